/* test_unimodal_adversary.c: urns and Poisson means on every instruction set, on millions of draws
 * chosen to be hard: one checksum, that of the definition; bands that can shrink by three tenths, and
 * that are wrong when nearly nothing is left of them, or they would be wide for no reason. */
#include "tests/check.h"
#include "tests/support/adversary.h"
#include "tests/support/hard_laws.h"

#include "engine/numeric/hypergeometric.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/poisson.h"
#include "engine/numeric/unimodal_filter.h"

#include <stdbool.h>

typedef struct {
    raat_unimodal_urn_filter *urn;
    raat_unimodal_poisson_filter *poisson;
} filters_of;

static const filters_of filters[RAAT_ISA_COUNT] = {
    [RAAT_ISA_PORTABLE] = {raat_unimodal_portable_urn, raat_unimodal_portable_poisson},
#ifdef __x86_64__
    [RAAT_ISA_AVX2] = {raat_unimodal_avx2_urn, raat_unimodal_avx2_poisson},
    [RAAT_ISA_AVX512] = {raat_unimodal_avx512_urn, raat_unimodal_avx512_poisson},
#endif
};

/* ---- what a filter said, against the truth ---- */

typedef struct {
    uint64_t sum, draws, undecided;
    uint64_t wrong[2]; /* of the lanes that walk, of those that expand */
} tally;

static uint64_t checksum(uint64_t sum, int32_t x)
{
    return (sum ^ (uint32_t)x) * UINT64_C(0x100000001b3); /* FNV-1a by words */
}

static void count(tally *t, uint64_t undecided, uint64_t wide, const int32_t x[],
                  const int32_t truth[])
{
    for (int i = 0; i < RAAT_LANES; i++) {
        const bool open = undecided >> i & 1;
        t->draws++;
        t->undecided += open;
        t->wrong[wide >> i & 1] += !open && x[i] != truth[i];
        t->sum = checksum(t->sum, open ? truth[i] : x[i]);
    }
}

/* The next block of either kind, its words, and which of its lanes the expansion answers. */
typedef struct {
    bool of_urns;
    hard_urns urns;
    hard_means means;
    uint32_t high[RAAT_LANES];
    uint64_t wide;
    const int32_t *truth;
} hard_block;

static double variance_of(const hard_urns *a, int i)
{
    const double n = a->total[i], k = a->marked[i], m = a->drawn[i];
    return n < 2 ? 0 : m * (k / n) * ((n - k) / n) * ((n - m) / (n - 1));
}

static void fill(uint64_t *seed, double limit, hard_block *b)
{
    b->wide = 0;
    if (b->of_urns)
        hard_urns_fill(seed, (int32_t)limit, &b->urns);
    else
        hard_means_fill(seed, limit, &b->means);
    b->truth = b->of_urns ? b->urns.truth : b->means.truth;
    for (int i = 0; i < RAAT_LANES; i++) {
        b->high[i] = (uint32_t)((b->of_urns ? b->urns.bits[i] : b->means.bits[i]) >> 32);
        const bool wide = b->of_urns ? variance_of(&b->urns, i) >= 20 : b->means.mean[i] >= 5;
        b->wide |= (uint64_t)wide << i;
    }
}

static void ask(const hard_block *b, raat_isa isa, float caution, tally *t)
{
    int32_t x[RAAT_LANES];
    const uint64_t undecided =
        b->of_urns
            ? filters[isa].urn(b->high, b->urns.total, b->urns.marked, b->urns.drawn, caution, x)
            : filters[isa].poisson(b->high, b->means.mean, caution, x);
    count(t, undecided, b->wide, x, b->truth);
}

static void look(bool of_urns, uint64_t seed, int blocks, double limit, float caution,
                 tally out[RAAT_ISA_COUNT], uint64_t *truth)
{
    static hard_block b;
    b.of_urns = of_urns;
    for (int k = 0; k < blocks; k++) {
        fill(&seed, limit, &b);
        for (int i = 0; i < RAAT_LANES; i++)
            *truth = checksum(*truth, b.truth[i]);
        for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
            if (raat_isa_available((raat_isa)isa))
                ask(&b, (raat_isa)isa, caution, &out[isa]);
    }
}

static void compare(bool of_urns, uint64_t seed, int blocks, double limit, float caution)
{
    blocks = adversary_blocks(blocks);
    tally t[RAAT_ISA_COUNT] = {{0}};
    uint64_t truth = 0;
    look(of_urns, seed, blocks, limit, caution, t, &truth);
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        print_message("%-8s %-7s caution %.2f: %llu draws, %.2f %% undecided, checksum %016llx\n",
                      raat_isa_name((raat_isa)isa), of_urns ? "urns" : "Poisson", (double)caution,
                      (unsigned long long)t[isa].draws,
                      100.0 * (double)t[isa].undecided / (double)t[isa].draws,
                      (unsigned long long)t[isa].sum);
        assert_int_equal(t[isa].wrong[0] + t[isa].wrong[1], 0);
        assert_true(t[isa].sum == truth);
    }
}

/* 9,117 is the largest urn of the Limburg study, 2,562 its largest mean. */
static void hard_urns_have_one_checksum(void **state)
{
    compare(true, 20261201, 40000, 9117, 1);
    compare(true, 20261202, 3000, RAAT_UNIMODAL_FILTER_MAX, 1);
}

static void hard_means_have_one_checksum(void **state)
{
    compare(false, 20261203, 40000, 2562, 1);
    compare(false, 20261204, 2000, RAAT_POISSON_MEAN_MAX, 1);
}

static void bands_can_shrink_by_three_tenths(void **state)
{
    compare(true, 20261205, 15000, 9117, 0.7F);
    compare(true, 20261206, 1000, RAAT_UNIMODAL_FILTER_MAX, 0.7F);
    compare(false, 20261207, 15000, 2562, 0.7F);
    compare(false, 20261208, 1000, RAAT_POISSON_MEAN_MAX, 0.7F);
}

/* The walks' bands are counts of the worst that rounding can do, which it seldom does. */
static void bands_cannot_shrink_to_nothing(void **state)
{
    for (int of_urns = 0; of_urns < 2; of_urns++) {
        tally t[RAAT_ISA_COUNT] = {{0}};
        uint64_t truth = 0;
        look(of_urns, 20261209, 3000, 2562, 0.02F, t, &truth);
        for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
            if (raat_isa_available((raat_isa)isa)) {
                assert_true(t[isa].wrong[0] > 10);
                assert_true(t[isa].wrong[1] > 10);
            }
    }
}

/* ---- how often the levels below are asked ---- */

static double share_undecided(bool of_urns, raat_isa isa, const int32_t urn[3], double mean)
{
    uint64_t seed = 20261210;
    static hard_block b;
    b.of_urns = of_urns;
    int undecided = 0;
    for (int k = 0; k < 4000; k++) {
        int32_t x[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++) {
            b.high[i] = (uint32_t)adversary_mix(&seed);
            b.urns.total[i] = urn[0];
            b.urns.marked[i] = urn[1];
            b.urns.drawn[i] = urn[2];
            b.means.mean[i] = mean;
        }
        undecided += __builtin_popcountll(
            of_urns ? filters[isa].urn(b.high, b.urns.total, b.urns.marked, b.urns.drawn, 1, x)
                    : filters[isa].poisson(b.high, b.means.mean, 1, x));
    }
    return undecided / (4000.0 * RAAT_LANES);
}

/* Of uniforms as they come: twice the band for every step of the CDF that a walk passes, 0.13 over the
 * variance for the expansion of urns (their bands' mean), and half as much again. */
static void filters_are_seldom_silent(void **state)
{
    static const int32_t urns[][3] = {{2, 1, 1},       {200, 30, 40},    {1000, 990, 30},
                                      {400, 170, 180}, {1000, 200, 300}, {4000, 2000, 2000}};
    static const double most_of_urns[] = {2e-5, 3e-4, 1e-4, 8e-3, 6e-3, 9e-4};
    static const double means[] = {0.01, 1, 4, 6, 20, 300};
    static const double most_of_means[] = {4e-5, 3e-4, 5e-4, 3.2e-3, 6.5e-4, 2e-4};
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int k = 0; k < 6 && raat_isa_available((raat_isa)isa); k++) {
            const double of_urns = share_undecided(true, (raat_isa)isa, urns[k], 0);
            const double of_means = share_undecided(false, (raat_isa)isa, urns[k], means[k]);
            print_message("%-8s urn %d: %.6f, mean %g: %.6f\n", raat_isa_name((raat_isa)isa), k,
                          of_urns, means[k], of_means);
            assert_true(of_urns < most_of_urns[k]);
            assert_true(of_means < most_of_means[k]);
        }
}

/* ---- draws by address ---- */

static void urns_by_address(uint64_t *seed, double limit, int blocks)
{
    static hard_urns b;
    for (int k = 0; k < blocks; k++) {
        const raat_stream s = {.seed = 1, .key = 2, .step = 3, .block = (uint32_t)k};
        int32_t x[RAAT_LANES];
        hard_urns_fill(seed, (int32_t)limit, &b);
        raat_hypergeometric_lanes(&s, b.total, b.marked, b.drawn, x);
        for (int i = 0; i < RAAT_LANES; i++)
            if (variance_of(&b, i) < 5000)
                assert_int_equal(x[i], raat_hypergeometric_at(raat_stream_bits(&s, i), b.total[i],
                                                              b.marked[i], b.drawn[i]));
    }
}

static void means_by_address(uint64_t *seed, double limit, int blocks)
{
    static hard_means b;
    for (int k = 0; k < blocks; k++) {
        const raat_stream s = {.seed = 1, .key = 4, .step = 3, .block = (uint32_t)k};
        int32_t x[RAAT_LANES];
        hard_means_fill(seed, limit, &b);
        raat_poisson_lanes(&s, b.mean, x);
        for (int i = 0; i < RAAT_LANES; i++)
            assert_int_equal(x[i], raat_poisson_at(raat_stream_bits(&s, i), b.mean[i]));
    }
}

/* Urns that fit a filter, and blocks with some that do not. */
static void lanes_are_the_definition_on_every_instruction_set(void **state)
{
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        uint64_t seed = 20261211;
        raat_isa_force((raat_isa)isa);
        urns_by_address(&seed, 9117, 1500);
        urns_by_address(&seed, RAAT_HYPERGEOMETRIC_TOTAL_MAX, 300);
        means_by_address(&seed, 2562, 500);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hard_urns_have_one_checksum),
        cmocka_unit_test(hard_means_have_one_checksum),
        cmocka_unit_test(bands_can_shrink_by_three_tenths),
        cmocka_unit_test(bands_cannot_shrink_to_nothing),
        cmocka_unit_test(filters_are_seldom_silent),
        cmocka_unit_test(lanes_are_the_definition_on_every_instruction_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
