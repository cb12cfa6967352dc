#include "ulp.h"

#pragma clang fp contract(off)

// The exponential has no door of its own, so that it is compiled here from the kernels' own text.
#define TILE_WIDTH 4
#define TILE_VECTORS 1
#include "Kernels/vectors.h"
#include "Kernels/functions.h"

void softmax_exponential(const float *x, float *y, size_t count) {
  for (size_t i = 0; i + 8 <= count; i += 8) {
    double8v wide = __builtin_convertvector(*(const float8v *)(x + i), double8v);
    *(float8v *)(y + i) = __builtin_convertvector(bounded_exp8(wide), float8v);
  }
}
