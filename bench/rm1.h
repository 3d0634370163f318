/* rm1.h: reference model 1, the yardstick of every speed that is claimed. It has the shape of a
 * regional study and nothing of its meaning, so that programs in other languages can do the same
 * work from this page alone.
 *
 *   groups      100, g = 0 to 99, each a chain of 10 cells: 4 education grades, 6 age bands
 *   a step      from the count n of each cell at its start: a ~ Bin(n, pa), b ~ Bin(n - a, pb),
 *               n' = n - a - b + inflow
 *   inflow      the first cell gets E_g entrants, every other the b of the cell before it; the b of
 *               the last cell leaves
 *   start       S_g = round(5 * 400^(g/99)) in every cell (5 to 2,000); E_g = max(1, round(0.24 S_g))
 *   rates       pa = 0.005 * 60^u, pb = 0.05 * 6^u' for cell c = 10 g + its place in the chain, u and
 *               u' the top 53 bits of splitmix64 at 2c + 1000 and 2c + 1001, over 2^53
 *   replication multiplies each of its 2,000 rates by 0.8 + 0.4 U; 40 steps; 80,000 draws
 *   results     means per replication at step 40: stocks after the step (education, workforce), a
 *               and b summed within the step. Plain GSL, 20,000 replications: 123,345, 41,188,
 *               8,166.6 and 17,190.9 (standard errors 9, 6, 0.6, 1.7). */
#ifndef RAAT_BENCH_RM1_H
#define RAAT_BENCH_RM1_H

#include "engine/numeric/stream.h"

enum {
    RM1_GROUPS = 100,
    RM1_GRADES = 4,
    RM1_CHAIN = 10,
    RM1_CELLS = RM1_GROUPS * RM1_CHAIN,
    RM1_STEPS = 40,
    RM1_DRAWS = 2 * RM1_CELLS * RM1_STEPS /* a replication */
};

typedef struct {
    double pa[RM1_CELLS], pb[RM1_CELLS]; /* before a replication multiplies them */
    int32_t start[RM1_GROUPS], entrants[RM1_GROUPS];
} raat_rm1_model;

/* Sums over replications at step 40, persons. */
typedef struct {
    int64_t education, workforce, a, b;
} raat_rm1_totals;

/* How 64 draws are made: raat_binomial_lanes, or less to see what the rest costs. */
typedef void raat_rm1_draw(const raat_stream *s, const int32_t n[RAAT_LANES],
                           const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES]);

typedef struct {
    raat_rm1_draw *draw;
    int64_t replications;
    int threads;
    uint64_t seed;
    int changing; /* not 0: every rate is multiplied anew in every step, as scenarios do */
} raat_rm1_job;

void raat_rm1_model_init(raat_rm1_model *model);

/* 0, or -1 when there is no memory. The totals depend on seed and replications only. */
int raat_rm1_run(const raat_rm1_model *model, const raat_rm1_job *job, raat_rm1_totals *out);

#endif
