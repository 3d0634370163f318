#include "engine/model/supply.h"

#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/study.h"
#include "engine/model/upskilling.h"

/* Share of a contract that the students of a track fill, by study year, with what actions do to it. */
static void productive_shares(raat_world *w, int32_t k)
{
    const raat_track *track = &w->training->tracks[k];
    for (int32_t year = 0; track->works_as >= 0 && year < track->n_study_years; year++) {
        const int32_t cell = k * w->plan->axes[RAAT_AXIS_STUDY_YEAR].n + year;
        double *share = raat_lanes_reals(w->flows->productive, cell);
        memcpy(share, raat_world_value(w, track->productive_fte[year]), RAAT_LANES * sizeof *share);
        raat_effects_apply(w->effects, RAAT_LEVER_PRODUCTIVE, cell, share, w->flows->clamps);
    }
}

void raat_supply_per_head(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++)
        productive_shares(w, k);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *base_fte = raat_world_value(w, w->parameters->fte_per_head[b]);
        const double *base_absence = raat_world_value(w, w->parameters->absence[b]);
        double absence[RAAT_LANES];
        double *contract = raat_lanes_reals(w->flows->contract_fte, b);
        double *net = raat_lanes_reals(w->flows->net_fte, b);
        FOR_LANES (l) {
            contract[l] = base_fte[l];
            absence[l] = base_absence[l];
        }
        raat_effects_apply(w->effects, RAAT_LEVER_FTE, b, contract, w->flows->clamps);
        raat_effects_apply(w->effects, RAAT_LEVER_ABSENCE, b, absence, w->flows->clamps);
        FOR_LANES (l)
            net[l] = contract[l] * ((1 - absence[l]) / (1 - base_absence[l]));
    }
}

static void heads_of_cell(const raat_world *w, int32_t b, int32_t q, int32_t out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t a = 0; a < w->ages; a++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++)
            raat_lanes_add(out,
                           raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, u)));
}

/* Who can supervise is at a level that is trained: at or above the lowest that a track leads to. */
static int32_t lowest_trained(const raat_world *w)
{
    int32_t lowest = w->qualifications;
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].qualification < lowest)
            lowest = w->training->tracks[k].qualification;
    return lowest;
}

static void count_staff(raat_world *w)
{
    const int32_t lowest = lowest_trained(w);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *care_share = raat_world_value(w, w->parameters->care_share[b]);
        const double *contract = raat_lanes_reals(w->flows->contract_fte, b);
        const double *net = raat_lanes_reals(w->flows->net_fte, b);
        double *care = raat_lanes_reals(w->flows->care_fte, b);
        double *qualified = raat_lanes_reals(w->flows->qualified_fte, b);
        FOR_LANES (l)
            care[l] = qualified[l] = 0;
        for (int32_t q = 0; q < w->qualifications; q++) {
            int32_t heads[RAAT_LANES];
            heads_of_cell(w, b, q, heads);
            double *supply = raat_lanes_reals(w->flows->supply, b * w->qualifications + q);
            const double counts = q >= lowest;
            FOR_LANES (l)
                supply[l] = heads[l] * net[l];
            FOR_LANES (l) {
                const double fte = heads[l] * contract[l] * care_share[l];
                care[l] += fte;
                qualified[l] += counts * fte;
            }
        }
    }
}

/* Productive share of a contract, summed over the students of a track. */
static void productive_heads(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const int32_t first = k * w->plan->axes[RAAT_AXIS_STUDY_YEAR].n;
    const double *at_end = raat_lanes_reals(w->flows->productive, first + track->n_study_years - 1);
    const int32_t *delayed = raat_lanes_heads(w->state->delayed, k);
    FOR_LANES (l)
        out[l] = delayed[l] * at_end[l];
    for (int32_t s = 0; s < track->n_steps; s++) {
        const int32_t year = raat_study_year(w, k, s);
        const double *productive = raat_lanes_reals(w->flows->productive, first + year);
        const int32_t *n = raat_lanes_heads(w->state->students, k * w->study_steps + s);
        FOR_LANES (l)
            out[l] += n[l] * productive[l];
    }
}

/* Productive heads at one level, over the branches. */
static void add_productive(raat_world *w, const double heads[RAAT_LANES], const raat_value *shares,
                           int32_t level)
{
    for (int32_t b = 0; b < w->branches; b++) {
        const double *share = raat_world_value(w, shares[b]);
        const double *net = raat_lanes_reals(w->flows->net_fte, b);
        double *student = raat_lanes_reals(w->flows->student_fte, b * w->qualifications + level);
        FOR_LANES (l)
            student[l] += heads[l] * share[l] * net[l];
    }
}

static void count_students(raat_world *w)
{
    for (int32_t k = 0; k < w->tracks; k++) {
        const raat_track *track = &w->training->tracks[k];
        if (track->works_as < 0)
            continue;
        double heads[RAAT_LANES];
        productive_heads(w, k, heads);
        add_productive(w, heads, track->branch_share, track->works_as);
    }
}

static void count_trainees(raat_world *w)
{
    for (int32_t g = 0; g < w->groups; g++) {
        const raat_group *group = &w->training->groups[g];
        const double *productive = raat_world_value(w, group->productive_fte);
        double heads[RAAT_LANES] = {0};
        for (int32_t s = 0; s < group->n_steps; s++) {
            const int32_t *n = raat_lanes_heads(w->state->trainees, g * w->study_steps + s);
            FOR_LANES (l)
                heads[l] += n[l] * productive[l];
        }
        add_productive(w, heads, group->branch_share, group->ready_as);
    }
}

/* They work part of a contract at the level and in the branch that they come from, as the staff they are. */
static void count_upskillers(raat_world *w)
{
    for (int32_t i = 0; i < w->paths; i++) {
        const raat_path *path = &w->training->paths[i];
        const double *works = raat_world_value(w, path->works);
        for (int32_t b = 0; b < w->branches; b++) {
            const double *net = raat_lanes_reals(w->flows->net_fte, b);
            double *supply = raat_lanes_reals(w->flows->supply, b * w->qualifications + path->from);
            int32_t n[RAAT_LANES];
            raat_upskilling_heads(w, i, b, n);
            FOR_LANES (l)
                supply[l] += n[l] * works[l] * net[l];
        }
    }
}

void raat_supply_count(raat_world *w)
{
    const int32_t cells = w->branches * w->qualifications;
    memset(w->flows->student_fte, 0, (size_t)cells * RAAT_LANES * sizeof *w->flows->student_fte);
    count_staff(w);
    count_upskillers(w);
    count_students(w);
    count_trainees(w);
    for (int32_t cell = 0; cell < cells; cell++) {
        const double *student = raat_lanes_reals(w->flows->student_fte, cell);
        double *supply = raat_lanes_reals(w->flows->supply, cell);
        FOR_LANES (l)
            supply[l] += student[l];
    }
}
