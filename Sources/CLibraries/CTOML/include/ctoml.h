#pragma once
#include <stddef.h>

/* The face of toml++ for Swift, which imports no C++ here. */

#ifdef __cplusplus
extern "C" {
#endif

/* Rewrites a document in TOML as JSON; dates become strings. Writes how many bytes it has.
   NULL when the document is no TOML or memory is short. To be freed with ctoml_free. */
char *ctoml_json(const char *document, size_t length, size_t *json_length);

/* Frees what ctoml_json returned; NULL is fine. */
void ctoml_free(char *json);

#ifdef __cplusplus
}
#endif
