// The products of Descent's core beside the sgemm of oneDNN, in turn, on the shapes of bench/steps.
//
//     gemm THREADS [ROUNDS]
//
// One JSON object a line: median GFLOP/s of both over the rounds, and where they differ most.

#define _GNU_SOURCE
#include <math.h>
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "CExact.h"

// What stands transposed in memory: nothing going forward, the first factor in the gradient of weights,
// the second in the gradient of a layer's input.
typedef enum form { FORWARD, OF_WEIGHTS, OF_INPUT } form;

typedef struct shape {
  const char *workload;
  int rows, columns, depth;
  form form;
} shape;

static const char *const form_names[] = {"forward", "of weights", "of input"};

// Every product of at least 2 MFLOP in the four workloads, and one beside them.
static const shape shapes[] = {
    {"a", 64, 128, 784, FORWARD},      {"a", 784, 128, 64, OF_WEIGHTS},   {"b", 32, 128, 784, FORWARD},
    {"b", 784, 128, 32, OF_WEIGHTS},   {"c", 128, 512, 784, FORWARD},     {"c", 128, 512, 512, FORWARD},
    {"c", 784, 512, 128, OF_WEIGHTS},  {"c", 512, 512, 128, OF_WEIGHTS},  {"c", 128, 512, 512, OF_INPUT},
    {"d", 256, 2048, 1024, FORWARD},   {"d", 256, 2048, 2048, FORWARD},   {"d", 256, 10, 2048, FORWARD},
    {"d", 1024, 2048, 256, OF_WEIGHTS}, {"d", 2048, 2048, 256, OF_WEIGHTS}, {"d", 2048, 10, 256, OF_WEIGHTS},
    {"d", 256, 2048, 2048, OF_INPUT},  {"d", 256, 2048, 10, OF_INPUT},    {"", 1024, 1024, 1024, FORWARD},
};

enum { MOST_ROUNDS = 99 };

// Work of one timed stretch, so that the clock and the threads' awakening do not show.
static const double stretch_flop = 3e8;

// The factors of a shape and a result for each side.
typedef struct matrices {
  float *a, *b, *ours, *theirs;
} matrices;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static float *random_matrix(size_t count) {
  float *values = exact_memory_create(count * sizeof(float));
  if (!values) exit(4);
  for (size_t i = 0; i < count; i++) values[i] = (float)rand() / (float)RAND_MAX - 0.5f;
  return values;
}

static void multiply_ours(exact_engine *engine, const shape *s, const matrices *m) {
  const exact_product product = {
      .a = m->a,
      .b = m->b,
      .c = m->ours,
      .rows = (size_t)s->rows,
      .columns = (size_t)s->columns,
      .depth = (size_t)s->depth,
      .first_is_transposed = s->form == OF_WEIGHTS,
      .second_is_transposed = s->form == OF_INPUT,
  };
  exact_multiply(engine, &product);
}

static void multiply_theirs(const shape *s, const matrices *m) {
  const int first = s->form == OF_WEIGHTS, second = s->form == OF_INPUT;
  dnnl_sgemm(first ? 'T' : 'N', second ? 'T' : 'N', s->rows, s->columns, s->depth, 1, m->a,
             first ? s->rows : s->depth, m->b, second ? s->depth : s->columns, 0, m->theirs, s->columns);
}

// Seconds of one product, over a stretch of them. The pause before it lets the other side's threads,
// which spin for a while after their work, go to sleep; the untimed products wake one's own.
static double seconds(exact_engine *engine, const shape *s, const matrices *m, int repeats) {
  const struct timespec pause = {.tv_nsec = 20000000};
  nanosleep(&pause, NULL);
  double start = 0;
  for (int i = -repeats; i < repeats; i++) {
    if (i == 0) start = now();
    if (engine) {
      multiply_ours(engine, s, m);
    } else {
      multiply_theirs(s, m);
    }
  }
  return (now() - start) / repeats;
}

static int ascending(const void *first, const void *second) {
  const double a = *(const double *)first, b = *(const double *)second;
  return (a > b) - (a < b);
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof(double), ascending);
  return (values[count / 2] + values[(count - 1) / 2]) / 2;
}

static double largest_difference(const shape *s, const matrices *m) {
  double largest = 0;
  for (size_t i = 0; i < (size_t)s->rows * (size_t)s->columns; i++) {
    largest = fmax(largest, fabs((double)m->ours[i] - (double)m->theirs[i]));
  }
  return largest;
}

static void measure(exact_engine *engine, const shape *s, int threads, int rounds) {
  const size_t rows = (size_t)s->rows, columns = (size_t)s->columns, depth = (size_t)s->depth;
  const matrices m = {random_matrix(rows * depth), random_matrix(depth * columns),
                      random_matrix(rows * columns), random_matrix(rows * columns)};
  const double flop = 2.0 * s->rows * s->columns * s->depth;
  const int repeats = (int)(stretch_flop / flop) + 1;
  double ours[MOST_ROUNDS], theirs[MOST_ROUNDS];
  for (int round = 0; round < rounds; round++) {
    ours[round] = seconds(engine, s, &m, repeats);
    theirs[round] = seconds(NULL, s, &m, repeats);
  }
  printf("{\"threads\": %d, \"workload\": \"%s\", \"rows\": %d, \"columns\": %d, \"depth\": %d, ", threads,
         s->workload, s->rows, s->columns, s->depth);
  printf("\"form\": \"%s\", \"ours\": %.2f, \"theirs\": %.2f, \"difference\": %.1e}\n", form_names[s->form],
         1e-9 * flop / median(ours, rounds), 1e-9 * flop / median(theirs, rounds), largest_difference(s, &m));
  fflush(stdout);
  exact_memory_destroy(m.a);
  exact_memory_destroy(m.b);
  exact_memory_destroy(m.ours);
  exact_memory_destroy(m.theirs);
}

int main(int count, char **words) {
  const int threads = count > 1 ? atoi(words[1]) : 1;
  const int wanted = count > 2 ? atoi(words[2]) : 21;
  const int rounds = wanted < 1 ? 1 : wanted > MOST_ROUNDS ? MOST_ROUNDS : wanted;
  exact_path path = EXACT_AVX512;
  while (!exact_path_is_supported(path)) path++;
  exact_engine *engine = exact_engine_create(path, threads);
  if (!engine) return 4;
  const dnnl_version_t *version = dnnl_version();
  printf("{\"oneDNN\": \"%d.%d.%d\"}\n", version->major, version->minor, version->patch);
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) measure(engine, &shapes[i], threads, rounds);
  exact_engine_destroy(engine);
  return 0;
}
