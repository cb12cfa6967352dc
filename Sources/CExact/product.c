#include "engine.h"

#pragma clang fp contract(off)

// Pieces are cut by shape alone, and no cut can show in the result: each element is its own chain.

static const size_t flops_for_a_team = 600000, flops_of_a_piece = 1000000;

/// A product cut into columns of tiles, each into groups of rows of tiles.
struct product_cut {
  const exact_product *product;
  const struct exact_kernels *kernels;
  size_t row_tiles, group, groups;
};

static void multiply_piece(void *context, size_t piece) {
  const struct product_cut *cut = context;
  size_t first = piece % cut->groups * cut->group;
  size_t last = exact_least(first + cut->group, cut->row_tiles);
  cut->kernels->multiply(cut->product, first, last, piece / cut->groups);
}

void exact_multiply(exact_engine *engine, const exact_product *p) {
  const struct exact_kernels *kernels = engine->kernels;
  if (p->rows == 0 || p->columns == 0) return;
  struct product_cut cut = {.product = p, .kernels = kernels};
  size_t column_tiles = (p->columns + kernels->tile_columns - 1) / kernels->tile_columns;
  size_t flops = 2 * p->rows * p->columns * p->depth;
  cut.row_tiles = (p->rows + kernels->tile_rows - 1) / kernels->tile_rows;
  size_t flops_of_a_tile = flops / (column_tiles * cut.row_tiles) + 1;
  cut.group = exact_least(cut.row_tiles, (flops_of_a_piece + flops_of_a_tile - 1) / flops_of_a_tile);
  cut.groups = (cut.row_tiles + cut.group - 1) / cut.group;
  if (flops >= flops_for_a_team) {
    exact_run_pieces(engine, column_tiles * cut.groups, multiply_piece, &cut);
  } else {
    for (size_t column = 0; column < column_tiles; column++) kernels->multiply(p, 0, cut.row_tiles, column);
  }
}

/// A matrix cut into bands of columns.
struct band_cut {
  const struct exact_kernels *kernels;
  const float *from;
  float *to;
  size_t rows, columns, band;
};

static void transpose_piece(void *context, size_t piece) {
  const struct band_cut *cut = context;
  size_t first = piece * cut->band, last = exact_least(first + cut->band, cut->columns);
  cut->kernels->transpose(cut->from, cut->rows, cut->columns, cut->to, first, last);
}

static void sum_columns_piece(void *context, size_t piece) {
  const struct band_cut *cut = context;
  size_t first = piece * cut->band, last = exact_least(first + cut->band, cut->columns);
  cut->kernels->sum_columns(cut->from, cut->rows, cut->columns, cut->to, first, last);
}

/// Runs the bands on the team where the matrix is large, else as one.
static void run_bands(exact_engine *engine, struct band_cut *cut, void (*piece)(void *, size_t)) {
  if (cut->rows * cut->columns < 32768) cut->band = cut->columns;
  if (cut->band == 0) return;
  exact_run_pieces(engine, (cut->columns + cut->band - 1) / cut->band, piece, cut);
}

void exact_transpose(exact_engine *engine, const float *from, size_t rows, size_t columns, float *to) {
  struct band_cut cut = {engine->kernels, from, to, rows, columns, 32};
  run_bands(engine, &cut, transpose_piece);
}

void exact_sum_columns(exact_engine *engine, const float *a, size_t rows, size_t columns, float *sums) {
  struct band_cut cut = {engine->kernels, a, sums, rows, columns, 64};
  run_bands(engine, &cut, sum_columns_piece);
}
