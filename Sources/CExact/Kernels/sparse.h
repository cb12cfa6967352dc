// Products whose first operand is mostly 0. Where a tile of rows is 0, its terms are left out: as long as the
// second operand is finite they add 0, and a sum that ends with + 0 cannot tell.

/// The depths at which a tile of rows is not all 0, and the tile.
struct sparse_tile {
  struct tile tile;
  const uint32_t *places;
  size_t count;
};

INLINED void sparse_run(const struct sparse_tile *s, const size_t vectors, const int is_masked,
                        const int is_transposed) {
  const struct tile *t = &s->tile;
  tile_vector sums[SPARSE_ROWS][SPARSE_VECTORS];
#pragma unroll
  for (size_t r = 0; r < SPARSE_ROWS; r++) {
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      sums[r][v] = t->adds ? (tile_vector)0 : tile_start(t, r, v, is_masked && v + 1 == vectors);
  }
  const size_t row_step = is_transposed ? 1 : t->row_step;
  const size_t depth_step = is_transposed ? t->depth_step : 1;
  for (size_t i = 0; i < s->count; i++) {
    const float *a = t->a + s->places[i] * depth_step, *b = t->b + s->places[i] * t->b_step;
    tile_vector right[SPARSE_VECTORS];
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      right[v] = is_masked && v + 1 == vectors ? tile_load_some(b + v * TILE_WIDTH, t->mask)
                                               : *(const tile_loose *)(b + v * TILE_WIDTH);
#pragma unroll
    for (size_t r = 0; r < SPARSE_ROWS; r++) {
      tile_vector left = (tile_vector)a[r * row_step];
#pragma unroll
      for (size_t v = 0; v < vectors; v++) sums[r][v] = tile_fma(left, right[v], sums[r][v]);
    }
  }
  tile_bits found = (tile_bits)0;
#pragma unroll
  for (size_t r = 0; r < SPARSE_ROWS; r++) {
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      found |= tile_finish(t, r, v, is_masked && v + 1 == vectors, sums[r][v]);
  }
  tile_tell(t, found);
}

#define SPARSE(vectors, is_masked, is_transposed)                                                \
  static void sparse_##vectors##_##is_masked##_##is_transposed(const struct sparse_tile *s) {    \
    sparse_run(s, vectors, is_masked, is_transposed);                                            \
  }
#define SPARSE_FOUR(vectors) \
  SPARSE(vectors, 0, 0) SPARSE(vectors, 0, 1) SPARSE(vectors, 1, 0) SPARSE(vectors, 1, 1)
#define SPARSE_ENTRY(vectors)                                                                      \
  {{sparse_##vectors##_0_0, sparse_##vectors##_0_1}, {sparse_##vectors##_1_0, sparse_##vectors##_1_1}}

SPARSE_FOUR(1)
#if SPARSE_VECTORS > 1
SPARSE_FOUR(2)
SPARSE_FOUR(3)
#if SPARSE_VECTORS > 3
SPARSE_FOUR(4)
#endif
#endif

static void (*const sparse_functions[SPARSE_VECTORS][2][2])(const struct sparse_tile *) = {
    SPARSE_ENTRY(1),
#if SPARSE_VECTORS > 1
    SPARSE_ENTRY(2), SPARSE_ENTRY(3),
#if SPARSE_VECTORS > 3
    SPARSE_ENTRY(4),
#endif
#endif
};

/// Lists the depths, counted from the first, at which the rows are not all 0; 15 places more may be written.
static size_t list_depths(const exact_product *p, size_t row, struct share depths, uint32_t *places) {
  const float *a = p->a + row * p->depth + depths.first;
  size_t count = 0, k = 0;
  for (; k + 16 <= depths.count; k += 16) {
    int16v any = (int16v)0;
#pragma unroll
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= (int16v)load16(a + r * p->depth + k);
    count += list_nonzero16(any & 0x7fffffff, (uint32_t)k, places + count);
  }
  for (; k < depths.count; k++) {
    int any = 0;
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= a[r * p->depth + k] != 0;
    places[count] = (uint32_t)k;
    count += any != 0;
  }
  return count;
}

/// The same for a first operand that is transposed.
static size_t list_transposed_depths(const exact_product *p, size_t row, struct share depths,
                                     uint32_t *places) {
  const float *a = p->a + depths.first * p->rows + row;
  size_t count = 0;
#pragma unroll(4)
  for (size_t k = 0; k < depths.count; k++) {
    places[count] = (uint32_t)k;
    count += is_nonzero_across(a + k * p->rows);
  }
  return count;
}

/// Runs the tile of SPARSE_ROWS rows over some vectors of columns.
INLINED void run_sparse_tile(const exact_product *p, struct sparse_tile *s, size_t row, struct share vectors,
                             struct share depths) {
  size_t column = vectors.first * TILE_WIDTH;
  size_t columns = exact_least(p->columns - column, vectors.count * TILE_WIDTH);
  size_t edge = columns % TILE_WIDTH;
  s->tile = tile_at(p, (struct share){row, SPARSE_ROWS}, column, depths,
                    p->b + depths.first * p->columns + column, p->columns);
  s->tile.mask = tile_mask_of(edge);
  sparse_functions[vectors.count - 1][edge != 0][p->first_is_transposed != 0](s);
}

/// Runs some rows over all columns at some depths; rows that do not fill a tile leave nothing out.
static void multiply_sparse_rows(const exact_product *p, size_t row, struct share depths, uint32_t *places) {
  if (row + SPARSE_ROWS > p->rows) {
    struct share rest = {row, p->rows - row};
    const float *b = p->b + depths.first * p->columns;
    for (size_t j = 0; j < p->columns; j += TILE_COLUMNS) run_tile(p, rest, j, depths, b + j, p->columns);
    return;
  }
  struct sparse_tile s = {.places = places};
  s.count = p->first_is_transposed ? list_transposed_depths(p, row, depths, places)
                                   : list_depths(p, row, depths, places);
  size_t vectors = (p->columns + TILE_WIDTH - 1) / TILE_WIDTH;
  size_t tiles = (vectors + SPARSE_VECTORS - 1) / SPARSE_VECTORS;
  for (size_t j = 0; j < tiles; j++) run_sparse_tile(p, &s, row, share_of(j, tiles, vectors), depths);
}

static void multiply_sparse_part(const exact_product *p, const struct exact_product_part *part) {
  size_t blocks = (p->depth + part->depth_step - 1) / part->depth_step;
  for (size_t i = 0; i < blocks; i++) {
    struct share depths = depths_of(p, i, blocks);
    for (size_t row = part->first_row; row < part->last_row; row++)
      multiply_sparse_rows(p, row * SPARSE_ROWS, depths, (uint32_t *)part->room);
  }
}
