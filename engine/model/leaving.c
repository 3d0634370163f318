#include "engine/model/leaving.h"

#include <math.h>

#include "engine/model/lanes.h"

/* Expected exits of a year when the hazards are multiplied by level, and how they grow with it. */
static void expect(const raat_world *w, const double level[RAAT_LANES], double exits[RAAT_LANES],
                   double slope[RAAT_LANES])
{
    const double dt = w->clock.dt;
    FOR_LANES (l)
        exits[l] = slope[l] = 0;
    for (int32_t job = 0; job < raat_world_job(w, w->branches, 0, 0, 0); job++) {
        const int32_t *n = raat_lanes_heads(w->state->workforce, job);
        const double *hazard = raat_lanes_reals(w->start->hazard, job);
        const double *retire =
            raat_lanes_reals(w->start->retirement, job / RAAT_N_TENURES % w->ages);
        FOR_LANES (l) {
            const double stay = exp(-(level[l] * hazard[l] + retire[l]) * dt);
            exits[l] += n[l] * (1 - stay) / dt;
            slope[l] += n[l] * hazard[l] * stay;
        }
    }
}

/* Newton's method from 1 on a concave, nearly linear function: four steps leave nothing to see. */
void raat_leaving_level(const raat_world *w, const double exits[RAAT_LANES], double out[RAAT_LANES])
{
    enum { NEWTON_STEPS = 4 };
    double expected[RAAT_LANES], slope[RAAT_LANES];
    FOR_LANES (l)
        out[l] = 1;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        expect(w, out, expected, slope);
        FOR_LANES (l)
            out[l] = slope[l] > 0 ? fmax(out[l] + (exits[l] - expected[l]) / slope[l], 0) : 1;
    }
}
