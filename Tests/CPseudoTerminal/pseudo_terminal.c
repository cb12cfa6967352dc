#define _GNU_SOURCE
#include "pseudo_terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

void pseudo_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}

int pseudo_open(int rows, int columns) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (terminal < 0) return -1;
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0) {
    close(terminal);
    return -1;
  }
  pseudo_resize(terminal, rows, columns);
  return terminal;
}

pid_t pseudo_start(int terminal, const char *folder, char *const *arguments, char *const *environment) {
  char name[128];
  if (ptsname_r(terminal, name, sizeof name) != 0) return -1;
  pid_t child = fork();
  if (child != 0) return child;
  setsid();
  // Opened by the first process of a session, it becomes the session's terminal.
  int line = open(name, O_RDWR);
  if (line < 0 || chdir(folder) != 0) _exit(126);
  for (int descriptor = 0; descriptor < 3; descriptor++) dup2(line, descriptor);
  if (line > 2) close(line);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(arguments[0], arguments, environment);
  _exit(127);
}
