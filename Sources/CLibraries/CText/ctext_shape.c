#include "ctext_shape.h"
#include <unicode/uchar.h>
#include <unicode/ushape.h>
#include <unicode/utf8.h>

/* Scalars looked at beyond the stretch: a letter carries a handful of marks. */
enum { context = 16 };

static UJoiningType joining(UChar32 c) {
    return (UJoiningType)u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
}

static int joins_next(UJoiningType type) {
    return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_JOIN_CAUSING;
}

static int joins_previous(UJoiningType type) {
    return type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_JOIN_CAUSING;
}

/* The form of a letter, or of a lam with an alef, that joins its neighbours or not. ICU shapes
   words; given a joiner on either side it shapes the letter between them. 0 when there is none. */
static UChar32 form(UChar32 letter, UChar32 alef, int before, int after) {
    UChar source[4], target[4];
    int32_t length = 0;
    if (before) source[length++] = 0x200D;
    int32_t at = length;
    source[length++] = (UChar)letter;
    if (alef) source[length++] = (UChar)alef;
    if (after) source[length++] = 0x200D;
    UErrorCode status = U_ZERO_ERROR;
    u_shapeArabic(source, length, target, 4,
                  U_SHAPE_LETTERS_SHAPE | U_SHAPE_LENGTH_FIXED_SPACES_NEAR |
                      U_SHAPE_TEXT_DIRECTION_LOGICAL,
                  &status);
    if (U_FAILURE(status)) return 0;
    UChar32 found = target[at];
    if (alef) {
        /* The space that keeps the length may stand on either side of the ligature. */
        for (at = 0; at < length && (target[at] < 0xFEF5 || target[at] > 0xFEFC); at++) {}
        return at < length ? target[at] : 0;
    }
    int is_form = (found >= 0xFB50 && found <= 0xFDFF) || (found >= 0xFE70 && found <= 0xFEFC);
    return is_form ? found : 0;
}

static int is_alef(UChar32 c) { return c == 0x622 || c == 0x623 || c == 0x625 || c == 0x627; }

/* The type of the first scalar at or after a byte that isn't transparent. */
static UJoiningType type_after(const uint8_t *utf8, size_t length, size_t at) {
    for (int i = 0; i < context && at < length; i++) {
        UChar32 c;
        U8_NEXT_UNSAFE(utf8, at, c);
        UJoiningType type = joining(c);
        if (type != U_JT_TRANSPARENT) return type;
    }
    return U_JT_NON_JOINING;
}

static UJoiningType type_before(const uint8_t *utf8, size_t at) {
    for (int i = 0; i < context && at > 0; i++) {
        UChar32 c;
        U8_PREV_UNSAFE(utf8, at, c);
        UJoiningType type = joining(c);
        if (type != U_JT_TRANSPARENT) return type;
    }
    return U_JT_NON_JOINING;
}

void ctext_arabic_forms(
    const uint8_t *utf8, size_t length, size_t first, size_t end, uint32_t *forms) {
    UJoiningType previous = type_before(utf8, first);
    /* The lam that an alef may join, with what it joins itself. */
    size_t lam = SIZE_MAX;
    int lam_before = 0;
    for (size_t at = first; at < end;) {
        size_t start = at;
        UChar32 c;
        U8_NEXT_UNSAFE(utf8, at, c);
        UJoiningType type = joining(c);
        if (type == U_JT_TRANSPARENT) continue;
        int before = joins_next(previous) && joins_previous(type);
        previous = type;
        UChar32 ligature = lam != SIZE_MAX && is_alef(c) ? form(0x644, c, lam_before, 0) : 0;
        if (ligature) {
            forms[lam - first] = (uint32_t)ligature;
            forms[start - first] = ctext_form_joined;
            lam = SIZE_MAX;
            continue;
        }
        lam = c == 0x644 ? start : SIZE_MAX;
        lam_before = before;
        if (c < 0x620 || c > 0x6D3 || type == U_JT_JOIN_CAUSING) continue;
        int after = joins_next(type) && joins_previous(type_after(utf8, length, at));
        forms[start - first] = (uint32_t)form(c, 0, before, after);
    }
}
