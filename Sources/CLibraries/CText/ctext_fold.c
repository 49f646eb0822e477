#include "CTextFold.h"
#include <limits.h>
#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* Marks that readers leave out when they type: the combining accents of Latin, Greek and Cyrillic,
   the points of Hebrew, the vowel signs of Arabic. */
static int is_accent(UChar32 c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05BD) || c == 0x05BF ||
           c == 0x05C1 || c == 0x05C2 || c == 0x05C4 || c == 0x05C5 || c == 0x05C7 ||
           (c >= 0x064B && c <= 0x0655) || c == 0x0670 || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

static int32_t without_accents(UChar *text, int32_t length) {
    int32_t read = 0, written = 0;
    while (read < length) {
        int32_t start = read;
        UChar32 c;
        U16_NEXT(text, read, length, c);
        if (is_accent(c)) continue;
        while (start < read) text[written++] = text[start++];
    }
    return written;
}

/* Normalises into a new buffer, which the caller frees; NULL when that fails. */
static UChar *normalised(const UNormalizer2 *form, const UChar *text, int32_t length,
                         int32_t *count) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = length < INT32_MAX / 4 ? length * 3 + 16 : length;
    for (int attempt = 0; attempt < 2; attempt++) {
        UChar *buffer = malloc((size_t)capacity * sizeof(UChar));
        if (!buffer) return NULL;
        status = U_ZERO_ERROR;
        *count = unorm2_normalize(form, text, length, buffer, capacity, &status);
        if (U_SUCCESS(status)) return buffer;
        free(buffer);
        if (status != U_BUFFER_OVERFLOW_ERROR) return NULL;
        capacity = *count + 1;
    }
    return NULL;
}

ptrdiff_t ctext_fold(const char *text, size_t length, char *folded, size_t capacity) {
    if (length > INT32_MAX / 8) return -1;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&status);
    const UNormalizer2 *decompose = unorm2_getNFDInstance(&status);
    const UNormalizer2 *compose = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return -1;

    ptrdiff_t result = -1;
    int32_t count = 0;
    UChar *decomposed = NULL, *composed = NULL, *cased = NULL;
    UChar *wide = malloc((length + 1) * sizeof(UChar));
    if (!wide) return -1;
    u_strFromUTF8WithSub(wide, (int32_t)length + 1, &count, text, (int32_t)length, 0xFFFD, NULL,
                         &status);
    if (U_FAILURE(status)) goto done;
    if (!(cased = normalised(casefold, wide, count, &count))) goto done;
    if (!(decomposed = normalised(decompose, cased, count, &count))) goto done;
    count = without_accents(decomposed, count);
    if (!(composed = normalised(compose, decomposed, count, &count))) goto done;

    int32_t needed = 0;
    int32_t room = capacity < INT32_MAX ? (int32_t)capacity : INT32_MAX;
    u_strToUTF8(room ? folded : NULL, room, &needed, composed, count, &status);
    if (U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR) result = needed;
done:
    free(composed);
    free(decomposed);
    free(cased);
    free(wide);
    return result;
}
