/* ring.c - a ring buffer with odd corners.
 *
 * Copyright (c) someone. */
#include <stdio.h>
#include "ring.h"

#define RING_SIZE 64
#define RING_NEXT(i) (((i) + 1) % RING_SIZE)
#define EMPTY_MARK

/* How full a ring is. */
enum fill { RING_EMPTY, RING_FULL };

struct ring {
  int at[RING_SIZE];
  struct { int x; } nested;
};

typedef struct ring ring_t;
typedef int (*ring_visit)(struct ring *r, int value);
union word { int i; float f; };

static const char *const names[] = {
    [RING_EMPTY] = "empty",
    [RING_FULL] = "full",
};
int ring_count = 0;
extern int not_here;

/**
 * @brief Puts a value into the ring. Drops the oldest.
 * @param r the ring
 */
int ring_put(struct ring *r, int value) {
  if (r == NULL) { return -1; }
  r->at[RING_NEXT(0)] = value;
  return ring_count;
}

// Not for others,
// as it has no lock.
static inline struct ring *
ring_open(void)
{
  static struct ring only;
  return &only;
}

int old_style(a, b)
    int a;
    char *b;
{
  return a + *b;
}

#ifdef WITH_TRACE
void trace(const char *what) {
#else
void trace(const char *what, int more) {
#endif
  puts(what);
}

__attribute__((noinline)) void **deep(void) { return 0; }

int main(int argc, char **argv) {
  (void)argv;
  return ring_put(ring_open(), argc);
}

#ifdef RING_TEST_MAIN
int main(void) { return ring_put(ring_open(), 1); }
#endif
