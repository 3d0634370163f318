/* Is the run precise enough? Sums of a stream against raat_paired_difference on the series itself, and the
 * moments at which a run may end. */
#include "engine/run/precision.h"

#include "engine/base/memory.h"
#include "engine/numeric/paired.h"
#include "tests/check.h"
#include "tests/support/plan_fixture.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

enum { SCENARIOS = 3, BASELINE = 1 };

/* A made-up study: what one number is in each scenario and replicate. */
typedef double value_function(int32_t scenario, int32_t replicate);

typedef struct {
    raat_plan *plan;
    raat_precision_goal goal;
    raat_precision *precision;
    double *values; /* of one record */
    size_t n_values;
    value_function *value;
    int32_t fed; /* replicates */
} study;

static void *must(void *made)
{
    assert_non_null(made);
    return made;
}

static study begin(value_function *value, double amount, bool relative, raat_sink *onward)
{
    study s = {.plan = must(plan_fixture_new(64)), .value = value};
    const raat_plan *plan = s.plan;
    s.goal = (raat_precision_goal){{RAAT_SHORTAGE_FTE, 2014, 1}, amount, relative};
    s.n_values = (size_t)plan->n_scenarios * (size_t)plan->n_areas * (size_t)raat_plan_years(plan) *
                 (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes) * RAAT_LANES;
    s.values = must(raat_memory_new(s.n_values, sizeof *s.values, NULL));
    assert_int_equal(plan->n_scenarios, SCENARIOS);
    assert_int_equal(plan->baseline, BASELINE);
    assert_int_equal(raat_precision_new(plan, &s.goal, onward, &s.precision, NULL), RAAT_OK);
    return s;
}

static void end(study *s)
{
    raat_precision_free(s->precision);
    raat_memory_free(s->values);
    raat_plan_free(s->plan);
}

/* One block more; everywhere but at the number itself stands what would spoil it. */
static raat_status feed(study *s, int32_t n_lanes, raat_error *err)
{
    const raat_plan *plan = s->plan;
    const size_t cells = (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
    const size_t years = (size_t)raat_plan_years(plan), areas = (size_t)plan->n_areas;
    const size_t year = (size_t)(2014 - plan->start_year);
    for (size_t i = 0; i < s->n_values; i++)
        s->values[i] = -2e9;
    for (size_t i = 0; i < SCENARIOS; i++)
        for (int32_t l = 0; l < n_lanes; l++)
            s->values[(((i * areas + 1) * years + year) * cells +
                       (size_t)raat_indicator_offset(RAAT_SHORTAGE_FTE, plan->axes)) *
                          RAAT_LANES +
                      (size_t)l] = s->value((int32_t)i, s->fed + l);
    s->plan->n_replicates = s->fed + n_lanes;
    const raat_status status = plan_fixture_give(plan, raat_precision_sink(s->precision),
                                                 s->fed / RAAT_LANES, s->values, err);
    s->fed += n_lanes;
    return status;
}

static void feed_all(study *s, int32_t n)
{
    while (s->fed < n)
        feed(s, n - s->fed < RAAT_LANES ? n - s->fed : RAAT_LANES, NULL);
}

/* ---- made-up numbers ---- */

/* How strong a scenario is: nothing in the baseline, most in the last. */
static int32_t strength(int32_t scenario)
{
    return scenario == BASELINE ? 0 : scenario + 1;
}

static double noise(int32_t i, int32_t which)
{
    uint64_t x = ((uint64_t)i + 1) * 0x9e3779b97f4a7c15u + (uint64_t)which * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (double)((x ^ (x >> 31)) >> 11) / 9007199254740992.0; /* 2^53 */
}

static double noisy(int32_t scenario, int32_t i)
{
    return 1300 + 200 * noise(i, 9) - 20 * strength(scenario) * (1 + 0.3 * noise(i, scenario));
}

/* A number is missing here and there, in some of the groups only. */
static double holed(int32_t scenario, int32_t i)
{
    const bool gone = i % 771 == 5 || (scenario == 2 && i % 900 == 700);
    return gone ? NAN : noisy(scenario, i);
}

/* Stratified groups: their means hardly vary. */
static double stratified(int32_t scenario, int32_t i)
{
    return 1000 +
           100 * strength(scenario) * (((i % 256) * 37 % 256) / 256.0 + 0.01 * noise(i, scenario));
}

static double alike(int32_t scenario, int32_t i)
{
    return 1000.1 + 0.1 * noise(i, 7) * (scenario == 2);
}

static double equal(int32_t scenario, int32_t i)
{
    return 1000 + noise(i, 7);
}

/* ---- the sums ---- */

/* What the definition says of the whole series. */
static raat_statistics by_definition(value_function *value, int32_t scenario, int32_t n)
{
    double *room = must(raat_memory_new(4 * (size_t)n, sizeof *room, NULL));
    for (int32_t i = 0; i < n; i++) {
        room[i] = (float)value(scenario, i); /* as the file has it */
        room[n + i] = (float)value(BASELINE, i);
    }
    const raat_statistics s =
        scenario == BASELINE
            ? raat_statistics_of(room, (size_t)n, room + 2 * n)
            : raat_paired_difference(room, room + n, (size_t)n, room + 2 * n).difference;
    raat_memory_free(room);
    return s;
}

static void same(const raat_statistics *a, const raat_statistics *b)
{
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->groups, b->groups);
    CHECK_NEAR(a->mean, b->mean, 1e-11 * fabs(b->mean));
    CHECK_NEAR(a->sd, b->sd, 1e-9 * b->sd);
    CHECK_NEAR(a->se, b->se, 1e-9 * b->se);
    CHECK_NEAR(a->freedom, b->freedom, 0);
    CHECK_NEAR(raat_statistics_half_width(a, 0.95), raat_statistics_half_width(b, 0.95),
               1e-9 * raat_statistics_half_width(b, 0.95));
}

static void the_sums_are_those_of_the_paired_difference(void **state)
{
    value_function *const functions[] = {noisy, holed, stratified, equal};
    static const int32_t lengths[] = {2, 63, 64, 300, 512, 2047, 2048, 2304, 2500, 4096};
    for (size_t f = 0; f < sizeof functions / sizeof *functions; f++)
        for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
            study s = begin(functions[f], 1, false, NULL);
            feed_all(&s, lengths[k]);
            for (int32_t scenario = 0; scenario < SCENARIOS; scenario++) {
                const raat_statistics sums = raat_precision_of(s.precision, scenario);
                const raat_statistics exact = by_definition(functions[f], scenario, lengths[k]);
                same(&sums, &exact);
            }
            end(&s);
        }
    /* The cases are what they are meant to be: groups count, and a hole takes its group out. */
    assert_int_equal(by_definition(noisy, 0, 2304).groups, 9);
    assert_int_equal(by_definition(holed, 0, 4096).groups, 10);
    assert_int_equal(by_definition(holed, 2, 4096).groups, 8);
}

static void equal_scenarios_have_no_width(void **state)
{
    study s = begin(equal, 1e-300, false, NULL);
    feed_all(&s, 512);
    const raat_precision_state now = raat_precision_now(s.precision);
    CHECK_NEAR(now.half_width, 0, 0);
    assert_true(raat_precision_enough(s.precision));
    end(&s);
}

/* ---- when a run may end ---- */

/* The replicates after which it may end first; 0: not up to n. */
static int32_t first_end(study *s, int32_t n)
{
    while (s->fed < n) {
        feed(s, RAAT_LANES, NULL);
        if (raat_precision_enough(s->precision))
            return s->fed;
    }
    return 0;
}

static void a_run_ends_at_whole_groups_and_not_before_the_least(void **state)
{
    study s = begin(alike, 1e6, false, NULL);
    assert_int_equal(first_end(&s, 4096), RAAT_PRECISION_LEAST);
    for (; s.fed < 2048; feed(&s, RAAT_LANES, NULL))
        assert_int_equal(raat_precision_enough(s.precision), s.fed % 256 == 0);
    end(&s);
}

/* The definition, asked at each whole group, ends at the same one. */
static void it_ends_where_the_widest_interval_is_narrow_enough(void **state)
{
    static const double amounts[] = {0.5, 0.35, 0.28, 0.2};
    int32_t before = 0;
    for (size_t a = 0; a < sizeof amounts / sizeof *amounts; a++) {
        int32_t expected = 0;
        for (int32_t n = 512; n <= 8192 && !expected; n += 256) {
            const raat_statistics one = by_definition(noisy, 0, n),
                                  two = by_definition(noisy, 2, n);
            const double widest = fmax(raat_statistics_half_width(&one, 0.95),
                                       raat_statistics_half_width(&two, 0.95));
            if (widest <= amounts[a])
                expected = n;
        }
        study s = begin(noisy, amounts[a], false, NULL);
        assert_int_equal(first_end(&s, 8192), expected);
        const raat_precision_state now = raat_precision_now(s.precision);
        assert_true(now.reached && now.half_width <= amounts[a]);
        assert_int_equal(now.scenario, 2); /* its difference is the wider one */
        assert_int_equal(now.replicates, expected);
        assert_true(expected > before); /* the cases tell ends apart */
        before = expected;
        end(&s);
    }
}

static void a_share_is_of_the_mean_of_the_baseline(void **state)
{
    study share = begin(noisy, 0.01, true, NULL);
    feed_all(&share, 600);
    const raat_precision_state now = raat_precision_now(share.precision);
    CHECK_NEAR(now.baseline, by_definition(noisy, BASELINE, 600).mean, 1e-9);
    CHECK_NEAR(now.wanted, 0.01 * now.baseline, 1e-9);
    end(&share);
}

/* All NaN, of one scenario or of the baseline, is never precise. */
static double lost(int32_t scenario, int32_t i)
{
    return scenario == 0 ? NAN : equal(scenario, i);
}

static double lost_baseline(int32_t scenario, int32_t i)
{
    return scenario == BASELINE ? NAN : equal(scenario, i);
}

static void where_there_is_no_number_nothing_is_reached(void **state)
{
    study s = begin(lost, 1e30, false, NULL);
    assert_int_equal(first_end(&s, 1024), 0);
    assert_true(isnan(raat_precision_now(s.precision).half_width));
    end(&s);
    s = begin(lost_baseline, 1, true, NULL);
    assert_int_equal(first_end(&s, 1024), 0);
    assert_true(isnan(raat_precision_now(s.precision).wanted));
    end(&s);
}

static void a_baseline_alone_is_judged_by_its_level(void **state)
{
    raat_plan *plan =
        must(tiny_plan_sealed(&(tiny_shape){1, 1, 1, 1, 0, 2012, 2013, 2014, 1, 300, 1, 1}));
    const raat_precision_goal goal = {{RAAT_HEADS, 2014, 0}, 1, false};
    tiny_results kept = tiny_run_sink(plan);
    raat_precision *precision;
    int32_t n;
    assert_int_equal(raat_precision_new(plan, &goal, &kept.sink, &precision, NULL), RAAT_OK);
    assert_int_equal(
        raat_run_execute(plan, &(raat_run_options){0}, raat_precision_sink(precision), &n, NULL),
        RAAT_OK);
    double level[320], scratch[300];
    for (int32_t b = 0; b < kept.blocks; b++)
        memcpy(level + b * RAAT_LANES, tiny_run_lanes(&kept, b, 0, 2014, RAAT_HEADS, 0),
               RAAT_LANES * sizeof *level);
    const raat_statistics exact = raat_statistics_of(level, 300, scratch);
    const raat_precision_state now = raat_precision_now(precision);
    assert_true(exact.sd > 0);
    CHECK_NEAR(now.half_width, raat_statistics_half_width(&exact, 0.95), 1e-9);
    raat_precision_free(precision);
    tiny_run_clear(&kept);
    raat_plan_free(plan);
}

/* ---- the sink behind ---- */

typedef struct {
    raat_sink sink;
    int32_t taken;
} counter;

static raat_status count(raat_sink *sink, const raat_record *record, raat_error *err)
{
    counter *c = (counter *)sink;
    if (c->taken == 3)
        return raat_error_set(err, RAAT_FAILED, "the disk is full");
    assert_int_equal(record->block, c->taken++);
    return RAAT_OK;
}

static void every_block_is_handed_on_and_a_failure_handed_back(void **state)
{
    counter behind = {.sink = {count}};
    raat_error err = {0};
    study s = begin(noisy, 1, false, &behind.sink);
    for (int i = 0; i < 3; i++)
        assert_int_equal(feed(&s, RAAT_LANES, &err), RAAT_OK);
    assert_int_equal(behind.taken, 3);
    assert_int_equal(feed(&s, RAAT_LANES, &err), RAAT_FAILED);
    CHECK_CONTAINS(err.message, "the disk is full");
    assert_int_equal(raat_precision_now(s.precision).replicates, 3 * RAAT_LANES);
    end(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sums_are_those_of_the_paired_difference),
        cmocka_unit_test(equal_scenarios_have_no_width),
        cmocka_unit_test(a_run_ends_at_whole_groups_and_not_before_the_least),
        cmocka_unit_test(it_ends_where_the_widest_interval_is_narrow_enough),
        cmocka_unit_test(a_share_is_of_the_mean_of_the_baseline),
        cmocka_unit_test(where_there_is_no_number_nothing_is_reached),
        cmocka_unit_test(a_baseline_alone_is_judged_by_its_level),
        cmocka_unit_test(every_block_is_handed_on_and_a_failure_handed_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
