#include "cfiles.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* zlib counts a call's bytes in 32 bits. */
static const size_t largest_piece = (size_t)1 << 30;

/* zlib's window bits for the largest window, and 16 for gzip's wrapping. */
static const int gzip_window = 15 + 16;

struct descent_inflater {
  z_stream stream;
  size_t position;
  int member_ended;
};

descent_inflater *descent_inflater_new(void) {
  descent_inflater *inflater = calloc(1, sizeof *inflater);
  if (inflater == NULL) return NULL;
  if (inflateInit2(&inflater->stream, gzip_window) != Z_OK) {
    free(inflater);
    return NULL;
  }
  return inflater;
}

void descent_inflater_free(descent_inflater *inflater) {
  inflateEnd(&inflater->stream);
  free(inflater);
}

size_t descent_inflater_position(const descent_inflater *inflater) { return inflater->position; }

/* Goes on to the next member, if one follows. */
static enum descent_inflation next_member(descent_inflater *inflater, const uint8_t *input, size_t count) {
  size_t left = count - inflater->position;
  if (left == 0) return DESCENT_INFLATION_DONE;
  const uint8_t *next = input + inflater->position;
  if (left < 2 || next[0] != 0x1f || next[1] != 0x8b) return DESCENT_INFLATION_TRAILING;
  if (inflateReset(&inflater->stream) != Z_OK) return DESCENT_INFLATION_NO_MEMORY;
  inflater->member_ended = 0;
  return DESCENT_INFLATION_NEEDS_ROOM;
}

/* What zlib's refusal means: it tells damaged codes from damaged checks by its message alone. */
static enum descent_inflation refusal(const char *message) {
  if (message == NULL) return DESCENT_INFLATION_BAD_CODES;
  if (strcmp(message, "incorrect header check") == 0) return DESCENT_INFLATION_NOT_GZIP;
  if (strcmp(message, "incorrect data check") == 0) return DESCENT_INFLATION_BAD_CHECKSUM;
  if (strcmp(message, "incorrect length check") == 0) return DESCENT_INFLATION_BAD_CHECKSUM;
  return DESCENT_INFLATION_BAD_CODES;
}

/* Sets what one call of zlib may take and give. */
static void offer(
    descent_inflater *inflater, const uint8_t *input, size_t count, uint8_t *out, size_t room) {
  size_t left = count - inflater->position;
  inflater->stream.next_in = (Bytef *)(input + inflater->position);
  inflater->stream.avail_in = (uInt)(left < largest_piece ? left : largest_piece);
  inflater->stream.next_out = out;
  inflater->stream.avail_out = (uInt)(room < largest_piece ? room : largest_piece);
}

/* Calls zlib once. */
static enum descent_inflation inflate_piece(descent_inflater *inflater, size_t *produced) {
  z_stream *stream = &inflater->stream;
  size_t offered = stream->avail_in, room = stream->avail_out;
  int answer = inflate(stream, Z_NO_FLUSH);
  inflater->position += offered - stream->avail_in;
  *produced += room - stream->avail_out;
  if (answer == Z_STREAM_END) inflater->member_ended = 1;
  if (answer == Z_OK || answer == Z_STREAM_END) return DESCENT_INFLATION_NEEDS_ROOM;
  if (answer == Z_MEM_ERROR) return DESCENT_INFLATION_NO_MEMORY;
  if (answer == Z_BUF_ERROR) return DESCENT_INFLATION_CUT;
  return refusal(stream->msg);
}

enum descent_inflation descent_inflate(
    descent_inflater *inflater, const uint8_t *input, size_t count, uint8_t *out, size_t room,
    size_t *produced) {
  enum descent_inflation outcome = DESCENT_INFLATION_NEEDS_ROOM;
  *produced = 0;
  while (*produced < room && outcome == DESCENT_INFLATION_NEEDS_ROOM) {
    if (inflater->member_ended) outcome = next_member(inflater, input, count);
    if (outcome != DESCENT_INFLATION_NEEDS_ROOM) break;
    offer(inflater, input, count, out + *produced, room - *produced);
    outcome = inflate_piece(inflater, produced);
  }
  return outcome;
}
