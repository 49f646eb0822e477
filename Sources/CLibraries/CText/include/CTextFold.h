#pragma once
#include <stddef.h>

/* Folds UTF-8 text so that texts that differ in case, accents or width alone become equal bytes:
   NFKC_Casefold, then without combining accents and vowel points, then NFC. Marks that spell a
   letter of its own (Thai vowels, Japanese voicing) stay.

   Writes at most `capacity` bytes to `folded` and gives the length of the whole, which may be more
   than that: then nothing useful was written. -1 when there is no memory. */
ptrdiff_t ctext_fold(const char *text, size_t length, char *folded, size_t capacity);
