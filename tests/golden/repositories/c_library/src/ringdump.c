/* Prints a ring. */
#include "ring.h"

int main(void) {
  struct ring ring = {0};
  ring_put(&ring, 1);
  return ring_get(&ring);
}
