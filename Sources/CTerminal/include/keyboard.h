#ifndef DESCENT_KEYBOARD_H
#define DESCENT_KEYBOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Makes the terminal on standard input hand over each key at once and unseen, Ctrl-C among them; false where
/// there is none.
bool terminal_take_keys(void);

/// Gives the terminal back as it was found. May be called from a signal handler, and twice.
void terminal_give_back(void);

/// Turns SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP and SIGCONT into bytes of a pipe, whose end to read from
/// this is; -1 where there is none. SIGQUIT is ignored: it has a key, and would leave a core behind.
int terminal_signal_pipe(void);

/// The next signal of the pipe, or 0.
int terminal_next_signal(int pipe);

/// Stops the process as Ctrl-Z does, until it is continued.
void terminal_suspend(void);

/// Rows and columns of the terminal behind a descriptor; false where there is none.
bool terminal_size(int descriptor, int *rows, int *columns);

/// A descriptor that can be rung by one thread and waited for by another; -1 where there is none.
int terminal_bell(void);
void terminal_ring(int bell);
/// Takes back all rings so far.
void terminal_quiet(int bell);
void terminal_close(int descriptor);

/// Waits until one of the descriptors has something to read or has ended, or the time is over.
///
/// Bit i of the answer is set for descriptor i. A negative time waits as long as it takes.
uint64_t terminal_wait(const int *descriptors, unsigned count, int milliseconds);

/// Reads what there is, up to some bytes; 0 at the end, -1 where nothing is there yet.
int64_t terminal_read(int descriptor, void *bytes, size_t count);

/// Starts a thread with a stack of its own size, which nobody waits for; false where none could be had.
bool terminal_start_thread(void (*body)(void *), void *context, size_t stack);

/// A file of its own for a text, `folder`/descent-XXXXXX plus an ending, with the text in it.
///
/// The path is written over the pattern, which must end in XXXXXX and the ending. 0, or an errno.
int terminal_leave_text(char *pattern, int ending, const void *bytes, size_t count);

#endif
