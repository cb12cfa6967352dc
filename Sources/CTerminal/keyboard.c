#define _GNU_SOURCE
#include "keyboard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios found;
static volatile sig_atomic_t has_keys;
static int signal_writer = -1;

static const char brackets_on[] = "\033[?2004h";
static const char brackets_off[] = "\r\033[?2004l";

static void put(const char *text, size_t count) {
  ssize_t ignored = write(1, text, count);
  (void)ignored;
}

bool terminal_take_keys(void) {
  if (has_keys) return true;
  if (tcgetattr(0, &found) != 0) return false;
  struct termios keys = found;
  keys.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP | INPCK);
  // Ctrl-C and Ctrl-Z come as keys, in their place among the others.
  keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN | ISIG);
  keys.c_oflag |= OPOST | ONLCR;
  keys.c_cc[VMIN] = 1;
  keys.c_cc[VTIME] = 0;
  if (tcsetattr(0, TCSADRAIN, &keys) != 0) return false;
  has_keys = 1;
  put(brackets_on, sizeof brackets_on - 1);
  return true;
}

void terminal_give_back(void) {
  if (!has_keys) return;
  has_keys = 0;
  put(brackets_off, sizeof brackets_off - 1);
  tcsetattr(0, TCSANOW, &found);
}

static void on_signal(int signal) {
  int before = errno;
  unsigned char byte = (unsigned char)signal;
  ssize_t ignored = write(signal_writer, &byte, 1);
  (void)ignored;
  errno = before;
}

int terminal_signal_pipe(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  signal_writer = ends[1];
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = on_signal;
  sigset_t heard;
  sigemptyset(&heard);
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    sigaction(signals[i], &action, NULL);
    sigaddset(&heard, signals[i]);
  }
  sigprocmask(SIG_UNBLOCK, &heard, NULL);
  signal(SIGQUIT, SIG_IGN);
  // Writing while another job has the terminal must not stop a program that nobody sees.
  signal(SIGTTOU, SIG_IGN);
  return ends[0];
}

int terminal_next_signal(int pipe) {
  unsigned char byte;
  return read(pipe, &byte, 1) == 1 ? byte : 0;
}

void terminal_suspend(void) {
  struct sigaction old, plain;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, &old);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &old, NULL);
}

bool terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

int terminal_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void terminal_ring(int bell) {
  uint64_t one = 1;
  ssize_t ignored = write(bell, &one, sizeof one);
  (void)ignored;
}

void terminal_quiet(int bell) {
  uint64_t rings;
  ssize_t ignored = read(bell, &rings, sizeof rings);
  (void)ignored;
}

void terminal_close(int descriptor) { close(descriptor); }

uint64_t terminal_wait(const int *descriptors, unsigned count, int milliseconds) {
  struct pollfd watched[64];
  if (count > 64) count = 64;
  for (unsigned i = 0; i < count; i++)
    watched[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
  if (poll(watched, count, milliseconds) <= 0) return 0;
  uint64_t ready = 0;
  for (unsigned i = 0; i < count; i++)
    if (watched[i].revents) ready |= (uint64_t)1 << i;
  return ready;
}

int64_t terminal_read(int descriptor, void *bytes, size_t count) {
  ssize_t taken = read(descriptor, bytes, count);
  if (taken >= 0) return taken;
  return errno == EINTR || errno == EAGAIN ? -1 : 0;
}

struct start {
  void (*body)(void *);
  void *context;
};

static void *run_thread(void *given) {
  struct start start = *(struct start *)given;
  free(given);
  start.body(start.context);
  return NULL;
}

bool terminal_start_thread(void (*body)(void *), void *context, size_t stack) {
  struct start *start = malloc(sizeof *start);
  if (!start) return false;
  *start = (struct start){body, context};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  // Signals belong to the thread that has the terminal.
  sigset_t all, before;
  sigfillset(&all);
  sigdelset(&all, SIGILL), sigdelset(&all, SIGTRAP), sigdelset(&all, SIGABRT);
  sigdelset(&all, SIGSEGV), sigdelset(&all, SIGBUS), sigdelset(&all, SIGFPE);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int fault = pthread_create(&thread, &attributes, run_thread, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (fault) free(start);
  return fault == 0;
}

int terminal_leave_text(char *pattern, int ending, const void *bytes, size_t count) {
  int file = mkostemps(pattern, ending, O_CLOEXEC);
  if (file < 0) return errno;
  const char *rest = bytes;
  while (count > 0) {
    ssize_t written = write(file, rest, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      int fault = errno;
      close(file);
      unlink(pattern);
      return fault;
    }
    rest += written;
    count -= (size_t)written;
  }
  return close(file) == 0 ? 0 : errno;
}
