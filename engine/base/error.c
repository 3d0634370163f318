#include "engine/base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

raat_status raat_error_set(raat_error *err, raat_status status, const char *format, ...)
{
    assert(status != RAAT_OK);
    if (!err || err->status != RAAT_OK)
        return status;
    err->status = status;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

void raat_error_bug(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("raat: bug: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    abort();
}
