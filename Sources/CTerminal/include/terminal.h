#ifndef DESCENT_TERMINAL_H
#define DESCENT_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "keyboard.h"

/// Turns SIGINT, SIGTERM and SIGHUP into a wish to stop, a second SIGINT into an end at once (130), broken
/// pipes and file-size limits into errors of the call, and traps of the program into one line and exit 70.
///
/// Before work is begun a wish to stop is an end at once, since nobody looks for one.
void terminal_take_signals(void);

/// Says that from here on somebody looks whether an end has been asked for.
void terminal_begin_work(void);

/// Whether a signal has asked for an end.
bool terminal_stop_requested(void);

/// Forgets that an end has been asked for.
void terminal_take_back_stop(void);

/// Whether a descriptor is a terminal that understands cursor movement.
bool terminal_is_interactive(int descriptor);

/// Whether a descriptor is a terminal of any kind.
bool terminal_is_any(int descriptor);

/// Columns of the terminal behind a descriptor, or 0 where there is none.
int terminal_columns(int descriptor);

/// Seconds of the clock that only goes forward.
double terminal_seconds(void);

/// Processors that this process may use.
int terminal_processors(void);

/// Bytes of memory that machine, control group and resource limit leave to this process.
int64_t terminal_memory(void);

/// Runs a program found by its name, its output here, and waits for its end; a null pointer ends the
/// arguments.
///
/// Its exit status; 128 and more where a signal ended it; -1 where it could not be started.
int terminal_run(const char *program, char *const *arguments);

/// A variable of the environment, or a null pointer.
const char *terminal_variable(const char *name);

#endif
