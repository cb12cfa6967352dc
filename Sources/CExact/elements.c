#include "engine.h"

#include <stdatomic.h>
#include <stdint.h>

#pragma clang fp contract(off)

// Operations on elements, in ranges cut by count alone; short vectors stay with the caller.

/// A flat vector cut into ranges, and what is done to each.
struct range_cut {
  void (*body)(const struct range_cut *cut, size_t first, size_t last);
  const struct exact_kernels *kernels;
  const void *work;
  const float *x;
  float *y;
  size_t count, range;
  const exact_activation *activation;
  _Atomic size_t *lowest;
};

static void range_piece(void *context, size_t piece, size_t worker) {
  (void)worker;
  const struct range_cut *cut = context;
  size_t first = piece * cut->range;
  cut->body(cut, first, exact_least(first + cut->range, cut->count));
}

/// Runs ranges of `range` elements on the team, or all as one where there are fewer than `alone`.
static void run_ranges(exact_engine *engine, struct range_cut *cut, size_t range, size_t alone) {
  if (cut->count == 0) return;
  cut->kernels = engine->kernels;
  cut->range = cut->count < alone ? cut->count : range;
  exact_run_pieces(engine, (cut->count + cut->range - 1) / cut->range, range_piece, cut);
}

/// Whether a function, or the way back from one, takes about as long as reading its numbers.
static int is_light(exact_function function, int is_backward) {
  switch (function) {
  case EXACT_RELU:
  case EXACT_LEAKY_RELU:
  case EXACT_HARDTANH:
  case EXACT_HARDSIGMOID:
  case EXACT_HARDSWISH:
  case EXACT_SOFTSHRINK:
  case EXACT_HARDSHRINK:
  case EXACT_SQUARED_RELU:
  case EXACT_THRESHOLD:
    return 1;
  case EXACT_TANH:
  case EXACT_SIGMOID:
    return is_backward;
  case EXACT_GELU:
  case EXACT_ELU:
  case EXACT_SILU:
  case EXACT_SOFTPLUS:
  case EXACT_SELU:
  case EXACT_CELU:
  case EXACT_MISH:
  case EXACT_SOFTSIGN:
  case EXACT_GELU_TANH:
  case EXACT_TANHSHRINK:
  case EXACT_LOG_SIGMOID:
  case EXACT_SQUAREPLUS:
    return 0;
  }
  return 0;
}

static void apply_body(const struct range_cut *cut, size_t first, size_t last) {
  const exact_activation *a = cut->activation;
  cut->kernels->apply[a->function](cut->x + first, cut->y + first, last - first, a);
}

void exact_apply(exact_engine *engine, const exact_activation *activation, const float *x, float *y,
                 size_t count) {
  struct range_cut cut = {.body = apply_body, .x = x, .y = y, .count = count, .activation = activation};
  int light = is_light(activation->function, 0);
  run_ranges(engine, &cut, light ? 16384 : 2048, light ? 65536 : 4096);
}

static void apply_backward_body(const struct range_cut *cut, size_t first, size_t last) {
  const exact_activation *a = cut->activation;
  cut->kernels->apply_backward[a->function](cut->x + first, cut->y + first, last - first, a);
}

void exact_apply_backward(exact_engine *engine, const exact_activation *activation, const float *saved,
                          float *gradient, size_t count) {
  struct range_cut cut = {
      .body = apply_backward_body, .x = saved, .y = gradient, .count = count, .activation = activation};
  int light = is_light(activation->function, 1);
  run_ranges(engine, &cut, light ? 16384 : 2048, light ? 65536 : 4096);
}

static void dropout_body(const struct range_cut *cut, size_t first, size_t last) {
  exact_dropping dropping = *(const exact_dropping *)cut->work;
  dropping.first += first;
  cut->kernels->dropout(&dropping, cut->x + first, cut->y + first, last - first);
}

void exact_dropout(exact_engine *engine, const exact_dropping *dropping, const float *x, float *y,
                   size_t count) {
  struct range_cut cut = {.body = dropout_body, .work = dropping, .x = x, .y = y, .count = count};
  run_ranges(engine, &cut, 8192, 16384);
}

static void first_non_finite_body(const struct range_cut *cut, size_t first, size_t last) {
  size_t found = cut->kernels->first_non_finite(cut->x + first, last - first) + first;
  if (found == last) return;
  size_t lowest = atomic_load(cut->lowest);
  while (found < lowest && !atomic_compare_exchange_weak(cut->lowest, &lowest, found)) {}
}

size_t exact_first_non_finite(exact_engine *engine, const float *v, size_t count) {
  _Atomic size_t lowest = count;
  struct range_cut cut = {.body = first_non_finite_body, .x = v, .count = count, .lowest = &lowest};
  run_ranges(engine, &cut, 32768, 65536);
  return atomic_load(&lowest);
}

/// The sums of a few blocks, each at its block's place.
struct block_sums {
  double sums[64];
  size_t block;
};

static void sum_products_body(const struct range_cut *cut, size_t first, size_t last) {
  struct block_sums *sums = (struct block_sums *)(uintptr_t)cut->work;
  sums->sums[first / sums->block] = cut->kernels->sum_products(cut->x + first, cut->y + first, last - first);
}

static void sum_magnitudes_body(const struct range_cut *cut, size_t first, size_t last) {
  struct block_sums *sums = (struct block_sums *)(uintptr_t)cut->work;
  sums->sums[first / sums->block] = cut->kernels->sum_magnitudes(cut->x + first, last - first);
}

/// Adds what `whole` sums block by block.
static double sum_blocks(exact_engine *engine, struct range_cut whole) {
  struct block_sums sums = {.block = 65536};
  size_t most = sums.block * 64;
  double total = 0;
  for (size_t start = 0; start < whole.count; start += most) {
    struct range_cut cut = whole;
    cut.work = &sums;
    cut.x = whole.x + start;
    if (whole.y) cut.y = whole.y + start;
    cut.count = exact_least(most, whole.count - start);
    run_ranges(engine, &cut, sums.block, 0);
    for (size_t block = 0; block * sums.block < cut.count; block++) total += sums.sums[block];
  }
  return total;
}

double exact_sum_products(exact_engine *engine, const float *v, const float *w, size_t count) {
  float *second = (float *)(uintptr_t)w;      // read alone
  return sum_blocks(engine, (struct range_cut){
                                .body = sum_products_body, .x = v, .y = second, .count = count});
}

double exact_sum_squares(exact_engine *engine, const float *v, size_t count) {
  return exact_sum_products(engine, v, v, count);
}

double exact_sum_magnitudes(exact_engine *engine, const float *v, size_t count) {
  return sum_blocks(engine, (struct range_cut){.body = sum_magnitudes_body, .x = v, .count = count});
}

static void descend_body(const struct range_cut *cut, size_t first, size_t last) {
  cut->kernels->descend(cut->y + first, cut->x + first, last - first, *(const float *)cut->work);
}

void exact_descend(exact_engine *engine, float *weights, const float *gradient, size_t count, float rate) {
  struct range_cut cut = {.body = descend_body, .work = &rate, .x = gradient, .y = weights, .count = count};
  run_ranges(engine, &cut, 16384, 65536);
}

static void adam_body(const struct range_cut *cut, size_t first, size_t last) {
  cut->kernels->adam(cut->work, first, last);
}

void exact_adam(exact_engine *engine, const exact_adam_pass *pass) {
  struct range_cut cut = {.body = adam_body, .work = pass, .count = pass->count};
  run_ranges(engine, &cut, 4096, 16384);
}
