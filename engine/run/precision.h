/* precision.h: is the run precise enough? A sink that hands every block on to the real one and looks on:
 * it adds up the paired differences of one number to the baseline, and says when they are known well
 * enough in every scenario.
 *
 *   judged   the 95 % half-width of the mean paired difference, scenario minus baseline, of each scenario;
 *            of the baseline's level where the study has nothing else. Standard error and degrees of
 *            freedom are those of engine/numeric/statistics.h: from the means of Latin hypercube groups,
 *            sd / sqrt(n) below eight of them, which is wider than the truth.
 *   when     after 512, 768, 1024, ... replicates: whole groups of 256, so that no end cuts a Latin
 *            hypercube; and not before 512, where a few alike replicates could feign precision.
 *   sums     running means and squares (Welford 1962; one pass, no replicate kept), in the order of the
 *            replicates: the same for every number of threads.
 *
 * Optional stopping: who looks often and ends at the first good look ends a little too often where chance
 * made the spread look small. Of 20,000 made-up runs (normal group means, ends at 3 to 128 groups) the
 * intervals that a run ended on held the true mean in 93 to 95 of 100, least with ends at 16 to 32 groups.
 * The mean itself is not biased where its error and the estimated spread are unrelated, as in symmetric
 * distributions. Who must have 95 asks for a length (-n) fixed beforehand, or runs the length found with
 * another seed.
 *
 *   source   Chow and Robbins (1965), Annals of Mathematical Statistics 36, 457-462: sequential intervals
 *            of fixed width, exact in the limit of small width; Glynn and Whitt (1992), Annals of Applied
 *            Probability 2, 180-198: of simulations, absolute and relative, and why a least length */
#ifndef RAAT_RUN_PRECISION_H
#define RAAT_RUN_PRECISION_H

#include <stdbool.h>

#include "engine/numeric/statistics.h"
#include "engine/run/measure.h"
#include "engine/run/sink.h"

enum { RAAT_PRECISION_LEAST = 512 }; /* replicates before the first judgement */

typedef struct {
    raat_measure measure;
    double
        amount; /* half-width at most this: in the indicator's unit, or as a share, 0.01 for 1 % */
    bool relative; /* a share of the size of the baseline's mean */
} raat_precision_goal;

/* How far it is. */
typedef struct {
    int32_t replicates;
    double baseline;   /* mean of the baseline; NaN without a number */
    double wanted;     /* half-width, in the indicator's unit */
    double half_width; /* the widest of all scenarios; NaN where one has fewer than two numbers */
    int32_t scenario;  /* whose it is */
    bool reached;      /* half_width is at most wanted */
} raat_precision_state;

typedef struct raat_precision raat_precision;

/* `onward` gets every block first; NULL: nobody. The plan, sealed, and `onward` outlive it. */
raat_status raat_precision_new(const raat_plan *plan, const raat_precision_goal *goal,
                               raat_sink *onward, raat_precision **out, raat_error *err);
void raat_precision_free(raat_precision *precision); /* NULL is welcome */

raat_sink *raat_precision_sink(raat_precision *precision);

/* Whether the run may end at the block taken last: the moment is one of those above, and it is reached. */
bool raat_precision_enough(const raat_precision *precision);

/* At any moment. */
raat_precision_state raat_precision_now(const raat_precision *precision);

/* What is known of one scenario: of the difference to the baseline, of the level for the baseline itself.
 * Without min, max and quantiles, which are NaN. */
raat_statistics raat_precision_of(const raat_precision *precision, int32_t scenario);

#endif
