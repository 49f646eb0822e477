#pragma once
#include <stddef.h>
#include <stdint.h>

/* Where lines may end in a text of well-formed UTF-8 (UAX #14, with ICU's dictionaries for Thai,
   Lao, Khmer and Burmese). Sets marks[i] to 1 where a line may end before byte i, 0 < i < length,
   and leaves the others alone. Returns 0, or -1 when ICU cannot (no memory, no data).

   May be called from any thread: each keeps an iterator of its own until it ends, because opening
   one costs about as much as breaking a page. */
int ctext_line_breaks(const uint8_t *utf8, size_t length, uint8_t *marks);

/* Where words end in such a text (UAX #29, with ICU's dictionary for Chinese and Japanese): the same
   for the places between words. */
int ctext_word_breaks(const uint8_t *utf8, size_t length, uint8_t *marks);
