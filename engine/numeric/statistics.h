/* statistics.h: what a series of replicates says: middle, spread, and how sure we are of the mean.
 *
 * Nothing here depends on the order of arrival or on threads: mean, standard deviation and
 * quantiles are computed from the sorted values. Only the standard error looks at which replicate
 * is which, and here is why.
 *
 * Replicates come in Latin hypercube groups of 256 (design.h): x[i] is replicate i, group i / 256.
 * Within a group the replicates are stratified together and depend on each other, and a group's
 * mean varies less than that of 256 independent ones; sd / sqrt(n) takes no notice and is too wide,
 * often by a factor. Groups are independent of each other and alike, so their means show the
 * variance of a group mean without bias, whatever the model does:
 *
 *   V   = sample variance of the G means of whole groups (all 256 there, none NaN), G - 1 degrees
 *   se  = sqrt(256^2 G V + r sd^2) / n,     r = n - 256 G replicates outside a whole group
 *
 * which is sqrt(V / G) when r = 0. The r others are counted as independent, which is more than they
 * vary (a part of a Latin hypercube does no worse than 256/255 of independent draws: Owen 1997).
 * With few groups V itself is poorly known, its square root to about 1 / sqrt(2 (G - 1)): with G
 * below 8 (27 % off) the independent-sample value sd / sqrt(n) is given instead, as a conservative
 * one. The choice rests on G alone, never on which value is smaller: that would favour luck.
 * `groups` tells which was used, `freedom` the degrees of freedom for an interval by Student's t,
 * which repays what 8 groups do not know.
 *
 *   source   quantiles: Hyndman and Fan (1996), The American Statistician 50, 361-365, definition 7:
 *            linear between the order statistics, at (n - 1) p from the least
 *            standard error: Owen (1997), SIAM J. Numer. Anal. 34, 1884-1910; Iman (1981),
 *            "Statistical methods for including uncertainties", replicated Latin hypercubes */
#ifndef RAAT_NUMERIC_STATISTICS_H
#define RAAT_NUMERIC_STATISTICS_H

#include <stddef.h>

enum { RAAT_STATISTICS_QUANTILES = 9, RAAT_STATISTICS_MIN_GROUPS = 8 };

/* 0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975 */
extern const double raat_statistics_probabilities[RAAT_STATISTICS_QUANTILES];

typedef struct raat_statistics {
    size_t n;        /* values that are a number; the others are left out */
    double mean, sd; /* sd with n - 1; NaN when n < 2 */
    double se;       /* standard error of the mean; NaN when n < 2 */
    double freedom;  /* degrees of freedom of se: groups - 1, else n - 1 */
    size_t groups;   /* whole groups that se rests on; 0 when it takes replicates as independent */
    double min, max;
    double quantiles[RAAT_STATISTICS_QUANTILES];
} raat_statistics;

/* x[n], in any unit, finite or NaN (an infinity makes mean and sd NaN); scratch[n] is overwritten.
 * With no number at all everything but n is NaN and 0. Cannot fail. */
raat_statistics raat_statistics_of(const double *x, size_t n, double *scratch);

/* What raat_statistics_of says of a series without a number. */
raat_statistics raat_statistics_none(void);

/* V of `groups` group means: their sample variance; NaN of fewer than two. */
double raat_statistics_between(const double *means, size_t groups);

/* Fills in se, freedom and groups as said above, for who has the rest of s: n (two or more) and sd,
 * G and V. */
void raat_statistics_error(raat_statistics *s, size_t groups, double between);

/* Half the width of the interval for the mean at `level` (0.95), by Student's t; NaN when n < 2. */
double raat_statistics_half_width(const raat_statistics *s, double level);

#endif
