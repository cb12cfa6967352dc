#include "csv.h"

#include <string.h>

/* Lengths have 26 bits in a block. */
static const int64_t longest_row = ((int64_t)1 << 26) - 1;

typedef struct {
  const uint8_t *bytes, *at, *end;
  int64_t line;
} scan;

/* Texts that stand for a missing cell. */
typedef struct {
  const uint8_t *bytes;
  const int32_t *ends;
  size_t count;
  /* Whether one of them could be a number. */
  int look_like_numbers;
} missing_texts;

/* Where rows are put. */
typedef struct {
  double *cells;
  int64_t *lines;
  size_t room, rows;
} row_block;

/* A cell as it is written, without the quotes around it. */
typedef struct {
  const uint8_t *start;
  size_t length;
  int64_t line;
} cell;

static int is_line_end(const uint8_t *at, const uint8_t *end) {
  return at == end || *at == '\n' || (*at == '\r' && end - at > 1 && at[1] == '\n');
}

/* Reads from behind the first quote to behind the last one. */
static enum descent_csv_stop read_quoted(scan *text, cell *found) {
  const uint8_t *at = text->at + 1;
  found->start = at;
  for (;; at += 2) {
    while (at < text->end && *at != '"') text->line += *at++ == '\n';
    if (at == text->end) return DESCENT_CSV_OPEN_QUOTE;
    if (text->end - at == 1 || at[1] != '"') break;
  }
  found->length = (size_t)(at - found->start);
  text->at = ++at;
  if (at == text->end || *at == ',' || *at == '\n') return DESCENT_CSV_FULL;
  if (*at != '\r') return DESCENT_CSV_AFTER_QUOTE;
  return is_line_end(at, text->end) ? DESCENT_CSV_FULL : DESCENT_CSV_LONE_RETURN;
}

/* Moves behind the cell; `DESCENT_CSV_FULL` where nothing is at fault. */
static enum descent_csv_stop read_cell(scan *text, cell *found) {
  static const uint8_t ends_cell[256] = {[','] = 1, ['\n'] = 1, ['\r'] = 1, ['"'] = 1};
  const uint8_t *at = text->at;
  found->line = text->line;
  if (at < text->end && *at == '"') return read_quoted(text, found);
  while (at < text->end && !ends_cell[*at]) at++;
  found->start = text->at;
  found->length = (size_t)(at - text->at);
  text->at = at;
  if (at == text->end || *at == ',' || *at == '\n') return DESCENT_CSV_FULL;
  if (*at == '"') return DESCENT_CSV_INNER_QUOTE;
  return is_line_end(at, text->end) ? DESCENT_CSV_FULL : DESCENT_CSV_LONE_RETURN;
}

static int is_missing(const missing_texts *missing, const cell *found) {
  int32_t start = 0;
  for (size_t i = 0; i < missing->count; i++) {
    size_t length = (size_t)(missing->ends[i] - start);
    if (length == found->length && memcmp(missing->bytes + start, found->start, length) == 0) return 1;
    start = missing->ends[i];
  }
  return 0;
}

static void count_cell(descent_csv_cells *cells, const scan *text, const cell *found) {
  if (cells->count++ > 0) return;
  cells->line = found->line;
  cells->position = found->start - text->bytes;
  cells->length = (int64_t)found->length;
}

static double plain_nan(void) {
  uint64_t bits = 0x7ff8000000000000;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static double packed(const scan *text, const cell *found) {
  uint64_t bits = (uint64_t)(found->start - text->bytes) << 26 | (uint64_t)found->length;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/* What the cell puts into its column. */
static double take(
    const scan *text, const cell *found, const missing_texts *missing, descent_csv_column *column) {
  double value = 0;
  if (is_missing(missing, found)) {
    count_cell(&column->missing, text, found);
    return plain_nan();
  }
  if (column->kind == DESCENT_CSV_WORDS) return packed(text, found);
  switch (descent_read_number(found->start, found->length, &value)) {
  case DESCENT_NUMBER:
    column->kind = DESCENT_CSV_NUMBERS;
    return value;
  case DESCENT_NUMBER_TOO_LONG:
    column->kind = DESCENT_CSV_NUMBERS;
    count_cell(&column->too_long, text, found);
    return plain_nan();
  case DESCENT_NUMBER_NOT_FINITE:
    count_cell(&column->infinite, text, found);
    return plain_nan();
  case DESCENT_NO_NUMBER: break;
  }
  if (column->kind == DESCENT_CSV_OPEN && column->infinite.count == 0) {
    column->kind = DESCENT_CSV_WORDS;
    return packed(text, found);
  }
  column->kind = DESCENT_CSV_NUMBERS;
  count_cell(&column->words, text, found);
  return plain_nan();
}

/* Reads a finite number that fills its cell without quotes or blanks: what most cells are. */
static int take_plain_number(scan *text, descent_csv_column *column, double *slot) {
  double value;
  const uint8_t *next = descent_decimal(text->at, text->end, &value);
  if (next == NULL || !__builtin_isfinite(value) || next - text->at > DESCENT_LONGEST_NUMBER) return 0;
  if (next < text->end && *next != ',' && !is_line_end(next, text->end)) return 0;
  column->kind = DESCENT_CSV_NUMBERS;
  *slot = value;
  text->at = next;
  return 1;
}

typedef struct {
  scan text;
  missing_texts missing;
  descent_csv_column *columns;
  size_t column_count;
  row_block block;
  descent_csv_cursor *cursor;
} reader;

static int wants_number(const reader *in, enum descent_csv_kind kind) {
  return (kind == DESCENT_CSV_NUMBERS || kind == DESCENT_CSV_OPEN) && !in->missing.look_like_numbers;
}

/* Reads a cell into its column; cells beyond the last column are read and left. */
static enum descent_csv_stop scan_cell(reader *in, size_t place) {
  descent_csv_column *column = place < in->column_count ? &in->columns[place] : NULL;
  double *slot = column ? &in->block.cells[place * in->block.room + in->block.rows] : NULL;
  if (column && wants_number(in, column->kind) && take_plain_number(&in->text, column, slot)) {
    return DESCENT_CSV_FULL;
  }
  cell found;
  enum descent_csv_stop stop = read_cell(&in->text, &found);
  in->cursor->fault_line = found.line;
  if (stop != DESCENT_CSV_FULL) return stop;
  if ((int64_t)found.length > longest_row) return DESCENT_CSV_TOO_LONG;
  if (column && column->kind != DESCENT_CSV_SKIPPED) {
    *slot = take(&in->text, &found, &in->missing, column);
  }
  return DESCENT_CSV_FULL;
}

/* Moves over the end of a line, of the one kind or the other. */
static void end_line(scan *text) {
  if (text->at < text->end && *text->at == '\r') text->at++;
  if (text->at < text->end) text->at++;
  text->line++;
}

static enum descent_csv_stop scan_row(reader *in) {
  const uint8_t *start = in->text.at;
  int64_t line = in->text.line;
  size_t place = 0;
  for (;; in->text.at++) {
    enum descent_csv_stop stop = scan_cell(in, place++);
    in->cursor->fields = (int64_t)place;
    if (stop != DESCENT_CSV_FULL) return stop;
    if (in->text.at == in->text.end || *in->text.at != ',') break;
  }
  in->cursor->fault_line = line;
  if (in->text.at - start > longest_row) return DESCENT_CSV_TOO_LONG;
  end_line(&in->text);
  if (place != in->column_count) return DESCENT_CSV_RAGGED;
  in->block.lines[in->block.rows++] = line;
  return DESCENT_CSV_FULL;
}

static enum descent_csv_stop scan_rows(reader *in) {
  while (in->block.rows < in->block.room) {
    while (in->text.at < in->text.end && is_line_end(in->text.at, in->text.end)) end_line(&in->text);
    if (in->text.at == in->text.end) return DESCENT_CSV_END;
    enum descent_csv_stop stop = scan_row(in);
    if (stop != DESCENT_CSV_FULL) return stop;
  }
  return DESCENT_CSV_FULL;
}

static scan start_at(const descent_csv_cursor *cursor, const uint8_t *bytes, size_t count) {
  return (scan){
      .bytes = bytes, .at = bytes + cursor->position, .end = bytes + count, .line = cursor->line};
}

static missing_texts texts_for_missing(const uint8_t *bytes, const int32_t *ends, size_t count) {
  missing_texts texts = {.bytes = bytes, .ends = ends, .count = count};
  int32_t start = 0;
  for (size_t i = 0; i < count; i++) {
    texts.look_like_numbers |= descent_looks_like_number(bytes + start, (size_t)(ends[i] - start));
    start = ends[i];
  }
  return texts;
}

enum descent_csv_stop descent_csv_scan(
    const uint8_t *bytes, size_t count, descent_csv_cursor *cursor, const uint8_t *missing,
    const int32_t *missing_ends, size_t missing_count, descent_csv_column *columns, size_t column_count,
    double *cells, int64_t *lines, size_t room, size_t *rows) {
  reader in = {
      .text = start_at(cursor, bytes, count),
      .missing = texts_for_missing(missing, missing_ends, missing_count),
      .columns = columns,
      .column_count = column_count,
      .block = {.cells = cells, .lines = lines, .room = room, .rows = *rows},
      .cursor = cursor,
  };
  enum descent_csv_stop stop = scan_rows(&in);
  *rows = in.block.rows;
  cursor->position = (size_t)(in.text.at - bytes);
  cursor->line = in.text.line;
  return stop;
}

enum descent_csv_stop descent_csv_cell(
    const uint8_t *bytes, size_t count, descent_csv_cursor *cursor, descent_csv_cells *place, int *ends_row) {
  scan text = start_at(cursor, bytes, count);
  cell found;
  enum descent_csv_stop stop = read_cell(&text, &found);
  cursor->fault_line = found.line;
  cursor->fields++;
  if (stop == DESCENT_CSV_FULL && (int64_t)found.length > longest_row) stop = DESCENT_CSV_TOO_LONG;
  if (stop == DESCENT_CSV_FULL) {
    count_cell(place, &text, &found);
    *ends_row = text.at == text.end || *text.at != ',';
    if (*ends_row) {
      end_line(&text);
    } else {
      text.at++;
    }
  }
  cursor->position = (size_t)(text.at - bytes);
  cursor->line = text.line;
  return stop;
}
