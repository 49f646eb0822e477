#pragma once
#include <stddef.h>
#include <stdint.h>

/* The face of GMime for Swift: a message's parts as a list.

   GMime brings GLib, GIO and GPGME along, which cost any program linked with them 2 to 3 ms at its
   start. It is loaded when there is mail to read, so that nothing else waits for it. */

/* What is at once in a message and a whole that others are part of. */
typedef enum { cmail_leaf = 0, cmail_multipart = 1, cmail_nested_message = 2 } cmail_kind;

/* A message taken apart. */
typedef struct cmail_message cmail_message;

/* A part of a message. The texts are those of its headers, decoded, NULL where it has none; they
   are good until the message is closed. */
typedef struct {
    cmail_kind kind;
    /* How many parts it lies within. */
    int depth;
    /* Of its Content-Type: "text", "html". */
    const char *type, *subtype;
    /* Parameters of its Content-Type. */
    const char *charset, *format, *delsp;
    /* Of its Content-Disposition: "inline", "attachment". */
    const char *disposition;
    const char *filename, *content_id;
} cmail_part;

/* Loads GMime 3 under the name of its library, NULL for the usual one. Returns NULL when it is
   there, else why not. To be called before anything else here; any thread may, again and again. */
const char *cmail_load(const char *library);

/* Takes a message apart; no more than 10,000 parts, 64 levels deep. The bytes are copied. NULL when
   they are no message. */
cmail_message *cmail_open(const uint8_t *bytes, size_t count);
void cmail_close(cmail_message *message);

/* Its parts, each followed by those within it. */
size_t cmail_part_count(const cmail_message *message);
cmail_part cmail_part_at(const cmail_message *message, size_t index);

/* What a leaf holds, out of its transfer encoding, up to a limit in bytes; NULL when it holds
   nothing. To be freed with free. */
uint8_t *cmail_content(const cmail_message *message, size_t index, size_t limit, size_t *count);

/* The headers of a nested message as they were written. NULL when it has none. To be freed with
   free. */
char *cmail_headers(const cmail_message *message, size_t index);

/* The first name and address of a header such as From, decoded, UTF-8; NULL where it has none. Both
   to be freed with free. */
void cmail_mailbox(const char *value, char **name, char **address);
