#include <math.h>

#include "ulp.h"

// True values of the functions of Sources/CExact/Kernels/smooth.h, at squareplus' b of 4.

static const double selu_scale = 1.05070098735548049342, selu_alpha = 1.67326324235437728482;

double true_selu(double x) { return x > 0 ? selu_scale * x : selu_scale * selu_alpha * expm1(x); }

double true_selu_slope(double x) { return x > 0 ? selu_scale : selu_scale * selu_alpha * exp(x); }

double true_small_celu(double x) { return x > 0 ? x : small_limit * expm1(x / small_limit); }

double true_small_celu_slope(double x) { return x > 0 ? 1 : exp(x / small_limit); }

double true_mish(double x) {
  if (x < -200) return 0;
  if (x > 60) return x;
  return x * tanh(log1p(exp(x)));
}

double true_mish_slope(double x) {
  if (x < -200) return 0;
  if (x > 60) return 1;
  double share = 1 / (1 + exp(-x)), y = tanh(log1p(exp(x))), rest = 1 / cosh(log1p(exp(x)));
  return y + x * (rest * rest) * share;
}

double true_softsign(double x) { return isinf(x) ? copysign(1, x) : x / (1 + fabs(x)); }

double true_softsign_slope(double x) { return 1 / ((1 + fabs(x)) * (1 + fabs(x))); }

static double score(double x) { return 2 * 0.79788456080286535588 * (x + 0.044715 * x * x * x); }

double true_gelu_tanh(double x) {
  if (x < -20) return 0;
  if (x > 20) return x;
  return x / (1 + exp(-score(x)));
}

double true_gelu_tanh_slope(double x) {
  if (x < -20) return 0;
  if (x > 20) return 1;
  double e = exp(-score(x)), share = 1 / (1 + e);
  return share + x * share * (e * share) * (2 * 0.79788456080286535588 * (1 + 3 * 0.044715 * x * x));
}

/// By 80 bits where the two cancel, and by the series where these do not reach.
double true_tanhshrink(double x) {
  double size = fabs(x);
  double z = x * x;
  if (size < 0.01) return x * z * (1 / 3.0 - z * (2 / 15.0 - z * (17 / 315.0 - z * 62 / 2835)));
  if (size < 1) return (double)((long double)x - tanhl(x));
  return size > 40 ? x - copysign(1, x) : x - tanh(x);
}

double true_tanhshrink_slope(double x) { return true_tanh(x) * true_tanh(x); }

double true_log_sigmoid(double x) { return -true_softplus(-x); }

double true_log_sigmoid_slope(double x) { return true_sigmoid(-x); }

double true_squareplus(double x) { return x > 0 ? (x + sqrt(x * x + 4)) / 2 : 2 / (sqrt(x * x + 4) - x); }

double true_squareplus_slope(double x) {
  return isinf(x) ? x > 0 : true_squareplus(x) / sqrt(x * x + 4);
}
