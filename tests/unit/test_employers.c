/* The employers of a branch by class: they are one distribution, so classes add up to the branch, and what an
 * action does to one of them is known by hand. */
#include "engine/model/employers.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/base/memory.h"
#include "engine/model/lanes.h"
#include "engine/model/places.h"
#include "engine/numeric/lognormal.h"

enum { VVT, ZKH, LANE = 11, CLASSES = 4, STEP_2017 = 4 * 5 };
static const double CARE = 4000, QUOTE = 0.08, CV = 0.4;

static double *at(double *array, int32_t b, int32_t place)
{
    return raat_lanes_reals(array, b * RAAT_N_PLACES + place);
}

static void give(double *lanes, double value)
{
    FOR_LANES (l)
        lanes[l] = value;
}

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

/* vvt has a quote of 6 FTE of internships and 2 of work-based places per 100, before actions. */
static tiny_world offer(const raat_plan *plan)
{
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 1, STEP_2017);
    give(at(t.state->quote_start, VVT, RAAT_STAGE), 0.06);
    give(at(t.state->quote_start, VVT, RAAT_LEERBAAN), 0.02);
    give(raat_lanes_reals(t.flows->care_fte, VVT), CARE);
    raat_places_offer(&t.w);
    return t;
}

static double places_of(const tiny_world *t)
{
    return at(t->state->places, VVT, RAAT_STAGE)[LANE] +
           at(t->state->places, VVT, RAAT_LEERBAAN)[LANE];
}

static void add_up(const raat_employers c[], double *places, double *owed, double *at_norm)
{
    *places = *owed = *at_norm = 0;
    for (int i = 0; i < CLASSES; i++) {
        *places += c[i].care[LANE] * c[i].quote[LANE];
        *owed += c[i].owed[LANE];
        *at_norm += c[i].care[LANE] * c[i].at_norm[LANE] / CARE;
    }
}

static void nothing(raat_plan *plan)
{
    tiny_plan_action(plan, "none", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 1, 2016);
}

/* E[max(Q, norm)] is what the branch would offer if all came to the norm. */
static void without_actions_classes_are_bands_of_the_lognormal(void **state)
{
    raat_plan *plan = with(nothing);
    tiny_world t = offer(plan);
    raat_employers c[CLASSES];
    double places, owed, at_norm;
    raat_employers_count(&t.w, VVT, c);
    add_up(c, &places, &owed, &at_norm);
    CHECK_NEAR(places, CARE * QUOTE, 1e-9);
    CHECK_NEAR(owed, CARE * (raat_lognormal_mean_above(QUOTE, CV, 0.1) - QUOTE), 1e-9);
    CHECK_NEAR(at_norm, 1 - raat_lognormal_below(QUOTE, CV, 0.1), 1e-9);
    for (int i = 0; i < CLASSES; i++)
        CHECK_NEAR(c[i].care[LANE], CARE / 4, 1e-9);
    for (int i = 1; i < CLASSES; i++)
        assert_true(c[i].quote[LANE] > c[i - 1].quote[LANE]);
    /* The median, 0.08 / sqrt(1.16) = 0.074, and the third quartile, e^(0.674 * 0.385) times it = 0.096, are
     * below 0.1: nobody of the lower classes is there. */
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(c[i].at_norm[LANE], 0, 0);
    assert_true(c[3].at_norm[LANE] > 0.5 && c[3].at_norm[LANE] < 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void floor_at_the_norm(raat_plan *plan)
{
    tiny_plan_action(plan, "floor", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.1, 2016);
}

/* All who are below rise to the norm, so nobody owes and all are at it; who was above does not move. */
static void a_floor_lifts_those_below_and_leaves_those_above(void **state)
{
    raat_plan *plan = with(floor_at_the_norm), *before = with(nothing);
    tiny_world t = offer(plan), u = offer(before);
    raat_employers c[CLASSES], was[CLASSES];
    double places, owed, at_norm;
    raat_employers_count(&t.w, VVT, c);
    raat_employers_count(&u.w, VVT, was);
    add_up(c, &places, &owed, &at_norm);
    CHECK_NEAR(places, places_of(&t), 1e-9);
    CHECK_NEAR(places, CARE * raat_lognormal_mean_above(QUOTE, CV, 0.1), 1e-9);
    CHECK_NEAR(owed, 0, 1e-9);
    CHECK_NEAR(at_norm, 1, 1e-12);
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(c[i].quote[LANE], 0.1, 1e-12); /* every one of them was below */
    /* Of the fourth, what it was and what its own who were below lacked. */
    CHECK_NEAR(c[3].quote[LANE], was[3].quote[LANE] + was[3].owed[LANE] / (CARE / 4), 1e-12);
    tiny_world_free(&t);
    tiny_world_free(&u);
    raat_plan_free(plan);
    raat_plan_free(before);
}

static void floor_above_the_norm_for_some(raat_plan *plan)
{
    tiny_plan_action(plan, "floor", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.12, 2016);
    tiny_plan_set(plan, "floor/reach", 0.3);
}

/* Three in ten of those who were below follow. */
static void reach_is_the_share_of_employers_that_follows(void **state)
{
    raat_plan *plan = with(floor_above_the_norm_for_some), *before = with(nothing);
    tiny_world t = offer(plan), u = offer(before);
    raat_employers c[CLASSES], was[CLASSES];
    double places, owed, at_norm;
    raat_employers_count(&t.w, VVT, c);
    raat_employers_count(&u.w, VVT, was);
    add_up(c, &places, &owed, &at_norm);
    CHECK_NEAR(places, places_of(&t), 1e-9);
    for (int i = 0; i < CLASSES; i++) {
        CHECK_NEAR(c[i].at_norm[LANE], 0.3 + 0.7 * was[i].at_norm[LANE], 1e-12);
        CHECK_NEAR(c[i].owed[LANE], 0.7 * was[i].owed[LANE], 1e-9);
    }
    tiny_world_free(&t);
    tiny_world_free(&u);
    raat_plan_free(plan);
    raat_plan_free(before);
}

static void much_at_once(raat_plan *plan)
{
    tiny_plan_action(plan, "set", RAAT_LEVER_QUOTE, RAAT_SET, 0.09, 2016);
    tiny_plan_action(plan, "floor", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.07, 2016);
    tiny_plan_action(plan, "more", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 1.2, 2016);
    tiny_plan_action(plan, "plus", RAAT_LEVER_QUOTE, RAAT_ADD, 0.004, 2016);
    raat_effect *alone =
        tiny_plan_action(plan, "alone", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 1.5, 2016);
    for (int32_t b = VVT; b <= ZKH; b++)
        alone->cells[b * RAAT_N_PLACES + RAAT_STAGE] = 0;
    tiny_plan_set(plan, "set/reach", 0.2);
    tiny_plan_set(plan, "floor/reach", 0.5);
}

/* Whatever is done: the classes add up to the places, and those who owe are those who are not there. The
 * number at the norm again by ten thousand employers one by one. */
static void classes_add_up_to_the_branch_whatever_actions_do(void **state)
{
    raat_plan *plan = with(much_at_once);
    tiny_world t = offer(plan);
    raat_employers c[CLASSES];
    double places, owed, at_norm;
    raat_employers_count(&t.w, VVT, c);
    add_up(c, &places, &owed, &at_norm);
    CHECK_NEAR(places, places_of(&t), 1e-9);
    const double joint =
        (0.08 + 0.2 * (0.09 - 0.08) + 0.5 * (raat_lognormal_mean_above(QUOTE, CV, 0.07) - 0.08)) *
            1.2 +
        0.004;
    const double scale = places_of(&t) / CARE / joint; /* 7/8 of the quote is 1/4 of it times 3/2 */
    CHECK_NEAR(scale, 0.75 + 0.25 * 1.5, 1e-9);
    const double threshold = (0.1 / scale - 0.004) / 1.2;
    double lacked = 0;
    enum { MANY = 10000 };
    for (int i = 0; i < MANY; i++) {
        double low = 0, high = 2; /* the employer at quantile (i + 1/2) / MANY, by bisection */
        for (int halving = 0; halving < 50; halving++) {
            const double middle = (low + high) / 2;
            if (raat_lognormal_below(QUOTE, CV, middle) < (i + 0.5) / MANY)
                low = middle;
            else
                high = middle;
        }
        lacked += (0.2 * fmax(threshold - 0.09, 0) + 0.5 * fmax(threshold - fmax(low, 0.07), 0) +
                   0.3 * fmax(threshold - low, 0)) /
                  MANY;
    }
    CHECK_NEAR(owed, CARE * scale * 1.2 * lacked, 1e-4 * owed);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static raat_value fixed(raat_plan *plan, const char *name, double x)
{
    return raat_plan_add(plan, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = x}, NULL);
}

static void supernumerary(raat_plan *plan)
{
    raat_value *share = raat_memory_new(RAAT_N_PLACES, sizeof *share, NULL);
    share[RAAT_STAGE] = fixed(plan, "supernumerary/stage", 1);
    share[RAAT_LEERBAAN] = fixed(plan, "supernumerary/leerbaan", 0.25);
    plan->regions[0].parameters.supernumerary = share;
    nothing(plan);
}

/* Of internships all are supernumerary, of work-based places a quarter: 6.5 of 8 per 100, for everybody. */
static void a_region_that_counts_supernumerary_places_counts_only_those(void **state)
{
    raat_plan *plan = with(supernumerary);
    tiny_world t = offer(plan);
    raat_employers c[CLASSES];
    double places, owed, at_norm;
    raat_employers_count(&t.w, VVT, c);
    add_up(c, &places, &owed, &at_norm);
    CHECK_NEAR(places, CARE * 0.065, 1e-9);
    CHECK_NEAR(owed, CARE * (raat_lognormal_mean_above(0.065, CV, 0.1) - 0.065), 1e-9);
    CHECK_NEAR(at_norm, 1 - raat_lognormal_below(0.065, CV, 0.1), 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void without_a_norm_nobody_owes_or_meets_anything(void **state)
{
    raat_plan *plan = with(nothing);
    plan->regions[0].parameters.quote_norm = -1;
    tiny_world t = offer(plan);
    raat_employers c[CLASSES];
    raat_employers_count(&t.w, VVT, c);
    for (int i = 0; i < CLASSES; i++) {
        assert_true(isnan(c[i].at_norm[LANE]) && isnan(c[i].owed[LANE]));
        assert_true(c[i].quote[LANE] > 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* The norm is only counted: with another one every other number of a run is the same. */
static void nothing_answers_to_the_norm(void **state)
{
    raat_plan *plan = with(floor_at_the_norm), *other = with(floor_at_the_norm);
    tiny_plan_set(other, "quote_norm", 0.15);
    tiny_results a = tiny_run(plan, &(raat_run_options){0});
    tiny_results b = tiny_run(other, &(raat_run_options){0});
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const int counts = id == RAAT_EMPLOYERS_AT_QUOTE || id == RAAT_PLACES_OWED_FTE ||
                           id == RAAT_AT_QUOTE_EMPLOYER || id == RAAT_PLACES_OWED_EMPLOYER_FTE;
        for (int32_t cell = 0; cell < raat_indicator_cells(id, plan->axes); cell++) {
            const double *x = tiny_run_lanes(&a, 0, 1, 2020, id, cell);
            const double *y = tiny_run_lanes(&b, 0, 1, 2020, id, cell);
            assert_true(counts || memcmp(x, y, RAAT_LANES * sizeof *x) == 0);
        }
    }
    assert_true(tiny_run_lanes(&a, 0, 1, 2020, RAAT_PLACES_OWED_FTE, 0)[LANE] <
                tiny_run_lanes(&b, 0, 1, 2020, RAAT_PLACES_OWED_FTE, 0)[LANE]);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
    raat_plan_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_actions_classes_are_bands_of_the_lognormal),
        cmocka_unit_test(a_floor_lifts_those_below_and_leaves_those_above),
        cmocka_unit_test(reach_is_the_share_of_employers_that_follows),
        cmocka_unit_test(classes_add_up_to_the_branch_whatever_actions_do),
        cmocka_unit_test(a_region_that_counts_supernumerary_places_counts_only_those),
        cmocka_unit_test(without_a_norm_nobody_owes_or_meets_anything),
        cmocka_unit_test(nothing_answers_to_the_norm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
