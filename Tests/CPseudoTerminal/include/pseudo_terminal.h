#ifndef DESCENT_PSEUDO_TERMINAL_H
#define DESCENT_PSEUDO_TERMINAL_H

#include <sys/types.h>

/// A pseudo-terminal of so many rows and columns, whose near end this is; -1 where there is none.
int pseudo_open(int rows, int columns);

/// Starts a program on the far end, in a session and a folder of its own; -1 where that fails.
pid_t pseudo_start(int terminal, const char *folder, char *const *arguments, char *const *environment);

/// Gives the terminal another size, which the program is told.
void pseudo_resize(int terminal, int rows, int columns);

#endif
