#ifndef ULP_H
#define ULP_H

#include "CExact.h"

// Errors in units in the last place (ulp) that the result's type has at the true value.

/// The largest error seen, and the least input where it was.
struct worst {
  double error, input, second;          // the second input of pow alone
};

enum { most_workers = 64 };

/// The largest errors that each thread has seen, apart so that no two share a line of the cache.
struct tally {
  struct {
    _Alignas(128) struct worst worst;
  } workers[most_workers];
};

static inline void tally_add(struct tally *t, size_t worker, struct worst seen) {
  struct worst *worst = &t->workers[worker].worst;
  int is_first = seen.error == worst->error && seen.input < worst->input;
  if (seen.error > worst->error || is_first) *worst = seen;
}

struct worst tally_worst(const struct tally *t);

/// The threads that share a sweep, as many as there are processors.
exact_engine *ulp_team(void);

/// Prints a line of the table; whether the error is within the bound that docs/numerics.md states.
int say_worst(const char *name, const char *inputs, struct worst worst, double bound, const char *unit);

// Each measures its functions and says how many lines were out of bounds.
int measure_binary32(exact_engine *team);
int measure_normals(exact_engine *team);
int measure_binary64(exact_engine *team);

/// The exponential that softmax takes of each element.
void softmax_exponential(const float *x, float *y, size_t count);

// True values, from the C library's binary64, whose own errors are below 2^-28 ulp of binary32.
double true_exponential(double x);
double true_tanh(double x);
double true_sigmoid(double x);
double true_gelu(double x);
double true_gelu_slope(double x);
double true_silu(double x);
double true_silu_slope(double x);
double true_softplus(double x);
double true_elu(double x);
double true_elu_slope(double x);
double true_small_elu(double x);
double true_small_elu_slope(double x);
double true_selu(double x);
double true_selu_slope(double x);
double true_small_celu(double x);
double true_small_celu_slope(double x);
double true_mish(double x);
double true_mish_slope(double x);
double true_softsign(double x);
double true_softsign_slope(double x);
double true_gelu_tanh(double x);
double true_gelu_tanh_slope(double x);
double true_tanhshrink(double x);
double true_tanhshrink_slope(double x);
double true_log_sigmoid(double x);
double true_log_sigmoid_slope(double x);
double true_squareplus(double x);
double true_squareplus_slope(double x);

/// The limit of the smaller elu and of celu.
static const double small_limit = 0.3;

#endif
