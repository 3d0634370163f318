/* binomial_double.h: the definition of binomial_exact.h in plain doubles, which answers only when it
 * is certain. It is what the rare draw costs that the float filter leaves undecided. */
#ifndef RAAT_NUMERIC_BINOMIAL_DOUBLE_H
#define RAAT_NUMERIC_BINOMIAL_DOUBLE_H

#include <stdbool.h>
#include <stdint.h>

/* How far, as a share of the total weight, a partial sum may lie from the true CDF. By operation
 * count: at most 20 sigma 2^-53 from rounding (5e-11 at n = 2^31) and 1e-13 from weights below
 * 1e-12. */
#define RAAT_BINOMIAL_DOUBLE_SLACK 1e-10

/* Bin(n, p) at the uniform u into *out, and true, if u lies further than `slack` from every step of
 * the CDF; else false and *out is undefined. slack is RAAT_BINOMIAL_DOUBLE_SLACK plus what is not
 * known of u. 0 < u < 1, n >= 1, 0 < p <= 1/2. */
bool raat_binomial_double(double u, double slack, int32_t n, double p, int32_t *out);

#endif
