#include "engine/model/state.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/arena.h"
#include "engine/model/lanes.h"

#define PART(field, ...) RAAT_ARENA_PART(raat_state, field, __VA_ARGS__)
#define COUNT(array)     (sizeof(array) / sizeof((array)[0]))

static const raat_arena_part persons[] = {
    PART(students, RAAT_AXIS_TRACK, RAAT_AXIS_STUDY_STEP),
    PART(delayed, RAAT_AXIS_TRACK),
    PART(workforce, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION, RAAT_AXIS_AGE, RAAT_AXIS_TENURE),
    PART(pool, RAAT_AXIS_QUALIFICATION),
    PART(reservoir, RAAT_AXIS_GROUP),
    PART(trainees, RAAT_AXIS_GROUP, RAAT_AXIS_STUDY_STEP),
    PART(arrivals, RAAT_AXIS_TRACK),
    PART(upskillers, RAAT_AXIS_PATH, RAAT_AXIS_STUDY_STEP, RAAT_AXIS_BRANCH),
    PART(former, RAAT_AXIS_QUALIFICATION),
};
static const raat_arena_part reals[] = {
    PART(growth_noise, RAAT_AXIS_NONE),
    PART(exit_factor, RAAT_AXIS_NONE),
    PART(outside_factor, RAAT_AXIS_NONE),
    PART(stream_factor, RAAT_AXIS_STREAM),
    PART(log_index, RAAT_AXIS_NONE),
    PART(log_growth, RAAT_AXIS_NONE),
    PART(vacancy_rate, RAAT_AXIS_BRANCH),
    PART(places, RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE),
    PART(supervision, RAAT_AXIS_BRANCH),
    PART(overload, RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE),
    PART(quote_start, RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE),
    PART(supervision_start, RAAT_AXIS_BRANCH),
    PART(internal, RAAT_AXIS_TRACK),
    PART(internal_year, RAAT_AXIS_TRACK),
    PART(intake_size, RAAT_AXIS_TRACK, RAAT_AXIS_STUDY_STEP),
};

raat_status raat_state_new(const raat_plan *plan, raat_state **out, raat_error *err)
{
    raat_state *state = raat_memory_new(1, sizeof *state, err);
    if (!state)
        return RAAT_FAILED;
    state->heads = raat_arena_new(state, persons, COUNT(persons), sizeof *state->heads, plan->axes,
                                  &state->n_heads, err);
    state->reals = raat_arena_new(state, reals, COUNT(reals), sizeof *state->reals, plan->axes,
                                  &state->n_reals, err);
    if (!state->heads || !state->reals) {
        raat_state_free(state);
        return RAAT_FAILED;
    }
    *out = state;
    return RAAT_OK;
}

void raat_state_free(raat_state *state)
{
    if (!state)
        return;
    raat_memory_free(state->heads);
    raat_memory_free(state->reals);
    raat_memory_free(state);
}

void raat_state_copy(raat_state *to, const raat_state *from)
{
    memcpy(to->heads, from->heads, from->n_heads * sizeof *from->heads);
    memcpy(to->reals, from->reals, from->n_reals * sizeof *from->reals);
}

void raat_state_persons(const raat_state *state, int64_t out[])
{
    FOR_LANES (l)
        out[l] = 0;
    for (size_t i = 0; i < state->n_heads; i += RAAT_LANES)
        FOR_LANES (l)
            out[l] += state->heads[i + (size_t)l];
}
