#pragma once
#include <malloc.h>
#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast macro, which Swift cannot import. */
static inline sqlite3_destructor_type annals_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/* sqlite3_db_config is variadic: leave the write-ahead log as it is when the connection closes. */
static inline int annals_sqlite_keep_log_on_close(sqlite3 *db) {
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

/* sqlite3_config is variadic: count nothing that is allocated. To be called before anything else. */
static inline int annals_sqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Gives the system back what closed connections had; malloc would keep it for more of the kind. */
static inline void annals_sqlite_return_memory(void) { malloc_trim(0); }

/* Has pieces of a megabyte and more given back when they are freed, also once some were. */
static inline void annals_sqlite_return_large_pieces(void) { mallopt(M_MMAP_THRESHOLD, 1 << 20); }
