#include "CTextConvert.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

/* UTF-16 units between the two converters. */
enum { PIVOT_CAPACITY = 4096 };

struct CTextDecoder {
    UConverter *from;
    UConverter *to;
    int64_t replaced;
    int is_started;
    UChar *pivot_source;
    UChar *pivot_target;
    UChar pivot[PIVOT_CAPACITY];
};

/* U+FFFD always; ICU's own substitution puts in U+001A for some encodings. */
static void count_and_substitute(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *error) {
    static const UChar replacement = 0xFFFD;
    (void)units;
    (void)length;
    if (reason > UCNV_IRREGULAR) return;
    ((CTextDecoder *)context)->replaced += 1;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

CTextDecoder *ctext_decoder_open(const char *encoding) {
    CTextDecoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL) return NULL;
    UErrorCode error = U_ZERO_ERROR;
    decoder->from = ucnv_open(encoding, &error);
    decoder->to = ucnv_open("UTF-8", &error);
    if (U_SUCCESS(error)) {
        ucnv_setToUCallBack(decoder->from, count_and_substitute, decoder, NULL, NULL, &error);
    }
    if (U_FAILURE(error)) {
        ctext_decoder_close(decoder);
        return NULL;
    }
    decoder->pivot_source = decoder->pivot_target = decoder->pivot;
    return decoder;
}

void ctext_decoder_close(CTextDecoder *decoder) {
    if (decoder == NULL) return;
    if (decoder->from != NULL) ucnv_close(decoder->from);
    if (decoder->to != NULL) ucnv_close(decoder->to);
    free(decoder);
}

int ctext_decoder_decode(
    CTextDecoder *decoder, const uint8_t **source, const uint8_t *source_end, uint8_t **target,
    const uint8_t *target_end, int is_last) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_convertEx(
        decoder->to, decoder->from, (char **)target, (const char *)target_end,
        (const char **)source, (const char *)source_end, decoder->pivot, &decoder->pivot_source,
        &decoder->pivot_target, decoder->pivot + PIVOT_CAPACITY, !decoder->is_started,
        is_last != 0, &error);
    decoder->is_started = 1;
    if (error == U_BUFFER_OVERFLOW_ERROR) return 0;
    return U_FAILURE(error) ? -1 : 1;
}

int64_t ctext_decoder_replaced(const CTextDecoder *decoder) { return decoder->replaced; }

int ctext_encoding_width(const char *encoding) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &error);
    if (U_FAILURE(error)) return 0;
    int width = ucnv_getMaxCharSize(converter);
    ucnv_close(converter);
    return width;
}

int ctext_encoding_keeps_ascii(const char *encoding) {
    static const char sample[] = "<?xml version='1.0' AZaz09>";
    enum { count = sizeof sample - 1 };
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &error);
    if (U_FAILURE(error)) return 0;
    UChar text[count + 1];
    int32_t length = ucnv_toUChars(converter, text, count + 1, sample, count, &error);
    ucnv_close(converter);
    if (U_FAILURE(error) || length != count) return 0;
    for (int i = 0; i < count; i++) {
        if (text[i] != (UChar)sample[i]) return 0;
    }
    return 1;
}

int ctext_guess_encoding(const uint8_t *bytes, size_t count, char *name, size_t name_capacity) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t confidence = 0;
    UCharsetDetector *detector = ucsdet_open(&error);
    if (U_FAILURE(error)) return 0;
    ucsdet_enableInputFilter(detector, 1);
    int32_t length = count > INT32_MAX ? INT32_MAX : (int32_t)count;
    ucsdet_setText(detector, (const char *)bytes, length, &error);
    const UCharsetMatch *match = ucsdet_detect(detector, &error);
    if (U_SUCCESS(error) && match != NULL) {
        const char *found = ucsdet_getName(match, &error);
        confidence = ucsdet_getConfidence(match, &error);
        if (U_FAILURE(error) || found == NULL || strlen(found) >= name_capacity) {
            confidence = 0;
        } else {
            strcpy(name, found);
        }
    }
    ucsdet_close(detector);
    return confidence;
}
