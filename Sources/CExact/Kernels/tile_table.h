// One function for each count of rows and vectors, masked or not, transposed or not, and their table.

#define TILE_ENTRY(rows, vectors, is_masked, is_transposed) \
  TILE_NAME(rows, vectors, is_masked, is_transposed),

#if TILE_VECTORS == 1
#define TILE_WIDTHS(M, rows, t) M(rows, 1, 0, t) M(rows, 1, 1, t)
#elif TILE_VECTORS == 2
#define TILE_WIDTHS(M, rows, t) M(rows, 1, 0, t) M(rows, 1, 1, t) M(rows, 2, 0, t) M(rows, 2, 1, t)
#elif TILE_VECTORS == 4
#define TILE_WIDTHS(M, rows, t)                                           \
  M(rows, 1, 0, t) M(rows, 1, 1, t) M(rows, 2, 0, t) M(rows, 2, 1, t)     \
  M(rows, 3, 0, t) M(rows, 3, 1, t) M(rows, 4, 0, t) M(rows, 4, 1, t)
#endif

#define TILE_BOTH(rows) TILE_WIDTHS(TILE, rows, 0) TILE_WIDTHS(TILE, rows, 1)

#if TILE_ROWS == 4
#define TILE_EACH(M) M(1) M(2) M(3) M(4)
#elif TILE_ROWS == 6
#define TILE_EACH(M) M(1) M(2) M(3) M(4) M(5) M(6)
#elif TILE_ROWS == 14
#define TILE_EACH(M) M(1) M(2) M(3) M(4) M(5) M(6) M(7) M(8) M(9) M(10) M(11) M(12) M(13) M(14)
#endif

TILE_EACH(TILE_BOTH)

#define TILE_PLAIN_ROW(rows) {TILE_WIDTHS(TILE_ENTRY, rows, 0)},
#define TILE_TRANSPOSED_ROW(rows) {TILE_WIDTHS(TILE_ENTRY, rows, 1)},

static void (*const tile_functions[2][TILE_ROWS][2 * TILE_VECTORS])(const struct tile *) = {
    {TILE_EACH(TILE_PLAIN_ROW)}, {TILE_EACH(TILE_TRANSPOSED_ROW)}};
