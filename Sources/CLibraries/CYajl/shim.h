#pragma once
#include <yajl/yajl_parse.h>

/* yajl_config is variadic, which Swift cannot import. */
static inline int annals_yajl_set(yajl_handle handle, yajl_option option) {
    return yajl_config(handle, option, 1);
}
