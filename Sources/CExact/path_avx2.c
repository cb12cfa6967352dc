#if defined(__x86_64__)
#include <immintrin.h>

#include "kernels.h"

#include <string.h>

#pragma clang fp contract(off)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define PATH_KERNELS exact_kernels_avx2
#define TILE_WIDTH 8
#define TILE_ROWS 6
#define TILE_VECTORS 2
#define QUICK_FMA 1
#define SPARSE_ROWS 4
#define SPARSE_VECTORS 3

#include "Kernels/vectors.h"

typedef __m256i tile_mask;

static inline tile_mask tile_mask_of(size_t columns) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)columns), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

static inline tile_vector tile_load_some(const float *from, tile_mask mask) {
  return _mm256_maskload_ps(from, mask);
}

static inline void tile_store_some(float *to, tile_vector v, tile_mask mask) {
  _mm256_maskstore_ps(to, mask, v);
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
