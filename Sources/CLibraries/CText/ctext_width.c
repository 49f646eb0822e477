#define _XOPEN_SOURCE 700
#include "ctext_width.h"
#include <locale.h>
#include <pthread.h>
#include <stdatomic.h>
#include <wchar.h>

/* wcwidth asks the thread's locale, and the plain C locale knows nothing but ASCII. setlocale would
   change the whole program's, so the thread's own is swapped for the length of a call; as that
   makes four fifths of its cost, the answers for a block of 256 scalars are kept. */

enum { block_size = 256, block_count = 0x30000 / block_size };

static signed char widths[block_count][block_size];
static atomic_bool is_filled[block_count];
static pthread_mutex_t asking = PTHREAD_MUTEX_INITIALIZER;
static locale_t utf8_locale;

/* Asks wcwidth about scalars that follow each other; the lock is held. */
static void ask(uint32_t first, uint32_t count, signed char *answers) {
    if (!utf8_locale) utf8_locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t previous = utf8_locale ? uselocale(utf8_locale) : (locale_t)0;
    for (uint32_t i = 0; i < count; i++) answers[i] = (signed char)wcwidth((wchar_t)(first + i));
    if (utf8_locale) uselocale(previous);
}

int ctext_cell_width(uint32_t scalar) {
    uint32_t block = scalar / block_size;
    if (block < block_count && atomic_load_explicit(&is_filled[block], memory_order_acquire))
        return widths[block][scalar % block_size];
    signed char width;
    pthread_mutex_lock(&asking);
    if (block >= block_count) {
        ask(scalar, 1, &width);
    } else {
        if (!atomic_load_explicit(&is_filled[block], memory_order_relaxed)) {
            ask(block * block_size, block_size, widths[block]);
            atomic_store_explicit(&is_filled[block], 1, memory_order_release);
        }
        width = widths[block][scalar % block_size];
    }
    pthread_mutex_unlock(&asking);
    return width;
}
