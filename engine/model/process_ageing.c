/* Ageing and tenure of who stayed: a constant hazard each, one over the mean years in the band. */
#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/elementary.h"

/* Chance of moving on in a step when the mean stay is `years`; 0 years: nobody moves on. */
static void move_on(const raat_world *w, const double *years, float out[RAAT_LANES])
{
    double p[RAAT_LANES];
    FOR_LANES (l) {
        const double share = -raat_expm1(-w->clock.dt / years[l]);
        p[l] = years[l] > 0 ? share : 0;
    }
    raat_binomial_signed_lanes(p, out);
}

/* From the oldest band down, so that nobody grows older twice in a step; p: by age. */
static void age(raat_world *w, int32_t b, int32_t q, float p[][RAAT_LANES])
{
    for (int32_t a = w->ages - 2; a >= 0; a--) {
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            const int32_t job = raat_world_job(w, b, q, a, u);
            int32_t *from = raat_lanes_heads(w->state->workforce, job);
            int32_t older[RAAT_LANES];
            raat_split_chance(w, RAAT_DRAW_AGEING, job, p[a], from, older);
            raat_lanes_move(
                from, raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a + 1, u)),
                older);
        }
    }
}

static void settle(raat_world *w, int32_t b, int32_t q, const float p[RAAT_LANES])
{
    for (int32_t a = 0; a < w->ages; a++) {
        int32_t *from = raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, RAAT_NEW));
        int32_t *to =
            raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, RAAT_SETTLED));
        int32_t settled[RAAT_LANES];
        const int32_t cell = (b * w->qualifications + q) * w->ages + a;
        raat_split_chance(w, RAAT_DRAW_SETTLING, cell, p, from, settled);
        raat_lanes_move(from, to, settled);
    }
}

void raat_process_ageing(raat_world *w)
{
    float older[RAAT_LONGEST_AXIS][RAAT_LANES], settled[RAAT_LANES]; /* chance of each */
    for (int32_t a = 0; a < w->ages; a++)
        move_on(w, raat_world_value(w, w->parameters->residence[a]), older[a]);
    move_on(w, raat_world_value(w, w->parameters->tenure_years), settled);
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++) {
            age(w, b, q, older);
            settle(w, b, q, settled);
        }
}
