// Philox 4×32-10, eight blocks at a time, each word in the lower half of a 64-bit lane; dropout.

typedef uint64_t uint64x8v __attribute__((ext_vector_type(8)));
typedef uint64_t uint64x16v __attribute__((ext_vector_type(16)));
typedef uint32_t uint16v __attribute__((ext_vector_type(16)));
typedef uint32_t uint32v __attribute__((ext_vector_type(32)));

/// Words 4·block … 4·block + 31 of the stream, shifted down to 24 bits; little-endian lanes.
INLINED uint32v random_words32(exact_stream stream, uint32_t block) {
  const uint64x8v low = (uint64x8v)0xffffffffu;
  uint64x8v a = ((uint64x8v){0, 1, 2, 3, 4, 5, 6, 7} + block) & low;
  uint64x8v b = (uint64x8v)(uint64_t)stream.place;
  uint64x8v c = (uint64x8v)(uint64_t)stream.step_low;
  uint64x8v d = (uint64x8v)(uint64_t)stream.step_high;
  uint32_t key_low = stream.key_low, key_high = stream.key_high;
#pragma unroll
  for (int round = 0; round < 10; round++) {
    uint64x8v left = a * 0xD2511F53u, right = c * 0xCD9E8D57u;
    a = (right >> 32) ^ b ^ key_low;
    c = (left >> 32) ^ d ^ key_high;
    b = right & low;
    d = left & low;
    key_low += 0x9E3779B9u;
    key_high += 0xBB67AE85u;
  }
  uint64x8v first = a >> 8 | (b >> 8) << 32, second = c >> 8 | (d >> 8) << 32;
  return (uint32v)__builtin_shufflevector(first, second, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7,
                                          15);
}

INLINED float16v drop16(float16v x, uint16v words, const exact_dropping *dropping) {
  return words >= dropping->threshold ? x * dropping->scale : (float16v)0;
}

static void dropout_range(const exact_dropping *dropping, const float *x, float *y, size_t count) {
  uint64_t first = dropping->first, end = first + count;
  for (uint64_t group = first & ~31ull; group < end; group += 32) {
    uint32v words = random_words32(dropping->stream, (uint32_t)(group / 4));
    if (group >= first && group + 32 <= end) {
      size_t i = (size_t)(group - first);
      float16v low = drop16(load16(x + i), words.lo, dropping);
      float16v high = drop16(load16(x + i + 16), words.hi, dropping);
      store16(y + i, low);
      store16(y + i + 16, high);
    } else {
      uint64_t from = group < first ? first : group, to = group + 32 < end ? group + 32 : end;
      uint32_t each[32];
      *(uint32v *)each = words;
      for (uint64_t i = from; i < to; i++)
        y[i - first] = each[i - group] >= dropping->threshold ? x[i - first] * dropping->scale : 0;
    }
  }
}
