#include "engine/model/start_students.h"

#include <math.h>

#include "engine/model/lanes.h"
#include "engine/model/study.h"
#include "engine/numeric/elementary.h"

/* Share of a year's starters that starts in this step of the year. */
static void intake_share(const raat_world *w, int32_t of_year, double out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t i = 0; i < w->training->n_moments; i++) {
        const raat_intake_moment *m = &w->training->moments[i];
        if (raat_clock_step_of_month(m->month, w->clock.steps_per_year) != of_year)
            continue;
        const double *share = raat_world_value(w, m->share);
        FOR_LANES (l)
            out[l] += share[l];
    }
}

/* Starters a year of a track at the first level on record. */
static void first_level(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const double *total = raat_world_value(w, w->training->streams[track->stream].recorded.at[0]);
    const double *share = raat_world_value(w, track->stream_share);
    FOR_LANES (l)
        out[l] = total[l] * share[l];
}

/* Multiplies by the chance to stay through one step of study. */
static void survive(const raat_world *w, int32_t k, int32_t s, double still[RAAT_LANES])
{
    double hazard[RAAT_LANES];
    raat_study_hazard(w, k, raat_study_year(w, k, s), hazard);
    FOR_LANES (l)
        still[l] *= raat_exp(-hazard[l] * w->clock.dt);
}

/* Share of starters that reaches the nominal end. */
static void reach_end(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 1;
    for (int32_t s = 0; s < w->training->tracks[k].n_steps; s++)
        survive(w, k, s, out);
}

/* Step of the year of the step that lies `back` steps before the start, 1 the last before it. */
static int32_t of_year_before(const raat_world *w, int32_t back)
{
    const int32_t per_year = w->clock.steps_per_year;
    return (per_year - back % per_year) % per_year;
}

static void on_course(raat_world *w, int32_t k)
{
    double starters[RAAT_LANES], still[RAAT_LANES];
    first_level(w, k, starters);
    FOR_LANES (l)
        still[l] = 1;
    for (int32_t s = 0; s < w->training->tracks[k].n_steps; s++) {
        int32_t *cell = raat_lanes_heads(w->state->students, k * w->study_steps + s);
        double share[RAAT_LANES];
        intake_share(w, of_year_before(w, s + 1), share);
        FOR_LANES (l)
            cell[l] = (int32_t)floor(starters[l] * share[l] * still[l] + 0.5);
        survive(w, k, s, still);
    }
}

enum { DELAYED_YEARS = 20 }; /* after which nobody to speak of is left of a cohort's delayed */

static void behind(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    const double *delay = raat_world_value(w, track->delay);
    double starters[RAAT_LANES], at_end[RAAT_LANES], diploma[RAAT_LANES], dropout[RAAT_LANES];
    double stock[RAAT_LANES] = {0};
    first_level(w, k, starters);
    reach_end(w, k, at_end);
    raat_study_delayed(w, k, diploma, dropout);
    for (int32_t j = 0; j < DELAYED_YEARS * w->clock.steps_per_year; j++) {
        double share[RAAT_LANES];
        intake_share(w, of_year_before(w, j + 1 + track->n_steps), share);
        FOR_LANES (l)
            stock[l] += share[l] * raat_exp(-(diploma[l] + dropout[l]) * w->clock.dt * j);
    }
    int32_t *cell = raat_lanes_heads(w->state->delayed, k);
    FOR_LANES (l)
        cell[l] = (int32_t)floor(starters[l] * at_end[l] * delay[l] * stock[l] + 0.5);
}

void raat_start_students(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        on_course(w, k);
        behind(w, k);
    }
}

void raat_start_students_diplomas(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const double *delay = raat_world_value(w, w->training->tracks[k].delay);
    double starters[RAAT_LANES], at_end[RAAT_LANES], diploma[RAAT_LANES], dropout[RAAT_LANES];
    first_level(w, k, starters);
    reach_end(w, k, at_end);
    raat_study_delayed(w, k, diploma, dropout);
    FOR_LANES (l) {
        const double both = diploma[l] + dropout[l];
        const double late = both > 0 ? delay[l] * diploma[l] / both : 0;
        out[l] = starters[l] * at_end[l] * (1 - delay[l] + late);
    }
}

void raat_start_students_dropouts(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const double *delay = raat_world_value(w, w->training->tracks[k].delay);
    double starters[RAAT_LANES], at_end[RAAT_LANES], diploma[RAAT_LANES], dropout[RAAT_LANES];
    first_level(w, k, starters);
    reach_end(w, k, at_end);
    raat_study_delayed(w, k, diploma, dropout);
    FOR_LANES (l) {
        const double both = diploma[l] + dropout[l];
        const double late = both > 0 ? delay[l] * dropout[l] / both : 0;
        out[l] = starters[l] * (1 - at_end[l] + at_end[l] * late);
    }
}

void raat_start_students_offers(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const double *study = raat_world_value(w, track->further_study);
    const double *leave = raat_world_value(w, track->leaves_region);
    const double *yield = raat_world_value(w, track->sector_yield);
    raat_start_students_diplomas(w, k, out);
    FOR_LANES (l)
        out[l] *= (1 - study[l]) * (1 - leave[l]) * yield[l];
}
