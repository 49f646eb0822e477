#pragma once
#include <stddef.h>
#include <stdint.h>

/* A regular expression as ICU reads it, case aside, over well-formed UTF-8. */
typedef struct ctext_pattern ctext_pattern;

/* Compiles one; NULL when it is none, with what is wrong in `reason`, cut to its capacity. */
ctext_pattern *ctext_pattern_open(
    const uint8_t *utf8, size_t length, char *reason, size_t capacity);
void ctext_pattern_close(ctext_pattern *pattern);

/* The first match at or after `from`: writes where it starts and ends and returns 1; 0 for none; -1
   when it gives up, because the expression takes too long or too much memory on this text. */
int ctext_pattern_find(
    ctext_pattern *pattern, const uint8_t *utf8, size_t length, size_t from, size_t *start,
    size_t *end);
