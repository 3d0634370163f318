/* Students: how long a programme takes, and single cells at addresses that are spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/study.h"

enum { BLOCK = 2, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };

static void empty(tiny_world *t)
{
    memset(t->state->heads, 0, t->state->n_heads * sizeof *t->state->heads);
}

static int32_t *cell_of(const tiny_world *t, int32_t k, int32_t s)
{
    return raat_lanes_heads(t->state->students, k * t->w.study_steps + s);
}

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

/* Who starts in one step has the diploma as many steps later as the programme has, not one sooner. */
static void a_programme_takes_its_nominal_duration(void **state)
{
    static const int32_t per_year[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++) {
        tiny_shape shape = tiny_usual();
        shape.steps_per_year = per_year[i];
        raat_plan *plan = tiny_plan_sealed(&shape);
        tiny_plan_set(plan, "bol_low/dropout/1", 0);
        tiny_plan_set(plan, "bol_low/dropout/2", 0);
        tiny_plan_set(plan, "bol_low/delay", 0);
        tiny_world t = tiny_world_new(plan, BLOCK);
        empty(&t);
        fill(cell_of(&t, BOL_LOW, 0), 100); /* as intake leaves them at the end of its step */
        for (int32_t step = 1; step <= 2 * per_year[i]; step++) {
            tiny_world_begin(&t, 0, step);
            raat_process_students(&t.w);
            assert_int_equal(raat_lanes_heads(t.flows->diplomas, BOL_LOW)[9],
                             step == 2 * per_year[i] ? 100 : 0);
            assert_int_equal(raat_lanes_heads(t.flows->dropouts, BOL_LOW)[9], 0);
        }
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* The shock of the cohort that started in the school year named by its September; a factor of 0.7 from
 * an action; overload of the two branches in the proportion in which the track trains there. */
static void dropout_of_one_cell(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "less", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 0.7, 2016);
    tiny_plan_scenario(plan, "less", 0, 1);
    tiny_plan_seal(plan);
    tiny_world t = tiny_world_new(plan, BLOCK);
    const int32_t step = 4 * 6; /* January 2018: study step 5 started six steps before, July 2016 */
    const int32_t n_before = 5000;
    int32_t n[RAAT_LANES], expected[RAAT_LANES];
    tiny_world_begin(&t, 1, step);
    empty(&t);
    fill(cell_of(&t, BOL_HIGH, 5), n_before);
    FOR_LANES (l) {
        raat_lanes_reals(t.state->overload, 0 * RAAT_N_PLACES + RAAT_STAGE)[l] = 0.3;
        raat_lanes_reals(t.state->overload, 1 * RAAT_N_PLACES + RAAT_STAGE)[l] = 0.1;
        raat_lanes_reals(t.state->overload, 1 * RAAT_N_PLACES + RAAT_LEERBAAN)[l] = 0.5;
        for (int32_t year = 2009; year < 2020; year++)
            raat_lanes_reals(t.start->cohort_shock, year - t.start->first_cohort)[l] =
                year == 2016 ? 0.2 : 9;
    }
    raat_process_students(&t.w);
    /* bol_high has 0.2 : 0.6 over vvt : zkh */
    const double shift = 1.5 * (0.25 * 0.3 + 0.75 * 0.1) + 0.2;
    const double year = 1 - exp(0.7 * log(1 - 0.08)); /* of the second study year */
    const double odds = year / (1 - year) * exp(shift);
    const double p = 1 - pow(1 - odds / (1 + odds), 0.25);
    fill(n, n_before);
    tiny_world_draw(&t, "dropout", "bol_high/5", 2018 * 4, n, p, expected);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.flows->dropouts, BOL_HIGH)[l], expected[l]);
        assert_int_equal(cell_of(&t, BOL_HIGH, 6)[l], n_before - expected[l]);
        assert_int_equal(cell_of(&t, BOL_HIGH, 5)[l], 0);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A shock so bad that most leave, for those who started from July 2016 to June 2017: in January 2018 they
 * are 2 to 5 steps past the first. */
static void a_school_year_shares_its_shock(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "cohort_sd", 0);
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, 4 * 6);
    empty(&t);
    for (int32_t s = 0; s < 11; s++)
        fill(cell_of(&t, BOL_HIGH, s), 1000);
    FOR_LANES (l)
        raat_lanes_reals(t.start->cohort_shock, 2016 - t.start->first_cohort)[l] = 9;
    raat_process_students(&t.w);
    for (int32_t s = 0; s < 11; s++) {
        const int32_t left = cell_of(&t, BOL_HIGH, s + 1)[30];
        assert_true(s >= 2 && s <= 5 ? left < 400 : left > 850);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void delayed_leave_with_or_without_a_diploma(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, BLOCK);
    int32_t n[RAAT_LANES], leave[RAAT_LANES], diploma[RAAT_LANES], late[RAAT_LANES];
    tiny_world_begin(&t, 0, 7);
    empty(&t);
    fill(raat_lanes_heads(t.state->delayed, BBL_HIGH), 400);
    fill(cell_of(&t, BBL_HIGH, 11), 300);
    tiny_plan_set(plan, "bbl_high/dropout/3", 0);
    raat_draws_fill(t.draws, BLOCK);
    raat_process_students(&t.w);
    const double d = -log(1 - 0.6), x = -log(1 - 0.15);
    fill(n, 400);
    tiny_world_draw(&t, "delayed_leave", "bbl_high", 2013 * 4 + 3, n, 1 - exp(-(d + x) / 4), leave);
    tiny_world_draw(&t, "delayed_diploma", "bbl_high", 2013 * 4 + 3, leave, d / (d + x), diploma);
    fill(n, 300);
    tiny_world_draw(&t, "delay", "bbl_high", 2013 * 4 + 3, n, 0.15, late);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.flows->dropouts, BBL_HIGH)[l], leave[l] - diploma[l]);
        assert_int_equal(raat_lanes_heads(t.flows->diplomas, BBL_HIGH)[l],
                         diploma[l] + 300 - late[l]);
        assert_int_equal(raat_lanes_heads(t.state->delayed, BBL_HIGH)[l], 400 - leave[l] + late[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Probabilities of 1, which a file may state, leave no cell without a number. */
static void certainties_are_numbers(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "none", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 0, 2013);
    tiny_plan_scenario(plan, "none", 0, 1);
    tiny_plan_seal(plan);
    tiny_plan_set(plan, "bol_low/dropout/1", 1);
    tiny_plan_set(plan, "bol_low/delayed_diploma", 1);
    tiny_plan_set(plan, "bol_high/delayed_diploma", 1);
    tiny_plan_set(plan, "bol_high/delayed_dropout", 1);
    tiny_plan_set(plan, "bol_high/delay", 1);
    tiny_plan_set(plan, "pool_exit", 1);
    tiny_plan_set(plan, "exit_age/young", 1);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t s = 0; s < 2; s++) {
        const double *diplomas = tiny_run_lanes(&r, 0, s, 2020, RAAT_DIPLOMAS_TRACK, BOL_LOW);
        for (int l = 0; l < RAAT_LANES; l++)
            assert_true(s ? diplomas[l] > 0 : diplomas[l] <= 0);
    }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static void a_step_of_a_hazard_with_shifted_odds(void **state)
{
    CHECK_NEAR(raat_study_step(0.3, 0, 0.25), 1 - exp(-0.3 / 4), 1e-15);
    CHECK_NEAR(raat_study_step(0, 2, 0.25), 0, 0);
    const double p = 1 - exp(-0.3), shifted = 1 / (1 + exp(-(log(p / (1 - p)) + 0.8)));
    CHECK_NEAR(raat_study_step(0.3, 0.8, 0.25), 1 - pow(1 - shifted, 0.25), 1e-14);
    CHECK_NEAR(raat_study_step(1000, -3, 1.0 / 12), 1, 0);
    CHECK_NEAR(raat_study_step(1000, 50, 1.0 / 12), 1, 0); /* certain odds, shifted: still finite */
}

static void study_years_follow_the_steps(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, 0);
    for (int32_t s = 0; s < 12; s++)
        assert_int_equal(raat_study_year(&t.w, BOL_HIGH, s), s / 4);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_programme_takes_its_nominal_duration),
        cmocka_unit_test(dropout_of_one_cell),
        cmocka_unit_test(a_school_year_shares_its_shock),
        cmocka_unit_test(delayed_leave_with_or_without_a_diploma),
        cmocka_unit_test(certainties_are_numbers),
        cmocka_unit_test(a_step_of_a_hazard_with_shifted_odds),
        cmocka_unit_test(study_years_follow_the_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
