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
#define CHAINS 12

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

/// Lists `first` and the places behind it of what is not 0.
static inline size_t list_nonzero16(int16v v, uint32_t first, uint32_t *places) {
  __m256i low = _mm256_cmpeq_epi32((__m256i)v.lo, _mm256_setzero_si256());
  __m256i high = _mm256_cmpeq_epi32((__m256i)v.hi, _mm256_setzero_si256());
  int zeros = _mm256_movemask_ps((__m256)low) | _mm256_movemask_ps((__m256)high) << 8;
  size_t count = 0;
  for (uint32_t left = ~(uint32_t)zeros & 0xffff; left != 0; left &= left - 1)
    places[count++] = first + (uint32_t)__builtin_ctz(left);
  return count;
}

/// Whether one of SPARSE_ROWS neighbours is not 0.
static inline int is_nonzero_across(const float *from) {
  return _mm_movemask_ps(_mm_cmpneq_ps(_mm_loadu_ps(from), _mm_setzero_ps())) != 0;
}

#include "Kernels/table.h"

#pragma clang attribute pop
#endif
