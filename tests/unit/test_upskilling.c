/* Staff who follow a track and rise: who applies, who starts, who gives up, and where they come back. Draws at
 * addresses that are spelled out, probabilities by hand. */
#include "engine/model/upskilling.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/places.h"
#include "engine/model/process.h"
#include "engine/model/supply.h"

enum { BLOCK = 2, LANE = 40, VVT = 0, ZKH = 1, LOW = 0, HIGH = 1, YOUNG = 0, MIDDLE = 1, OLD = 2 };
enum { RISE = 0, BBL_HIGH = 1, LAST = 11, SEPTEMBER_2013 = 4 + 2, SEPTEMBER_2017 = 4 * 5 + 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static void give(double *array, int32_t cell, double value)
{
    FOR_LANES (l)
        raat_lanes_reals(array, cell)[l] = value;
}

static void empty(const tiny_world *t)
{
    memset(t->state->heads, 0, t->state->n_heads * sizeof *t->state->heads);
}

static raat_plan *usual_plan(void)
{
    const tiny_shape shape = tiny_usual();
    return tiny_plan_sealed(&shape);
}

static raat_plan *plan_with_paths(int32_t paths)
{
    tiny_shape shape = tiny_usual();
    shape.paths = paths;
    return tiny_plan_sealed(&shape);
}

static int32_t *staff(const tiny_world *t, int32_t b, int32_t q, int32_t a, int32_t u)
{
    return raat_lanes_heads(t->state->workforce, raat_world_job(&t->w, b, q, a, u));
}

static int32_t *upskillers(const tiny_world *t, int32_t s, int32_t b)
{
    return raat_lanes_heads(t->state->upskillers, s * 2 + b);
}

/* Applicants of one cell of path `rise`. */
static int32_t *willing(const tiny_world *t, int32_t b, int32_t a, int32_t u)
{
    return raat_lanes_heads(t->flows->willing, (b * 3 + a) * 2 + u);
}

/* ---- who applies ---- */

static void apply(tiny_world *t, int32_t step, double share, int32_t sum[][RAAT_LANES])
{
    double of_year[RAAT_LANES];
    tiny_world_begin(t, 0, step);
    FOR_LANES (l)
        of_year[l] = share;
    memset(sum, 0, 3 * sizeof *sum);
    raat_upskilling_apply(&t->w, of_year, sum);
}

/* 3 % a year of the young, 1 % of the middle, no old; September is 0.8 of the year. */
static void staff_apply_by_age(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t sum[3][RAAT_LANES], of_branch[2][RAAT_LANES], expected[RAAT_LANES];
    apply(&t, SEPTEMBER_2013, 0.8, sum);
    tiny_world_draw(&t, "upskill", "rise/zkh/young/new", 2013 * 4 + 2,
                    staff(&t, ZKH, LOW, YOUNG, RAAT_NEW), 1 - pow(0.97, 0.8), expected);
    assert_memory_equal(willing(&t, ZKH, YOUNG, RAAT_NEW), expected, sizeof expected);
    tiny_world_draw(&t, "upskill", "rise/vvt/middle/settled", 2013 * 4 + 2,
                    staff(&t, VVT, LOW, MIDDLE, RAAT_SETTLED), 1 - pow(0.99, 0.8), expected);
    assert_memory_equal(willing(&t, VVT, MIDDLE, RAAT_SETTLED), expected, sizeof expected);
    fill(expected, 0);
    assert_memory_equal(willing(&t, VVT, OLD, RAAT_SETTLED), expected, sizeof expected);
    for (int32_t b = 0; b < 2; b++)
        raat_upskilling_willing(&t.w, RISE, b, of_branch[b]);
    FOR_LANES (l) {
        assert_int_equal(sum[BBL_HIGH][l], of_branch[VVT][l] + of_branch[ZKH][l]);
        assert_int_equal(sum[0][l] + sum[2][l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A year factor of 0.4 of the stream that the track belongs to; that of the other stream says nothing. */
static void the_year_factor_of_the_stream_is_theirs(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t sum[3][RAAT_LANES], expected[RAAT_LANES];
    give(t.state->stream_factor, 0, -5);
    give(t.state->stream_factor, 1, 0.4);
    apply(&t, SEPTEMBER_2017, 0.8, sum);
    tiny_world_draw(&t, "upskill", "rise/vvt/young/settled", 2017 * 4 + 2,
                    staff(&t, VVT, LOW, YOUNG, RAAT_SETTLED), 1 - pow(0.97, 0.8 * exp(0.4)),
                    expected);
    assert_memory_equal(willing(&t, VVT, YOUNG, RAAT_SETTLED), expected, sizeof expected);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Two paths may begin at one level. When everybody wants both, nobody starts twice. */
static void nobody_applies_for_two_paths_at_once(void **state)
{
    raat_plan *plan = plan_with_paths(2);
    static const char *const rates[] = {"rise/rate/young", "rise/rate/middle", "rise/rate/old",
                                        "leap/rate/young", "leap/rate/middle", "leap/rate/old"};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        tiny_plan_set(plan, rates[i], 0.9);
    tiny_world t = tiny_world_new(plan, BLOCK);
    for (int32_t step = 0; step < 3; step++)
        raat_step_run(&t.w, 0, step);
    for (size_t i = 0; i < t.state->n_heads; i++)
        assert_true(t.state->heads[i] >= 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- who starts ---- */

/* Six in ten are admitted: these leave their post, the others stay in it. */
static void who_is_admitted_leaves_the_post_and_who_is_not_stays(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t before[RAAT_LANES], admitted[RAAT_LANES];
    double share[RAAT_LANES];
    tiny_world_begin(&t, 0, SEPTEMBER_2017);
    fill(willing(&t, ZKH, MIDDLE, RAAT_NEW), 150);
    memcpy(before, staff(&t, ZKH, LOW, MIDDLE, RAAT_NEW), sizeof before);
    assert_true(before[LANE] > 150);
    FOR_LANES (l)
        share[l] = 0.6;
    raat_upskilling_admit(&t.w, 0, share); /* of another track: nothing to do */
    assert_int_equal(raat_lanes_heads(t.flows->upskilling, RISE)[LANE], 0);
    raat_upskilling_admit(&t.w, BBL_HIGH, share);
    tiny_world_draw(&t, "admit_upskiller", "rise/zkh/middle/new", 2017 * 4 + 2,
                    willing(&t, ZKH, MIDDLE, RAAT_NEW), 0.6, admitted);
    FOR_LANES (l) {
        assert_int_equal(staff(&t, ZKH, LOW, MIDDLE, RAAT_NEW)[l], before[l] - admitted[l]);
        assert_int_equal(upskillers(&t, 0, ZKH)[l], admitted[l]);
        assert_int_equal(upskillers(&t, 0, VVT)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->upskilling, RISE)[l], admitted[l]);
        assert_int_equal(raat_lanes_heads(t.flows->kept_back, RISE)[l], 150 - admitted[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- on the way ---- */

/* The dropout of the track's students at that step: here of the second study year, with the overload of
 * work-based places, 0.7 : 0.2 over vvt : zkh, and the shock of those who began in the school year 2016. */
static void they_drop_out_like_the_students_of_their_step(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, 4 * 6);
    empty(&t);
    fill(upskillers(&t, 5, ZKH), 5000);
    give(t.state->overload, VVT * RAAT_N_PLACES + RAAT_LEERBAAN, 0.3);
    give(t.state->overload, ZKH * RAAT_N_PLACES + RAAT_LEERBAAN, 0.1);
    for (int32_t year = 2009; year < 2020; year++)
        give(t.start->cohort_shock, year - t.start->first_cohort, year == 2016 ? 0.2 : 9);
    raat_process_students(&t.w);
    const double odds = 0.08 / 0.92 * exp(1.5 * (0.7 * 0.3 + 0.2 * 0.1) / 0.9 + 0.2);
    int32_t n[RAAT_LANES], out[RAAT_LANES];
    fill(n, 5000);
    tiny_world_draw(&t, "upskiller_dropout", "rise/5/zkh", 2018 * 4, n, 1 - pow(1 + odds, -0.25),
                    out);
    FOR_LANES (l) {
        assert_int_equal(upskillers(&t, 5, ZKH)[l], 0);
        assert_int_equal(upskillers(&t, 6, ZKH)[l], 5000 - out[l]);
        assert_int_equal(raat_lanes_heads(t.flows->resumed, ZKH)[l], out[l]);
        assert_int_equal(raat_lanes_heads(t.flows->resumed, VVT)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->dropouts, BBL_HIGH)[l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Who starts in one step has the diploma as many steps later as the track has, not one sooner; nobody is
 * delayed, though half of the students would be. */
static void a_path_takes_the_nominal_duration_of_its_track(void **state)
{
    static const int32_t per_year[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++) {
        tiny_shape shape = tiny_usual();
        shape.steps_per_year = per_year[i];
        raat_plan *plan = tiny_plan_sealed(&shape);
        for (int year = 1; year <= 3; year++) {
            char name[] = "bbl_high/dropout/1";
            name[sizeof name - 2] = (char)('0' + year);
            tiny_plan_set(plan, name, 0);
        }
        tiny_plan_set(plan, "bbl_high/delay", 0.5);
        tiny_world t = tiny_world_new(plan, BLOCK);
        empty(&t);
        fill(upskillers(&t, 0, ZKH), 100);
        for (int32_t step = 1; step <= 3 * per_year[i]; step++) {
            int32_t on[RAAT_LANES];
            tiny_world_begin(&t, 0, step);
            raat_process_students(&t.w);
            raat_upskilling_heads(&t.w, RISE, ZKH, on);
            assert_int_equal(on[LANE], step == 3 * per_year[i] ? 0 : 100);
            assert_int_equal(raat_lanes_heads(t.flows->raised, ZKH)[LANE],
                             step == 3 * per_year[i] ? 100 : 0);
            assert_int_equal(raat_lanes_heads(t.state->delayed, BBL_HIGH)[LANE], 0);
        }
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* ---- back ---- */

/* 80 with the diploma to level high and 50 without it to low, in zkh, where there is no demand; settled, of the
 * path's ages, and no hires. */
static void they_come_back_to_their_branch_at_their_level(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t n[RAAT_LANES], young[RAAT_LANES];
    tiny_world_begin(&t, 0, 9);
    empty(&t);
    fill(raat_lanes_heads(t.flows->raised, ZKH), 80);
    fill(raat_lanes_heads(t.flows->resumed, ZKH), 50);
    raat_process_hiring(&t.w);
    fill(n, 80);
    tiny_world_draw(&t, "age_upskilled", "rise/zkh/young", 2014 * 4 + 1, n, 0.3, young);
    FOR_LANES (l) {
        assert_int_equal(staff(&t, ZKH, HIGH, YOUNG, RAAT_SETTLED)[l], young[l]);
        assert_int_equal(staff(&t, ZKH, HIGH, MIDDLE, RAAT_SETTLED)[l], 80 - young[l]);
    }
    fill(n, 50);
    tiny_world_draw(&t, "age_resumed", "rise/zkh/young", 2014 * 4 + 1, n, 0.3, young);
    int64_t all[RAAT_LANES];
    raat_state_persons(t.state, all);
    FOR_LANES (l) {
        assert_int_equal(staff(&t, ZKH, LOW, YOUNG, RAAT_SETTLED)[l], young[l]);
        assert_int_equal(staff(&t, ZKH, LOW, MIDDLE, RAAT_SETTLED)[l], 50 - young[l]);
        assert_int_equal(all[l], 130);
        for (int32_t source = 0; source < RAAT_N_SOURCES; source++)
            assert_int_equal(raat_lanes_heads(t.flows->hires, source)[l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- meanwhile ---- */

/* 40 at different steps fill 0.8 of a contract of 0.75 FTE each, at level low, and take a whole work-based
 * place of 0.75 FTE, all in zkh, their own branch. */
static void they_work_a_part_and_need_a_place_in_their_branch(void **state)
{
    raat_plan *plan = usual_plan();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, 9);
    empty(&t);
    fill(upskillers(&t, 0, ZKH), 15);
    fill(upskillers(&t, LAST, ZKH), 25);
    raat_supply_count(&t.w);
    raat_places_use(&t.w);
    for (int32_t b = 0; b < 2; b++) {
        CHECK_NEAR(raat_lanes_reals(t.flows->supply, b * 2 + LOW)[LANE], b ? 40 * 0.8 * 0.75 : 0,
                   1e-12);
        CHECK_NEAR(raat_lanes_reals(t.flows->student_fte, b * 2 + LOW)[LANE], 0,
                   0); /* they are staff */
        CHECK_NEAR(raat_lanes_reals(t.flows->supply, b * 2 + HIGH)[LANE], 0, 0);
        CHECK_NEAR(raat_lanes_reals(t.flows->use, b * RAAT_N_PLACES + RAAT_LEERBAAN)[LANE],
                   b ? 40 * 0.75 : 0, 1e-12);
        CHECK_NEAR(raat_lanes_reals(t.flows->use, b * RAAT_N_PLACES + RAAT_STAGE)[LANE], 0, 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Byte for byte the numbers of a plan that has none. */
static void a_path_that_nobody_follows_changes_nothing(void **state)
{
    raat_plan *none = plan_with_paths(0), *one = usual_plan();
    tiny_plan_set(one, "rise/rate/young", 0);
    tiny_plan_set(one, "rise/rate/middle", 0);
    tiny_results a = tiny_run(none, &(raat_run_options){0}),
                 b = tiny_run(one, &(raat_run_options){0});
    assert_int_equal(a.block_size, b.block_size);
    assert_memory_equal(a.values, b.values, a.block_size * sizeof *a.values);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(none);
    raat_plan_free(one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_apply_by_age),
        cmocka_unit_test(the_year_factor_of_the_stream_is_theirs),
        cmocka_unit_test(nobody_applies_for_two_paths_at_once),
        cmocka_unit_test(who_is_admitted_leaves_the_post_and_who_is_not_stays),
        cmocka_unit_test(they_drop_out_like_the_students_of_their_step),
        cmocka_unit_test(a_path_takes_the_nominal_duration_of_its_track),
        cmocka_unit_test(they_come_back_to_their_branch_at_their_level),
        cmocka_unit_test(they_work_a_part_and_need_a_place_in_their_branch),
        cmocka_unit_test(a_path_that_nobody_follows_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
