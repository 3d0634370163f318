#include "engine/model/draws.h"

#include <assert.h>

#include "engine/base/memory.h"
#include "engine/model/chances.h"
#include "engine/model/lanes.h"
#include "engine/numeric/design.h"

struct raat_draws {
    const raat_plan *plan;
    uint32_t block;
    int32_t keys_a_region;
    int32_t first_key[RAAT_N_DRAWS];
    double *values;     /* [quantity][RAAT_LANES] */
    float *chances;     /* [RAAT_LANES] of each quantity that is a share */
    int32_t *chance_of; /* [quantity] its place among these; -1: no share */
};

/* Room for the chances of all shares. */
static raat_status make_chances(raat_draws *draws, raat_error *err)
{
    const raat_plan *plan = draws->plan;
    int32_t n = 0;
    draws->chance_of = raat_memory_new((size_t)plan->n_quantities, sizeof *draws->chance_of, err);
    if (!draws->chance_of)
        return RAAT_FAILED;
    for (int32_t i = 0; i < plan->n_quantities; i++)
        draws->chance_of[i] = -1;
    for (int32_t i = 0; i < plan->n_shares; i++)
        for (int32_t k = 0; k < plan->shares[i].n; k++)
            draws->chance_of[plan->shares[i].first + k] = n++;
    draws->chances = raat_memory_new((size_t)n * RAAT_LANES, sizeof *draws->chances, err);
    return draws->chances ? RAAT_OK : RAAT_FAILED;
}

raat_status raat_draws_new(const raat_plan *plan, raat_draws **out, raat_error *err)
{
    raat_draws *draws = raat_memory_new(1, sizeof *draws, err);
    if (!draws)
        return RAAT_FAILED;
    draws->plan = plan;
    draws->keys_a_region = raat_address_offset(RAAT_N_DRAWS, plan->axes);
    for (raat_draw_id draw = 0; draw < RAAT_N_DRAWS; draw++)
        draws->first_key[draw] = raat_address_offset(draw, plan->axes);
    draws->values =
        raat_memory_new((size_t)plan->n_quantities * RAAT_LANES, sizeof *draws->values, err);
    if (!draws->values || make_chances(draws, err) != RAAT_OK) {
        raat_draws_free(draws);
        return RAAT_FAILED;
    }
    *out = draws;
    return RAAT_OK;
}

void raat_draws_free(raat_draws *draws)
{
    if (!draws)
        return;
    raat_memory_free(draws->values);
    raat_memory_free(draws->chances);
    raat_memory_free(draws->chance_of);
    raat_memory_free(draws);
}

static void draw_quantity(const raat_draws *draws, const raat_quantity *quantity,
                          double out[RAAT_LANES])
{
    if (quantity->dist.family == RAAT_DIST_FIXED) {
        FOR_LANES (l)
            out[l] = quantity->dist.a;
        return;
    }
    const raat_stream s = {.seed = draws->plan->seed, .key = quantity->key, .block = draws->block};
    double u[RAAT_LANES];
    raat_design_uniforms(&s, u);
    raat_dist_quantiles(&quantity->dist, u, out);
}

static void divide_by_sum(const raat_draws *draws, const raat_shares *shares)
{
    double *first = raat_lanes_reals(draws->values, shares->first);
    FOR_LANES (l) {
        double sum = 0;
        for (int32_t i = 0; i < shares->n; i++)
            sum += first[i * RAAT_LANES + l];
        for (int32_t i = 0; i < shares->n; i++)
            first[i * RAAT_LANES + l] /= sum;
    }
}

static void find_chances(const raat_draws *draws, const raat_shares *shares)
{
    const double *share[RAAT_LONGEST_AXIS];
    float *chances[RAAT_LONGEST_AXIS];
    assert(shares->n <= RAAT_LONGEST_AXIS);
    for (int32_t i = 0; i < shares->n; i++) {
        const raat_value value = shares->first + i;
        share[i] = raat_draws_value(draws, value);
        chances[i] = draws->chances + (size_t)draws->chance_of[value] * RAAT_LANES;
    }
    raat_chances_of(share, shares->n, chances);
}

void raat_draws_fill(raat_draws *draws, uint32_t block)
{
    const raat_plan *plan = draws->plan;
    draws->block = block;
    for (int32_t i = 0; i < plan->n_quantities; i++)
        draw_quantity(draws, &plan->quantities[i], raat_lanes_reals(draws->values, i));
    for (int32_t i = 0; i < plan->n_shares; i++)
        divide_by_sum(draws, &plan->shares[i]);
    for (int32_t i = 0; i < plan->n_shares; i++)
        find_chances(draws, &plan->shares[i]);
}

const double *raat_draws_value(const raat_draws *draws, raat_value value)
{
    assert(value >= 0 && value < draws->plan->n_quantities);
    return draws->values + (size_t)value * RAAT_LANES;
}

const float *raat_draws_chances(const raat_draws *draws, raat_value value)
{
    assert(value >= 0 && value < draws->plan->n_quantities && draws->chance_of[value] >= 0);
    return draws->chances + (size_t)draws->chance_of[value] * RAAT_LANES;
}

raat_stream raat_draws_stream(const raat_draws *draws, int32_t region, raat_draw_id draw,
                              int32_t cell, int32_t step)
{
    assert(cell >= 0 && draws->first_key[draw] + cell < draws->keys_a_region);
    const int32_t key = region * draws->keys_a_region + draws->first_key[draw] + cell;
    return (raat_stream){.seed = draws->plan->seed,
                         .key = draws->plan->keys[key],
                         .step = (uint32_t)step,
                         .block = draws->block};
}

/* Few and once a year: their keys are not kept. */
raat_stream raat_draws_national(const raat_draws *draws, raat_draw_id draw, int32_t cell,
                                int32_t year)
{
    return (raat_stream){.seed = draws->plan->seed,
                         .key = raat_address_national(draw, cell, draws->plan->axes),
                         .step = (uint32_t)year,
                         .block = draws->block};
}
