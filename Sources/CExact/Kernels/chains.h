// Chains of fma in registers, to see how fast they can be.

/// Runs CHAINS independent chains of `rounds` links, as many as hide how long one link takes.
static float run_chains(size_t rounds, float factor) {
  tile_vector sums[CHAINS];
  tile_vector left = (tile_vector)factor, right = (tile_vector)(factor * 0.5f);
#pragma unroll
  for (size_t i = 0; i < CHAINS; i++) sums[i] = (tile_vector)(float)i;
  for (size_t r = 0; r < rounds; r++) {
#pragma unroll
    for (size_t i = 0; i < CHAINS; i++) sums[i] = tile_fma(left, right, sums[i]);
  }
  tile_vector sum = sums[0];
#pragma unroll
  for (size_t i = 1; i < CHAINS; i++) sum += sums[i];
  return sum[0];
}
