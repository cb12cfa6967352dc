#define _GNU_SOURCE
#include "terminal.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t stop_requests;
static volatile sig_atomic_t is_working;

static void say(const char *text) {
  ssize_t ignored = write(2, text, strlen(text));
  (void)ignored;
}

static void on_stop(int signal) {
  if (!is_working) {
    say("\nstopped before anything was begun\n");
    _exit(130);
  }
  if (stop_requests > 0 && signal == SIGINT) {
    say("\nstopped at once; nothing was saved\n");
    _exit(130);
  }
  stop_requests = 1;
  say("\nstopping after this step (once more stops at once)\n");
}

static void on_trap(int signal) {
  (void)signal;
  terminal_give_back();
  say("descent 0.1: internal fault, a bug in descent itself; please report it with the recipe\n");
  _exit(70);
}

static void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

/// Whether whoever started the program wants a signal to be ignored, as nohup and a shell's `&` do.
static bool is_ignored(int signal) {
  struct sigaction action;
  return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// A parent's mask is inherited: what is handled here must also arrive.
static void unblock(const int *signals, unsigned count) {
  sigset_t set;
  sigemptyset(&set);
  for (unsigned i = 0; i < count; i++) sigaddset(&set, signals[i]);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void terminal_take_signals(void) {
  static _Alignas(16) char spare_stack[65536];
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, NULL);
  static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
  static const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  enum { stop_count = sizeof stops / sizeof *stops, trap_count = sizeof traps / sizeof *traps };
  handle(SIGPIPE, SIG_IGN, 0);
  handle(SIGXFSZ, SIG_IGN, 0);
  for (unsigned i = 0; i < stop_count; i++)
    if (!is_ignored(stops[i])) handle(stops[i], on_stop, SA_RESTART);
  for (unsigned i = 0; i < trap_count; i++) handle(traps[i], on_trap, SA_ONSTACK);
  unblock(stops, stop_count);
  unblock(traps, trap_count);
}

void terminal_begin_work(void) { is_working = 1; }

void terminal_take_back_stop(void) { stop_requests = 0; }

bool terminal_stop_requested(void) { return stop_requests > 0; }

bool terminal_is_interactive(int descriptor) {
  const char *kind = getenv("TERM");
  return isatty(descriptor) && kind && *kind && strcmp(kind, "dumb") != 0;
}

bool terminal_is_any(int descriptor) { return isatty(descriptor); }

int terminal_columns(int descriptor) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

double terminal_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int terminal_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int count = CPU_COUNT(&set);
  return count > 0 ? count : 1;
}

static int64_t control_group_limit(const char *path) {
  FILE *file = fopen(path, "re");
  if (!file) return INT64_MAX;
  long long limit = 0;
  int found = fscanf(file, "%lld", &limit);
  fclose(file);
  return found == 1 && limit > 0 ? limit : INT64_MAX;
}

int64_t terminal_memory(void) {
  int64_t least = INT64_MAX;
  struct sysinfo machine;
  if (sysinfo(&machine) == 0) least = (int64_t)machine.totalram * machine.mem_unit;
  int64_t groups[] = {control_group_limit("/sys/fs/cgroup/memory.max"),
                      control_group_limit("/sys/fs/cgroup/memory/memory.limit_in_bytes")};
  for (int i = 0; i < 2; i++)
    if (groups[i] < least) least = groups[i];
  struct rlimit space;
  if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY && (int64_t)space.rlim_cur < least)
    least = (int64_t)space.rlim_cur;
  return least;
}

const char *terminal_variable(const char *name) { return getenv(name); }

int terminal_run(const char *program, char *const *arguments) {
  extern char **environ;
  pid_t child;
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t usual;
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE), sigaddset(&usual, SIGXFSZ);
  sigaddset(&usual, SIGQUIT), sigaddset(&usual, SIGTTOU);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  int fault = posix_spawnp(&child, program, NULL, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  if (fault != 0) return -1;
  int status;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
