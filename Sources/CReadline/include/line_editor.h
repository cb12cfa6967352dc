#ifndef DESCENT_LINE_EDITOR_H
#define DESCENT_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What keys ask of the program that the editor itself does not do.
typedef enum {
  EDITOR_NOTHING,
  /// Enter: the text is done, or wants another line.
  EDITOR_ACCEPT,
  /// Tab.
  EDITOR_COMPLETE,
  /// Up and Down.
  EDITOR_EARLIER,
  EDITOR_LATER,
  /// The terminal announces a paste; what follows is pasted.
  EDITOR_PASTE,
  /// Ctrl-L.
  EDITOR_CLEAR_SCREEN,
  /// Ctrl-X Ctrl-E: the text is to be edited elsewhere.
  EDITOR_EDIT,
  /// Ctrl-D on an empty line, or the end of the input.
  EDITOR_LEAVE,
} editor_wish;

/// Readies GNU readline, with the user's inputrc, to take keys and print nothing; false where the program was
/// built without it.
bool editor_begin(void);

/// Gives the editor bytes as typed, up to the first wish; the answer is how many of them it took.
size_t editor_type(const uint8_t *bytes, size_t count, editor_wish *wish);

/// The text, which ends with a zero byte, and where in it the cursor stands, in bytes.
const char *editor_text(void);
size_t editor_length(void);
size_t editor_cursor(void);

/// What the editor wants to stand in the place of the prompt, such as a search; null where it wants nothing.
const char *editor_message(void);

/// Puts a text in the place of what is there, as one change that can be undone.
void editor_replace(const char *text, size_t cursor);

/// Puts a text before the cursor.
void editor_insert(const char *text);

/// Moves the cursor.
void editor_move(size_t cursor);

/// Begins an empty text, whatever was being done.
void editor_reset(void);

/// Adds an entry to those that the editor's own search looks through.
void editor_remember(const char *entry);

#endif
