/* The search, asked about invented functions whose crossings are known: replicate i of n has the margin
 * f(x) - u(i), where u(i) runs evenly through (0, 1), so that p(x) = f(x) up to 1 / n. */
#include "analysis/solve.h"

#include "tests/check.h"

enum { N = 1000 };

typedef double shape(double x);

typedef struct {
    shape *f;
    double noise; /* what else moves each margin, by x and replicate, without a pattern */
    double probability;
    int asked;
} invented;

/* A number of (-1, 1) that is the same for the same x and replicate. */
static double shaken(double x, int i)
{
    const double y = sin(1e4 * x + 78.233 * i) * 43758.5453;
    return 2 * (y - floor(y)) - 1;
}

static raat_status ask(void *context, double x, raat_solve_point *out, raat_error *err)
{
    invented *v = context;
    static double margins[N];
    v->asked++;
    for (int i = 0; i < N; i++)
        margins[i] = v->f(x) - (i + 0.5) / N + v->noise * shaken(x, i);
    raat_solve_judge(margins, N, v->probability, out);
    return RAAT_OK;
}

static raat_solve_result search(invented *v, double from, double to, double grain)
{
    const raat_solve_range range = {from, to, grain, 5};
    raat_solve_result result = {0};
    raat_error err = {0};
    assert_int_equal(raat_solve_search(&range, ask, v, &result, &err), RAAT_OK);
    return result;
}

/* ---- shapes, with the x at which they are 0.8 ---- */

static double rising(double x) /* 0.8 at ln 5 */
{
    return 1 - exp(-x);
}

static double falling(double x) /* 0.8 at 2.5 */
{
    return 2.8 / (1 + x);
}

static double hidden(double x) /* 0 nearly everywhere, then 1: 0.8 at 8.1 */
{
    return x < 8.0 ? -8 + x : 8 * (x - 8);
}

static double hill(double x) /* above 0.8 between 3 and 7 */
{
    return 1 - 0.05 * (x - 5) * (x - 5);
}

static double level(double x)
{
    (void)x;
    return 0.5;
}

static double always(double x)
{
    return 0.9 + x / 100;
}

/* ---- claims ---- */

static const raat_solve_point *answer(const raat_solve_result *r)
{
    return &r->points[r->answer];
}

static void a_rising_p_is_found_with_the_least_x_that_is_enough(void **state)
{
    invented v = {.f = rising, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, log(5), 0.1); /* the interval is 0.25 wide */
    assert_true(raat_solve_probability(answer(&r)) >= 0.8);
    assert_true(raat_solve_probability(answer(&r) - 1) < 0.8);
    raat_solve_clear(&r);
}

/* p = 0.8 -+ 1.96 sqrt(0.8 * 0.2 / 1000) = 0.7752 and 0.8248, where 1 - exp(-x) is that. */
static void the_interval_is_where_p_is_two_standard_errors_off(void **state)
{
    invented v = {.f = rising, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    const double off = 1.959963985 * sqrt(0.8 * 0.2 / N);
    const double low = -log(1 - 0.8 + off), high = -log(1 - 0.8 - off);
    const double narrow = (high - low) / 10 + 0.01; /* and the tolerance of the range */
    CHECK_NEAR(r.low, low, narrow);
    CHECK_NEAR(r.high, high, narrow);
    assert_true(r.low <= low + 0.005 && r.high >= high - 0.005); /* outwards, up to 1 / n in p */
    raat_solve_clear(&r);
}

static void a_falling_p_is_found_with_the_greatest_x_that_is_enough(void **state)
{
    invented v = {.f = falling, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, 2.5, 0.1);
    assert_true(raat_solve_probability(answer(&r)) >= 0.8);
    assert_true(raat_solve_probability(answer(&r) + 1) < 0.8);
    assert_true(r.low < 2.5 && r.high > 2.5);
    raat_solve_clear(&r);
}

static void a_crossing_beside_a_wide_plateau_takes_few_runs(void **state)
{
    invented v = {.f = hidden, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, 8.1, 0.02);
    assert_true(v.asked <= 20);
    raat_solve_clear(&r);
}

/* Crossings at 3 and 7 lie between the points 2.5 and 5, and 5 and 7.5. */
static void several_crossings_are_told_and_not_chosen_from(void **state)
{
    invented v = {.f = hill, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_SEVERAL);
    assert_int_equal(v.asked, 5);
    raat_solve_clear(&r);
    r = search(&v, 5, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, 7, 0.05);
    raat_solve_clear(&r);
}

static void no_crossing_is_told_apart_from_no_effect(void **state)
{
    static const struct {
        shape *f;
        double probability;
        raat_solve_outcome outcome;
    } cases[] = {{level, 0.8, RAAT_SOLVE_UNMOVED},
                 {level, 0.3, RAAT_SOLVE_UNMOVED},
                 {always, 0.8, RAAT_SOLVE_ALWAYS},
                 {rising, 0.999999, RAAT_SOLVE_NEVER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        invented v = {.f = cases[i].f, .probability = cases[i].probability};
        raat_solve_result r = search(&v, 0, 2, 0);
        assert_int_equal(r.outcome, cases[i].outcome);
        assert_int_equal(v.asked, 5);
        raat_solve_clear(&r);
    }
}

/* Each margin of a noisy step is up to 0.02 off, anew at each x; p then wavers by 0.02 / sqrt(3 n), far
 * less than the interval. The answer is enough by itself and lies where the quiet one does. */
static void noise_ends_no_search_and_moves_no_answer_far(void **state)
{
    invented v = {.f = rising, .noise = 0.02, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, log(5), 0.15);
    assert_true(raat_solve_probability(answer(&r)) >= 0.8);
    assert_true(r.low <= answer(&r)->x && answer(&r)->x <= r.high);
    assert_true(v.asked <= 40);
    raat_solve_clear(&r);
}

static void whole_numbers_stay_whole_and_are_asked_once(void **state)
{
    invented v = {.f = rising, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 12, 1);
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    CHECK_NEAR(answer(&r)->x, 2, 0); /* the first whole number above ln 5 */
    for (size_t i = 0; i < r.n; i++) {
        CHECK_NEAR(r.points[i].x, nearbyint(r.points[i].x), 0);
        assert_true(i == 0 || r.points[i - 1].x < r.points[i].x);
    }
    assert_int_equal(v.asked, r.n);
    raat_solve_clear(&r);
}

static void an_end_of_the_interval_beyond_the_range_is_infinite(void **state)
{
    invented v = {.f = rising, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 1.62, 0); /* p is 0.8021 there */
    assert_int_equal(r.outcome, RAAT_SOLVE_FOUND);
    assert_true(isinf(r.high) && r.high > 0);
    assert_true(isfinite(r.low));
    raat_solve_clear(&r);
}

/* 0.7 * 10 is above 7 in binary, and still 7 of 10 are enough. */
static void enough_is_the_share_that_was_asked_for(void **state)
{
    double margins[10] = {1, -1, 1, -1, 1, 1, 1, -1, 1, 1};
    raat_solve_point point;
    raat_solve_judge(margins, 10, 0.7, &point);
    assert_int_equal(point.held, 7);
    CHECK_NEAR(point.margin[RAAT_SOLVE_MIDDLE], 1, 0);
    CHECK_NEAR(raat_solve_error(&point), sqrt(0.7 * 0.3 / 10), 1e-15);
    raat_solve_judge(margins, 10, 0.71, &point);
    CHECK_NEAR(point.margin[RAAT_SOLVE_MIDDLE], -1, 0);
    CHECK_NEAR(point.mean, 0.4, 1e-12);
}

/* Points between the ends can be typed: a few digits that read back as the same number. */
static void points_are_round_numbers(void **state)
{
    invented v = {.f = rising, .probability = 0.8};
    raat_solve_result r = search(&v, 0, 10, 0);
    for (size_t i = 0; i < r.n; i++) {
        char text[32];
        snprintf(text, sizeof text, "%.2f", r.points[i].x);
        CHECK_NEAR(r.points[i].x, strtod(text, NULL), 0);
    }
    raat_solve_clear(&r);
}

static raat_status fails(void *context, double x, raat_solve_point *out, raat_error *err)
{
    return *(int *)context && x > 2 ? RAAT_STOPPED
                                    : ask(&(invented){rising, 0, 0.8, 0}, x, out, err);
}

static void a_run_that_ends_ends_the_search_and_leaves_the_points(void **state)
{
    const raat_solve_range range = {0, 10, 0, 5};
    raat_solve_result r = {0};
    raat_error err = {0};
    int on = 1;
    assert_int_equal(raat_solve_search(&range, fails, &on, &r, &err), RAAT_STOPPED);
    assert_int_equal(r.n, 1);
    raat_solve_clear(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rising_p_is_found_with_the_least_x_that_is_enough),
        cmocka_unit_test(the_interval_is_where_p_is_two_standard_errors_off),
        cmocka_unit_test(a_falling_p_is_found_with_the_greatest_x_that_is_enough),
        cmocka_unit_test(a_crossing_beside_a_wide_plateau_takes_few_runs),
        cmocka_unit_test(several_crossings_are_told_and_not_chosen_from),
        cmocka_unit_test(no_crossing_is_told_apart_from_no_effect),
        cmocka_unit_test(noise_ends_no_search_and_moves_no_answer_far),
        cmocka_unit_test(whole_numbers_stay_whole_and_are_asked_once),
        cmocka_unit_test(an_end_of_the_interval_beyond_the_range_is_infinite),
        cmocka_unit_test(enough_is_the_share_that_was_asked_for),
        cmocka_unit_test(points_are_round_numbers),
        cmocka_unit_test(a_run_that_ends_ends_the_search_and_leaves_the_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
