/* Exits, ageing and tenure of single cells: the probabilities by hand, the draws at addresses that are
 * spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/leaving.h"
#include "engine/model/process.h"

enum {
    STEP = 4 * 5 + 1,
    ABSOLUTE = 2017 * 4 + 1,
    BLOCK = 3
}; /* April to June 2017, after the record */

/* Zkh, low, old, new. */
static const char *const CELL = "zkh/low/old/new";
static int32_t cell_of(const raat_world *w)
{
    return raat_world_job(w, 1, 0, 2, RAAT_NEW);
}

static void keep(const raat_world *w, int32_t job, int32_t out[RAAT_LANES])
{
    memcpy(out, raat_lanes_heads(w->state->workforce, job), RAAT_LANES * sizeof *out);
}

static void same(const int32_t a[RAAT_LANES], const int32_t b[RAAT_LANES])
{
    FOR_LANES (l)
        assert_int_equal(a[l], b[l]);
}

static raat_plan *plan_of(void)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "stay", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.8, 2016);
    tiny_plan_scenario(plan, "stay", 0, 1);
    tiny_plan_seal(plan);
    return plan;
}

static void give(double *array, int32_t cell, double value)
{
    FOR_LANES (l)
        raat_lanes_reals(array, cell)[l] = value;
}

static double leave_of(double factor, double h, double r)
{
    return 1 - exp(-(h * factor + r) / 4);
}

/* Leavers of the cell, and who of them retires, when the factor on the hazard is `factor`. */
static void expect_exits(tiny_world *t, int32_t absolute, double factor)
{
    const int32_t job = cell_of(&t->w);
    const double h = raat_lanes_reals(t->start->hazard, job)[0], r = -log(1 - 0.15);
    int32_t before[RAAT_LANES], after[RAAT_LANES], leavers[RAAT_LANES];
    keep(&t->w, job, before);
    assert_true(before[0] > 50);
    raat_process_exits(&t->w);
    keep(&t->w, job, after);
    tiny_world_draw(t, "exit", CELL, absolute, before, leave_of(factor, h, r), leavers);
    FOR_LANES (l)
        assert_int_equal(before[l] - after[l], leavers[l]);
}

/* Demand shrinks by 5 %, held to 3 %; the branch's vacancy rate is 8 %; a bad year of 0.1; the action
 * leaves 80 % of the half that employers can touch. */
static void hazards_after_the_record(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 1, STEP);
    give(t.state->log_growth, 0, log(0.95));
    give(t.state->exit_factor, 0, 0.1);
    give(t.state->vacancy_rate, 0, 0.025);
    give(t.state->vacancy_rate, 1, 0.08);
    const double year = exp(-6 * (-0.03 + 0.005) + 0.1), answer = exp(1 * (0.08 - 0.025));
    expect_exits(&t, ABSOLUTE, year * answer * (1 + 0.5 * (0.8 - 1)));
    assert_int_equal(t.flows->clamps[0], 1); /* the growth */
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void the_answer_to_vacancies_is_held(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    give(t.state->log_growth, 0, log1p(-0.005)); /* the reference */
    give(t.state->vacancy_rate, 0, 0.025);
    give(t.state->vacancy_rate, 1, 0.5);
    expect_exits(&t, ABSOLUTE, exp(0.25));
    assert_int_equal(t.flows->clamps[0], 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Expected exits of a year of the staff of one lane, quarter by quarter, at `level`. */
static double expected_exits(const tiny_world *t, double level, int lane, double *out_heads)
{
    double heads = 0, exits = 0;
    for (int32_t b = 0; b < 2; b++)
        for (int32_t q = 0; q < 2; q++)
            for (int32_t a = 0; a < 3; a++)
                for (int32_t u = 0; u < 2; u++) {
                    const int32_t job = raat_world_job(&t->w, b, q, a, u);
                    const double n = raat_lanes_heads(t->state->workforce, job)[lane];
                    const double r = a == 2 ? -log(1 - 0.15) : a == 1 ? -log(1 - 0.01) : 0;
                    heads += n;
                    exits +=
                        4 * n * leave_of(level, raat_lanes_reals(t->start->hazard, job)[lane], r);
                }
    *out_heads = heads;
    return exits;
}

/* The level that makes them `exits`, by halving. */
static double level_of(const tiny_world *t, double exits, int lane)
{
    double low = 0, high = 50, heads;
    for (int i = 0; i < 80; i++) {
        const double middle = (low + high) / 2;
        *(expected_exits(t, middle, lane, &heads) < exits ? &low : &high) = middle;
    }
    return low;
}

/* Neither demand nor vacancies act while exits are recorded: only the level that expects the 1,780 of
 * 2014. What the answer to growth does not explain of it is where the year factor goes on from. */
static void in_recorded_years_the_record_says_it_all(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, 4 * 2 + 3);
    give(t.state->log_growth, 0, -0.2);
    give(t.state->exit_factor, 0, 0.5);
    give(t.state->vacancy_rate, 1, 0.5);
    const double level = level_of(&t, 1780, 0);
    expect_exits(&t, 2014 * 4 + 3, level);
    const double growth = fmax(expm1(-0.2), tiny_plan_get(plan, "growth_low"));
    const double explained =
        tiny_plan_get(plan, "contraction") * (growth - tiny_plan_get(plan, "growth_reference"));
    FOR_LANES (l)
        CHECK_NEAR(t.state->exit_factor[l], log(level) - explained, 1e-9);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void count_staff(const tiny_world *t, int64_t out[RAAT_LANES])
{
    const int32_t jobs = raat_world_job(&t->w, t->w.branches, 0, 0, 0);
    FOR_LANES (l)
        out[l] = 0;
    for (int32_t job = 0; job < jobs; job++)
        FOR_LANES (l)
            out[l] += raat_lanes_heads(t->state->workforce, job)[l];
}

/* Each leaver once: retirement first, of the rest those to another sector, the rest for other reasons. Who has
 * retired is gone, the others are former staff; so all persons lose the retired, the pool's and the former
 * staff's losses. */
static void each_leaver_has_one_reason(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int64_t before[RAAT_LANES], after[RAAT_LANES], staff[RAAT_LANES], left_over[RAAT_LANES];
    int64_t sum[RAAT_N_REASONS] = {0};
    for (int32_t step = 0; step < 36; step++) {
        tiny_world_begin(&t, 0, step);
        raat_state_persons(t.state, before);
        count_staff(&t, staff);
        raat_process_exits(&t.w);
        raat_state_persons(t.state, after);
        count_staff(&t, left_over);
        FOR_LANES (l) {
            int64_t reasons = 0;
            for (int i = 0; i < RAAT_N_REASONS; i++) {
                reasons += raat_lanes_heads(t.flows->exits, i)[l];
                sum[i] += raat_lanes_heads(t.flows->exits, i)[l];
            }
            assert_int_equal(staff[l] - left_over[l], reasons);
            assert_int_equal(before[l] - after[l],
                             raat_lanes_heads(t.flows->exits, RAAT_RETIREMENT)[l] +
                                 t.flows->pool_exits[l] + t.flows->former_lost[l]);
        }
    }
    const double left = (double)(sum[RAAT_OTHER_SECTOR] + sum[RAAT_OTHER_REASON]);
    CHECK_Z((double)sum[RAAT_OTHER_SECTOR] / left, 0.7, sqrt(0.21 / left), 4);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Of 1,000 former staff at level low some are lost first; then all who left the level and did not retire join,
 * whatever their reason. At level high nobody works here, so nobody joins. */
static void leavers_who_did_not_retire_are_former_staff(void **state)
{
    tiny_shape shape = tiny_usual();
    shape.branches = 3;
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t n[RAAT_LANES], low[RAAT_LANES], high[RAAT_LANES];
    tiny_world_begin(&t, 0, STEP);
    FOR_LANES (l) {
        n[l] = 1000;
        for (int32_t i = 0; i < 2; i++)
            raat_lanes_heads(t.state->former, i)[l] = 1000;
        for (int32_t b = 0; b < 3; b++)
            for (int32_t i = 0; i < 6; i++)
                raat_lanes_heads(t.state->workforce, raat_world_job(&t.w, b, 1, i / 2, i % 2))[l] =
                    0;
    }
    raat_process_exits(&t.w);
    tiny_world_draw(&t, "former_exit", "low", ABSOLUTE, n, 1 - pow(1 - 0.12, 0.25), low);
    tiny_world_draw(&t, "former_exit", "high", ABSOLUTE, n, 1 - pow(1 - 0.12, 0.25), high);
    FOR_LANES (l) {
        const int32_t joined = raat_lanes_heads(t.flows->exits, RAAT_OTHER_SECTOR)[l] +
                               raat_lanes_heads(t.flows->exits, RAAT_OTHER_REASON)[l];
        assert_true(joined > 50 && raat_lanes_heads(t.flows->exits, RAAT_RETIREMENT)[l] > 10);
        assert_int_equal(raat_lanes_heads(t.state->former, 0)[l], 1000 - low[l] + joined);
        assert_int_equal(raat_lanes_heads(t.state->former, 1)[l], 1000 - high[l]);
        assert_int_equal(t.flows->former_lost[l], low[l] + high[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Somebody certain to retire within a year goes in the first step, for that reason. */
static void certain_retirement_is_a_number(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "retirement/old", 1);
    tiny_plan_set(plan, "exits/2012", 8000);
    tiny_world t = tiny_world_new(plan, 0);
    const int32_t job = cell_of(&t.w);
    tiny_world_begin(&t, 0, 0);
    raat_process_exits(&t.w);
    FOR_LANES (l)
        assert_int_equal(raat_lanes_heads(t.state->workforce, job)[l], 0);
    assert_true(raat_lanes_heads(t.flows->exits, RAAT_RETIREMENT)[0] > 5000);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- the start ---- */

/* 1,700 in 2012 and 40 more each year, of which the record misses a tenth. */
static void the_level_of_exits_is_the_record(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "exits_error", 1.1);
    tiny_world t = tiny_world_new(plan, 0);
    double heads;
    CHECK_NEAR(expected_exits(&t, 1, 5, &heads), 1.1 * 1700, 1e-6);
    CHECK_NEAR(heads, 20000, 0);
    for (int32_t step = 0; step < 8; step++)
        raat_step_run(&t.w, 0, step);
    tiny_world_begin(&t, 0, 8);
    raat_process_year(&t.w);
    double exits[RAAT_LANES], level[RAAT_LANES];
    FOR_LANES (l)
        exits[l] = 1.1 * 1780;
    raat_leaving_level(&t.w, exits, level);
    FOR_LANES (l)
        CHECK_NEAR(expected_exits(&t, level[l], l, &heads), 1.1 * 1780, 1e-6);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- ageing and tenure ---- */

static void staff_grow_older_and_settle(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t young[RAAT_LANES], middle[RAAT_LANES], old[RAAT_LANES];
    int32_t now[RAAT_LANES], to_middle[RAAT_LANES], to_old[RAAT_LANES], to_settled[RAAT_LANES];
    tiny_world_begin(&t, 0, STEP);
    keep(&t.w, raat_world_job(&t.w, 1, 1, 0, RAAT_NEW), young);
    keep(&t.w, raat_world_job(&t.w, 1, 1, 1, RAAT_NEW), middle);
    keep(&t.w, raat_world_job(&t.w, 1, 1, 2, RAAT_NEW), old);
    raat_process_ageing(&t.w);
    tiny_world_draw(&t, "ageing", "zkh/high/young/new", ABSOLUTE, young, 1 - exp(-0.25 / 10),
                    to_middle);
    tiny_world_draw(&t, "ageing", "zkh/high/middle/new", ABSOLUTE, middle, 1 - exp(-0.25 / 25),
                    to_old);
    FOR_LANES (l) {
        middle[l] += to_middle[l] - to_old[l]; /* nobody grows older twice */
        old[l] += to_old[l];
    }
    tiny_world_draw(&t, "settling", "zkh/high/middle", ABSOLUTE, middle, 1 - exp(-0.25 / 2),
                    to_settled);
    keep(&t.w, raat_world_job(&t.w, 1, 1, 1, RAAT_NEW), now);
    FOR_LANES (l)
        assert_int_equal(now[l], middle[l] - to_settled[l]);
    tiny_world_draw(&t, "settling", "zkh/high/old", ABSOLUTE, old, 1 - exp(-0.25 / 2), to_settled);
    keep(&t.w, raat_world_job(&t.w, 1, 1, 2, RAAT_NEW), now);
    FOR_LANES (l)
        old[l] -= to_settled[l];
    same(now, old);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hazards_after_the_record),
        cmocka_unit_test(the_answer_to_vacancies_is_held),
        cmocka_unit_test(in_recorded_years_the_record_says_it_all),
        cmocka_unit_test(each_leaver_has_one_reason),
        cmocka_unit_test(leavers_who_did_not_retire_are_former_staff),
        cmocka_unit_test(certain_retirement_is_a_number),
        cmocka_unit_test(the_level_of_exits_is_the_record),
        cmocka_unit_test(staff_grow_older_and_settle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
