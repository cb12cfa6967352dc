#define _GNU_SOURCE
#include "cfiles.h"
#include "fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Writes all bytes down to the disk. */
static int fill(int descriptor, const struct stat *old, const uint8_t *bytes, size_t count) {
  int fault = descent_write(descriptor, bytes, count);
  if (fault != 0) return fault;
  /* Only root may give a file away; others keep it as theirs. */
  if (fchown(descriptor, old->st_uid, old->st_gid) != 0) errno = 0;
  if (fchmod(descriptor, old->st_mode & 07777) != 0) return -errno;
  return fsync(descriptor) == 0 ? 0 : -errno;
}

/* Puts the bytes in the place of the file that has this name in the folder. */
static int replace_in(int folder, const char *name, const uint8_t *bytes, size_t count) {
  struct stat old;
  if (fstatat(folder, name, &old, AT_SYMLINK_NOFOLLOW) != 0) return -errno;
  if (!S_ISREG(old.st_mode)) return -EINVAL;
  if (faccessat(folder, name, W_OK, AT_EACCESS) != 0) return -errno;
  char fresh[64];
  int descriptor = descent_open_fresh(folder, 0600, fresh, sizeof fresh);
  if (descriptor < 0) return descriptor;
  int fault = fill(descriptor, &old, bytes, count);
  if (close(descriptor) != 0 && fault == 0 && errno != EINTR) fault = -errno;
  if (fault == 0 && renameat(folder, fresh, folder, name) != 0) fault = -errno;
  if (fault != 0) unlinkat(folder, fresh, 0);
  /* A folder that cannot be synced has the new file all the same. */
  if (fault == 0 && fsync(folder) != 0) errno = 0;
  return fault;
}

int descent_replace(const char *path, const uint8_t *bytes, size_t count) {
  char *target = realpath(path, NULL);
  if (target == NULL) return -errno;
  char *slash = strrchr(target, '/');
  const char *name = slash + 1;
  int fault;
  if (*name == '\0') {
    fault = -EISDIR;
  } else {
    *slash = '\0';
    int folder = open(slash == target ? "/" : target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    fault = folder < 0 ? -errno : replace_in(folder, name, bytes, count);
    if (folder >= 0) close(folder);
  }
  free(target);
  return fault;
}
