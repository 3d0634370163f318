/* text.h: a text that grows.
 *
 * A failure sticks: once memory has run out, appending does nothing, so a page of a thousand
 * appends checks once, at its end, with raat_text_check(). */
#ifndef RAAT_BASE_TEXT_H
#define RAAT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

typedef struct {
    char *bytes;   /* zero-terminated; NULL before the first append: raat_text_bytes() is never */
    size_t length; /* without the zero */
    size_t capacity;
    bool failed;
} raat_text;

void raat_text_init(raat_text *text); /* or = {0} */

void raat_text_append(raat_text *text, const char *more);
void raat_text_append_bytes(raat_text *text, const char *more, size_t n);
__attribute__((format(printf, 2, 3))) void raat_text_appendf(raat_text *text, const char *format,
                                                             ...);

/* Words broken into lines that end before column `width`, later lines indented by `indent`; the
 * text stands at column `indent` already. Ends without a newline. */
void raat_text_append_wrapped(raat_text *text, const char *words, size_t indent, size_t width);

const char *raat_text_bytes(const raat_text *text); /* "" when nothing was appended */

/* RAAT_OK, or RAAT_FAILED with err set when an append found no memory. */
raat_status raat_text_check(const raat_text *text, raat_error *err);

void raat_text_clear(raat_text *text);

#endif
