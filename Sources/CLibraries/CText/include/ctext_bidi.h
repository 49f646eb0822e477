#pragma once
#include <stddef.h>
#include <stdint.h>

/* Embedding levels (UAX #9) of one paragraph of well-formed UTF-8: levels[i] for byte i; odd levels
   run from right to left. `direction` is the paragraph's: 0 left to right, 1 right to left. Returns
   0, or -1 when ICU cannot (no memory, a text of 1 GB). */
int ctext_bidi_levels(const uint8_t *utf8, size_t length, int direction, uint8_t *levels);

/* The direction of the first strong character outside isolates (UAX #9, P2): 0 left to right, 1
   right to left, 2 when there is none. */
int ctext_bidi_direction(const uint8_t *utf8, size_t length);

/* The mirror image of a scalar in right-to-left text, or the scalar itself. */
uint32_t ctext_mirrored(uint32_t scalar);
