/* tally.h: what a series says that is not kept: moments that are added to block by block, and integer bins
 * for its quantiles. A fixed number of bytes, however long the series.
 *
 * Moments are sums of x - anchor and its square, where the anchor is the mean of the first block that has
 * a number: so little is lost to rounding (1e-12 of the standard deviation and of the distance of the mean
 * from the anchor), and a constant has exactly its mean and no spread. Group means of the Latin
 * hypercube (statistics.h) are taken as they are complete.
 *
 * Bins are 128 of one width, whose edges the first 256 replicates fix, so they depend on the study and
 * not on threads. With R the range of those values, the bins cover at least R/2 more on each side; the
 * outer two have no outer end. A quantile takes the numbers of a bin as evenly spread over it, between
 * least and most of the series, so it is off by at most one width inside the bins.
 *
 *   other numbers   width R/64, or up to 1 % more, edges at multiples of it; where R = 0, 2^-16 of
 *                   the number, or 1/64 where that is 0
 *   whole numbers   width R/64 rounded up, at least 1: with R up to 64 every bin inside is one whole
 *                   number, and the quantile is exact
 *   zeros           are counted apart: they are the first of their bin, so where "nothing" is
 *                   frequent (no surplus, no difference) a quantile that falls on it is exactly 0
 *
 *   source   Chan, Golub and LeVeque (1983), The American Statistician 37, 242-247: sums around a guess
 *            of the mean; Welford (1962), Technometrics 4, 419-420, for group means */
#ifndef RAAT_NUMERIC_TALLY_H
#define RAAT_NUMERIC_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/numeric/statistics.h"
#include "engine/numeric/stream.h"

enum { RAAT_TALLY_BINS = 128 };

typedef struct {
    double anchor;
    double sum, squares; /* of x - anchor */
    double min, max;
    double group_sum; /* of x - anchor in the group that is not complete */
    double mean_of_groups, squares_of_groups;
    uint32_t n, zeros, group_n, groups;
} raat_tally;

typedef struct {
    double base, width; /* bin k is from base + k width up to the next */
    bool whole;         /* whole numbers only */
} raat_tally_edges;

/* Two sums over some of a series, for the variance of one side of pairs. */
typedef struct {
    double sum, squares; /* of x - the anchor of its tally */
} raat_tally_side;

/* Nothing added yet. */
raat_tally raat_tally_new(void);

/* Adds the numbers of one block; NaN is left out. ends_group: this block is the last of a Latin hypercube
 * group of 256. Blocks come in order. */
void raat_tally_add(raat_tally *t, const double x[RAAT_LANES], bool ends_group);

/* Edges by the first n values, NaN left out. */
raat_tally_edges raat_tally_edges_by(const double *x, int32_t n, bool whole);

/* Counts the numbers of one block in their bins. */
void raat_tally_count(uint32_t bins[RAAT_TALLY_BINS], const raat_tally_edges *edges,
                      const double x[RAAT_LANES]);

/* Adds x to one side where `pairs` is a number. */
void raat_tally_pair(raat_tally_side *side, double anchor, const double x[RAAT_LANES],
                     const double pairs[RAAT_LANES]);

/* Sample variance of a side of n pairs; NaN of fewer than two. */
double raat_tally_variance(const raat_tally_side *side, uint32_t n);

/* What was added, all but the quantiles, which are NaN. */
raat_statistics raat_tally_statistics(const raat_tally *t);

/* Fills in the quantiles of what was counted. */
void raat_tally_quantiles(const raat_tally *t, const uint32_t bins[RAAT_TALLY_BINS],
                          const raat_tally_edges *edges, raat_statistics *s);

#endif
