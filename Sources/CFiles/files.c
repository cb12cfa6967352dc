#define _GNU_SOURCE
#include "cfiles.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

/* The most that one call to the system is asked to move. */
static const size_t largest_move = (size_t)1 << 30;

static enum descent_file_kind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return DESCENT_REGULAR;
  if (S_ISDIR(mode)) return DESCENT_DIRECTORY;
  if (S_ISFIFO(mode)) return DESCENT_PIPE;
  if (S_ISSOCK(mode)) return DESCENT_SOCKET;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return DESCENT_DEVICE;
  return DESCENT_UNUSUAL;
}

static descent_file_facts facts_from(int answer, const struct stat *found) {
  if (answer != 0) return (descent_file_facts){.fault = errno};
  return (descent_file_facts){.kind = kind_of_mode(found->st_mode), .size = found->st_size};
}

descent_file_facts descent_file_at(const char *path) {
  struct stat found;
  int answer = stat(path, &found);
  return facts_from(answer, &found);
}

descent_file_facts descent_file_behind(int descriptor) {
  struct stat found;
  int answer = fstat(descriptor, &found);
  return facts_from(answer, &found);
}

int descent_open_to_read(const char *path) {
  for (;;) {
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor >= 0) return descriptor;
    if (errno != EINTR) return -errno;
  }
}

void descent_close(int descriptor) { close(descriptor); }

int64_t descent_read(int descriptor, uint8_t *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    size_t wanted = count - done < largest_move ? count - done : largest_move;
    ssize_t moved = read(descriptor, bytes + done, wanted);
    if (moved == 0) break;
    if (moved < 0 && errno == EINTR) continue;
    if (moved < 0) return -errno;
    done += (size_t)moved;
  }
  return (int64_t)done;
}

int64_t descent_read_at(int descriptor, uint8_t *bytes, size_t count, int64_t offset) {
  size_t done = 0;
  while (done < count) {
    size_t wanted = count - done < largest_move ? count - done : largest_move;
    ssize_t moved = pread(descriptor, bytes + done, wanted, (off_t)(offset + (int64_t)done));
    if (moved == 0) break;
    if (moved < 0 && errno == EINTR) continue;
    if (moved < 0) return -errno;
    done += (size_t)moved;
  }
  return (int64_t)done;
}

/* Waits until a descriptor that does not block takes bytes again. */
static int wait_to_write(int descriptor) {
  struct pollfd watched = {.fd = descriptor, .events = POLLOUT};
  while (poll(&watched, 1, -1) < 0) {
    if (errno != EINTR) return -errno;
  }
  return 0;
}

int descent_write(int descriptor, const uint8_t *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    size_t wanted = count - done < largest_move ? count - done : largest_move;
    ssize_t moved = write(descriptor, bytes + done, wanted);
    if (moved >= 0) {
      done += (size_t)moved;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      int fault = wait_to_write(descriptor);
      if (fault != 0) return fault;
    } else if (errno != EINTR) {
      return -errno;
    }
  }
  return 0;
}
