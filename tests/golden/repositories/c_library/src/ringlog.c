/* Logs through a ring. */
#include "ring.h"

void ring_log(struct ring *ring, int item) {
  ring_put(ring, item);
  ring_get(ring);
}
