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

/// Most of the first operand is 0, of either sign.
static void digest_sparse(exact_engine *engine, const float *b, const float *bias, struct digest *d) {
  enum { rows = 70, columns = 90, depth = 430 };
  float *a = room(rows * depth), *c = room(depth * columns);
  fill_evenly(stream_of(4), a, rows * depth);
  for (size_t i = 0; i < rows * depth; i++)
    if (i % 7 != 3 || i / depth % 9 == 2) a[i] = i % 2 ? 0.0f : -0.0f;
  exact_product forward = {.a = a, .b = b, .c = c, .rows = rows, .columns = columns, .depth = depth,
                           .bias = bias, .first_is_sparse = 1};
  exact_multiply(engine, &forward);
  digest_floats(d, c, rows * columns);
  exact_product backward = {.a = a, .b = b, .c = c, .rows = depth, .columns = columns, .depth = rows,
                            .first_is_transposed = 1, .first_is_sparse = 1};
  exact_multiply(engine, &backward);
  digest_floats(d, c, depth * columns);
}

/// The same of bytes.
static void digest_bytes(exact_engine *engine, const float *b, const float *bias, struct digest *d) {
  enum { rows = 70, columns = 90, depth = 430 };
  float *values = room(256), *numbers = room(rows * depth), *c = room(depth * columns);
  uint8_t *bytes = (uint8_t *)room(rows * depth);
  fill_evenly(stream_of(5), numbers, rows * depth);
  for (size_t i = 0; i < 256; i++) values[i] = (float)i / 255;
  for (size_t i = 0; i < rows * depth; i++)
    bytes[i] = i % 3 == 1 && i / depth % 9 != 2 ? (uint8_t)(128 * (1 + numbers[i])) : 0;
  exact_product forward = {.bytes = bytes, .values = values, .b = b, .c = c, .rows = rows,
                           .columns = columns, .depth = depth, .bias = bias, .first_is_sparse = 1};
  exact_multiply(engine, &forward);
  digest_floats(d, c, rows * columns);
  exact_product backward = {.bytes = bytes, .values = values, .b = b, .c = c, .rows = depth,
                            .columns = columns, .depth = rows, .first_is_transposed = 1,
                            .first_is_sparse = 1};
  exact_multiply(engine, &backward);
  digest_floats(d, c, depth * columns);
}

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
  digest_sparse(engine, b, bias, d);
  digest_bytes(engine, b, bias, d);
}
