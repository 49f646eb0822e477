#define _GNU_SOURCE
#include "ctext_fold.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

struct ctext_folded {
    char *bytes;       /* the folded text */
    uint32_t *origins; /* for each of its bytes, where its scalar begins in the source */
    size_t length, capacity, source_length;
};

static int reserve(ctext_folded *folded, size_t more) {
    if (folded->capacity - folded->length >= more) return 1;
    size_t capacity = folded->capacity * 2 + more;
    char *bytes = realloc(folded->bytes, capacity);
    if (bytes) folded->bytes = bytes;
    uint32_t *origins = realloc(folded->origins, capacity * sizeof *origins);
    if (origins) folded->origins = origins;
    if (!bytes || !origins) return 0;
    folded->capacity = capacity;
    return 1;
}

static void put(ctext_folded *folded, char byte, size_t origin) {
    folded->bytes[folded->length] = byte;
    folded->origins[folded->length++] = (uint32_t)origin;
}

/* White space runs are one space. */
static void put_space(ctext_folded *folded, size_t origin) {
    if (folded->length == 0 || folded->bytes[folded->length - 1] != ' ') put(folded, ' ', origin);
}

/* Marks that readers leave out when they search: accents, Hebrew and Arabic points. Vowel signs of
   other scripts are letters to those who read them. */
static int is_accent(UChar32 c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5C7 && u_charType(c) == U_NON_SPACING_MARK) ||
           (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

/* What stands for a letter or sign that has no decomposition of its own; 0 for none. */
static char plain_form(UChar32 c) {
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2BC: case 0x60: case 0xB4:
        return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0xAB: case 0xBB:
        return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
        return '-';
    case 0xF8: case 0xD8: return 'o';
    case 0x142: case 0x141: return 'l';
    case 0x111: case 0x110: return 'd';
    case 0x131: return 'i';
    default: return 0;
    }
}

/* Adds one scalar of a decomposition. */
static void put_folded(ctext_folded *folded, UChar32 c, size_t origin) {
    if (is_accent(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return;
    if (u_isUWhiteSpace(c)) return put_space(folded, origin);
    UChar source[2], target[8];
    int32_t count = 0;
    UErrorCode status = U_ZERO_ERROR;
    U16_APPEND_UNSAFE(source, count, c);
    int32_t length = u_strFoldCase(target, 8, source, count, U_FOLD_CASE_DEFAULT, &status);
    if (U_FAILURE(status) || length > 8) return;
    for (int32_t i = 0; i < length;) {
        UChar32 lower;
        U16_NEXT(target, i, length, lower);
        if (is_accent(lower)) continue;
        char utf8[4];
        int32_t size = 0;
        U8_APPEND_UNSAFE(utf8, size, lower);
        for (int32_t j = 0; j < size; j++) put(folded, utf8[j], origin);
    }
}

ctext_folded *ctext_fold(const uint8_t *utf8, size_t length) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
    ctext_folded *folded = calloc(1, sizeof *folded);
    if (!folded || U_FAILURE(status) || length > INT32_MAX || !reserve(folded, length + 1)) {
        ctext_folded_free(folded);
        return NULL;
    }
    folded->source_length = length;
    for (int32_t i = 0; i < (int32_t)length;) {
        int32_t origin = i;
        uint8_t byte = utf8[i];
        /* No decomposition has more than 18 scalars, no case folding more than 3 (Unicode 15). */
        if (!reserve(folded, 18 * 3 * 4)) {
            ctext_folded_free(folded);
            return NULL;
        }
        if (byte < 0x80 && byte != '`') {
            i++;
            if (byte <= ' ') put_space(folded, (size_t)origin);
            else put(folded, (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte), (size_t)origin);
            continue;
        }
        UChar32 c;
        U8_NEXT(utf8, i, (int32_t)length, c);
        if (c < 0) continue;
        char plain = plain_form(c);
        if (plain) {
            put(folded, plain, (size_t)origin);
            continue;
        }
        UChar parts[32];
        UErrorCode error = U_ZERO_ERROR;
        int32_t count = unorm2_getDecomposition(nfkd, c, parts, 32, &error);
        if (count < 0 || U_FAILURE(error)) {
            put_folded(folded, c, (size_t)origin);
            continue;
        }
        for (int32_t j = 0; j < count;) {
            UChar32 part;
            U16_NEXT(parts, j, count, part);
            put_folded(folded, part, (size_t)origin);
        }
    }
    return folded;
}

void ctext_folded_free(ctext_folded *folded) {
    if (!folded) return;
    free(folded->bytes);
    free(folded->origins);
    free(folded);
}

const char *ctext_folded_bytes(const ctext_folded *folded) { return folded->bytes; }

size_t ctext_folded_length(const ctext_folded *folded) { return folded->length; }

/* Whether a voicing mark follows: with it, the kana before is another letter. */
static int is_voiced(const ctext_folded *folded, size_t end) {
    const unsigned char *next = (const unsigned char *)folded->bytes + end;
    return folded->length - end >= 3 && next[0] == 0xE3 && next[1] == 0x82 &&
           (next[2] == 0x99 || next[2] == 0x9A);
}

ptrdiff_t ctext_folded_find(const ctext_folded *folded, const ctext_folded *needle, size_t from) {
    while (needle->length > 0 && from < folded->length) {
        const char *hit =
            memmem(folded->bytes + from, folded->length - from, needle->bytes, needle->length);
        if (!hit) break;
        size_t start = (size_t)(hit - folded->bytes);
        if (!is_voiced(folded, start + needle->length)) return (ptrdiff_t)start;
        from = start + 1;
    }
    return -1;
}

size_t ctext_folded_start(const ctext_folded *folded, size_t index) {
    return index < folded->length ? folded->origins[index] : folded->source_length;
}

size_t ctext_folded_end(const ctext_folded *folded, size_t index) {
    if (index >= folded->length) return folded->source_length;
    uint32_t origin = folded->origins[index];
    while (index < folded->length && folded->origins[index] == origin) index++;
    return ctext_folded_start(folded, index);
}
