/* SHA-256 by the processor's own instructions, where it has them (x86-64 since 2017). */
#include "sha256.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

int descent_sha256_has_instructions(void) {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  int has_shuffles = (c & bit_SSSE3) != 0 && (c & bit_SSE4_1) != 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return has_shuffles && (b & bit_SHA) != 0;
}

/* Four rounds of a block and, from the fifth four on, the words that they take. */
WITH_SHA static inline void take_four(__m128i words[4], __m128i *abef, __m128i *cdgh, int four) {
  __m128i *now = &words[four % 4];
  if (four >= 4) {
    __m128i last = words[(four + 3) % 4];
    __m128i seventh = _mm_alignr_epi8(last, words[(four + 2) % 4], 4);
    __m128i started = _mm_sha256msg1_epu32(*now, words[(four + 1) % 4]);
    *now = _mm_sha256msg2_epu32(_mm_add_epi32(started, seventh), last);
  }
  const __m128i *constants = (const __m128i *)&descent_sha256_constants[4 * four];
  __m128i sums = _mm_add_epi32(*now, _mm_loadu_si128(constants));
  *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, sums);
  *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(sums, 0x0e));
}

WITH_SHA static void take_blocks(__m128i *abef, __m128i *cdgh, const uint8_t *bytes, size_t blocks) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  for (; blocks > 0; blocks--, bytes += 64) {
    __m128i words[4], before_abef = *abef, before_cdgh = *cdgh;
    for (int i = 0; i < 4; i++) {
      words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)), big_endian);
    }
#pragma clang loop unroll(full)
    for (int four = 0; four < 16; four++) take_four(words, abef, cdgh, four);
    *abef = _mm_add_epi32(*abef, before_abef);
    *cdgh = _mm_add_epi32(*cdgh, before_cdgh);
  }
}

/* The instructions hold the state as (f, e, b, a) and (h, g, d, c), lowest lane first. */
WITH_SHA void descent_sha256_instruction_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  __m128i abef = _mm_set_epi32((int)state[0], (int)state[1], (int)state[4], (int)state[5]);
  __m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3], (int)state[6], (int)state[7]);
  take_blocks(&abef, &cdgh, bytes, blocks);
  uint32_t lanes[4];
  _mm_storeu_si128((__m128i *)lanes, abef);
  state[0] = lanes[3], state[1] = lanes[2], state[4] = lanes[1], state[5] = lanes[0];
  _mm_storeu_si128((__m128i *)lanes, cdgh);
  state[2] = lanes[3], state[3] = lanes[2], state[6] = lanes[1], state[7] = lanes[0];
}

#else

int descent_sha256_has_instructions(void) { return 0; }

void descent_sha256_instruction_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  descent_sha256_plain_blocks(state, bytes, blocks);
}

#endif
