#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "engine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#pragma clang fp contract(off)

int exact_path_is_supported(exact_path path) {
#if defined(__x86_64__)
  // These builtins ask the processor and, for the wider registers, whether the operating system keeps them.
  __builtin_cpu_init();
  int has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  switch (path) {
  case EXACT_AVX512:
    return has_avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  case EXACT_AVX2:
    return has_avx2;
  case EXACT_BASELINE:
    return 1;
  }
  return 0;
#else
  return path == EXACT_BASELINE;
#endif
}

static const struct exact_kernels *kernels_of(exact_path path) {
#if defined(__x86_64__)
  if (path == EXACT_AVX512) return &exact_kernels_avx512;
  if (path == EXACT_AVX2) return &exact_kernels_avx2;
#endif
  (void)path;
  return &exact_kernels_baseline;
}

exact_engine *exact_engine_create(exact_path path, int threads) {
  exact_engine *engine = malloc(sizeof(exact_engine));
  if (!engine) return NULL;
  engine->kernels = kernels_of(path);
  engine->team = threads > 1 ? exact_team_create(threads - 1) : NULL;
  engine->rooms = aligned_alloc(64, (size_t)threads * EXACT_ROOM * sizeof(float));
  if (engine->rooms && (engine->team || threads == 1)) return engine;
  exact_engine_destroy(engine);
  return NULL;
}

void exact_engine_destroy(exact_engine *engine) {
  if (!engine) return;
  exact_team_destroy(engine->team);
  free(engine->rooms);
  free(engine);
}

void exact_run_pieces(exact_engine *engine, size_t pieces, void (*body)(void *, size_t, size_t),
                      void *context) {
  if (engine->team && pieces > 1) {
    exact_team_run(engine->team, pieces, body, context);
  } else {
    for (size_t piece = 0; piece < pieces; piece++) body(context, piece, 0);
  }
}

void *exact_memory_create(size_t bytes) {
  // Large blocks lie on large pages where the system has them, which saves most of the lookups of addresses.
  size_t page = 2u << 20, boundary = bytes >= 2 * page ? page : 64;
  if (bytes > SIZE_MAX - boundary) return NULL;
  size_t whole = (bytes / boundary + 1) * boundary;
  void *memory = aligned_alloc(boundary, whole);
  if (!memory) return NULL;
#if defined(MADV_HUGEPAGE)
  if (boundary == page) madvise(memory, whole, MADV_HUGEPAGE);
#endif
  return memset(memory, 0, whole);
}

void exact_memory_destroy(void *memory) { free(memory); }

static uint32_t bits_of(float number) {
  uint32_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

int exact_mode_holds(void) {
  volatile double one = 1, third_bit = 0x1p-53, more = 0x1.8p-53;
  volatile double up = one + third_bit, down = -one - third_bit, above = one + more;
  volatile double odd = 0x1.0000000000001p0 + third_bit;
  int rounds_to_even = up == 1 && down == -1 && above == 0x1.0000000000001p0 && odd == 0x1.0000000000002p0;
  volatile float smallest = 0x1p-149f, half = 0x1p-126f;
  volatile float kept = smallest + smallest, made = half * 0.5f;
  // Compared as bits: where subnormal numbers count as zero, they also compare as zero.
  return rounds_to_even && bits_of(kept) == 2 && bits_of(made) == 0x00400000;
}
