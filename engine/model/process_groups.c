/* Groups: people outside the sector, in pools that decay and refill. Actions reach some; those who need
 * no training offer themselves at once, the others are trained on the job first. */
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/split.h"
#include "engine/numeric/elementary.h"
#include "engine/numeric/poisson.h"
#include "engine/numeric/rounding.h"

/* The pool stands still before the date that it is known for. */
static void drift(raat_world *w, int32_t g)
{
    const raat_group *group = &w->training->groups[g];
    int32_t *pool = raat_lanes_heads(w->state->reservoir, g);
    if (w->clock.year < group->pool_year)
        return;
    const double *decay = raat_world_value(w, group->decay);
    const double *refill = raat_world_value(w, group->refill);
    double leave[RAAT_LANES], mean[RAAT_LANES];
    int32_t in[RAAT_LANES], out[RAAT_LANES];
    FOR_LANES (l) {
        leave[l] = -raat_expm1(w->clock.dt * raat_log1p(-decay[l]));
        mean[l] = refill[l] * w->clock.dt;
    }
    raat_split_take(w, RAAT_DRAW_RESERVOIR_EXIT, g, leave, pool, out);
    const raat_stream at = raat_world_stream(w, RAAT_DRAW_RESERVOIR_REFILL, g);
    raat_poisson_lanes(&at, mean, in);
    raat_lanes_move(pool, raat_lanes_heads(w->flows->drained, g), out);
    raat_lanes_add(pool, in);
    raat_lanes_add(raat_lanes_heads(w->flows->refilled, g), in);
}

/* Persons whom the actions of the scenario reach in this step, as far as the pool has them. */
static void reach(raat_world *w, int32_t g, int32_t out[RAAT_LANES])
{
    int32_t *pool = raat_lanes_heads(w->state->reservoir, g);
    double a_year[RAAT_LANES] = {0};
    raat_effects_apply(w->effects, RAAT_LEVER_REACH, g, a_year, w->flows->clamps);
    FOR_LANES (l)
        a_year[l] = raat_smaller(a_year[l] * w->clock.dt, pool[l]);
    const raat_stream at = raat_world_stream(w, RAAT_DRAW_REACHED, g);
    raat_rounding_lanes(&at, a_year, out);
    raat_lanes_move(pool, raat_lanes_heads(w->flows->reached, g), out);
}

/* Who would start work and stay, over the branches; the others are lost. */
static void offer(raat_world *w, int32_t g, raat_draw_id retained, raat_draw_id branch,
                  const int32_t n[RAAT_LANES], int32_t *by_branch)
{
    const raat_group *group = &w->training->groups[g];
    int32_t stay[RAAT_LANES];
    raat_split_take(w, retained, g, raat_world_value(w, group->retention), n, stay);
    int32_t *unplaced = raat_lanes_heads(w->flows->unplaced, g);
    FOR_LANES (l)
        unplaced[l] += n[l] - stay[l];
    raat_split_shares(w, branch, g * w->branches, group->branch_share, w->branches, stay,
                      raat_lanes_heads(by_branch, g * w->branches));
}

/* Trainees one step on, from the last step down; who is past the last has completed. */
static void train(raat_world *w, int32_t g, int32_t completed[RAAT_LANES])
{
    const raat_group *group = &w->training->groups[g];
    const double *completion = raat_world_value(w, group->completion);
    double drop[RAAT_LANES];
    FOR_LANES (l) {
        drop[l] = 1 - raat_pow(completion[l], 1.0 / group->n_steps);
        completed[l] = 0;
    }
    for (int32_t s = group->n_steps - 1; s >= 0; s--) {
        int32_t *cell = raat_lanes_heads(w->state->trainees, g * w->study_steps + s);
        int32_t out[RAAT_LANES];
        if (raat_lanes_empty(cell))
            continue;
        raat_split_take(w, RAAT_DRAW_TRAINEE_DROPOUT, g * w->study_steps + s, drop, cell, out);
        raat_lanes_move(cell, raat_lanes_heads(w->flows->unplaced, g), out);
        if (s + 1 < group->n_steps)
            memcpy(cell + RAAT_LANES, cell, RAAT_LANES * sizeof *cell);
        else
            memcpy(completed, cell, RAAT_LANES * sizeof *cell);
        memset(cell, 0, RAAT_LANES * sizeof *cell);
    }
}

static void lead_in(raat_world *w, int32_t g)
{
    const raat_group *group = &w->training->groups[g];
    int32_t reached[RAAT_LANES], anyway[RAAT_LANES], ready[RAAT_LANES], completed[RAAT_LANES];
    train(w, g, completed);
    reach(w, g, reached);
    raat_split_take(w, RAAT_DRAW_DISPLACED, g, raat_world_value(w, group->displacement), reached,
                    anyway);
    raat_lanes_add(w->flows->displaced, anyway);
    raat_split_take(w, RAAT_DRAW_READY, g, raat_world_value(w, group->ready), reached, ready);
    int32_t *first = raat_lanes_heads(w->state->trainees, g * w->study_steps);
    FOR_LANES (l)
        first[l] += reached[l] - ready[l];
    offer(w, g, RAAT_DRAW_READY_RETAINED, RAAT_DRAW_READY_BRANCH, ready, w->flows->ready);
    offer(w, g, RAAT_DRAW_TRAINED_RETAINED, RAAT_DRAW_TRAINED_BRANCH, completed, w->flows->trained);
}

void raat_process_groups(raat_world *w)
{
    for (int32_t g = 0; g < w->groups; g++) {
        drift(w, g);
        lead_in(w, g);
    }
}
