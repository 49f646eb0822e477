#include "ctext_narrow.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

int ctext_is_ambiguous(uint32_t scalar) {
    return u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

int ctext_decompose(uint32_t scalar, uint32_t parts[2]) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) return 0;
    UChar units[4];
    int32_t length = unorm2_getRawDecomposition(nfc, (UChar32)scalar, units, 4, &status);
    if (U_FAILURE(status) || length < 2) return 0;
    UChar32 part;
    int32_t at = 0;
    U16_NEXT(units, at, length, part);
    parts[0] = (uint32_t)part;
    if (at == length) return 0;
    U16_NEXT(units, at, length, part);
    parts[1] = (uint32_t)part;
    return at == length;
}
