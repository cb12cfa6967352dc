#ifndef CEXACT_KERNELS_H
#define CEXACT_KERNELS_H

#include "CExact.h"

/// Tiles of rows by tiles of columns of a product, and how the operands are brought to them.
struct exact_product_part {
  size_t row_tiles;         // of the whole product, which share out its rows evenly
  size_t first_row, last_row;
  size_t first_column, last_column;
  /// The columns that the thread most likely takes next; none if the first is the last.
  size_t next_column, end_of_next;
  /// Depths taken at a time: a chain carried through memory is the same chain.
  size_t depth_step;
  /// Whether the second operand's tiles are laid in order before they are read; a transposed one must be.
  int lays_columns;
  float *room;              // EXACT_ROOM floats
};

/// A matrix and where the sums of its columns go.
typedef struct exact_columns {
  const float *a;           // [rows, columns]
  size_t rows, columns;
  float *sums;              // [columns]
  int continues;            // the chains go on from the sums
} exact_columns;

/// What one instruction set offers; pieces are cut by the caller.
struct exact_kernels {
  size_t tile_rows, tile_columns, sparse_rows;
  void (*multiply)(const exact_product *p, const struct exact_product_part *part);
  /// The same for a first operand that is mostly 0: tiles of `sparse_rows` rows, over all columns.
  void (*multiply_sparse)(const exact_product *p, const struct exact_product_part *part);
  /// Columns [first, last).
  void (*sum_columns)(const exact_columns *work, size_t first, size_t last);
  void (*apply[EXACT_FUNCTIONS])(const float *x, float *y, size_t count, const exact_activation *told);
  void (*apply_backward[EXACT_FUNCTIONS])(const float *saved, float *gradient, size_t count,
                                          const exact_activation *told);
  void (*dropout)(const exact_dropping *dropping, const float *x, float *y, size_t count);
  void (*cross_entropy)(const exact_cross_entropy *work, size_t first_row, size_t last_row);
  void (*squared_error)(const exact_squares *work, size_t first_row, size_t last_row);
  void (*normalize)(const exact_normalizing *work, size_t first_row, size_t last_row);
  void (*normalize_backward)(const exact_normalizing *work, size_t first_row, size_t last_row);
  void (*gather_bytes)(const exact_gathering *work, size_t first_row, size_t last_row);
  size_t (*first_non_finite)(const float *v, size_t count);
  // In lanes of binary64.
  double (*sum_products)(const float *v, const float *w, size_t count);
  double (*sum_magnitudes)(const float *v, size_t count);
  void (*descend)(float *weights, const float *gradient, size_t count, float rate);
  void (*adam)(const exact_adam_pass *pass, size_t first, size_t last);
  /// Chains of fma; each round is so many floating-point operations.
  float (*run_chains)(size_t rounds, float factor);
  size_t flops_of_a_round;
};

extern const struct exact_kernels exact_kernels_avx512;
extern const struct exact_kernels exact_kernels_avx2;
extern const struct exact_kernels exact_kernels_baseline;

// A chain longer than this is cut into blocks whose sums are added in order (docs/numerics.md).
#define EXACT_LONGEST_CHAIN 4096
#define EXACT_CHAIN_BLOCK 1024

/// Whether the chains of a product are cut into blocks, which goes by the whole that it may be a part of.
static inline int exact_is_cut(const exact_product *p) {
  return p->depth > EXACT_LONGEST_CHAIN || p->whole_depth > EXACT_LONGEST_CHAIN;
}

// Floats of the room that each thread has for what it lays in order: half a mebibyte, within its cache.
#define EXACT_ROOM 131072

/// Brings a row of bytes nearer that a following batch will gather.
static inline void exact_fetch_row(const exact_gathering *work, size_t i) {
  if (i >= work->rows_after) return;
  const uint8_t *row = (const uint8_t *)work->source + (size_t)work->order[work->rows + i] * work->columns;
  for (size_t j = 0; j < work->columns; j += 64) __builtin_prefetch(row + j, 0, 2);
}

static inline size_t exact_least(size_t a, size_t b) { return a < b ? a : b; }

#endif
