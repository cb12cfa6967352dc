#include <math.h>
#include <stdlib.h>

#include "ulp.h"

// A normal number is a function of 24 bits. A stream is drawn until each of them has come; a word that has
// come before is passed over.

enum { values = 1 << 24 };

/// Newton's step from a number of binary32 to the quantile, on the side where the tail is small; relative to
/// the number's size its error is the square of the number's own.
static double error_of(float normal, uint32_t word) {
  long double p = ((long double)word + 0.5L) * 0x1p-24L, tail = p < 0.5L ? p : 1 - p;
  long double size = fabsl((long double)normal);
  long double density = expl(-0.5L * size * size) * 0.398942280401432677939946L;
  long double excess = (0.5L * erfcl(size * 0.707106781186547524400844L) - tail) / density;
  int exponent;
  frexpl(size + excess, &exponent);
  return (normal < 0) == (p < 0.5L) ? (double)ldexpl(fabsl(excess), 24 - exponent) : INFINITY;
}

int measure_normals(exact_engine *team) {
  (void)team;
  exact_stream stream = {.key_low = 7, .key_high = 24};
  uint8_t *seen = calloc(values, 1);
  if (!seen) return 1;
  struct worst worst = {0};
  uint64_t index = 0;
  for (size_t left = values; left > 0; index++) {
    static exact_block block;
    if (index % 4 == 0) block = exact_philox(stream, (uint32_t)(index / 4));
    uint32_t word = block.words[index % 4] >> 8;
    if (seen[word]) continue;
    seen[word] = 1;
    left--;
    double error = error_of(exact_random_normal(stream, index), word);
    if (error > worst.error) worst = (struct worst){error, ((double)word + 0.5) * 0x1p-24, 0};
  }
  free(seen);
  return !say_worst("normal numbers", "all 2^24", worst, 0.5009, "ulp");
}
