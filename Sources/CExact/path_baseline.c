#include "kernels.h"

#include <string.h>

#pragma clang fp contract(off)

#define PATH_KERNELS exact_kernels_baseline
#define TILE_WIDTH 4
#define SPARSE_ROWS 4
#if defined(__aarch64__)
#define TILE_ROWS 6
#define TILE_VECTORS 4
#define SPARSE_VECTORS 3
#define CHAINS 24
#define QUICK_FMA 1
#else
#define TILE_ROWS 4
#define TILE_VECTORS 1
#define SPARSE_VECTORS 1
#define CHAINS 4
#define QUICK_FMA 0
#endif

#include "Kernels/vectors.h"

/// The number of columns that count.
typedef size_t tile_mask;

static inline tile_mask tile_mask_of(size_t columns) { return columns; }

static inline tile_vector tile_load_some(const float *from, tile_mask mask) {
  float padded[TILE_WIDTH] = {0};
  for (size_t i = 0; i < mask; i++) padded[i] = from[i];
  return *(const tile_loose *)padded;
}

static inline void tile_store_some(float *to, tile_vector v, tile_mask mask) {
  for (size_t i = 0; i < mask; i++) to[i] = v[i];
}

#if defined(__aarch64__)

static inline tile_vector tile_fma(tile_vector a, tile_vector b, tile_vector c) {
  return __builtin_elementwise_fma(a, b, c);
}

static inline float16v fma16(float16v a, float16v b, float16v c) {
  return __builtin_elementwise_fma(a, b, c);
}

#else

// a·b is exact in binary64; the sum is rounded to odd there (its last bit is set when it is not exact),
// which makes the second rounding, to binary32, the only one that shows.
typedef double double4v __attribute__((ext_vector_type(4)));
typedef int64_t int64x4v __attribute__((ext_vector_type(4)));


static inline tile_vector tile_fma(tile_vector a, tile_vector b, tile_vector c) {
  double4v product = __builtin_convertvector(a, double4v) * __builtin_convertvector(b, double4v);
  double4v addend = __builtin_convertvector(c, double4v);
  double4v sum = product + addend;
  double4v taken = sum - product;
  double4v lost = (product - (sum - taken)) + (addend - taken);
  int64x4v bits = (int64x4v)sum;
  int64x4v isInexact = (lost < 0) | (lost > 0);
  int64x4v pointsAway = ((lost < 0) == (sum < 0));
  int64x4v isEven = (bits & 1) - 1;
  int64x4v shift = (pointsAway & 2) - 1;
  bits += shift & isInexact & isEven;
  return __builtin_convertvector((double4v)bits, tile_vector);
}

static inline float16v fma16(float16v a, float16v b, float16v c) {
  float16v y;
  y.lo.lo = tile_fma(a.lo.lo, b.lo.lo, c.lo.lo);
  y.lo.hi = tile_fma(a.lo.hi, b.lo.hi, c.lo.hi);
  y.hi.lo = tile_fma(a.hi.lo, b.hi.lo, c.hi.lo);
  y.hi.hi = tile_fma(a.hi.hi, b.hi.hi, c.hi.hi);
  return y;
}

#endif

/// Lists `first` and the places behind it of what is not 0.
static inline size_t list_nonzero16(int16v v, uint32_t first, uint32_t *places) {
  size_t count = 0;
  for (uint32_t i = 0; i < 16; i++) {
    places[count] = first + i;
    count += v[i] != 0;
  }
  return count;
}

/// Whether one of SPARSE_ROWS neighbours is not 0.
static inline int is_nonzero_across(const float *from) {
  return from[0] != 0 || from[1] != 0 || from[2] != 0 || from[3] != 0;
}

#include "Kernels/table.h"
