/* scan.h: a line that was typed behind an option, read part by part from the left:
 *
 *     --target "shortage_ftr@2026 <= 250", column 1: no indicator `shortage_ftr`; did you mean ...
 *
 * Blanks may stand before each part. What is read moves `at` on; what is refused is RAAT_USAGE in err, with
 * the column where it begins, from 1, and what would be right. A `bool` is false once err is set, so that
 * a grammar is a chain of `&&`. */
#ifndef RAAT_LANGUAGE_SCAN_H
#define RAAT_LANGUAGE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/model/indicator.h"

enum { RAAT_SCAN_WORD = 64 }; /* bytes of a word; a longer one is cut */

typedef struct {
    const char *option, *text; /* as typed */
    const char *at;            /* in text: what comes next; at first all of it */
    int shown;                 /* a message repeats so many bytes of text; -1: all of them */
    raat_error *err;
} raat_scan;

/* False, and err says what is wrong with the text from `at` on. */
__attribute__((format(printf, 3, 4))) bool raat_scan_refuse(const raat_scan *s, const char *at,
                                                            const char *format, ...);

/* The letters of `allowed` that come next, as far as they go, perhaps none; returns where they begin. */
const char *raat_scan_word(raat_scan *s, const char *allowed, char out[RAAT_SCAN_WORD]);

/* Steps over `letter` if it comes next, and tells whether it did; refuses nothing. */
bool raat_scan_skip(raat_scan *s, char letter);

/* An indicator of the whole region. `missing` is the message where no word stands, `wish` the end of the
 * message where the indicator has a value for each of something. */
bool raat_scan_indicator(raat_scan *s, const char *missing, const char *wish,
                         raat_indicator_id *out);

/* `@` and a year from first to last, the years of the study. */
bool raat_scan_year(raat_scan *s, int32_t first, int32_t last, int32_t *out);

/* Nothing but blanks is left. */
bool raat_scan_end(raat_scan *s);

#endif
