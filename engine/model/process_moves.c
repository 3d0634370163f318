/* Moves: staff who change employer within the sector. They are drawn cell by cell and go where a branch's
 * demand and vacancies draw them, the own branch included; age and tenure go with them. */

#include "engine/model/attraction.h"
#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/elementary.h"

/* Chance of moving out of each branch in a step, with what actions do to its hazard. */
static void mobility(const raat_world *w, double out[][RAAT_LANES])
{
    const double *annual = raat_world_value(w, w->parameters->move);
    for (int32_t b = 0; b < w->branches; b++) {
        double factor[RAAT_LANES];
        FOR_LANES (l)
            factor[l] = 1;
        raat_effects_apply(w->effects, RAAT_LEVER_MOVE, b, factor, w->flows->clamps);
        FOR_LANES (l) {
            const double hazard = raat_hazard_of(annual[l]) * factor[l];
            out[b][l] = -raat_expm1(-hazard * w->clock.dt);
        }
    }
}

/* The same at one level: nobody moves when no branch draws. */
static void chance(const raat_world *w, double share[][RAAT_LANES], double leave[][RAAT_LANES],
                   float out[][RAAT_LANES])
{
    double any[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++)
        FOR_LANES (l)
            any[l] += share[b][l];
    for (int32_t b = 0; b < w->branches; b++) {
        double p[RAAT_LANES];
        FOR_LANES (l)
            p[l] = any[l] > 0 ? leave[b][l] : 0;
        raat_binomial_signed_lanes(p, out[b]);
    }
}

/* All movers of one level, age and tenure leave their branches before any of them arrives. */
static void move(raat_world *w, int32_t q, int32_t a, int32_t u, float leave[][RAAT_LANES],
                 const float *const to[])
{
    int32_t movers[RAAT_LANES] = {0}, by_branch[RAAT_LONGEST_AXIS * RAAT_LANES];
    for (int32_t b = 0; b < w->branches; b++) {
        const int32_t job = raat_world_job(w, b, q, a, u);
        int32_t *staff = raat_lanes_heads(w->state->workforce, job);
        int32_t out[RAAT_LANES];
        if (raat_lanes_empty(staff))
            continue;
        raat_split_chance(w, RAAT_DRAW_MOVE, job, leave[b], staff, out);
        raat_lanes_move(staff, movers, out);
    }
    const int32_t cell = (q * w->ages + a) * RAAT_N_TENURES + u;
    raat_split_chain(w, RAAT_DRAW_MOVE_BRANCH, cell * w->branches, to, w->branches, movers,
                     by_branch);
    for (int32_t b = 0; b < w->branches; b++)
        raat_lanes_add(raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, u)),
                       raat_lanes_heads(by_branch, b));
    raat_lanes_add(w->flows->moved, movers);
}

void raat_process_moves(raat_world *w)
{
    double share[RAAT_LONGEST_AXIS][RAAT_LANES], leave[RAAT_LONGEST_AXIS][RAAT_LANES];
    float of_level[RAAT_LONGEST_AXIS][RAAT_LANES];
    const double *shares[RAAT_LONGEST_AXIS];
    raat_split_chances to;
    for (int32_t b = 0; b < w->branches; b++)
        shares[b] = share[b];
    mobility(w, leave);
    for (int32_t q = 0; q < w->qualifications; q++) {
        raat_attraction(w, q, share);
        chance(w, share, leave, of_level);
        raat_split_prepare(shares, w->branches, &to);
        for (int32_t a = 0; a < w->ages; a++)
            for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                move(w, q, a, u, of_level, to.of);
    }
}
