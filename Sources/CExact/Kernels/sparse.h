// Products whose first operand is mostly 0. Where a tile of rows is 0, its terms are left out: as long as the
// second operand is finite they add 0, and a sum that ends with + 0 cannot tell.

/// A tile and the depths at which its rows are not all 0.
struct sparse_tile {
  struct tile tile;
  const uint8_t *bytes;     // in place of the tile's first operand, each for one of the values
  const float *values;
  struct depth_list list;
};

INLINED void fetch_vectors(const float *from, size_t vectors) {
#pragma unroll
  for (size_t v = 0; v < vectors; v++) __builtin_prefetch(from + v * TILE_WIDTH, 0, 3);
}

INLINED void sparse_run(const struct sparse_tile *s, const size_t vectors, const int is_masked,
                        const int is_transposed, const int is_of_bytes) {
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
  for (size_t i = 0; i < s->list.count; i++) {
    const size_t place = s->list.places[i] * depth_step;
    const float *b = t->b + s->list.places[i] * t->b_step;
    // Rows that lie apart are no stream to the processor; a transposed operand's partner is small and near.
    if (!is_transposed) fetch_vectors(t->b + s->list.places[i + AHEAD] * t->b_step, vectors);
    tile_vector right[SPARSE_VECTORS];
#pragma unroll
    for (size_t v = 0; v < vectors; v++)
      right[v] = is_masked && v + 1 == vectors ? tile_load_some(b + v * TILE_WIDTH, t->mask)
                                               : *(const tile_loose *)(b + v * TILE_WIDTH);
#pragma unroll
    for (size_t r = 0; r < SPARSE_ROWS; r++) {
      const size_t at = place + r * row_step;
      tile_vector left = (tile_vector)(is_of_bytes ? s->values[s->bytes[at]] : t->a[at]);
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

#define SPARSE(vectors, is_masked, is_transposed, is_of_bytes)                                    \
  static void sparse_##vectors##_##is_masked##_##is_transposed##_##is_of_bytes(                   \
      const struct sparse_tile *s) {                                                              \
    sparse_run(s, vectors, is_masked, is_transposed, is_of_bytes);                                \
  }
#define SPARSE_FOUR(vectors, is_of_bytes)                                         \
  SPARSE(vectors, 0, 0, is_of_bytes) SPARSE(vectors, 0, 1, is_of_bytes)           \
  SPARSE(vectors, 1, 0, is_of_bytes) SPARSE(vectors, 1, 1, is_of_bytes)
#define SPARSE_ENTRY(vectors, is_of_bytes)                                              \
  {{sparse_##vectors##_0_0_##is_of_bytes, sparse_##vectors##_0_1_##is_of_bytes},        \
   {sparse_##vectors##_1_0_##is_of_bytes, sparse_##vectors##_1_1_##is_of_bytes}},

#if SPARSE_VECTORS == 1
#define SPARSE_EACH(M, is_of_bytes) M(1, is_of_bytes)
#elif SPARSE_VECTORS == 3
#define SPARSE_EACH(M, is_of_bytes) M(1, is_of_bytes) M(2, is_of_bytes) M(3, is_of_bytes)
#elif SPARSE_VECTORS == 4
#define SPARSE_EACH(M, is_of_bytes) \
  M(1, is_of_bytes) M(2, is_of_bytes) M(3, is_of_bytes) M(4, is_of_bytes)
#endif

SPARSE_EACH(SPARSE_FOUR, 0)
SPARSE_EACH(SPARSE_FOUR, 1)

static void (*const sparse_functions[2][SPARSE_VECTORS][2][2])(const struct sparse_tile *) = {
    {SPARSE_EACH(SPARSE_ENTRY, 0)}, {SPARSE_EACH(SPARSE_ENTRY, 1)}};

/// Runs the tile of SPARSE_ROWS rows over some vectors of columns.
INLINED void run_sparse_tile(const exact_product *p, struct sparse_tile *s, size_t row, struct share vectors,
                             struct share depths) {
  size_t column = vectors.first * TILE_WIDTH;
  size_t columns = exact_least(p->columns - column, vectors.count * TILE_WIDTH);
  size_t edge = columns % TILE_WIDTH;
  s->tile = tile_at(p, (struct share){row, SPARSE_ROWS}, column, depths,
                    p->b + depths.first * p->columns + column, p->columns);
  s->tile.mask = tile_mask_of(edge);
  sparse_functions[p->bytes != NULL][vectors.count - 1][edge != 0][p->first_is_transposed != 0](s);
}

/// Writes the values of some rows of bytes, each row's depths behind one another.
static void expand_bytes(const exact_product *p, struct share rows, struct share depths, float *values) {
  size_t row_step = p->first_is_transposed ? 1 : p->depth, depth_step = p->first_is_transposed ? p->rows : 1;
  const uint8_t *from = bytes_at(p, rows.first, depths.first);
  for (size_t r = 0; r < rows.count; r++) {
    for (size_t k = 0; k < depths.count; k++)
      values[r * depths.count + k] = p->values[from[r * row_step + k * depth_step]];
  }
}

/// Runs rows that do not fill a tile; they leave nothing out.
static void multiply_last_rows(const exact_product *p, struct share rows, struct share depths, float *room) {
  const float *b = p->b + depths.first * p->columns;
  if (p->bytes) expand_bytes(p, rows, depths, room);
  for (size_t j = 0; j < p->columns; j += TILE_COLUMNS) {
    struct tile t = tile_at(p, rows, j, depths, b + j, p->columns);
    if (p->bytes) {
      t.a = room;
      t.row_step = depths.count;
      t.depth_step = 1;
    }
    run_tile(&t, rows.count, p->columns - j, p->first_is_transposed && !p->bytes);
  }
}

/// Runs a tile of rows over all columns at some depths.
static void multiply_listed(const exact_product *p, size_t row, struct share depths, struct depth_list list) {
  struct sparse_tile s = {.values = p->values, .list = list};
  if (p->bytes) s.bytes = bytes_at(p, row, depths.first);
  size_t vectors = (p->columns + TILE_WIDTH - 1) / TILE_WIDTH;
  size_t tiles = (vectors + SPARSE_VECTORS - 1) / SPARSE_VECTORS;
  for (size_t j = 0; j < tiles; j++) run_sparse_tile(p, &s, row, share_of(j, tiles, vectors), depths);
}

/// Runs some tiles of rows at some depths, LISTED at a time.
static void multiply_sparse_rows(const exact_product *p, struct share tiles, struct share depths,
                                 float *room) {
  struct depth_list lists[LISTED];
  for (size_t i = 0; i < tiles.count; i += LISTED) {
    size_t row = (tiles.first + i) * SPARSE_ROWS, count = exact_least(tiles.count - i, LISTED);
    size_t whole = exact_least(count, (p->rows - row) / SPARSE_ROWS);
    list_depths(p, row, whole, depths, lists, (uint32_t *)room);
    for (size_t j = 0; j < whole; j++) multiply_listed(p, row + j * SPARSE_ROWS, depths, lists[j]);
    size_t last = row + whole * SPARSE_ROWS;
    if (whole < count) multiply_last_rows(p, (struct share){last, p->rows - last}, depths, room);
  }
}

static void multiply_sparse_part(const exact_product *p, const struct exact_product_part *part) {
  size_t blocks = (p->depth + part->depth_step - 1) / part->depth_step;
  struct share tiles = {part->first_row, part->last_row - part->first_row};
  for (size_t i = 0; i < blocks; i++) multiply_sparse_rows(p, tiles, depths_of(p, i, blocks), part->room);
}
