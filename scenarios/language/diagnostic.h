/* diagnostic.h: everything that is wrong with a set of files, each with its place:
 *
 *     scenarios/limburg/region.yaml:34:9: error: highest value 1.4 of `influenceable` ...
 *
 * Checking goes on after an error, so that one run says all of them. */
#ifndef RAAT_LANGUAGE_DIAGNOSTIC_H
#define RAAT_LANGUAGE_DIAGNOSTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a key or a value stands. Lines and columns (in characters) count from 1; line 0 means the
 * path as a whole, or a text that came from no file, such as "--set seed=x". */
typedef struct {
    const char *path;
    int32_t line, column;
} raat_mark;

typedef struct {
    char *path;
    int32_t line, column;
    char *text;
    size_t file, order; /* of the file, of arrival: ties are broken by them */
} raat_diagnostic;

typedef struct {
    raat_diagnostic *rows; /* [n] */
    size_t n, capacity;
    bool failed;    /* no memory for one of them: the list is not complete */
} raat_diagnostics; /* = {0} to begin with */

__attribute__((format(printf, 3, 4))) void raat_diagnostic_add(raat_diagnostics *list, raat_mark at,
                                                               const char *format, ...);

/* By file in the order in which files were first named, then by position. */
void raat_diagnostic_sort(raat_diagnostics *list);

/* Says them on standard error, sorted, one a line; of very many the first hundred and the number of
 * the others. */
void raat_diagnostic_say(raat_diagnostics *list);

void raat_diagnostic_clear(raat_diagnostics *list);

#endif
