#ifndef DESCENT_SHA256_H
#define DESCENT_SHA256_H

#include "cfiles.h"

/* Two ways to take 64-byte blocks into the state; they agree to the bit. */

extern const uint32_t descent_sha256_constants[64];

void descent_sha256_plain_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

/* Whether this processor has instructions for SHA-256. */
int descent_sha256_has_instructions(void);
void descent_sha256_instruction_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
