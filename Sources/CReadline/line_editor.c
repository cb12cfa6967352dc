#define _GNU_SOURCE
#include "line_editor.h"

#ifdef DESCENT_READLINE

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

static const uint8_t *next_byte;
static const uint8_t *end_of_bytes;
static editor_wish wish;
/// A text that readline itself has accepted, until the editor is reset.
static char *accepted;

/// A byte typed already, else, for the few commands that wait inside readline, one from the terminal.
static int take_byte(FILE *stream) {
  (void)stream;
  if (next_byte < end_of_bytes) return *next_byte++;
  struct pollfd keys = {.fd = 0, .events = POLLIN};
  while (poll(&keys, 1, -1) < 0)
    if (errno != EINTR) return EOF;
  uint8_t byte;
  return read(0, &byte, 1) == 1 ? byte : EOF;
}

static int has_byte(void) { return next_byte < end_of_bytes; }

static int ask(editor_wish asked) {
  wish = asked;
  return 0;
}

static int ask_accept(int count, int key) { return (void)count, (void)key, ask(EDITOR_ACCEPT); }
static int ask_complete(int count, int key) { return (void)count, (void)key, ask(EDITOR_COMPLETE); }
static int ask_earlier(int count, int key) { return (void)count, (void)key, ask(EDITOR_EARLIER); }
static int ask_later(int count, int key) { return (void)count, (void)key, ask(EDITOR_LATER); }
static int ask_paste(int count, int key) { return (void)count, (void)key, ask(EDITOR_PASTE); }
static int ask_clear(int count, int key) { return (void)count, (void)key, ask(EDITOR_CLEAR_SCREEN); }
static int ask_edit(int count, int key) { return (void)count, (void)key, ask(EDITOR_EDIT); }

static int open_line(int count, int key) {
  (void)count, (void)key;
  rl_insert_text("\n");
  return 0;
}

static int line_start(void) {
  int place = rl_point;
  while (place > 0 && rl_line_buffer[place - 1] != '\n') place--;
  return place;
}

static int line_end(void) {
  int place = rl_point;
  while (place < rl_end && rl_line_buffer[place] != '\n') place++;
  return place;
}

// Readline knows of no lines inside a text, so that these would go to the ends of the whole block.
static int go_to_line_start(int count, int key) { return (void)count, (void)key, rl_point = line_start(), 0; }
static int go_to_line_end(int count, int key) { return (void)count, (void)key, rl_point = line_end(), 0; }

static int kill_line(int count, int key) {
  (void)count, (void)key;
  int end = line_end();
  if (end == rl_point && end < rl_end) end++;
  rl_kill_text(rl_point, end);
  return 0;
}

static void show_nothing(void) {}
static void prepare_nothing(int flag) { (void)flag; }

static void on_line(char *line) {
  if (!line) {
    ask(EDITOR_LEAVE);
    return;
  }
  free(accepted);
  accepted = line;
  ask(EDITOR_ACCEPT);
}

/// Binds every key of a command, the inputrc's own ones too, to the command that takes its place.
static void replace_command(rl_command_func_t *old, rl_command_func_t *command, Keymap map) {
  char **keys = rl_invoking_keyseqs_in_map(old, map);
  for (char **key = keys; key && *key; key++) {
    rl_bind_keyseq_in_map(*key, command, map);
    free(*key);
  }
  free(keys);
}

static void replace_commands(Keymap map) {
  const struct {
    rl_command_func_t *old, *command;
  } pairs[] = {
      {rl_newline, ask_accept},
      {rl_operate_and_get_next, ask_accept},
      {rl_get_previous_history, ask_earlier},
      {rl_history_search_backward, ask_earlier},
      {rl_get_next_history, ask_later},
      {rl_history_search_forward, ask_later},
      {rl_complete, ask_complete},
      {rl_menu_complete, ask_complete},
      {rl_possible_completions, ask_complete},
      {rl_insert_completions, ask_complete},
      {rl_clear_screen, ask_clear},
      {rl_clear_display, ask_clear},
      {rl_beg_of_line, go_to_line_start},
      {rl_end_of_line, go_to_line_end},
  };
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    replace_command(pairs[i].old, pairs[i].command, map);
  rl_bind_keyseq_in_map("\\e[200~", ask_paste, map);
}

/// Readline takes text apart by the locale; where that knows bytes alone, the terminal still speaks UTF-8.
static void speak_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setenv("LC_ALL", "C.UTF-8", 1);
}

bool editor_begin(void) {
  FILE *nowhere = fopen("/dev/null", "we");
  if (!nowhere) return false;
  speak_utf8();
  rl_readline_name = "descent";
  rl_instream = stdin;
  rl_outstream = nowhere;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = take_byte;
  rl_input_available_hook = has_byte;
  rl_redisplay_function = show_nothing;
  rl_prep_term_function = prepare_nothing;
  rl_deprep_term_function = show_nothing;
  using_history();
  rl_callback_handler_install("", on_line);
  replace_commands(emacs_standard_keymap);
  replace_commands(vi_insertion_keymap);
  replace_commands(vi_movement_keymap);
  replace_command(rl_kill_line, kill_line, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\\C-x\\C-e", ask_edit, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\\e\\C-m", open_line, emacs_standard_keymap);
  rl_bind_keyseq_in_map("\\e\\C-j", open_line, emacs_standard_keymap);
  return true;
}

size_t editor_type(const uint8_t *bytes, size_t count, editor_wish *asked) {
  next_byte = bytes;
  end_of_bytes = bytes + count;
  wish = EDITOR_NOTHING;
  while (next_byte < end_of_bytes && wish == EDITOR_NOTHING) rl_callback_read_char();
  size_t taken = (size_t)(next_byte - bytes);
  next_byte = end_of_bytes = NULL;
  *asked = wish;
  return taken;
}

const char *editor_text(void) { return accepted ? accepted : rl_line_buffer; }

size_t editor_length(void) { return accepted ? strlen(accepted) : (size_t)rl_end; }

size_t editor_cursor(void) { return accepted ? strlen(accepted) : (size_t)rl_point; }

const char *editor_message(void) {
  if (!rl_display_prompt || rl_display_prompt == rl_prompt || !*rl_display_prompt) return NULL;
  return rl_display_prompt;
}

void editor_replace(const char *text, size_t cursor) {
  rl_begin_undo_group();
  rl_delete_text(0, rl_end);
  rl_point = 0;
  rl_insert_text(text);
  rl_end_undo_group();
  editor_move(cursor);
}

void editor_insert(const char *text) { rl_insert_text(text); }

void editor_move(size_t cursor) {
  rl_point = cursor < (size_t)rl_end ? (int)cursor : rl_end;
}

void editor_reset(void) {
  free(accepted);
  accepted = NULL;
  rl_callback_sigcleanup();
  rl_clear_message();
  rl_free_line_state();
  rl_replace_line("", 1);
  rl_point = rl_mark = 0;
  rl_callback_handler_install("", on_line);
}

void editor_remember(const char *entry) {
  add_history(entry);
  using_history();
}

#else

bool editor_begin(void) { return false; }

size_t editor_type(const uint8_t *bytes, size_t count, editor_wish *asked) {
  (void)bytes;
  *asked = EDITOR_LEAVE;
  return count;
}

const char *editor_text(void) { return ""; }
size_t editor_length(void) { return 0; }
size_t editor_cursor(void) { return 0; }
const char *editor_message(void) { return NULL; }
void editor_replace(const char *text, size_t cursor) { (void)text, (void)cursor; }
void editor_insert(const char *text) { (void)text; }
void editor_move(size_t cursor) { (void)cursor; }
void editor_reset(void) {}
void editor_remember(const char *entry) { (void)entry; }

#endif
