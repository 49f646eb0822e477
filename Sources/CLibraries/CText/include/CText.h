#pragma once
#include <stddef.h>
#include <stdint.h>

#include "CTextConvert.h"
#include "ctext_bidi.h"
#include "ctext_breaks.h"
#include "ctext_fold.h"
#include "ctext_language.h"
#include "ctext_narrow.h"
#include "ctext_pattern.h"
#include "ctext_shape.h"
#include "ctext_width.h"

/* The face of ICU for Swift. No ICU type or header appears here: Foundation carries an ICU of its
   own, and the two sets of headers collide in one Swift compilation. */

/* Version of the ICU library linked, for `annals --version`. */
const char *ctext_icu_version(void);
