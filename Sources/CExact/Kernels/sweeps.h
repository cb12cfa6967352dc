// Passes over flat vectors and rows: column sums, gathers, sums of squares.

INLINED tile_vector column_chain(const exact_columns *work, size_t j, tile_mask mask, int is_masked) {
  const float *a = work->a + j;
  tile_vector sum = (tile_vector)0;
  if (work->continues)
    sum = is_masked ? tile_load_some(work->sums + j, mask) : *(const tile_loose *)(work->sums + j);
  for (size_t i = 0; i < work->rows; i++, a += work->columns)
    sum += is_masked ? tile_load_some(a, mask) : *(const tile_loose *)a;
  return sum;
}

static void sum_columns(const exact_columns *work, size_t first, size_t last) {
  float *sums = work->sums;
  size_t j = first;
  for (; j + 4 * TILE_WIDTH <= last; j += 4 * TILE_WIDTH) {
    tile_vector sum[4] = {(tile_vector)0, (tile_vector)0, (tile_vector)0, (tile_vector)0};
    if (work->continues) {
#pragma unroll
      for (size_t v = 0; v < 4; v++) sum[v] = *(const tile_loose *)(sums + j + v * TILE_WIDTH);
    }
    for (size_t i = 0; i < work->rows; i++) {
      const float *from = work->a + i * work->columns + j;
#pragma unroll
      for (size_t v = 0; v < 4; v++) sum[v] += *(const tile_loose *)(from + v * TILE_WIDTH);
    }
#pragma unroll
    for (size_t v = 0; v < 4; v++) *(tile_loose *)(sums + j + v * TILE_WIDTH) = sum[v];
  }
  for (; j + TILE_WIDTH <= last; j += TILE_WIDTH)
    *(tile_loose *)(sums + j) = column_chain(work, j, tile_mask_of(0), 0);
  if (j == last) return;
  tile_mask mask = tile_mask_of(last - j);
  tile_store_some(sums + j, column_chain(work, j, mask, 1), mask);
}

static void gather_byte_rows(const exact_gathering *work, size_t first, size_t last) {
  size_t columns = work->columns;
  float inverse = inverse_for_bytes(work->divisor);
  for (size_t i = first; i < last; i++) {
    exact_fetch_row(work, i);
    const uint8_t *from = (const uint8_t *)work->source + (size_t)work->order[i] * columns;
    float *to = (float *)work->into + i * columns;
    size_t j = 0;
    for (; j + 16 <= columns; j += 16) {
      byte16v bytes = *(const byte16_loose *)(from + j);
      store16(to + j, quotient16(__builtin_convertvector(bytes, float16v), work->divisor, inverse));
    }
    for (; j < columns; j++) to[j] = (float)from[j] / work->divisor;
  }
}

static size_t find_non_finite(const float *v, size_t count) {
  size_t i = 0;
  for (; i + 64 <= count; i += 64) {
    int16v found = (int16v)0;
#pragma unroll
    for (size_t l = 0; l < 64; l += 16) found |= ((int16v)load16(v + i + l) & 0x7f800000) == 0x7f800000;
    if (__builtin_reduce_or(found)) break;
  }
  for (; i < count; i++) {
    if (v[i] - v[i] != 0) return i;
  }
  return count;
}

static void descend_range(float *weights, const float *gradient, size_t count, float rate) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) store16(weights + i, load16(weights + i) - rate * load16(gradient + i));
  for (; i < count; i++) weights[i] -= rate * gradient[i];
}

static double sum_products_in_lanes(const float *v, const float *w, size_t count) {
  double16v lanes = (double16v)0;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) lanes += widen16(load16(v + i)) * widen16(load16(w + i));
  if (i < count)
    lanes += widen16(load_some16(v + i, count - i, 0)) * widen16(load_some16(w + i, count - i, 0));
  return join_double16(lanes);
}

INLINED float16v magnitude16(float16v x) { return (float16v)((int16v)x & 0x7fffffff); }

static double sum_magnitudes_in_lanes(const float *v, size_t count) {
  double16v lanes = (double16v)0;
  size_t i = 0;
  for (; i + 16 <= count; i += 16) lanes += widen16(magnitude16(load16(v + i)));
  if (i < count) lanes += widen16(magnitude16(load_some16(v + i, count - i, 0)));
  return join_double16(lanes);
}
