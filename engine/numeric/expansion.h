/* expansion.h: the quick first guess at a wide integer law, from its first four cumulants, which
 * answers only when the guess is certain.
 *
 * Cornish and Fisher's expansion of the quantile with Sheppard's correction, for a law on the whole
 * numbers with mean mu, variance v and third and fourth cumulants k3, k4:
 *
 *   s = sqrt(v - 1/12),   g1 = k3 / s^3,   g2 = k4 / s^4,   z = the normal quantile of u
 *   y = mu + s (z + g1 (z^2 - 1)/6 + g2 (z^3 - 3z)/24 - g1^2 (2z^3 - 5z)/36)
 *   X = floor(y + 1/2), if y + 1/2 is further than B from a whole number
 *   B = (0.03 + 0.012 z^4) / v  +  2^-31 s / min(u, 1 - u)  +  1e-7
 *
 * The parts of B: what the next terms of the expansion may add; what the low 32 bits of U, which
 * are not asked for, may move y (at most 2^-33 s (1 + g1 z/3 + ...) / phi(z), and phi(z) is above
 * 0.79 min(u, 1 - u)); rounding.
 *
 * The first part is measured, not proved: at every step within |z| < 5 of Poisson laws with means
 * from 20 to 1e5 and of thousands of hypergeometric ones with variances from 20 to 3000 the error
 * was at most 0.53 of it, and Poisson laws were the worst (tests/chance/test_expansion.c measures
 * again, tests/unit/test_expansion.c attacks a few). Both are (limits of) sums of independent
 * yes-or-no variables (Vatutin and Mikhailov 1982, Theory Probab. Appl. 27), so neither is more
 * skewed than a Poisson law of the same variance.
 *
 * hypergeometric_lanes.h does the same in float, many lanes at a time, with more for rounding.
 *
 *   source   Cornish and Fisher (1938), Rev. Int. Stat. Inst. 5, 307-320; Kendall and Stuart,
 *            The Advanced Theory of Statistics I, chapters 3 (Sheppard) and 6 */
#ifndef RAAT_NUMERIC_EXPANSION_H
#define RAAT_NUMERIC_EXPANSION_H

#include <stdbool.h>
#include <stdint.h>

#define RAAT_EXPANSION_VARIANCE_MIN 20.0

/* y = mean + c[0] + c[1] z + c[2] z^2 + c[3] z^3 */
typedef struct {
    double mean, variance, spread; /* spread: s */
    double c[4];
} raat_expansion;

/* third, fourth: cumulants. variance >= 20; the law is Poisson or hypergeometric. */
raat_expansion raat_expansion_of(double mean, double variance, double third, double fourth);

/* The draw from the high 32 bits of U; false when they do not decide it with certainty, and then
 * *out is undefined. */
bool raat_expansion_word(const raat_expansion *e, uint32_t high, int32_t *out);

#endif
