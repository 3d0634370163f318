#include "engine/model/study.h"

#include "engine/model/hazard.h"
#include "engine/model/lanes.h"

void raat_study_hazard(const raat_world *w, int32_t track, int32_t study_year,
                       double out[RAAT_LANES])
{
    const double *p = raat_world_value(w, w->training->tracks[track].dropout[study_year]);
    FOR_LANES (l)
        out[l] = raat_hazard_of(p[l]);
}

void raat_study_delayed(const raat_world *w, int32_t track, double diploma[RAAT_LANES],
                        double dropout[RAAT_LANES])
{
    const raat_track *t = &w->training->tracks[track];
    const double *p = raat_world_value(w, t->delayed_diploma);
    const double *q = raat_world_value(w, t->delayed_dropout);
    FOR_LANES (l) {
        diploma[l] = raat_hazard_of(p[l]);
        dropout[l] = raat_hazard_of(q[l]);
    }
}

int32_t raat_study_year(const raat_world *w, int32_t track, int32_t study_step)
{
    const int32_t year = study_step / w->clock.steps_per_year;
    const int32_t last = w->training->tracks[track].n_study_years - 1;
    return year < last ? year : last;
}
