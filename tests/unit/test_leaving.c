/* How many leave in a year: the two readings of the record, the year without one, and the level of the hazards
 * that meets them. */
#include "engine/model/leaving.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { LANE = 50 };

/* Recorded 1,700 in 2012 and 40 more each year to 2015, off by a tenth; without record 0.09 of 20,000. */
static raat_plan *plan_of(double annual)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "exits_error", 1.1);
    tiny_plan_set(plan, "annual", annual);
    return plan;
}

/* Exits that the record imposes on a year, persons; -1 when it imposes none. */
static double recorded_in(tiny_world *t, int32_t year)
{
    double out[RAAT_LANES];
    tiny_world_begin(t, 0, (year - 2012) * 4 + 1);
    return raat_leaving_recorded(&t->w, out) ? out[LANE] : -1;
}

static double first_of(const tiny_world *t)
{
    double out[RAAT_LANES];
    raat_leaving_first(&t->w, out);
    return out[LANE];
}

static void a_record_of_years_is_taken_year_by_year(void **state)
{
    raat_plan *plan = plan_of(1);
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(first_of(&t), 1.1 * 1700, 1e-9);
    for (int32_t year = 2012; year <= 2015; year++)
        CHECK_NEAR(recorded_in(&t, year), 1.1 * (1700 + 40 * (year - 2012)), 1e-9);
    CHECK_NEAR(recorded_in(&t, 2016), -1, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* 2012 is then a sum over several years and says nothing: 0.09 * 20,000, without the record's error, and a
 * straight line to the 1.1 * 1,820 of 2015. */
static void a_sum_over_years_gives_way_to_a_straight_line(void **state)
{
    raat_plan *plan = plan_of(0);
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(first_of(&t), 1800, 1e-9);
    for (int32_t i = 0; i < 4; i++)
        CHECK_NEAR(recorded_in(&t, 2012 + i), 1800 + (1.1 * 1820 - 1800) * i / 3, 1e-9);
    CHECK_NEAR(recorded_in(&t, 2016), -1, 0);
    tiny_plan_set(plan, "exits/2012", 6000); /* whatever stands there */
    tiny_plan_set(plan, "exits/2013", 7000);
    tiny_plan_set(plan, "exits/2014", 8000);
    tiny_world other = tiny_world_new(plan, 0);
    for (int32_t year = 2012; year <= 2015; year++)
        CHECK_NEAR(recorded_in(&other, year), recorded_in(&t, year), 0);
    tiny_world_free(&t);
    tiny_world_free(&other);
    raat_plan_free(plan);
}

/* A record of one year has no line to lie on. */
static void a_single_sum_leaves_only_the_rate(void **state)
{
    raat_plan *plan = plan_of(0);
    plan->regions[0].parameters.exits.n = 1;
    tiny_world t = tiny_world_new(plan, 0);
    CHECK_NEAR(first_of(&t), 1800, 1e-9);
    CHECK_NEAR(recorded_in(&t, 2012), 1800, 1e-9);
    CHECK_NEAR(recorded_in(&t, 2013), -1, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* `annual` may be uncertain: each replicate has its own reading. */
static void each_replicate_has_its_own_reading(void **state)
{
    raat_plan *plan = plan_of(1);
    tiny_plan_dist(plan, "annual", (raat_dist){RAAT_DIST_UNIFORM, 0, 1, 0, 0});
    tiny_world t = tiny_world_new(plan, 0);
    double out[RAAT_LANES];
    int sums = 0;
    raat_leaving_first(&t.w, out);
    FOR_LANES (l) {
        const int sum = raat_draws_value(t.draws, t.w.parameters->annual)[l] < 0.5;
        CHECK_NEAR(out[l], sum ? 1800 : 1.1 * 1700, 1e-9);
        sums += sum;
    }
    assert_true(sums > 10 && sums < 54); /* 32 of 64, give or take five standard deviations */
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void free_history_imposes_nothing(void **state)
{
    for (int annual = 0; annual < 2; annual++) {
        raat_plan *plan = plan_of(annual);
        plan->history = RAAT_FREE;
        tiny_world t = tiny_world_new(plan, 0);
        CHECK_NEAR(first_of(&t), 1800, 1e-9);
        for (int32_t year = 2012; year <= 2016; year++)
            CHECK_NEAR(recorded_in(&t, year), -1, 0);
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* ---- expectations ---- */

/* Exits of a quarter times four: n (1 - exp(-(h + r) / 4)), those that are no retirements in proportion h. */
static void expected_exits_are_those_of_a_step_times_the_steps(void **state)
{
    raat_plan *plan = plan_of(1);
    tiny_world t = tiny_world_new(plan, 0);
    double all[RAAT_LANES], other[RAAT_LANES], sum = 0, expected_all = 0, expected_other = 0;
    for (int32_t b = 0; b < 2; b++)
        for (int32_t q = 0; q < 2; q++) {
            raat_leaving_expected(&t.w, b, q, all, other);
            sum += all[LANE];
        }
    CHECK_NEAR(sum, 1.1 * 1700, 1e-6); /* the start is made so */
    for (int32_t a = 0; a < 3; a++)
        for (int32_t u = 0; u < 2; u++) {
            const int32_t job = raat_world_job(&t.w, 1, 1, a, u);
            const double h = raat_lanes_reals(t.start->hazard, job)[LANE];
            const double r = a == 2 ? -log(1 - 0.15) : a == 1 ? -log(1 - 0.01) : 0;
            const double leave =
                4 * raat_lanes_heads(t.state->workforce, job)[LANE] * (1 - exp(-(h + r) / 4));
            expected_all += leave;
            expected_other += leave * h / (h + r);
        }
    CHECK_NEAR(all[LANE], expected_all, 1e-9); /* of zkh, high: the last of the loop */
    CHECK_NEAR(other[LANE], expected_other, 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Whichever way the first year is found, as many are expected to leave: the mean of the first quarter of 64
 * times 8 replicates, a Poisson number but for its smaller variance. In recorded years the whole year is. */
static void the_first_year_has_its_exits(void **state)
{
    static const struct {
        int32_t history;
        double annual, year;
    } rows[] = {{RAAT_FORCED, 1, 1870}, {RAAT_FORCED, 0, 1800}, {RAAT_FREE, 1, 1800}};
    enum { BLOCKS = 8 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        raat_plan *plan = plan_of(rows[i].annual);
        plan->history = rows[i].history;
        tiny_plan_calm(plan); /* a year like any other: no factor on the level of the start */
        const int32_t steps = rows[i].history == RAAT_FORCED ? 4 : 1;
        const double mean = rows[i].year * steps / 4 * BLOCKS * RAAT_LANES;
        double left = 0;
        for (uint32_t block = 0; block < BLOCKS; block++) {
            tiny_world t = tiny_world_new(plan, block);
            for (int32_t step = 0; step < steps; step++) {
                raat_step_run(&t.w, 0, step);
                for (int32_t reason = 0; reason < RAAT_N_REASONS; reason++)
                    FOR_LANES (l)
                        left += raat_lanes_heads(t.flows->exits, reason)[l];
            }
            tiny_world_free(&t);
        }
        CHECK_Z(left, mean, sqrt(mean), 4);
        raat_plan_free(plan);
    }
}

/* Fewer than retire can be asked for: nobody leaves for another job then. */
static void a_level_is_never_negative(void **state)
{
    raat_plan *plan = plan_of(1);
    tiny_world t = tiny_world_new(plan, 0);
    double exits[RAAT_LANES], level[RAAT_LANES];
    FOR_LANES (l)
        exits[l] = 1; /* some 600 retire */
    raat_leaving_level(&t.w, exits, level);
    CHECK_NEAR(level[LANE], 0, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_of_years_is_taken_year_by_year),
        cmocka_unit_test(a_sum_over_years_gives_way_to_a_straight_line),
        cmocka_unit_test(a_single_sum_leaves_only_the_rate),
        cmocka_unit_test(each_replicate_has_its_own_reading),
        cmocka_unit_test(free_history_imposes_nothing),
        cmocka_unit_test(expected_exits_are_those_of_a_step_times_the_steps),
        cmocka_unit_test(the_first_year_has_its_exits),
        cmocka_unit_test(a_level_is_never_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
