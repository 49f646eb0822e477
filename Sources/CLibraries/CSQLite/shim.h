#pragma once
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast macro, which Swift cannot import. */
static inline sqlite3_destructor_type annals_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* SQLITE_STATIC likewise; the caller keeps the bytes alive until the statement is reset. */
static inline sqlite3_destructor_type annals_sqlite_static(void) { return SQLITE_STATIC; }
