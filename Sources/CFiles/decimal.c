#include "csv.h"
#include "decimal_powers.h"

#include <stdlib.h>
#include <string.h>

/* A number as it is written: its digits, the point left away, times ten to the exponent. */
typedef struct {
  const uint8_t *first, *last;
  uint64_t digits;
  int64_t exponent;
  int64_t count;
  int is_negative;
} decimal;

/* Exponents beyond these are as good as these: as written, and of a text cut to a few hundred digits. */
static const int64_t farthest_written = 1000000000000;
static const int64_t farthest_exponent = 100000;

static int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') <= 9; }

static uint64_t load_eight(const uint8_t *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/* The number that eight digits make, the first in the lowest byte: pairs, then fours, then all. */
static uint64_t value_of_eight(uint64_t digits) {
  digits = (digits * 10 + (digits >> 8)) & 0x00ff00ff00ff00ff;
  digits = (digits * 100 + (digits >> 16)) & 0x0000ffff0000ffff;
  return (digits * 10000 + (digits >> 32)) & 0xffffffff;
}

static const uint8_t *read_digits(const uint8_t *at, const uint8_t *end, uint64_t *digits) {
  static const uint64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
  const uint64_t tops = 0x8080808080808080;
  uint64_t sum = *digits;
  /* Eight bytes at a time; how many of them are digits is counted without a branch. */
  while (end - at >= 8) {
    uint64_t values = load_eight(at) ^ 0x3030303030303030;
    uint64_t others = (((values & ~tops) + 0x7676767676767676) | values) & tops;
    int count = others ? __builtin_ctzll(others) >> 3 : 8;
    if (count > 0) sum = sum * tens[count] + value_of_eight(values << (64 - 8 * count));
    at += count;
    if (count < 8) {
      *digits = sum;
      return at;
    }
  }
  while (at < end && is_digit(*at)) sum = sum * 10 + (uint64_t)(*at++ - '0');
  *digits = sum;
  return at;
}

/* Reads `e` with its number where both are there; NULL where the number is lacking. */
static const uint8_t *read_exponent(const uint8_t *at, const uint8_t *end, int64_t *exponent) {
  if (at == end || (*at | 0x20) != 'e') return at;
  at++;
  int is_negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  if (at == end || !is_digit(*at)) return NULL;
  int64_t sum = 0;
  for (; at < end && is_digit(*at); at++) {
    if (sum < farthest_written) sum = sum * 10 + (*at - '0');
  }
  *exponent += is_negative ? -sum : sum;
  return at;
}

/* Zeros before the first other digit, which do not count. */
static int64_t leading_zeros(const decimal *number) {
  int64_t zeros = 0;
  for (const uint8_t *at = number->first; at < number->last && (*at == '0' || *at == '.'); at++) {
    zeros += *at == '0';
  }
  return zeros;
}

/* Any number whatever, by the C library: as many digits as can tell two doubles apart, and a last one that
   says whether more follow. */
static double convert_slowly(const decimal *number) {
  enum { most_digits = 800 };
  char text[most_digits + 32];
  size_t count = 0;
  int64_t exponent = number->exponent;
  int has_more = 0;
  for (const uint8_t *at = number->first; at < number->last; at++) {
    if (*at == '.' || (count == 0 && *at == '0')) continue;
    if (count < most_digits) {
      text[count++] = (char)*at;
    } else {
      has_more |= *at != '0';
      exponent++;
    }
  }
  if (count == 0) return 0;
  text[count++] = has_more ? '1' : '0';
  exponent--;
  if (exponent > farthest_exponent) exponent = farthest_exponent;
  if (exponent < -farthest_exponent) exponent = -farthest_exponent;
  text[count++] = 'e';
  if (exponent < 0) text[count++] = '-';
  uint64_t size = (uint64_t)(exponent < 0 ? -exponent : exponent);
  for (uint64_t scale = farthest_exponent; scale > 0; scale /= 10) {
    text[count++] = (char)('0' + size / scale % 10);
  }
  text[count] = 0;
  return strtod(text, NULL);
}

typedef unsigned __int128 uint128;

/* Digits times ten to the exponent by one product of 128 bits; 0 where that cannot tell.
   Source: Lemire, "Number parsing at a gigabyte per second", 2021, algorithm 1; the results are
   normal here. */
static double convert_by_product(uint64_t digits, int64_t exponent) {
  int shift = __builtin_clzll(digits);
  uint64_t factor = digits << shift;
  uint128 product = factor * (uint128)powers_of_five[exponent - least_power].high;
  if (((uint64_t)(product >> 64) & 0x1ff) == 0x1ff) {
    product += (factor * (uint128)powers_of_five[exponent - least_power].low) >> 64;
  }
  uint64_t high = (uint64_t)(product >> 64), low = (uint64_t)product;
  if (low == UINT64_MAX && (exponent < -27 || exponent > 55)) return 0;
  int top = (int)(high >> 63);
  uint64_t mantissa = high >> (top + 9);
  int64_t power = ((217706 * exponent) >> 16) + 63 + 1023 + top - shift;
  /* Halfway between two doubles: to the even one. */
  if (low <= 1 && exponent >= -4 && exponent <= 23 && (mantissa & 3) == 1 && mantissa << (top + 9) == high) {
    mantissa &= ~(uint64_t)1;
  }
  mantissa = (mantissa + (mantissa & 1)) >> 1;
  if (mantissa >> 53) {
    mantissa >>= 1;
    power++;
  }
  uint64_t bits = (mantissa & 0xfffffffffffff) | (uint64_t)power << 52;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static double convert(const decimal *number) {
  static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  int64_t exponent = number->exponent;
  if (number->count > 19 && number->count - leading_zeros(number) > 19) return convert_slowly(number);
  if (number->digits == 0) return 0;
  /* Both are exact, so that one operation rounds once. */
  if (number->digits >> 53 == 0 && exponent >= -22 && exponent <= 22) {
    double value = (double)number->digits;
    return exponent < 0 ? value / tens[-exponent] : value * tens[exponent];
  }
  if (exponent >= least_power && exponent <= greatest_power) {
    double value = convert_by_product(number->digits, exponent);
    if (value != 0) return value;
  }
  return convert_slowly(number);
}

const uint8_t *descent_decimal(const uint8_t *at, const uint8_t *end, double *value) {
  decimal number = {0};
  if (at == end) return NULL;
  number.is_negative = *at == '-';
  at += *at == '-' || *at == '+';
  number.first = at;
  at = read_digits(at, end, &number.digits);
  number.count = at - number.first;
  if (at < end && *at == '.') {
    const uint8_t *fraction = ++at;
    at = read_digits(at, end, &number.digits);
    number.count += at - fraction;
    number.exponent = fraction - at;
  }
  if (number.count == 0) return NULL;
  number.last = at;
  at = read_exponent(at, end, &number.exponent);
  if (at == NULL) return NULL;
  /* Signs are hard to foresee, so that a branch on them would cost as much as the rest. */
  double size = convert(&number);
  uint64_t bits;
  memcpy(&bits, &size, sizeof bits);
  bits ^= (uint64_t)number.is_negative << 63;
  memcpy(value, &bits, sizeof bits);
  return at;
}
