#include "engine/model/start.h"

#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/arena.h"
#include "engine/model/hazard.h"
#include "engine/model/lanes.h"
#include "engine/model/leaving.h"
#include "engine/model/places.h"
#include "engine/model/start_former.h"
#include "engine/model/start_internal.h"
#include "engine/model/start_outside.h"
#include "engine/model/start_students.h"
#include "engine/model/study.h"
#include "engine/model/supply.h"
#include "engine/model/world.h"
#include "engine/numeric/apportion.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/factor.h"

#define PART(field, ...) RAAT_ARENA_PART(raat_start, field, __VA_ARGS__)
#define COUNT(array)     (sizeof(array) / sizeof((array)[0]))

static const raat_arena_part reals[] = {
    PART(hazard, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION, RAAT_AXIS_AGE, RAAT_AXIS_TENURE),
    PART(retirement, RAAT_AXIS_AGE),
    PART(demand, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(potential, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(pool_age, RAAT_AXIS_QUALIFICATION, RAAT_AXIS_AGE),
};

/* School years from that of the oldest student at the start to that of the last year. */
static int32_t cohorts(const raat_plan *plan)
{
    return raat_plan_years(plan) + plan->axes[RAAT_AXIS_STUDY_YEAR].n + 1;
}

raat_status raat_start_new(const raat_plan *plan, raat_start **out, raat_error *err)
{
    raat_start *start = raat_memory_new(1, sizeof *start, err);
    if (!start)
        return RAAT_FAILED;
    start->first_cohort = plan->start_year - plan->axes[RAAT_AXIS_STUDY_YEAR].n - 1;
    start->reals = raat_arena_new(start, reals, COUNT(reals), sizeof *start->reals, plan->axes,
                                  &start->n_reals, err);
    start->cohort_shock =
        raat_memory_new((size_t)cohorts(plan) * RAAT_LANES, sizeof *start->cohort_shock, err);
    if (!start->reals || !start->cohort_shock) {
        raat_start_free(start);
        return RAAT_FAILED;
    }
    *out = start;
    return RAAT_OK;
}

void raat_start_free(raat_start *start)
{
    if (!start)
        return;
    raat_memory_free(start->reals);
    raat_memory_free(start->cohort_shock);
    raat_memory_free(start);
}

/* ---- staff: the total of the draw, over the cells by largest remainder ---- */

static double job_share(const raat_world *w, int32_t b, int32_t q, int32_t a, int32_t u, int lane)
{
    const raat_parameters *p = w->parameters;
    const double branch = raat_world_value(w, p->branch_share[b])[lane];
    const double level =
        raat_world_value(w, p->qualification_share[b * w->qualifications + q])[lane];
    const double age = raat_world_value(w, p->age_share[b * w->ages + a])[lane];
    const double recent = raat_world_value(w, p->new_share[a])[lane];
    return branch * level * age * (u == RAAT_NEW ? recent : 1 - recent);
}

static void staff_of_lane(raat_world *w, int lane, double *weights, int32_t *heads)
{
    int32_t job = 0;
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++)
            for (int32_t a = 0; a < w->ages; a++)
                for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                    weights[job++] = job_share(w, b, q, a, u, lane);
    const double total = raat_world_value(w, w->parameters->heads)[lane];
    raat_apportion((int64_t)floor(raat_larger(total, 0) + 0.5), weights, job, heads);
    for (int32_t i = 0; i < job; i++)
        raat_lanes_heads(w->state->workforce, i)[lane] = heads[i];
}

static void staff(raat_world *w)
{
    /* The hazards come later: their room, [job][LANES], serves as scratch for weights and heads. */
    const int32_t jobs = raat_world_job(w, w->branches, 0, 0, 0);
    double *weights = w->start->hazard;
    int32_t *heads = (int32_t *)(void *)(w->start->hazard + jobs);
    FOR_LANES (l)
        staff_of_lane(w, l, weights, heads);
}

/* ---- hazards of leaving, scaled to the record ---- */

static void retirement(raat_world *w)
{
    for (int32_t a = 0; a < w->ages; a++) {
        const double *p = raat_world_value(w, w->parameters->retirement[a]);
        double *hazard = raat_lanes_reals(w->start->retirement, a);
        FOR_LANES (l)
            hazard[l] = raat_hazard_of(p[l]);
    }
}

static void unscaled_hazard(raat_world *w, int32_t b, int32_t q, int32_t a, int32_t u)
{
    const raat_parameters *p = w->parameters;
    const double *of_age = raat_world_value(w, p->exit_age[a]);
    const double *of_new = raat_world_value(w, p->exit_new[a]);
    const double *of_branch = raat_world_value(w, p->exit_branch[b]);
    const double *of_level = raat_world_value(w, p->exit_qualification[q]);
    double *hazard = raat_lanes_reals(w->start->hazard, raat_world_job(w, b, q, a, u));
    const double is_new = u == RAAT_NEW;
    FOR_LANES (l) {
        const double extra = is_new * raat_hazard_of(of_new[l]);
        hazard[l] = (raat_hazard_of(of_age[l]) + extra) * of_branch[l] * of_level[l];
    }
}

static void scale_hazards(raat_world *w)
{
    double exits[RAAT_LANES], level[RAAT_LANES];
    raat_leaving_first(w, exits);
    raat_leaving_level(w, exits, level);
    for (int32_t job = 0; job < raat_world_job(w, w->branches, 0, 0, 0); job++) {
        double *hazard = raat_lanes_reals(w->start->hazard, job);
        FOR_LANES (l)
            hazard[l] *= level[l];
    }
}

static void hazards(raat_world *w)
{
    retirement(w);
    for (int32_t b = 0; b < w->branches; b++)
        for (int32_t q = 0; q < w->qualifications; q++)
            for (int32_t a = 0; a < w->ages; a++)
                for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                    unscaled_hazard(w, b, q, a, u);
    scale_hazards(w);
}

/* ---- demand ---- */

static void demand(raat_world *w)
{
    const double *vacancies = raat_world_value(w, w->parameters->vacancy_start);
    for (int32_t i = 0; i < w->branches * w->qualifications; i++) {
        const double *supply = raat_lanes_reals(w->flows->supply, i);
        double *out = raat_lanes_reals(w->start->demand, i);
        FOR_LANES (l)
            out[l] = supply[l] / (1 - vacancies[l]);
    }
}

/* Who waits with a qualification has the ages of those who graduate with it: the mean over its tracks,
 * or the ages of outside candidates where there is no track. */
static void pool_ages(raat_world *w)
{
    for (int32_t q = 0; q < w->qualifications; q++) {
        int32_t tracks = 0;
        for (int32_t k = 0; k < w->tracks; k++)
            tracks += w->training->tracks[k].qualification == q;
        for (int32_t a = 0; a < w->ages; a++) {
            double *out = raat_lanes_reals(w->start->pool_age, q * w->ages + a);
            const double *outside = raat_world_value(w, w->parameters->outside_age[a]);
            FOR_LANES (l)
                out[l] = tracks ? 0 : outside[l];
            for (int32_t k = 0; k < w->tracks; k++) {
                if (w->training->tracks[k].qualification != q)
                    continue;
                const double *share = raat_world_value(w, w->training->tracks[k].entry_age[a]);
                FOR_LANES (l)
                    out[l] += share[l] / tracks;
            }
        }
    }
}

static void cohort_shocks(raat_world *w)
{
    static const double no_memory[RAAT_LANES]; /* cohorts know nothing of each other */
    const double *sd = raat_world_value(w, w->parameters->cohort_sd);
    for (int32_t i = 0; i < cohorts(w->plan); i++) {
        double *shock = raat_lanes_reals(w->start->cohort_shock, i);
        const raat_stream s = raat_draws_stream(w->draws, w->region, RAAT_DRAW_COHORT_SHOCK, 0,
                                                w->start->first_cohort + i);
        raat_factor_next(&s, no_memory, sd, shock);
    }
}

static void reservoirs(raat_world *w)
{
    const double *annual = raat_world_value(w, w->parameters->annual);
    for (int32_t g = 0; g < w->groups; g++) {
        const raat_group *group = &w->training->groups[g];
        const double *pool = raat_world_value(w, group->pool);
        const double *cumulative =
            group->pool_cumulative >= 0 ? raat_world_value(w, group->pool_cumulative) : pool;
        int32_t *persons = raat_lanes_heads(w->state->reservoir, g);
        FOR_LANES (l)
            persons[l] = (int32_t)floor((annual[l] >= 0.5 ? pool[l] : cumulative[l]) + 0.5);
    }
}

static void settle_state(raat_world *w)
{
    const double *vacancies = raat_world_value(w, w->parameters->vacancy_start);
    raat_state *s = w->state;
    memset(s->heads, 0, s->n_heads * sizeof *s->heads);
    memset(s->reals, 0, s->n_reals * sizeof *s->reals);
    for (int32_t b = 0; b < w->branches; b++)
        memcpy(raat_lanes_reals(s->vacancy_rate, b), vacancies, RAAT_LANES * sizeof *vacancies);
    for (int32_t i = 0; i < w->branches * RAAT_N_PLACES; i++)
        FOR_LANES (l)
            raat_lanes_reals(s->places, i)[l] = NAN; /* nobody has counted them yet */
    for (int32_t b = 0; b < w->branches; b++)
        FOR_LANES (l)
            raat_lanes_reals(s->supervision, b)[l] = NAN;
}

void raat_start_fill(raat_world *w)
{
    enum { NO_ACTIONS = -1 };
    w->clock = raat_clock_at(w->plan, 0);
    raat_flow_clear(w->flows);
    memset(w->start->reals, 0, w->start->n_reals * sizeof *w->start->reals);
    raat_effects_at(w->effects, w->region, NO_ACTIONS, &w->clock);
    settle_state(w);
    staff(w);
    reservoirs(w);
    raat_start_students(w);
    cohort_shocks(w);
    hazards(w);
    raat_supply_per_head(w);
    raat_supply_count(w);
    demand(w);
    raat_start_former(w);
    raat_start_outside(w);
    raat_start_internal(w);
    pool_ages(w);
    if (raat_plan_last_recorded(w->plan, w->region) < w->plan->start_year) {
        raat_places_use(w);
        raat_places_measure(w);
    }
}
