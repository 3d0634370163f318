/* People whom actions reach, and dropouts with a certificate: what comes out when chance is taken away, by
 * hand. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { BASE, ACTED, LANE = 5, START = 2016 };

/* A calm plan with plenty of posts, a pool that neither decays nor refills, and one action. */
static raat_plan *plan_with(raat_lever_id lever, double size)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "act", lever, RAAT_ADD, size, START);
    tiny_plan_scenario(plan, "acted", 0, 1);
    tiny_plan_seal(plan);
    tiny_plan_calm(plan);
    tiny_plan_set(plan, "vacancy_start", 0.3);
    tiny_plan_set(plan, "seekers/decay", 0);
    tiny_plan_set(plan, "seekers/refill", 0);
    tiny_plan_set(plan, "seekers/displacement", 0);
    tiny_plan_set(plan, "seekers/retention", 1);
    tiny_plan_set(plan, "seekers/completion", 1);
    return plan;
}

static double value_of(const tiny_results *r, int32_t scenario, int32_t year, raat_indicator_id id,
                       int32_t cell)
{
    return tiny_run_lanes(r, 0, scenario, year, id, cell)[LANE];
}

static double hired(const tiny_results *r, int32_t scenario, int32_t year, enum raat_source source)
{
    return value_of(r, scenario, year, RAAT_HIRES_SOURCE, (int32_t)source);
}

static void without_an_action_nobody_is_reached(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_REACH, 40);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    for (int32_t year = 2012; year <= 2020; year++) {
        assert_true(value_of(&r, BASE, year, RAAT_REACHED_GROUP, 0) == 0);
        assert_true(value_of(&r, BASE, year, RAAT_RESERVOIR_GROUP, 0) == 200);
        assert_true(hired(&r, BASE, year, RAAT_FROM_GROUP) == 0);
        assert_true(hired(&r, BASE, year, RAAT_FROM_CERTIFICATE) == 0);
    }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* 40 a year from a pool of 200 that nothing refills last five years; 90 a year last two and a bit. */
static void a_pool_runs_dry(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_REACH, 40);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    for (int32_t year = START; year <= 2020; year++) {
        assert_true(value_of(&r, ACTED, year, RAAT_REACHED_GROUP, 0) == 40);
        assert_true(value_of(&r, ACTED, year, RAAT_RESERVOIR_GROUP, 0) ==
                    200 - 40 * (year - START + 1));
    }
    tiny_run_clear(&r);
    tiny_plan_set(plan, "act/size", 92);
    r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(value_of(&r, ACTED, 2017, RAAT_REACHED_GROUP, 0) == 92);
    assert_true(value_of(&r, ACTED, 2018, RAAT_REACHED_GROUP, 0) == 16);
    assert_true(value_of(&r, ACTED, 2019, RAAT_REACHED_GROUP, 0) == 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Who is ready starts in the year of the action; who is trained for a year starts a year later. */
static void training_takes_its_time(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_REACH, 40);
    tiny_plan_set(plan, "seekers/ready", 1);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(hired(&r, ACTED, START - 1, RAAT_FROM_GROUP) == 0);
    assert_true(hired(&r, ACTED, START, RAAT_FROM_GROUP) == 40);
    tiny_run_clear(&r);
    tiny_plan_set(plan, "seekers/ready", 0);
    r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(hired(&r, ACTED, START, RAAT_FROM_GROUP) == 0);
    assert_true(hired(&r, ACTED, START + 1, RAAT_FROM_GROUP) == 40);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* When all who are reached would have come anyway, they are missing among the outside candidates, one
 * for one: while there are posts for all, as many are hired as without the action. */
static void who_would_have_come_anyway_adds_nobody(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_REACH, 40);
    tiny_plan_set(plan, "seekers/ready", 1);
    tiny_plan_set(plan, "seekers/displacement", 1);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    const double before = hired(&r, BASE, START, RAAT_FROM_OUTSIDE);
    assert_true(hired(&r, ACTED, START, RAAT_FROM_GROUP) == 40);
    assert_true(hired(&r, ACTED, START, RAAT_FROM_OUTSIDE) == before - 40);
    tiny_run_clear(&r);
    tiny_plan_set(plan, "seekers/displacement", 0);
    r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(hired(&r, ACTED, START, RAAT_FROM_OUTSIDE) == before);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Completion and retention thin the reached, in the mean: 64 replicates of 40 people a year. */
static void completion_and_retention_thin(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_REACH, 40);
    tiny_plan_set(plan, "seekers/ready", 0);
    tiny_plan_set(plan, "seekers/completion", 0.7);
    tiny_plan_set(plan, "seekers/retention", 0.9);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    const double *hires =
        tiny_run_lanes(&r, 0, ACTED, START + 1, RAAT_HIRES_SOURCE, RAAT_FROM_GROUP);
    double mean = 0;
    FOR_LANES (l)
        mean += hires[l] / RAAT_LANES;
    const double p = 0.7 * 0.9;
    CHECK_Z(mean, 40 * p, sqrt(40 * p * (1 - p) / RAAT_LANES), 5);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* With every later dropout of bbl_high and bol_high certified and willing, and posts for all, they are
 * hired; nobody of bol_low, which has no certificate, and nobody of a first year. */
static void certificates_are_for_later_dropouts(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_CERTIFICATE, 1);
    tiny_plan_set(plan, "certificate_offer", 1);
    tiny_plan_set(plan, "certificate_displacement", 0);
    for (int y = 2; y <= 3; y++) {
        tiny_plan_set(plan, y == 2 ? "bbl_high/dropout/2" : "bbl_high/dropout/3", 0);
        tiny_plan_set(plan, y == 2 ? "bol_high/dropout/2" : "bol_high/dropout/3", 0);
    }
    tiny_plan_set(plan, "bbl_high/delayed_dropout", 0);
    tiny_plan_set(plan, "bol_high/delayed_dropout", 0);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(hired(&r, ACTED, 2018, RAAT_FROM_CERTIFICATE) == 0);
    tiny_run_clear(&r);
    tiny_plan_set(plan, "bol_high/dropout/2", 0.3);
    tiny_plan_set(plan, "bol_high/dropout/1", 0);
    tiny_plan_set(plan, "bbl_high/dropout/1", 0);
    r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(hired(&r, ACTED, START - 1, RAAT_FROM_CERTIFICATE) == 0);
    for (int32_t year = START; year <= 2020; year++)
        assert_true(hired(&r, ACTED, year, RAAT_FROM_CERTIFICATE) ==
                    value_of(&r, ACTED, year, RAAT_DROPOUTS_TRACK, 2));
    assert_true(hired(&r, ACTED, 2018, RAAT_FROM_CERTIFICATE) > 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Where the record is a sum over several years the pool is the one that goes with it, if the file gives one. */
static void a_sum_over_years_has_a_pool_of_its_own(void **state)
{
    static const struct {
        double annual;
        int given, pool;
    } rows[] = {{1, 1, 200}, {0, 1, 731}, {0, 0, 200}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const tiny_shape shape = tiny_usual();
        raat_plan *plan = tiny_plan_new(&shape);
        const raat_dist sum = {.family = RAAT_DIST_FIXED, .a = 730.5};
        const raat_value cumulative = raat_plan_add(plan, "seekers/pool_cumulative", sum, NULL);
        plan->regions[0].training.groups[0].pool_cumulative = rows[i].given ? cumulative : -1;
        tiny_plan_seal(plan);
        tiny_plan_set(plan, "annual", rows[i].annual);
        tiny_world t = tiny_world_new(plan, 0);
        assert_int_equal(raat_lanes_heads(t.state->reservoir, 0)[LANE], rows[i].pool);
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_action_nobody_is_reached),
        cmocka_unit_test(a_pool_runs_dry),
        cmocka_unit_test(training_takes_its_time),
        cmocka_unit_test(who_would_have_come_anyway_adds_nobody),
        cmocka_unit_test(completion_and_retention_thin),
        cmocka_unit_test(certificates_are_for_later_dropouts),
        cmocka_unit_test(a_sum_over_years_has_a_pool_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
