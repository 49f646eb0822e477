#include "ctext_breaks.h"
#include <pthread.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* An iterator of each thread. */
struct kept {
    pthread_key_t key;
    int is_made;
    UBreakIteratorType type;
    const char *locale;
};

/* The root locale's rules, so that the user's locale does not matter, and the strict ones for
   Japanese (CSS Text 3, line-break: strict): no small kana starts a line. */
static struct kept lines = {.type = UBRK_LINE, .locale = "root@lb=strict"};
static struct kept words = {.type = UBRK_WORD, .locale = "root"};

static void close_iterator(void *iterator) { ubrk_close(iterator); }

static void make_keys(void) {
    lines.is_made = pthread_key_create(&lines.key, close_iterator) == 0;
    words.is_made = pthread_key_create(&words.key, close_iterator) == 0;
}

static UBreakIterator *thread_iterator(const struct kept *kept) {
    pthread_once(&once, make_keys);
    if (!kept->is_made) return NULL;
    UBreakIterator *iterator = pthread_getspecific(kept->key);
    if (iterator) return iterator;
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(kept->type, kept->locale, NULL, 0, &status);
    if (U_FAILURE(status)) return NULL;
    if (pthread_setspecific(kept->key, iterator) != 0) {
        ubrk_close(iterator);
        return NULL;
    }
    return iterator;
}

static int mark_borders(
    const struct kept *kept, const uint8_t *utf8, size_t length, uint8_t *marks) {
    UBreakIterator *iterator = thread_iterator(kept);
    if (!iterator || length > INT32_MAX) return -1;
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, (const char *)utf8, (int64_t)length, &status);
    ubrk_setUText(iterator, &text, &status);
    if (U_SUCCESS(status)) {
        int32_t border;
        while ((border = ubrk_next(iterator)) != UBRK_DONE)
            if ((size_t)border < length) marks[border] = 1;
        /* The iterator must not keep a pointer to the caller's text. */
        static const UChar nothing[1] = {0};
        UErrorCode ignored = U_ZERO_ERROR;
        ubrk_setText(iterator, nothing, 0, &ignored);
    }
    utext_close(&text);
    return U_SUCCESS(status) ? 0 : -1;
}

int ctext_line_breaks(const uint8_t *utf8, size_t length, uint8_t *marks) {
    return mark_borders(&lines, utf8, length, marks);
}

int ctext_word_breaks(const uint8_t *utf8, size_t length, uint8_t *marks) {
    return mark_borders(&words, utf8, length, marks);
}
