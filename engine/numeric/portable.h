/* portable.h: logarithm and exponential whose bits do not depend on the machine.
 *
 * glibc picks its exp and log by what the processor can do, and the last bit of about one value in
 * some hundreds differs between a machine with FMA and one without. A value that a random draw is
 * compared with, or that decides a whole number of persons, must not: these are a fixed sequence of
 * binary64 additions, multiplications and divisions (round to nearest, no contraction).
 *
 *   error    below 2 units in the last place (tests/unit/test_portable.c), glibc's is below 1
 *   source   Tang (1989), ACM TOMS 15, 144-157 and (1990), 16, 378-400: reduction by ln 2 in two
 *            parts; the series are Taylor's, cut where the rest is below 2^-57 */
#ifndef RAAT_NUMERIC_PORTABLE_H
#define RAAT_NUMERIC_PORTABLE_H

/* Natural logarithm of a finite x > 0. */
double raat_portable_log(double x);

/* e to the x; 0 below -745.2, infinity above 709.8, NaN of NaN. */
double raat_portable_exp(double x);

#endif
