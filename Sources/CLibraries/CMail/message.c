#include <stdlib.h>
#include <string.h>

#include "cmail.h"
#include "gmime.h"

enum { part_limit = 10000, depth_limit = 64 };

typedef struct {
    void *object;
    cmail_kind kind;
    int depth;
} node;

struct cmail_message {
    void *message;
    node *nodes;
    size_t count;
};

static int is_a(void *object, size_t type)
{
    return object && gmime.g_type_check_instance_is_a(object, type);
}

static cmail_kind kind_of(void *object)
{
    if (is_a(object, gmime.g_mime_multipart_get_type())) return cmail_multipart;
    if (is_a(object, gmime.g_mime_message_part_get_type())) return cmail_nested_message;
    return cmail_leaf;
}

/* Puts what a part holds on the stack, the first on top; returns the new height. */
static size_t push_inner(node part, node *stack, size_t height, size_t room)
{
    if (part.depth + 1 >= depth_limit) return height;
    if (part.kind == cmail_nested_message) {
        void *message = gmime.g_mime_message_part_get_message(part.object);
        void *inner = message ? gmime.g_mime_message_get_mime_part(message) : NULL;
        if (inner && room) stack[height++] = (node){inner, kind_of(inner), part.depth + 1};
    } else if (part.kind == cmail_multipart) {
        int count = gmime.g_mime_multipart_get_count(part.object);
        if (count > 0 && (size_t)count > room) count = (int)room;
        for (int index = count - 1; index >= 0; index--) {
            void *inner = gmime.g_mime_multipart_get_part(part.object, index);
            if (inner) stack[height++] = (node){inner, kind_of(inner), part.depth + 1};
        }
    }
    return height;
}

/* Lists a message's parts; 0 when memory is short. */
static int list_parts(cmail_message *message)
{
    void *root = gmime.g_mime_message_get_mime_part(message->message);
    node *stack = malloc(part_limit * sizeof *stack);
    message->nodes = malloc(part_limit * sizeof *message->nodes);
    if (!stack || !message->nodes) {
        free(stack);
        return 0;
    }
    size_t height = 0;
    if (root) stack[height++] = (node){root, kind_of(root), 0};
    while (height > 0) {
        node part = stack[--height];
        message->nodes[message->count++] = part;
        height = push_inner(part, stack, height, part_limit - message->count - height);
    }
    free(stack);
    return 1;
}

cmail_message *cmail_open(const uint8_t *bytes, size_t count)
{
    void *stream = gmime.g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    void *parser = stream ? gmime.g_mime_parser_new_with_stream(stream) : NULL;
    cmail_message *message = calloc(1, sizeof *message);
    if (message && parser) message->message = gmime.g_mime_parser_construct_message(parser, NULL);
    if (parser) gmime.g_object_unref(parser);
    if (stream) gmime.g_object_unref(stream);
    if (!message || !message->message || !list_parts(message)) {
        cmail_close(message);
        return NULL;
    }
    return message;
}

void cmail_close(cmail_message *message)
{
    if (!message) return;
    if (message->message) gmime.g_object_unref(message->message);
    free(message->nodes);
    free(message);
}

size_t cmail_part_count(const cmail_message *message) { return message->count; }

cmail_part cmail_part_at(const cmail_message *message, size_t index)
{
    node node = message->nodes[index];
    cmail_part part = {.kind = node.kind, .depth = node.depth};
    void *type = gmime.g_mime_object_get_content_type(node.object);
    if (type) {
        part.type = gmime.g_mime_content_type_get_media_type(type);
        part.subtype = gmime.g_mime_content_type_get_media_subtype(type);
    }
    part.charset = gmime.g_mime_object_get_content_type_parameter(node.object, "charset");
    part.format = gmime.g_mime_object_get_content_type_parameter(node.object, "format");
    part.delsp = gmime.g_mime_object_get_content_type_parameter(node.object, "delsp");
    part.disposition = gmime.g_mime_object_get_disposition(node.object);
    part.content_id = gmime.g_mime_object_get_content_id(node.object);
    part.filename = is_a(node.object, gmime.g_mime_part_get_type())
        ? gmime.g_mime_part_get_filename(node.object)
        : gmime.g_mime_object_get_content_type_parameter(node.object, "name");
    return part;
}

uint8_t *cmail_content(const cmail_message *message, size_t index, size_t limit, size_t *count)
{
    void *object = message->nodes[index].object;
    *count = 0;
    if (!is_a(object, gmime.g_mime_part_get_type())) return NULL;
    void *wrapper = gmime.g_mime_part_get_content(object);
    void *stream = wrapper ? gmime.g_mime_stream_mem_new() : NULL;
    if (!stream) return NULL;
    /* What is written stands, however it ended. */
    gmime.g_mime_data_wrapper_write_to_stream(wrapper, stream);
    const gmime_bytes *written = gmime.g_mime_stream_mem_get_byte_array(stream);
    size_t length = !written ? 0 : written->length < limit ? written->length : limit;
    uint8_t *copy = length ? malloc(length) : NULL;
    if (copy) {
        memcpy(copy, written->data, length);
        *count = length;
    }
    gmime.g_object_unref(stream);
    return copy;
}

/* A copy of GLib's text in memory of one's own, which takes the place of GLib's. */
static char *taken(char *text)
{
    char *copy = text ? strdup(text) : NULL;
    gmime.g_free(text);
    return copy;
}

char *cmail_headers(const cmail_message *message, size_t index)
{
    node part = message->nodes[index];
    if (part.kind != cmail_nested_message) return NULL;
    void *nested = gmime.g_mime_message_part_get_message(part.object);
    return nested ? taken(gmime.g_mime_object_get_headers(nested, NULL)) : NULL;
}

void cmail_mailbox(const char *value, char **name, char **address)
{
    *name = *address = NULL;
    void *list = gmime.internet_address_list_parse(NULL, value);
    if (!list) return;
    void *first = gmime.internet_address_list_length(list) > 0
        ? gmime.internet_address_list_get_address(list, 0)
        : NULL;
    if (first) {
        const char *text = gmime.internet_address_get_name(first);
        if (text) *name = strdup(text);
        text = is_a(first, gmime.internet_address_mailbox_get_type())
            ? gmime.internet_address_mailbox_get_addr(first)
            : NULL;
        if (text) *address = strdup(text);
    }
    gmime.g_object_unref(list);
}
