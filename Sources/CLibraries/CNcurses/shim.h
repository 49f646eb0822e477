#pragma once
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <term.h>

/* The attributes are cast macros, which Swift cannot import. */
static const attr_t annals_attribute_bold = A_BOLD;
static const attr_t annals_attribute_dim = A_DIM;
static const attr_t annals_attribute_italic = A_ITALIC;
static const attr_t annals_attribute_underline = A_UNDERLINE;
static const attr_t annals_attribute_reverse = A_REVERSE;

/* COLOR_PAIR is a macro too; for the pairs below 256. */
static inline chtype annals_colour_pair(int pair) { return COLOR_PAIR(pair); }

/* stdin is shared mutable state, which Swift 6 refuses to read. */
static inline SCREEN *annals_new_terminal(const char *type, FILE *output) {
    return newterm(type, output, stdin);
}

/* newscr likewise: what the terminal is to show next. */
static inline WINDOW *annals_next_window(void) { return newscr; }

/* curscr likewise: what curses takes to be on the terminal. */
static inline WINDOW *annals_shown_window(void) { return curscr; }

/* tiparm takes variable arguments. */
static inline char *annals_filled_in(const char *capability, int first, int second) {
    return tiparm(capability, first, second);
}

/* sys/mman.h declares it for _GNU_SOURCE only, as it does MFD_CLOEXEC, which is 1. */
extern int memfd_create(const char *name, unsigned int flags);
static inline int annals_file_in_memory(void) { return memfd_create("frame", 1); }

/* unistd.h declares it for _GNU_SOURCE only; O_CLOEXEC is in fcntl.h. */
extern int dup3(int descriptor, int onto, int flags);
