#include "engine/model/flow.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/arena.h"

#define PART(field, ...) RAAT_ARENA_PART(raat_flows, field, __VA_ARGS__)
#define COUNT(array)     (sizeof(array) / sizeof((array)[0]))

static const raat_arena_part persons[] = {
    PART(dropouts, RAAT_AXIS_TRACK),
    PART(diplomas, RAAT_AXIS_TRACK),
    PART(graduates, RAAT_AXIS_TRACK, RAAT_AXIS_BRANCH),
    PART(finished, RAAT_AXIS_TRACK),
    PART(late, RAAT_AXIS_TRACK),
    PART(lost, RAAT_AXIS_TRACK),
    PART(certifiable, RAAT_AXIS_TRACK),
    PART(holders, RAAT_AXIS_TRACK),
    PART(certified, RAAT_AXIS_TRACK, RAAT_AXIS_BRANCH),
    PART(switched, RAAT_AXIS_TRACK),
    PART(reached, RAAT_AXIS_GROUP),
    PART(ready, RAAT_AXIS_GROUP, RAAT_AXIS_BRANCH),
    PART(trained, RAAT_AXIS_GROUP, RAAT_AXIS_BRANCH),
    PART(unplaced, RAAT_AXIS_GROUP),
    PART(refilled, RAAT_AXIS_GROUP),
    PART(drained, RAAT_AXIS_GROUP),
    PART(displaced, RAAT_AXIS_NONE),
    PART(candidates, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(exits, RAAT_AXIS_REASON),
    PART(moved, RAAT_AXIS_NONE),
    PART(departed, RAAT_AXIS_QUALIFICATION, RAAT_AXIS_AGE),
    PART(departures, RAAT_AXIS_NONE),
    PART(arrived, RAAT_AXIS_NONE),
    PART(found_elsewhere, RAAT_AXIS_TRACK),
    PART(former_lost, RAAT_AXIS_NONE),
    PART(pool_exits, RAAT_AXIS_NONE),
    PART(hires, RAAT_AXIS_SOURCE),
    PART(starters, RAAT_AXIS_TRACK),
    PART(newcomers, RAAT_AXIS_TRACK),
    PART(refused, RAAT_AXIS_TRACK),
    PART(unseated, RAAT_AXIS_TRACK),
    PART(redirected, RAAT_AXIS_TRACK),
    PART(willing, RAAT_AXIS_PATH, RAAT_AXIS_BRANCH, RAAT_AXIS_AGE, RAAT_AXIS_TENURE),
    PART(upskilling, RAAT_AXIS_PATH),
    PART(kept_back, RAAT_AXIS_PATH),
    PART(raised, RAAT_AXIS_PATH, RAAT_AXIS_BRANCH),
    PART(resumed, RAAT_AXIS_PATH, RAAT_AXIS_BRANCH),
    PART(binds, RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE),
    PART(open_posts, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(clamps, RAAT_AXIS_NONE),
};
static const raat_arena_part reals[] = {
    PART(demand, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(supply, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(student_fte, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(friction, RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION),
    PART(contract_fte, RAAT_AXIS_BRANCH),
    PART(net_fte, RAAT_AXIS_BRANCH),
    PART(care_fte, RAAT_AXIS_BRANCH),
    PART(qualified_fte, RAAT_AXIS_BRANCH),
    PART(use, RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE),
    PART(spare, RAAT_AXIS_BRANCH),
    PART(finished_of, RAAT_AXIS_TRACK),
    PART(productive, RAAT_AXIS_TRACK, RAAT_AXIS_STUDY_YEAR),
};

raat_status raat_flow_new(const raat_plan *plan, raat_flows **out, raat_error *err)
{
    raat_flows *flows = raat_memory_new(1, sizeof *flows, err);
    if (!flows)
        return RAAT_FAILED;
    flows->persons = raat_arena_new(flows, persons, COUNT(persons), sizeof *flows->persons,
                                    plan->axes, &flows->n_persons, err);
    flows->reals = raat_arena_new(flows, reals, COUNT(reals), sizeof *flows->reals, plan->axes,
                                  &flows->n_reals, err);
    if (!flows->persons || !flows->reals) {
        raat_flow_free(flows);
        return RAAT_FAILED;
    }
    *out = flows;
    return RAAT_OK;
}

void raat_flow_free(raat_flows *flows)
{
    if (!flows)
        return;
    raat_memory_free(flows->persons);
    raat_memory_free(flows->reals);
    raat_memory_free(flows);
}

void raat_flow_clear(raat_flows *flows)
{
    memset(flows->persons, 0, flows->n_persons * sizeof *flows->persons);
}
