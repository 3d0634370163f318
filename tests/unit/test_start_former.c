/* Former staff at the start, by hand, and what is left for the outside. */
#include "engine/model/start_former.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { LANE = 12, LOW = 0, HIGH = 1 };

static raat_plan *plan_of(void)
{
    const tiny_shape shape = tiny_usual();
    return tiny_plan_sealed(&shape);
}

/* Expected exits of a year of a level, quarter by quarter; without retirements where `other`. */
static double exits_of(const tiny_world *t, int32_t b, int32_t q, int other)
{
    double sum = 0;
    for (int32_t a = 0; a < 3; a++)
        for (int32_t u = 0; u < 2; u++) {
            const int32_t job = raat_world_job(&t->w, b, q, a, u);
            const double h = raat_lanes_reals(t->start->hazard, job)[LANE];
            const double r = a == 2 ? -log(1 - 0.15) : a == 1 ? -log(1 - 0.01) : 0;
            const double n = raat_lanes_heads(t->state->workforce, job)[LANE];
            sum += 4 * n * (1 - exp(-(h + r) / 4)) * (other ? h / (h + r) : 1);
        }
    return sum;
}

/* As many come in a year, all exits but retirements, as both hazards take out: 12 % lost and 3 % back. */
static void the_stock_stands_still(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t q = 0; q < 2; q++) {
        const double inflow = exits_of(&t, 0, q, 1) + exits_of(&t, 1, q, 1);
        const double stock = inflow / (-log(1 - 0.12) - log(1 - 0.03));
        assert_true(stock > 1000);
        assert_int_equal(raat_lanes_heads(t.state->former, q)[LANE], floor(stock + 0.5));
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Four quarters of who looks for a post at the reference vacancy rate. */
static void returners_are_those_of_a_step_times_the_steps(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, 0);
    double returners[RAAT_LANES];
    raat_start_former_returners(&t.w, HIGH, returners);
    CHECK_NEAR(returners[LANE],
               4 * raat_lanes_heads(t.state->former, HIGH)[LANE] * (1 - pow(0.97, 0.25)), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A stock without a way out would never stand still: there is none. */
static void without_a_way_out_there_are_none(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "former_exit", 0);
    tiny_plan_set(plan, "reentry", 0);
    tiny_world t = tiny_world_new(plan, 0);
    assert_int_equal(raat_lanes_heads(t.state->former, LOW)[LANE], 0);
    assert_int_equal(raat_lanes_heads(t.state->former, HIGH)[LANE], 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- the outside ---- */

/* Without graduates each cell is in proportion to what returners leave of its exits, at least a tenth of them;
 * returners of a level in proportion to its demand. All candidates are 0.06 of 20,000 less the returners. */
static void returners_take_their_part_of_the_outside_potential(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "graduate_credit", 0);
    tiny_world t = tiny_world_new(plan, 0);
    double back[2], left[4], sum = 0, potential = 0;
    for (int32_t q = 0; q < 2; q++)
        back[q] = 4 * raat_lanes_heads(t.state->former, q)[LANE] * (1 - pow(0.97, 0.25));
    for (int32_t cell = 0; cell < 4; cell++) {
        const int32_t b = cell / 2, q = cell % 2;
        const double demand[] = {raat_lanes_reals(t.start->demand, q)[LANE],
                                 raat_lanes_reals(t.start->demand, 2 + q)[LANE]};
        const double exits = exits_of(&t, b, q, 0);
        left[cell] = fmax(exits - back[q] * demand[b] / (demand[0] + demand[1]), 0.1 * exits);
        sum += left[cell];
    }
    for (int32_t cell = 0; cell < 4; cell++) {
        const double of_cell = raat_lanes_reals(t.start->potential, cell)[LANE];
        CHECK_NEAR(of_cell, (0.06 * 20000 - back[0] - back[1]) * left[cell] / sum, 1e-9);
        potential += of_cell;
    }
    CHECK_NEAR(potential, 0.06 * 20000 - back[0] - back[1], 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* More returners than the outside has candidates in all leave none, not fewer than none. */
static void candidates_are_never_negative(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "reentry", 0.5);
    tiny_plan_set(plan, "outside", 0.01);
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t cell = 0; cell < 4; cell++)
        CHECK_NEAR(raat_lanes_reals(t.start->potential, cell)[LANE], 0, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stock_stands_still),
        cmocka_unit_test(returners_are_those_of_a_step_times_the_steps),
        cmocka_unit_test(without_a_way_out_there_are_none),
        cmocka_unit_test(returners_take_their_part_of_the_outside_potential),
        cmocka_unit_test(candidates_are_never_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
