// Vector types of one path; included once in each path's file. Every function that passes a vector is
// inlined, so how a call would pass it (what this warning is about) never matters.

#pragma clang diagnostic ignored "-Wpsabi"

typedef float tile_vector __attribute__((ext_vector_type(TILE_WIDTH)));
typedef int32_t tile_bits __attribute__((ext_vector_type(TILE_WIDTH)));
typedef float tile_loose __attribute__((ext_vector_type(TILE_WIDTH), aligned(4)));
typedef float float4v __attribute__((ext_vector_type(4)));
typedef float float4_loose __attribute__((ext_vector_type(4), aligned(4)));
typedef float float8v __attribute__((ext_vector_type(8)));
typedef float float16v __attribute__((ext_vector_type(16)));
typedef float float16_loose __attribute__((ext_vector_type(16), aligned(4)));
typedef int32_t int16v __attribute__((ext_vector_type(16)));
typedef double double8v __attribute__((ext_vector_type(8)));
typedef double double16v __attribute__((ext_vector_type(16)));
typedef int64_t int64x8v __attribute__((ext_vector_type(8)));
typedef uint8_t byte16v __attribute__((ext_vector_type(16)));
typedef uint8_t byte16_loose __attribute__((ext_vector_type(16), aligned(1)));

#define TILE_COLUMNS (TILE_VECTORS * TILE_WIDTH)
#define INLINED static inline __attribute__((always_inline))

INLINED float16v load16(const float *from) { return *(const float16_loose *)from; }

INLINED void store16(float *to, float16v v) { *(float16_loose *)to = v; }

#if defined(__x86_64__) && TILE_WIDTH == 16

/// The first `count` < 16 elements; `rest` beyond them.
INLINED float16v load_some16(const float *from, size_t count, float rest) {
  return _mm512_mask_loadu_ps((float16v)rest, (__mmask16)((1u << count) - 1), from);
}

INLINED void store_some16(float *to, float16v v, size_t count) {
  _mm512_mask_storeu_ps(to, (__mmask16)((1u << count) - 1), v);
}

#else

/// The first `count` < 16 elements; `rest` beyond them.
INLINED float16v load_some16(const float *from, size_t count, float rest) {
  float padded[16];
  for (size_t i = 0; i < 16; i++) padded[i] = rest;
  for (size_t i = 0; i < count; i++) padded[i] = from[i];
  return load16(padded);
}

INLINED void store_some16(float *to, float16v v, size_t count) {
  float padded[16];
  store16(padded, v);
  for (size_t i = 0; i < count; i++) to[i] = padded[i];
}

#endif

/// Joins 16 lanes: (((0+8)+(4+12))+((2+10)+(6+14))) + (((1+9)+(5+13))+((3+11)+(7+15))).
INLINED float join16(float16v v) {
  float8v half = v.lo + v.hi;
  float quarter[4] = {half[0] + half[4], half[1] + half[5], half[2] + half[6], half[3] + half[7]};
  return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

/// The same tree in binary64.
INLINED double join_double16(double16v v) {
  double8v half = v.lo + v.hi;
  double quarter[4] = {half[0] + half[4], half[1] + half[5], half[2] + half[6], half[3] + half[7]};
  return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}
