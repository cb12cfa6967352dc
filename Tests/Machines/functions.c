#include "core.h"

#pragma clang fp contract(off)

// Every 16 381st bit pattern of binary32: all binades of both signs, infinities' neighbours and NaN.
enum { stride = 16381, patterns = 262192 };

static const exact_activation activations[] = {
    {EXACT_RELU, 0, 0},         {EXACT_TANH, 0, 0},          {EXACT_SIGMOID, 0, 0},
    {EXACT_GELU, 0, 0},         {EXACT_LEAKY_RELU, 0.01, 0}, {EXACT_ELU, 1, 0},
    {EXACT_ELU, 0.3, 0},        {EXACT_SILU, 0, 0},          {EXACT_SOFTPLUS, 1, 20},
    {EXACT_SELU, 0, 0},         {EXACT_CELU, 0.3, 0},        {EXACT_MISH, 0, 0},
    {EXACT_SOFTSIGN, 0, 0},     {EXACT_GELU_TANH, 0, 0},     {EXACT_TANHSHRINK, 0, 0},
    {EXACT_LOG_SIGMOID, 0, 0},  {EXACT_SQUAREPLUS, 4, 0},    {EXACT_HARDTANH, -1, 1},
    {EXACT_HARDSIGMOID, 0, 0},  {EXACT_HARDSWISH, 0, 0},     {EXACT_SOFTSHRINK, 0.5, 0},
    {EXACT_HARDSHRINK, 0.5, 0}, {EXACT_SQUARED_RELU, 0, 0},  {EXACT_SOFTPLUS, 2, 5},
    {EXACT_THRESHOLD, 0.5, -2},
};

/// Numbers that a sweep by a stride passes over.
static const float special[] = {-0.0f, 0x1p-149f, -0x1p-149f, 0x1p-126f, 0x1.fffffep127f, __builtin_inff(),
                                -__builtin_inff()};

static size_t fill_with_every_kind(float *x) {
  for (uint32_t i = 0; i < patterns; i++) {
    uint32_t bits = i * stride;
    memcpy(x + i, &bits, sizeof bits);
  }
  memcpy(x + patterns, special, sizeof special);
  return patterns + sizeof special / sizeof *special;
}

void digest_functions(exact_engine *engine, struct digest *d) {
  const size_t most = patterns + 16;
  float *x = room(most), *y = room(most), *pull = room(most), *gradient = room(most);
  size_t count = fill_with_every_kind(x);
  fill_evenly(stream_of(4), pull, count);
  for (size_t i = 0; i < sizeof activations / sizeof *activations; i++) {
    exact_apply(engine, activations + i, x, y, count);
    digest_floats(d, y, count);
    memcpy(gradient, pull, count * sizeof(float));
    exact_apply_backward(engine, activations + i, x, gradient, count);
    digest_floats(d, gradient, count);
  }
}

void digest_binary64(struct digest *d) {
  for (uint64_t i = 0; i < 50000; i++) {
    double uniform = (double)(exact_random_bits(stream_of(5), i) >> 8) * 0x1p-24 - 0.5;
    double x = uniform * (double)(1 << (i % 20)), size = x < 0 ? -x : x;
    digest_double(d, exact_exp(x / 300));
    digest_double(d, exact_log(size + 0x1p-1000));
    digest_double(d, exact_sin(x));
    digest_double(d, exact_cos(x * 1000));
    digest_double(d, exact_pow(1.5 + uniform, x / 300));
  }
}
