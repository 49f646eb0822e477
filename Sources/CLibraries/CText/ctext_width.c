#define _XOPEN_SOURCE 700
#include "ctext_width.h"
#include <locale.h>
#include <pthread.h>
#include <wchar.h>

/* wcwidth asks the thread's locale, and the plain C locale knows nothing but ASCII. setlocale would
   change the whole program's, so the thread's own is swapped for the length of a call. */
static locale_t utf8_locale;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_locale(void) { utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int ctext_cell_width(uint32_t scalar) {
    if (scalar >= 0x20 && scalar < 0x7F) return 1;
    pthread_once(&once, open_locale);
    if (!utf8_locale) return wcwidth((wchar_t)scalar);
    locale_t previous = uselocale(utf8_locale);
    int width = wcwidth((wchar_t)scalar);
    uselocale(previous);
    return width;
}
