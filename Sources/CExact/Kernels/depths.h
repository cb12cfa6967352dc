// The depths at which tiles of SPARSE_ROWS rows of a first operand are not all 0.

// So many places behind the last may be asked for what is fetched ahead.
#define AHEAD 12

/// Depths counted from the first, and AHEAD zeros behind them.
struct depth_list {
  uint32_t *places;
  size_t count;
};

// Tiles whose depths are listed together.
#define LISTED 8

INLINED const uint8_t *bytes_at(const exact_product *p, size_t row, size_t depth) {
  return p->bytes + (p->first_is_transposed ? depth * p->rows + row : row * p->depth + depth);
}

/// Adds those of 16 depths from k on.
INLINED void add_depths16(struct depth_list *list, int16v any, size_t k) {
  list->count += list_nonzero16(any, (uint32_t)k, list->places + list->count);
}

INLINED void add_depth(struct depth_list *list, int any, size_t k) {
  list->places[list->count] = (uint32_t)k;
  list->count += any != 0;
}

static void list_numbers(const exact_product *p, size_t row, struct share depths, struct depth_list *list) {
  const float *a = p->a + row * p->depth + depths.first;
  size_t k = 0;
  for (; k + 16 <= depths.count; k += 16) {
    int16v any = (int16v)0;
#pragma unroll
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= (int16v)load16(a + r * p->depth + k);
    add_depths16(list, any & 0x7fffffff, k);
  }
  for (; k < depths.count; k++) {
    int any = 0;
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= a[r * p->depth + k] != 0;
    add_depth(list, any, k);
  }
}

static void list_bytes(const exact_product *p, size_t row, struct share depths, struct depth_list *list) {
  const uint8_t *bytes = bytes_at(p, row, depths.first);
  size_t k = 0;
  for (; k + 16 <= depths.count; k += 16) {
    byte16v any = (byte16v)0;
#pragma unroll
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= *(const byte16_loose *)(bytes + r * p->depth + k);
    add_depths16(list, __builtin_convertvector(any, int16v), k);
  }
  for (; k < depths.count; k++) {
    int any = 0;
    for (size_t r = 0; r < SPARSE_ROWS; r++) any |= bytes[r * p->depth + k];
    add_depth(list, any, k);
  }
}

static void list_transposed_numbers(const exact_product *p, size_t row, struct share depths,
                                    struct depth_list *list) {
  const float *a = p->a + depths.first * p->rows + row;
#pragma unroll(4)
  for (size_t k = 0; k < depths.count; k++) add_depth(list, is_nonzero_across(a + k * p->rows), k);
}

#if defined(__x86_64__) && TILE_WIDTH == 16

/// Adds those of up to 64 depths from k on to the lists of tiles that stand side by side.
INLINED void list_across64(const uint8_t *from, size_t step, size_t tiles, struct share depths,
                           struct depth_list *lists) {
  __mmask8 some = (__mmask8)((1u << tiles) - 1);
  uint8_t masks[64] = {0};
  for (size_t k = 0; k < depths.count; k++) {
    __m256i four = _mm256_maskz_loadu_epi32(some, from + k * step);
    masks[k] = (uint8_t)_mm256_test_epi32_mask(four, four);
  }
  __m512i all = _mm512_loadu_si512(masks);
  const int16v steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  for (size_t i = 0; i < tiles; i++) {
    uint64_t found = _mm512_test_epi8_mask(all, _mm512_set1_epi8((char)(1u << i)));
#pragma unroll
    for (size_t k = 0; k < 64; k += 16, found >>= 16) {
      __m512i places = (__m512i)(steps + (int)(depths.first + k));
      _mm512_storeu_si512(lists[i].places + lists[i].count,
                          _mm512_maskz_compress_epi32((__mmask16)found, places));
      lists[i].count += (size_t)__builtin_popcount((uint16_t)found);
    }
  }
}

static void list_transposed_bytes(const exact_product *p, size_t row, size_t tiles, struct share depths,
                                  struct depth_list *lists) {
  const uint8_t *from = bytes_at(p, row, depths.first);
  for (size_t k = 0; k < depths.count; k += 64)
    list_across64(from + k * p->rows, p->rows, tiles,
                  (struct share){k, exact_least(depths.count - k, 64)}, lists);
}

#else

static void list_transposed_bytes(const exact_product *p, size_t row, size_t tiles, struct share depths,
                                  struct depth_list *lists) {
  for (size_t i = 0; i < tiles; i++) {
    const uint8_t *from = bytes_at(p, row + i * SPARSE_ROWS, depths.first);
    for (size_t k = 0; k < depths.count; k++, from += p->rows) {
      uint32_t four;
      memcpy(&four, from, sizeof four);
      add_depth(&lists[i], four != 0, k);
    }
  }
}

#endif

static void list_one(const exact_product *p, size_t row, struct share depths, struct depth_list *list) {
  if (p->first_is_transposed) {
    list_transposed_numbers(p, row, depths, list);
  } else if (p->bytes) {
    list_bytes(p, row, depths, list);
  } else {
    list_numbers(p, row, depths, list);
  }
}

/// Lists the depths of up to LISTED tiles of whole rows in `room`.
static void list_depths(const exact_product *p, size_t row, size_t tiles, struct share depths,
                        struct depth_list *lists, uint32_t *room) {
  // Stores of 64 places from any end reach no list behind.
  for (size_t i = 0; i < tiles; i++) lists[i] = (struct depth_list){room + i * (depths.count + 64), 0};
  if (p->bytes && p->first_is_transposed) {
    list_transposed_bytes(p, row, tiles, depths, lists);
  } else {
    for (size_t i = 0; i < tiles; i++) list_one(p, row + i * SPARSE_ROWS, depths, &lists[i]);
  }
  for (size_t i = 0; i < tiles; i++) memset(lists[i].places + lists[i].count, 0, AHEAD * sizeof(uint32_t));
}
