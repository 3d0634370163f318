/* Values become numbers as the file rounds them, and every one of them goes to its place, whatever the shape. */
#include "tests/check.h"

#include <string.h>

#include "engine/run/pack.h"
#include "tests/support/plan_fixture.h"

enum { MOST = 37 };

static _Alignas(64) raat_number from[MOST][RAAT_LANES];
static raat_number out[RAAT_LANES * MOST + 1];

/* Squares, lines of the cache, and what fills neither; nothing is written behind the last. */
static void every_number_goes_to_its_lane(void **state)
{
    const raat_number *places[MOST];
    for (int32_t k = 0; k < MOST; k++) {
        places[k] = from[MOST - 1 - k]; /* they need not lie in order */
        for (int32_t l = 0; l < RAAT_LANES; l++)
            from[MOST - 1 - k][l].count = 100 * k + l;
    }
    for (int32_t n = 0; n <= MOST; n++)
        for (int32_t lanes = 1; lanes <= RAAT_LANES; lanes++) {
            memset(out, 0xff, sizeof out);
            raat_pack_turn(places, (size_t)n, lanes, out);
            for (int32_t l = 0; l < lanes; l++)
                for (int32_t k = 0; k < n; k++)
                    assert_int_equal(out[l * n + k].count, 100 * k + l);
            assert_int_equal(out[lanes * n].count, -1);
        }
}

static raat_status round_one(const raat_plan *plan, raat_indicator_id id, int lane, double value,
                             raat_number *found, raat_error *err)
{
    double values[RAAT_LANES] = {0};
    raat_number rounded[RAAT_LANES];
    values[lane] = value;
    const raat_status status = raat_pack_round(plan, id, values, 1, 0, rounded, err);
    *found = rounded[lane];
    return status;
}

static void numbers_are_rounded_as_the_file_has_them(void **state)
{
    static const struct {
        double value;
        int32_t count;
    } rows[] = {
        {2.5, 2}, {3.5, 4}, {-2.5, -2}, {2147483647.0, INT32_MAX}, {-2147483647.0, -INT32_MAX},
        {-0.0, 0}};
    raat_plan *plan = plan_fixture_new(RAAT_LANES);
    raat_number found;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(round_one(plan, RAAT_HEADS, 63, rows[i].value, &found, NULL), RAAT_OK);
        assert_int_equal(found.count, rows[i].count);
    }
    assert_int_equal(round_one(plan, RAAT_FTE, 5, 1e9 / 3, &found, NULL), RAAT_OK);
    assert_true(found.real == (float)(1e9 / 3));
    assert_int_equal(round_one(plan, RAAT_FTE, 5, NAN, &found, NULL), RAAT_OK);
    assert_true(isnan(found.real));
    raat_plan_free(plan);
}

/* But for one that nobody asked for. */
static void a_count_that_does_not_fit_is_told(void **state)
{
    static const double large[] = {2147483648.0, -2147483648.0, 1e300, INFINITY, NAN};
    raat_plan *plan = plan_fixture_new(10);
    raat_number found;
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        raat_error err = {0};
        assert_int_equal(round_one(plan, RAAT_HEADS, 9, large[i], &found, &err), RAAT_FAILED);
        CHECK_CONTAINS(err.message, "in replicate 9");
        assert_int_equal(round_one(plan, RAAT_HEADS, 10, large[i], &found, NULL), RAAT_OK);
        assert_int_equal(found.count, 0);
    }
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_goes_to_its_lane),
        cmocka_unit_test(numbers_are_rounded_as_the_file_has_them),
        cmocka_unit_test(a_count_that_does_not_fit_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
