/* Eight series at a time against one at a time (test_statistics.c and test_paired.c hold those to
 * theory): the same bits. */
#include "tests/check.h"

#include "engine/numeric/abreast.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/stream.h"

enum { LANES = RAAT_ABREAST_LANES, MOST = 2500 };

static _Alignas(64) double a[MOST * LANES], b[MOST * LANES], scratch[2 * MOST * LANES];
static double one_a[MOST], one_b[MOST], one_scratch[2 * MOST];

static void same(const char *what, double found, double expected, size_t lane, size_t n)
{
    if (!(found == expected || (isnan(found) && isnan(expected))))
        fail_msg("%s of lane %zu, n = %zu: %.17g, not %.17g", what, lane, n, found, expected);
}

static void same_statistics(const raat_statistics *s, const raat_statistics *t, size_t lane,
                            size_t n)
{
    assert_int_equal(s->n, t->n);
    assert_int_equal(s->groups, t->groups);
    same("mean", s->mean, t->mean, lane, n);
    same("sd", s->sd, t->sd, lane, n);
    same("se", s->se, t->se, lane, n);
    same("freedom", s->freedom, t->freedom, lane, n);
    same("min", s->min, t->min, lane, n);
    same("max", s->max, t->max, lane, n);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        same("quantile", s->quantiles[q], t->quantiles[q], lane, n);
}

static void check(size_t n)
{
    raat_statistics level[LANES];
    raat_paired paired[LANES];
    raat_abreast_statistics(a, n, scratch, level);
    raat_abreast_difference(a, b, n, scratch, paired);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++) {
            one_a[i] = a[i * LANES + lane];
            one_b[i] = b[i * LANES + lane];
        }
        const raat_statistics s = raat_statistics_of(one_a, n, one_scratch);
        const raat_paired p = raat_paired_difference(one_a, one_b, n, one_scratch);
        same_statistics(&level[lane], &s, lane, n);
        same_statistics(&paired[lane].difference, &p.difference, lane, n);
        same("factor", paired[lane].variance_factor, p.variance_factor, lane, n);
    }
}

/* A lane each: floats, counts, NaN here and there, nothing but NaN, one number, constants, no
 * difference, a constant difference. */
static void fill(void)
{
    double u[RAAT_LANES];
    for (size_t i = 0; i < MOST * LANES; i++) {
        if (i % RAAT_LANES == 0)
            raat_stream_uniforms(&(raat_stream){.seed = 3, .block = (uint32_t)(i / RAAT_LANES)}, u);
        const size_t row = i / LANES;
        const double x = u[i % RAAT_LANES], y = u[(i + 8) % RAAT_LANES];
        const double of_a[LANES] = {(float)(1e4 * x - 3e3),
                                    floor(1e3 * x),
                                    row % 7 ? x : NAN,
                                    NAN,
                                    row == 3 ? x : NAN,
                                    0.1,
                                    x,
                                    x + 1};
        const double of_b[LANES] = {(float)(1e4 * y),
                                    floor(9e2 * y),
                                    row % 5 ? y : NAN,
                                    y,
                                    4.0,
                                    row % 2 ? -0.0 : 0.0,
                                    x,
                                    x};
        a[i] = of_a[i % LANES];
        b[i] = of_b[i % LANES];
    }
}

static void eight_at_a_time_are_as_one_at_a_time(void **state)
{
    fill();
    raat_isa_force(*(raat_isa *)*state);
    for (size_t n = 0; n < 70; n++)
        check(n);
    check(255);
    check(256);
    check(1000);
    check(8 * 256 - 1);
    check(8 * 256);
    check(MOST);
}

int main(void)
{
    raat_isa portable = RAAT_ISA_PORTABLE, best = raat_isa_choose();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(eight_at_a_time_are_as_one_at_a_time, &best),
        cmocka_unit_test_prestate(eight_at_a_time_are_as_one_at_a_time, &portable),
    };
    return cmocka_run_group_tests_name("abreast", tests, NULL, NULL);
}
