#include "engine/model/start_internal.h"

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/start_students.h"
#include "engine/numeric/elementary.h"

static void graduates(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    const double *share = raat_world_value(w, track->further_study);
    double diplomas[RAAT_LANES];
    if (track->further_track < 0)
        return;
    double *to = raat_lanes_reals(w->state->internal, track->further_track);
    raat_start_students_diplomas(w, k, diplomas);
    FOR_LANES (l)
        to[l] += diplomas[l] * share[l];
}

static void switchers(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    double dropouts[RAAT_LANES];
    if (track->switches_to < 0)
        return;
    const double *share = raat_world_value(w, track->switch_share);
    double *to = raat_lanes_reals(w->state->internal, track->switches_to);
    raat_start_students_dropouts(w, k, dropouts);
    FOR_LANES (l)
        to[l] += dropouts[l] * share[l];
}

static void staff(raat_world *w, const raat_path *path)
{
    double *to = raat_lanes_reals(w->state->internal, path->track);
    for (int32_t a = 0; a < w->ages; a++) {
        const double *annual = raat_world_value(w, path->rate[a]);
        int32_t n[RAAT_LANES] = {0};
        for (int32_t b = 0; b < w->branches; b++)
            for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                raat_lanes_add(n, raat_lanes_heads(w->state->workforce,
                                                   raat_world_job(w, b, path->from, a, u)));
        FOR_LANES (l)
            to[l] += n[l] * -raat_expm1(-raat_hazard_of(annual[l]));
    }
}

void raat_start_internal(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        graduates(w, k);
        switchers(w, k);
    }
    for (int32_t i = 0; i < w->paths; i++)
        staff(w, &w->training->paths[i]);
}
