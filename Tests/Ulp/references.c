#include <math.h>

#include "ulp.h"

// Near 0 the first terms of the series, and far out the limit, are true to more digits than are compared;
// between them stands what costs time.

static const double near_zero = 0x1p-30;
static const double root_half = 0.70710678118654752440, normal_peak = 0.39894228040143267794;

double true_exponential(double x) {
  if (fabs(x) < near_zero) return 1 + x;
  if (x < -110) return 0;
  return x > 90 ? INFINITY : exp(x);
}

double true_tanh(double x) {
  if (fabs(x) < near_zero) return x;
  return fabs(x) > 20 ? copysign(1, x) : tanh(x);
}

double true_sigmoid(double x) {
  if (fabs(x) < near_zero) return 0.5 + x / 4;
  if (x < -150) return 0;
  return x > 50 ? 1 : 1 / (1 + exp(-x));
}

double true_gelu(double x) {
  if (fabs(x) < near_zero) return x * (0.5 + x * normal_peak);
  if (x < -15) return 0;
  return x > 10 ? x : 0.5 * x * erfc(-x * root_half);
}

double true_gelu_slope(double x) {
  if (fabs(x) < near_zero) return 0.5 + 2 * x * normal_peak;
  if (x < -15) return 0;
  return x > 10 ? 1 : 0.5 * erfc(-x * root_half) + x * (normal_peak * exp(-0.5 * x * x));
}

double true_silu(double x) {
  if (fabs(x) < near_zero) return x * (0.5 + x / 4);
  if (x < -150) return 0;
  return x > 60 ? x : x / (1 + exp(-x));
}

double true_silu_slope(double x) {
  if (fabs(x) < near_zero) return 0.5 + x / 2;
  if (x < -150) return 0;
  if (x > 60) return 1;
  double e = exp(-x), share = 1 / (1 + e);
  return share * (1 + x * (e * share));
}

double true_softplus(double x) {
  if (fabs(x) < near_zero) return 0.69314718055994530942 + x / 2;
  if (x < -110) return 0;
  return x > 60 ? x : fmax(x, 0) + log1p(exp(-fabs(x)));
}

static double elu_of(double x, double limit) {
  if (x > 0) return x;
  if (x > -near_zero) return limit * (x + x * x / 2);
  return x < -50 ? -limit : limit * expm1(x);
}

static double elu_slope_of(double x, double limit) {
  if (x > 0) return 1;
  if (x > -near_zero) return limit * (1 + x);
  return x < -110 ? 0 : limit * exp(x);
}

double true_elu(double x) { return elu_of(x, 1); }

double true_elu_slope(double x) { return elu_slope_of(x, 1); }

double true_small_elu(double x) { return elu_of(x, small_limit); }

double true_small_elu_slope(double x) { return elu_slope_of(x, small_limit); }
