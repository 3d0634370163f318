/* dist.h: an uncertain number, as a file writes it.
 *
 * Every draw is the quantile of one uniform, so scenarios that share a stream stay in step and a
 * larger uniform gives a larger value. Each family's formulas stand in its own dist_<family>.c.
 *
 *   family      mean                          source
 *   uniform     (a + b) / 2
 *   triangular  (a + b + c) / 3               Kotz and van Dorp (2004), Beyond Beta, chapter 1
 *   PERT        (a + 4 b + c) / 6             Malcolm et al. (1959), Operations Research 7, 646-669
 *   normal      a + b (phi(l) - phi(r)) / Z   Johnson, Kotz and Balakrishnan (1994), chapter 13:
 *                 l = (c-a)/b, r = (d-a)/b,   truncated on both sides
 *                 Z = Phi(r) - Phi(l)
 *   lognormal   a exp(b^2 / 2)                the same, chapter 14
 *   beta        a / (a + b)
 *   gamma       a
 *   discrete    sum of weight_i value_i over the sum of the weights
 *   empirical   sum of value_i / n            Hyndman and Fan (1996), American Statistician 50,
 *                                             361-365, definition 1
 *
 * All values have the same bits on every machine and at every width of vectors (elementary.h), and one asked for
 * alone those that it has among 64. */
#ifndef RAAT_NUMERIC_DIST_H
#define RAAT_NUMERIC_DIST_H

#include "engine/numeric/stream.h"

typedef enum {
    RAAT_DIST_FIXED,      /* a = the value */
    RAAT_DIST_UNIFORM,    /* a = lowest, b = highest */
    RAAT_DIST_TRIANGULAR, /* a = lowest, b = likeliest, c = highest */
    RAAT_DIST_PERT,       /* a = lowest, b = likeliest, c = highest */
    RAAT_DIST_NORMAL, /* a = mean, b = standard deviation, truncated to [c, d] (may be infinite) */
    RAAT_DIST_LOGNORMAL, /* a = median, b = standard deviation of the logarithm */
    RAAT_DIST_BETA,      /* a = alpha, b = beta */
    RAAT_DIST_GAMMA, /* a = shape, scale 1: one component of a Dirichlet before it is normalised */
    RAAT_DIST_DISCRETE,  /* a = n; table: n values, ascending, then n sums of weights up to each */
    RAAT_DIST_EMPIRICAL, /* a = n; table: n values, ascending; some may be equal */
} raat_dist_family;

typedef struct {
    raat_dist_family family;
    double a, b, c, d;
    const double
        *table; /* [raat_dist_table] numbers; NULL for families that have none; not owned */
} raat_dist;

/* Makes a discrete distribution of n values and, after them, n weights, in any order and of any sum:
 * sorts and sums up table[2 n] in place. */
raat_dist raat_dist_discrete(double *table, unsigned long n);

/* Makes an empirical distribution of n values in any order: sorts table[n] in place. */
raat_dist raat_dist_empirical(double *table, unsigned long n);

/* A beta by its mean, in (0, 1), and by n > 0, the number of observations that it is worth: alpha =
 * mean n, beta = (1 - mean) n; variance mean (1 - mean) / (n + 1). */
raat_dist raat_dist_beta(double mean, double n);

/* Numbers in the table of a distribution; 0 for the families that have none. */
unsigned long raat_dist_table(const raat_dist *dist);

/* The value at probability u in (0, 1), in the file's unit; grows with u, but for the last bits. The parameters must
 * be without complaint. Of a beta or gamma it is right to a relative 1e-12 (shapes from 0.02 to 1e9); nearer to an
 * end than 1e-300 there is none. A uniform u > 1/2 knows 1 - u to 2^-53 only. */
double raat_dist_quantile(const raat_dist *dist, double u);

/* The same at 64 probabilities, in vector code where the family allows: the same bits one by one. */
void raat_dist_quantiles(const raat_dist *dist, const double u[RAAT_LANES], double out[RAAT_LANES]);

/* Mean, in the file's unit; of a normal, the mean after truncation. */
double raat_dist_mean(const raat_dist *dist);

/* Whether two have the same family and numbers, so that from one uniform they give one value. */
int raat_dist_same(const raat_dist *a, const raat_dist *b);

/* NULL when the parameters make a distribution, else what is wrong with them, as a half-sentence
 * for a message ("likeliest value 7 lies above the highest, 6"), written into text[size]. */
const char *raat_dist_complaint(const raat_dist *dist, char *text, unsigned long size);

#endif
