/* The ring buffer's interface. */
#ifndef RING_H
#define RING_H

struct ring {
  int head;
  int items[16];
};

void ring_put(struct ring *ring, int item);
int ring_get(struct ring *ring);

#endif
