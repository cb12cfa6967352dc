#include "engine.h"

#include <string.h>

#pragma clang fp contract(off)

// Operations on whole rows, in groups of rows cut by shape alone.

/// A matrix cut into groups of rows, and what is done to each.
struct row_cut {
  void (*body)(const struct row_cut *cut, size_t first, size_t last);
  const struct exact_kernels *kernels;
  const void *work;
  size_t rows, group;
};

static void row_piece(void *context, size_t piece, size_t worker) {
  (void)worker;
  const struct row_cut *cut = context;
  size_t first = piece * cut->group;
  cut->body(cut, first, exact_least(first + cut->group, cut->rows));
}

/// Runs groups of about `elements` elements on the team, or all rows as one where there are fewer than two.
static void run_rows(exact_engine *engine, struct row_cut *cut, size_t columns, size_t elements) {
  if (cut->rows == 0) return;
  cut->kernels = engine->kernels;
  cut->group = columns >= elements ? 1 : elements / (columns + 1) + 1;
  if (cut->rows * columns < 2 * elements) cut->group = cut->rows;
  exact_run_pieces(engine, (cut->rows + cut->group - 1) / cut->group, row_piece, cut);
}

static void cross_entropy_body(const struct row_cut *cut, size_t first, size_t last) {
  cut->kernels->cross_entropy(cut->work, first, last);
}

void exact_softmax_cross_entropy(exact_engine *engine, const exact_cross_entropy *work) {
  struct row_cut cut = {.body = cross_entropy_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns + 16, 2048);
}

static void squared_error_body(const struct row_cut *cut, size_t first, size_t last) {
  cut->kernels->squared_error(cut->work, first, last);
}

void exact_squared_error(exact_engine *engine, const exact_squares *work) {
  struct row_cut cut = {.body = squared_error_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns + 16, 8192);
}

static void normalize_body(const struct row_cut *cut, size_t first, size_t last) {
  cut->kernels->normalize(cut->work, first, last);
}

void exact_normalize(exact_engine *engine, const exact_normalizing *work) {
  struct row_cut cut = {.body = normalize_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns + 16, 4096);
}

static void normalize_backward_body(const struct row_cut *cut, size_t first, size_t last) {
  cut->kernels->normalize_backward(cut->work, first, last);
}

void exact_normalize_backward(exact_engine *engine, const exact_normalizing *work) {
  struct row_cut cut = {.body = normalize_backward_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns + 16, 4096);
}

static void gather_bytes_body(const struct row_cut *cut, size_t first, size_t last) {
  cut->kernels->gather_bytes(cut->work, first, last);
}

void exact_gather_bytes(exact_engine *engine, const exact_gathering *work) {
  struct row_cut cut = {.body = gather_bytes_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns, 8192);
}

static void copy_bytes_body(const struct row_cut *cut, size_t first, size_t last) {
  const exact_gathering *work = cut->work;
  for (size_t i = first; i < last; i++) {
    exact_fetch_row(work, i);
    memcpy((uint8_t *)work->into + i * work->columns,
           (const uint8_t *)work->source + (size_t)work->order[i] * work->columns, work->columns);
  }
}

void exact_copy_bytes(exact_engine *engine, const exact_gathering *work) {
  struct row_cut cut = {.body = copy_bytes_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns, 131072);
}

static void gather_floats_body(const struct row_cut *cut, size_t first, size_t last) {
  const exact_gathering *work = cut->work;
  const float *source = work->source;
  for (size_t i = first; i < last; i++)
    memcpy((float *)work->into + i * work->columns, source + (size_t)work->order[i] * work->columns,
           work->columns * sizeof(float));
}

void exact_gather_floats(exact_engine *engine, const exact_gathering *work) {
  struct row_cut cut = {.body = gather_floats_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns, 65536);
}

static void gather_spread_body(const struct row_cut *cut, size_t first, size_t last) {
  const exact_spreading *work = cut->work;
  for (size_t i = first; i < last; i++) {
    size_t row = (size_t)work->order[i];
    const float *numbers = work->numbers + row * work->number_columns;
    const int32_t *ones = work->ones + row * work->one_columns;
    float *to = work->into + i * work->columns;
    memset(to, 0, work->columns * sizeof(float));
    for (size_t j = 0; j < work->number_columns; j++) to[work->places[j]] = numbers[j];
    for (size_t j = 0; j < work->one_columns; j++)
      if (ones[j] >= 0) to[ones[j]] = 1;
  }
}

void exact_gather_spread(exact_engine *engine, const exact_spreading *work) {
  struct row_cut cut = {.body = gather_spread_body, .work = work, .rows = work->rows};
  run_rows(engine, &cut, work->columns, 65536);
}

static size_t largest_column(const float *row, size_t columns) {
  size_t best = 0;
  for (size_t j = 1; j < columns; j++) best = row[j] > row[best] ? j : best;
  return best;
}

size_t exact_count_correct(const float *logits, const int32_t *labels, size_t rows, size_t columns) {
  size_t correct = 0;
  for (size_t i = 0; i < rows; i++)
    correct += largest_column(logits + i * columns, columns) == (size_t)labels[i];
  return correct;
}
