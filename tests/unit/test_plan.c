#include "tests/check.h"
#include "tests/support/tiny_plan.h"

static void sealing_numbers_study_years_and_steps(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    assert_int_equal(plan->axes[RAAT_AXIS_STUDY_YEAR].n, 3);
    assert_int_equal(plan->axes[RAAT_AXIS_STUDY_STEP].n, 12);
    assert_string_equal(plan->axes[RAAT_AXIS_STUDY_YEAR].labels[0].name, "1");
    assert_string_equal(plan->axes[RAAT_AXIS_STUDY_STEP].labels[0].name, "0");
    assert_string_equal(plan->axes[RAAT_AXIS_STUDY_STEP].labels[11].name, "11");
    assert_int_equal(plan->axes[RAAT_AXIS_TENURE].n, RAAT_N_TENURES);
    assert_int_equal(plan->axes[RAAT_AXIS_PLACE].n, RAAT_N_PLACES);
    raat_plan_free(plan);
}

static void years_and_records(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    assert_int_equal(raat_plan_years(plan), 9);
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2015);
    plan->regions[0].training.streams[0].recorded.n -= 2; /* the other stream has the last word */
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2015);
    plan->regions[0].training.streams[1].recorded.n -= 1;
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2014);
    plan->regions[0].training.streams[0].recorded.n =
        plan->regions[0].training.streams[1].recorded.n = 0;
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2011);
    raat_plan_free(plan);
}

/* Free history has no recorded years, whatever the series hold. */
static void free_history_was_never_recorded(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->history = RAAT_FREE;
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2011);
    raat_plan_free(plan);
}

/* Quantities are added through several doublings, and each keeps its place and its own copy of a name. */
static void a_quantity_keeps_its_row(void **state)
{
    raat_plan *plan = raat_plan_new(NULL);
    char name[20];
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "x/%d", i);
        assert_int_equal(raat_plan_add(plan, name, (raat_dist){.a = i}, NULL), i);
        if (i % 3 == 0)
            assert_int_equal(raat_plan_add_shares(plan, i, 1, NULL), RAAT_OK);
    }
    assert_int_equal(plan->n_quantities, 1000);
    assert_int_equal(plan->n_shares, 334);
    assert_int_equal(plan->shares[333].first, 999);
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "x/%d", i);
        assert_string_equal(plan->quantities[i].name, name);
        CHECK_NEAR(plan->quantities[i].dist.a, i, 0);
    }
    raat_plan_free(plan);
}

static raat_status seal(raat_plan *plan, raat_error *err)
{
    *err = (raat_error){0};
    const raat_status status = raat_plan_seal(plan, err);
    raat_plan_free(plan);
    return status;
}

static void a_name_used_twice_is_refused(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_error err;
    raat_plan *plan = tiny_plan_new(&shape);
    raat_plan_add(plan, "heads", (raat_dist){.a = 1}, NULL);
    assert_int_equal(seal(plan, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "a name is used twice");
}

static void a_stream_without_a_track_is_refused(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_error err;
    raat_plan *plan = tiny_plan_new(&shape);
    plan->regions[0].training.tracks[1].stream = 0;
    assert_int_equal(seal(plan, &err), RAAT_USAGE);
    CHECK_CONTAINS(err.message, "no track takes the starters of stream `work`");
}

static void a_plan_half_built_can_be_freed(void **state)
{
    raat_plan_free(NULL);
    raat_plan_free(raat_plan_new(NULL));
    const tiny_shape shape = tiny_usual();
    raat_plan_free(tiny_plan_new(&shape));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sealing_numbers_study_years_and_steps),
        cmocka_unit_test(years_and_records),
        cmocka_unit_test(free_history_was_never_recorded),
        cmocka_unit_test(a_quantity_keeps_its_row),
        cmocka_unit_test(a_name_used_twice_is_refused),
        cmocka_unit_test(a_stream_without_a_track_is_refused),
        cmocka_unit_test(a_plan_half_built_can_be_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
