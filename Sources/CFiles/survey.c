#include "csv.h"

#include <string.h>

/* What pieces of a text hold, in loops plain enough for the compiler to take many bytes at a time. */
static void survey_piece(
    const uint8_t *bytes, size_t count, int64_t *newlines, uint8_t *all, uint8_t *zeros) {
  uint8_t lines = 0, ors = 0, nothing = 0;
  for (size_t i = 0; i < count; i++) {
    lines = (uint8_t)(lines + (bytes[i] == '\n'));
    ors |= bytes[i];
    nothing |= bytes[i] == 0;
  }
  *newlines += lines;
  *all |= ors;
  *zeros |= nothing;
}

/* How many bytes the character that begins here has; 0 where none does.
   Source: The Unicode Standard, table 3-7, well-formed UTF-8 byte sequences. */
static size_t character_length(const uint8_t *at, const uint8_t *end) {
  uint8_t first = at[0];
  if (first < 0x80) return 1;
  size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || (size_t)(end - at) < length) return 0;
  uint8_t least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  uint8_t greatest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  if (at[1] < least || at[1] > greatest) return 0;
  for (size_t i = 2; i < length; i++) {
    if ((at[i] & 0xc0) != 0x80) return 0;
  }
  return length;
}

static int64_t first_bad_byte(const uint8_t *bytes, size_t count) {
  const uint8_t *at = bytes, *end = bytes + count;
  while (at < end) {
    uint64_t eight;
    if (end - at >= 8 && (memcpy(&eight, at, 8), (eight & 0x8080808080808080) == 0)) {
      at += 8;
      continue;
    }
    size_t length = character_length(at, end);
    if (length == 0) return at - bytes;
    at += length;
  }
  return -1;
}

descent_text_facts descent_survey(const uint8_t *bytes, size_t count) {
  enum { piece = 255 };
  descent_text_facts facts = {.first_zero = -1, .first_bad = -1};
  uint8_t all = 0, zeros = 0;
  for (size_t start = 0; start < count; start += piece) {
    size_t left = count - start;
    survey_piece(bytes + start, left < piece ? left : piece, &facts.newlines, &all, &zeros);
  }
  if (zeros) facts.first_zero = (const uint8_t *)memchr(bytes, 0, count) - bytes;
  if (all & 0x80) facts.first_bad = first_bad_byte(bytes, count);
  return facts;
}
