#include "engine/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

void raat_text_init(raat_text *text)
{
    *text = (raat_text){0};
}

/* Room for n bytes and the zero after them. */
static bool make_room(raat_text *text, size_t n)
{
    size_t wanted;
    if (__builtin_add_overflow(text->length, n, &wanted))
        text->failed = true;
    while (!text->failed && text->capacity <= wanted) {
        char *moved = raat_memory_grow(text->bytes, text->capacity, &text->capacity, 1, NULL);
        if (moved)
            text->bytes = moved;
        else
            text->failed = true;
    }
    return !text->failed;
}

void raat_text_append_bytes(raat_text *text, const char *more, size_t n)
{
    if (!make_room(text, n))
        return;
    memcpy(text->bytes + text->length, more, n);
    text->length += n;
    text->bytes[text->length] = '\0';
}

void raat_text_append(raat_text *text, const char *more)
{
    raat_text_append_bytes(text, more, strlen(more));
}

void raat_text_appendf(raat_text *text, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) {
        text->failed = true;
    } else if (make_room(text, (size_t)n)) {
        vsnprintf(text->bytes + text->length, (size_t)n + 1, format, again);
        text->length += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

void raat_text_append_wrapped(raat_text *text, const char *words, size_t indent, size_t width)
{
    size_t column = indent;
    for (const char *word = words + strspn(words, " "); *word;) {
        const size_t length = strcspn(word, " ");
        if (column > indent && column + 1 + length > width) {
            raat_text_appendf(text, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            raat_text_append(text, " ");
            column++;
        }
        raat_text_append_bytes(text, word, length);
        column += length;
        word += length + strspn(word + length, " ");
    }
}

const char *raat_text_bytes(const raat_text *text)
{
    return text->bytes ? text->bytes : "";
}

raat_status raat_text_check(const raat_text *text, raat_error *err)
{
    if (!text->failed)
        return RAAT_OK;
    return raat_error_set(err, RAAT_FAILED, "out of memory after %zu bytes of text", text->length);
}

void raat_text_clear(raat_text *text)
{
    raat_memory_free(text->bytes);
    *text = (raat_text){0};
}
