#ifndef CORE_H
#define CORE_H

#include "CExact.h"
#include "digest.h"

// What core.c has the exact core do; each adds all that comes of it to the digest.

/// Products of every kind of operand, laid in order and as they lie, their chains whole and in blocks.
void digest_products(exact_engine *engine, struct digest *d);

/// Every function of one element and its way back, over numbers of every kind.
void digest_functions(exact_engine *engine, struct digest *d);

/// Functions of binary64.
void digest_binary64(struct digest *d);

/// Bits, normal numbers, shuffles and dropout.
void digest_randomness(exact_engine *engine, struct digest *d);

/// Sums, losses, gathers, transposition and layer normalization over matrices large enough for all threads.
void digest_sweeps(exact_engine *engine, struct digest *d);

/// A small training; the share of its examples that it has right at the end.
double digest_training(exact_engine *engine, struct digest *d);

/// Zeroed room that lasts as long as the process.
float *room(size_t count);

/// The stream of the numbers that one user draws.
exact_stream stream_of(uint32_t user);

/// Numbers from -1 to below 1.
void fill_evenly(exact_stream stream, float *into, size_t count);

#endif
