#ifndef CEXACT_H
#define CEXACT_H

#include <stddef.h>
#include <stdint.h>

// The exact operations: each is one sequence of IEEE-754 operations (docs/numerics.md), run as fast as
// the machine can. Matrices are row-major and contiguous; sizes are counts of elements.

/// The instruction sets that the kernels are compiled for.
typedef enum exact_path { EXACT_AVX512, EXACT_AVX2, EXACT_BASELINE } exact_path;

/// Whether the processor and the operating system can run a path.
int exact_path_is_supported(exact_path path);

/// One path of kernels and one team of threads.
typedef struct exact_engine exact_engine;

/// An engine with `threads` threads, the caller's among them; null if memory cannot be had.
exact_engine *exact_engine_create(exact_path path, int threads);
void exact_engine_destroy(exact_engine *engine);

/// Runs `body` once for each piece, on whichever thread is free, the caller being worker 0; returns when all
/// are done.
void exact_run_pieces(exact_engine *engine, size_t pieces,
                      void (*body)(void *context, size_t piece, size_t worker), void *context);

/// c = start + a·b, each element one chain over the depth, and + 0 at its end.
typedef struct exact_product {
  const float *a;           // [rows, depth], or [depth, rows] when transposed
  const uint8_t *bytes;     // in place of a null `a`: bytes that each stand for one of the values
  const float *values;      // [256], finite, that of byte 0 being 0; null without bytes
  const float *b;           // [depth, columns], or [columns, depth] when transposed
  const float *bias;        // [columns], the start of each chain; null for 0
  float *c;                 // [rows, columns]
  size_t rows, columns, depth;
  int first_is_transposed, second_is_transposed;
  int first_is_sparse;      // mostly 0, which is faster and changes no bit
  int32_t *spoiled;         // set to 1 where an element is NaN or infinite; may be null
  /// Where this is a part of a longer product, that one's depth, else 0; a part begins at a block of it.
  size_t whole_depth;
  int continues;            // the chains go on from c, which has what the parts before came to
} exact_product;

/// Whether it was done: bytes must be sparse, and their partner finite and not transposed.
int exact_multiply(exact_engine *engine, const exact_product *product);

/// sums[j] = chain over the rows of a[i, j].
void exact_sum_columns(exact_engine *engine, const float *a, size_t rows, size_t columns, float *sums);

/// The same, the chains going on from the sums.
void exact_add_columns(exact_engine *engine, const float *a, size_t rows, size_t columns, float *sums);

/// Functions of one element.
typedef enum exact_function {
  EXACT_RELU,
  EXACT_TANH,
  EXACT_SIGMOID,
  EXACT_GELU,
  EXACT_LEAKY_RELU,         // parameter: the slope below 0
  EXACT_ELU,                // parameter: the size of the limit below 0
  EXACT_SILU,
  EXACT_SOFTPLUS,           // parameter: beta, above 1e-20; second: where beta·x is above it, y is x
  EXACT_SELU,
  EXACT_CELU,               // parameter: the size of the limit below 0, above 0
  EXACT_MISH,
  EXACT_SOFTSIGN,
  EXACT_GELU_TANH,
  EXACT_TANHSHRINK,
  EXACT_LOG_SIGMOID,
  EXACT_SQUAREPLUS,         // parameter: above 0
  EXACT_HARDTANH,           // parameter and second: the lower end and the upper, both of binary32
  EXACT_HARDSIGMOID,
  EXACT_HARDSWISH,
  EXACT_SOFTSHRINK,         // parameter: how far from 0 it is 0, at least 0
  EXACT_HARDSHRINK,         // parameter: the same
  EXACT_SQUARED_RELU,
  EXACT_THRESHOLD           // parameter: where x is not above it, y is second; both of binary32
} exact_function;

enum { EXACT_FUNCTIONS = EXACT_THRESHOLD + 1 };

/// A function with what it is told; functions without a parameter pass it over.
typedef struct exact_activation {
  exact_function function;
  double parameter, second;
} exact_activation;

/// y = f(x); x and y may be one.
void exact_apply(exact_engine *engine, const exact_activation *activation, const float *x, float *y,
                 size_t count);

/// gradient *= f'; `saved` is the output (relu, tanh, sigmoid, leaky relu, hardtanh, the shrinks) or the
/// input (the others).
void exact_apply_backward(exact_engine *engine, const exact_activation *activation, const float *saved,
                          float *gradient, size_t count);

/// Layer normalization: each row less its mean, over its standard deviation, times gain plus shift.
typedef struct exact_normalizing {
  const float *x;           // [rows, columns]
  const float *gain;        // [columns]
  const float *shift;       // [columns]; of the forward pass alone
  float *y;                 // [rows, columns], forward: the result, apart from x
  float *gradient;          // [rows, columns], backward: of y, turned into that of x unless kept
  float *shares;            // [rows, columns], backward: each row's terms of the gain's gradient
  size_t rows, columns;
  double eps;
  int keeps_gradient;
} exact_normalizing;

void exact_normalize(exact_engine *engine, const exact_normalizing *work);
void exact_normalize_backward(exact_engine *engine, const exact_normalizing *work);

/// A named stream of random bits: the key and the upper three words of the counter.
typedef struct exact_stream {
  uint32_t key_low, key_high, place, step_low, step_high;
} exact_stream;

/// The four words of one counter block.
typedef struct exact_block {
  uint32_t words[4];
} exact_block;

exact_block exact_philox(exact_stream stream, uint32_t counter);
uint32_t exact_random_bits(exact_stream stream, uint64_t index);
float exact_random_normal(exact_stream stream, uint64_t index);

/// Puts 0 ..< count into `order` and shuffles it; count below 2^31.
void exact_shuffle(exact_stream stream, int32_t *order, size_t count);

/// Element i of x is kept, times `scale`, if bits(first + i) >> 8 reaches `threshold`, else 0.
typedef struct exact_dropping {
  exact_stream stream;
  uint64_t first;
  uint32_t threshold;
  float scale;
} exact_dropping;

void exact_dropout(exact_engine *engine, const exact_dropping *dropping, const float *x, float *y,
                   size_t count);

/// Softmax with cross-entropy over rows of logits.
typedef struct exact_cross_entropy {
  const float *logits;      // [rows, columns]
  const int32_t *labels;    // [rows], each within the columns
  float *gradient;          // [rows, columns] or null
  double *losses;           // [rows]
  size_t rows, columns;
  float smoothing, scale;
} exact_cross_entropy;

void exact_softmax_cross_entropy(exact_engine *engine, const exact_cross_entropy *work);

/// Squared error over rows of predictions.
typedef struct exact_squares {
  const float *prediction;  // [rows, columns]
  const float *target;      // [rows, columns]
  float *gradient;          // [rows, columns] or null
  double *losses;           // [rows]
  size_t rows, columns;
  float scale;
} exact_squares;

void exact_squared_error(exact_engine *engine, const exact_squares *work);

/// Rows whose largest logit, the lowest column of equals, stands at the label.
size_t exact_count_correct(const float *logits, const int32_t *labels, size_t rows, size_t columns);

/// Row order[i] of `source` becomes row i of `into`.
typedef struct exact_gathering {
  const void *source;       // [any, columns] of bytes or of binary32
  const int32_t *order;     // [rows + rows_after], each within the source
  void *into;               // [rows, columns] of binary32, or of bytes that stay bytes
  size_t rows, columns;
  size_t rows_after;        // rows that a following batch will gather
  float divisor;            // of bytes that are divided
} exact_gathering;

void exact_gather_bytes(exact_engine *engine, const exact_gathering *work);
/// Bytes stay bytes.
void exact_copy_bytes(exact_engine *engine, const exact_gathering *work);
void exact_gather_floats(exact_engine *engine, const exact_gathering *work);

/// Row order[i] of numbers and of places that hold a 1 becomes row i of `into`, zero elsewhere.
typedef struct exact_spreading {
  const float *numbers;     // [any, number_columns]
  const int32_t *places;    // [number_columns], the column of `into` that each goes to
  const int32_t *ones;      // [any, one_columns], columns of `into`; -1 for no 1
  const int32_t *order;     // [rows], each within the source
  float *into;              // [rows, columns]
  size_t rows, columns, number_columns, one_columns;
} exact_spreading;

void exact_gather_spread(exact_engine *engine, const exact_spreading *work);

/// Lowest index that holds NaN or an infinity; `count` if none does.
size_t exact_first_non_finite(exact_engine *engine, const float *v, size_t count);

// Sums in binary64: lanes within blocks of 65 536, the blocks' sums added in order.
double exact_sum_squares(exact_engine *engine, const float *v, size_t count);
double exact_sum_products(exact_engine *engine, const float *v, const float *w, size_t count);
double exact_sum_magnitudes(exact_engine *engine, const float *v, size_t count);

/// weights -= rate·gradient, the product rounded first.
void exact_descend(exact_engine *engine, float *weights, const float *gradient, size_t count, float rate);

/// One pass of Adam over flat vectors.
typedef struct exact_adam_pass {
  float *weights;
  const float *gradient;
  float *mean, *square;
  size_t count;
  float one_minus_beta1, beta2, one_minus_beta2, step_size, root_scale, eps, decay;
} exact_adam_pass;

void exact_adam(exact_engine *engine, const exact_adam_pass *pass);

/// Runs `pieces` times `rounds` links of independent chains of fma in registers on the team; the
/// floating-point operations, two a fma. How long it takes is for the caller to see.
double exact_run_chains(exact_engine *engine, size_t rounds, size_t pieces);

// Binary64 functions of + - * / alone, equal on every machine; errors stand in docs/numerics.md.
double exact_exp(double x);
double exact_log(double x);
double exact_sin(double x);   // |x| <= 2^30
double exact_cos(double x);   // |x| <= 2^30
double exact_pow(double x, double y);

/// Zeroed memory on a boundary of 64 bytes; null if it cannot be had.
void *exact_memory_create(size_t bytes);
void exact_memory_destroy(void *memory);

/// Whether rounding is to nearest even and subnormals are kept, on the calling thread.
int exact_mode_holds(void);

/// IEEE's square root, inlined into Swift loops.
static inline float exact_square_root(float x) { return __builtin_elementwise_sqrt(x); }

/// IEEE's square root of binary64.
static inline double exact_square_root_binary64(double x) { return __builtin_elementwise_sqrt(x); }

#endif
