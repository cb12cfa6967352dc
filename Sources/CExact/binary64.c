#include "binary64.h"

#include "CExact.h"

#pragma clang fp contract(off)

static const double ln2_high = 0x1.62e42fefa3800p-1;  // 42 bits: whole numbers up to 2^11 times it are exact
static const double ln2_low = 0x1.ef35793c76730p-45;

/// e^r - 1 - r over r², |r| up to ln2/2.
static double exp_curve(double r) {
  double e = 0x1.1f7340dbc337ep-29 * r + 0x1.af4e554377204p-26;
  e = e * r + 0x1.27e4db46cddd1p-22;
  e = e * r + 0x1.71de01fdbf9cap-19;
  e = e * r + 0x1.a01a01a6e1e2ap-16;
  e = e * r + 0x1.a01a01abf85abp-13;
  e = e * r + 0x1.6c16c16c162c3p-10;
  e = e * r + 0x1.11111111100bep-7;
  e = e * r + 0x1.5555555555556p-5;
  e = e * r + 0x1.5555555555557p-3;
  return e * r + 0x1.0000000000000p-1;
}

double exact_exp_of_sum(double x, double rest) {
  double shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52;
  double whole = shifted - 0x1.8p52;
  double high = x - whole * ln2_high;
  double low = rest - whole * ln2_low;
  double r = high + low;
  double lost = (high - r) + low;
  double lead = 1.0 + r;
  double value = lead + (((1.0 - lead) + r) + (lost + r * r * exp_curve(r)));
  int64_t k = (int64_t)whole;
  if (k < -1000) return value * exact_power_of_two(k + 1000) * 0x1p-1000;
  if (k > 1000) return value * exact_power_of_two(k - 1000) * 0x1p1000;
  return value * exact_power_of_two(k);
}

double exact_exp(double x) {
  if (x != x) return x;
  if (x > 709.79) return __builtin_inf();
  if (x < -745.14) return 0;
  return exact_exp_of_sum(x, 0);
}

double exact_log(double x) {
  if (x != x || x == __builtin_inf()) return x;
  if (x == 0) return -__builtin_inf();
  if (x < 0) return __builtin_nan("");
  int64_t exponent;
  double f = exact_split(x, &exponent) - 1.0;
  double k = (double)exponent;
  double s = f / (2.0 + f);
  double z = s * s;
  double q = 0x1.2b5f68a50d903p-3 * z + 0x1.39fdcceb4bb45p-3;
  q = q * z + 0x1.7462b91b8df65p-3;
  q = q * z + 0x1.c71c62d5e53e0p-3;
  q = q * z + 0x1.2492492dfd86cp-2;
  q = q * z + 0x1.9999999995273p-2;
  q = q * z + 0x1.5555555555558p-1;
  // log(1 + f) = f - f²/2 + s·(f²/2 + z·q): the exact f leads, everything else is small beside it.
  double half = 0.5 * f * f;
  double tail = s * (half + z * q) + k * ln2_low;
  return k * ln2_high + (f - (half - tail));
}

/// An angle less the nearest multiple of π/2, in two parts, and that multiple's number modulo 4.
struct turned {
  double angle, rest;
  int quarter;
};

/// Takes part·n from the angle; the product is exact, what the difference loses goes to the rest.
static void take(struct turned *t, double product) {
  double angle = t->angle - product;
  double taken = t->angle - angle;
  double back = angle + taken;
  t->rest += (t->angle - back) + (taken - product);
  t->angle = angle;
}

static struct turned turn(double x) {
  double shifted = x * 0x1.45f306dc9c883p-1 + 0x1.8p52;
  double n = shifted - 0x1.8p52;
  struct turned t = {x, 0, (int)((int64_t)n & 3)};
  // π/2 in parts of at most 23 bits: each product with |n| < 2^30 is exact but the last.
  take(&t, n * 0x1.921fb40000000p+0);
  take(&t, n * 0x1.4442d00000000p-24);
  take(&t, n * 0x1.8469800000000p-48);
  take(&t, n * 0x1.3198a00000000p-69);
  take(&t, n * 0x1.701b839a25205p-92);
  double sum = t.angle + t.rest;
  t.rest = (t.angle - sum) + t.rest;
  t.angle = sum;
  return t;
}

static double sine_near_zero(double x, double rest) {
  double z = x * x;
  double s = 0x1.5e0a4fc16be59p-33 * z - 0x1.ae6008d114485p-26;
  s = s * z + 0x1.71de37946ed6dp-19;
  s = s * z - 0x1.a01a019e820aep-13;
  s = s * z + 0x1.1111111110babp-7;
  s = s * z - 0x1.5555555555555p-3;
  return x + (x * z * s + rest * (1.0 - 0.5 * z));
}

static double cosine_near_zero(double x, double rest) {
  double z = x * x;
  double c = -0x1.907cd8ff5ede7p-37 * z + 0x1.1eeb67d026ec6p-29;
  c = c * z - 0x1.27e4fa16cc2d1p-22;
  c = c * z + 0x1.a01a019f4ddfdp-16;
  c = c * z - 0x1.6c16c16c16963p-10;
  c = c * z + 0x1.5555555555555p-5;
  double half = 0.5 * z;
  double lead = 1.0 - half;
  return lead + (((1.0 - lead) - half) + (z * z * c - x * rest));
}

static double turned_sine(struct turned t, int quarter) {
  double value = quarter & 1 ? cosine_near_zero(t.angle, t.rest) : sine_near_zero(t.angle, t.rest);
  return quarter & 2 ? -value : value;
}

double exact_sin(double x) {
  if (x - x != 0) return __builtin_nan("");
  if (x == 0) return x;
  struct turned t = turn(x);
  return turned_sine(t, t.quarter);
}

double exact_cos(double x) {
  if (x - x != 0) return __builtin_nan("");
  struct turned t = turn(x);
  return turned_sine(t, t.quarter + 1);
}
