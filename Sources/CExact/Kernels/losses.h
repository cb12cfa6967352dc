// Losses over rows.

INLINED float16v exp16(float16v x) {
  float16v e;
  e.lo = narrow(bounded_exp8(widen(x.lo)));
  e.hi = narrow(bounded_exp8(widen(x.hi)));
  return e;
}

INLINED double16v widen16(float16v v) { return __builtin_convertvector(v, double16v); }

/// Largest element of a row; NaN is passed over here and found by the sum.
INLINED float row_maximum(const float *row, size_t columns) {
  const float least = -__builtin_inff();
  float16v most = (float16v)least;
  for (size_t j = 0; j < columns; j += 16) {
    float16v v = j + 16 <= columns ? load16(row + j) : load_some16(row + j, columns - j, least);
    most = v > most ? v : most;
  }
  float8v half = most.lo > most.hi ? most.lo : most.hi;
  float4v quarter = half.lo > half.hi ? half.lo : half.hi;
  float even = quarter[0] > quarter[2] ? quarter[0] : quarter[2];
  float odd = quarter[1] > quarter[3] ? quarter[1] : quarter[3];
  return even > odd ? even : odd;
}

/// Sum of e^(x - maximum) in 16 lanes; the terms go to `terms` unless it is null.
INLINED float exp_sum(const float *row, size_t columns, float maximum, float *terms) {
  float16v lanes = (float16v)0;
  size_t j = 0;
  for (; j + 16 <= columns; j += 16) {
    float16v e = exp16(load16(row + j) - maximum);
    lanes += e;
    if (terms) store16(terms + j, e);
  }
  if (j < columns) {
    float16v e = exp16(load_some16(row + j, columns - j, -__builtin_inff()) - maximum);
    lanes += e;
    if (terms) store_some16(terms + j, e, columns - j);
  }
  return join16(lanes);
}

/// Sum of (maximum - x) in 16 lanes of binary64.
INLINED double distance_sum(const float *row, size_t columns, float maximum) {
  double16v lanes = (double16v)0;
  size_t j = 0;
  for (; j + 16 <= columns; j += 16) lanes += (double)maximum - widen16(load16(row + j));
  if (j < columns) lanes += (double)maximum - widen16(load_some16(row + j, columns - j, maximum));
  return join_double16(lanes);
}

/// row = (row / sum - target) · scale, where the target is `rest` except at the label.
INLINED void softmax_gradient(float *row, size_t columns, float sum, float rest, float scale) {
  size_t j = 0;
  for (; j + 16 <= columns; j += 16) store16(row + j, (load16(row + j) / sum - rest) * scale);
  for (; j < columns; j++) row[j] = (row[j] / sum - rest) * scale;
}

static void cross_entropy_rows(const exact_cross_entropy *work, size_t first, size_t last) {
  size_t columns = work->columns;
  double smoothing = work->smoothing, share = smoothing / (double)columns;
  float rest = (float)share, whole = (float)((1 - smoothing) + share);
  for (size_t i = first; i < last; i++) {
    const float *row = work->logits + i * columns;
    float *gradient = work->gradient ? work->gradient + i * columns : NULL;
    size_t label = (size_t)work->labels[i];
    float maximum = row_maximum(row, columns);
    double distance = (double)maximum - (double)row[label];
    double distances = smoothing != 0 ? distance_sum(row, columns, maximum) : 0;
    float sum = exp_sum(row, columns, maximum, gradient);
    double log_sum = exact_log((double)sum);
    double loss = log_sum + distance;
    if (smoothing != 0) loss = (1 - smoothing) * loss + share * ((double)columns * log_sum + distances);
    work->losses[i] = loss;
    if (!gradient) continue;
    float at_label = (gradient[label] / sum - whole) * work->scale;
    softmax_gradient(gradient, columns, sum, rest, work->scale);
    gradient[label] = at_label;
  }
}

static void squared_error_rows(const exact_squares *work, size_t first, size_t last) {
  size_t columns = work->columns;
  float factor = (float)(2.0 / (double)columns * (double)work->scale);
  for (size_t i = first; i < last; i++) {
    const float *p = work->prediction + i * columns, *t = work->target + i * columns;
    float *gradient = work->gradient ? work->gradient + i * columns : NULL;
    double16v lanes = (double16v)0;
    for (size_t j = 0; j < columns; j += 16) {
      size_t count = exact_least(16, columns - j);
      float16v a = count == 16 ? load16(p + j) : load_some16(p + j, count, 0);
      float16v b = count == 16 ? load16(t + j) : load_some16(t + j, count, 0);
      double16v distance = widen16(a) - widen16(b);
      lanes += distance * distance;
      if (!gradient) continue;
      if (count == 16) {
        store16(gradient + j, (a - b) * factor);
      } else {
        store_some16(gradient + j, (a - b) * factor, count);
      }
    }
    work->losses[i] = join_double16(lanes) / (double)columns;
  }
}
