/* paired.h: the difference of two scenarios, replicate by replicate.
 *
 * Common random numbers: var(a - b) = var a + var b - 2 cov(a, b). Scenarios that share their draws
 * have a large covariance, so a small effect shows with few replicates. */
#ifndef RAAT_NUMERIC_PAIRED_H
#define RAAT_NUMERIC_PAIRED_H

#include "engine/numeric/statistics.h"

typedef struct raat_paired {
    raat_statistics difference; /* of a[i] - b[i], where both are numbers */
    /* (var a + var b) / var(a - b) over the same pairs: how many times more replicates would be
     * needed without sharing draws. +infinity when the difference is constant and a or b is not;
     * NaN when nothing differs anywhere (mean and se are then exactly 0), when a and b are both
     * constant, and when there are fewer than two pairs. Sample variances: it takes no notice of
     * the Latin hypercube. */
    double variance_factor;
} raat_paired;

/* The factor, of the difference's statistics and apart = var a + var b over the same pairs. */
double raat_paired_factor(const raat_statistics *difference, double apart);

/* a[n], b[n] in one unit, replicate i in both; scratch[2 n] is overwritten, its first n by a[i] - b[i].
 * Cannot fail. Where every number of a is in a pair, var a is the square of its sd. */
raat_statistics raat_paired_statistics(const double *a, const double *b, size_t n, double *scratch);
raat_paired raat_paired_difference(const double *a, const double *b, size_t n, double *scratch);

#endif
