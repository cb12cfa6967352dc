#ifndef DESCENT_CSV_H
#define DESCENT_CSV_H

#include <stddef.h>
#include <stdint.h>

/* What a text is made of; a place of -1 is none. */
typedef struct {
  int64_t newlines;
  int64_t first_zero;
  /* The first byte that no UTF-8 text could have there. */
  int64_t first_bad;
} descent_text_facts;

descent_text_facts descent_survey(const uint8_t *bytes, size_t count);

/* The checksum of gzip and zip. */
uint32_t descent_crc32(const uint8_t *bytes, size_t count);

/* Reads a decimal number from `at` on and answers where it ends, NULL where none begins. Correctly rounded;
   infinite where it is beyond what a double holds. */
const uint8_t *descent_decimal(const uint8_t *at, const uint8_t *end, double *value);

/* Characters of a number; those of longer ones would be of no use. */
enum { DESCENT_LONGEST_NUMBER = 1000000 };

enum descent_reading {
  DESCENT_NO_NUMBER,
  DESCENT_NUMBER,
  DESCENT_NUMBER_NOT_FINITE,
  DESCENT_NUMBER_TOO_LONG,
};

/* What number the whole cell is; blanks around it do not count. */
enum descent_reading descent_read_number(const uint8_t *cell, size_t length, double *value);

/* Whether a text begins as a number could. */
int descent_looks_like_number(const uint8_t *text, size_t length);

/* What the cells of a column are taken for; the first cell of an open column decides. */
enum descent_csv_kind { DESCENT_CSV_SKIPPED, DESCENT_CSV_OPEN, DESCENT_CSV_NUMBERS, DESCENT_CSV_WORDS };

/* Cells of one sort in a column: how many, and where the first one stands. */
typedef struct {
  int64_t count;
  int64_t line;
  int64_t position;
  int64_t length;
} descent_csv_cells;

typedef struct {
  enum descent_csv_kind kind;
  descent_csv_cells missing;
  /* Cells of a column of numbers that are none. */
  descent_csv_cells words;
  /* Cells that are no finite number. */
  descent_csv_cells infinite;
  /* Numbers of too many characters. */
  descent_csv_cells too_long;
} descent_csv_column;

enum descent_csv_stop {
  DESCENT_CSV_FULL,
  DESCENT_CSV_END,
  /* From here on the text is at fault; the cursor says where. Behind a ragged row the scan can go on. */
  DESCENT_CSV_RAGGED,
  DESCENT_CSV_OPEN_QUOTE,
  DESCENT_CSV_AFTER_QUOTE,
  DESCENT_CSV_INNER_QUOTE,
  DESCENT_CSV_LONE_RETURN,
  DESCENT_CSV_TOO_LONG,
};

/* Where a scan is. */
typedef struct {
  size_t position;
  int64_t line;
  /* The line on which the row or the cell at fault begins. */
  int64_t fault_line;
  /* Fields of the row, counting the one at fault. */
  int64_t fields;
} descent_csv_cursor;

/* Reads rows until there are `room` of them, the text ends or is at fault.

   The cell of column c and row r is put at `cells[c * room + r]`. A number is itself; a word its position
   times 2^26 plus its length, quotes around it left away, doubled ones in it kept; a missing cell the plain
   NaN. Texts for a missing cell follow one another, each ending at its one of `missing_ends`. */
enum descent_csv_stop descent_csv_scan(
    const uint8_t *bytes, size_t count, descent_csv_cursor *cursor, const uint8_t *missing,
    const int32_t *missing_ends, size_t missing_count, descent_csv_column *columns, size_t column_count,
    double *cells, int64_t *lines, size_t room, size_t *rows);

/* Reads one cell at the cursor and moves behind it; its place is told, and whether it is the last one of its
   row. */
enum descent_csv_stop descent_csv_cell(
    const uint8_t *bytes, size_t count, descent_csv_cursor *cursor, descent_csv_cells *place, int *ends_row);

#endif
