/* Seats of a numerus fixus: how many, who has one, and that nobody else stays. */
#include "engine/model/fixus.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { BLOCKS = 16, BOL_LOW = 0, BOL_HIGH = 2, SEPTEMBER_2012 = 2, SEPTEMBER_2017 = 4 * 5 + 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static raat_plan *plan_of(double seats)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    tiny_plan_set(plan, "bol_high/fixus", seats);
    tiny_plan_seal(plan);
    return plan;
}

/* An intake with a share of the year's, `outside` and `arrivals` who would start, into a new world. */
static tiny_world limited(const raat_plan *plan, uint32_t block, double share, int32_t k,
                          int32_t outside[RAAT_LANES], int32_t arrivals)
{
    tiny_world t = tiny_world_new(plan, block);
    double shares[RAAT_LANES];
    tiny_world_begin(&t, 0, SEPTEMBER_2017);
    fill(raat_lanes_heads(t.state->arrivals, k), arrivals);
    FOR_LANES (l)
        shares[l] = share;
    raat_fixus_limit(&t.w, k, shares, outside);
    return t;
}

/* 50 seats a year, 0.8 of them now, for 90 from outside and 30 from other tracks: 40 seats, of which those from
 * outside have 40 * 90 / 120 in the mean, with the variance of the hypergeometric. */
static void seats_go_to_both_as_lots_would_have_it(void **state)
{
    raat_plan *plan = plan_of(50);
    double sum = 0, squares = 0;
    for (uint32_t block = 0; block < BLOCKS; block++) {
        int32_t outside[RAAT_LANES];
        fill(outside, 90);
        tiny_world t = limited(plan, block, 0.8, BOL_HIGH, outside, 30);
        FOR_LANES (l) {
            const int32_t arrivals = raat_lanes_heads(t.state->arrivals, BOL_HIGH)[l];
            assert_int_equal(outside[l] + arrivals, 40);
            assert_int_equal(raat_lanes_heads(t.flows->refused, BOL_HIGH)[l], 80);
            assert_int_equal(raat_lanes_heads(t.flows->unseated, BOL_HIGH)[l], 80);
            assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_HIGH)[l], 30 - arrivals);
            sum += outside[l];
            squares += (outside[l] - 30.0) * (outside[l] - 30.0);
        }
        tiny_world_free(&t);
    }
    const int n = BLOCKS * RAAT_LANES;
    const double variance = 40 * 0.75 * 0.25 * (120 - 40) / 119;
    CHECK_Z(sum / n, 30, sqrt(variance / n), 4);
    CHECK_Z(squares / n, variance, variance * sqrt(2.0 / n), 4);
    raat_plan_free(plan);
}

/* 12.5 seats: 12 or 13, as often. */
static void part_of_a_seat_is_drawn(void **state)
{
    raat_plan *plan = plan_of(25);
    double sum = 0;
    for (uint32_t block = 0; block < BLOCKS; block++) {
        int32_t outside[RAAT_LANES];
        fill(outside, 70);
        tiny_world t = limited(plan, block, 0.5, BOL_HIGH, outside, 0);
        FOR_LANES (l) {
            assert_true(outside[l] == 12 || outside[l] == 13);
            sum += outside[l];
        }
        tiny_world_free(&t);
    }
    CHECK_Z(sum / (BLOCKS * RAAT_LANES), 12.5, 0.5 / sqrt(BLOCKS * RAAT_LANES), 4);
    raat_plan_free(plan);
}

static void who_is_not_too_many_stays(void **state)
{
    raat_plan *plan = plan_of(150);
    static const struct {
        int32_t track, outside, arrivals;
    } rows[] = {{BOL_HIGH, 90, 30}, {BOL_HIGH, 0, 0}, {BOL_HIGH, 120, 0}, {BOL_LOW, 5000, 4000}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t outside[RAAT_LANES];
        fill(outside, rows[i].outside);
        tiny_world t = limited(plan, 0, 0.8, rows[i].track, outside, rows[i].arrivals);
        FOR_LANES (l) {
            assert_int_equal(outside[l], rows[i].outside);
            assert_int_equal(raat_lanes_heads(t.state->arrivals, rows[i].track)[l],
                             rows[i].arrivals);
            assert_int_equal(raat_lanes_heads(t.flows->refused, rows[i].track)[l], 0);
        }
        tiny_world_free(&t);
    }
    raat_plan_free(plan);
}

/* September 2012 records 288 of them; nobody of the record was refused. */
static void the_record_knows_no_limit(void **state)
{
    raat_plan *plan = plan_of(1);
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 0, SEPTEMBER_2012);
    raat_process_intake(&t.w);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.flows->starters, BOL_HIGH)[l], 288);
        assert_int_equal(raat_lanes_heads(t.flows->refused, BOL_HIGH)[l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* In a whole run no year has more starters than seats, two rounded intakes, and places are not blamed. */
static void a_year_has_no_more_starters_than_seats(void **state)
{
    raat_plan *plan = plan_of(40);
    tiny_plan_set(plan, "utilisation", 0.05); /* places for everybody */
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t year = 2016; year <= 2020; year++)
        for (int lane = 0; lane < 64; lane++) {
            const double n = tiny_run_lanes(&r, 0, 0, year, RAAT_STARTERS_TRACK, BOL_HIGH)[lane];
            const double out =
                tiny_run_lanes(&r, 0, 0, year, RAAT_REFUSED_FIXUS_TRACK, BOL_HIGH)[lane];
            CHECK_NEAR(n, 40, 0);
            assert_true(out > 0);
            CHECK_NEAR(tiny_run_lanes(&r, 0, 0, year, RAAT_REFUSED, 0)[lane], out, 0);
            CHECK_NEAR(tiny_run_lanes(&r, 0, 0, year, RAAT_PLACES_BIND, 0)[lane], 0, 0);
        }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_go_to_both_as_lots_would_have_it),
        cmocka_unit_test(part_of_a_seat_is_drawn),
        cmocka_unit_test(who_is_not_too_many_stays),
        cmocka_unit_test(the_record_knows_no_limit),
        cmocka_unit_test(a_year_has_no_more_starters_than_seats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
