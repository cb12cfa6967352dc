#define _GNU_SOURCE
#include "ulp.h"

#include <stdio.h>
#include <unistd.h>

struct worst tally_worst(const struct tally *t) {
  struct tally joined = {0};
  for (size_t i = 0; i < most_workers; i++) tally_add(&joined, 0, t->workers[i].worst);
  return joined.workers[0].worst;
}

exact_engine *ulp_team(void) {
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  if (processors < 1) processors = 1;
  if (processors > most_workers) processors = most_workers;
  return exact_engine_create(EXACT_BASELINE, (int)processors);
}

int say_worst(const char *name, const char *inputs, struct worst worst, double bound, const char *unit) {
  int holds = worst.error <= bound;
  printf("%-24s %-22s %10.6g %-4s at %.17g", name, inputs, worst.error, unit, worst.input);
  if (worst.second != 0) printf(", %.17g", worst.second);
  printf(holds ? "\n" : "   ABOVE %g\n", bound);
  fflush(stdout);
  return holds;
}

int main(void) {
  exact_engine *team = ulp_team();
  if (!team || !exact_mode_holds()) return 2;
  int wrong = measure_binary32(team) + measure_normals(team) + measure_binary64(team);
  exact_engine_destroy(team);
  return wrong > 0;
}
