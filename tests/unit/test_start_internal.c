/* Starters who are students or staff already: expected at the start, counted at the end of the record. */
#include "engine/model/start_internal.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { LANE = 33, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };

static double internal(const tiny_world *t, int32_t k)
{
    return raat_lanes_reals(t->state->internal, k)[LANE];
}

/* bol_low: 0.6 * 900 begin; 22 and 8 % drop out; 15 % are late, of whom h_d / (h_d + h_x) get there in the end;
 * a fifth of the diplomas study on in bol_high. */
static double arrivals(void)
{
    const double d = -log(1 - 0.6), x = -log(1 - 0.15);
    return 0.6 * 900 * (1 - 0.22) * (1 - 0.08) * (1 - 0.15 + 0.15 * d / (d + x)) * 0.2;
}

/* Level low is 0.6 of the 12,000 in vvt and 0.3 of the 8,000 in zkh; 25 and 20 % are young and 50 and 40 %
 * middle-aged; 3 and 1 % of these start. */
static double risers(void)
{
    return 7200 * (0.25 * 0.03 + 0.5 * 0.01) + 2400 * (0.2 * 0.03 + 0.4 * 0.01);
}

static void at_the_start_they_are_an_expectation(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(internal(&t, BOL_LOW), 0, 0);
    CHECK_NEAR(internal(&t, BBL_HIGH), risers(), 1e-9);
    CHECK_NEAR(internal(&t, BOL_HIGH), arrivals(), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A path by bol_high beside its arrivals. */
static void paths_and_arrivals_of_a_track_add_up(void **state)
{
    tiny_shape shape = tiny_usual();
    shape.paths = 2;
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "leap/rate/young", 0.06); /* twice that of the other path */
    tiny_plan_set(plan, "leap/rate/middle", 0.02);
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(internal(&t, BBL_HIGH), risers(), 1e-9);
    CHECK_NEAR(internal(&t, BOL_HIGH), arrivals() + 2 * risers(), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* bol_high: 0.4 * 900 begin; 22, 8 and 8 % drop out, and of the 15 % late ones who do not get there in the end;
 * 0.3 of the dropouts begin bol_low, as 0.2 of those of bbl_high do. */
static void dropouts_who_start_another_track_are_among_them(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    tiny_plan_seal(plan);
    tiny_world t = tiny_world_new(plan, 0);
    const double d = -log(1 - 0.6), x = -log(1 - 0.15), end = 0.78 * 0.92 * 0.92;
    const double dropouts = 1 - end + end * 0.15 * x / (d + x);
    CHECK_NEAR(internal(&t, BOL_LOW), (0.4 * 900 * 0.3 + 300 * 0.2) * dropouts, 1e-9);
    CHECK_NEAR(internal(&t, BBL_HIGH), risers(), 1e-9);
    CHECK_NEAR(internal(&t, BOL_HIGH), arrivals(), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void no_further_track_means_no_arrivals(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->regions[0].training.tracks[BOL_LOW].further_track = -1;
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(internal(&t, BOL_HIGH), 0, 0);
    for (int32_t step = 0; step < 20; step++) {
        raat_step_run(&t.w, 0, step);
        for (int32_t k = 0; k < 3; k++)
            assert_int_equal(raat_lanes_heads(t.state->arrivals, k)[LANE], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Students who started beside newcomers, and upskillers, in one step of one lane. */
static double counted(const tiny_world *t, int32_t k)
{
    return raat_lanes_heads(t->flows->starters, k)[LANE] -
           raat_lanes_heads(t->flows->newcomers, k)[LANE] +
           (k == BBL_HIGH ? raat_lanes_heads(t->flows->upskilling, 0)[LANE] : 0);
}

/* What was expected stands until the last recorded year, 2015, is over; then those of 2015 stand for good. */
static void the_record_shows_how_many_there_are(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, 0);
    double of_2015[3] = {0};
    for (int32_t step = 0; step < 4 * 6; step++) {
        const int32_t year = 2012 + step / 4;
        CHECK_NEAR(internal(&t, BOL_HIGH), year <= 2015 ? arrivals() : of_2015[BOL_HIGH], 1e-9);
        CHECK_NEAR(internal(&t, BBL_HIGH), year <= 2015 ? risers() : of_2015[BBL_HIGH], 1e-9);
        raat_step_run(&t.w, 0, step);
        for (int32_t k = 0; k < 3 && year == 2015; k++)
            of_2015[k] += counted(&t, k);
    }
    assert_true(of_2015[BOL_HIGH] > 20 && of_2015[BBL_HIGH] > 50);
    CHECK_NEAR(of_2015[BOL_LOW], 0, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Free history has no last recorded year: what is expected at the start stands for good. */
static void free_history_keeps_the_expectation(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->history = RAAT_FREE;
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t step = 0; step < 4 * 6; step++)
        raat_step_run(&t.w, 0, step);
    CHECK_NEAR(internal(&t, BOL_HIGH), arrivals(), 1e-9);
    CHECK_NEAR(internal(&t, BBL_HIGH), risers(), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_the_start_they_are_an_expectation),
        cmocka_unit_test(paths_and_arrivals_of_a_track_add_up),
        cmocka_unit_test(dropouts_who_start_another_track_are_among_them),
        cmocka_unit_test(no_further_track_means_no_arrivals),
        cmocka_unit_test(the_record_shows_how_many_there_are),
        cmocka_unit_test(free_history_keeps_the_expectation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
