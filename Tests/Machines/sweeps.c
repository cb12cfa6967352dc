#include "core.h"


#pragma clang fp contract(off)

void digest_randomness(exact_engine *engine, struct digest *d) {
  exact_stream stream = stream_of(6);
  for (uint64_t i = 0; i < 10000; i++) {
    float normal = exact_random_normal(stream, i);
    digest_word(d, exact_random_bits(stream, i * 1000003));
    digest_floats(d, &normal, 1);
  }
  int32_t *order = (int32_t *)room(5000);
  exact_shuffle(stream, order, 5000);
  for (size_t i = 0; i < 5000; i++) digest_word(d, (uint64_t)order[i]);
  const size_t count = 50000;
  float *x = room(count), *y = room(count);
  fill_evenly(stream, x, count);
  for (uint64_t first = 0; first < 3; first++) {
    exact_dropping dropping = {stream, first * 7, 0x500000, 1.25f};
    exact_dropout(engine, &dropping, x, y, count);
    digest_floats(d, y, count);
  }
}

// A matrix whose columns end within a vector.
enum { rows = 300, columns = 203, elements = rows * columns };

static void digest_losses(exact_engine *engine, const float *x, const float *t, struct digest *d) {
  float *gradient = room(elements);
  double *losses = (double *)room(2 * rows);
  int32_t *labels = (int32_t *)room(rows);
  for (size_t i = 0; i < rows; i++) labels[i] = (int32_t)(i * 31 % columns);
  for (int smooths = 0; smooths < 2; smooths++) {
    exact_cross_entropy entropy = {x, labels, gradient, losses, rows, columns, smooths ? 0.1f : 0, 0.01f};
    exact_softmax_cross_entropy(engine, &entropy);
    digest_floats(d, gradient, elements);
    for (size_t i = 0; i < rows; i++) digest_double(d, losses[i]);
  }
  exact_squares squares = {x, t, gradient, losses, rows, columns, 0.01f};
  exact_squared_error(engine, &squares);
  digest_floats(d, gradient, elements);
  for (size_t i = 0; i < rows; i++) digest_double(d, losses[i]);
}

static void digest_normalization(exact_engine *engine, const float *x, const float *t, struct digest *d) {
  float *y = room(elements), *gradient = room(elements), *shares = room(elements);
  memcpy(gradient, t, elements * sizeof(float));
  exact_normalizing work = {.x = x, .gain = t, .shift = t + columns, .y = y, .gradient = gradient,
                            .shares = shares, .rows = rows, .columns = columns, .eps = 1e-5};
  exact_normalize(engine, &work);
  exact_normalize_backward(engine, &work);
  digest_floats(d, y, elements);
  digest_floats(d, gradient, elements);
  digest_floats(d, shares, elements);
}

static void digest_gathers(exact_engine *engine, const float *x, struct digest *d) {
  float *y = room(elements);
  int32_t *order = (int32_t *)room(rows);
  exact_shuffle(stream_of(9), order, rows);
  exact_gathering floats = {.source = x, .order = order, .into = y, .rows = rows, .columns = columns};
  exact_gathering bytes = floats;
  bytes.divisor = 255;
  exact_gather_floats(engine, &floats);
  digest_floats(d, y, elements);
  exact_gather_bytes(engine, &bytes);
  digest_floats(d, y, elements);
}

/// Flat passes over more elements than one thread keeps to itself; few steps from far numbers.
static void digest_adam(exact_engine *engine, float *weights, const float *gradient, struct digest *d) {
  float *mean = room(elements), *square = room(elements);
  exact_adam_pass pass = {weights, gradient, mean, square, elements, 0.1f, 0.999f, 0.001f, 1e-3f, 0.9f, 1e-8f,
                          0.99f};
  for (int step = 0; step < 4; step++) {
    pass.one_minus_beta1 = step % 2 ? 0.6f : 0.1f;
    exact_adam(engine, &pass);
  }
  digest_floats(d, weights, elements);
  digest_floats(d, mean, elements);
  digest_floats(d, square, elements);
}

/// Rows of numbers, and of places that hold a 1.
static void digest_spread(exact_engine *engine, const float *x, struct digest *d) {
  enum { wide = 1500, taken = 40 };
  float *y = room(taken * wide);
  int32_t places[] = {1, 1499, 700}, *ones = (int32_t *)room(2 * rows), *order = (int32_t *)room(rows);
  for (size_t i = 0; i < 2 * rows; i++) ones[i] = (int32_t)(i * 37 % 690) + (i % 2 ? 2 : 750);
  for (size_t i = 0; i < 2 * rows; i += 9) ones[i] = -1;
  exact_shuffle(stream_of(10), order, rows);
  exact_spreading work = {.numbers = x, .places = places, .ones = ones, .order = order, .into = y,
                          .rows = taken, .columns = wide, .number_columns = 3, .one_columns = 2};
  exact_gather_spread(engine, &work);
  digest_floats(d, y, taken * wide);
}

void digest_sweeps(exact_engine *engine, struct digest *d) {
  float *x = room(elements), *t = room(elements), sums[columns];
  fill_evenly(stream_of(7), x, elements);
  fill_evenly(stream_of(8), t, elements);
  digest_gathers(engine, x, d);
  digest_spread(engine, x, d);
  for (size_t i = 0; i < elements; i++) x[i] *= 8;
  exact_sum_columns(engine, x, rows, columns, sums);
  digest_floats(d, sums, columns);
  digest_double(d, exact_sum_squares(engine, x, elements));
  digest_word(d, exact_first_non_finite(engine, x, elements));
  digest_losses(engine, x, t, d);
  digest_normalization(engine, x, t, d);
  digest_adam(engine, x, t, d);
  exact_descend(engine, x, t, elements, 0.1f);
  digest_floats(d, x, elements);
}
