#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

#include "cmail.h"
#include "gmime.h"

gmime_functions gmime;

/* Complaints about what messages hold are nobody's business. */
static void be_silent(const char *domain, int level, const char *text, void *data)
{
    (void)domain, (void)level, (void)text, (void)data;
}

static const char *load(const char *library)
{
    static char failure[256];
    void *handle = dlopen(library ? library : "libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *reason = dlerror();
        snprintf(failure, sizeof failure, "%s", reason ? reason : "it cannot be loaded");
        return failure;
    }
#define FIND(result, name, arguments)                                                              \
    gmime.name = (result(*) arguments)dlsym(handle, #name);                                        \
    if (!gmime.name) return "it lacks " #name;
    GMIME_FUNCTIONS(FIND)
#undef FIND
    gmime.g_log_set_default_handler(be_silent, NULL);
    gmime.g_mime_init();
    return NULL;
}

const char *cmail_load(const char *library)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static int is_loaded;
    const char *failure = NULL;
    pthread_mutex_lock(&lock);
    if (!is_loaded || library) {
        failure = load(library);
        if (!failure) is_loaded = 1;
    }
    pthread_mutex_unlock(&lock);
    return failure;
}
