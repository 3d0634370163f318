#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/base/memory.h"
#include "engine/model/lanes.h"
#include "engine/numeric/lognormal.h"

/* A plan with the actions that `add` gives it, all in scenario 1. */
static raat_plan *with(void (*add)(raat_plan *plan))
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    add(plan);
    tiny_plan_scenario(plan, "acts", 0, plan->n_actions);
    tiny_plan_seal(plan);
    return plan;
}

typedef struct {
    double x;
    int32_t clamps;
} moved;

/* What a lever that stands at `from` becomes in one cell, in that step of a calendar year. */
static moved apply(const raat_plan *plan, int32_t scenario, raat_lever_id lever, int32_t cell,
                   double from, int32_t year, int32_t of_year)
{
    tiny_world t = tiny_world_new(plan, 0);
    double x[RAAT_LANES];
    int32_t clamps[RAAT_LANES] = {0};
    tiny_world_begin(&t, scenario, (year - plan->start_year) * plan->steps_per_year + of_year);
    FOR_LANES (l)
        x[l] = from;
    raat_effects_apply(t.effects, lever, cell, x, clamps);
    FOR_LANES (l)
        assert_true(memcmp(&x[l], &x[0], sizeof x[0]) == 0 && clamps[l] == clamps[0]);
    tiny_world_free(&t);
    return (moved){x[0], clamps[0]};
}

/* ---- composition ---- */

static void four_on_the_quote(raat_plan *plan)
{
    tiny_plan_action(plan, "add", RAAT_LEVER_QUOTE, RAAT_ADD, 0.02, 2016);
    tiny_plan_action(plan, "twice", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 2, 2016);
    tiny_plan_action(plan, "set", RAAT_LEVER_QUOTE, RAAT_SET, 0.2, 2016);
    tiny_plan_action(plan, "half", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 0.5, 2016);
    tiny_plan_action(plan, "floor", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.12, 2016);
    tiny_plan_set(plan, "set/reach", 0.25);
    tiny_plan_set(plan, "floor/reach", 0.5);
    tiny_plan_set(plan, "half/reach", 0.4);
}

/* By hand: set and floor move from where the lever stood, then the factors, then the sum. */
static double four_by_hand(double x)
{
    const double floored = raat_lognormal_mean_above(x, 0.4, 0.12);
    const double first = x + 0.25 * (0.2 - x) + 0.5 * (floored - x);
    return first * 2 * (1 + 0.4 * (0.5 - 1)) + 0.02;
}

static void set_and_floor_then_factors_then_sums(void **state)
{
    raat_plan *plan = with(four_on_the_quote);
    const moved m = apply(plan, 1, RAAT_LEVER_QUOTE, 1, 0.1, 2017, 0);
    CHECK_NEAR(m.x, four_by_hand(0.1), 1e-15);
    assert_int_equal(m.clamps, 0);
    raat_plan_free(plan);
}

static void the_order_of_actions_does_not_matter(void **state)
{
    raat_plan *plan = with(four_on_the_quote);
    for (int turn = 1; turn < 5; turn++) {
        const raat_action first = plan->actions[0];
        memmove(plan->actions, plan->actions + 1, 4 * sizeof first);
        plan->actions[4] = first;
        CHECK_NEAR(apply(plan, 1, RAAT_LEVER_QUOTE, 0, 0.1, 2017, 3).x, four_by_hand(0.1), 1e-15);
    }
    raat_plan_free(plan);
}

/* reach 0.25 and 0.4 of the second and third, halved by the scenario, then by factors 0.6 and 0. */
static void each_action_has_a_factor_of_its_own(void **state)
{
    raat_plan *plan = with(four_on_the_quote);
    raat_scenario *s = &plan->scenarios[1];
    const double factors[] = {0, 0, 0.6, 1, 0};
    s->reach = 0.5;
    s->factors = raat_memory_new(5, sizeof *s->factors, NULL);
    memcpy(s->factors, factors, sizeof factors);
    const double set = 0.1 + 0.5 * 0.6 * 0.25 * (0.2 - 0.1);
    CHECK_NEAR(apply(plan, 1, RAAT_LEVER_QUOTE, 0, 0.1, 2017, 0).x,
               set * (1 + 0.5 * 0.4 * (0.5 - 1)), 1e-15);
    memset(s->factors, 0, sizeof factors); /* no strength changes no bit */
    CHECK_NEAR(apply(plan, 1, RAAT_LEVER_QUOTE, 0, 0.1, 2017, 0).x, 0.1, 0);
    raat_plan_free(plan);
}

static void a_scenario_without_actions_is_idle(void **state)
{
    raat_plan *plan = with(four_on_the_quote);
    CHECK_NEAR(apply(plan, 0, RAAT_LEVER_QUOTE, 0, 0.1, 2017, 0).x, 0.1, 0);
    CHECK_NEAR(apply(plan, -1, RAAT_LEVER_QUOTE, 0, 0.1, 2017, 0).x, 0.1, 0);
    CHECK_NEAR(apply(plan, 1, RAAT_LEVER_DEMAND, 0, 1, 2017, 0).x, 1, 0);
    raat_plan_free(plan);
}

/* ---- in time ---- */

static void delayed_ramp(raat_plan *plan)
{
    raat_effect *e = tiny_plan_action(plan, "slow", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 3, 2016);
    e->end_year = 2018;
    tiny_plan_set(plan, "slow/delay", 0.5);
    tiny_plan_set(plan, "slow/ramp", 2);
    tiny_plan_set(plan, "slow/reach", 0.8);
}

/* weight = reach * clamp((middle of the step - start - delay) / ramp, 0, 1) until the end year. */
static void a_ramp_is_looked_at_in_the_middle_of_a_step(void **state)
{
    raat_plan *plan = with(delayed_ramp);
    for (int32_t step = 0; step < 20; step++) {
        const int32_t year = 2015 + step / 4;
        const double middle = 2015 + (step + 0.5) / 4;
        double weight = 0.8 * fmin(fmax((middle - 2016.5) / 2, 0), 1);
        if (year > 2018)
            weight = 0;
        CHECK_NEAR(apply(plan, 1, RAAT_LEVER_DEMAND, 0, 1, year, step % 4).x, 1 + weight * 2,
                   1e-14);
    }
    raat_plan_free(plan);
}

static void at_once(raat_plan *plan)
{
    tiny_plan_action(plan, "now", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 0.5, 2016);
}

static void without_a_ramp_it_works_from_the_first_step(void **state)
{
    raat_plan *plan = with(at_once);
    CHECK_NEAR(apply(plan, 1, RAAT_LEVER_DEMAND, 0, 1, 2015, 3).x, 1, 0);
    CHECK_NEAR(apply(plan, 1, RAAT_LEVER_DEMAND, 0, 1, 2016, 0).x, 0.5, 0);
    assert_int_equal(raat_effects_first_step(plan, 1), 16);
    assert_int_equal(raat_effects_first_step(plan, 0), 36); /* never: all nine years */
    raat_plan_free(plan);
}

/* ---- in space ---- */

static void one_cell(raat_plan *plan)
{
    raat_effect *e = tiny_plan_action(plan, "here", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.5, 2016);
    memset(e->cells, 0, (size_t)raat_lever_cells(RAAT_LEVER_EXIT, plan->axes));
    e->cells[7] = 1;
}

static void only_its_cells_are_moved(void **state)
{
    raat_plan *plan = with(one_cell);
    for (int32_t cell = 0; cell < 2 * 3 * 2; cell++)
        CHECK_NEAR(apply(plan, 1, RAAT_LEVER_EXIT, cell, 1, 2018, 0).x, cell == 7 ? 0.5 : 1, 0);
    raat_plan_free(plan);
}

/* ---- the domain ---- */

static void far_too_much(raat_plan *plan)
{
    tiny_plan_action(plan, "up", RAAT_LEVER_QUOTE, RAAT_ADD, 5, 2016);
    tiny_plan_action(plan, "down", RAAT_LEVER_FTE, RAAT_ADD, -2, 2016);
}

static void what_leaves_the_domain_is_held_and_counted(void **state)
{
    raat_plan *plan = with(far_too_much);
    moved m = apply(plan, 1, RAAT_LEVER_QUOTE, 0, 0.1, 2016, 0);
    CHECK_NEAR(m.x, 1, 0);
    assert_int_equal(m.clamps, 1);
    m = apply(plan, 1, RAAT_LEVER_FTE, 0, 0.6, 2016, 0);
    CHECK_NEAR(m.x, 0, 0);
    assert_int_equal(m.clamps, 1);
    raat_plan_free(plan);
}

/* ---- nothing ---- */

static void nothing(raat_plan *plan)
{
    tiny_plan_action(plan, "one", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 1, 2016);
    tiny_plan_action(plan, "zero", RAAT_LEVER_QUOTE, RAAT_ADD, 0, 2016);
    tiny_plan_action(plan, "nobody", RAAT_LEVER_QUOTE, RAAT_SET, 0.7, 2016);
    tiny_plan_set(plan, "nobody/reach", 0);
    tiny_plan_action(plan, "not yet", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.7, 2016);
    tiny_plan_set(plan, "not yet/delay", 3);
}

static void no_strength_changes_no_bit(void **state)
{
    static const double values[] = {0, 1e-300, 0.1, 1.0 / 3, 0.7, 1, 1.7};
    raat_plan *plan = with(nothing);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const moved m = apply(plan, 1, RAAT_LEVER_QUOTE, 0, values[i], 2017, 1);
        assert_memory_equal(&m.x, &values[i], sizeof m.x);
        assert_int_equal(m.clamps, 0);
    }
    raat_plan_free(plan);
}

/* The second action needs the first, which runs from 2017 to 2018. */
static void one_that_needs_another(raat_plan *plan)
{
    tiny_plan_action(plan, "enables", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 1, 2017);
    tiny_plan_action(plan, "depends", RAAT_LEVER_QUOTE, RAAT_ADD, 0.1, 2016);
    plan->actions[0].end_year = 2018;
    plan->actions[1].n_needs = 1;
    plan->actions[1].needs = raat_memory_new(1, sizeof *plan->actions[1].needs, NULL);
    tiny_plan_scenario(plan, "alone", 1, 1);
}

static void what_an_action_needs_must_run_beside_it(void **state)
{
    enum { ALONE = 1, BOTH = 2 };
    raat_plan *plan = with(one_that_needs_another);
    for (int32_t year = 2015; year <= 2020; year++) {
        assert_true(apply(plan, ALONE, RAAT_LEVER_QUOTE, 0, 0.2, year, 1).x == 0.2);
        CHECK_NEAR(apply(plan, BOTH, RAAT_LEVER_QUOTE, 0, 0.2, year, 1).x,
                   year == 2017 || year == 2018 ? 0.3 : 0.2, 1e-12);
    }
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_and_floor_then_factors_then_sums),
        cmocka_unit_test(the_order_of_actions_does_not_matter),
        cmocka_unit_test(each_action_has_a_factor_of_its_own),
        cmocka_unit_test(a_scenario_without_actions_is_idle),
        cmocka_unit_test(a_ramp_is_looked_at_in_the_middle_of_a_step),
        cmocka_unit_test(without_a_ramp_it_works_from_the_first_step),
        cmocka_unit_test(only_its_cells_are_moved),
        cmocka_unit_test(what_leaves_the_domain_is_held_and_counted),
        cmocka_unit_test(no_strength_changes_no_bit),
        cmocka_unit_test(what_an_action_needs_must_run_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
