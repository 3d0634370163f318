/* What a step costs, by hand figures from the page of the model; and that costs move nothing else. */
#include "engine/model/cost.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { VVT, ZKH, BOL_LOW = 0, BBL_HIGH = 1, SCHOOL = 0, WORK = 1, LANE = 21 };

static void put(int32_t *array, int32_t cell, int32_t n)
{
    FOR_LANES (l)
        raat_lanes_heads(array, cell)[l] = n;
}

/* Nobody but 120 school-based students (20 of them delayed), 40 work-based ones, 8 upskillers on the
 * work-based track, 12 trainees, and 100 staff in vvt at 0.7 FTE and 50 in zkh at 0.9. */
static tiny_world few_people(const raat_plan *plan)
{
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 0, 16);
    memset(t.state->heads, 0, t.state->n_heads * sizeof *t.state->heads);
    put(t.state->students, BOL_LOW * t.w.study_steps, 100);
    put(t.state->delayed, BOL_LOW, 20);
    put(t.state->students, BBL_HIGH * t.w.study_steps + 2, 40);
    put(t.state->upskillers, ZKH, 8); /* of the first path and step */
    put(t.state->trainees, 1, 12);
    put(t.state->workforce, raat_world_job(&t.w, VVT, 0, 0, 0), 100);
    put(t.state->workforce, raat_world_job(&t.w, ZKH, 1, 1, 1), 50);
    FOR_LANES (l) {
        raat_lanes_reals(t.flows->contract_fte, VVT)[l] = 0.7;
        raat_lanes_reals(t.flows->contract_fte, ZKH)[l] = 0.9;
    }
    return t;
}

static double of(const raat_cost *cost, int payer)
{
    return cost->of[payer][LANE];
}

/* A quarter of a year. Students of the school-based track train for 0.625 in vvt (factor 0.3) and 0.375 in
 * zkh (factor 1), those of the work-based one for 7/9 and 2/9; 0.8 of the first need a place in care. */
static void training_costs_student_years(void **state)
{
    raat_plan *plan = tiny_plan_sealed(&(tiny_shape){2, 2, 3, 3, 1, 2012, 2015, 2020, 4, 64, 1});
    tiny_world t = few_people(plan);
    raat_cost cost;
    raat_cost_training(&t.w, SCHOOL, &cost);
    CHECK_NEAR(of(&cost, RAAT_EMPLOYER), 0.25 * 120 * 0.8 * 1000 * 0.5625, 1e-8);
    CHECK_NEAR(of(&cost, RAAT_STATE), 0.25 * 120 * 8500, 1e-8);
    raat_cost_training(&t.w, WORK, &cost);
    CHECK_NEAR(of(&cost, RAAT_EMPLOYER), 0.25 * (40 * 17000 * 0.41 / 0.9 + 8 * 8000), 1e-8);
    CHECK_NEAR(of(&cost, RAAT_STATE), 0.25 * 48 * 6000, 1e-8);
    raat_cost_trainees(&t.w, &cost);
    CHECK_NEAR(of(&cost, RAAT_EMPLOYER), 0.25 * 12 * 10000, 1e-8);
    assert_true(of(&cost, RAAT_STATE) == 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void subsidies_go_from_the_state_to_employers(void **state)
{
    raat_plan *plan = tiny_plan_sealed(&(tiny_shape){2, 2, 3, 3, 1, 2012, 2015, 2020, 4, 64, 1});
    tiny_world t = few_people(plan);
    raat_cost cost;
    raat_cost_subsidy(&t.w, SCHOOL, &cost); /* no praktijkleren, 0.35 FTE a place */
    CHECK_NEAR(of(&cost, RAAT_STATE), 0.25 * 120 * 0.8 * 0.35 * 2232, 1e-8);
    raat_cost_subsidy(&t.w, WORK, &cost); /* upskillers need their place in full */
    CHECK_NEAR(of(&cost, RAAT_STATE), 0.25 * (48 * 2500 + (40 * 0.8 + 8) * 0.75 * 2232), 1e-8);
    assert_true(of(&cost, RAAT_EMPLOYER) == -of(&cost, RAAT_STATE));
    raat_cost_trainee_subsidy(&t.w, &cost);
    CHECK_NEAR(of(&cost, RAAT_STATE), 0.25 * 12 * 0.75 * 2232, 1e-8);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Six leave the sector and four change employer, at 115 FTE for 150 heads. */
static void a_leaver_costs_part_of_a_years_wage(void **state)
{
    raat_plan *plan = tiny_plan_sealed(&(tiny_shape){2, 2, 3, 3, 1, 2012, 2015, 2020, 4, 64, 1});
    tiny_world t = few_people(plan);
    raat_cost cost;
    double wages[RAAT_LANES];
    put(t.flows->exits, RAAT_OTHER_SECTOR, 3);
    put(t.flows->exits, RAAT_RETIREMENT, 2);
    put(t.flows->exits, RAAT_OTHER_REASON, 1);
    put(t.flows->moved, 0, 4);
    raat_cost_turnover(&t.w, &cost);
    CHECK_NEAR(of(&cost, RAAT_EMPLOYER), 10 * 115.0 / 150 * 50000 * 0.4, 1e-8);
    assert_true(of(&cost, RAAT_STATE) == 0);
    raat_cost_wages(&t.w, wages);
    CHECK_NEAR(wages[LANE], 0.25 * 115 * 50000, 1e-8);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static raat_value amount(raat_plan *plan, const char *name, double euro)
{
    return raat_plan_add(plan, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = euro}, NULL);
}

/* Two actions add 30 and 10 people a year to one group from 2016 on; the first costs 1000 each, the
 * second 5000 once and 400 a year, both paid by the state, until 2018; a third costs what nobody knows. */
static raat_plan *plan_with_actions(void)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "many", RAAT_LEVER_REACH, RAAT_ADD, 30, 2016);
    tiny_plan_action(plan, "few", RAAT_LEVER_REACH, RAAT_ADD, 10, 2016);
    tiny_plan_action(plan, "free", RAAT_LEVER_APPLICANTS, RAAT_MULTIPLY, 1.1, 2016);
    plan->actions[0].cost = (raat_action_cost){1, RAAT_STATE, -1, -1, amount(plan, "a", 1000)};
    plan->actions[1].cost =
        (raat_action_cost){1, RAAT_STATE, amount(plan, "b", 5000), amount(plan, "c", 400), -1};
    plan->actions[1].end_year = 2018;
    tiny_plan_scenario(plan, "all", 0, 3);
    tiny_plan_seal(plan);
    return plan;
}

static double actions_cost(tiny_world *t, int32_t scenario, int32_t step, int32_t reached)
{
    raat_cost cost;
    tiny_world_begin(t, scenario, step);
    put(t->flows->reached, 0, reached);
    raat_cost_actions(&t->w, &cost);
    assert_true(of(&cost, RAAT_EMPLOYER) == 0);
    return of(&cost, RAAT_STATE);
}

static void actions_cost_once_a_year_and_by_who_is_reached(void **state)
{
    raat_plan *plan = plan_with_actions();
    tiny_world t = tiny_world_new(plan, 0);
    assert_true(actions_cost(&t, 1, 15, 0) == 0); /* the last step of 2015 */
    CHECK_NEAR(actions_cost(&t, 1, 16, 8), 5000 + 0.25 * 400 + 8 * 0.75 * 1000, 1e-9);
    CHECK_NEAR(actions_cost(&t, 1, 17, 4), 0.25 * 400 + 4 * 0.75 * 1000, 1e-9);
    CHECK_NEAR(actions_cost(&t, 1, 28, 4), 4 * 0.75 * 1000, 1e-9); /* 2019 */
    assert_true(actions_cost(&t, 0, 17, 4) == 0);                  /* no actions */
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* An action that changes nothing still has its bill from its first year on. */
static void a_cost_alone_is_reason_to_leave_the_shared_history(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "late", RAAT_LEVER_APPLICANTS, RAAT_MULTIPLY, 1.1, 2019);
    plan->actions[0].start_year = 2017;
    plan->actions[0].cost =
        (raat_action_cost){1, RAAT_EMPLOYER, -1, amount(plan, "yearly", 400), -1};
    tiny_plan_scenario(plan, "late", 0, 1);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(tiny_run_lanes(&r, 0, 1, 2016, RAAT_COST_ACTIONS_PAYER, RAAT_EMPLOYER)[LANE] == 0);
    assert_true(tiny_run_lanes(&r, 0, 1, 2017, RAAT_COST_ACTIONS_PAYER, RAAT_EMPLOYER)[LANE] ==
                400);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static double lane(const tiny_results *r, int32_t year, raat_indicator_id id, int32_t cell)
{
    return tiny_run_lanes(r, 0, 1, year, id, cell)[LANE];
}

static void check_year(const tiny_results *r, int32_t year)
{
    const double all = lane(r, year, RAAT_COST, 0);
    double routes = 0, payers = 0;
    for (int32_t payer = 0; payer < RAAT_N_PAYERS; payer++) {
        const double parts = lane(r, year, RAAT_COST_TRAINING_PAYER, payer) +
                             lane(r, year, RAAT_COST_SUBSIDY_PAYER, payer) +
                             lane(r, year, RAAT_COST_ACTIONS_PAYER, payer) +
                             (payer == RAAT_EMPLOYER ? lane(r, year, RAAT_COST_TURNOVER, 0) : 0);
        CHECK_NEAR(lane(r, year, RAAT_COST_PAYER, payer), parts, 3e-7 * all);
        payers += lane(r, year, RAAT_COST_PAYER, payer);
        for (int32_t route = 0; route < 2; route++)
            routes += lane(r, year, RAAT_COST_ROUTE, route * RAAT_N_PAYERS + payer);
    }
    CHECK_ROUNDED(payers, all);
    assert_true(lane(r, year, RAAT_COST_SUBSIDY_PAYER, RAAT_EMPLOYER) ==
                -lane(r, year, RAAT_COST_SUBSIDY_PAYER, RAAT_STATE));
    assert_true(routes < all && all > 0);
}

static void parts_make_the_whole_and_subsidies_cancel(void **state)
{
    raat_plan *plan = plan_with_actions();
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    for (int32_t year = 2012; year <= 2020; year++)
        check_year(&r, year);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static const char *const costs[] = {"student_cost/bol",
                                    "student_cost/bbl",
                                    "branch_factor/vvt",
                                    "branch_factor/zkh",
                                    "school_cost/bol",
                                    "school_cost/bbl",
                                    "practice_subsidy/bol",
                                    "practice_subsidy/bbl",
                                    "place_subsidy",
                                    "gross_cost",
                                    "turnover_cost",
                                    "upskiller_cost",
                                    "trainee_cost",
                                    "a",
                                    "b",
                                    "c"};

static tiny_results run_with(raat_plan *plan, double factor)
{
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++)
        tiny_plan_set(plan, costs[i], factor * tiny_plan_get(plan, costs[i]));
    return tiny_run(plan, &(raat_run_options){.threads = 1});
}

static int is_cost(raat_indicator_id id)
{
    return id >= RAAT_COST && id <= RAAT_COST_ROUTE;
}

static void check_same_but_cost(const tiny_results *a, const tiny_results *b, int32_t scenario)
{
    for (int32_t year = 2012; year <= 2020; year++)
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
            for (int32_t c = 0; c < raat_indicator_cells(id, a->plan->axes); c++) {
                const double *x = tiny_run_lanes(a, 0, scenario, year, id, c);
                const double *y = tiny_run_lanes(b, 0, scenario, year, id, c);
                if (!is_cost(id))
                    assert_memory_equal(x, y, RAAT_LANES * sizeof *x);
            }
}

/* Costs doubled, then nothing: every bit of every other indicator stays. */
static void costs_move_no_other_number(void **state)
{
    raat_plan *plan = plan_with_actions(), *twice = plan_with_actions(),
              *zero = plan_with_actions();
    tiny_results a = run_with(plan, 1), b = run_with(twice, 2), c = run_with(zero, 0);
    for (int32_t scenario = 0; scenario < 2; scenario++) {
        check_same_but_cost(&a, &b, scenario);
        check_same_but_cost(&a, &c, scenario);
    }
    assert_true(lane(&b, 2018, RAAT_COST, 0) > 1.5 * lane(&a, 2018, RAAT_COST, 0));
    assert_true(lane(&c, 2018, RAAT_COST, 0) == 0);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    tiny_run_clear(&c);
    raat_plan_free(plan);
    raat_plan_free(twice);
    raat_plan_free(zero);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(training_costs_student_years),
        cmocka_unit_test(subsidies_go_from_the_state_to_employers),
        cmocka_unit_test(a_leaver_costs_part_of_a_years_wage),
        cmocka_unit_test(actions_cost_once_a_year_and_by_who_is_reached),
        cmocka_unit_test(a_cost_alone_is_reason_to_leave_the_shared_history),
        cmocka_unit_test(parts_make_the_whole_and_subsidies_cancel),
        cmocka_unit_test(costs_move_no_other_number),
    };
    return cmocka_run_group_tests_name("cost", tests, NULL, NULL);
}
