#include "engine/model/effect.h"

#include <math.h>

#include "engine/base/memory.h"
#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/lognormal.h"

typedef struct {
    const raat_effect *effect;
    double weight[RAAT_LANES]; /* reach times progress of the ramp, 0 to 1 */
} weighed;

struct raat_effects {
    const raat_plan *plan;
    const raat_draws *draws;
    int32_t region, scenario;
    int32_t n[RAAT_N_LEVERS];   /* effects at work on each lever */
    weighed *at[RAAT_N_LEVERS]; /* [n] each a part of `all` */
    weighed *all; /* room for the largest scenario on one lever, a lever after another */
};

static int32_t most_effects(const raat_plan *plan)
{
    int32_t most = 1;
    for (int32_t s = 0; s < plan->n_scenarios; s++) {
        int32_t n = 0;
        for (int32_t i = 0; i < plan->scenarios[s].n_actions; i++)
            n += plan->actions[plan->scenarios[s].actions[i]].n_effects;
        most = n > most ? n : most;
    }
    return most;
}

raat_status raat_effects_new(const raat_plan *plan, const raat_draws *draws, raat_effects **out,
                             raat_error *err)
{
    raat_effects *effects = raat_memory_new(1, sizeof *effects, err);
    if (!effects)
        return RAAT_FAILED;
    effects->plan = plan;
    effects->draws = draws;
    const size_t most = (size_t)most_effects(plan);
    effects->all = raat_memory_new(most * RAAT_N_LEVERS, sizeof *effects->all, err);
    if (!effects->all) {
        raat_effects_free(effects);
        return RAAT_FAILED;
    }
    for (raat_lever_id lever = 0; lever < RAAT_N_LEVERS; lever++)
        effects->at[lever] = effects->all + (size_t)lever * most;
    *out = effects;
    return RAAT_OK;
}

void raat_effects_free(raat_effects *effects)
{
    if (effects)
        raat_memory_free(effects->all);
    raat_memory_free(effects);
}

int32_t raat_effects_first_step(const raat_plan *plan, int32_t scenario)
{
    const raat_scenario *s = &plan->scenarios[scenario];
    int32_t first = plan->end_year + 1;
    for (int32_t i = 0; i < s->n_actions; i++) {
        const raat_action *action = &plan->actions[s->actions[i]];
        if (action->cost.known && action->start_year < first)
            first = action->start_year;
        for (int32_t e = 0; e < action->n_effects; e++)
            if (action->effects[e].start_year < first)
                first = action->effects[e].start_year;
    }
    if (first < plan->start_year)
        first = plan->start_year;
    return (first - plan->start_year) * plan->steps_per_year;
}

static void weigh(const raat_effects *effects, weighed *w, double share, const raat_clock *clock)
{
    const raat_effect *effect = w->effect;
    const double *reach = raat_draws_value(effects->draws, effect->reach);
    const double *delay = raat_draws_value(effects->draws, effect->delay);
    const double *ramp = raat_draws_value(effects->draws, effect->ramp);
    FOR_LANES (l) {
        const double since = clock->middle - effect->start_year - delay[l]; /* years */
        const double progress = since <= 0 ? 0 : since < ramp[l] ? since / ramp[l] : 1;
        w->weight[l] = share * reach[l] * progress;
    }
}

void raat_effects_at(raat_effects *effects, int32_t region, int32_t scenario,
                     const raat_clock *clock)
{
    effects->region = region;
    effects->scenario = scenario;
    for (raat_lever_id lever = 0; lever < RAAT_N_LEVERS; lever++)
        effects->n[lever] = 0;
    if (scenario < 0)
        return;
    const raat_scenario *s = &effects->plan->scenarios[scenario];
    for (int32_t i = 0; i < s->n_actions; i++) {
        const raat_action *action = &effects->plan->actions[s->actions[i]];
        if (!raat_plan_works_in(action->regions, region) ||
            !raat_plan_enabled(effects->plan, s, action, region, clock->year))
            continue;
        for (int32_t e = 0; e < action->n_effects; e++) {
            const raat_effect *effect = &action->effects[e];
            if (clock->year < effect->start_year || clock->year > effect->end_year ||
                !raat_plan_works_in(effect->regions, region))
                continue;
            weighed *w = &effects->at[effect->lever][effects->n[effect->lever]++];
            w->effect = effect;
            weigh(effects, w, s->factors ? s->reach * s->factors[i] : s->reach, clock);
        }
    }
}

int raat_effects_idle(const raat_effects *effects, raat_lever_id lever)
{
    return effects->n[lever] == 0;
}

const raat_effect *raat_effects_one(const raat_effects *effects, raat_lever_id lever, int32_t i,
                                    const double **weight)
{
    if (i >= effects->n[lever])
        return NULL;
    *weight = effects->at[lever][i].weight;
    return effects->at[lever][i].effect;
}

int32_t raat_effects_scenario(const raat_effects *effects)
{
    return effects->scenario;
}

static int is_of(const raat_effect *effect, const raat_action *action)
{
    return effect >= action->effects && effect < action->effects + action->n_effects;
}

void raat_effects_added(const raat_effects *effects, raat_lever_id lever, int32_t cell,
                        const raat_action *action, double out[RAAT_LANES])
{
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t i = 0; i < effects->n[lever]; i++) {
        const weighed *w = &effects->at[lever][i];
        if (w->effect->operation != RAAT_ADD || !w->effect->cells[cell] ||
            (action && !is_of(w->effect, action)))
            continue;
        const double *size = raat_draws_value(effects->draws, w->effect->size);
        FOR_LANES (l)
            out[l] += w->weight[l] * size[l];
    }
}

/* ---- one operation on the lanes of one cell ---- */

/* Towards the size: several such effects add their steps from where the lever stood, so that their
 * order does not matter. */
static void set(const weighed *w, const double *size, const double was[RAAT_LANES],
                double x[RAAT_LANES])
{
    FOR_LANES (l)
        x[l] += w->weight[l] * (size[l] - was[l]);
}

/* Employers' quotes are lognormal about the branch's mean; those below the floor rise to it. */
static void lift_to_floor(const raat_effects *effects, const weighed *w, const double *size,
                          const double was[RAAT_LANES], double x[RAAT_LANES])
{
    const raat_region *region = &effects->plan->regions[effects->region];
    const double *cv = raat_draws_value(effects->draws, region->parameters.employer_cv);
    FOR_LANES (l)
        x[l] += w->weight[l] * (raat_lognormal_mean_above(was[l], cv[l], size[l]) - was[l]);
}

static void multiply(const weighed *w, const double *size, double x[RAAT_LANES])
{
    FOR_LANES (l)
        x[l] *= 1 + w->weight[l] * (size[l] - 1);
}

static void add(const weighed *w, const double *size, double x[RAAT_LANES])
{
    FOR_LANES (l)
        x[l] += w->weight[l] * size[l];
}

/* Only what was moved is held: a quote that was measured above 1 is no reason for an effect of no
 * strength to change it. */
static void clamp(const raat_lever *row, const double was[RAAT_LANES], double x[RAAT_LANES],
                  int32_t clamps[RAAT_LANES])
{
    const double low = row->low, high = row->high;
    FOR_LANES (l) {
        const int is_moved = (x[l] < was[l]) | (x[l] > was[l]);
        const double held = raat_smaller(raat_larger(x[l], low), high);
        clamps[l] += is_moved & ((x[l] < low) | (x[l] > high));
        x[l] = is_moved ? held : x[l];
    }
}

/* Which effects of a lever are meant: those that have `cell`, and `other` too where together is 1, and not
 * `other` where it is 0. */
typedef struct {
    int32_t cell, other; /* other -1: all that have `cell` */
    int together;
} choice;

static int is_meant(const raat_effect *effect, const choice *c)
{
    return effect->cells[c->cell] && (c->other < 0 || effect->cells[c->other] == c->together);
}

static void operate(const raat_effects *effects, const weighed *w, const double was[RAAT_LANES],
                    double x[RAAT_LANES])
{
    const double *size = raat_draws_value(effects->draws, w->effect->size);
    switch (w->effect->operation) {
    case RAAT_SET:
        set(w, size, was, x);
        break;
    case RAAT_FLOOR:
        lift_to_floor(effects, w, size, was, x);
        break;
    case RAAT_MULTIPLY:
        multiply(w, size, x);
        break;
    default:
        add(w, size, x);
    }
}

static void apply(const raat_effects *effects, raat_lever_id lever, const choice *c,
                  double x[RAAT_LANES], int32_t clamps[RAAT_LANES])
{
    double was[RAAT_LANES];
    int touched = 0;
    FOR_LANES (l)
        was[l] = x[l];
    /* The operations in the order of their enum: all sets and floors, then all factors, then all
     * additions. */
    for (raat_operation operation = 0; operation < RAAT_N_OPERATIONS; operation++)
        for (int32_t i = 0; i < effects->n[lever]; i++) {
            const weighed *w = &effects->at[lever][i];
            if (w->effect->operation != operation || !is_meant(w->effect, c))
                continue;
            touched = 1;
            operate(effects, w, was, x);
        }
    if (touched)
        clamp(raat_lever_row(lever), was, x, clamps);
}

void raat_effects_apply(const raat_effects *effects, raat_lever_id lever, int32_t cell,
                        double x[RAAT_LANES], int32_t clamps[RAAT_LANES])
{
    apply(effects, lever, &(choice){cell, -1, 0}, x, clamps);
}

void raat_effects_apply_quote(const raat_effects *effects, int32_t branch, int32_t place,
                              double x[RAAT_LANES], int32_t clamps[RAAT_LANES])
{
    const int32_t first = branch * RAAT_N_PLACES;
    const int together = place == RAAT_N_PLACES, of = together ? 0 : place;
    apply(effects, RAAT_LEVER_QUOTE, &(choice){first + of, first + 1 - of, together}, x, clamps);
}
