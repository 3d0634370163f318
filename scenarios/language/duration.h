/* duration.h: a stretch of time as one types it: 90s, 15m, 2h, 1.5h, 500ms. */
#ifndef RAAT_LANGUAGE_DURATION_H
#define RAAT_LANGUAGE_DURATION_H

#include <stddef.h>

#include "engine/base/error.h"

/* Reads a decimal number above 0 and one of ms, s, m (minutes), h. RAAT_USAGE: err says what would be
 * right; `option` is the one that the text was given to. */
raat_status raat_duration_parse(const char *option, const char *text, double *out_seconds,
                                raat_error *err);

/* "12 min 30 s", "2 h 5 min", "0.35 s": for people, to about three digits. out[size] */
void raat_duration_write(double seconds, char *out, size_t size);

#endif
