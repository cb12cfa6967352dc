/* SHA-256. Source: NIST, "Secure Hash Standard", FIPS 180-4, sections 4.1.2, 4.2.2, 5.3.3 and 6.2. */
#include "sha256.h"

#include <string.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const uint32_t descent_sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t word, int places) { return word >> places | word << (32 - places); }

static uint32_t read_big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The 64 words that a block is stretched to. */
static void expand(const uint8_t *block, uint32_t words[64]) {
  for (int i = 0; i < 16; i++) words[i] = read_big_endian(block + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t near = words[i - 2], far = words[i - 15];
    uint32_t from_near = turned(near, 17) ^ turned(near, 19) ^ near >> 10;
    uint32_t from_far = turned(far, 7) ^ turned(far, 18) ^ far >> 3;
    words[i] = from_near + words[i - 7] + from_far + words[i - 16];
  }
}

static void take_block(uint32_t state[8], const uint8_t *block) {
  uint32_t words[64];
  expand(block, words);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i++) {
    uint32_t sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    uint32_t first = h + sum1 + ((e & f) ^ (~e & g)) + descent_sha256_constants[i] + words[i];
    uint32_t sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    uint32_t second = sum0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void descent_sha256_plain_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks) {
  for (size_t i = 0; i < blocks; i++) take_block(state, bytes + 64 * i);
}

static void take_blocks(descent_sha256 *hash, const uint8_t *bytes, size_t blocks) {
  if (hash->has_instructions) {
    descent_sha256_instruction_blocks(hash->state, bytes, blocks);
  } else {
    descent_sha256_plain_blocks(hash->state, bytes, blocks);
  }
}

void descent_sha256_start(descent_sha256 *hash) {
  static const uint32_t first_state[8] = {
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  };
  memcpy(hash->state, first_state, sizeof first_state);
  memset(hash->block, 0, sizeof hash->block);
  hash->length = 0;
  hash->has_instructions = descent_sha256_has_instructions();
}

void descent_sha256_go_plainly(descent_sha256 *hash) { hash->has_instructions = 0; }

/* Fills the waiting block first, then takes whole blocks from where they stand, and keeps the rest. */
void descent_sha256_update(descent_sha256 *hash, const void *start, size_t count) {
  const uint8_t *bytes = start;
  size_t waiting = (size_t)(hash->length % 64);
  if (count == 0) return;
  hash->length += count;
  if (waiting > 0) {
    size_t fill = 64 - waiting < count ? 64 - waiting : count;
    memcpy(hash->block + waiting, bytes, fill);
    if (waiting + fill < 64) return;
    take_blocks(hash, hash->block, 1);
    bytes += fill;
    count -= fill;
  }
  take_blocks(hash, bytes, count / 64);
  memcpy(hash->block, bytes + count / 64 * 64, count % 64);
}

void descent_sha256_finish(descent_sha256 *hash, uint8_t digest[32]) {
  uint64_t bits = hash->length * 8;
  uint8_t padding[72] = {0x80};
  size_t filler = (size_t)(119 - hash->length % 64) % 64 + 1;
  for (int i = 0; i < 8; i++) padding[filler + i] = (uint8_t)(bits >> (56 - 8 * i));
  descent_sha256_update(hash, padding, filler + 8);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(hash->state[i / 4] >> (24 - 8 * (i % 4)));
}
