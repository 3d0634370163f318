#include "engine/base/message.h"

#include <stdarg.h>
#include <stdio.h>

/* One write for the whole line: two processes that share a terminal do not mix theirs. */
__attribute__((format(printf, 2, 0))) static void say(const char *kind, const char *format,
                                                      va_list args)
{
    char text[2048];
    vsnprintf(text, sizeof text, format, args);
    fflush(stdout); /* results that were printed before come before */
    fprintf(stderr, "raat: %s%s\n", kind, text);
}

void raat_message_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say("error: ", format, args);
    va_end(args);
}

void raat_message_warning(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say("warning: ", format, args);
    va_end(args);
}

void raat_message_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say("", format, args);
    va_end(args);
}

void raat_message_at(const char *path, size_t line, size_t column, const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fflush(stdout);
    if (line)
        fprintf(stderr, "%s:%zu:%zu: error: %s\n", path, line, column, text);
    else
        fprintf(stderr, "%s: error: %s\n", path, text);
}

int raat_message_failure(const raat_error *err)
{
    if (err->status != RAAT_OK)
        raat_message_error("%s", err->message);
    return (int)err->status;
}
