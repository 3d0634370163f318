/* Targets as they are typed. */
#include "analysis/goal.h"

#include "tests/check.h"

static raat_goal good(const char *text)
{
    raat_goal goal;
    raat_error err = {0};
    assert_int_equal(raat_goal_parse(text, 2012, 2030, &goal, &err), RAAT_OK);
    return goal;
}

static void the_parts_of_a_goal_are_read(void **state)
{
    raat_goal goal = good("shortage_fte@2026 <= 0.02*demand_fte");
    assert_int_equal(goal.indicator, RAAT_SHORTAGE_FTE);
    assert_int_equal(goal.year, 2026);
    assert_int_equal(goal.comparison, RAAT_AT_MOST);
    CHECK_NEAR(goal.number, 0.02, 0);
    assert_int_equal(goal.times, RAAT_DEMAND_FTE);
    goal = good("  training_quote @ 2012>=1e-1 ");
    assert_int_equal(goal.indicator, RAAT_QUOTE);
    assert_int_equal(goal.comparison, RAAT_AT_LEAST);
    CHECK_NEAR(goal.number, 0.1, 0);
    assert_int_equal(goal.times, RAAT_N_INDICATORS);
}

static void a_margin_is_zero_where_the_goal_just_holds(void **state)
{
    const raat_goal most = good("shortage_fte@2026 <= 0.5*demand_fte");
    CHECK_NEAR(raat_goal_margin(&most, 5, 10), 0, 0);
    CHECK_NEAR(raat_goal_margin(&most, 6, 10), -1, 0);
    const raat_goal least = good("heads@2026 >= 4");
    CHECK_NEAR(raat_goal_margin(&least, 6, NAN), 2, 0);
    assert_true(isnan(raat_goal_margin(&least, NAN, 1)));
}

static void a_mistake_is_told_with_its_column_and_what_would_be_right(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "column 1: an indicator is missing"},
        {"shortage_ftr@2026 <= 1",
         "column 1: no indicator `shortage_ftr`; did you mean `shortage_fte`?"},
        {"shortage_branch_fte@2026 <= 1",
         "column 1: `shortage_branch_fte` has a value for each branch"},
        {"shortage_fte <= 1", "column 14: `@` and a year must follow"},
        {"shortage_fte@2031 <= 1", "column 14: `2031` is not a year of the study, 2012 to 2030"},
        {"shortage_fte@20 26 <= 1", "column 14: `20` is not a year"},
        {"shortage_fte@2026 < 1", "column 19: `<=` or `>=` must stand here, not <"},
        {"shortage_fte@2026", "column 18: `<=` or `>=` must stand here"},
        {"shortage_fte@2026 <= ", "column 22: a number must stand here"},
        {"shortage_fte@2026 <= demand_fte", "column 22: a number must stand here"},
        {"heads@2026 >= exits", "column 15: a number must stand here"},
        {"shortage_fte@2026 <= 0,02", "column 22: `0,02` is not a number"},
        {"shortage_fte@2026 <= 2 %", "column 24: shares are numbers: 2 % is written 0.02"},
        {"shortage_fte@2026 <= 0.02*demnd_fte",
         "column 27: no indicator `demnd_fte`; did you mean `demand_fte`?"},
        {"shortage_fte@2026 <= 0.02*", "column 27: an indicator is missing"},
        {"shortage_fte@2026 <= 0.02 demand_fte",
         "column 27: nothing can follow here: `demand_fte`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        raat_goal goal;
        raat_error err = {0};
        assert_int_equal(raat_goal_parse(cases[i].text, 2012, 2030, &goal, &err), RAAT_USAGE);
        CHECK_CONTAINS(err.message, cases[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_of_a_goal_are_read),
        cmocka_unit_test(a_margin_is_zero_where_the_goal_just_holds),
        cmocka_unit_test(a_mistake_is_told_with_its_column_and_what_would_be_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
