// Quotients by one divisor, rounded once as by the divider, and faster by way of the divisor's inverse.

/// x / divisor for what `inverse_for_bytes` was asked about; an inverse of 0 stands for none.
INLINED float16v quotient16(float16v x, float divisor, float inverse) {
  if (inverse == 0) return x / divisor;
  float16v near = x * inverse;
  return fma16(fma16(-(float16v)divisor, near, x), (float16v)inverse, near);
}

/// x / divisor for any x from 0 to infinity, if the inverse is not 0.
///
/// The first correction leaves an error below one unit in the last place, and from there the second rounds
/// as a division does. Source: Markstein, "IA-64 and Elementary Functions", 2000, chapter 8.
INLINED float16v any_quotient16(float16v x, float divisor, float inverse) {
  float16v near = x * inverse;
  near = fma16(fma16(-(float16v)divisor, near, x), (float16v)inverse, near);
  near = fma16(fma16(-(float16v)divisor, near, x), (float16v)inverse, near);
  return x == (float16v)__builtin_inff() ? x : near;
}

/// 1 / divisor if the rests of such quotients stay far from what is subnormal, else 0.
static inline float inverse_for_any(float divisor) {
#if QUICK_FMA
  return divisor >= 0x1p-16f && divisor <= 1 ? 1 / divisor : 0;
#else
  (void)divisor;
  return 0;
#endif
}

/// 1 / divisor if it gives the quotients of all bytes, else 0.
static float inverse_for_bytes(float divisor) {
#if QUICK_FMA
  float inverse = 1 / divisor;
  float16v differs = (float16v)0;
  for (int i = 0; i < 256; i += 16) {
    float16v x = (float)i + (float16v){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    float16v lost = quotient16(x, divisor, inverse) - x / divisor;
    differs += lost * lost;
  }
  return join16(differs) == 0 ? inverse : 0;
#else
  (void)divisor;
  return 0;
#endif
}
