/* How sure a run must become, as it is typed. */
#include "scenarios/language/until.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"

/* 2012 to 2020. */
static raat_plan *plan_of(int32_t regions)
{
    tiny_shape shape = tiny_usual();
    shape.regions = regions;
    return tiny_plan_sealed(&shape);
}

static raat_precision_goal good(const raat_plan *plan, const char *text)
{
    raat_precision_goal goal;
    raat_error err = {0};
    if (raat_until_parse("--until", text, plan, &goal, &err) != RAAT_OK)
        fail_msg("%s", err.message);
    return goal;
}

static void the_parts_are_read(void **state)
{
    raat_plan *plan = plan_of(1);
    raat_precision_goal goal = good(plan, "shortage_fte@2016 half-width 1%");
    assert_int_equal(goal.measure.indicator, RAAT_SHORTAGE_FTE);
    assert_int_equal(goal.measure.year, 2016);
    assert_int_equal(goal.measure.area, 0);
    CHECK_NEAR(goal.amount, 0.01, 1e-18);
    assert_true(goal.relative);
    goal = good(plan, " heads @2012half-width  2.5e1 ");
    assert_int_equal(goal.measure.indicator, RAAT_HEADS);
    assert_int_equal(goal.measure.year, 2012);
    CHECK_NEAR(goal.amount, 25, 0);
    assert_false(goal.relative);
    assert_true(good(plan, "heads@2020 half-width 0.5 %").relative);
    raat_plan_free(plan);
}

static void of_several_regions_all_together_are_meant(void **state)
{
    raat_plan *plan = plan_of(3);
    const raat_precision_goal goal = good(plan, "shortage_fte@2016 half-width 1%");
    assert_string_equal(plan->regions[goal.measure.area].label.name, raat_plan_all_regions);
    raat_plan_free(plan);
}

static void a_mistake_is_told_with_its_column_and_what_would_be_right(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"",
         "--until \"\", column 1: an indicator and a year are missing, as in shortage_fte@2020"},
        {"shortage_ftr@2016 half-width 1%",
         "column 1: no indicator `shortage_ftr`; did you mean `shortage_fte`?"},
        {"gibberish@2016 half-width 1%",
         "column 1: no indicator `gibberish`; raat compare --csv - lists them all"},
        {"shortage_branch_fte@2016 half-width 1%",
         "column 1: `shortage_branch_fte` has a value for each branch; one for the whole region"},
        {"shortage_fte half-width 1%", "column 14: `@` and a year must follow the indicator"},
        {"shortage_fte@2021 half-width 1%",
         "column 14: `2021` is not a year of the study, 2012 to 2020"},
        {"shortage_fte@ half-width 1%", "column 15: `` is not a year of the study"},
        {"shortage_fte@99999999999999999999 half-width 1%", "column 14: `99999999999999999999` is"},
        {"shortage_fte@2016", "column 18: `half-width` and an amount must stand here"},
        {"shortage_fte@2016 width 1%", "column 19: `half-width` and an amount must stand here"},
        {"shortage_fte@2016 <= 1%", "column 19: `half-width` and an amount must stand here"},
        {"shortage_fte@2016 half-width", "column 29: an amount must stand here: 1% of the"},
        {"shortage_fte@2016 half-width %", "column 30: an amount must stand here"},
        {"shortage_fte@2016 half-width 0,5%", "column 30: `0,5` is not a number; the decimal mark"},
        {"shortage_fte@2016 half-width 0%", "column 30: `0` is not above 0"},
        {"shortage_fte@2016 half-width -1", "column 30: `-1` is not above 0"},
        {"shortage_fte@2016 half-width 1e999", "column 30: `1e999` is not a number"},
        {"shortage_fte@2016 half-width 1% FTE", "column 33: nothing can follow here: `FTE`"},
        {"shortage_fte@2016 half-width 1%%", "column 32: nothing can follow here: `%`"},
    };
    raat_plan *plan = plan_of(1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_precision_goal goal;
        raat_error err = {0};
        assert_int_equal(raat_until_parse("--until", cases[i].text, plan, &goal, &err), RAAT_USAGE);
        CHECK_CONTAINS(err.message, cases[i].says);
    }
    raat_plan_free(plan);
}

static void the_parts_are_read_alone(void **state)
{
    raat_plan *plan = plan_of(1);
    raat_measure m;
    raat_precision_goal goal = {.amount = 7};
    raat_error err = {0};
    assert_int_equal(raat_until_measure("--indicator", "exits@2019", plan, &m, &err), RAAT_OK);
    assert_int_equal(m.indicator, RAAT_EXITS);
    assert_int_equal(m.year, 2019);
    assert_int_equal(raat_until_amount("--half-width", "2%", &goal, &err), RAAT_OK);
    CHECK_NEAR(goal.amount, 0.02, 1e-18);
    assert_true(goal.relative);
    assert_int_equal(raat_until_measure("--indicator", "exits@2019 half-width 1", plan, &m, &err),
                     RAAT_USAGE);
    CHECK_CONTAINS(err.message, "--indicator \"exits@2019 half-width 1\", column 12: nothing can");
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_are_read),
        cmocka_unit_test(of_several_regions_all_together_are_meant),
        cmocka_unit_test(a_mistake_is_told_with_its_column_and_what_would_be_right),
        cmocka_unit_test(the_parts_are_read_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
