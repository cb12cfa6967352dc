#ifndef CEXACT_BINARY64_H
#define CEXACT_BINARY64_H

#include <stdint.h>

static inline uint64_t exact_bits(double x) {
  union {
    double value;
    uint64_t bits;
  } u = {.value = x};
  return u.bits;
}

static inline double exact_from_bits(uint64_t bits) {
  union {
    uint64_t bits;
    double value;
  } u = {.bits = bits};
  return u.value;
}

/// 2^exponent for a normal result.
static inline double exact_power_of_two(int64_t exponent) {
  return exact_from_bits((uint64_t)(exponent + 1023) << 52);
}

/// x = mantissa · 2^exponent with the mantissa in √½ … √2; x positive and finite.
static inline double exact_split(double x, int64_t *exponent) {
  int64_t subnormal = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    subnormal = 54;
  }
  uint64_t bits = exact_bits(x);
  const uint64_t root_half = 0x3fe6a09e667f3bcdull;
  int64_t k = (int64_t)(bits - root_half) >> 52;
  *exponent = k - subnormal;
  return exact_from_bits(bits - ((uint64_t)k << 52));
}

/// e^(x + rest) for |x| up to 746 and a tiny rest; gradual underflow is rounded once.
double exact_exp_of_sum(double x, double rest);

#endif
