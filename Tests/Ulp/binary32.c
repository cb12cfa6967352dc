#include <math.h>
#include <string.h>

#include "ulp.h"

/// A function of binary32 and what it should be; a slope is the way back of a gradient of 1.
struct measured {
  const char *name;
  exact_activation activation;
  int is_slope, is_exponential;
  double (*truth)(double x);
  double bound;             // in ulp, as docs/numerics.md has it
  double zero;              // of a slope, near which errors count by themselves; 0 for none
  double bound_near_zero;   // beyond the bound, in no unit
};

static const struct measured functions[] = {
    {"softmax's exponential", {EXACT_RELU, 0, 0}, 0, 1, true_exponential, 0.5012, 0, 0},
    {"tanh", {EXACT_TANH, 0, 0}, 0, 0, true_tanh, 0.5036, 0, 0},
    {"sigmoid", {EXACT_SIGMOID, 0, 0}, 0, 0, true_sigmoid, 0.5012, 0, 0},
    {"gelu", {EXACT_GELU, 0, 0}, 0, 0, true_gelu, 0.5016, 0, 0},
    {"gelu's slope", {EXACT_GELU, 0, 0}, 1, 0, true_gelu_slope, 0.5016, -0.7518, 4e-13},
    {"silu", {EXACT_SILU, 0, 0}, 0, 0, true_silu, 0.5017, 0, 0},
    {"silu's slope", {EXACT_SILU, 0, 0}, 1, 0, true_silu_slope, 0.5044, -1.2785, 2e-12},
    {"softplus", {EXACT_SOFTPLUS, 1, 20}, 0, 0, true_softplus, 0.5012, 0, 0},
    {"softplus's slope", {EXACT_SOFTPLUS, 1, 20}, 1, 0, true_sigmoid, 0.5012, 0, 0},
    {"elu, alpha 1", {EXACT_ELU, 1, 0}, 0, 0, true_elu, 0.5041, 0, 0},
    {"elu's slope, alpha 1", {EXACT_ELU, 1, 0}, 1, 0, true_elu_slope, 0.5015, 0, 0},
    {"elu, alpha 0.3", {EXACT_ELU, small_limit, 0}, 0, 0, true_small_elu, 0.5041, 0, 0},
    {"elu's slope, alpha 0.3", {EXACT_ELU, small_limit, 0}, 1, 0, true_small_elu_slope, 0.5015, 0, 0},
    {"selu", {EXACT_SELU, 0, 0}, 0, 0, true_selu, 0.5042, 0, 0},
    {"selu's slope", {EXACT_SELU, 0, 0}, 1, 0, true_selu_slope, 0.5011, 0, 0},
    {"celu, alpha 0.3", {EXACT_CELU, small_limit, 0}, 0, 0, true_small_celu, 0.5041, 0, 0},
    {"celu's slope, alpha 0.3", {EXACT_CELU, small_limit, 0}, 1, 0, true_small_celu_slope, 0.5012, 0, 0},
    {"mish", {EXACT_MISH, 0, 0}, 0, 0, true_mish, 0.5016, 0, 0},
    {"mish's slope", {EXACT_MISH, 0, 0}, 1, 0, true_mish_slope, 0.509, -1.1924, 2e-12},
    {"softsign", {EXACT_SOFTSIGN, 0, 0}, 0, 0, true_softsign, 0.5, 0, 0},
    {"softsign's slope", {EXACT_SOFTSIGN, 0, 0}, 1, 0, true_softsign_slope, 0.5, 0, 0},
    {"gelu by tanh", {EXACT_GELU_TANH, 0, 0}, 0, 0, true_gelu_tanh, 0.5016, 0, 0},
    {"gelu by tanh's slope", {EXACT_GELU_TANH, 0, 0}, 1, 0, true_gelu_tanh_slope, 0.5047, -0.7524, 3e-13},
    {"tanhshrink", {EXACT_TANHSHRINK, 0, 0}, 0, 0, true_tanhshrink, 0.5007, 0, 0},
    {"tanhshrink's slope", {EXACT_TANHSHRINK, 0, 0}, 1, 0, true_tanhshrink_slope, 0.5093, 0, 0},
    {"logsigmoid", {EXACT_LOG_SIGMOID, 0, 0}, 0, 0, true_log_sigmoid, 0.5012, 0, 0},
    {"logsigmoid's slope", {EXACT_LOG_SIGMOID, 0, 0}, 1, 0, true_log_sigmoid_slope, 0.5012, 0, 0},
    {"squareplus", {EXACT_SQUAREPLUS, 4, 0}, 0, 0, true_squareplus, 0.5, 0, 0},
    {"squareplus's slope", {EXACT_SQUAREPLUS, 4, 0}, 1, 0, true_squareplus_slope, 0.5, 0, 0},
};

/// A sweep over every bit pattern.
struct sweep {
  const struct measured *function;
  exact_engine *alone;
  struct tally ulps, excesses;
};

enum { piece_size = 1 << 12, pieces = 1 << 20 };

/// 2^23 over the true value's binade, or over the least normal one.
static double units_in_one(double truth) {
  int64_t bits;
  memcpy(&bits, &truth, sizeof bits);
  int64_t exponent = (bits >> 52 & 0x7ff) - 1023;
  if (exponent < -126) exponent = -126;
  bits = (1023 + 23 - exponent) << 52;
  memcpy(&truth, &bits, sizeof bits);
  return truth;
}

/// Infinity stands for 2^128, from where on it is what rounding gives.
static double bounded(double x) { return fmax(fmin(x, 0x1p128), -0x1p128); }

static void compare(struct sweep *s, size_t worker, float x, float y) {
  if (x != x) {
    tally_add(&s->ulps, worker, (struct worst){y != y ? 0 : INFINITY, 0, 0});
    return;
  }
  double truth = bounded(s->function->truth(x));
  // The true value's own rounding errs by half a unit at most, which is never the largest.
  if (y == (float)truth) return;
  double units = units_in_one(truth), error = y != y ? INFINITY : fabs(bounded(y) - truth) * units;
  if (s->function->zero != 0 && fabs(x - s->function->zero) < 0.01) {
    double excess = (error - s->function->bound) / units;
    if (excess > 0) tally_add(&s->excesses, worker, (struct worst){excess, x, 0});
  } else if (error >= s->ulps.workers[worker].worst.error) {
    tally_add(&s->ulps, worker, (struct worst){error, x, 0});
  }
}

static void sweep_piece(void *context, size_t piece, size_t worker) {
  struct sweep *s = context;
  const struct measured *f = s->function;
  _Alignas(64) float x[piece_size], y[piece_size];
  for (uint32_t i = 0; i < piece_size; i++) {
    uint32_t bits = (uint32_t)piece * piece_size + i;
    memcpy(x + i, &bits, sizeof bits);
    y[i] = 1;
  }
  if (f->is_exponential) {
    softmax_exponential(x, y, piece_size);
  } else if (f->is_slope) {
    exact_apply_backward(s->alone, &f->activation, x, y, piece_size);
  } else {
    exact_apply(s->alone, &f->activation, x, y, piece_size);
  }
  for (size_t i = 0; i < piece_size; i++) compare(s, worker, x[i], y[i]);
}

static int measure(exact_engine *team, exact_engine *alone, const struct measured *function) {
  static struct sweep s;
  s = (struct sweep){.function = function, .alone = alone};
  exact_run_pieces(team, pieces, sweep_piece, &s);
  int wrong = !say_worst(function->name, "all 2^32", tally_worst(&s.ulps), function->bound, "ulp");
  if (function->zero == 0) return wrong;
  struct worst excess = tally_worst(&s.excesses);
  return wrong + !say_worst("  near its zero", "beyond these ulp", excess, function->bound_near_zero, "");
}

int measure_binary32(exact_engine *team) {
  exact_path best = EXACT_AVX512;
  while (!exact_path_is_supported(best)) best++;
  exact_engine *alone = exact_engine_create(best, 1);
  if (!alone) return 1;
  int wrong = 0;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    wrong += measure(team, alone, functions + i);
  exact_engine_destroy(alone);
  return wrong;
}
