/* What pilots tell of a run, on made-up pilots. */
#include "analysis/estimate.h"

#include "analysis/forecast.h"
#include "tests/check.h"
#include "tests/support/tiny_plan.h"

enum { N = 192, SCENARIOS = 5 };

static double values[SCENARIOS][N], scratch[4 * N];

/* Shifts of scenarios 1 to 3 to the baseline, in units of a noise that is -1 and 1 by turns; scenario 4 is
 * scenario 3 over again. */
static raat_estimate make(raat_plan *plan)
{
    static const double shift[SCENARIOS] = {0, 10, 5, 5.5, 5.5},
                        spread[SCENARIOS] = {0, 2, 1, 1.5, 1.5};
    for (int s = 0; s < SCENARIOS; s++)
        for (int i = 0; i < N; i++)
            values[s][i] = 100 + i % 7 + shift[s] + spread[s] * (i % 2 ? 1 : -1);
    return (raat_estimate){
        .plan = plan,
        .threads = 1,
        .load = 0.5,
        .pilot = {{64, 1.5, 2, 1, 1.5, 30e6, 1000064}, {N, 2.5, 4, 2.2, 3.3, 31e6, 1000192}},
        .values = values[0],
        .goal = {{RAAT_SHORTAGE_FTE, 2020, 0}, 0.01, true},
    };
}

static raat_plan *plan_of(int32_t replicates)
{
    tiny_shape shape = tiny_usual();
    shape.replicates = replicates;
    raat_plan *plan = tiny_plan_new(&shape);
    for (int i = 1; i < SCENARIOS; i++) {
        char name[20];
        snprintf(name, sizeof name, "s%d", i);
        tiny_plan_scenario(plan, name, 0, 0);
    }
    tiny_plan_seal(plan);
    return plan;
}

static void cost_grows_by_whole_blocks(void **state)
{
    raat_plan *plan = plan_of(1000);
    const raat_estimate e = make(plan);
    const raat_pilot_cost cost = raat_estimate_cost(&e);
    CHECK_NEAR(cost.disk, 1000000 + 1024, 1e-6);
    CHECK_NEAR(cost.memory, 31e6 + 1e6 / 128 * (1024 - N), 1);
    /* Loading; simulating at the rate of both; the rest on a line, or as it was where it does not grow. */
    CHECK_NEAR(cost.wall, 0.5 + 1000 * (1 + 2.2) / (64 + N) + 0.3, 1e-9);
    CHECK_NEAR(cost.processor, 0.5 + 1000 * (1.5 + 3.3) / (64 + N) + 0.7 + 0.2 * (1024 - N) / 128,
               1e-9);
    raat_plan_free(plan);
}

static void memory_that_hardly_grows_does_not_grow(void **state)
{
    raat_plan *plan = plan_of(1000000);
    raat_estimate e = make(plan);
    e.pilot[0].memory = e.pilot[1].memory - 400000;
    CHECK_NEAR(raat_estimate_cost(&e).memory, 31e6, 0);
    raat_plan_free(plan);
}

/* kept.h: 350 bytes a chunk, of 64 replicates of an indicator in all scenarios, as they are few; not the line through
 * two pilots. */
static void the_index_of_chunks_takes_memory(void **state)
{
    raat_plan *plan = plan_of(6400);
    raat_estimate e = make(plan);
    plan->lean = 1;
    e.store = RAAT_STORE_REPLICATES;
    double variables = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        variables += !raat_indicator_row(id)->full && raat_indicator_cells(id, plan->axes) > 0;
    const double chunks = (6400 - N) / 64.0 * variables;
    CHECK_NEAR(raat_estimate_cost(&e).memory, 31e6 + 350 * chunks, 1);
    raat_plan_free(plan);
}

static void series_that_are_read_back_take_memory(void **state)
{
    raat_plan *plan = plan_of(1000000);
    raat_estimate e = make(plan);
    e.store = RAAT_STORE_FULL;
    e.pilot[0].memory = e.pilot[1].memory;
    e.pilot[1].before = 7e6;
    /* and a list of 15,625 chunks for each scenario, or for all together */
    CHECK_NEAR(raat_estimate_cost(&e).memory, 7e6 + 192e6, 0.3e6);
    raat_plan_free(plan);
}

static void a_pilot_as_long_as_the_run_is_the_run(void **state)
{
    raat_plan *plan = plan_of(N);
    const raat_estimate e = make(plan);
    const raat_pilot_cost cost = raat_estimate_cost(&e);
    CHECK_NEAR(cost.disk, 1000192, 0);
    CHECK_NEAR(cost.memory, 31e6, 0);
    raat_plan_free(plan);
}

/* Half the values lie `spread` above the mean and half below: sd by hand. */
static void a_contrast_is_paired(void **state)
{
    raat_plan *plan = plan_of(1000);
    const raat_estimate e = make(plan);
    const double one = sqrt(N / (N - 1.0));
    const raat_estimate_contrast c = raat_estimate_contrast_of(&e, 1, 0, scratch);
    CHECK_NEAR(c.mean, 10, 1e-12);
    CHECK_NEAR(c.sd, 2 * one, 1e-12);
    CHECK_NEAR(c.half_width, 1.959964 * 2 * one / sqrt(1000), 1e-6);
    CHECK_NEAR(raat_estimate_wanted(&e), 1.03, 0.001); /* 1 % of some 103 */
    CHECK_NEAR(c.enough, raat_forecast_enough(c.sd, raat_estimate_wanted(&e)), 0);
    CHECK_NEAR(c.apart, raat_forecast_apart(c.sd, 10), 0);
    assert_true(c.clear);
    raat_plan_free(plan);
}

static void the_closest_are_the_hardest_to_tell_apart_that_differ(void **state)
{
    raat_plan *plan = plan_of(1000);
    raat_estimate e = make(plan);
    raat_estimate_contrast c;
    assert_true(raat_estimate_closest(&e, scratch, &c));
    assert_int_equal(c.scenario, 3); /* 0.5 apart with a spread of 0.5; never 4 and 3 */
    assert_int_equal(c.other, 2);
    CHECK_NEAR(c.mean, 0.5, 1e-12);
    for (int i = 0; i < N; i++) /* now the hardest, though not the nearest: spread 9 */
        values[1][i] += i % 2 ? 9 : -9;
    assert_true(raat_estimate_closest(&e, scratch, &c));
    assert_int_equal(c.other, 1);
    raat_plan_free(plan);
}

static void page_and_document_name_what_they_say(void **state)
{
    raat_plan *plan = plan_of(100000);
    const raat_estimate e = make(plan);
    raat_text page = {0}, json = {0};
    assert_int_equal(raat_estimate_append_page(&page, &e, NULL), RAAT_OK);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "100,000 replications of 5 scenarios, 1 thread, --store");
    CHECK_CONTAINS(raat_text_bytes(&page), "time            20 min 51 s\n");
    CHECK_CONTAINS(raat_text_bytes(&page), "peak memory     811 MB");
    CHECK_CONTAINS(raat_text_bytes(&page), "results file    1.1 MB");
    CHECK_CONTAINS(raat_text_bytes(&page), "pilots of 64 and 192 replications, which took 4 s");
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "The two closest scenarios are s3 and s2: difference 0.5 FTE");
    raat_estimate busy = e;
    busy.pilot[0].simulating *= 4;
    busy.pilot[1].simulating *= 4;
    raat_text_clear(&page);
    assert_int_equal(raat_estimate_append_page(&page, &busy, NULL), RAAT_OK);
    CHECK_CONTAINS(
        raat_text_bytes(&page),
        "; at best 33 min 52 s, with a processor to itself\n"); /* 0.5 + 1875 + 0.7 + 156 s */
    assert_int_equal(raat_estimate_append_json(&json, &e, NULL), RAAT_OK);
    CHECK_CONTAINS(raat_text_bytes(&json), "\"closest\":{\"scenario\":\"s3\",\"minus\":\"s2\"");
    raat_text_clear(&page);
    raat_text_clear(&json);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cost_grows_by_whole_blocks),
        cmocka_unit_test(memory_that_hardly_grows_does_not_grow),
        cmocka_unit_test(the_index_of_chunks_takes_memory),
        cmocka_unit_test(series_that_are_read_back_take_memory),
        cmocka_unit_test(a_pilot_as_long_as_the_run_is_the_run),
        cmocka_unit_test(a_contrast_is_paired),
        cmocka_unit_test(the_closest_are_the_hardest_to_tell_apart_that_differ),
        cmocka_unit_test(page_and_document_name_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
