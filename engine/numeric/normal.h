/* normal.h: the inverse of the standard normal CDF, the same bits on every machine.
 *
 * Two sides of one rational approximation and portable.h's logarithm in the tails (|z| > 1.44).
 *
 *   error    relative 1e-15 (tests/unit/test_normal.c)
 *   source   Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution",
 *            Applied Statistics 37, 477-484, routine PPND16: its coefficients */
#ifndef RAAT_NUMERIC_NORMAL_H
#define RAAT_NUMERIC_NORMAL_H

/* z with P(Z < z) = p; p in (0, 1). */
double raat_normal_quantile(double p);

#endif
