/* Who finds a training place, by hand: newcomers, arrivals and staff of two branches. */
#include "engine/model/admission.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { LANE = 7, VVT = 0, ZKH = 1, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };

static void give(double *array, int32_t cell, double value)
{
    FOR_LANES (l)
        raat_lanes_reals(array, cell)[l] = value;
}

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

/* Places, and what is used of them, of one branch. */
static void offer(const tiny_world *t, int32_t b, int32_t place, double places, double use)
{
    give(t->state->places, b * RAAT_N_PLACES + place, places);
    give(t->flows->use, b * RAAT_N_PLACES + place, use);
}

static int32_t binds(const tiny_world *t, int32_t b, int32_t place)
{
    return raat_lanes_heads(t->flows->binds, b * RAAT_N_PLACES + place)[LANE];
}

static raat_plan *plan_with(double tolerance)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "tolerance", tolerance);
    return plan;
}

static double share_of(tiny_world *t, int32_t place, int32_t newcomers[][RAAT_LANES])
{
    double share[RAAT_LANES];
    raat_admission_share(&t->w, place, newcomers, share);
    return share[LANE];
}

/* Applicants for work-based places of 0.75 FTE: 90 from outside and 36 arrivals need 0.8 of one, 0.7 : 0.2 over
 * vvt : zkh; 30 staff of zkh need a whole one there. So vvt wants 126 * 0.6 * 7/9 = 58.8 and zkh
 * 126 * 0.6 * 2/9 + 22.5 = 39.3. */
static tiny_world crowd(const raat_plan *plan, int32_t newcomers[][RAAT_LANES])
{
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 0, 4 * 5 + 2);
    memset(newcomers, 0, 3 * sizeof *newcomers);
    fill(newcomers[BBL_HIGH], 90);
    fill(raat_lanes_heads(t.state->arrivals, BBL_HIGH), 36);
    fill(raat_lanes_heads(t.flows->willing, (ZKH * 3 + 1) * 2 + RAAT_NEW), 10);
    fill(raat_lanes_heads(t.flows->willing, (ZKH * 3 + 2) * 2 + RAAT_SETTLED), 20);
    return t;
}

/* vvt lacks 58.8 - 40 = 18.8 and zkh has room for 50 - 39.3 = 10.7: 8.1 of 98.1 is refused. */
static void what_no_branch_has_room_for_is_refused(void **state)
{
    raat_plan *plan = plan_with(0);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    offer(&t, VVT, RAAT_LEERBAAN, 100, 60);
    offer(&t, ZKH, RAAT_LEERBAAN, 80, 30);
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 1 - 8.1 / 98.1, 1e-12);
    assert_int_equal(binds(&t, VVT, RAAT_LEERBAAN), 1);
    assert_int_equal(binds(&t, ZKH, RAAT_LEERBAAN), 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A tenth more of 100 and of 80 places: vvt lacks 8.8 and zkh has room for 18.7. */
static void places_stretch_by_the_tolerance(void **state)
{
    raat_plan *plan = plan_with(0.1);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    offer(&t, VVT, RAAT_LEERBAAN, 100, 60);
    offer(&t, ZKH, RAAT_LEERBAAN, 80, 30);
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 1, 0);
    assert_int_equal(binds(&t, VVT, RAAT_LEERBAAN), 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* More on the books than there are places is no room, and takes none from the other branch. */
static void a_branch_that_is_too_full_has_no_room(void **state)
{
    raat_plan *plan = plan_with(0);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    offer(&t, VVT, RAAT_LEERBAAN, 100, 400);
    offer(&t, ZKH, RAAT_LEERBAAN, 59.3, 0); /* room for 20 */
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 1 - 38.8 / 98.1, 1e-12);
    offer(&t, ZKH, RAAT_LEERBAAN, 59.3, 100);
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 0, 1e-15);
    assert_int_equal(binds(&t, ZKH, RAAT_LEERBAAN), 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Internships are another matter: school-based tracks alone ask for them, and here nobody does. */
static void the_other_place_type_is_left_alone(void **state)
{
    raat_plan *plan = plan_with(0);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    offer(&t, VVT, RAAT_STAGE, 0, 10);
    offer(&t, ZKH, RAAT_STAGE, 0, 10);
    CHECK_NEAR(share_of(&t, RAAT_STAGE, newcomers), 1, 0);
    assert_int_equal(binds(&t, VVT, RAAT_STAGE), 0);
    fill(newcomers[BOL_LOW], 1);
    CHECK_NEAR(share_of(&t, RAAT_STAGE, newcomers), 0, 1e-15);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Internships: vvt has 50 free and zkh lacks what vvt then gives; of the rest half is open to work-based
 * applicants of vvt. 25 of track bol_low need 0.28 each, 5/8 : 3/8 over vvt : zkh: 4.375 and 2.625. So vvt keeps
 * 50 - 4.375 - 2.625 = 43 and lends 21.5: it lacks 58.8 - 40 - 21.5 < 0, and has room for 2.7. */
static void work_based_applicants_may_use_internships_that_are_left(void **state)
{
    raat_plan *plan = plan_with(0);
    plan->regions[0].parameters.transfer =
        raat_plan_add(plan, "transfer", (raat_dist){.family = RAAT_DIST_FIXED, .a = 0.5}, NULL);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    fill(newcomers[BOL_LOW], 25);
    offer(&t, VVT, RAAT_STAGE, 100, 50);
    offer(&t, ZKH, RAAT_STAGE, 10, 10);
    offer(&t, VVT, RAAT_LEERBAAN, 100, 60);
    offer(&t, ZKH, RAAT_LEERBAAN, 80, 50);
    CHECK_NEAR(share_of(&t, RAAT_STAGE, newcomers), 1, 1e-12);
    CHECK_NEAR(raat_lanes_reals(t.flows->spare, VVT)[LANE], 43, 1e-9);
    CHECK_NEAR(raat_lanes_reals(t.flows->spare, ZKH)[LANE], 0, 0);
    /* zkh lacks 39.3 - 30 = 9.3, of which vvt takes 2.7. */
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 1 - 6.6 / 98.1, 1e-12);
    assert_int_equal(binds(&t, VVT, RAAT_LEERBAAN), 0);
    assert_int_equal(binds(&t, ZKH, RAAT_LEERBAAN), 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Places for all, supervisors for half of them: 50 of vvt's 100 are free of 10, and so many of zkh's. */
static void places_that_nobody_can_supervise_are_not_free(void **state)
{
    raat_plan *plan = plan_with(0);
    int32_t newcomers[3][RAAT_LANES];
    tiny_world t = crowd(plan, newcomers);
    for (int32_t b = VVT; b <= ZKH; b++) {
        offer(&t, b, RAAT_LEERBAAN, 100, 10);
        offer(&t, b, RAAT_STAGE, 100, 0);
        give(t.state->supervision, b, 100);
    }
    /* vvt lacks 58.8 - 40, zkh has room for 40 - 39.3. */
    CHECK_NEAR(share_of(&t, RAAT_LEERBAAN, newcomers), 1 - (18.8 - 0.7) / 98.1, 1e-12);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_branch_has_room_for_is_refused),
        cmocka_unit_test(places_stretch_by_the_tolerance),
        cmocka_unit_test(a_branch_that_is_too_full_has_no_room),
        cmocka_unit_test(the_other_place_type_is_left_alone),
        cmocka_unit_test(work_based_applicants_may_use_internships_that_are_left),
        cmocka_unit_test(places_that_nobody_can_supervise_are_not_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
