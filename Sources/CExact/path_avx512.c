#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#include <string.h>

#pragma clang fp contract(off)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)

#define PATH_KERNELS exact_kernels_avx512
#define TILE_WIDTH 16
#define TILE_ROWS 14
#define TILE_VECTORS 2
#define QUICK_FMA 1
#define SPARSE_ROWS 8
#define SPARSE_VECTORS 3

#include "Kernels/vectors.h"

typedef __mmask16 tile_mask;

static inline tile_mask tile_mask_of(size_t columns) { return (tile_mask)((1u << columns) - 1); }

static inline tile_vector tile_load_some(const float *from, tile_mask mask) {
  return _mm512_maskz_loadu_ps(mask, from);
}

static inline void tile_store_some(float *to, tile_vector v, tile_mask mask) {
  _mm512_mask_storeu_ps(to, mask, v);
}

static inline tile_vector tile_fma(tile_vector a, tile_vector b, tile_vector c) {
  return __builtin_elementwise_fma(a, b, c);
}

static inline float16v fma16(float16v a, float16v b, float16v c) {
  return __builtin_elementwise_fma(a, b, c);
}

#include "Kernels/table.h"

#pragma clang attribute pop
#endif
