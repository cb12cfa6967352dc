// Products by tiles of TILE_ROWS × TILE_VECTORS vectors, each element one chain over the depth.

/// A tile of the result and where its chains start.
struct tile {
  const float *a, *b, *start;
  float *c;
  size_t row_step, depth_step, b_step, start_step, c_step, depth;
  tile_mask mask;           // of the last vector's columns
  int adds;                 // the chains start from 0 and are added to `start` at the end
};

INLINED tile_vector tile_start(const struct tile *t, size_t row, size_t vector, int is_masked) {
  if (!t->start) return (tile_vector)0;
  const float *from = t->start + row * t->start_step + vector * TILE_WIDTH;
  return is_masked ? tile_load_some(from, t->mask) : *(const tile_loose *)from;
}

INLINED void tile_finish(const struct tile *t, size_t row, size_t vector, int is_masked, tile_vector sum) {
  float *to = t->c + row * t->c_step + vector * TILE_WIDTH;
  if (t->adds) sum = tile_start(t, row, vector, is_masked) + sum;
  if (is_masked) {
    tile_store_some(to, sum, t->mask);
  } else {
    *(tile_loose *)to = sum;
  }
}

/// All but the tile are constants at each call, and the loops over rows and vectors unroll.
INLINED void tile_run(const struct tile *t, const size_t rows, const size_t vectors, const int is_masked,
                      const int is_transposed) {
  tile_vector sums[TILE_ROWS][TILE_VECTORS];
#pragma unroll
  for (size_t r = 0; r < rows; r++) {
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      sums[r][v] = t->adds ? (tile_vector)0 : tile_start(t, r, v, is_masked && v + 1 == vectors);
  }
  const float *a = t->a, *b = t->b;
  const size_t row_step = is_transposed ? 1 : t->row_step;
  const size_t depth_step = is_transposed ? t->depth_step : 1;
  for (size_t k = t->depth; k > 0; k--) {
    tile_vector right[TILE_VECTORS];
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      right[v] = is_masked && v + 1 == vectors ? tile_load_some(b + v * TILE_WIDTH, t->mask)
                                               : *(const tile_loose *)(b + v * TILE_WIDTH);
#pragma unroll
    for (size_t r = 0; r < rows; r++) {
      tile_vector left = (tile_vector)a[r * row_step];
#pragma unroll
      for (size_t v = 0; v < vectors; v++) sums[r][v] = tile_fma(left, right[v], sums[r][v]);
    }
    a += depth_step;
    b += t->b_step;
  }
#pragma unroll
  for (size_t r = 0; r < rows; r++) {
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      tile_finish(t, r, v, is_masked && v + 1 == vectors, sums[r][v]);
  }
}

#define TILE(rows, vectors, is_masked, is_transposed)                                             \
  static void tile_##rows##_##vectors##_##is_masked##_##is_transposed(const struct tile *t) {     \
    tile_run(t, rows, vectors, is_masked, is_transposed);                                         \
  }
#define TILE_NAME(rows, vectors, is_masked, is_transposed) \
  tile_##rows##_##vectors##_##is_masked##_##is_transposed
#include "tile_table.h"

/// Points the tile at rows [row, row + rows) and the depths from `depth` on.
INLINED void tile_place(struct tile *t, const exact_product *p, size_t row, size_t column, size_t depth) {
  t->a = p->first_is_transposed ? p->a + depth * p->rows + row : p->a + row * p->depth + depth;
  t->row_step = p->first_is_transposed ? 1 : p->depth;
  t->depth_step = p->first_is_transposed ? p->rows : 1;
  t->b = p->b + depth * p->columns + column;
  t->b_step = t->c_step = p->columns;
  t->c = p->c + row * p->columns + column;
  if (depth == 0) {
    t->start = p->bias ? p->bias + column : NULL;
    t->start_step = 0;
  } else {
    t->start = t->c;
    t->start_step = t->c_step;
  }
}

static void multiply_tiles(const exact_product *p, size_t first, size_t last, size_t column_tile) {
  size_t column = column_tile * TILE_VECTORS * TILE_WIDTH;
  size_t columns = exact_least(p->columns - column, TILE_VECTORS * TILE_WIDTH);
  size_t vectors = (columns + TILE_WIDTH - 1) / TILE_WIDTH;
  size_t edge = columns % TILE_WIDTH;
  size_t row_tiles = (p->rows + TILE_ROWS - 1) / TILE_ROWS;
  int is_long = p->depth > EXACT_LONGEST_CHAIN;
  size_t step = is_long ? EXACT_CHAIN_BLOCK : EXACT_CACHED_DEPTH;
  struct tile t = {.mask = tile_mask_of(edge), .adds = is_long};
  for (size_t depth = 0; depth < p->depth; depth += step) {
    t.depth = exact_least(step, p->depth - depth);
    for (size_t i = first; i < last; i++) {
      size_t row = i * p->rows / row_tiles;
      size_t rows = (i + 1) * p->rows / row_tiles - row;
      tile_place(&t, p, row, column, depth);
      tile_functions[p->first_is_transposed != 0][rows - 1][2 * (vectors - 1) + (edge != 0)](&t);
    }
  }
}
