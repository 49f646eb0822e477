#include "ctext_pattern.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct ctext_pattern {
    URegularExpression *expression;
};

/* Steps of ICU's engine that one text may take, in units of about a millisecond, and bytes of its
   stack: an expression that backtracks without end stops here. */
enum { time_limit = 50, stack_limit = 1 << 20 };

static const char *words_of(UErrorCode status) {
    switch (status) {
    case U_REGEX_MISMATCHED_PAREN: return "a parenthesis is not closed";
    case U_REGEX_MISSING_CLOSE_BRACKET: return "a bracket is not closed";
    case U_REGEX_BAD_ESCAPE_SEQUENCE: return "there is no such escape";
    case U_REGEX_BAD_INTERVAL: case U_REGEX_MAX_LT_MIN: case U_REGEX_NUMBER_TOO_BIG:
        return "the numbers in braces make no sense";
    case U_REGEX_INVALID_BACK_REF: return "it refers to a group that is not there";
    case U_REGEX_LOOK_BEHIND_LIMIT: return "what is looked for behind has no limit";
    default: return "it is no regular expression";
    }
}

ctext_pattern *ctext_pattern_open(
    const uint8_t *utf8, size_t length, char *reason, size_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    UText *text = utext_openUTF8(NULL, (const char *)utf8, (int64_t)length, &status);
    ctext_pattern *pattern = calloc(1, sizeof *pattern);
    if (pattern && U_SUCCESS(status))
        pattern->expression = uregex_openUText(
            text, UREGEX_CASE_INSENSITIVE | UREGEX_MULTILINE, &where, &status);
    utext_close(text);
    if (!pattern || U_FAILURE(status)) {
        if (capacity > 0) {
            strncpy(reason, words_of(status), capacity - 1);
            reason[capacity - 1] = 0;
        }
        ctext_pattern_close(pattern);
        return NULL;
    }
    uregex_setTimeLimit(pattern->expression, time_limit, &status);
    uregex_setStackLimit(pattern->expression, stack_limit, &status);
    return pattern;
}

void ctext_pattern_close(ctext_pattern *pattern) {
    if (!pattern) return;
    uregex_close(pattern->expression);
    free(pattern);
}

int ctext_pattern_find(
    ctext_pattern *pattern, const uint8_t *utf8, size_t length, size_t from, size_t *start,
    size_t *end) {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, (const char *)utf8, (int64_t)length, &status);
    uregex_setUText(pattern->expression, &text, &status);
    UBool isFound = uregex_find64(pattern->expression, (int64_t)from, &status);
    if (U_SUCCESS(status) && isFound) {
        *start = (size_t)uregex_start64(pattern->expression, 0, &status);
        *end = (size_t)uregex_end64(pattern->expression, 0, &status);
    }
    utext_close(&text);
    if (U_FAILURE(status)) return -1;
    return isFound ? 1 : 0;
}
