#pragma once
#include <stdbool.h>

/* Whether a code of two or three letters is one of ISO 639 that ICU knows. */
bool ctext_is_language(const char *code);
