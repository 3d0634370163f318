/* Exits: competing hazards per cell add up; who leaves is drawn once, the reason after. */
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/leaving.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/elementary.h"

/* People leave a sector that shrinks: log of the factor on hazards that this year's growth of demand
 * makes. */
static void answer_to_growth(const raat_world *w, double out[RAAT_LANES])
{
    const raat_parameters *p = w->parameters;
    const double *k = raat_world_value(w, p->contraction);
    const double *reference = raat_world_value(w, p->growth_reference);
    const double *low = raat_world_value(w, p->growth_low);
    const double *high = raat_world_value(w, p->growth_high);
    FOR_LANES (l) {
        const double growth = raat_expm1(w->state->log_growth[l]);
        const double held = raat_smaller(raat_larger(growth, low[l]), high[l]);
        w->flows->clamps[l] += held < growth || held > growth;
        out[l] = k[l] * (held - reference[l]);
    }
}

/* In a recorded year the level of the hazards makes the recorded number the expectation, step by step for
 * the staff of the step. What growth does not explain of it is where the year factor goes on from after
 * the record, so that the future does not begin with a jump. */
static void recorded_level(const raat_world *w, const double recorded[RAAT_LANES],
                           double out[RAAT_LANES])
{
    double explained[RAAT_LANES];
    raat_leaving_level(w, recorded, out);
    answer_to_growth(w, explained);
    FOR_LANES (l)
        w->state->exit_factor[l] = out[l] > 0 ? raat_log(out[l]) - explained[l] : 0;
}

static void year_factor(const raat_world *w, double out[RAAT_LANES])
{
    double recorded[RAAT_LANES];
    if (raat_leaving_recorded(w, recorded)) {
        recorded_level(w, recorded, out);
        return;
    }
    answer_to_growth(w, out);
    FOR_LANES (l)
        out[l] = raat_exp(out[l] + w->state->exit_factor[l]);
}

/* Open posts mean a heavier load, and a heavier load drives people away. The record already holds it. */
static void feedback(const raat_world *w, int32_t b, double factor[RAAT_LANES])
{
    const raat_parameters *p = w->parameters;
    if (raat_world_recorded(w, &p->exits))
        return;
    const double *eps = raat_world_value(w, p->feedback);
    const double *reference = raat_world_value(w, p->vacancy_reference);
    const double *low = raat_world_value(w, p->feedback_low);
    const double *high = raat_world_value(w, p->feedback_high);
    const double *vacancies = raat_lanes_reals(w->state->vacancy_rate, b);
    FOR_LANES (l) {
        const double response = eps[l] * (vacancies[l] - reference[l]);
        const double held = raat_smaller(raat_larger(response, low[l]), high[l]);
        w->flows->clamps[l] += held < response || held > response;
        factor[l] *= raat_exp(held);
    }
}

/* What actions leave of the hazard: they touch only the share that employers can influence. */
static void retention(const raat_world *w, int32_t b, int32_t a, int32_t u, double out[RAAT_LANES])
{
    const double *share = raat_world_value(w, w->parameters->influenceable);
    FOR_LANES (l)
        out[l] = 1;
    if (raat_effects_idle(w->effects, RAAT_LEVER_EXIT))
        return;
    const int32_t cell = (b * w->ages + a) * RAAT_N_TENURES + u;
    raat_effects_apply(w->effects, RAAT_LEVER_EXIT, cell, out, w->flows->clamps);
    FOR_LANES (l)
        out[l] = 1 + share[l] * (out[l] - 1);
}

/* Of the leavers of a cell some retire: the share that retirement has in their hazard. */
static void retire(raat_world *w, int32_t job, const double *retirement,
                   const double all[RAAT_LANES], int32_t leavers[RAAT_LANES])
{
    double share[RAAT_LANES];
    int32_t retired[RAAT_LANES];
    FOR_LANES (l) {
        const double part = retirement[l] / all[l];
        share[l] = all[l] > 0 ? part : 0;
    }
    raat_split_take(w, RAAT_DRAW_EXIT_RETIREMENT, job, share, leavers, retired);
    raat_lanes_move(leavers, raat_lanes_heads(w->flows->exits, RAAT_RETIREMENT), retired);
}

/* Who has not retired may come back: former staff of the own level. Where they go: the share is the same for
 * all, so one draw tells. */
static void count_others(raat_world *w, int32_t level, int32_t others[RAAT_LANES])
{
    int32_t *exits = w->flows->exits;
    int32_t elsewhere[RAAT_LANES];
    raat_lanes_add(raat_lanes_heads(w->state->former, level), others);
    raat_split_take(w, RAAT_DRAW_EXIT_OTHER_SECTOR, level,
                    raat_world_value(w, w->parameters->other_sector), others, elsewhere);
    raat_lanes_move(others, raat_lanes_heads(exits, RAAT_OTHER_SECTOR), elsewhere);
    raat_lanes_add(raat_lanes_heads(exits, RAAT_OTHER_REASON), others);
}

/* 1 - exp(-hazard dt), as raat_binomial_signed writes it. Hazards are small as a rule, and the chance is then
 * below 1/2 and needs no sign. */
static void leaving_chance(const double hazard[RAAT_LANES], double dt, float out[RAAT_LANES])
{
    double p[RAAT_LANES];
    /* As wide as a double, and found without a largest, which would be sought lane after lane. */
    int64_t any_large = 0;
    FOR_LANES (l) {
        const double expected = hazard[l] * dt;
        any_large |= !(expected < RAAT_EXPM1_SMALL);
        out[l] = (float)(0 - raat_expm1_small(-expected));
    }
    if (!any_large)
        return;
    FOR_LANES (l)
        p[l] = -raat_expm1(-hazard[l] * dt);
    raat_binomial_signed_lanes(p, out);
}

/* retirement: hazard, NULL at an age when nobody retires. */
static void leave_cell(raat_world *w, int32_t job, const double *retirement,
                       const double factor[RAAT_LANES], int32_t others[][RAAT_LANES])
{
    int32_t *staff = raat_lanes_heads(w->state->workforce, job);
    if (raat_lanes_empty(staff))
        return;
    const double *hazard = raat_lanes_reals(w->start->hazard, job);
    double all[RAAT_LANES];
    float leave[RAAT_LANES];
    int32_t leavers[RAAT_LANES];
    FOR_LANES (l)
        all[l] = hazard[l] * factor[l];
    for (int l = 0; retirement && l < RAAT_LANES; l++)
        all[l] += retirement[l];
    leaving_chance(all, w->clock.dt, leave);
    raat_split_chance(w, RAAT_DRAW_EXIT, job, leave, staff, leavers);
    FOR_LANES (l)
        staff[l] -= leavers[l];
    if (retirement)
        retire(w, job, retirement, all, leavers);
    raat_lanes_add(others[job / (w->ages * RAAT_N_TENURES) % w->qualifications], leavers);
}

/* The hazard of retirement at an age; NULL when it is 0 in every replicate. */
static const double *retirement_at(const raat_world *w, int32_t a)
{
    const double *hazard = raat_lanes_reals(w->start->retirement, a);
    int any = 0;
    FOR_LANES (l)
        any |= hazard[l] > 0;
    return any ? hazard : NULL;
}

/* A stock by qualification loses people for good, with a probability a year. */
static void drain(raat_world *w, raat_draw_id draw, raat_value annual, int32_t *stock,
                  int32_t gone[RAAT_LANES])
{
    const double *p = raat_world_value(w, annual);
    double leave[RAAT_LANES];
    float chance[RAAT_LANES];
    FOR_LANES (l)
        leave[l] = -raat_expm1(w->clock.dt * raat_log1p(-p[l]));
    raat_binomial_signed_lanes(leave, chance);
    for (int32_t q = 0; q < w->qualifications; q++) {
        int32_t out[RAAT_LANES];
        int32_t *of_level = raat_lanes_heads(stock, q);
        raat_split_chance(w, draw, q, chance, of_level, out);
        raat_lanes_move(of_level, gone, out);
    }
}

/* Factors on the hazards of a branch, by age and tenure. */
static void factors_of(const raat_world *w, int32_t b, const double year[RAAT_LANES],
                       double out[][RAAT_LANES])
{
    double of_branch[RAAT_LANES];
    FOR_LANES (l)
        of_branch[l] = year[l];
    feedback(w, b, of_branch);
    for (int32_t a = 0; a < w->ages; a++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++) {
            double *factor = out[a * RAAT_N_TENURES + u];
            retention(w, b, a, u, factor);
            FOR_LANES (l)
                factor[l] *= of_branch[l];
        }
}

/* In the order in which hazards lie in memory: a step looks at more than the near caches hold. */
static void leave_branch(raat_world *w, int32_t b, const double *const retirement[],
                         const double year[RAAT_LANES], int32_t others[][RAAT_LANES])
{
    double factor[RAAT_LONGEST_AXIS * RAAT_N_TENURES][RAAT_LANES];
    factors_of(w, b, year, factor);
    for (int32_t q = 0; q < w->qualifications; q++)
        for (int32_t a = 0; a < w->ages; a++)
            for (int32_t u = 0; u < RAAT_N_TENURES; u++)
                leave_cell(w, raat_world_job(w, b, q, a, u), retirement[a],
                           factor[a * RAAT_N_TENURES + u], others);
}

void raat_process_exits(raat_world *w)
{
    const raat_parameters *p = w->parameters;
    const double *retirement[RAAT_LONGEST_AXIS] = {NULL};
    double year[RAAT_LANES];
    int32_t others[RAAT_LONGEST_AXIS]
                  [RAAT_LANES]; /* [qualification] who leaves and does not retire */
    memset(others, 0, (size_t)w->qualifications * sizeof *others);
    year_factor(w, year);
    for (int32_t a = 0; a < w->ages; a++)
        retirement[a] = retirement_at(w, a);
    /* Before this step's leavers join them. */
    drain(w, RAAT_DRAW_FORMER_EXIT, p->former_exit, w->state->former, w->flows->former_lost);
    for (int32_t b = 0; b < w->branches; b++)
        leave_branch(w, b, retirement, year, others);
    for (int32_t q = 0; q < w->qualifications; q++)
        count_others(w, q, others[q]);
    drain(w, RAAT_DRAW_POOL_EXIT, p->pool_exit, w->state->pool, w->flows->pool_exits);
}
