#include "csv.h"

#include <string.h>

static int is_blank(uint8_t byte) { return byte == ' ' || byte == '\t'; }

/* Whether the text is this word in small letters, its own letters being of any size. */
static int is_word(const uint8_t *text, size_t length, const char *word) {
  if (length != strlen(word)) return 0;
  for (size_t i = 0; i < length; i++) {
    if ((text[i] | 0x20) != (uint8_t)word[i]) return 0;
  }
  return 1;
}

static int is_infinite_word(const uint8_t *text, size_t length) {
  if (length > 0 && (*text == '-' || *text == '+')) text++, length--;
  return is_word(text, length, "nan") || is_word(text, length, "inf") || is_word(text, length, "infinity");
}

enum descent_reading descent_read_number(const uint8_t *cell, size_t length, double *value) {
  const uint8_t *start = cell, *end = cell + length;
  while (start < end && is_blank(*start)) start++;
  while (start < end && is_blank(end[-1])) end--;
  if (is_infinite_word(start, (size_t)(end - start))) return DESCENT_NUMBER_NOT_FINITE;
  if (descent_decimal(start, end, value) != end || start == end) return DESCENT_NO_NUMBER;
  if (end - start > DESCENT_LONGEST_NUMBER) return DESCENT_NUMBER_TOO_LONG;
  return __builtin_isfinite(*value) ? DESCENT_NUMBER : DESCENT_NUMBER_NOT_FINITE;
}

int descent_looks_like_number(const uint8_t *text, size_t length) {
  double value;
  while (length > 0 && is_blank(*text)) text++, length--;
  return descent_decimal(text, text + length, &value) != NULL;
}
