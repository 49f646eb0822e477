#pragma once
#include <stddef.h>
#include <stdint.h>

/* Conversion of any encoding ICU knows to UTF-8, and a guess at an encoding from bytes. */

/* Turns bytes of one encoding into UTF-8, piece by piece; keeps what straddles two pieces. */
typedef struct CTextDecoder CTextDecoder;

/* Opens a decoder for an encoding by any name ICU knows it under; NULL when there is none. */
CTextDecoder *ctext_decoder_open(const char *encoding);

/* Frees a decoder; NULL is fine. */
void ctext_decoder_close(CTextDecoder *decoder);

/* Decodes from *source up to source_end into *target up to target_end, and moves both on.
   Bytes that mean nothing in the encoding become U+FFFD and are counted.
   Returns 1 when all of the source is taken, 0 when the target is full, -1 when ICU fails.
   With is_last, what the decoder still holds is written out too. */
int ctext_decoder_decode(
    CTextDecoder *decoder, const uint8_t **source, const uint8_t *source_end, uint8_t **target,
    const uint8_t *target_end, int is_last);

/* How many U+FFFD were put in for bytes that mean nothing. */
int64_t ctext_decoder_replaced(const CTextDecoder *decoder);

/* How many bytes a character takes at most in an encoding; 0 when ICU does not know it. */
int ctext_encoding_width(const char *encoding);

/* Whether ASCII is the same in an encoding; 0 too when ICU does not know it. */
int ctext_encoding_keeps_ascii(const char *encoding);

/* Guesses the encoding of a sample, tags left aside. Writes its name and returns a confidence of
   0...100; 0 when there is no guess. */
int ctext_guess_encoding(const uint8_t *bytes, size_t count, char *name, size_t name_capacity);
