#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What is called of GMime 3.0 and GLib 2, whose ABI stands: declared here, for their headers need
   not be there to build. All objects are opaque. */
#define GMIME_FUNCTIONS(function)                                                                  \
    function(void, g_mime_init, (void))                                                            \
    function(void *, g_log_set_default_handler, (void (*)(const char *, int, const char *, void *), \
        void *))                                                                                   \
    function(void, g_free, (void *))                                                               \
    function(void, g_object_unref, (void *))                                                       \
    function(int, g_type_check_instance_is_a, (void *, size_t))                                    \
    function(void *, g_mime_stream_mem_new, (void))                                                \
    function(void *, g_mime_stream_mem_new_with_buffer, (const char *, size_t))                    \
    function(void *, g_mime_stream_mem_get_byte_array, (void *))                                   \
    function(void *, g_mime_parser_new_with_stream, (void *))                                      \
    function(void *, g_mime_parser_construct_message, (void *, void *))                            \
    function(void *, g_mime_message_get_mime_part, (void *))                                       \
    function(size_t, g_mime_multipart_get_type, (void))                                            \
    function(int, g_mime_multipart_get_count, (void *))                                            \
    function(void *, g_mime_multipart_get_part, (void *, int))                                     \
    function(size_t, g_mime_message_part_get_type, (void))                                         \
    function(void *, g_mime_message_part_get_message, (void *))                                    \
    function(size_t, g_mime_part_get_type, (void))                                                 \
    function(void *, g_mime_part_get_content, (void *))                                            \
    function(const char *, g_mime_part_get_filename, (void *))                                     \
    function(void *, g_mime_object_get_content_type, (void *))                                     \
    function(const char *, g_mime_object_get_content_type_parameter, (void *, const char *))       \
    function(const char *, g_mime_object_get_disposition, (void *))                                \
    function(const char *, g_mime_object_get_content_id, (void *))                                 \
    function(char *, g_mime_object_get_headers, (void *, void *))                                  \
    function(const char *, g_mime_content_type_get_media_type, (void *))                           \
    function(const char *, g_mime_content_type_get_media_subtype, (void *))                        \
    function(ssize_t, g_mime_data_wrapper_write_to_stream, (void *, void *))                       \
    function(void *, internet_address_list_parse, (void *, const char *))                          \
    function(int, internet_address_list_length, (void *))                                          \
    function(void *, internet_address_list_get_address, (void *, int))                             \
    function(const char *, internet_address_get_name, (void *))                                    \
    function(size_t, internet_address_mailbox_get_type, (void))                                    \
    function(const char *, internet_address_mailbox_get_addr, (void *))

/* A GByteArray. */
typedef struct {
    uint8_t *data;
    unsigned length;
} gmime_bytes;

/* The functions, once they are loaded. */
typedef struct {
#define MEMBER(result, name, arguments) result(*name) arguments;
    GMIME_FUNCTIONS(MEMBER)
#undef MEMBER
} gmime_functions;

extern gmime_functions gmime;
