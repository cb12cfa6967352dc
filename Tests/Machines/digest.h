#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// A digest of bits, FNV-1a over words and stirred, as the tests in Swift take it.
struct digest {
  uint64_t value;
};

static inline struct digest digest_begun(void) { return (struct digest){0xcbf29ce484222325u}; }

static inline void digest_word(struct digest *d, uint64_t word) {
  d->value = (d->value ^ word) * 0x100000001b3u;
  d->value ^= d->value >> 31;
}

/// NaN counts as one value: its sign and payload are not defined.
static inline void digest_floats(struct digest *d, const float *v, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t bits;
    memcpy(&bits, v + i, sizeof bits);
    digest_word(d, v[i] != v[i] ? 0x7fc00000u : bits);
  }
}

static inline void digest_double(struct digest *d, double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  digest_word(d, x != x ? 0x7ff8000000000000u : bits);
}

#endif
