/* The random words at the addresses at which the Limburg study draws: no two alike, neighbours unrelated. What the
 * generator promises of its counters is of use only when the engine spreads its addresses over them. */
#include "tests/check.h"

#include "engine/model/address.h"
#include "engine/model/plan.h"
#include "engine/numeric/stream.h"
#include "scenarios/language/scenario.h"

enum { STEPS = 8, FIRST_STEP = 2012 * 4, BLOCKS = 2 };

static raat_plan *limburg(void)
{
    raat_plan *plan;
    raat_diagnostics d = {0};
    raat_error err = {0};
    const raat_status status =
        raat_scenario_load("scenarios/limburg/study.yaml", &(raat_overlay){0}, &plan, &d, &err);
    raat_diagnostic_clear(&d);
    assert_int_equal(status, RAAT_OK);
    return plan;
}

/* [key][step][block][lane] */
typedef struct {
    size_t keys, n;
    uint64_t *bits;
} words;

static words all_words(const raat_plan *plan)
{
    words w = {.keys = (size_t)raat_address_offset(RAAT_N_DRAWS, plan->axes)};
    w.n = w.keys * STEPS * BLOCKS * RAAT_LANES;
    w.bits = malloc(w.n * sizeof *w.bits);
    assert_non_null(w.bits);
    uint64_t *to = w.bits;
    for (size_t k = 0; k < w.keys; k++)
        for (uint32_t step = 0; step < STEPS; step++)
            for (uint32_t block = 0; block < BLOCKS; block++, to += RAAT_LANES) {
                const raat_stream s = {plan->seed, plan->keys[k], FIRST_STEP + step, block};
                uint32_t high[RAAT_LANES], low[RAAT_LANES];
                raat_stream_words(&s, 0, high);
                raat_stream_words(&s, 1, low);
                for (int l = 0; l < RAAT_LANES; l++)
                    to[l] = (uint64_t)high[l] << 32 | low[l];
            }
    return w;
}

static int ascending(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Some three million of 2^64: one pair alike in four million such studies. */
static void no_two_draws_get_the_same_word(void **state)
{
    raat_plan *plan = limburg();
    words w = all_words(plan);
    qsort(w.bits, w.n, sizeof *w.bits, ascending);
    for (size_t i = 1; i < w.n; i++)
        assert_true(w.bits[i] != w.bits[i - 1]);
    free(w.bits);
    raat_plan_free(plan);
}

static double centred(uint64_t bits)
{
    return (double)(bits >> 11) * 0x1p-53 - 0.5;
}

/* z of the correlation of each word with the one `lag` further on, where that is another by the one part of
 * the address only: `run` words follow each other before it comes round. */
static double z_of_lag(const words *w, size_t lag, size_t run)
{
    double sum = 0, pairs = 0;
    for (size_t i = 0; i + lag < w->n; i++) {
        if (i / run != (i + lag) / run)
            continue;
        sum += centred(w->bits[i]) * centred(w->bits[i + lag]);
        pairs++;
    }
    return 12 * sum / sqrt(pairs);
}

/* Nine correlations, some with neighbours but one: 4.4 by chance in one of 10,000 seeds. */
static void neighbours_are_unrelated(void **state)
{
    raat_plan *plan = limburg();
    words w = all_words(plan);
    const size_t lane = 1, block = RAAT_LANES, step = BLOCKS * block, key = STEPS * step;
    const struct {
        const char *what;
        size_t lag, run;
    } lags[] = {
        {"next replicate", lane, block},
        {"replicate but one", 2 * lane, block},
        {"next word of a counter", 16, block},
        {"same lane of the next block", block, step},
        {"next step", step, key},
        {"step but one", 2 * step, key},
        {"a year later", 4 * step, key},
        {"next cell", key, w.n},
        {"cell but one", 2 * key, w.n},
    };
    for (size_t i = 0; i < sizeof lags / sizeof *lags; i++) {
        const double z = z_of_lag(&w, lags[i].lag, lags[i].run);
        if (!(fabs(z) < 4.4))
            fail_msg("%s: z = %.2f", lags[i].what, z);
    }
    free(w.bits);
    raat_plan_free(plan);
}

/* Each process against each other: the sum of its words at the same steps and replicates. */
static void processes_are_unrelated(void **state)
{
    enum { N = STEPS * BLOCKS * RAAT_LANES };
    raat_plan *plan = limburg();
    words w = all_words(plan);
    static double sum[RAAT_N_DRAWS][N];
    double cells[RAAT_N_DRAWS], worst = 0;
    for (raat_draw_id d = 0; d < RAAT_N_DRAWS; d++) {
        const size_t first = (size_t)raat_address_offset(d, plan->axes);
        cells[d] = raat_axis_cells(raat_address_of(d)->axes, plan->axes);
        for (size_t k = 0; k < (size_t)cells[d]; k++)
            for (size_t i = 0; i < N; i++)
                sum[d][i] += centred(w.bits[(first + k) * N + i]);
    }
    for (raat_draw_id a = 0; a < RAAT_N_DRAWS; a++)
        for (raat_draw_id b = 0; b < a; b++) {
            double xy = 0;
            for (size_t i = 0; i < N; i++)
                xy += sum[a][i] * sum[b][i];
            const double z = 12 * xy / sqrt(N * cells[a] * cells[b]);
            worst = fmax(worst, fabs(z));
        }
    /* Some 2,500 pairs: the largest of as many normal numbers is above 5.4 in one of 6,000 seeds. */
    assert_true(worst > 2 && worst < 5.4);
    free(w.bits);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_draws_get_the_same_word),
        cmocka_unit_test(neighbours_are_unrelated),
        cmocka_unit_test(processes_are_unrelated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
