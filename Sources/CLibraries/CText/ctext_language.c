#include "ctext_language.h"
#include <unicode/uloc.h>

bool ctext_is_language(const char *code) { return uloc_getISO3Language(code)[0] != 0; }
