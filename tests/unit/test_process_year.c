/* Year factors: where the autoregressions begin. Normal draws come through their quantile, at an address that is
 * spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/numeric/normal.h"

enum { BLOCK = 1, LANE = 19 };

/* z of a process in a year: the upper 52 bits of its uniform. */
static double normal_of(const tiny_world *t, const char *process, const char *cell, int32_t year)
{
    const raat_stream s = {.seed = t->w.plan->seed,
                           .key = raat_stream_key("tiny", process, cell),
                           .step = (uint32_t)year,
                           .block = t->block};
    double u[RAAT_LANES];
    raat_stream_uniforms(&s, u);
    return raat_normal_quantile(u[LANE]);
}

/* Up to the first step of a year. */
static tiny_world at_year(const raat_plan *plan, int32_t year)
{
    tiny_world t = tiny_world_new(plan, BLOCK);
    for (int32_t y = 2012; y <= year; y++) {
        tiny_world_begin(&t, 0, (y - 2012) * 4);
        raat_process_year(&t.w);
    }
    return t;
}

static raat_plan *plan_of(int32_t history)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->history = history;
    return plan;
}

static double stream_factor(const tiny_world *t)
{
    return raat_lanes_reals(t->state->stream_factor, 1)[LANE];
}

/* rho is 0.5, 0.6 and 0.5; sd 0.06, 0.15 and 0.01: 0 while the record runs, then sd sqrt(1 - rho^2) z. */
static void after_a_record_they_go_on_from_0(void **state)
{
    raat_plan *plan = plan_of(RAAT_FORCED);
    tiny_world t = at_year(plan, 2015);
    CHECK_NEAR(stream_factor(&t), 0, 0);
    CHECK_NEAR(t.state->outside_factor[LANE], 0, 0);
    CHECK_NEAR(t.state->growth_noise[LANE], 0, 0);
    tiny_world_free(&t);
    t = at_year(plan, 2016);
    CHECK_NEAR(stream_factor(&t), 0.06 * sqrt(0.75) * normal_of(&t, "stream_factor", "work", 2016),
               1e-12);
    CHECK_NEAR(t.state->outside_factor[LANE],
               0.15 * 0.8 * normal_of(&t, "outside_factor", "", 2016), 1e-12);
    CHECK_NEAR(t.state->growth_noise[LANE], 0.01 * sqrt(0.75) * normal_of(&t, "growth", "", 2016),
               1e-12);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Free history has a first year like any other: sd z; the second remembers it. */
static void without_a_record_the_first_year_is_as_any_other(void **state)
{
    raat_plan *plan = plan_of(RAAT_FREE);
    tiny_world t = at_year(plan, 2012);
    const double first = 0.06 * normal_of(&t, "stream_factor", "work", 2012);
    CHECK_NEAR(stream_factor(&t), first, 1e-12);
    CHECK_NEAR(t.state->exit_factor[LANE], 0.08 * normal_of(&t, "exit_factor", "", 2012), 1e-12);
    CHECK_NEAR(t.state->outside_factor[LANE], 0.15 * normal_of(&t, "outside_factor", "", 2012),
               1e-12);
    const double growth = 0.01 * normal_of(&t, "growth", "", 2012);
    CHECK_NEAR(t.state->growth_noise[LANE], growth, 1e-12);
    CHECK_NEAR(t.state->log_growth[LANE], log1p(0.012 + growth), 1e-12);
    tiny_world_free(&t);
    t = at_year(plan, 2013);
    CHECK_NEAR(stream_factor(&t),
               0.5 * first + 0.06 * sqrt(0.75) * normal_of(&t, "stream_factor", "work", 2013),
               1e-12);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_a_record_they_go_on_from_0),
        cmocka_unit_test(without_a_record_the_first_year_is_as_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
