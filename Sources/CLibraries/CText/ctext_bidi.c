#include "ctext_bidi.h"
#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

/* The text in UTF-16, which ubidi works on; to be freed. */
static UChar *utf16_copy(const uint8_t *utf8, size_t length, int32_t *count) {
    if (length > INT32_MAX / 2) return NULL;
    UChar *copy = malloc((length + 1) * sizeof *copy);
    if (!copy) return NULL;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(copy, (int32_t)length + 1, count, (const char *)utf8, (int32_t)length, &status);
    if (U_SUCCESS(status)) return copy;
    free(copy);
    return NULL;
}

int ctext_bidi_levels(const uint8_t *utf8, size_t length, int direction, uint8_t *levels) {
    int result = -1;
    int32_t count = 0;
    UChar *text = utf16_copy(utf8, length, &count);
    UBiDi *bidi = ubidi_open();
    if (!text || !bidi) goto done;
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, text, count, direction == 1 ? 1 : 0, NULL, &status);
    const UBiDiLevel *found = count > 0 ? ubidi_getLevels(bidi, &status) : NULL;
    if (U_FAILURE(status)) goto done;
    /* Both encodings are walked in step: a scalar is 1 to 4 bytes and 1 or 2 units. */
    int32_t byte = 0, unit = 0;
    while (byte < (int32_t)length && unit < count) {
        int32_t start = byte;
        U8_FWD_1_UNSAFE(utf8, byte);
        for (int32_t i = start; i < byte && i < (int32_t)length; i++) levels[i] = found[unit];
        unit += byte - start == 4 ? 2 : 1;
    }
    result = 0;
done:
    if (bidi) ubidi_close(bidi);
    free(text);
    return result;
}

int ctext_bidi_direction(const uint8_t *utf8, size_t length) {
    size_t depth = 0; /* of isolates */
    for (size_t i = 0; i < length;) {
        UChar32 c;
        U8_NEXT(utf8, i, length, c);
        switch (c < 0 ? U_OTHER_NEUTRAL : u_charDirection(c)) {
        case U_LEFT_TO_RIGHT_ISOLATE: case U_RIGHT_TO_LEFT_ISOLATE: case U_FIRST_STRONG_ISOLATE:
            depth++;
            break;
        case U_POP_DIRECTIONAL_ISOLATE:
            if (depth > 0) depth--;
            break;
        case U_LEFT_TO_RIGHT:
            if (depth == 0) return 0;
            break;
        case U_RIGHT_TO_LEFT: case U_RIGHT_TO_LEFT_ARABIC:
            if (depth == 0) return 1;
            break;
        default: break;
        }
    }
    return 2;
}

uint32_t ctext_mirrored(uint32_t scalar) { return (uint32_t)u_charMirror((UChar32)scalar); }
