#ifndef CEXACT_TEAM_H
#define CEXACT_TEAM_H

#include <stddef.h>

/// Threads that share the pieces of one job at a time.
typedef struct exact_team exact_team;

/// A team of `helpers` threads beside the caller's; null if memory cannot be had.
exact_team *exact_team_create(int helpers);
void exact_team_destroy(exact_team *team);

/// Runs body(context, 0 ..< pieces, worker); each piece once, on any thread, the caller being worker 0.
void exact_team_run(exact_team *team, size_t pieces, void (*body)(void *, size_t, size_t), void *context);

#endif
