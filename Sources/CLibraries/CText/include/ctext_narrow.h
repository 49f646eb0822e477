#pragma once
#include <stdint.h>

/* Whether a scalar takes one cell or two by the custom of the place (UAX #11, class A). */
int ctext_is_ambiguous(uint32_t scalar);

/* The letter and the mark that a scalar is made of (canonical decomposition); returns 0 when it is
   not made of two. */
int ctext_decompose(uint32_t scalar, uint32_t parts[2]);
