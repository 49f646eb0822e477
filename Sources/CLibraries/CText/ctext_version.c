#include "CText.h"
#include <unicode/uvernum.h>

const char *ctext_icu_version(void) { return U_ICU_VERSION; }
