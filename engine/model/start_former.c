#include "engine/model/start_former.h"

#include <math.h>

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/leaving.h"
#include "engine/numeric/elementary.h"

/* In equilibrium: a pool that had to fill up would look like a trend of the first years. */
void raat_start_former(raat_world *w)
{
    const double *lost = raat_world_value(w, w->parameters->former_exit);
    const double *back = raat_world_value(w, w->parameters->reentry);
    for (int32_t q = 0; q < w->qualifications; q++) {
        int32_t *former = raat_lanes_heads(w->state->former, q);
        double inflow[RAAT_LANES] = {0};
        for (int32_t b = 0; b < w->branches; b++) {
            double all[RAAT_LANES], other[RAAT_LANES];
            raat_leaving_expected(w, b, q, all, other);
            FOR_LANES (l)
                inflow[l] += other[l];
        }
        FOR_LANES (l) {
            const double outflow = raat_hazard_of(lost[l]) + raat_hazard_of(back[l]);
            former[l] = outflow > 0 ? (int32_t)floor(inflow[l] / outflow + 0.5) : 0;
        }
    }
}

void raat_start_former_returners(const raat_world *w, int32_t qualification, double out[RAAT_LANES])
{
    const double *back = raat_world_value(w, w->parameters->reentry);
    const int32_t *former = raat_lanes_heads(w->state->former, qualification);
    FOR_LANES (l)
        out[l] = former[l] * -raat_expm1(-raat_hazard_of(back[l]) * w->clock.dt) / w->clock.dt;
}
