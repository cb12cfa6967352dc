#include "CExact.h"

#pragma clang fp contract(off)

exact_block exact_philox(exact_stream stream, uint32_t counter) {
  uint32_t a = counter, b = stream.place, c = stream.step_low, d = stream.step_high;
  uint32_t key_low = stream.key_low, key_high = stream.key_high;
  for (int round = 0; round < 10; round++) {
    uint64_t left = (uint64_t)a * 0xD2511F53u, right = (uint64_t)c * 0xCD9E8D57u;
    a = (uint32_t)(right >> 32) ^ b ^ key_low;
    c = (uint32_t)(left >> 32) ^ d ^ key_high;
    b = (uint32_t)right;
    d = (uint32_t)left;
    key_low += 0x9E3779B9u;
    key_high += 0xBB67AE85u;
  }
  return (exact_block){{a, b, c, d}};
}

uint32_t exact_random_bits(exact_stream stream, uint64_t index) {
  return exact_philox(stream, (uint32_t)(index / 4)).words[index % 4];
}

/// Quantile of the normal distribution at 1/2 + q, |q| up to 0.3.
static double central_quantile(double q) {
  double z = q * q;
  double v = 0x1.085d898adee7fp+17 * z - 0x1.6f59b027fd8fcp+14;
  v = v * z + 0x1.4a2106a651e4bp+12;
  v = v * z + 0x1.eba05addbf811p+7;
  v = v * z + 0x1.40a459ee36c8ap+7;
  v = v * z + 0x1.762f26a8b4e7ap+5;
  v = v * z + 0x1.f57ba4ec08194p+3;
  v = v * z + 0x1.7170c07ef837ep+2;
  v = v * z + 0x1.4ffddf480bafep+1;
  v = v * z + 0x1.40d931ff50328p+1;
  return v * q;
}

/// Minus the quantile at p, 2^-25 ... 0.2.
static double tail_quantile(double p) {
  double r = __builtin_elementwise_sqrt(-2.0 * exact_log(p));
  double t = (r - 4.0) / (r + 4.0);
  double v = 0x1.6ddb6d9139ea3p+1 * t + 0x1.b6fb132686453p+2;
  v = v * t + 0x1.06095b271f853p+3;
  v = v * t + 0x1.076f2239745aap+3;
  v = v * t + 0x1.fb9c715655e10p+2;
  v = v * t + 0x1.02dd434935d45p+3;
  v = v * t + 0x1.f91a544fe2a2bp+2;
  v = v * t + 0x1.0485afb54f29bp+3;
  v = v * t + 0x1.f521bd2166ab1p+2;
  v = v * t + 0x1.085778021fd1bp+3;
  v = v * t + 0x1.ea116719f5097p+2;
  v = v * t + 0x1.17e8d04d989eep+3;
  return v * t + 0x1.b35a47ece95d9p+1;
}

float exact_random_normal(exact_stream stream, uint64_t index) {
  double p = ((double)(exact_random_bits(stream, index) >> 8) + 0.5) * 0x1p-24;
  double q = p - 0.5;
  if (q >= -0.3 && q <= 0.3) return (float)central_quantile(q);
  return (float)(q < 0 ? -tail_quantile(p) : tail_quantile(1.0 - p));
}

/// The words of a stream in order, from 0 on.
struct drawer {
  exact_stream stream;
  exact_block block;
  uint64_t next;
};

static uint32_t draw(struct drawer *d) {
  if (d->next % 4 == 0) d->block = exact_philox(d->stream, (uint32_t)(d->next / 4));
  return d->block.words[d->next++ % 4];
}

/// A number below `bound`: the upper half of word·bound, unless the lower half shows the word to be surplus.
static uint32_t draw_below(struct drawer *d, uint32_t bound) {
  uint64_t product = (uint64_t)draw(d) * bound;
  if ((uint32_t)product < bound) {
    uint32_t surplus = (0u - bound) % bound;
    while ((uint32_t)product < surplus) product = (uint64_t)draw(d) * bound;
  }
  return (uint32_t)(product >> 32);
}

void exact_shuffle(exact_stream stream, int32_t *order, size_t count) {
  struct drawer d = {.stream = stream};
  for (size_t i = 0; i < count; i++) order[i] = (int32_t)i;
  for (size_t i = count; i > 1; i--) {
    size_t j = draw_below(&d, (uint32_t)i);
    int32_t moved = order[j];
    order[j] = order[i - 1];
    order[i - 1] = moved;
  }
}
