#include "core.h"

#pragma clang fp contract(off)

struct size {
  size_t rows, columns, depth;
  int kinds;                // of operands, from plain ones on
};

// A single element, edges of tiles, a digit's layer, columns a page apart, depths past the longest chain;
// the largest, both wide and deep, once alone: without fma under emulation it takes as long as all others.
static const struct size sizes[] = {
    {1, 1, 1, 4},       {7, 33, 17, 4},   {64, 10, 784, 4},   {130, 70, 129, 4},
    {61, 1100, 300, 4}, {19, 45, 5000, 4}, {43, 1025, 4100, 1},
};

void digest_products(exact_engine *engine, struct digest *d) {
  const size_t most_a = 43 * 4100, most_b = 1025 * 4100, most_c = 61 * 1100;
  float *a = room(most_a), *b = room(most_b), *c = room(most_c), *bias = room(1100);
  fill_evenly(stream_of(1), a, most_a);
  fill_evenly(stream_of(2), b, most_b);
  fill_evenly(stream_of(3), bias, 1100);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct size s = sizes[i];
    for (int kind = 0; kind < s.kinds; kind++) {
      exact_product product = {.a = a, .b = b, .c = c, .rows = s.rows, .columns = s.columns, .depth = s.depth,
                               .bias = (kind + i) % 2 ? bias : NULL, .first_is_transposed = kind & 1,
                               .second_is_transposed = kind >> 1};
      exact_multiply(engine, &product);
      digest_floats(d, c, s.rows * s.columns);
    }
  }
}
