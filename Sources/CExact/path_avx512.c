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
#define SPARSE_ROWS 4
#define SPARSE_VECTORS 4
#define CHAINS 24

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

/// Lists `first` and the places behind it of what is not 0; 16 are written, those that count stand in front.
static inline size_t list_nonzero16(int16v v, uint32_t first, uint32_t *places) {
  const int16v steps = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  __mmask16 mask = _mm512_test_epi32_mask((__m512i)v, (__m512i)v);
  _mm512_storeu_si512(places, _mm512_maskz_compress_epi32(mask, (__m512i)(steps + (int)first)));
  return (size_t)__builtin_popcount(mask);
}

/// Whether one of SPARSE_ROWS neighbours is not 0.
static inline int is_nonzero_across(const float *from) {
  return _mm_cmp_ps_mask(_mm_loadu_ps(from), _mm_setzero_ps(), _CMP_NEQ_UQ) != 0;
}

#include "Kernels/table.h"

#pragma clang attribute pop
#endif
