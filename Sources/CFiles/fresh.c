#define _GNU_SOURCE
#include "fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* How many names are tried before the folder counts as full of them. */
static const int most_tries = 100;

int descent_open_fresh(int folder, mode_t mode, char *name, size_t room) {
  for (int number = 0; number < most_tries; number++) {
    snprintf(name, room, ".descent-%ld-%d", (long)getpid(), number);
    int descriptor = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (descriptor >= 0) return descriptor;
    if (errno != EEXIST && errno != EINTR) return -errno;
  }
  return -EEXIST;
}
