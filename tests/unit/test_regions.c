/* Several regions: what one does not take from the others, what they exchange, and what they come to together. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/base/memory.h"
#include "engine/model/exchange.h"
#include "engine/model/lanes.h"

enum { TINY, EAST, WEST, ALL };

static raat_value give(raat_plan *plan, const char *name, double x)
{
    return raat_plan_add(plan, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = x}, NULL);
}

static raat_plan *three_regions(void)
{
    tiny_shape shape = tiny_usual();
    shape.regions = 3;
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_set(plan, "east/heads", 40000);
    tiny_plan_set(plan, "west/heads", 10000);
    return plan;
}

/* Region tiny alone sends people away. */
static void send(raat_plan *plan, double staff, double graduates, double applicants)
{
    raat_parameters *p = &plan->regions[TINY].parameters;
    p->depart = give(plan, "depart", staff);
    p->found_elsewhere = give(plan, "found_elsewhere", graduates);
    p->apply_elsewhere = give(plan, "apply_elsewhere", applicants);
}

static const double *cell(const tiny_results *r, int32_t area, int32_t year, raat_indicator_id id,
                          int32_t i)
{
    size_t n;
    const double *values = tiny_run_area(r, 0, 0, area, &n);
    const int32_t row = raat_indicator_offset(RAAT_N_INDICATORS, r->plan->axes);
    const int32_t at =
        (year - r->plan->start_year) * row + raat_indicator_offset(id, r->plan->axes) + i;
    return values + (size_t)at * RAAT_LANES;
}

static double total(const tiny_results *r, int32_t area, raat_indicator_id id)
{
    double sum = 0;
    for (int32_t y = 0; y < raat_plan_years(r->plan); y++)
        FOR_LANES (l)
            sum += cell(r, area, r->plan->start_year + y, id, 0)[l];
    return sum;
}

/* ---- alone and among others ---- */

static void a_region_without_mobility_is_as_it_is_alone(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *alone = tiny_plan_sealed(&shape), *plan = three_regions();
    tiny_plan_seal(plan);
    const raat_run_options options = {.threads = 1};
    tiny_results a = tiny_run(alone, &options), b = tiny_run(plan, &options);
    size_t n, m;
    const double *x = tiny_run_area(&a, 0, 0, 0, &n), *y = tiny_run_area(&b, 0, 0, TINY, &m);
    assert_int_equal(n, m);
    assert_memory_equal(x, y, n * sizeof *x);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(alone);
    raat_plan_free(plan);
}

static void nobody_goes_anywhere_from_a_region_that_says_nothing(void **state)
{
    raat_plan *plan = three_regions();
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_true(total(&r, ALL, RAAT_DEPARTURES) == 0 && total(&r, ALL, RAAT_ARRIVALS) == 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static void a_region_of_a_study_that_has_no_other_sends_nobody_away(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape), *still = tiny_plan_sealed(&shape);
    send(plan, 0.1, 0.5, 0.5);
    tiny_plan_seal(plan);
    tiny_results a = tiny_run(plan, &(raat_run_options){.threads = 1});
    tiny_results b = tiny_run(still, &(raat_run_options){.threads = 1});
    assert_memory_equal(a.values, b.values, a.block_size * sizeof *a.values);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
    raat_plan_free(still);
}

/* ---- what is exchanged ---- */

/* 0.1 a year of some 20,000 in nine years; East has four times the heads of West. */
static void staff_goes_to_the_others_in_proportion_to_their_heads(void **state)
{
    raat_plan *plan = three_regions();
    send(plan, 0.1, 0, 0);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 2});
    const double gone = total(&r, TINY, RAAT_DEPARTURES), east = total(&r, EAST, RAAT_ARRIVALS);
    double heads = 0;
    for (int32_t y = 2012; y <= 2020; y++)
        FOR_LANES (l)
            heads += cell(&r, TINY, y, RAAT_HEADS, 0)[l];
    assert_true(total(&r, TINY, RAAT_ARRIVALS) == 0 && total(&r, EAST, RAAT_DEPARTURES) == 0);
    assert_true(east + total(&r, WEST, RAAT_ARRIVALS) == gone);
    assert_true(total(&r, ALL, RAAT_ARRIVALS) == gone);
    CHECK_Z(east, 0.8 * gone, sqrt(gone * 0.16), 5);
    CHECK_NEAR(gone / heads, 0.1, 0.005); /* heads at the end of the year are a little fewer */
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Two worlds stepped by hand: nobody is lost on the way. */
static void who_leaves_one_region_arrives_in_another(void **state)
{
    raat_plan *plan = three_regions();
    send(plan, 0.05, 1, 1);
    tiny_plan_set(plan, "tolerance", 0);
    tiny_plan_set(plan, "utilisation", 1);
    tiny_plan_seal(plan);
    tiny_world t[3] = {tiny_world_new(plan, 0), tiny_world_of(plan, 0, EAST),
                       tiny_world_of(plan, 0, WEST)};
    raat_world w[3] = {t[0].w, t[1].w, t[2].w};
    double staff = 0, graduates = 0, applicants = 0;
    for (int32_t step = 0; step < 32; step++) {
        int64_t before[3][RAAT_LANES], after[3][RAAT_LANES];
        for (int i = 0; i < 3; i++) {
            raat_step_run(&w[i], -1, step);
            raat_state_persons(w[i].state, before[i]);
        }
        raat_exchange_run(w, 3);
        for (int i = 0; i < 3; i++)
            raat_state_persons(w[i].state, after[i]);
        FOR_LANES (l) {
            int64_t gone = w[0].flows->departures[l], refused = 0;
            staff += (double)gone;
            for (int32_t k = 0; k < w[0].tracks; k++) {
                gone += raat_lanes_heads(w[0].flows->found_elsewhere, k)[l];
                graduates += raat_lanes_heads(w[0].flows->found_elsewhere, k)[l];
                refused += raat_lanes_heads(w[0].flows->refused, k)[l];
            }
            applicants += (double)refused;
            int64_t come = 0;
            for (int i = 1; i < 3; i++)
                come += after[i][l] - before[i][l];
            assert_int_equal(come, gone + refused);
            assert_int_equal(after[0][l], before[0][l]);
        }
    }
    assert_true(staff > 0 && graduates > 0 && applicants > 0);
    for (int i = 0; i < 3; i++)
        tiny_world_free(&t[i]);
    raat_plan_free(plan);
}

static void threads_and_a_shared_past_change_no_byte(void **state)
{
    raat_plan *plan = three_regions();
    send(plan, 0.03, 0.5, 0.5);
    tiny_plan_action(plan, "retention", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.8, 2017);
    tiny_plan_scenario(plan, "retention", 0, 1);
    plan->n_replicates = 192;
    tiny_plan_seal(plan);
    tiny_results a = tiny_run(plan, &(raat_run_options){.threads = 1});
    tiny_results b = tiny_run(plan, &(raat_run_options){.threads = 3, .unshared = 1});
    assert_memory_equal(a.values, b.values, 3 * a.block_size * sizeof *a.values);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
}

/* ---- actions ---- */

static void an_action_works_in_its_regions_only(void **state)
{
    raat_plan *plan = three_regions();
    tiny_plan_action(plan, "retention", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.5, 2016);
    tiny_plan_action(plan, "demand", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 0.9, 2016);
    plan->actions[0].regions = raat_memory_new(3, 1, NULL);
    plan->actions[0].regions[WEST] = 1;
    plan->actions[1].effects[0].regions = raat_memory_new(3, 1, NULL);
    plan->actions[1].effects[0].regions[EAST] = 1;
    tiny_plan_scenario(plan, "both", 0, 2);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    int same[3];
    for (int32_t area = 0; area < 3; area++) {
        size_t n;
        const double *without = tiny_run_area(&r, 0, 0, area, &n);
        same[area] = memcmp(without, tiny_run_area(&r, 0, 1, area, &n), n * sizeof *without) == 0;
    }
    assert_true(same[TINY] && !same[EAST] && !same[WEST]);
    const int32_t row = raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
    size_t n;
    const double *both = tiny_run_area(&r, 0, 1, EAST, &n);
    const size_t at =
        (size_t)(8 * row + raat_indicator_offset(RAAT_DEMAND_FTE, plan->axes)) * RAAT_LANES;
    CHECK_ROUNDED(both[at] / cell(&r, EAST, 2020, RAAT_DEMAND_FTE, 0)[0], 0.9);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* ---- years in common ---- */

/* Correlation of the growth of demand in 2018 between two regions. */
static double correlation(double share)
{
    raat_plan *plan = three_regions();
    for (int32_t i = 0; i < 2; i++)
        plan->regions[i].parameters.national_share =
            give(plan, i ? "east/national_share" : "national_share", share);
    plan->n_replicates = 640;
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 2});
    double xy = 0, xx = 0, yy = 0, x1 = 0, y1 = 0;
    for (int32_t block = 0; block < r.blocks; block++) {
        size_t n;
        const double *a = tiny_run_area(&r, block, 0, TINY, &n);
        const double *b = tiny_run_area(&r, block, 0, EAST, &n);
        const size_t row =
            (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes) * RAAT_LANES;
        const size_t at = (size_t)raat_indicator_offset(RAAT_DEMAND_FTE, plan->axes) * RAAT_LANES;
        FOR_LANES (l) {
            const size_t i = at + (size_t)l;
            const double x = log(a[6 * row + i] / a[3 * row + i]);
            const double y = log(b[6 * row + i] / b[3 * row + i]);
            xy += x * y, xx += x * x, yy += y * y, x1 += x, y1 += y;
        }
    }
    const double n = 640;
    tiny_run_clear(&r);
    raat_plan_free(plan);
    return (xy / n - x1 / n * (y1 / n)) /
           sqrt((xx / n - x1 / n * (x1 / n)) * (yy / n - y1 / n * (y1 / n)));
}

/* 640 replicates: a standard error of 0.04 (1 - r^2). */
static void the_national_share_is_the_correlation_of_regions(void **state)
{
    CHECK_NEAR(correlation(0), 0, 0.16);
    CHECK_NEAR(correlation(0.5), 0.5, 0.12);
    CHECK_NEAR(correlation(1), 1, 1e-9);
}

/* ---- together ---- */

static void the_total_is_that_of_each_replicate(void **state)
{
    raat_plan *plan = three_regions();
    send(plan, 0.03, 0.5, 0.5);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    FOR_LANES (l) {
        double demand = 0, shortage = 0, bind = 0, with = 0, cohort = 0, places = 0, care = 0;
        for (int32_t i = 0; i < 3; i++) {
            demand += cell(&r, i, 2018, RAAT_DEMAND_FTE, 0)[l];
            shortage += cell(&r, i, 2018, RAAT_SHORTAGE_FTE, 0)[l];
            bind = fmax(bind, cell(&r, i, 2018, RAAT_PLACES_BIND, 0)[l]);
            const double n = cell(&r, i, 2016, RAAT_COHORT_TRACK, 1)[l];
            with += n * cell(&r, i, 2016, RAAT_YIELD_EVENTUAL_TRACK, 1)[l];
            cohort += n;
            double own = 0;
            for (int32_t c = 0; c < 4; c++)
                own += cell(&r, i, 2018, RAAT_PLACES_FTE, c)[l];
            places += own;
            care += own / cell(&r, i, 2018, RAAT_QUOTE, 0)[l];
        }
        CHECK_ROUNDED(cell(&r, ALL, 2018, RAAT_DEMAND_FTE, 0)[l], demand);
        CHECK_ROUNDED(cell(&r, ALL, 2018, RAAT_SHORTAGE_SHARE, 0)[l], shortage / demand);
        assert_true(cell(&r, ALL, 2018, RAAT_PLACES_BIND, 0)[l] == bind);
        CHECK_ROUNDED(cell(&r, ALL, 2016, RAAT_YIELD_EVENTUAL_TRACK, 1)[l], with / cohort);
        CHECK_ROUNDED(cell(&r, ALL, 2018, RAAT_QUOTE, 0)[l], places / care);
        assert_true(isnan(cell(&r, ALL, 2013, RAAT_QUOTE, 0)[l])); /* nobody has counted */
        assert_true(isnan(cell(&r, ALL, 2020, RAAT_YIELD_EVENTUAL, 0)[l]));
    }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_region_without_mobility_is_as_it_is_alone),
        cmocka_unit_test(nobody_goes_anywhere_from_a_region_that_says_nothing),
        cmocka_unit_test(a_region_of_a_study_that_has_no_other_sends_nobody_away),
        cmocka_unit_test(staff_goes_to_the_others_in_proportion_to_their_heads),
        cmocka_unit_test(who_leaves_one_region_arrives_in_another),
        cmocka_unit_test(threads_and_a_shared_past_change_no_byte),
        cmocka_unit_test(an_action_works_in_its_regions_only),
        cmocka_unit_test(the_national_share_is_the_correlation_of_regions),
        cmocka_unit_test(the_total_is_that_of_each_replicate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
