/* The ring buffer. */
#include "ring.h"

/* Puts an item over the oldest one. */
void ring_put(struct ring *ring, int item) {
  ring->items[ring->head++ % 16] = item;
}

int ring_get(struct ring *ring) { return ring->items[--ring->head % 16]; }
