#pragma once
#include <stdint.h>

/* Cells that a terminal gives a scalar, by glibc's wcwidth in a UTF-8 locale: 0, 1 or 2, or -1 for
   one that is not to be drawn. May be called from any thread; leaves the program's locale alone. */
int ctext_cell_width(uint32_t scalar);
