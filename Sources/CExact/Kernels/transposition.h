// Transposition of the blocks that a product lays in order.

INLINED void transpose_square(const float *from, size_t from_step, float *to, size_t to_step) {
  float4v a = *(const float4_loose *)from, b = *(const float4_loose *)(from + from_step);
  float4v c = *(const float4_loose *)(from + 2 * from_step);
  float4v d = *(const float4_loose *)(from + 3 * from_step);
  float4v ac = __builtin_shufflevector(a, c, 0, 4, 1, 5), bd = __builtin_shufflevector(b, d, 0, 4, 1, 5);
  float4v ce = __builtin_shufflevector(a, c, 2, 6, 3, 7), df = __builtin_shufflevector(b, d, 2, 6, 3, 7);
  *(float4_loose *)to = __builtin_shufflevector(ac, bd, 0, 4, 1, 5);
  *(float4_loose *)(to + to_step) = __builtin_shufflevector(ac, bd, 2, 6, 3, 7);
  *(float4_loose *)(to + 2 * to_step) = __builtin_shufflevector(ce, df, 0, 4, 1, 5);
  *(float4_loose *)(to + 3 * to_step) = __builtin_shufflevector(ce, df, 2, 6, 3, 7);
}

/// to[j, i] = from[i, j] for a block of `rows` × `columns`.
static void transpose_block(const float *from, size_t from_step, float *to, size_t to_step, size_t rows,
                            size_t columns) {
  for (size_t j = 0; j < columns; j += 16) {
    size_t wide = exact_least(16, columns - j), i = 0;
    if (wide == 16) {
      for (; i + 4 <= rows; i += 4) {
#pragma unroll
        for (size_t l = 0; l < 16; l += 4)
          transpose_square(from + i * from_step + j + l, from_step, to + (j + l) * to_step + i, to_step);
      }
    }
    for (; i < rows; i++)
      for (size_t l = j; l < j + wide; l++) to[l * to_step + i] = from[i * from_step + l];
  }
}
