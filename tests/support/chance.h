/* chance.h: tests of chance. The seed is fixed, so that a commit passes or fails for itself;
 * `-s N` tries another. Thresholds stand near 1e-4: a right sampler fails for one seed in 10,000. */
#ifndef RAAT_TESTS_CHANCE_H
#define RAAT_TESTS_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/* `fixed`, or N of `-s N`. */
uint64_t chance_seed(int argc, char **argv, uint64_t fixed);

/* Upper tail of Pearson's chi-square of counts against expected counts, both of n cells in order;
 * neighbours are put together until 10 are expected. 1 when only one cell is left. */
double chance_chi_square(const double *observed, const double *expected, size_t n);

/* Upper tail of the Kolmogorov-Smirnov distance of n values, already put through their CDF, from
 * the uniform; u[n] is sorted here. Stephens (1970), J. R. Stat. Soc. B 32, 115-122. */
double chance_kolmogorov(double *u, size_t n);

#endif
