/* decimal.h: numbers as scenario files write them, the same in every locale.
 *
 *   whole    -?(0|[1-9][0-9]*)
 *   decimal  whole (\.[0-9]+)? ([eE][+-]?[0-9]+)?
 *
 * No hexadecimal, no leading zeros (other readers take 010 for eight), no nan, no inf, no commas. */
#ifndef RAAT_LANGUAGE_DECIMAL_H
#define RAAT_LANGUAGE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum { RAAT_DECIMAL_TEXT = 32 }; /* bytes that hold any number written out */

bool raat_decimal_read(const char *text, double *out);   /* false: no finite decimal */
bool raat_decimal_whole(const char *text, int64_t *out); /* false: no whole number, or too big */
bool raat_decimal_unsigned(const char *text, uint64_t *out); /* a whole number from 0 to 2^64 - 1 */

/* What is probably meant by a text that is no number, as the end of a sentence; "" when nobody knows. */
const char *raat_decimal_hint(const char *text);

/* The shortest decimal that reads back as the same number. */
void raat_decimal_write(double number, char out[RAAT_DECIMAL_TEXT]);

#endif
