/* Who starts at an intake: newcomers beside graduates of other tracks and staff who rise. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { LANE = 17, BLOCK = 1, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };
enum { SEPTEMBER_2012 = 2, SEPTEMBER_2017 = 4 * 5 + 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static raat_plan *plan_of(void)
{
    const tiny_shape shape = tiny_usual();
    return tiny_plan_sealed(&shape);
}

/* Without staff who rise, unless a test wants them. */
static raat_plan *plan_without_path(void)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "rise/rate/young", 0);
    tiny_plan_set(plan, "rise/rate/middle", 0);
    return plan;
}

static int32_t *arrivals(const tiny_world *t, int32_t k)
{
    return raat_lanes_heads(t->state->arrivals, k);
}

static int32_t newcomers(const tiny_world *t, int32_t k)
{
    return raat_lanes_heads(t->flows->newcomers, k)[LANE];
}

static int32_t starters(const tiny_world *t, int32_t k)
{
    return raat_lanes_heads(t->flows->starters, k)[LANE];
}

/* Students a year of a stream, upskillers and all, of one lane. */
static double recorded(const tiny_results *r, int32_t year, int work)
{
    const double *of[3];
    for (int32_t k = 0; k < 3; k++)
        of[k] = tiny_run_lanes(r, 0, 0, year, RAAT_STARTERS_TRACK, k);
    return work ? of[BBL_HIGH][LANE] : of[BOL_LOW][LANE] + of[BOL_HIGH][LANE];
}

/* ---- recorded years ---- */

/* 900 in 2012 and 25 less each year, 300 and 25 more: whoever is in them. Nobody, the usual few, and nearly as
 * many as the record holds study on and rise. */
static void the_recorded_total_starts_whoever_is_in_it(void **state)
{
    static const double rates[] = {0, 0.03, 0.06};
    static const double shares[] = {0, 0.2, 0.75};
    for (size_t i = 0; i < 3; i++) {
        raat_plan *plan = plan_of();
        tiny_plan_set(plan, "rise/rate/young", rates[i]);
        tiny_plan_set(plan, "rise/rate/middle", rates[i] / 3);
        tiny_plan_set(plan, "bol_low/further_study", shares[i]);
        tiny_results r = tiny_run(plan, &(raat_run_options){0});
        for (int32_t year = 2012; year <= 2015; year++) {
            CHECK_NEAR(recorded(&r, year, 0), 900 - 25 * (year - 2012), 0);
            CHECK_NEAR(recorded(&r, year, 1), 300 + 25 * (year - 2012), 0);
        }
        tiny_run_clear(&r);
        raat_plan_free(plan);
    }
}

/* The record is then less than who starts; from outside comes nobody, and not fewer than nobody. */
static void newcomers_are_never_negative(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "rise/rate/young", 0.5);
    tiny_plan_set(plan, "rise/rate/middle", 0.5);
    tiny_world t = tiny_world_new(plan, BLOCK);
    for (int32_t step = 0; step < 16; step++) {
        raat_step_run(&t.w, 0, step);
        const int32_t rise = raat_lanes_heads(t.flows->upskilling, 0)[LANE];
        for (int32_t k = 0; k < 3; k++)
            assert_true(newcomers(&t, k) >= 0);
        assert_int_equal(newcomers(&t, BBL_HIGH), 0);
        assert_true(step % 2 ? rise == 0 : rise > 300);
        assert_int_equal(raat_lanes_heads(t.flows->kept_back, 0)[LANE], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* September 2012 records 720 for bol_low and bol_high, 432 : 288. What a track has of internal starters it lacks
 * less; where it has more than its part, the others come short. */
static void newcomers_fill_what_each_track_lacks(void **state)
{
    static const struct {
        int32_t arrive, low, high;
    } rows[] = {{0, 432, 288}, {100, 432, 188}, {288, 432, 0},
                {388, 332, 0}, {720, 0, 0},     {900, 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        raat_plan *plan = plan_without_path();
        tiny_world t = tiny_world_new(plan, BLOCK);
        tiny_world_begin(&t, 0, SEPTEMBER_2012);
        fill(arrivals(&t, BOL_HIGH), rows[i].arrive);
        raat_process_intake(&t.w);
        assert_int_equal(newcomers(&t, BOL_LOW), rows[i].low);
        assert_int_equal(newcomers(&t, BOL_HIGH), rows[i].high);
        assert_int_equal(newcomers(&t, BBL_HIGH), 240); /* of the other stream */
        assert_int_equal(starters(&t, BOL_LOW), rows[i].low);
        assert_int_equal(starters(&t, BOL_HIGH), rows[i].high + rows[i].arrive);
        assert_int_equal(raat_lanes_heads(t.state->students, BOL_HIGH * 12)[LANE],
                         rows[i].high + rows[i].arrive);
        assert_int_equal(arrivals(&t, BOL_HIGH)[LANE], 0);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_HIGH)[LANE], 0);
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* Staff who rise count in the same way: as many newcomers fewer than the 240. */
static void risers_take_the_places_of_newcomers(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, SEPTEMBER_2012);
    raat_process_intake(&t.w);
    FOR_LANES (l) {
        const int32_t rise = raat_lanes_heads(t.flows->upskilling, 0)[l];
        assert_true(rise > 40); /* some 90 are expected */
        assert_int_equal(raat_lanes_heads(t.flows->newcomers, BBL_HIGH)[l], 240 - rise);
        assert_int_equal(raat_lanes_heads(t.flows->starters, BBL_HIGH)[l], 240 - rise);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- projected years ---- */

/* Places for a share of the applicants: arrivals have a draw of their own with it, and who is refused is
 * counted and lost to the sector. */
static void a_refused_arrival_is_counted_and_lost(void **state)
{
    raat_plan *plan = plan_without_path();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, SEPTEMBER_2017);
    memset(t.state->heads, 0, t.state->n_heads * sizeof *t.state->heads);
    fill(arrivals(&t, BOL_HIGH), 400);
    FOR_LANES (
        l) /* more internal starters than the level: newcomers are none, here and in bol_low */
        for (int32_t k = 0; k < 3; k++)
            raat_lanes_reals(t.state->internal, k)[l] = 1e6;
    for (int32_t b = 0; b < 2; b++)
        FOR_LANES (
            l) { /* 400 need 0.35 * 0.8 FTE each, 0.2 : 0.6 over vvt : zkh; room for 1.05 / 3 */
            raat_lanes_reals(t.flows->care_fte, b)[l] = 1e6;
            raat_lanes_reals(t.state->quote_start, b * RAAT_N_PLACES + RAAT_STAGE)[l] =
                400 * 0.35 * 0.8 * (b ? 0.75 : 0.25) / 3 / 1e6;
        }
    raat_process_intake(&t.w);
    int32_t n[RAAT_LANES], admitted[RAAT_LANES];
    fill(n, 400);
    tiny_world_draw(&t, "admit_arrival", "bol_high", 2017 * 4 + 2, n, 0.35, admitted);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.flows->starters, BOL_HIGH)[l], admitted[l]);
        assert_int_equal(raat_lanes_heads(t.flows->newcomers, BOL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->refused, BOL_HIGH)[l], 400 - admitted[l]);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_HIGH)[l], 400 - admitted[l]);
        assert_int_equal(arrivals(&t, BOL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->refused, BOL_LOW)[l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Who was refused applies elsewhere at the next intake, not at this one, though bbl_high has its turn after bol_low:
 * whoever came from outside and whoever came from another track. */
static void the_refused_wait_for_the_next_intake_elsewhere(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    tiny_plan_seal(plan);
    tiny_plan_set(plan, "rise/rate/young", 0);
    tiny_plan_set(plan, "rise/rate/middle", 0);
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, SEPTEMBER_2017);
    fill(arrivals(&t, BOL_HIGH), 50);
    fill(arrivals(&t, BBL_HIGH), 30);
    for (int32_t b = 0; b < 2; b++) /* care FTE 0: no places */
        FOR_LANES (l)
            raat_lanes_reals(t.flows->care_fte, b)[l] = 0;
    raat_process_intake(&t.w);
    int32_t from_high[RAAT_LANES], from_work[RAAT_LANES];
    tiny_world_draw(&t, "redirect", "bol_high", 2017 * 4 + 2,
                    raat_lanes_heads(t.flows->refused, BOL_HIGH), 0.4, from_high);
    tiny_world_draw(&t, "redirect", "bbl_high", 2017 * 4 + 2,
                    raat_lanes_heads(t.flows->refused, BBL_HIGH), 0.5, from_work);
    FOR_LANES (l) {
        for (int32_t k = 0; k < 3; k++)
            assert_int_equal(raat_lanes_heads(t.flows->starters, k)[l], 0);
        assert_true(raat_lanes_heads(t.flows->refused, BOL_HIGH)[l] > 50);
        assert_true(raat_lanes_heads(t.flows->refused, BBL_HIGH)[l] > 30);
        assert_int_equal(arrivals(&t, BBL_HIGH)[l], from_high[l]);
        assert_int_equal(arrivals(&t, BOL_LOW)[l], from_work[l]);
        assert_int_equal(arrivals(&t, BOL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->redirected, BOL_HIGH)[l], from_high[l]);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_HIGH)[l], 50);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Arrivals wait where nothing starts: June has no intake. */
static void arrivals_wait_for_the_next_intake(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, SEPTEMBER_2017 - 1);
    fill(arrivals(&t, BOL_HIGH), 25);
    raat_process_intake(&t.w);
    assert_int_equal(arrivals(&t, BOL_HIGH)[LANE], 25);
    assert_int_equal(starters(&t, BOL_HIGH), 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- free history ---- */

/* Newcomers of bbl_high in the Septembers of 64 replicates, with places for everybody and no year factor. */
static double applied_in(const raat_plan *plan, int32_t year)
{
    tiny_world t = tiny_world_new(plan, BLOCK);
    double sum = 0;
    tiny_world_begin(&t, 0, (year - 2012) * 4 + 2);
    FOR_LANES (l)
        raat_lanes_reals(t.state->internal, BBL_HIGH)[l] = 100;
    raat_process_intake(&t.w);
    FOR_LANES (l)
        sum += raat_lanes_heads(t.flows->newcomers, BBL_HIGH)[l] +
               raat_lanes_heads(t.flows->refused, BBL_HIGH)[l];
    tiny_world_free(&t);
    return sum;
}

/* 300 in 2012, of whom 100 come from inside: 200 apply until the record ends in 2015, 1 % more a year after;
 * a September is 0.8 of it. */
static void free_history_has_the_first_recorded_level_in_all_years(void **state)
{
    raat_plan *plan = plan_without_path();
    plan->history = RAAT_FREE;
    for (int32_t year = 2012; year <= 2020; year++) {
        const double mean = RAAT_LANES * 0.8 * 200 * pow(1.01, year > 2015 ? year - 2015 : 0);
        CHECK_Z(applied_in(plan, year), mean, sqrt(mean), 4);
    }
    raat_plan_free(plan);
}

/* A record that begins with 0 is of a programme that had not begun: nobody, until the record is over; then the
 * level that the file gives, 375. */
static void a_programme_that_began_later_has_its_own_level(void **state)
{
    raat_plan *plan = plan_without_path();
    plan->history = RAAT_FREE;
    tiny_plan_set(plan, "work/recorded/2012", 0);
    for (int32_t year = 2012; year <= 2015; year++)
        CHECK_NEAR(applied_in(plan, year), 0, 0);
    for (int32_t year = 2016; year <= 2017; year++) {
        const double mean = RAAT_LANES * 0.8 * 275 * pow(1.01, year - 2015);
        CHECK_Z(applied_in(plan, year), mean, sqrt(mean), 4);
    }
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_recorded_total_starts_whoever_is_in_it),
        cmocka_unit_test(newcomers_are_never_negative),
        cmocka_unit_test(newcomers_fill_what_each_track_lacks),
        cmocka_unit_test(risers_take_the_places_of_newcomers),
        cmocka_unit_test(a_refused_arrival_is_counted_and_lost),
        cmocka_unit_test(the_refused_wait_for_the_next_intake_elsewhere),
        cmocka_unit_test(arrivals_wait_for_the_next_intake),
        cmocka_unit_test(free_history_has_the_first_recorded_level_in_all_years),
        cmocka_unit_test(a_programme_that_began_later_has_its_own_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
