/* hard_laws.h: hypergeometric and Poisson draws that are hard to get right, with the right answer. As
 * adversary.h for the binomial: three uniforms in four lie within 1e-3 to 1e-13 of a step of the CDF,
 * and tails, ends, and laws at the edge of their range are frequent. */
#ifndef RAAT_TESTS_HARD_LAWS_H
#define RAAT_TESTS_HARD_LAWS_H

#include "engine/numeric/stream.h"
#include "engine/numeric/unimodal.h"

typedef struct {
    uint64_t bits[RAAT_LANES];
    int32_t total[RAAT_LANES], marked[RAAT_LANES], drawn[RAAT_LANES];
    int32_t truth[RAAT_LANES]; /* the definition's answer */
} hard_urns;

typedef struct {
    uint64_t bits[RAAT_LANES];
    double mean[RAAT_LANES];
    int32_t truth[RAAT_LANES];
} hard_means;

/* One block: lanes alike, as in a cell of a model, or each on its own. total at most `limit`; the
 * variance seldom above 5,000, because the truth of a wide law takes long. */
void hard_urns_fill(uint64_t *state, int32_t limit, hard_urns *out);

/* means from 1e-4 to `limit`, and now and then 0 or the double next to it */
void hard_means_fill(uint64_t *state, double limit, hard_means *out);

raat_unimodal hard_law_of_urn(int32_t total, int32_t marked, int32_t drawn);
raat_unimodal hard_law_of_mean(double mean);

/* P(X <= k), to about 1e-13. */
double hard_law_cdf(const raat_unimodal *law, double k);

#endif
