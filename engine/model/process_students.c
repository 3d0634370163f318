/* Students: whoever drops out leaves first; whoever is left at the nominal end has the diploma or is
 * delayed; everybody else moves one step on. */
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/model/study.h"
#include "engine/model/upskilling.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/elementary.h"

/* Overload of the branches where the track's students train, on the logit of dropout. */
static void overload_shift(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const int32_t place = w->plan->routes[track->route].place;
    const double *response = raat_world_value(w, w->parameters->overload_logit);
    double overload[RAAT_LANES] = {0};
    for (int32_t b = 0; b < w->branches; b++) {
        const double *share = raat_world_value(w, track->branch_share[b]);
        const double *of_branch = raat_lanes_reals(w->state->overload, b * RAAT_N_PLACES + place);
        FOR_LANES (l)
            overload[l] += share[l] * of_branch[l];
    }
    FOR_LANES (l)
        out[l] = response[l] * overload[l];
}

/* The common shock of the cohort that is `study_step` steps past its intake. */
static const double *cohort_shock(const raat_world *w, int32_t study_step)
{
    const int32_t intake = w->clock.absolute - 1 - study_step;
    const int32_t cohort = raat_clock_school_year(intake, w->clock.steps_per_year);
    return raat_lanes_reals(w->start->cohort_shock, cohort - w->start->first_cohort);
}

/* A track's hazard of dropping out and what actions make of it, by study year. Once a step, whether or not there
 * are students: a clamp that is counted must not depend on the other lanes of the block. */
static void hazards_of(raat_world *w, int32_t k, double out[][RAAT_LANES])
{
    for (int32_t year = 0; year < w->training->tracks[k].n_study_years; year++) {
        const int32_t cell = k * w->plan->axes[RAAT_AXIS_STUDY_YEAR].n + year;
        double hazard[RAAT_LANES];
        FOR_LANES (l)
            out[year][l] = 1;
        raat_effects_apply(w->effects, RAAT_LEVER_DROPOUT, cell, out[year], w->flows->clamps);
        raat_study_hazard(w, k, year, hazard);
        FOR_LANES (l)
            out[year][l] *= hazard[l];
    }
}

/* Share of who is delayed at the nominal end, with what actions do to it; once a step, likewise. */
static void delay_share(raat_world *w, int32_t k, double out[RAAT_LANES])
{
    memcpy(out, raat_world_value(w, w->training->tracks[k].delay), RAAT_LANES * sizeof *out);
    raat_effects_apply(w->effects, RAAT_LEVER_DELAY, k, out, w->flows->clamps);
}

/* A track's chance of dropping out in this step, and whose it is: students of one study year and cohort have it
 * in common. */
typedef struct {
    const double *hazard, *shock;
    float chance[RAAT_LANES];
} giving_up;

/* Of who is `s` steps past the intake; nothing to do where the cell before has the same. */
static void find_chance(const raat_world *w, int32_t s, const double hazard[RAAT_LANES],
                        const double overload[RAAT_LANES], giving_up *d)
{
    const double *shock = cohort_shock(w, s);
    double p[RAAT_LANES];
    if (d->hazard == hazard && d->shock == shock)
        return;
    FOR_LANES (l)
        p[l] = raat_study_step(hazard[l], overload[l] + shock[l], w->clock.dt);
    d->hazard = hazard;
    d->shock = shock;
    raat_binomial_signed_lanes(p, d->chance);
}

/* The delayed of earlier steps: some leave, with the diploma or without it. */
static void delayed(raat_world *w, int32_t k)
{
    int32_t *waiting = raat_lanes_heads(w->state->delayed, k);
    if (raat_lanes_empty(waiting))
        return;
    double diploma[RAAT_LANES], dropout[RAAT_LANES];
    double leave[RAAT_LANES], share[RAAT_LANES];
    raat_study_delayed(w, k, diploma, dropout);
    FOR_LANES (l) {
        const double both = diploma[l] + dropout[l];
        leave[l] = -raat_expm1(-both * w->clock.dt);
        share[l] = both > 0 ? diploma[l] / both : 0;
    }
    int32_t leavers[RAAT_LANES], graduates[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_DELAYED_LEAVE, k, leave, waiting, leavers);
    raat_split_take(w, RAAT_DRAW_DELAYED_DIPLOMA, k, share, leavers, graduates);
    int32_t *dropouts = raat_lanes_heads(w->flows->dropouts, k);
    int32_t *certifiable = raat_lanes_heads(w->flows->certifiable, k);
    FOR_LANES (l) {
        waiting[l] -= leavers[l];
        dropouts[l] += leavers[l] - graduates[l];
        certifiable[l] += leavers[l] - graduates[l];
    }
    raat_lanes_add(raat_lanes_heads(w->flows->diplomas, k), graduates);
}

/* Nominal end of the programme for `n` students. */
static void finish(raat_world *w, int32_t k, const double delay[RAAT_LANES],
                   const int32_t n[RAAT_LANES])
{
    int32_t late[RAAT_LANES];
    raat_split_take(w, RAAT_DRAW_DELAY, k, delay, n, late);
    raat_lanes_add(raat_lanes_heads(w->state->delayed, k), late);
    raat_lanes_add(raat_lanes_heads(w->flows->late, k), late);
    int32_t *finished = raat_lanes_heads(w->flows->finished, k);
    int32_t *diplomas = raat_lanes_heads(w->flows->diplomas, k);
    FOR_LANES (l)
        finished[l] = n[l] - late[l];
    raat_lanes_add(diplomas, finished);
}

/* How many started with the students of a cell goes along with them. */
static void carry_sizes(raat_world *w, int32_t k)
{
    const size_t cell = RAAT_LANES * sizeof(double);
    const int32_t last = w->training->tracks[k].n_steps - 1;
    double *size = raat_lanes_reals(w->state->intake_size, k * w->study_steps);
    memcpy(raat_lanes_reals(w->flows->finished_of, k), raat_lanes_reals(size, last), cell);
    memmove(raat_lanes_reals(size, 1), size, (size_t)last * cell);
    memset(size, 0, cell);
}

/* The students of a cell: who does not drop out goes one step on, or reaches the nominal end. */
static void advance_cell(raat_world *w, int32_t k, int32_t s, const float p[RAAT_LANES],
                         const double delay[RAAT_LANES])
{
    int32_t *cell = raat_lanes_heads(w->state->students, k * w->study_steps + s);
    int32_t out[RAAT_LANES];
    if (raat_lanes_empty(cell))
        return;
    raat_split_chance(w, RAAT_DRAW_DROPOUT, k * w->study_steps + s, p, cell, out);
    FOR_LANES (l)
        cell[l] -= out[l];
    raat_lanes_add(raat_lanes_heads(w->flows->dropouts, k), out);
    if (s >= w->clock.steps_per_year)
        raat_lanes_add(raat_lanes_heads(w->flows->certifiable, k), out);
    if (s + 1 == w->training->tracks[k].n_steps)
        finish(w, k, delay, cell);
    else
        memcpy(cell + RAAT_LANES, cell, RAAT_LANES * sizeof *cell);
    memset(cell, 0, RAAT_LANES * sizeof *cell);
}

/* From the last step down, so that nobody is seen twice. Staff who follow the track go along. */
static void advance(raat_world *w, int32_t k)
{
    double overload[RAAT_LANES], hazard[RAAT_LONGEST_AXIS][RAAT_LANES], delay[RAAT_LANES];
    giving_up of_cell = {.hazard = NULL};
    overload_shift(w, k, overload);
    hazards_of(w, k, hazard);
    delay_share(w, k, delay);
    carry_sizes(w, k);
    for (int32_t s = w->training->tracks[k].n_steps - 1; s >= 0; s--) {
        const int32_t *cell = raat_lanes_heads(w->state->students, k * w->study_steps + s);
        if (raat_lanes_empty(cell) && raat_upskilling_empty(w, k, s))
            continue;
        find_chance(w, s, hazard[raat_study_year(w, k, s)], overload, &of_cell);
        advance_cell(w, k, s, of_cell.chance, delay);
        raat_upskilling_advance(w, k, s, of_cell.chance);
    }
}

void raat_process_students(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        delayed(w, k);
        advance(w, k);
    }
}
