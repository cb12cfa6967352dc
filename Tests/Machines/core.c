#include "core.h"

#include <stdio.h>
#include <stdlib.h>

#pragma clang fp contract(off)

// Prints one digest for each kind of work, so that where machines differ the line says in what.

float *room(size_t count) {
  float *memory = exact_memory_create(count * sizeof(float));
  if (memory) return memory;
  fputs("out of memory\n", stderr);
  exit(2);
}

exact_stream stream_of(uint32_t user) { return (exact_stream){.key_low = 20, .key_high = 26, .place = user}; }

void fill_evenly(exact_stream stream, float *into, size_t count) {
  for (size_t i = 0; i < count; i += 4) {
    exact_block block = exact_philox(stream, (uint32_t)(i / 4));
    for (size_t l = 0; l < 4 && i + l < count; l++)
      into[i + l] = (float)((int32_t)(block.words[l] >> 8) - 0x800000) * 0x1p-23f;
  }
}

static int path_named(const char *name, exact_path *path) {
  static const char *const names[] = {"avx512", "avx2", "baseline"};
  for (int i = 0; i < 3; i++) {
    if (strcmp(name, names[i]) != 0) continue;
    *path = (exact_path)i;
    return 1;
  }
  return 0;
}

static void say(const char *work, struct digest d) {
  printf("%-10s %016llx\n", work, (unsigned long long)d.value);
  fflush(stdout);
}

static void say_works(exact_engine *engine, struct digest d) {
  struct digest begun = d;
  digest_products(engine, &d);
  say("products", d);
  d = begun;
  digest_functions(engine, &d);
  say("functions", d);
  d = begun;
  digest_binary64(&d);
  say("binary64", d);
  d = begun;
  digest_randomness(engine, &d);
  say("randomness", d);
  d = begun;
  digest_sweeps(engine, &d);
  say("sweeps", d);
}

int main(int count, char **words) {
  exact_path path;
  int threads = count == 3 ? atoi(words[2]) : 0;
  if (threads < 1 || !path_named(words[1], &path)) {
    fputs("usage: core avx512|avx2|baseline threads\n", stderr);
    return 2;
  }
  if (!exact_path_is_supported(path)) {
    fprintf(stderr, "%s is not supported here\n", words[1]);
    return 3;
  }
  exact_engine *engine = exact_engine_create(path, threads);
  if (!engine || !exact_mode_holds()) return 2;
  say_works(engine, digest_begun());
  struct digest d = digest_begun();
  double share = digest_training(engine, &d);
  say("training", d);
  exact_engine_destroy(engine);
  // Equal bits of a training that learns nothing would prove little.
  if (share > 0.9) return 0;
  fprintf(stderr, "the training has only %.3f of its examples right\n", share);
  return 1;
}
