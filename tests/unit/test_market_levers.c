/* The levers of the labour market: each moves what it is for, where it is for, and from its start on; a
 * factor of 1 moves no bit. Expected numbers are ratios of hazards and flows, by hand. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { VVT, ZKH, LOW = 0, HIGH = 1, LANE = 3, STEP_2017 = 4 * 5 };

/* Scenario 1 has one action on a lever, in all of its cells or in one. */
static raat_plan *with(raat_lever_id lever, double size, int32_t only)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    raat_effect *effect = tiny_plan_action(plan, "act", lever, RAAT_MULTIPLY, size, 2017);
    for (int32_t i = 0; only >= 0 && i < raat_lever_cells(lever, plan->axes); i++)
        effect->cells[i] = i == only;
    tiny_plan_scenario(plan, "act", 0, 1);
    tiny_plan_seal(plan);
    return plan;
}

static const raat_lever_id levers[] = {RAAT_LEVER_FILLABLE, RAAT_LEVER_MOVE, RAAT_LEVER_REENTRY,
                                       RAAT_LEVER_OUTSIDE};
enum { N = sizeof levers / sizeof *levers };

/* Of all lanes and replicates, over the years first .. last. */
static double sum_of(const tiny_results *r, int32_t scenario, raat_indicator_id id, int32_t cell,
                     int32_t first, int32_t last)
{
    double sum = 0;
    for (int32_t year = first; year <= last; year++)
        FOR_LANES (l)
            sum += tiny_run_lanes(r, 0, scenario, year, id, cell)[l];
    return sum;
}

/* All but what stands at the year in which a cohort started. */
static void same_until(const tiny_results *r, const raat_plan *plan, int32_t last)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (int32_t cell = 0; cell < raat_indicator_cells(id, plan->axes); cell++)
            for (int32_t year = plan->start_year; year <= last; year++) {
                if (raat_indicator_row(id)->rule == RAAT_YEAR_COHORT)
                    continue;
                const double *a = tiny_run_lanes(r, 0, 0, year, id, cell);
                const double *b = tiny_run_lanes(r, 0, 1, year, id, cell);
                assert_int_equal(memcmp(a, b, RAAT_LANES * sizeof *a), 0);
            }
}

static void a_factor_of_one_moves_no_bit(void **state)
{
    for (int i = 0; i < N; i++) {
        raat_plan *plan = with(levers[i], 1, -1);
        tiny_results r = tiny_run(plan, &(raat_run_options){0});
        size_t n;
        const double *a = tiny_run_scenario(&r, 0, 0, &n), *b = tiny_run_scenario(&r, 0, 1, &n);
        assert_int_equal(memcmp(a, b, n * sizeof *a), 0);
        tiny_run_clear(&r);
        raat_plan_free(plan);
    }
}

/* What each moves first, and which way when it is doubled or halved. */
static void each_moves_what_it_is_for_and_nothing_before_its_start(void **state)
{
    static const struct {
        double size;
        raat_indicator_id id;
        int32_t cell;
        double way;
    } moves[N] = {{0.5, RAAT_SHORTAGE_FTE, 0, 1},
                  {2, RAAT_JOB_CHANGES, 0, 1},
                  {2, RAAT_HIRES_SOURCE, RAAT_FROM_RETURN, 1},
                  {0.5, RAAT_HIRES_SOURCE, RAAT_FROM_OUTSIDE, -1}};
    for (int i = 0; i < N; i++) {
        raat_plan *plan = with(levers[i], moves[i].size, -1);
        tiny_results r = tiny_run(plan, &(raat_run_options){0});
        same_until(&r, plan, 2016);
        const double gain = sum_of(&r, 1, moves[i].id, moves[i].cell, 2017, 2020) -
                            sum_of(&r, 0, moves[i].id, moves[i].cell, 2017, 2020);
        assert_true(gain * moves[i].way > 0);
        tiny_run_clear(&r);
        raat_plan_free(plan);
    }
}

/* Nobody but outside candidates, and none of them: the gap stays as it was opened up. Of 0.7 a quarter,
 * halved in vvt, 0.65 of the gap is friction there and 0.3 in zkh. */
static void fillable_leaves_the_rest_as_friction(void **state)
{
    raat_plan *plan = with(RAAT_LEVER_FILLABLE, 0.5, VVT);
    tiny_plan_set(plan, "tilt/low", 0); /* every cell has the vacancies of the start */
    tiny_plan_set(plan, "tilt/high", 0);
    tiny_plan_set(plan, "outside", 0);
    tiny_plan_set(plan, "reentry", 0);
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 1, STEP_2017);
    raat_process_demand(&t.w);
    raat_process_hiring(&t.w);
    for (int32_t cell = 0; cell < 4; cell++) {
        const double gap = raat_lanes_reals(t.flows->demand, cell)[LANE] -
                           raat_lanes_reals(t.flows->supply, cell)[LANE];
        assert_true(gap > 0);
        CHECK_NEAR(raat_lanes_reals(t.flows->friction, cell)[LANE],
                   gap * (cell / 2 == VVT ? 0.65 : 0.3), 1e-9 * gap);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Hazards, so that twice the lever is twice the hazard: who stays is squared. */
static void move_is_by_the_branch_that_is_left(void **state)
{
    raat_plan *plan = with(RAAT_LEVER_MOVE, 2, VVT);
    double left[2] = {0, 0}, staff[2] = {0, 0};
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t b = VVT; b <= ZKH; b++)
        for (int32_t i = 0; i < 12; i++)
            FOR_LANES (l)
                staff[b] += raat_lanes_heads(t.state->workforce, b * 12 + i)[l];
    /* Nothing draws to zkh, so who moves out of it is gone from it, and vvt takes all. */
    tiny_world_begin(&t, 1, STEP_2017);
    for (int32_t q = LOW; q <= HIGH; q++)
        FOR_LANES (l) {
            raat_lanes_reals(t.flows->demand, VVT * 2 + q)[l] = 1;
            raat_lanes_reals(t.flows->demand, ZKH * 2 + q)[l] = 0;
        }
    raat_process_moves(&t.w);
    double moved = 0;
    FOR_LANES (l)
        moved += raat_lanes_heads(t.flows->moved, 0)[l];
    left[ZKH] = staff[ZKH];
    for (int32_t i = 0; i < 12; i++)
        FOR_LANES (l)
            left[ZKH] -= raat_lanes_heads(t.state->workforce, ZKH * 12 + i)[l];
    left[VVT] = moved - left[ZKH];
    const double zkh = 1 - pow(0.95, 0.25), vvt = 1 - pow(0.95, 0.5);
    CHECK_Z(left[ZKH], staff[ZKH] * zkh, sqrt(staff[ZKH] * zkh * (1 - zkh)), 5);
    CHECK_Z(left[VVT], staff[VVT] * vvt, sqrt(staff[VVT] * vvt * (1 - vvt)), 5);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* The vacancy rate is the reference and there are posts for all, so F (1 - exp(-2 h dt)) come back at the
 * lower level and F (1 - exp(-h dt)) at the other. */
static void reentry_is_by_level(void **state)
{
    raat_plan *plan = with(RAAT_LEVER_REENTRY, 2, LOW);
    tiny_plan_set(plan, "vacancy_start", 0.025);
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 1, STEP_2017);
    double before[2] = {0, 0}, after[2] = {0, 0};
    for (int32_t q = LOW; q <= HIGH; q++)
        FOR_LANES (l) {
            before[q] += raat_lanes_heads(t.state->former, q)[l];
            for (int32_t b = VVT; b <= ZKH; b++)
                raat_lanes_reals(t.flows->demand, b * 2 + q)[l] = 1e6;
        }
    raat_process_hiring(&t.w);
    for (int32_t q = LOW; q <= HIGH; q++) {
        const double p = 1 - pow(0.97, q == LOW ? 0.5 : 0.25);
        FOR_LANES (l)
            after[q] += raat_lanes_heads(t.state->former, q)[l];
        CHECK_Z(before[q] - after[q], before[q] * p, sqrt(before[q] * p * (1 - p)), 5);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A third of the ordinary flow in one cell, all of it in the others. */
static void outside_is_by_branch_and_level(void **state)
{
    raat_plan *plan = with(RAAT_LEVER_OUTSIDE, 1.0 / 3, ZKH * 2 + HIGH);
    tiny_plan_set(plan, "vacancy_start", 0.025);
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 1, STEP_2017);
    raat_process_demand(&t.w);
    raat_process_hiring(&t.w);
    for (int32_t cell = 0; cell < 4; cell++) {
        double came = 0, mean = 0;
        FOR_LANES (l) {
            came += raat_lanes_heads(t.flows->candidates, cell)[l];
            mean += raat_lanes_reals(t.start->potential, cell)[l] / 4;
        }
        mean *= cell == ZKH * 2 + HIGH ? 1.0 / 3 : 1;
        CHECK_Z(came, mean, sqrt(mean), 5);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_factor_of_one_moves_no_bit),
        cmocka_unit_test(each_moves_what_it_is_for_and_nothing_before_its_start),
        cmocka_unit_test(fillable_leaves_the_rest_as_friction),
        cmocka_unit_test(move_is_by_the_branch_that_is_left),
        cmocka_unit_test(reentry_is_by_level),
        cmocka_unit_test(outside_is_by_branch_and_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
