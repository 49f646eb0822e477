#pragma once
#include <stddef.h>
#include <stdint.h>

/* What ctext_arabic_forms puts where a letter is drawn by the one before it. */
enum { ctext_form_none = 0, ctext_form_joined = 1 };

/* The presentation forms of the Arabic letters in a stretch of well-formed UTF-8, in the text's own
   order: forms[i] becomes the scalar to draw for the one that starts at byte first + i, or
   ctext_form_none where it stays as it is. A lam and the alef after it become a ligature: the alef
   gets ctext_form_joined. The bytes before `first` and from `end` on are looked at for what the
   stretch's ends join to, but no ligature crosses them.
   Joining is that of the Unicode core specification, 9.2; cost: linear. */
void ctext_arabic_forms(
    const uint8_t *utf8, size_t length, size_t first, size_t end, uint32_t *forms);
