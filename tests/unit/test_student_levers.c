/* Levers on students: each moves what it should by as much as the page says, and nothing before it begins. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/supply.h"

enum { BLOCK = 1, START = 2017, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2, VVT = 0, LOW = 0 };
enum { BASELINE, ACTED, FEBRUARY_2017 = 4 * 5, SEPTEMBER_2017 = 4 * 5 + 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static raat_plan *plan_with(raat_lever_id lever, raat_operation operation, double size)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    tiny_plan_action(plan, "act", lever, operation, size, START);
    tiny_plan_scenario(plan, "acted", 0, 1);
    tiny_plan_seal(plan);
    return plan;
}

/* Until 2016 the scenario is the baseline to the last byte; from then on it is not. */
static void nothing_before_its_start(void **state)
{
    static const struct {
        raat_lever_id lever;
        raat_operation operation;
        double size;
    } rows[] = {
        {RAAT_LEVER_FIXUS, RAAT_MULTIPLY, 0.5},    {RAAT_LEVER_FIXUS, RAAT_SET, 1e5},
        {RAAT_LEVER_FIXUS, RAAT_ADD, 60},          {RAAT_LEVER_PRODUCTIVE, RAAT_SET, 0.5},
        {RAAT_LEVER_PRODUCTIVE, RAAT_MULTIPLY, 2}, {RAAT_LEVER_PRODUCTIVE, RAAT_ADD, 0.1},
        {RAAT_LEVER_UPSKILLING, RAAT_MULTIPLY, 3}, {RAAT_LEVER_FURTHER, RAAT_MULTIPLY, 0},
        {RAAT_LEVER_FURTHER, RAAT_ADD, 0.5},       {RAAT_LEVER_DELAY, RAAT_MULTIPLY, 0},
        {RAAT_LEVER_DELAY, RAAT_ADD, 0.5},         {RAAT_LEVER_ENTRY, RAAT_SET, 1},
        {RAAT_LEVER_ENTRY, RAAT_ADD, 0.6},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        raat_plan *plan = plan_with(rows[i].lever, rows[i].operation, rows[i].size);
        tiny_results r = tiny_run(plan, &(raat_run_options){0});
        const size_t row = (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
        const double *base = tiny_run_lanes(&r, 0, BASELINE, 2012, 0, 0);
        const double *acted = tiny_run_lanes(&r, 0, ACTED, 2012, 0, 0);
        const size_t before = (START - 2012) * row * RAAT_LANES;
        /* yields stand at the year in which the cohort began, and may change for who is still on the way */
        for (int32_t year = 2012; year < START; year++)
            for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
                const size_t n = (size_t)raat_indicator_cells(id, plan->axes) * RAAT_LANES;
                if (raat_indicator_row(id)->rule != RAAT_YEAR_COHORT &&
                    memcmp(tiny_run_lanes(&r, 0, BASELINE, year, id, 0),
                           tiny_run_lanes(&r, 0, ACTED, year, id, 0), n * sizeof(double)) != 0)
                    fail_msg("lever %s moves %s of %d", raat_lever_row(rows[i].lever)->name,
                             raat_indicator_row(id)->name, year);
            }
        if (memcmp(base + before, acted + before, 4 * row * RAAT_LANES * sizeof *base) == 0)
            fail_msg("lever %s moves nothing", raat_lever_row(rows[i].lever)->name);
        tiny_run_clear(&r);
        raat_plan_free(plan);
    }
}

/* ---- by how much ---- */

/* 0.2 of diplomas study on, 0.15 more with the action; half of that where it reaches half. */
static void further_study_moves_its_share(void **state)
{
    static const double reach[] = {1, 0.5}, share[] = {0.2 + 0.15, 0.2 + 0.075};
    for (size_t i = 0; i < 2; i++) {
        raat_plan *plan = plan_with(RAAT_LEVER_FURTHER, RAAT_ADD, 0.15);
        int32_t n[RAAT_LANES], on[RAAT_LANES];
        tiny_plan_set(plan, "act/reach", reach[i]);
        tiny_world t = tiny_world_new(plan, BLOCK);
        tiny_world_begin(&t, ACTED, SEPTEMBER_2017);
        fill(raat_lanes_heads(t.flows->diplomas, BOL_LOW), 400);
        raat_process_graduates(&t.w);
        fill(n, 400);
        tiny_world_draw(&t, "further_study", "bol_low", START * 4 + 2, n, share[i], on);
        FOR_LANES (l)
            assert_int_equal(raat_lanes_heads(t.state->arrivals, BOL_HIGH)[l], on[l]);
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* At the nominal end 0.15 of 300 students are late; two thirds of that is 0.1. Nobody drops out here. */
static void delay_moves_its_share(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_DELAY, RAAT_MULTIPLY, 2.0 / 3);
    int32_t n[RAAT_LANES], late[RAAT_LANES];
    tiny_plan_set(plan, "bol_low/dropout/2", 0);
    tiny_world t = tiny_world_new(plan, BLOCK);
    memset(t.state->heads, 0, t.state->n_heads * sizeof *t.state->heads);
    tiny_world_begin(&t, ACTED, SEPTEMBER_2017);
    fill(raat_lanes_heads(t.state->students, 7), 300); /* the last step of two years */
    raat_process_students(&t.w);
    fill(n, 300);
    tiny_world_draw(&t, "delay", "bol_low", START * 4 + 2, n, 0.15 * (1 + 2.0 / 3 - 1), late);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.state->delayed, BOL_LOW)[l], late[l]);
        assert_int_equal(raat_lanes_heads(t.flows->diplomas, BOL_LOW)[l], 300 - late[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Young staff at level low of vvt, new: 1 - (1 - 0.03)^(0.8 * 2) of them apply in a September. */
static void upskilling_multiplies_the_hazard(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_UPSKILLING, RAAT_MULTIPLY, 2);
    int32_t staff[RAAT_LANES], willing[RAAT_LANES];
    tiny_plan_set(plan, "work/sd", 0);
    tiny_world t = tiny_world_new(plan, BLOCK);
    memcpy(staff, t.state->workforce, sizeof staff);
    tiny_world_begin(&t, ACTED, SEPTEMBER_2017);
    raat_process_intake(&t.w);
    tiny_world_draw(&t, "upskill", "rise/vvt/young/new", START * 4 + 2, staff,
                    1 - pow(0.97, 0.8 * 2), willing);
    FOR_LANES (l)
        assert_int_equal(t.flows->willing[l], willing[l]);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* 100 students in the first year and 40 delayed fill 0.1 and 0.2 of a contract at level low; with twice as much 0.2
 * and 0.4, and school-based students do as those of a work-based track. Half train in vvt, 0.5 / 0.8. */
static void students_fill_what_the_lever_says(void **state)
{
    static const double factor[] = {1, 2};
    raat_plan *plan = plan_with(RAAT_LEVER_PRODUCTIVE, RAAT_MULTIPLY, 2);
    for (int32_t scenario = BASELINE; scenario <= ACTED; scenario++) {
        tiny_world t = tiny_world_new(plan, BLOCK);
        memset(t.state->heads, 0, t.state->n_heads * sizeof *t.state->heads);
        fill(raat_lanes_heads(t.state->students, 2), 100);
        fill(raat_lanes_heads(t.state->delayed, BOL_LOW), 40);
        tiny_world_begin(&t, scenario, SEPTEMBER_2017);
        raat_supply_count(&t.w);
        const double contract = 0.6 * (1 - 0.07) / (1 - 0.07);
        CHECK_NEAR(raat_lanes_reals(t.flows->student_fte, VVT * 2 + LOW)[5],
                   factor[scenario] * (100 * 0.1 + 40 * 0.2) * 0.5 / 0.8 * contract, 1e-9);
        CHECK_NEAR(raat_lanes_reals(t.flows->supply, VVT * 2 + LOW)[5],
                   raat_lanes_reals(t.flows->student_fte, VVT * 2 + LOW)[5], 1e-12);
        tiny_world_free(&t);
    }
    raat_plan_free(plan);
}

/* Nobody fills more than one contract, and that he would is counted once: bol_low has two study years and
 * bbl_high three, all of which would fill more than one. */
static void a_student_fills_one_contract_at_most(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_PRODUCTIVE, RAAT_ADD, 0.95);
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, ACTED, SEPTEMBER_2017);
    for (int32_t year = 0; year < 2; year++)
        CHECK_NEAR(raat_lanes_reals(t.flows->productive, BOL_LOW * 3 + year)[9], 1, 0);
    assert_int_equal(t.flows->clamps[9], 5);
    raat_supply_count(&t.w);
    assert_int_equal(t.flows->clamps[9], 5);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* 150 seats, 0.8 of them in a September: 120; half as many with the action, all who apply without a limit. */
static void a_fixus_is_moved_and_ended(void **state)
{
    static const double size[] = {75, 1e5};
    for (size_t i = 0; i < 2; i++) {
        raat_plan *plan = plan_with(RAAT_LEVER_FIXUS, RAAT_SET, size[i]);
        for (int32_t scenario = BASELINE; scenario <= ACTED; scenario++) {
            tiny_world t = tiny_world_new(plan, BLOCK);
            tiny_world_begin(&t, scenario, SEPTEMBER_2017);
            fill(raat_lanes_heads(t.state->arrivals, BOL_HIGH), 500);
            raat_process_intake(&t.w);
            FOR_LANES (l) {
                const int32_t out = raat_lanes_heads(t.flows->unseated, BOL_HIGH)[l];
                const int32_t all = raat_lanes_heads(t.flows->starters, BOL_HIGH)[l] +
                                    raat_lanes_heads(t.flows->refused, BOL_HIGH)[l];
                assert_int_equal(out, scenario == BASELINE ? all - 120 : i ? 0 : all - 60);
            }
            tiny_world_free(&t);
        }
        raat_plan_free(plan);
    }
}

/* Newcomers of bol_low in February and in September, of 64 replicates. */
static double applied(const raat_plan *plan, int32_t step)
{
    tiny_world t = tiny_world_new(plan, BLOCK);
    double sum = 0;
    tiny_world_begin(&t, ACTED, step);
    raat_process_intake(&t.w);
    FOR_LANES (l)
        sum += raat_lanes_heads(t.flows->newcomers, BOL_LOW)[l] +
               raat_lanes_heads(t.flows->refused, BOL_LOW)[l];
    tiny_world_free(&t);
    return sum;
}

/* 0.2 start in February and 0.8 in September: halfway to as many at each is 0.35 and 0.65. bol_low expects 0.6 of
 * 825, growing by 1 % a year for two years, less those who switch from the other two (their places stand in I). */
static void entry_evens_out_the_moments(void **state)
{
    raat_plan *plan = plan_with(RAAT_LEVER_ENTRY, RAAT_SET, 0.5);
    tiny_plan_set(plan, "bbl_high/switch", 0);
    tiny_plan_set(plan, "bol_high/switch", 0);
    const double a_year = RAAT_LANES * 0.6 * 825 * pow(1.01, 2);
    CHECK_Z(applied(plan, FEBRUARY_2017), 0.35 * a_year, sqrt(0.35 * a_year), 4);
    CHECK_Z(applied(plan, SEPTEMBER_2017), 0.65 * a_year, sqrt(0.65 * a_year), 4);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_before_its_start),
        cmocka_unit_test(further_study_moves_its_share),
        cmocka_unit_test(delay_moves_its_share),
        cmocka_unit_test(upskilling_multiplies_the_hazard),
        cmocka_unit_test(students_fill_what_the_lever_says),
        cmocka_unit_test(a_student_fills_one_contract_at_most),
        cmocka_unit_test(a_fixus_is_moved_and_ended),
        cmocka_unit_test(entry_evens_out_the_moments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
