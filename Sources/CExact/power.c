#include "binary64.h"

#include "CExact.h"

#pragma clang fp contract(off)

/// A number as the sum of two of binary64, the second below half a unit of the first.
struct pair {
  double high, low;
};

static struct pair pair_of_sum(double a, double b) {
  double sum = a + b;
  double taken = sum - a;
  return (struct pair){sum, (a - (sum - taken)) + (b - taken)};
}

/// a·b exactly, by halves of 26 bits.
static struct pair pair_of_product(double a, double b) {
  double wide = a * 0x1.0000002p27, a_high = wide - (wide - a), a_low = a - a_high;
  wide = b * 0x1.0000002p27;
  double b_high = wide - (wide - b), b_low = b - b_high;
  double product = a * b;
  double lost = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
  return (struct pair){product, lost};
}

static struct pair pair_sum(struct pair a, struct pair b) {
  struct pair sum = pair_of_sum(a.high, b.high);
  return pair_of_sum(sum.high, sum.low + (a.low + b.low));
}

static struct pair pair_product(struct pair a, struct pair b) {
  struct pair product = pair_of_product(a.high, b.high);
  return pair_of_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/// (m - 1) / (m + 1) to twice the precision.
static struct pair atanh_argument(double m) {
  double top = m - 1.0;
  struct pair bottom = pair_of_sum(m, 1.0);
  double s = top / bottom.high;
  struct pair back = pair_of_product(s, bottom.high);
  double rest = ((top - back.high) - back.low) - s * bottom.low;
  return pair_of_sum(s, rest / bottom.high);
}

/// log x = exponent·ln2 + 2·atanh s, to about 2^-64; x positive and finite.
static struct pair pair_log(double x) {
  int64_t exponent;
  double m = exact_split(x, &exponent);
  double k = (double)exponent;
  struct pair s = atanh_argument(m);
  struct pair z = pair_product(s, s);
  double h = z.high;
  double q = 0x1.087e4945615c6p-4 * h + 0x1.1018374c7f117p-4;
  q = q * h + 0x1.3b18bc82cc745p-4;
  q = q * h + 0x1.745d09e3d8241p-4;
  q = q * h + 0x1.c71c71d7fbbacp-4;
  q = q * h + 0x1.249249248e4d8p-3;
  q = q * h + 0x1.999999999999fp-3;
  struct pair third = {0x1.5555555555555p-2, 0x1.5555555555555p-56};
  struct pair curve = pair_product(z, pair_sum(third, pair_of_sum(h * q, 0)));
  struct pair twice = {2 * s.high, 2 * s.low};
  struct pair log_m = pair_sum(twice, pair_product(twice, curve));
  struct pair ln2_multiple = pair_of_sum(k * 0x1.62e42fefa3800p-1, k * 0x1.ef35793c76730p-45);
  return pair_sum(ln2_multiple, log_m);
}

/// 0: not whole, 1: odd, 2: even.
static int wholeness(double y) {
  double size = y < 0 ? -y : y;
  if (size >= 0x1p53) return 2;
  int64_t whole = (int64_t)size;
  if ((double)whole != size) return 0;
  return whole & 1 ? 1 : 2;
}

/// x^y for a positive finite x and a finite y.
static double pow_of_positive(double x, double y) {
  struct pair log_x = pair_log(x);
  double rough = y * log_x.high;
  if (rough > 710) return __builtin_inf();
  if (rough < -746) return 0;
  struct pair scaled = pair_of_product(y, log_x.high);
  struct pair total = pair_of_sum(scaled.high, scaled.low + y * log_x.low);
  if (total.high > 709.79) return __builtin_inf();
  if (total.high < -745.14) return 0;
  return exact_exp_of_sum(total.high, total.low);
}

double exact_pow(double x, double y) {
  const double infinity = __builtin_inf();
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return __builtin_nan("");
  double size = x < 0 ? -x : x;
  if (y == infinity || y == -infinity) {
    if (size == 1) return 1;
    return (size > 1) == (y > 0) ? infinity : 0;
  }
  int whole = wholeness(y);
  int is_negative = exact_bits(x) >> 63 && whole == 1;
  if (size == 0 || size == infinity) {
    double limit = (size == 0) == (y < 0) ? infinity : 0;
    return is_negative ? -limit : limit;
  }
  if (x < 0 && whole == 0) return __builtin_nan("");
  double value = size == 1 ? 1 : pow_of_positive(size, y);
  return is_negative ? -value : value;
}
