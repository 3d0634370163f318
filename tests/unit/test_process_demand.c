/* Demand by hand: index, growth, tilt, lever. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

static double start_of(const tiny_world *t, int32_t b, int32_t q)
{
    return raat_lanes_reals(t->start->demand, b * 2 + q)[7];
}

static double demand_of(const tiny_world *t, int32_t b, int32_t q)
{
    return raat_lanes_reals(t->flows->demand, b * 2 + q)[7];
}

/* Up to and with step `last`, the two processes that make demand. */
static tiny_world demand_at(const raat_plan *plan, int32_t scenario, int32_t last)
{
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t step = 0; step <= last; step++) {
        tiny_world_begin(&t, scenario, step);
        raat_process_year(&t.w);
        raat_process_demand(&t.w);
    }
    return t;
}

/* Staff and working students of the start over 1 - 2 %, cell by cell. */
static void the_start_has_the_vacancies_of_the_start(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, 0);
    const double staff = 20000 * 0.6 * 0.4 * 0.6; /* vvt, high, FTE */
    CHECK_NEAR(start_of(&t, 0, 1), staff / 0.98, 1e-9 * staff);
    double students = 0; /* of bbl_high, who work as low, 0.7 : 0.2 over vvt : zkh */
    for (int32_t s = 0; s < 12; s++)
        students +=
            raat_lanes_heads(t.state->students, 1 * t.w.study_steps + s)[7] * (0.3 + 0.2 * (s / 4));
    students += raat_lanes_heads(t.state->delayed, 1)[7] * 0.7;
    const double low = (20000 * 0.4 * 0.3 + students * 0.2 / 0.9) * 0.75; /* zkh, low, FTE */
    CHECK_NEAR(start_of(&t, 1, 0), low / 0.98, 1e-9 * low);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Recorded: 1 at the end of 2012, 1.01 of 2013, 1.02 of 2014; half of 2014 has gone by. */
static void the_record_is_met_at_the_end_of_its_years(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_calm(plan);
    tiny_world t = demand_at(plan, 0, 3);
    CHECK_NEAR(demand_of(&t, 1, 0) / start_of(&t, 1, 0), 1, 1e-13); /* stands still in 2012 */
    tiny_world_free(&t);
    t = demand_at(plan, 0, 7);
    CHECK_NEAR(demand_of(&t, 1, 0) / start_of(&t, 1, 0), 1.01, 1e-13);
    tiny_world_free(&t);
    t = demand_at(plan, 0, 9);
    CHECK_NEAR(demand_of(&t, 1, 0) / start_of(&t, 1, 0), sqrt(1.01 * 1.02), 1e-13);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void after_the_record_it_grows_by_its_mean(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_calm(plan);
    tiny_world t = demand_at(plan, 0, 4 * 6 + 1); /* two years and a half after 2015 */
    CHECK_NEAR(demand_of(&t, 0, 1) / start_of(&t, 0, 1), 1.03 * pow(1.012, 2.5), 1e-12);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Four recorded years in full and half of one and a quarter. */
static void the_tilt_moves_demand_and_keeps_its_sum(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_calm(plan);
    tiny_plan_set(plan, "tilt/low", -0.01);
    tiny_plan_set(plan, "tilt/high", 0.02);
    tiny_world t = demand_at(plan, 0, 4 * 5);
    const double years = 4 + 0.5 * 1.25;
    for (int32_t b = 0; b < 2; b++) {
        const double was = start_of(&t, b, 0) + start_of(&t, b, 1);
        const double is = demand_of(&t, b, 0) + demand_of(&t, b, 1);
        CHECK_NEAR(is / was, 1.03 * pow(1.012, 1.25), 1e-12);
        CHECK_NEAR(demand_of(&t, b, 1) / demand_of(&t, b, 0),
                   start_of(&t, b, 1) / start_of(&t, b, 0) * exp(0.03 * years), 1e-12);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Free history has no record of the index: five years and a quarter of mean growth, and of half the tilt. */
static void free_history_grows_and_tilts_as_after_a_record(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->history = RAAT_FREE;
    tiny_plan_calm(plan);
    tiny_plan_set(plan, "tilt/low", -0.01);
    tiny_plan_set(plan, "tilt/high", 0.02);
    tiny_world t = demand_at(plan, 0, 4 * 5);
    const double was = start_of(&t, 0, 0) + start_of(&t, 0, 1);
    CHECK_NEAR((demand_of(&t, 0, 0) + demand_of(&t, 0, 1)) / was, pow(1.012, 5.25), 1e-12);
    CHECK_NEAR(demand_of(&t, 0, 1) / demand_of(&t, 0, 0),
               start_of(&t, 0, 1) / start_of(&t, 0, 0) * exp(0.03 * 0.5 * 5.25), 1e-12);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void an_action_scales_its_branch(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "less", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 0.9, 2016)->cells[0] = 0;
    tiny_plan_scenario(plan, "less", 0, 1);
    tiny_plan_seal(plan);
    tiny_world base = demand_at(plan, 0, 4 * 4), less = demand_at(plan, 1, 4 * 4);
    CHECK_NEAR(demand_of(&less, 0, 0), demand_of(&base, 0, 0), 0);
    CHECK_NEAR(demand_of(&less, 1, 0), 0.9 * demand_of(&base, 1, 0), 1e-9);
    CHECK_NEAR(demand_of(&less, 1, 1), 0.9 * demand_of(&base, 1, 1), 1e-9);
    tiny_world_free(&base);
    tiny_world_free(&less);
    raat_plan_free(plan);
}

/* So much noise that a year would lose more than everything. */
static void growth_stays_above_the_loss_of_everything(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "growth", -0.5);
    tiny_plan_set(plan, "growth_sd", 0.5);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    const double *demand = tiny_run_lanes(&r, 0, 0, 2020, RAAT_DEMAND_FTE, 0);
    for (int l = 0; l < RAAT_LANES; l++)
        assert_true(demand[l] > 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_start_has_the_vacancies_of_the_start),
        cmocka_unit_test(the_record_is_met_at_the_end_of_its_years),
        cmocka_unit_test(after_the_record_it_grows_by_its_mean),
        cmocka_unit_test(the_tilt_moves_demand_and_keeps_its_sum),
        cmocka_unit_test(free_history_grows_and_tilts_as_after_a_record),
        cmocka_unit_test(an_action_scales_its_branch),
        cmocka_unit_test(growth_stays_above_the_loss_of_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
