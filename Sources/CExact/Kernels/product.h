// Products by tiles of TILE_ROWS × TILE_VECTORS vectors, each element one chain over the depth.

/// A tile of the result and where its chains start.
struct tile {
  const float *a, *b, *start;
  float *c;
  size_t row_step, depth_step, b_step, start_step, c_step, depth;
  tile_mask mask;           // of the last vector's columns
  int adds;                 // the chains start from 0 and are added to `start` at the end
  int32_t *spoiled;
};

INLINED tile_vector tile_start(const struct tile *t, size_t row, size_t vector, int is_masked) {
  if (!t->start) return (tile_vector)0;
  const float *from = t->start + row * t->start_step + vector * TILE_WIDTH;
  return is_masked ? tile_load_some(from, t->mask) : *(const tile_loose *)from;
}

/// Stores a vector of sums; what is kept of them shows whether all were finite.
INLINED tile_bits tile_finish(const struct tile *t, size_t row, size_t vector, int is_masked,
                              tile_vector sum) {
  float *to = t->c + row * t->c_step + vector * TILE_WIDTH;
  if (t->adds) sum = tile_start(t, row, vector, is_masked) + sum;
  // -0 becomes 0, so that terms of 0 can be left out.
  sum += (tile_vector)0;
  if (is_masked) {
    tile_store_some(to, sum, t->mask);
  } else {
    *(tile_loose *)to = sum;
  }
  return ((tile_bits)sum & 0x7f800000) == 0x7f800000;
}

INLINED void tile_tell(const struct tile *t, tile_bits found) {
  if (t->spoiled && __builtin_reduce_or(found) != 0) __atomic_store_n(t->spoiled, 1, __ATOMIC_RELAXED);
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
  tile_bits found = (tile_bits)0;
#pragma unroll
  for (size_t r = 0; r < rows; r++) {
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      found |= tile_finish(t, r, v, is_masked && v + 1 == vectors, sums[r][v]);
  }
  tile_tell(t, found);
}

#define TILE(rows, vectors, is_masked, is_transposed)                                             \
  static void tile_##rows##_##vectors##_##is_masked##_##is_transposed(const struct tile *t) {     \
    tile_run(t, rows, vectors, is_masked, is_transposed);                                         \
  }
#define TILE_NAME(rows, vectors, is_masked, is_transposed) \
  tile_##rows##_##vectors##_##is_masked##_##is_transposed
#include "tile_table.h"

/// Part i of n of `whole` things, which are shared out evenly.
struct share {
  size_t first, count;
};

INLINED struct share share_of(size_t i, size_t n, size_t whole) {
  size_t first = i * whole / n;
  return (struct share){first, (i + 1) * whole / n - first};
}

/// A block of the second operand: some columns at some depths.
struct block {
  size_t column, end;
  struct share depths;
};

INLINED void copy_row(const float *from, float *to, size_t columns) {
  size_t j = 0;
  for (; j + TILE_WIDTH <= columns; j += TILE_WIDTH)
    *(tile_loose *)(to + j) = *(const tile_loose *)(from + j);
  if (j == columns) return;
  tile_mask mask = tile_mask_of(columns - j);
  tile_store_some(to + j, tile_load_some(from + j, mask), mask);
}

/// Lays a block into `room`: its tiles of columns one behind the other, each depth by depth.
static void lay_block(const exact_product *p, struct block at, float *room) {
  size_t first = at.depths.first, count = at.depths.count;
  if (p->second_is_transposed) {
    for (size_t j = at.column; j < at.end; j += TILE_COLUMNS, room += count * TILE_COLUMNS)
      transpose_block(p->b + j * p->depth + first, p->depth, room, TILE_COLUMNS,
                      exact_least(at.end - j, TILE_COLUMNS), count);
    return;
  }
  // Depth by depth, since whole rows of the block lie together.
  for (size_t k = 0; k < count; k++) {
    const float *row = p->b + (first + k) * p->columns;
    float *to = room + k * TILE_COLUMNS;
    for (size_t j = at.column; j < at.end; j += TILE_COLUMNS, to += count * TILE_COLUMNS) {
      size_t columns = at.end - j;
      if (columns >= TILE_COLUMNS) {
        copy_row(row + j, to, TILE_COLUMNS);
      } else {
        copy_row(row + j, to, columns);
      }
    }
  }
}

/// Memory that is read soon, fetched a few lines at a time.
struct fetching {
  const char *row;
  size_t step, width, place, rows_left;     // all but the rows in bytes
};

INLINED struct fetching fetching_of(const exact_product *p, struct block at) {
  size_t first = at.depths.first, count = at.depths.count;
  // 60 bytes more: a row need not begin where a line does.
  if (p->second_is_transposed)
    return (struct fetching){.row = (const char *)(p->b + at.column * p->depth + first),
                             .step = p->depth * sizeof(float), .width = count * sizeof(float) + 60,
                             .rows_left = at.end - at.column};
  return (struct fetching){.row = (const char *)(p->b + first * p->columns + at.column),
                           .step = p->columns * sizeof(float),
                           .width = (at.end - at.column) * sizeof(float) + 60, .rows_left = count};
}

INLINED void fetch_some(struct fetching *f, size_t lines) {
  for (; lines > 0 && f->rows_left > 0; lines--) {
    __builtin_prefetch(f->row + f->place, 0, 2);
    f->place += 64;
    if (f->place < f->width) continue;
    f->place = 0;
    f->row += f->step;
    f->rows_left--;
  }
}

/// The tile of the rows and of the columns from `column` on, whose second operand lies at `b`.
INLINED struct tile tile_at(const exact_product *p, struct share rows, size_t column, struct share depths,
                            const float *b, size_t b_step) {
  struct tile t = {.b = b, .b_step = b_step, .c_step = p->columns, .depth = depths.count,
                   .adds = exact_is_cut(p), .spoiled = p->spoiled};
  if (p->a)
    t.a = p->first_is_transposed ? p->a + depths.first * p->rows + rows.first
                                 : p->a + rows.first * p->depth + depths.first;
  t.row_step = p->first_is_transposed ? 1 : p->depth;
  t.depth_step = p->first_is_transposed ? p->rows : 1;
  t.c = p->c + rows.first * p->columns + column;
  if (depths.first == 0 && !p->continues) {
    t.start = p->bias ? p->bias + column : NULL;
    t.start_step = 0;
  } else {
    t.start = t.c;
    t.start_step = t.c_step;
  }
  return t;
}

/// Runs a tile over up to TILE_COLUMNS of the columns that are left.
INLINED void run_tile(struct tile *t, size_t rows, size_t columns_left, int is_transposed) {
  size_t columns = exact_least(columns_left, TILE_COLUMNS);
  size_t vectors = (columns + TILE_WIDTH - 1) / TILE_WIDTH;
  size_t edge = columns % TILE_WIDTH;
  t->mask = tile_mask_of(edge);
  tile_functions[is_transposed][rows - 1][2 * (vectors - 1) + (edge != 0)](t);
}

/// Runs the tiles of a part at some depths, fetching what is laid next.
static void multiply_depths(const exact_product *p, const struct exact_product_part *part, struct block at,
                            struct fetching next) {
  size_t tiles = (part->last_row - part->first_row) * (part->last_column - part->first_column);
  size_t lines = next.rows_left * (next.width / 64 + 1) / tiles + 1;
  if (part->lays_columns) lay_block(p, at, part->room);
  for (size_t i = part->first_row; i < part->last_row; i++) {
    struct share rows = share_of(i, part->row_tiles, p->rows);
    const float *laid = part->room;
    for (size_t j = at.column; j < at.end; j += TILE_COLUMNS, laid += at.depths.count * TILE_COLUMNS) {
      if (part->lays_columns) fetch_some(&next, lines);
      const float *as_it_lies = p->b + at.depths.first * p->columns + j;
      struct tile t = part->lays_columns ? tile_at(p, rows, j, at.depths, laid, TILE_COLUMNS)
                                         : tile_at(p, rows, j, at.depths, as_it_lies, p->columns);
      run_tile(&t, rows.count, p->columns - j, p->first_is_transposed != 0);
    }
  }
}

/// The depths of block i of n.
INLINED struct share depths_of(const exact_product *p, size_t i, size_t n) {
  if (!exact_is_cut(p)) return share_of(i, n, p->depth);
  size_t first = i * EXACT_CHAIN_BLOCK;
  return (struct share){first, exact_least(EXACT_CHAIN_BLOCK, p->depth - first)};
}

static void multiply_part(const exact_product *p, const struct exact_product_part *part) {
  size_t blocks = (p->depth + part->depth_step - 1) / part->depth_step;
  struct block at = {part->first_column * TILE_COLUMNS,
                     exact_least(part->last_column * TILE_COLUMNS, p->columns), {0, 0}};
  for (size_t i = 0; i < blocks; i++) {
    at.depths = depths_of(p, i, blocks);
    struct block next = at;
    if (i + 1 < blocks) {
      next.depths = depths_of(p, i + 1, blocks);
    } else {
      size_t end = exact_least(part->end_of_next * TILE_COLUMNS, p->columns);
      next = (struct block){part->next_column * TILE_COLUMNS, end, depths_of(p, 0, blocks)};
    }
    struct fetching none = {0};
    multiply_depths(p, part, at, next.column < next.end ? fetching_of(p, next) : none);
  }
}
