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
    UBiDiLevel base = direction == 0 ? 0 : direction == 1 ? 1 : UBIDI_DEFAULT_LTR;
    ubidi_setPara(bidi, text, count, base, NULL, &status);
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
    result = ubidi_getParaLevel(bidi) & 1;
done:
    if (bidi) ubidi_close(bidi);
    free(text);
    return result;
}

int ctext_bidi_direction(const uint8_t *utf8, size_t length) {
    int32_t count = 0;
    UChar *text = utf16_copy(utf8, length, &count);
    if (!text) return 2;
    UBiDiDirection direction = ubidi_getBaseDirection(text, count);
    free(text);
    return direction == UBIDI_LTR ? 0 : direction == UBIDI_RTL ? 1 : 2;
}

uint32_t ctext_mirrored(uint32_t scalar) { return (uint32_t)u_charMirror((UChar32)scalar); }
