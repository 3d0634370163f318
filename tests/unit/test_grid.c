/* A grid adds scenarios and moves nothing: every quantity of the study has the number, the address and
 * the distribution that it has without one. */
#include "scenarios/language/grid.h"

#include "tests/check.h"

#include "scenarios/language/scenario.h"

static raat_plan *load(const char *const settings[], size_t n)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    raat_plan *plan;
    const raat_overlay overlay = {settings, n};
    const raat_status status =
        raat_scenario_load("tests/invalid/valid/study.yaml", &overlay, &plan, &d, &err);
    raat_diagnostic_say(&d);
    assert_int_equal(status, RAAT_OK);
    raat_diagnostic_clear(&d);
    return plan;
}

static raat_plan *with(const char *grid)
{
    const char *const settings[] = {grid};
    return load(settings, 1);
}

static const raat_scenario *scenario(const raat_plan *plan, const char *name)
{
    for (int32_t i = 0; i < plan->n_scenarios; i++)
        if (strcmp(plan->scenarios[i].label.name, name) == 0)
            return &plan->scenarios[i];
    fail_msg("no scenario %s", name);
    return NULL;
}

/* The only effect of an action of a scenario, and the value of its size, which must be fixed. */
static const raat_effect *effect(const raat_plan *plan, const raat_scenario *s, int32_t i)
{
    return &plan->actions[s->actions[i]].effects[0];
}

static double size(const raat_plan *plan, const raat_effect *e)
{
    assert_int_equal(plan->quantities[e->size].dist.family, RAAT_DIST_FIXED);
    return plan->quantities[e->size].dist.a;
}

/* ---- claims ---- */

static void every_combination_is_a_scenario_after_those_listed(void **state)
{
    static const char *const names[] = {"none",        "both",        "a_0-b_0.8", "a_0-b_0.9",
                                        "a_0.5-b_0.8", "a_0.5-b_0.9", "a_1-b_0.8", "a_1-b_0.9"};
    raat_plan *plan =
        with("grid={a: {title: places, actions: T-1.1, reach: [0, 0.50, 1]}, b: {title_nl: "
             "uitval, set: actions.T-2.1.effects.1.size.value, levels: [0.80, 0.9]}}");
    assert_int_equal(plan->n_scenarios, 8);
    for (int32_t i = 0; i < 8; i++)
        assert_string_equal(plan->scenarios[i].label.name, names[i]);
    assert_string_equal(plan->scenarios[4].label.title, "places 0.5, b 0.8");
    assert_string_equal(plan->scenarios[4].label.title_nl, "places 0.5, uitval 0.8");
    assert_int_equal(plan->baseline, 0);
    raat_plan_free(plan);
}

static void a_grid_moves_no_number_of_the_study(void **state)
{
    raat_plan *without = load(NULL, 0);
    raat_plan *plan =
        with("grid={a: {actions: T-1.1, reach: [0, 1]}, b: {set: "
             "actions.T-1.1.effects.1.ramp.value, levels: {slow: {uniform: [2, 9]}, fast: 0}}}");
    assert_int_equal(plan->n_quantities, without->n_quantities + 2);
    for (int32_t i = 0; i < without->n_quantities; i++) {
        const raat_quantity *a = &without->quantities[i], *b = &plan->quantities[i];
        assert_string_equal(a->name, b->name);
        assert_true(a->key == b->key);
        assert_int_equal(a->dist.family, b->dist.family);
        CHECK_NEAR(a->dist.a, b->dist.a, 0);
        CHECK_NEAR(a->dist.b, b->dist.b, 0);
    }
    raat_plan_free(plan);
    raat_plan_free(without);
}

/* What a level leaves alone is the same quantity, so it has the same draws; a level that says what the
 * file says makes no new one. */
static void levels_draw_anew_only_what_they_change(void **state)
{
    raat_plan *plan =
        with("grid={b: {set: actions.T-1.1.effects.1.size.value, levels: [0.08, 0.1]}}");
    const raat_effect *low = effect(plan, scenario(plan, "b_0.08"), 0),
                      *same = effect(plan, scenario(plan, "b_0.1"), 0),
                      *own = &plan->actions[0].effects[0];
    assert_int_equal(low->ramp, own->ramp);
    assert_int_equal(low->reach, own->reach);
    assert_int_not_equal(low->size, own->size);
    assert_int_equal(same->size, own->size);
    CHECK_NEAR(size(plan, low), 0.08, 0);
    CHECK_NEAR(size(plan, own), 0.1, 0);
    assert_string_equal(plan->quantities[low->size].name, "actions/T-1.1/quote/floor/size@b_0.08");
    raat_plan_free(plan);
}

/* Two levels of one action make four variants and two new numbers. */
static void levels_of_one_action_combine(void **state)
{
    raat_plan *without = load(NULL, 0);
    raat_plan *plan = with("grid={s: {set: actions.T-2.1.effects.1.size.value, levels: [0.5, 0.6]},"
                           " y: {set: actions.T-2.1.start, levels: [2016, 2018]}}");
    assert_int_equal(plan->n_actions, 2 + 4);
    assert_int_equal(plan->n_quantities, without->n_quantities + 2);
    const raat_effect *e = effect(plan, scenario(plan, "s_0.6-y_2016"), 0);
    CHECK_NEAR(size(plan, e), 0.6, 0);
    assert_int_equal(e->start_year, 2016);
    assert_int_equal(effect(plan, scenario(plan, "s_0.5-y_2018"), 0)->start_year, 2018);
    raat_plan_free(plan);
    raat_plan_free(without);
}

/* The base is the baseline with its own reach; factors of dimensions that share an action multiply. */
static void factors_multiply_on_top_of_the_baseline(void **state)
{
    const char *const settings[] = {
        "scenarios.none={title: some, actions: T-2.1, reach: 0.8}",
        "grid={a: {actions: [T-1.1, T-2.1], reach: [0.5]}, b: {actions: T-2.1, reach: [0.25]}}"};
    raat_plan *plan = load(settings, 2);
    const raat_scenario *s = scenario(plan, "a_0.5-b_0.25");
    assert_int_equal(s->n_actions, 2);
    CHECK_NEAR(s->reach, 1, 0);
    CHECK_NEAR(s->factors[0], 0.5, 0);
    CHECK_NEAR(s->factors[1], 0.8 * 0.5 * 0.25, 1e-16);
    assert_null(scenario(plan, "both")->factors);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_combination_is_a_scenario_after_those_listed),
        cmocka_unit_test(a_grid_moves_no_number_of_the_study),
        cmocka_unit_test(levels_draw_anew_only_what_they_change),
        cmocka_unit_test(levels_of_one_action_combine),
        cmocka_unit_test(factors_multiply_on_top_of_the_baseline),
    };
    return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}
