/* A whole step, stock by stock: each changes by the flows that the page names and no cell falls below nobody,
 * where people are few and everything happens at once. */
#include "engine/model/step.h"

#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

/* Half of 300 staff move, half of former staff return, most graduates study on, most staff follow one of two paths;
 * places are short, groups are reached, dropouts get certificates or start another track, refused applicants too. */
static raat_plan *crowded(int32_t steps_per_year, int32_t history)
{
    tiny_shape shape = tiny_usual();
    shape.steps_per_year = steps_per_year;
    shape.branches = 3;
    shape.paths = 2;
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "reach", RAAT_LEVER_REACH, RAAT_ADD, 60, 2013);
    tiny_plan_action(plan, "certify", RAAT_LEVER_CERTIFICATE, RAAT_ADD, 0.5, 2014);
    tiny_plan_scenario(plan, "acted", 0, 2);
    tiny_plan_ways(plan);
    tiny_plan_set(plan, "bol_high/fixus", 40);
    tiny_plan_seal(plan);
    plan->history = history;
    tiny_plan_set(plan, "heads", 300);
    tiny_plan_set(plan, "exits_error", 0.02);
    tiny_plan_set(plan, "vacancy_start", 0.1);
    tiny_plan_set(plan, "move", 0.5);
    tiny_plan_set(plan, "reentry", 0.5);
    tiny_plan_set(plan, "bol_low/further_study", 0.7);
    static const char *const rates[] = {"rise/rate/young", "rise/rate/middle", "rise/rate/old",
                                        "leap/rate/young", "leap/rate/middle", "leap/rate/old"};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        tiny_plan_set(plan, rates[i], 0.6);
    return plan;
}

enum { STAFF, TRAINING, UPSKILLING, FORMER, ARRIVALS, POOL, N_STOCKS };

static int64_t sum_of(const int32_t *array, int32_t cells, int lane)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < cells; i++)
        sum += array[(size_t)i * RAAT_LANES + (size_t)lane];
    return sum;
}

static void count(const tiny_world *t, int lane, int64_t out[N_STOCKS])
{
    const raat_state *s = t->state;
    out[STAFF] = sum_of(s->workforce, 36, lane);
    out[TRAINING] = sum_of(s->students, 3 * t->w.study_steps, lane) + sum_of(s->delayed, 3, lane);
    out[UPSKILLING] = sum_of(s->upskillers, 2 * t->w.study_steps * 3, lane);
    out[FORMER] = sum_of(s->former, 2, lane);
    out[ARRIVALS] = sum_of(s->arrivals, 3, lane);
    out[POOL] = sum_of(s->pool, 2, lane);
}

static int64_t hires(const raat_flows *f, enum raat_source source, int lane)
{
    return f->hires[(size_t)source * RAAT_LANES + (size_t)lane];
}

/* What each stock gains in a step, from its flows. */
static void gains(const raat_flows *f, int lane, int64_t out[N_STOCKS])
{
    const int64_t starters = sum_of(f->starters, 3, lane), rise = sum_of(f->upskilling, 2, lane);
    const int64_t diplomas = sum_of(f->diplomas, 3, lane);
    const int64_t retired = f->exits[RAAT_RETIREMENT * RAAT_LANES + lane];
    const int64_t exits = sum_of(f->exits, RAAT_N_REASONS, lane);
    const int64_t graduates = sum_of(f->graduates, 3 * 3, lane);
    const int64_t back = sum_of(f->raised, 2 * 3, lane) + sum_of(f->resumed, 2 * 3, lane);
    out[STAFF] = sum_of(f->hires, RAAT_N_SOURCES, lane) + back - exits - rise;
    out[TRAINING] = starters - diplomas - sum_of(f->dropouts, 3, lane);
    out[UPSKILLING] = rise - back;
    out[FORMER] = exits - retired - f->former_lost[lane] - hires(f, RAAT_FROM_RETURN, lane);
    /* in: neither looking for work nor lost, or from elsewhere; out: started, or refused and lost */
    out[ARRIVALS] = diplomas - graduates - sum_of(f->lost, 3, lane) + sum_of(f->switched, 3, lane) +
                    sum_of(f->redirected, 3, lane) - (starters - sum_of(f->newcomers, 3, lane));
    out[POOL] = graduates - hires(f, RAAT_FROM_WORK_BASED, lane) -
                hires(f, RAAT_FROM_SCHOOL, lane) - hires(f, RAAT_FROM_POOL, lane) -
                f->pool_exits[lane];
}

static void check_run(int32_t steps_per_year, int32_t history)
{
    raat_plan *plan = crowded(steps_per_year, history);
    tiny_world t = tiny_world_new(plan, 0);
    int64_t before[RAAT_LANES][N_STOCKS], after[N_STOCKS], gained[N_STOCKS], seen[N_STOCKS] = {0};
    for (int32_t step = 0; step < 9 * steps_per_year; step++) {
        FOR_LANES (l)
            count(&t, l, before[l]);
        raat_step_run(&t.w, 1, step);
        for (size_t i = 0; i < t.state->n_heads; i++)
            assert_true(t.state->heads[i] >= 0);
        for (size_t i = 0; i < t.flows->n_persons; i++)
            assert_true(t.flows->persons[i] >= 0);
        FOR_LANES (l) {
            count(&t, l, after);
            gains(t.flows, l, gained);
            for (int i = 0; i < N_STOCKS; i++) {
                assert_int_equal(after[i] - before[l][i], gained[i]);
                seen[i] += after[i];
            }
        }
    }
    for (int i = 0; i < N_STOCKS;
         i++) /* somebody was there; arrivals do not wait over whole years */
        assert_true(seen[i] > 0 || (i == ARRIVALS && steps_per_year < 4));
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void each_stock_changes_by_its_flows(void **state)
{
    static const int32_t per_year[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++) {
        check_run(per_year[i], RAAT_FORCED);
        check_run(per_year[i], RAAT_FREE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stock_changes_by_its_flows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
