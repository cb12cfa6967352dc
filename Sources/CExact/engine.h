#ifndef CEXACT_ENGINE_H
#define CEXACT_ENGINE_H

#include "kernels.h"
#include "team.h"

struct exact_engine {
  const struct exact_kernels *kernels;
  exact_team *team;         // null when the caller works alone
  float *rooms;             // EXACT_ROOM floats for each thread
};

#endif
