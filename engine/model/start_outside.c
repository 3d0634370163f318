#include "engine/model/start_outside.h"

#include <math.h>

#include "engine/model/lanes.h"
#include "engine/model/start_students.h"

/* Expected yearly exits of a kind of post at the start. */
static void replacement(const raat_world *w, int32_t b, int32_t q, double out[RAAT_LANES])
{
    const double dt = w->clock.dt;
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t a = 0; a < w->ages; a++) {
        const double *retire = raat_lanes_reals(w->start->retirement, a);
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            const int32_t job = raat_world_job(w, b, q, a, u);
            const double *hazard = raat_lanes_reals(w->start->hazard, job);
            const int32_t *n = raat_lanes_heads(w->state->workforce, job);
            FOR_LANES (l)
                out[l] += n[l] * -expm1(-(hazard[l] + retire[l]) * dt) / dt;
        }
    }
}

/* Outside candidates are spread by what graduates leave to be replaced; without that, posts that no
 * track leads to would drift away from the others. */
void raat_start_outside(raat_world *w)
{
    const raat_parameters *p = w->parameters;
    const double *credit = raat_world_value(w, p->graduate_credit);
    const double *floor_share = raat_world_value(w, p->replacement_floor);
    const int32_t cells = w->branches * w->qualifications;
    for (int32_t k = 0; k < w->tracks; k++) {
        double graduates[RAAT_LANES];
        raat_start_students_offers(w, k, graduates);
        for (int32_t b = 0; b < w->branches; b++) {
            const double *share = raat_world_value(w, w->plan->tracks[k].branch_share[b]);
            double *sum = raat_lanes_reals(
                w->start->potential, b * w->qualifications + w->plan->tracks[k].qualification);
            FOR_LANES (l)
                sum[l] += graduates[l] * share[l];
        }
    }
    double total[RAAT_LANES] = {0};
    for (int32_t i = 0; i < cells; i++) {
        double replaced[RAAT_LANES];
        double *of_cell = raat_lanes_reals(w->start->potential, i);
        replacement(w, i / w->qualifications, i % w->qualifications, replaced);
        FOR_LANES (l) {
            of_cell[l] = fmax(replaced[l] - credit[l] * of_cell[l], floor_share[l] * replaced[l]);
            total[l] += of_cell[l];
        }
    }
    const double *outside = raat_world_value(w, p->outside);
    const double *heads = raat_world_value(w, p->heads);
    for (int32_t i = 0; i < cells; i++) {
        double *of_cell = raat_lanes_reals(w->start->potential, i);
        FOR_LANES (l)
            of_cell[l] *= total[l] > 0 ? outside[l] * heads[l] / total[l] : 0;
    }
}
