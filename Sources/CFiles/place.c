#define _GNU_SOURCE
#include "cfiles.h"
#include "fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static const int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

/* Opens a folder in another; one that is not there is made, if it may be. Takes over `parent`. */
static int enter(int parent, const char *name, int flags, enum descent_placing placing) {
  int child = openat(parent, name, folder_flags | flags);
  if (child < 0 && errno == ENOENT && placing == DESCENT_PLACE_NOTHING) return parent;
  if (child < 0 && errno == ENOENT && (mkdirat(parent, name, 0777) == 0 || errno == EEXIST))
    child = openat(parent, name, folder_flags | flags);
  int fault = child < 0 ? -errno : 0;
  struct stat found;
  /* A link is told as one, not as something that is no folder. */
  if (fault == -ENOTDIR && (flags & O_NOFOLLOW) && fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISLNK(found.st_mode))
    fault = -ELOOP;
  close(parent);
  return fault < 0 ? fault : child;
}

/* Goes down the folders that a path names, cutting it up; `last` is then its last name, NULL if one of the
   folders is not there and nothing is to be made. Takes over `folder`. */
static int descend(int folder, char *path, int flags, enum descent_placing placing, char **last) {
  char *name = path;
  for (char *slash; (slash = strchr(name, '/')) != NULL; name = slash + 1) {
    *slash = '\0';
    if (*name == '\0' || strcmp(name, ".") == 0) continue;
    int child = enter(folder, name, flags, placing);
    if (child < 0) return child;
    if (child == folder) {
      *last = NULL;
      return folder;
    }
    folder = child;
  }
  *last = name;
  return folder;
}

/* Opens the folder that everything lies below; its own path may hold links. `is_whole` says whether it is
   there. */
static int open_base(const char *path, enum descent_placing placing, int *is_whole) {
  int base = open(*path == '/' ? "/" : ".", folder_flags);
  if (base < 0) return -errno;
  size_t length = strlen(path);
  char *copy = malloc(length + 2);
  if (copy == NULL) {
    close(base);
    return -ENOMEM;
  }
  memcpy(copy, path, length);
  memcpy(copy + length, "/", 2);
  char *last;
  base = descend(base, copy, 0, placing, &last);
  *is_whole = base >= 0 && last != NULL;
  free(copy);
  return base;
}

/* Asks for the space of a file before a byte is written. Not every file system can say. */
static int reserve(int descriptor, size_t count) {
  int fault = 0;
  if (count > 0) do fault = posix_fallocate(descriptor, 0, (off_t)count);
  while (fault == EINTR);
  return fault == EOPNOTSUPP || fault == EINVAL || fault == ENODEV ? 0 : -fault;
}

/* Whether a name is free, or taken by what may be replaced. */
static int may_replace(int folder, const char *name) {
  if (*name == '\0' || strcmp(name, ".") == 0) return -EISDIR;
  struct stat old;
  if (fstatat(folder, name, &old, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT ? 0 : -errno;
  if (S_ISLNK(old.st_mode)) return 0;
  if (!S_ISREG(old.st_mode)) return -EEXIST;
  return faccessat(folder, name, W_OK, AT_EACCESS) == 0 ? 0 : -errno;
}

/* Writes under a fresh name and renames; in a trial, takes it away again. `name` is NULL where the folder is
   not there yet. */
static int put(
    int folder, const char *name, const uint8_t *bytes, size_t count, enum descent_placing placing) {
  int fault = name == NULL ? 0 : may_replace(folder, name);
  if (fault != 0) return fault;
  char fresh[64];
  int descriptor = descent_open_fresh(folder, 0666, fresh, sizeof fresh);
  if (descriptor < 0) return descriptor;
  fault = reserve(descriptor, count);
  int is_real = placing == DESCENT_PLACE_FILE;
  if (fault == 0 && is_real) fault = descent_write(descriptor, bytes, count);
  if (fault == 0 && is_real && fsync(descriptor) != 0) fault = -errno;
  if (close(descriptor) != 0 && fault == 0 && errno != EINTR) fault = -errno;
  if (fault == 0 && is_real && renameat(folder, fresh, folder, name) != 0) fault = -errno;
  if (fault != 0 || !is_real) unlinkat(folder, fresh, 0);
  /* A folder that cannot be synced has the new file all the same. */
  if (fault == 0 && is_real && fsync(folder) != 0) errno = 0;
  return fault;
}

static int64_t space_in(int folder) {
  struct statvfs space;
  return fstatvfs(folder, &space) == 0 ? (int64_t)space.f_bavail * (int64_t)space.f_frsize : 0;
}

int descent_place(
    const char *folder, const char *path, const uint8_t *bytes, size_t count, enum descent_placing placing,
    int64_t *free_bytes) {
  int is_whole;
  int place = open_base(folder, placing, &is_whole);
  if (place < 0) return place;
  char *copy = strdup(path);
  if (copy == NULL) {
    close(place);
    return -ENOMEM;
  }
  char *name = NULL;
  if (is_whole) place = descend(place, copy, O_NOFOLLOW, placing, &name);
  int fault = place < 0 ? place : put(place, name, bytes, count, placing);
  if (fault == -ENOSPC) *free_bytes = space_in(place);
  if (place >= 0) close(place);
  free(copy);
  return fault;
}
