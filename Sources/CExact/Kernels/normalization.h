// Layer normalization over rows, in binary64, rounded once.

/// Sixteen elements from j on of a row, widened; `rest` beyond its end.
INLINED double16v row_part(const float *row, size_t columns, size_t j, float rest) {
  return widen16(j + 16 <= columns ? load16(row + j) : load_some16(row + j, columns - j, rest));
}

INLINED float16v narrow16(double16v v) { return __builtin_convertvector(v, float16v); }

INLINED void put_row_part(float *row, size_t columns, size_t j, double16v v) {
  if (j + 16 <= columns) {
    store16(row + j, narrow16(v));
  } else {
    store_some16(row + j, narrow16(v), columns - j);
  }
}

/// What a row is moved and scaled by.
struct row_measure {
  double mean, scale;
};

/// The mean, then the squares of the distances from it, each in 16 lanes.
INLINED struct row_measure measure_row(const float *row, size_t columns, double eps) {
  double16v sums = (double16v)0, squares = (double16v)0;
  for (size_t j = 0; j < columns; j += 16) sums += row_part(row, columns, j, 0);
  double mean = join_double16(sums) / (double)columns;
  size_t j = 0;
  for (; j + 16 <= columns; j += 16) {
    double16v distance = row_part(row, columns, j, 0) - mean;
    squares += distance * distance;
  }
  for (size_t lane = 0; j + lane < columns; lane++) {
    double distance = (double)row[j + lane] - mean;
    squares[lane] += distance * distance;
  }
  double variance = join_double16(squares) / (double)columns;
  return (struct row_measure){mean, 1.0 / __builtin_elementwise_sqrt(variance + eps)};
}

static void normalize_rows(const exact_normalizing *work, size_t first, size_t last) {
  size_t columns = work->columns;
  for (size_t i = first; i < last; i++) {
    const float *x = work->x + i * columns;
    struct row_measure m = measure_row(x, columns, work->eps);
    for (size_t j = 0; j < columns; j += 16) {
      double16v even = (row_part(x, columns, j, 0) - m.mean) * m.scale;
      double16v gain = row_part(work->gain, columns, j, 0), shift = row_part(work->shift, columns, j, 0);
      put_row_part(work->y + i * columns, columns, j, even * gain + shift);
    }
  }
}

/// The means of a row's gradients, and of their products with the normalized row.
struct gradient_means {
  double plain, along;
};

/// Beyond the row's end gradients are 0, which adds +0 to a lane that is never -0.
INLINED struct gradient_means mean_gradients(const float *x, const float *g, const exact_normalizing *work,
                                             struct row_measure m) {
  size_t columns = work->columns;
  double16v plain = (double16v)0, along = (double16v)0;
  for (size_t j = 0; j < columns; j += 16) {
    double16v even = (row_part(x, columns, j, (float)m.mean) - m.mean) * m.scale;
    double16v pull = row_part(g, columns, j, 0) * row_part(work->gain, columns, j, 0);
    plain += pull;
    along += pull * even;
  }
  return (struct gradient_means){join_double16(plain) / (double)columns,
                                 join_double16(along) / (double)columns};
}

static void turn_back_normalized_rows(const exact_normalizing *work, size_t first, size_t last) {
  size_t columns = work->columns;
  for (size_t i = first; i < last; i++) {
    const float *x = work->x + i * columns;
    float *g = work->gradient + i * columns;
    struct row_measure m = measure_row(x, columns, work->eps);
    struct gradient_means means = {0, 0};
    if (!work->keeps_gradient) means = mean_gradients(x, g, work, m);
    for (size_t j = 0; j < columns; j += 16) {
      double16v even = (row_part(x, columns, j, 0) - m.mean) * m.scale;
      double16v slope = row_part(g, columns, j, 0);
      put_row_part(work->shares + i * columns, columns, j, slope * even);
      if (work->keeps_gradient) continue;
      double16v pull = slope * row_part(work->gain, columns, j, 0);
      put_row_part(g, columns, j, m.scale * ((pull - means.plain) - even * means.along));
    }
  }
}
