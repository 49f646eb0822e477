#pragma once
#include <stddef.h>
#include <stdint.h>

/* A text as find compares it: case, accents, width and compatibility forms folded, any white space
   one space, quotation marks and dashes those of ASCII, invisible scalars gone. */
typedef struct ctext_folded ctext_folded;

/* Folds well-formed UTF-8; NULL without memory. Free with ctext_folded_free. Cost: linear. */
ctext_folded *ctext_fold(const uint8_t *utf8, size_t length);
void ctext_folded_free(ctext_folded *folded);

/* The folded text, good until it is freed, and how many bytes it has. */
const char *ctext_folded_bytes(const ctext_folded *folded);
size_t ctext_folded_length(const ctext_folded *folded);

/* The index into the folded text, at or after `from` , where the needle stands; -1 for none. */
ptrdiff_t ctext_folded_find(const ctext_folded *folded, const ctext_folded *needle, size_t from);

/* Where in the source the scalar begins that a folded byte comes from; its end, together with what
   was dropped after it, for the last byte of a hit. */
size_t ctext_folded_start(const ctext_folded *folded, size_t index);
size_t ctext_folded_end(const ctext_folded *folded, size_t index);
