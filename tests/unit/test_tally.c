/* What is added block by block against the series itself (statistics.c, paired.c). */
#include "tests/check.h"

#include <stdbool.h>

#include "engine/numeric/design.h"
#include "engine/numeric/paired.h"
#include "engine/numeric/tally.h"

enum { MOST = 12800, FIRST = 256 };

static double series[MOST], other[MOST], scratch[2 * MOST];

typedef struct {
    raat_statistics found, exact;
    double width;     /* of a bin */
    double low, high; /* between these the bins have two ends */
} outcome;

/* The first n of the series; n is a multiple of 64. */
static outcome tally(int32_t n, bool whole)
{
    static uint32_t bins[RAAT_TALLY_BINS];
    raat_tally t = raat_tally_new();
    memset(bins, 0, sizeof bins);
    const raat_tally_edges edges = raat_tally_edges_by(series, n < FIRST ? n : FIRST, whole);
    for (int32_t block = 0; block < n / RAAT_LANES; block++) {
        raat_tally_add(&t, series + block * RAAT_LANES, block % 4 == 3);
        raat_tally_count(bins, &edges, series + block * RAAT_LANES);
    }
    outcome o = {.found = raat_tally_statistics(&t), .width = edges.width};
    raat_tally_quantiles(&t, bins, &edges, &o.found);
    o.exact = raat_statistics_of(series, (size_t)n, scratch);
    o.low = edges.base + edges.width;
    o.high = edges.base + (RAAT_TALLY_BINS - 1) * edges.width;
    return o;
}

static void check_near(double found, double expected, double tolerance)
{
    if (isnan(found) || isnan(expected))
        assert_true(isnan(found) && isnan(expected));
    else
        CHECK_NEAR(found, expected, tolerance);
}

static void check_moments(const outcome *o)
{
    const double size = fmax(fabs(o->exact.min), fabs(o->exact.max));
    assert_int_equal(o->found.n, o->exact.n);
    assert_int_equal(o->found.groups, o->exact.groups);
    check_near(o->found.freedom, o->exact.freedom, 0);
    check_near(o->found.min, o->exact.min, 0);
    check_near(o->found.max, o->exact.max, 0);
    check_near(o->found.mean, o->exact.mean, 1e-12 * size);
    check_near(o->found.sd, o->exact.sd, 1e-12 * o->exact.sd);
    check_near(o->found.se, o->exact.se, 1e-12 * o->exact.se);
}

/* Every quantile within `tolerance` of the series' own. */
static void check_quantiles(const outcome *o, double tolerance)
{
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        check_near(o->found.quantiles[q], o->exact.quantiles[q], tolerance);
}

/* ---- made-up series ---- */

static double uniform(int32_t i, uint64_t key)
{
    static double u[RAAT_LANES];
    static int32_t block = -1;
    static uint64_t of = 0;
    if (i / RAAT_LANES != block || key != of)
        raat_stream_uniforms(
            &(raat_stream){.seed = 7, .key = key, .block = (uint32_t)(i / RAAT_LANES)}, u);
    block = i / RAAT_LANES;
    of = key;
    return u[i % RAAT_LANES];
}

/* Like a normal variable: the sum of four uniforms. */
static double bell(int32_t i)
{
    return uniform(i, 1) + uniform(i, 2) + uniform(i, 3) + uniform(i, 4) - 2;
}

/* ---- claims ---- */

static void moments_are_those_of_the_series(void **state)
{
    static const double middles[] = {0, 1e-3, 1, 1e6, -1e6};
    for (size_t m = 0; m < sizeof middles / sizeof middles[0]; m++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = (float)(middles[m] + bell(i));
        for (int32_t n = RAAT_LANES; n <= MOST; n *= 2) {
            const outcome o = tally(n, false);
            check_moments(&o);
        }
    }
}

static void not_a_number_is_left_out(void **state)
{
    for (int32_t i = 0; i < MOST; i++)
        series[i] = i % 9 == 4 && i < 3000 ? NAN : 1e3 + bell(i); /* groups 0 to 11 are not whole */
    outcome o = tally(MOST, false);
    assert_int_equal(o.exact.groups, MOST / FIRST - 12);
    check_moments(&o);
    check_quantiles(&o, o.width);
    for (int32_t i = 0; i < 1024; i++)
        series[i] = NAN; /* no number at all fixes the edges */
    o = tally(MOST, false);
    check_moments(&o);
    for (int32_t i = 0; i < MOST; i++)
        series[i] = NAN;
    o = tally(MOST, false);
    check_moments(&o);
    check_quantiles(&o, 0);
    series[5000] = 3;
    o = tally(MOST, false);
    check_moments(&o);
    check_quantiles(&o, 0);
}

static void quantiles_are_within_one_bin(void **state)
{
    static const double scales[] = {1e-30, 1e-3, 1, 1e5, 1e30};
    for (size_t s = 0; s < sizeof scales / sizeof scales[0]; s++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = scales[s] * (7 + bell(i));
        for (int32_t n = FIRST; n <= MOST; n += 64 * 7) {
            const outcome o = tally(n, false);
            const raat_statistics first = raat_statistics_of(series, FIRST, scratch);
            assert_true(o.width <= 1.01 / 64 * (first.max - first.min));
            assert_true(o.low <= first.min && first.max <= o.high);
            check_quantiles(&o, o.width);
        }
    }
}

/* Up to a range of 64 each whole number has a bin of its own. */
static void quantiles_of_small_counts_are_exact(void **state)
{
    static const int ranges[] = {1, 2, 10, 64};
    for (size_t r = 0; r < sizeof ranges / sizeof ranges[0]; r++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = 40000 + floor((ranges[r] + 1) * uniform(i, 1));
        const outcome o = tally(MOST, true);
        CHECK_NEAR(o.width, 1, 0);
        check_moments(&o);
        check_quantiles(&o, 0);
    }
}

static void quantiles_of_large_counts_are_within_one_bin(void **state)
{
    for (int32_t i = 0; i < MOST; i++)
        series[i] = floor(1e5 * bell(i));
    const outcome o = tally(MOST, true);
    CHECK_NEAR(o.width, floor(o.width), 0);
    check_moments(&o);
    check_quantiles(&o, o.width);
}

static void a_constant_has_exactly_its_value(void **state)
{
    static const double values[] = {0, 0.1, -1e-30, 3e9, 1e-300};
    for (size_t v = 0; v < sizeof values / sizeof values[0]; v++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = values[v];
        const outcome o = tally(MOST, false);
        CHECK_NEAR(o.found.mean, values[v], 0);
        CHECK_NEAR(o.found.sd, 0, 0);
        CHECK_NEAR(o.found.se, 0, 0);
        check_quantiles(&o, 0);
    }
}

/* Nothing in six of ten replicates: the quantiles that fall on it are 0, not a part of a bin. */
static void a_frequent_zero_is_exactly_zero(void **state)
{
    for (int sign = 0; sign < 2; sign++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = uniform(i, 9) < 0.6 ? 0 : (sign ? bell(i) : fabs(bell(i))) * 100;
        const outcome o = tally(MOST, false);
        check_quantiles(&o, o.width);
        CHECK_NEAR(o.found.quantiles[4], 0, 0);
        assert_true(sign || o.found.quantiles[0] == 0);
    }
}

/* What comes later lies far outside what the first 256 were: extremes are right, and a quantile is
 * between the last edge and them. */
static void a_series_that_leaves_its_first_range_stays_within_its_own(void **state)
{
    for (int32_t i = 0; i < MOST; i++)
        series[i] = i < FIRST ? bell(i) : 1000 * bell(i);
    const outcome o = tally(MOST, false);
    check_moments(&o);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++) {
        const double found = o.found.quantiles[q], exact = o.exact.quantiles[q];
        const double wrong = exact < o.low    ? o.low - o.exact.min
                             : exact > o.high ? o.exact.max - o.high
                                              : o.width;
        CHECK_NEAR(found, exact, wrong);
        assert_true(found >= (q > 0 ? o.found.quantiles[q - 1] : o.exact.min));
        assert_true(found <= o.exact.max);
    }
}

static void a_later_number_is_no_harm_to_a_first_constant(void **state)
{
    static const double firsts[] = {0, 5, -0.25};
    for (size_t f = 0; f < sizeof firsts / sizeof firsts[0]; f++) {
        for (int32_t i = 0; i < MOST; i++)
            series[i] = i > FIRST && i % 50 == 0 ? 1e4 : firsts[f];
        const outcome o = tally(MOST, false);
        check_moments(&o);
        for (int q = 0; q < RAAT_STATISTICS_QUANTILES - 1; q++)
            CHECK_NEAR(o.found.quantiles[q], firsts[f], fabs(firsts[f]) * 0x1p-15);
    }
}

/* Nothing is promised of an infinity but that it does no harm. */
static void infinities_end_in_the_outer_bins(void **state)
{
    for (int32_t i = 0; i < MOST; i++)
        series[i] = i % 3 == 0 ? INFINITY : i % 3 == 1 ? -INFINITY : bell(i);
    const outcome o = tally(MOST, false);
    assert_int_equal(o.found.n, MOST);
    assert_true(isnan(o.found.mean) && isinf(o.found.min) && isinf(o.found.max));
}

/* Both sides of pairs, where some have no partner. */
static void variances_of_pairs_are_those_of_the_series(void **state)
{
    for (int32_t i = 0; i < MOST; i++) {
        series[i] = i % 7 == 0 ? NAN : 1e3 + bell(i);
        other[i] = i % 5 == 0 ? NAN : 1e3 + bell(i) + 0.1 * uniform(i, 5);
    }
    raat_tally a = raat_tally_new(), b = raat_tally_new(), difference = raat_tally_new();
    raat_tally_side of_a = {0}, of_b = {0};
    for (int32_t at = 0; at < MOST; at += RAAT_LANES) {
        double apart[RAAT_LANES];
        for (int32_t i = 0; i < RAAT_LANES; i++)
            apart[i] = series[at + i] - other[at + i];
        const bool ends = (at + RAAT_LANES) % RAAT_DESIGN_GROUP == 0;
        raat_tally_add(&a, series + at, ends);
        raat_tally_add(&b, other + at, ends);
        raat_tally_add(&difference, apart, ends);
        raat_tally_pair(&of_a, a.anchor, series + at, apart);
        raat_tally_pair(&of_b, b.anchor, other + at, apart);
    }
    const raat_paired exact = raat_paired_difference(series, other, MOST, scratch);
    const raat_statistics found = raat_tally_statistics(&difference);
    const double variances =
        raat_tally_variance(&of_a, difference.n) + raat_tally_variance(&of_b, difference.n);
    CHECK_NEAR(raat_paired_factor(&found, variances) / exact.variance_factor, 1, 1e-11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_those_of_the_series),
        cmocka_unit_test(not_a_number_is_left_out),
        cmocka_unit_test(quantiles_are_within_one_bin),
        cmocka_unit_test(quantiles_of_small_counts_are_exact),
        cmocka_unit_test(quantiles_of_large_counts_are_within_one_bin),
        cmocka_unit_test(a_constant_has_exactly_its_value),
        cmocka_unit_test(a_frequent_zero_is_exactly_zero),
        cmocka_unit_test(a_series_that_leaves_its_first_range_stays_within_its_own),
        cmocka_unit_test(a_later_number_is_no_harm_to_a_first_constant),
        cmocka_unit_test(infinities_end_in_the_outer_bins),
        cmocka_unit_test(variances_of_pairs_are_those_of_the_series),
    };
    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
