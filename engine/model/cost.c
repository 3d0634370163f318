#include "engine/model/cost.h"

#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/upskilling.h"

static double step_years(const raat_world *w)
{
    return 1.0 / w->clock.steps_per_year;
}

static const double nothing[RAAT_LANES];

/* A sum that one pays and the other gets. */
static void transfer(const double sum[RAAT_LANES], raat_cost *out)
{
    FOR_LANES (l) {
        out->of[RAAT_STATE][l] = sum[l];
        out->of[RAAT_EMPLOYER][l] = -sum[l];
    }
}

void raat_cost_add(raat_cost *sum, const raat_cost *more)
{
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++)
        FOR_LANES (l)
            sum->of[payer][l] += more->of[payer][l];
}

/* ---- persons, as they are at the end of the step ---- */

static void students_of(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const int32_t *delayed = raat_lanes_heads(w->state->delayed, k);
    int32_t n[RAAT_LANES];
    memcpy(n, delayed, sizeof n);
    for (int32_t s = 0; s < w->training->tracks[k].n_steps; s++)
        raat_lanes_add(n, raat_lanes_heads(w->state->students, k * w->study_steps + s));
    FOR_LANES (l)
        out[l] = n[l];
}

/* Staff who follow the track. */
static void upskillers_of(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    memcpy(out, nothing, sizeof nothing);
    for (int32_t i = 0; i < w->paths; i++)
        for (int32_t b = 0; b < w->branches && w->training->paths[i].track == k; b++) {
            int32_t n[RAAT_LANES];
            raat_upskilling_heads(w, i, b, n);
            FOR_LANES (l)
                out[l] += n[l];
        }
}

static void trainees_of(const raat_world *w, int32_t g, double out[RAAT_LANES])
{
    memcpy(out, nothing, sizeof nothing);
    for (int32_t s = 0; s < w->training->groups[g].n_steps; s++) {
        const int32_t *n = raat_lanes_heads(w->state->trainees, g * w->study_steps + s);
        FOR_LANES (l)
            out[l] += n[l];
    }
}

/* ---- training ---- */

/* The factor of the branches where the students of a track train. */
static void factor_of(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    memcpy(out, nothing, sizeof nothing);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *share = raat_world_value(w, w->training->tracks[k].branch_share[b]);
        const double *factor = raat_world_value(w, w->parameters->branch_factor[b]);
        FOR_LANES (l)
            out[l] += share[l] * factor[l];
    }
}

static void add_track(const raat_world *w, int32_t k, raat_cost *out)
{
    const raat_parameters *p = w->parameters;
    const int32_t route = w->training->tracks[k].route;
    const double *net = raat_world_value(w, p->student_cost[route]);
    const double *school = raat_world_value(w, p->school_cost[route]);
    const double *upskiller = raat_world_value(w, p->upskiller_cost);
    const double *need = raat_world_value(w, p->place_need);
    const int employee = w->plan->routes[route].employee;
    double n[RAAT_LANES], staff[RAAT_LANES], factor[RAAT_LANES];
    students_of(w, k, n);
    upskillers_of(w, k, staff);
    factor_of(w, k, factor);
    FOR_LANES (l) {
        /* Whoever has a post has an employer; of the others only who needs a place in care. */
        const double in_care = employee ? n[l] : n[l] * need[l];
        out->of[RAAT_EMPLOYER][l] +=
            step_years(w) * (in_care * net[l] * factor[l] + staff[l] * upskiller[l]);
        out->of[RAAT_STATE][l] += step_years(w) * (n[l] + staff[l]) * school[l];
    }
}

void raat_cost_training(const raat_world *w, int32_t route, raat_cost *out)
{
    *out = (raat_cost){0};
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].route == route)
            add_track(w, k, out);
}

static void add_subsidy(const raat_world *w, int32_t k, double sum[RAAT_LANES])
{
    const raat_track *track = &w->training->tracks[k];
    const double *practice = raat_world_value(w, w->parameters->practice_subsidy[track->route]);
    const double *place = raat_world_value(w, w->parameters->place_subsidy);
    const double *need = raat_world_value(w, w->parameters->place_need);
    const double *fte = raat_world_value(w, track->place_fte);
    double n[RAAT_LANES], staff[RAAT_LANES];
    students_of(w, k, n);
    upskillers_of(w, k, staff);
    FOR_LANES (l) {
        const double places = (n[l] * need[l] + staff[l]) * fte[l]; /* as in places.c */
        sum[l] += step_years(w) * ((n[l] + staff[l]) * practice[l] + places * place[l]);
    }
}

void raat_cost_subsidy(const raat_world *w, int32_t route, raat_cost *out)
{
    double sum[RAAT_LANES] = {0};
    for (int32_t k = 0; k < w->tracks; k++)
        if (w->training->tracks[k].route == route)
            add_subsidy(w, k, sum);
    transfer(sum, out);
}

void raat_cost_trainees(const raat_world *w, raat_cost *out)
{
    const double *cost = raat_world_value(w, w->parameters->trainee_cost);
    *out = (raat_cost){0};
    for (int32_t g = 0; g < w->groups; g++) {
        double n[RAAT_LANES];
        trainees_of(w, g, n);
        FOR_LANES (l)
            out->of[RAAT_EMPLOYER][l] += step_years(w) * n[l] * cost[l];
    }
}

void raat_cost_trainee_subsidy(const raat_world *w, raat_cost *out)
{
    const double *place = raat_world_value(w, w->parameters->place_subsidy);
    double sum[RAAT_LANES] = {0};
    for (int32_t g = 0; g < w->groups; g++) {
        const double *fte = raat_world_value(w, w->training->groups[g].place_fte);
        double n[RAAT_LANES];
        trainees_of(w, g, n);
        FOR_LANES (l)
            sum[l] += step_years(w) * n[l] * fte[l] * place[l];
    }
    transfer(sum, out);
}

/* ---- staff ---- */

/* Heads, and their contract FTE. */
static void staff_of(const raat_world *w, double heads[RAAT_LANES], double fte[RAAT_LANES])
{
    const int32_t jobs = raat_world_job(w, 1, 0, 0, 0);
    memcpy(heads, nothing, sizeof nothing);
    memcpy(fte, nothing, sizeof nothing);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *contract = raat_lanes_reals(w->flows->contract_fte, b);
        int32_t n[RAAT_LANES] = {0};
        for (int32_t i = 0; i < jobs; i++)
            raat_lanes_add(n, raat_lanes_heads(w->state->workforce, b * jobs + i));
        FOR_LANES (l) {
            heads[l] += n[l];
            fte[l] += n[l] * contract[l];
        }
    }
}

void raat_cost_turnover(const raat_world *w, raat_cost *out)
{
    const double *gross = raat_world_value(w, w->parameters->gross_cost);
    const double *share = raat_world_value(w, w->parameters->turnover_cost);
    double heads[RAAT_LANES], fte[RAAT_LANES];
    int32_t leavers[RAAT_LANES];
    memcpy(leavers, w->flows->moved, sizeof leavers);
    raat_lanes_add(leavers, w->flows->departures);
    for (int32_t reason = 0; reason < RAAT_N_REASONS; reason++)
        raat_lanes_add(leavers, raat_lanes_heads(w->flows->exits, reason));
    staff_of(w, heads, fte);
    *out = (raat_cost){0};
    FOR_LANES (l)
        if (heads[l] > 0)
            out->of[RAAT_EMPLOYER][l] = leavers[l] * (fte[l] / heads[l]) * gross[l] * share[l];
}

void raat_cost_wages(const raat_world *w, double out[RAAT_LANES])
{
    const double *gross = raat_world_value(w, w->parameters->gross_cost);
    double heads[RAAT_LANES], fte[RAAT_LANES];
    staff_of(w, heads, fte);
    FOR_LANES (l)
        out[l] = step_years(w) * fte[l] * gross[l];
}

/* ---- actions ---- */

/* Of who was reached, those whom this action reached: where several add to one group, each has its
 * part of what they add. */
static void participants_of(const raat_world *w, const raat_action *action, double out[RAAT_LANES])
{
    memcpy(out, nothing, sizeof nothing);
    for (int32_t g = 0; g < w->groups; g++) {
        const int32_t *reached = raat_lanes_heads(w->flows->reached, g);
        double own[RAAT_LANES], all[RAAT_LANES];
        raat_effects_added(w->effects, RAAT_LEVER_REACH, g, action, own);
        raat_effects_added(w->effects, RAAT_LEVER_REACH, g, NULL, all);
        FOR_LANES (l)
            if (own[l] > 0 && all[l] > 0)
                out[l] += reached[l] * (own[l] < all[l] ? own[l] / all[l] : 1);
    }
}

static void add_action(const raat_world *w, const raat_action *action, double sum[RAAT_LANES])
{
    const raat_action_cost *cost = &action->cost;
    const raat_clock *clock = &w->clock;
    double n[RAAT_LANES];
    if (cost->fixed >= 0 && clock->year == action->start_year && raat_clock_first_of_year(clock)) {
        const double *once = raat_world_value(w, cost->fixed);
        FOR_LANES (l)
            sum[l] += once[l];
    }
    if (cost->per_year >= 0) {
        const double *yearly = raat_world_value(w, cost->per_year);
        FOR_LANES (l)
            sum[l] += step_years(w) * yearly[l];
    }
    if (cost->per_participant >= 0) {
        const double *each = raat_world_value(w, cost->per_participant);
        participants_of(w, action, n);
        FOR_LANES (l)
            sum[l] += n[l] * each[l];
    }
}

void raat_cost_actions(const raat_world *w, raat_cost *out)
{
    *out = (raat_cost){0};
    const int32_t scenario = raat_effects_scenario(w->effects);
    if (scenario < 0)
        return;
    const raat_scenario *s = &w->plan->scenarios[scenario];
    for (int32_t i = 0; i < s->n_actions; i++) {
        const raat_action *action = &w->plan->actions[s->actions[i]];
        if (action->cost.known && raat_plan_works_in(action->regions, w->region) &&
            w->clock.year >= action->start_year && w->clock.year <= action->end_year)
            add_action(w, action, out->of[action->cost.payer]);
    }
}
