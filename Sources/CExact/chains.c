#include "engine.h"

#pragma clang fp contract(off)

/// Chains to be run, and where their sums go, so that they have to be computed.
struct chain_work {
  const struct exact_kernels *kernels;
  size_t rounds;
  volatile float factor, sum;
};

static void run_chains_piece(void *context, size_t piece, size_t worker) {
  (void)piece, (void)worker;
  struct chain_work *work = context;
  work->sum = work->kernels->run_chains(work->rounds, work->factor);
}

double exact_run_chains(exact_engine *engine, size_t rounds, size_t pieces) {
  struct chain_work work = {.kernels = engine->kernels, .rounds = rounds, .factor = 0.5f};
  exact_run_pieces(engine, pieces, run_chains_piece, &work);
  return (double)rounds * (double)pieces * (double)engine->kernels->flops_of_a_round;
}
