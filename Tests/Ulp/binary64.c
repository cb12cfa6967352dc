#include <float.h>
#include <math.h>

#include "ulp.h"

#if LDBL_MANT_DIG < 64
#error "long double must hold more digits than binary64"
#endif

/// One input, drawn as sample i; the second is pow's exponent.
struct sample {
  double x, y;
};

/// A function of binary64, inputs that try it, and what it should be.
struct measured {
  const char *name;
  struct sample (*draw)(uint32_t i);
  double (*found)(struct sample s);
  long double (*truth)(struct sample s);
  double bound;
};

/// Three independent draws: two shares of 1 and a whole number.
struct dice {
  double even, other;
  uint32_t word;
};

static struct dice dice_of(uint32_t i) {
  exact_block b = exact_philox((exact_stream){.key_low = 11, .key_high = 13}, i);
  double even = ((double)b.words[0] + (double)(b.words[1] >> 11) * 0x1p-21) * 0x1p-32;
  return (struct dice){even, (double)b.words[2] * 0x1p-32, b.words[3]};
}

/// Evenly within ±bound, or with a size from any of the 60 binades below the bound.
static double about(double bound, struct dice d, int is_even) {
  double size = is_even ? d.even * bound : (1 + d.even) * ldexp(bound, -1 - (int)(d.word >> 1 & 63) % 60);
  return d.word & 1 ? size : -size;
}

static struct sample draw_exp(uint32_t i) {
  struct dice d = dice_of(i);
  if (i % 4 == 0) return (struct sample){about(1, d, 1), 0};
  if (i % 4 == 1) return (struct sample){about(512, d, 0), 0};
  return (struct sample){-708.3 + d.even * (708.3 + 709.7), 0};
}

static struct sample draw_low_exp(uint32_t i) {
  return (struct sample){-708.4 - dice_of(i).even * (745.2 - 708.4), 0};
}

static struct sample draw_log(uint32_t i) {
  struct dice d = dice_of(i);
  if (i % 4 == 0) return (struct sample){1 + about(0.5, d, 0), 0};
  if (i % 4 == 1) return (struct sample){0.5 + 1.5 * d.even, 0};
  // Any positive number: what lies below the least normal one loses digits here and is still a number.
  return (struct sample){ldexp(1 + d.even, (int)(d.word % 2098) - 1074), 0};
}

/// Angles of any size, some as near as can be to multiples of π/2, where the result is what is left over.
static struct sample draw_angle(uint32_t i) {
  struct dice d = dice_of(i);
  if (i % 4 == 0) return (struct sample){about(0x1p30, d, 0), 0};
  if (i % 4 == 1) return (struct sample){about(8, d, 1), 0};
  if (i % 4 == 2) return (struct sample){about(0x1p30, d, 1), 0};
  double multiple = (double)((long double)(d.word >> 3) * 1.57079632679489661923L);
  for (uint32_t step = 0; step < d.word % 8; step++) multiple = nextafter(multiple, 0);
  return (struct sample){multiple, 0};
}

/// A base, and an exponent that brings the result to 2^power.
static struct sample raised(double x, double power) {
  double log_x = exact_log(x);
  return (struct sample){x, log_x == 0 ? 1 : power * 0.69314718055994531 / log_x};
}

static struct sample draw_pow(uint32_t i) {
  struct dice d = dice_of(i);
  double power = -1021 + 2044 * d.other;
  if (i % 4 == 0) return raised(ldexp(1 + d.even, (int)(d.word % 2044) - 1022), power);
  if (i % 4 == 1) return raised(1 + about(0.5, d, 0), power);
  if (i % 4 == 2) return (struct sample){0.5 + 1.5 * d.even, (double)(d.word % 1001) - 500};
  return (struct sample){0.5 + 1.5 * d.even, 64 * d.other - 32};
}

static struct sample draw_low_pow(uint32_t i) {
  struct dice d = dice_of(i);
  return raised(ldexp(1 + d.even, (int)(d.word % 2044) - 1022), -1022.5 - 51 * d.other);
}

static double found_exp(struct sample s) { return exact_exp(s.x); }
static double found_log(struct sample s) { return exact_log(s.x); }
static double found_sin(struct sample s) { return exact_sin(s.x); }
static double found_cos(struct sample s) { return exact_cos(s.x); }
static double found_pow(struct sample s) { return exact_pow(s.x, s.y); }
static long double true_exp(struct sample s) { return expl(s.x); }
static long double true_log(struct sample s) { return logl(s.x); }
static long double true_sin(struct sample s) { return sinl(s.x); }
static long double true_cos(struct sample s) { return cosl(s.x); }
static long double true_pow(struct sample s) { return powl(s.x, s.y); }

static const struct measured functions[] = {
    {"exp", draw_exp, found_exp, true_exp, 0.67},
    {"exp, subnormal results", draw_low_exp, found_exp, true_exp, 1},
    {"log", draw_log, found_log, true_log, 0.85},
    {"sin", draw_angle, found_sin, true_sin, 0.88},
    {"cos", draw_angle, found_cos, true_cos, 0.88},
    {"pow", draw_pow, found_pow, true_pow, 1.3},
    {"pow, subnormal results", draw_low_pow, found_pow, true_pow, 1.3},
};

struct sampling {
  const struct measured *function;
  struct tally tally;
};

enum { piece_size = 65536, pieces = 1024 };

static double error_of(double found, long double truth) {
  int exponent;
  frexpl(truth, &exponent);
  int unit = exponent - 53 < -1074 ? -1074 : exponent - 53;
  return found - found != 0 ? INFINITY : (double)ldexpl(fabsl((long double)found - truth), -unit);
}

static void sample_piece(void *context, size_t piece, size_t worker) {
  struct sampling *s = context;
  for (uint32_t i = 0; i < piece_size; i++) {
    struct sample at = s->function->draw((uint32_t)piece * piece_size + i);
    double error = error_of(s->function->found(at), s->function->truth(at));
    tally_add(&s->tally, worker, (struct worst){error, at.x, at.y});
  }
}

int measure_binary64(exact_engine *team) {
  int wrong = 0;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    static struct sampling s;
    s = (struct sampling){.function = functions + i};
    exact_run_pieces(team, pieces, sample_piece, &s);
    wrong += !say_worst(s.function->name, "2^26 samples", tally_worst(&s.tally), s.function->bound, "ulp");
  }
  return wrong;
}
