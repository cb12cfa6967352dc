#include "engine.h"

#pragma clang fp contract(off)

// Pieces are cut by shape alone, and no cut can show in the result: each element is its own chain.

static const size_t flops_for_a_team = 600000, flops_of_a_piece = 1000000;
// Depths taken at a time, as they lie and laid in order.
static const size_t cached_depth = 1024, laid_depth = 512;
// From so many columns on, a column's neighbours below lie a page apart or more.
static const size_t far_columns = 1024;

/// A product cut into groups of tiles.
struct product_cut {
  const exact_product *product;
  const struct exact_kernels *kernels;
  void (*multiply)(const exact_product *p, const struct exact_product_part *part);
  struct exact_product_part part;       // of no tiles yet
  size_t row_tiles, row_group, row_groups;
  size_t column_tiles, column_group, column_groups;
  float *rooms;
  int *found;               // set to 1 where the second operand is not finite; null if nobody asks
};

/// Looks at the piece's share of the second operand.
static void look_for_non_finite(const struct product_cut *cut, size_t piece) {
  size_t count = cut->product->depth * cut->product->columns, pieces = cut->row_groups * cut->column_groups;
  size_t share = (count + pieces - 1) / pieces, first = piece * share;
  if (first >= count) return;
  share = exact_least(share, count - first);
  if (cut->kernels->first_non_finite(cut->product->b + first, share) != share)
    __atomic_store_n(cut->found, 1, __ATOMIC_RELAXED);
}

static void multiply_piece(void *context, size_t piece, size_t worker) {
  const struct product_cut *cut = context;
  struct exact_product_part part = cut->part;
  part.first_row = piece % cut->row_groups * cut->row_group;
  part.last_row = exact_least(part.first_row + cut->row_group, cut->row_tiles);
  part.first_column = piece / cut->row_groups * cut->column_group;
  part.last_column = exact_least(part.first_column + cut->column_group, cut->column_tiles);
  // Odd workers come from the back.
  size_t group = piece / cut->row_groups, last = cut->column_groups - 1;
  if (worker % 2 == 0 ? group < last : group > 0) {
    part.next_column = (worker % 2 == 0 ? group + 1 : group - 1) * cut->column_group;
    part.end_of_next = exact_least(part.next_column + cut->column_group, cut->column_tiles);
  }
  part.room = cut->rooms + worker * EXACT_ROOM;
  if (cut->found) look_for_non_finite(cut, piece);
  cut->multiply(cut->product, &part);
}

static size_t groups_of(size_t whole, size_t group) { return (whole + group - 1) / group; }

/// Cuts into a few columns of tiles, whose results lie side by side, each into groups of rows of tiles.
static void cut_as_it_lies(struct product_cut *cut, size_t flops) {
  size_t flops_of_a_tile = flops / (cut->column_tiles * cut->row_tiles) + 1;
  cut->part.depth_step = cached_depth;
  cut->column_group = exact_least(cut->column_tiles, 4);
  size_t flops_of_a_row = flops_of_a_tile * cut->column_group;
  cut->row_group = exact_least(cut->row_tiles, groups_of(flops_of_a_piece, flops_of_a_row));
}

/// Cuts into a few columns of tiles at a time, laid in order once for many rows.
static void cut_to_be_laid(struct product_cut *cut) {
  size_t depth = exact_least(cut->product->depth, laid_depth);
  cut->part.lays_columns = 1;
  cut->part.depth_step = laid_depth;
  size_t room = EXACT_ROOM / 2 / (depth * cut->kernels->tile_columns);
  size_t shared = groups_of(cut->column_tiles, 8);
  cut->column_group = exact_least(room, shared);
  cut->row_group = exact_least(cut->row_tiles, 80);
}

/// Rows of a tile: of those that lie pages apart, a set of the first cache holds only so many.
static size_t most_rows(const struct product_cut *cut) {
  const exact_product *p = cut->product;
  int share_a_set = !p->first_is_transposed && p->depth % 1024 == 0;
  return share_a_set ? exact_least(cut->kernels->tile_rows, 12) : cut->kernels->tile_rows;
}

static void cut_densely(struct product_cut *cut, size_t flops) {
  const exact_product *p = cut->product;
  cut->multiply = cut->kernels->multiply;
  cut->column_tiles = groups_of(p->columns, cut->kernels->tile_columns);
  cut->row_tiles = cut->part.row_tiles = groups_of(p->rows, most_rows(cut));
  if (p->second_is_transposed || (p->columns >= far_columns && cut->row_tiles >= 4)) {
    cut_to_be_laid(cut);
  } else {
    cut_as_it_lies(cut, flops);
  }
  if (!exact_is_cut(p)) return;
  size_t room = EXACT_ROOM / (EXACT_CHAIN_BLOCK * cut->kernels->tile_columns);
  cut->column_group = exact_least(cut->column_group, room);
}

/// Cuts into groups of rows of tiles, each over all columns.
static void cut_sparsely(struct product_cut *cut, size_t flops) {
  cut->multiply = cut->kernels->multiply_sparse;
  cut->part.depth_step = cached_depth;
  cut->row_tiles = groups_of(cut->product->rows, cut->kernels->sparse_rows);
  cut->column_tiles = cut->column_group = 1;
  // Half of the terms or more are left out.
  cut->row_group = groups_of(flops_of_a_piece / 2, flops / cut->row_tiles + 1);
}

static void run_cut(exact_engine *engine, struct product_cut *cut, size_t flops) {
  if (exact_is_cut(cut->product)) cut->part.depth_step = EXACT_CHAIN_BLOCK;
  cut->row_groups = groups_of(cut->row_tiles, cut->row_group);
  cut->column_groups = groups_of(cut->column_tiles, cut->column_group);
  size_t pieces = cut->row_groups * cut->column_groups;
  if (flops >= flops_for_a_team) {
    exact_run_pieces(engine, pieces, multiply_piece, cut);
  } else {
    for (size_t piece = 0; piece < pieces; piece++) multiply_piece(cut, piece, 0);
  }
}

/// Whether terms with the factor 0 may be left out.
static int is_sparse(const exact_engine *engine, const exact_product *p) {
  if (!p->first_is_sparse || p->second_is_transposed) return 0;
  // What chains go on from is gone once they have, so that nothing could be done again.
  size_t count = p->depth * p->columns;
  return !p->continues || engine->kernels->first_non_finite(p->b, count) == count;
}

int exact_multiply(exact_engine *engine, const exact_product *p) {
  if (p->rows == 0 || p->columns == 0) return 1;
  struct product_cut cut = {.product = p, .kernels = engine->kernels, .rooms = engine->rooms};
  size_t flops = 2 * p->rows * p->columns * p->depth;
  if (is_sparse(engine, p)) {
    // Terms with the factor 0 may be left out where the second operand is finite: they are 0. Each piece
    // looks at its share of it, and if anything is found, all is done again.
    int found = 0;
    cut.found = p->continues ? NULL : &found;
    cut_sparsely(&cut, flops);
    run_cut(engine, &cut, flops);
    if (!__atomic_load_n(&found, __ATOMIC_RELAXED)) return 1;
    cut = (struct product_cut){.product = p, .kernels = engine->kernels, .rooms = engine->rooms};
  }
  if (p->bytes) return 0;
  cut_densely(&cut, flops);
  run_cut(engine, &cut, flops);
  return 1;
}

/// A matrix cut into bands of columns.
struct band_cut {
  const struct exact_kernels *kernels;
  const exact_columns *work;
  size_t band;
};

static void sum_columns_piece(void *context, size_t piece, size_t worker) {
  (void)worker;
  const struct band_cut *cut = context;
  size_t first = piece * cut->band, last = exact_least(first + cut->band, cut->work->columns);
  cut->kernels->sum_columns(cut->work, first, last);
}

/// Sums bands on the team where the matrix is large, else all as one.
static void sum_bands(exact_engine *engine, const exact_columns *work) {
  size_t band = work->rows * work->columns < 32768 ? work->columns : 64;
  if (band == 0) return;
  struct band_cut cut = {engine->kernels, work, band};
  exact_run_pieces(engine, (work->columns + band - 1) / band, sum_columns_piece, &cut);
}

void exact_sum_columns(exact_engine *engine, const float *a, size_t rows, size_t columns, float *sums) {
  sum_bands(engine, &(exact_columns){a, rows, columns, sums, 0});
}

void exact_add_columns(exact_engine *engine, const float *a, size_t rows, size_t columns, float *sums) {
  sum_bands(engine, &(exact_columns){a, rows, columns, sums, 1});
}
