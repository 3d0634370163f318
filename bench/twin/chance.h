/* chance.h: the draws of the twin, each a line or two of GSL. */
#ifndef BENCH_TWIN_CHANCE_H
#define BENCH_TWIN_CHANCE_H

#include <gsl/gsl_rng.h>

#include "bench/twin/study.h"

double chance_law(const gsl_rng *r, const law *l);
unsigned chance_binomial(const gsl_rng *r, unsigned n, double p);
unsigned chance_poisson(const gsl_rng *r, double mean);

/* The floor of x, plus one with the probability of its fraction. */
unsigned chance_round(const gsl_rng *r, double x);

/* n persons over cells in proportion to their shares, not all of them 0. */
void chance_split(const gsl_rng *r, unsigned n, int cells, const double *share, unsigned *out);

/* min(n, sum of urn) persons out of the urn, whose cells hold urn[i] (multivariate hypergeometric). */
void chance_urn(const gsl_rng *r, unsigned n, int cells, const unsigned *urn, unsigned *out);

/* No chance at all: n persons over cells by weight, floors first, then one each to the largest remainders.
 * The weights must not all be 0 unless n is. */
void chance_apportion(unsigned n, int cells, const double *weight, unsigned *out);

#endif
