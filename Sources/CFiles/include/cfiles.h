#ifndef DESCENT_CFILES_H
#define DESCENT_CFILES_H

#include <stddef.h>
#include <stdint.h>

/* Files. A negative answer is an errno with its sign turned. */

enum descent_file_kind {
  DESCENT_REGULAR,
  DESCENT_DIRECTORY,
  DESCENT_PIPE,
  DESCENT_SOCKET,
  DESCENT_DEVICE,
  DESCENT_UNUSUAL,
};

typedef struct {
  /* An errno, or 0 where the rest holds. */
  int fault;
  enum descent_file_kind kind;
  int64_t size;
} descent_file_facts;

/* What stands at a path (links followed). */
descent_file_facts descent_file_at(const char *path);
/* What an open descriptor leads to. */
descent_file_facts descent_file_behind(int descriptor);
/* Opens for reading; never waits for the other end of a pipe. */
int descent_open_to_read(const char *path);
void descent_close(int descriptor);
/* Reads until `count` bytes are there or the file ends; interruptions are repeated. */
int64_t descent_read(int descriptor, uint8_t *bytes, size_t count);
/* The same from a place in the file on, wherever it was read before. */
int64_t descent_read_at(int descriptor, uint8_t *bytes, size_t count, int64_t offset);
/* Writes all `count` bytes; interruptions and short writes are repeated. 0 when done. */
int descent_write(int descriptor, const uint8_t *bytes, size_t count);
/* Puts a new file in the place of a regular one (links followed), whole or not at all, with its permissions.
   0 when done. */
int descent_replace(const char *path, const uint8_t *bytes, size_t count);

enum descent_placing {
  /* Folders on the way are made, the file is written. */
  DESCENT_PLACE_FILE,
  /* Only whether that could be done: what is tried is taken away again. */
  DESCENT_PLACE_NOTHING,
};

/* Puts a file at a path below a folder, whole or not at all: written and synced under another name, then
   renamed. The folder may be a link, nothing below it is followed: a link at the path is replaced, one on the
   way is ELOOP. What is there and no regular file is EEXIST. 0 when done; with ENOSPC, `free_bytes` is what
   there is. */
int descent_place(
    const char *folder, const char *path, const uint8_t *bytes, size_t count, enum descent_placing placing,
    int64_t *free_bytes);

/* Inflating gzip. */

enum descent_inflation {
  DESCENT_INFLATION_NEEDS_ROOM,
  DESCENT_INFLATION_DONE,
  DESCENT_INFLATION_CUT,
  DESCENT_INFLATION_NOT_GZIP,
  DESCENT_INFLATION_BAD_CODES,
  DESCENT_INFLATION_BAD_CHECKSUM,
  DESCENT_INFLATION_TRAILING,
  DESCENT_INFLATION_NO_MEMORY,
};

typedef struct descent_inflater descent_inflater;

/* An inflater at the first byte of its input; NULL without memory. */
descent_inflater *descent_inflater_new(void);
void descent_inflater_free(descent_inflater *inflater);
/* Produces up to `room` bytes from `input`, the same whole input at each call.
   Members that follow one another are one content. */
enum descent_inflation descent_inflate(
    descent_inflater *inflater, const uint8_t *input, size_t count, uint8_t *out, size_t room,
    size_t *produced);
/* How many bytes of the input have been used. */
size_t descent_inflater_position(const descent_inflater *inflater);

/* MD5. */

void descent_md5(const uint8_t *bytes, size_t count, uint8_t digest[16]);

/* SHA-256. */

typedef struct {
  uint32_t state[8];
  uint64_t length;
  /* Whether the processor has instructions for it; asked once. */
  int has_instructions;
  uint8_t block[64];
} descent_sha256;

void descent_sha256_start(descent_sha256 *hash);
void descent_sha256_update(descent_sha256 *hash, const void *bytes, size_t count);
void descent_sha256_finish(descent_sha256 *hash, uint8_t digest[32]);
/* From here on by plain code alone, to compare the two. */
void descent_sha256_go_plainly(descent_sha256 *hash);

/* Runs both tasks, the second on a thread of its own where one can be had. */
void descent_run_two(
    void (*first)(void *), void *first_context, void (*second)(void *), void *second_context);

/* Built-in data, as text; they last as long as the program. */
const uint8_t *descent_digits(size_t *count);
const uint8_t *descent_iris(size_t *count);
const uint8_t *descent_penguins(size_t *count);

#endif
