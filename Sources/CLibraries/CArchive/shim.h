#pragma once
#include <archive.h>
#include <archive_entry.h>

/* AE_IFREG is a cast macro, which Swift cannot import. */
static inline int annals_archive_is_regular(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG;
}
