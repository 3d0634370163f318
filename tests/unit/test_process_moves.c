/* Moves between employers: probabilities by hand, draws at addresses that are spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum {
    STEP = 4 * 5 + 1,
    ABSOLUTE = 2017 * 4 + 1,
    BLOCK = 3,
    LOW = 0,
    HIGH = 1,
    YOUNG = 0,
    OLD = 2
};

static raat_plan *plan_of(int32_t branches)
{
    tiny_shape shape = tiny_usual();
    shape.branches = branches;
    return tiny_plan_sealed(&shape);
}

static int32_t *staff(const tiny_world *t, int32_t b, int32_t q, int32_t a, int32_t u)
{
    return raat_lanes_heads(t->state->workforce, raat_world_job(&t->w, b, q, a, u));
}

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

/* Demand of a branch at both levels, and its vacancy rate in the step before. */
static void market(const tiny_world *t, int32_t b, double demand, double vacancies)
{
    give(t->flows->demand, b * 2 + LOW, demand);
    give(t->flows->demand, b * 2 + HIGH, demand);
    give(t->state->vacancy_rate, b, vacancies);
}

/* Three branches draw with 600 (1 + 0.05 / 0.025), 900 and 300 (1 + 0.025 / 0.025): 6 : 3 : 2. Those of all
 * branches are split together; what is settled or of another level or age has draws of its own. */
static void movers_go_where_demand_and_vacancies_draw_them(void **state)
{
    static const int32_t size[] = {400, 700, 150};
    static const char *const cell[] = {"vvt/high/old/new", "zkh/high/old/new", "ggz/high/old/new"};
    raat_plan *plan = plan_of(3);
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    market(&t, 0, 600, 0.05);
    market(&t, 1, 900, 0);
    market(&t, 2, 300, 0.025);
    int32_t n[RAAT_LANES], leave[3][RAAT_LANES], movers[RAAT_LANES] = {0}, to[3][RAAT_LANES];
    for (int32_t b = 0; b < 3; b++) {
        fill(staff(&t, b, HIGH, OLD, RAAT_NEW), size[b]);
        fill(n, size[b]);
        tiny_world_draw(&t, "move", cell[b], ABSOLUTE, n, 1 - pow(1 - 0.05, 0.25), leave[b]);
        raat_lanes_add(movers, leave[b]);
    }
    raat_process_moves(&t.w);
    tiny_world_draw(&t, "move_branch", "high/old/new/vvt", ABSOLUTE, movers, 6.0 / 11, to[0]);
    FOR_LANES (l)
        movers[l] -= to[0][l];
    tiny_world_draw(&t, "move_branch", "high/old/new/zkh", ABSOLUTE, movers, 3.0 / 5, to[1]);
    FOR_LANES (l) {
        to[2][l] = movers[l] - to[1][l];
        for (int32_t b = 0; b < 3; b++)
            assert_int_equal(staff(&t, b, HIGH, OLD, RAAT_NEW)[l],
                             size[b] - leave[b][l] + to[b][l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static int32_t everywhere(const tiny_world *t, int32_t q, int32_t a, int32_t u, int lane)
{
    return staff(t, 0, q, a, u)[lane] + staff(t, 1, q, a, u)[lane];
}

/* And the own branch is one of the places to go: who stays in it has moved all the same. */
static void level_age_and_tenure_go_with_movers(void **state)
{
    raat_plan *plan = plan_of(2);
    tiny_plan_set(plan, "move", 1);
    tiny_world t = tiny_world_new(plan, BLOCK), before = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    market(&t, 0, 500, 0.01);
    market(&t, 1, 1500, 0.01);
    raat_process_moves(&t.w);
    for (int l = 0; l < RAAT_LANES; l++) {
        double zkh = 0;
        for (int32_t i = 0; i < 12; i++) {
            const int32_t q = i / 6, a = i / 2 % 3, u = i % 2;
            assert_int_equal(everywhere(&t, q, a, u, l), everywhere(&before, q, a, u, l));
            zkh += staff(&t, 1, q, a, u)[l];
        }
        assert_int_equal(t.flows->moved[l], 20000);
        CHECK_Z(zkh, 15000, sqrt(20000 * 0.75 * 0.25), 5); /* three in four, 64 times */
    }
    tiny_world_free(&t);
    tiny_world_free(&before);
    raat_plan_free(plan);
}

static void nobody_moves_where_no_branch_has_demand(void **state)
{
    raat_plan *plan = plan_of(2);
    tiny_plan_set(plan, "move", 1);
    tiny_world t = tiny_world_new(plan, BLOCK), before = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    market(&t, 0, 0, 0.5);
    market(&t, 1, 0, 0.5);
    give(t.flows->demand, 0 * 2 + HIGH, 100); /* at level high vvt alone has any */
    raat_process_moves(&t.w);
    FOR_LANES (l)
        for (int32_t i = 0; i < 6; i++)
            for (int32_t b = 0; b < 2; b++) {
                assert_int_equal(staff(&t, b, LOW, i / 2, i % 2)[l],
                                 staff(&before, b, LOW, i / 2, i % 2)[l]);
                assert_int_equal(staff(&t, b, HIGH, i / 2, i % 2)[l],
                                 b ? 0 : everywhere(&before, HIGH, i / 2, i % 2, l));
            }
    tiny_world_free(&t);
    tiny_world_free(&before);
    raat_plan_free(plan);
}

static void a_probability_of_0_moves_nobody(void **state)
{
    raat_plan *plan = plan_of(2);
    tiny_plan_set(plan, "move", 0);
    tiny_world t = tiny_world_new(plan, BLOCK), before = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    raat_process_demand(&t.w);
    raat_process_moves(&t.w);
    assert_memory_equal(t.state->heads, before.state->heads,
                        t.state->n_heads * sizeof *t.state->heads);
    assert_int_equal(t.flows->moved[5], 0);
    tiny_world_free(&t);
    tiny_world_free(&before);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(movers_go_where_demand_and_vacancies_draw_them),
        cmocka_unit_test(level_age_and_tenure_go_with_movers),
        cmocka_unit_test(nobody_moves_where_no_branch_has_demand),
        cmocka_unit_test(a_probability_of_0_moves_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
