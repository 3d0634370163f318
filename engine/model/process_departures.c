/* Departures: staff and graduates who go on in another region of the study. Where they go is settled when all
 * regions have done the step: exchange.c. */

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/elementary.h"

static void depart(raat_world *w, int32_t q, int32_t a, const float chance[RAAT_LANES])
{
    int32_t *gone = raat_lanes_heads(w->flows->departed, q * w->ages + a);
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            const int32_t job = raat_world_job(w, b, q, a, u);
            int32_t *staff = raat_lanes_heads(w->state->workforce, job);
            int32_t out[RAAT_LANES];
            if (raat_lanes_empty(staff))
                continue;
            raat_split_chance(w, RAAT_DRAW_DEPART, job, chance, staff, out);
            raat_lanes_move(staff, gone, out);
        }
    raat_lanes_add(w->flows->departures, gone);
}

void raat_process_departures(raat_world *w)
{
    double share[RAAT_LANES];
    float chance[RAAT_LANES];
    if (w->plan->n_regions == 1 || w->parameters->depart < 0)
        return;
    const double *annual = raat_world_value(w, w->parameters->depart);
    FOR_LANES (l)
        share[l] = -raat_expm1(-raat_hazard_of(annual[l]) * w->clock.dt);
    raat_binomial_signed_lanes(share, chance);
    for (int32_t q = 0; q < w->qualifications; q++)
        for (int32_t a = 0; a < w->ages; a++)
            depart(w, q, a, chance);
}
