/* Eight series at a time, four bytes a number, against one series of doubles at a time (test_statistics.c and
 * test_paired.c hold those to theory): the same bits. */
#include "tests/check.h"

#include <float.h>

#include "engine/numeric/abreast.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/stream.h"

enum { LANES = RAAT_ABREAST_LANES, MOST = 2504 };

static _Alignas(64) int32_t counts_a[MOST * LANES], counts_b[MOST * LANES];
static _Alignas(64) float reals_a[MOST * LANES], reals_b[MOST * LANES];
static _Alignas(64) double scratch[2 * MOST * LANES];
static double a[MOST], b[MOST], one_scratch[2 * MOST];

/* ---- both ways ---- */

typedef struct {
    const char *what; /* stands in the lane */
    size_t lane, n;
} place;

static void same(const char *what, double found, double expected, const place *p)
{
    if (!(found == expected || (isnan(found) && isnan(expected))))
        fail_msg("%s of lane %zu, %s, n = %zu: %.17g, not %.17g", what, p->lane, p->what, p->n,
                 found, expected);
}

static void same_statistics(const raat_statistics *s, const raat_statistics *t, const place *p)
{
    same("n", (double)s->n, (double)t->n, p);
    same("groups", (double)s->groups, (double)t->groups, p);
    same("mean", s->mean, t->mean, p);
    same("sd", s->sd, t->sd, p);
    same("se", s->se, t->se, p);
    same("freedom", s->freedom, t->freedom, p);
    same("min", s->min, t->min, p);
    same("max", s->max, t->max, p);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        same("quantile", s->quantiles[q], t->quantiles[q], p);
}

/* Of the series in a and b. */
static void check_lane(const raat_statistics *level, const raat_paired *paired, const place *p)
{
    const raat_statistics s = raat_statistics_of(a, p->n, one_scratch);
    const raat_paired d = raat_paired_difference(a, b, p->n, one_scratch);
    same_statistics(level, &s, p);
    const place of_difference = {"the difference", p->lane, p->n};
    same_statistics(&paired->difference, &d.difference, &of_difference);
    same("factor", paired->variance_factor, d.variance_factor, p);
}

static void check_counts(const char *what, size_t n)
{
    raat_statistics of_a[LANES], of_b[LANES];
    raat_paired paired[LANES];
    raat_abreast_counts(counts_a, n, scratch, of_a);
    raat_abreast_counts(counts_b, n, scratch, of_b);
    raat_abreast_count_differences(counts_a, counts_b, n, of_a, of_b, scratch, paired);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++) {
            a[i] = counts_a[i * LANES + lane];
            b[i] = counts_b[i * LANES + lane];
        }
        check_lane(&of_a[lane], &paired[lane], &(place){what, lane, n});
    }
}

static void check_reals(const char *what, size_t n)
{
    raat_statistics of_a[LANES], of_b[LANES];
    raat_paired paired[LANES];
    raat_abreast_reals(reals_a, n, scratch, of_a);
    raat_abreast_reals(reals_b, n, scratch, of_b);
    raat_abreast_real_differences(reals_a, reals_b, n, of_a, of_b, scratch, paired);
    for (size_t lane = 0; lane < LANES; lane++) {
        for (size_t i = 0; i < n; i++) {
            a[i] = (double)reals_a[i * LANES + lane];
            b[i] = (double)reals_b[i * LANES + lane];
        }
        check_lane(&of_a[lane], &paired[lane], &(place){what, lane, n});
    }
}

static void at_many_lengths(void (*check)(const char *, size_t), const char *what)
{
    static const size_t more[] = {255, 256, 257, 1000, 1024, 8 * 256 - 1, 8 * 256, 2500};
    for (size_t n = 0; n < 140; n++)
        check(what, n);
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
        check(what, more[i]);
}

/* ---- what stands in the lanes ---- */

/* Number i of a series of uniforms, another for each key. */
static double uniform(uint64_t key, size_t i)
{
    static double u[16][RAAT_LANES];
    static size_t held[16];
    const size_t block = i / RAAT_LANES;
    if (held[key] != block + 1)
        raat_stream_uniforms(&(raat_stream){.seed = 3, .key = key, .block = (uint32_t)block},
                             u[key]);
    held[key] = block + 1;
    return u[key][i % RAAT_LANES];
}

typedef struct {
    const char *what;
    void (*counts)(size_t row, int32_t *x, int32_t *y); /* [LANES] each */
} count_case;

typedef struct {
    const char *what;
    void (*reals)(size_t row, float *x, float *y);
} real_case;

static void ties(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = (int32_t)(400 * uniform(l, row)) - 20 * (int32_t)l;
        y[l] = (int32_t)(380 * uniform(l + 8, row)) - 150;
    }
    x[6] = y[6];
    x[7] = y[7] + 5;
    y[5] = 17;
}

static void flags(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = uniform(l, row) < 0.02;
        y[l] = row > 100;
    }
}

static void constants(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = (int32_t)l;
        y[l] = 1 - 3 * (int32_t)l;
    }
}

/* Of which the last replicate differs. */
static void nearly_constants(size_t row, int32_t *x, int32_t *y)
{
    constants(row, x, y);
    for (size_t l = 0; l < LANES; l += 3)
        x[l] += row == 128 || row == 2499;
}

/* Differences still fit in lane 0 and 1, on either side, and just so. */
static void large(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = (int32_t)(INT32_MAX * uniform(l, row));
        y[l] = (int32_t)(INT32_MAX * uniform(l + 8, row));
    }
    x[0] = INT32_MIN + (row % 3 != 0);
    y[0] = -(row % 5 == 0);
    x[1] = row % 3 == 0 ? INT32_MAX : INT32_MAX - 1;
    y[1] = row % 2 == 0;
}

/* Differences that int32 does not hold, in one lane: 2^31 above, or as many below. */
static void too_large_above(size_t row, int32_t *x, int32_t *y)
{
    large(row, x, y);
    x[3] = INT32_MAX;
    y[3] = -(int32_t)(row % 7 == 0);
}

static void too_large_below(size_t row, int32_t *x, int32_t *y)
{
    large(row, x, y);
    x[4] = INT32_MIN;
    y[4] = row % 7 == 0;
}

/* Just what two bytes hold of a difference from the first replicate, and ties of the greatest. */
static void two_bytes(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        const int32_t first = 1000000 * (int32_t)l - 3000000;
        const int32_t away = (int32_t)floor(0x1p17 * uniform(l, row)) - 0x10000;
        const int32_t held = away < -0x8000 ? -0x8000 : away > 0x7fff ? 0x7fff : away;
        x[l] = row == 0 ? first : first + held;
        y[l] = 7;
    }
}

/* And one more, either way. */
static void more_than_two_bytes(size_t row, int32_t *x, int32_t *y)
{
    two_bytes(row, x, y);
    x[5] += x[5] == 2000000 + 0x7fff;
}

static void less_than_two_bytes(size_t row, int32_t *x, int32_t *y)
{
    two_bytes(row, x, y);
    x[2] -= x[2] == -1000000 - 0x8000;
}

static void extremes(size_t row, int32_t *x, int32_t *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = uniform(l, row) < 0.5 ? INT32_MIN : INT32_MAX;
        y[l] = uniform(l + 8, row) < 0.5 ? INT32_MIN : INT32_MAX;
    }
}

/* Floats whose differences are floats, and NaN in some. */
static void near_each_other(size_t row, float *x, float *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = (float)(0.6 + 0.3 * uniform(l, row));
        y[l] = (float)(0.6 + 0.3 * uniform(l + 8, row));
    }
    x[1] = row % 7 ? x[1] : NAN;
    y[1] = row % 5 ? y[1] : -NAN;
    y[2] = -NAN;
    x[3] = row == 3 ? x[3] : NAN;
    x[4] = row % 64 ? x[4] : -NAN;
    y[5] = 0.75F;
    x[6] = y[6];
    x[7] = row % 3 ? 0.0F : -0.0F;
    y[7] = row % 2 ? 0.0F : -0.0F;
}

/* Floats of any size and sign. */
static void far_apart(size_t row, float *x, float *y)
{
    near_each_other(row, x, y);
    for (size_t l = 0; l < LANES; l++) {
        x[l] *= (float)exp(20 * uniform(l + 8, row) - 10) * (uniform(l, row) < 0.3 ? -1.0F : 1.0F);
        y[l] *= (float)exp(20 * uniform(l, row) - 10);
    }
}

/* Of which one difference is no float, late. */
static void one_apart(size_t row, float *x, float *y)
{
    near_each_other(row, x, y);
    y[6] = row == 131 || row == 70 ? 1e-6F : y[6];
}

/* Differences that overflow, and none but those is no float. */
static void most(size_t row, float *x, float *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = uniform(l, row) < 0.5 ? FLT_MAX : -FLT_MAX;
        y[l] = uniform(l + 8, row) < 0.5 ? FLT_MAX : 0;
    }
}

/* Multiples of the least number there is. */
static void least(size_t row, float *x, float *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = FLT_TRUE_MIN * (float)floor(20 * uniform(l, row));
        y[l] = FLT_TRUE_MIN * (float)floor(30 * uniform(l + 8, row));
    }
}

static void nothing_but_nan(size_t row, float *x, float *y)
{
    for (size_t l = 0; l < LANES; l++) {
        x[l] = l % 2 ? NAN : 0.1F * (float)l;
        y[l] = l % 3 ? 0.3F : -NAN;
    }
}

/* ---- ---- */

static void counts(void **state)
{
    static const count_case cases[] = {
        {"ties", ties},
        {"flags", flags},
        {"constants", constants},
        {"constants but one", nearly_constants},
        {"large", large},
        {"a difference too large above", too_large_above},
        {"a difference too large below", too_large_below},
        {"two bytes", two_bytes},
        {"more than two bytes", more_than_two_bytes},
        {"less than two bytes", less_than_two_bytes},
        {"extremes", extremes},
    };
    raat_isa_force(*(raat_isa *)*state);
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        for (size_t row = 0; row < MOST; row++)
            cases[c].counts(row, counts_a + row * LANES, counts_b + row * LANES);
        at_many_lengths(check_counts, cases[c].what);
    }
}

static void reals(void **state)
{
    static const real_case cases[] = {
        {"near each other", near_each_other},
        {"far apart", far_apart},
        {"one far apart", one_apart},
        {"the largest", most},
        {"the least", least},
        {"constants and not a number", nothing_but_nan},
    };
    raat_isa_force(*(raat_isa *)*state);
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        for (size_t row = 0; row < MOST; row++)
            cases[c].reals(row, reals_a + row * LANES, reals_b + row * LANES);
        at_many_lengths(check_reals, cases[c].what);
    }
}

int main(void)
{
    raat_isa portable = RAAT_ISA_PORTABLE, best = raat_isa_choose();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(counts, &best),
        cmocka_unit_test_prestate(counts, &portable),
        cmocka_unit_test_prestate(reals, &best),
        cmocka_unit_test_prestate(reals, &portable),
    };
    return cmocka_run_group_tests_name("abreast", tests, NULL, NULL);
}
