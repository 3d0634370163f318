/* test_unimodal_bands.c: how much of its band each way of the filters for urns and Poisson means
 * needs: hard draws at shrinking bands, and the largest band at which a filter was wrong. The limits
 * below leave the room that samplers.md states. */
#include "tests/check.h"
#include "tests/support/hard_laws.h"

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

enum { CAUTIONS = 10 }; /* 1.0, 0.9, ... 0.1 of the bands */

/* Lanes that walk, and lanes that expand. */
typedef struct {
    int64_t walked[CAUTIONS], expanded[CAUTIONS];
} mistakes;

static float caution_of(int c)
{
    return 1 - 0.1F * (float)c;
}

static void count(mistakes *out, int c, uint64_t open, bool wide[], const int32_t x[],
                  const int32_t truth[])
{
    for (int i = 0; i < RAAT_LANES; i++)
        *(wide[i] ? &out->expanded[c] : &out->walked[c]) += !(open >> i & 1) && x[i] != truth[i];
}

static void look_at_urns(uint64_t *seed, double limit, mistakes at[RAAT_ISA_COUNT])
{
    static hard_urns b;
    uint32_t high[RAAT_LANES];
    bool wide[RAAT_LANES];
    int32_t x[RAAT_LANES];
    hard_urns_fill(seed, (int32_t)limit, &b);
    for (int i = 0; i < RAAT_LANES; i++) {
        const double n = b.total[i], k = b.marked[i], m = b.drawn[i];
        high[i] = (uint32_t)(b.bits[i] >> 32);
        wide[i] = n > 2 && m * (k / n) * ((n - k) / n) * ((n - m) / (n - 1)) >= 20;
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int c = 0; c < CAUTIONS && raat_isa_available((raat_isa)isa); c++)
            count(&at[isa], c, filters[isa].urn(high, b.total, b.marked, b.drawn, caution_of(c), x),
                  wide, x, b.truth);
}

static void look_at_means(uint64_t *seed, double limit, mistakes at[RAAT_ISA_COUNT])
{
    static hard_means b;
    uint32_t high[RAAT_LANES];
    bool wide[RAAT_LANES];
    int32_t x[RAAT_LANES];
    hard_means_fill(seed, limit, &b);
    for (int i = 0; i < RAAT_LANES; i++) {
        high[i] = (uint32_t)(b.bits[i] >> 32);
        wide[i] = b.mean[i] >= 5;
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int c = 0; c < CAUTIONS && raat_isa_available((raat_isa)isa); c++)
            count(&at[isa], c, filters[isa].poisson(high, b.mean, caution_of(c), x), wide, x,
                  b.truth);
}

static void begin_to_fail_far_below_one(const mistakes at[RAAT_ISA_COUNT])
{
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int c = 0; c < CAUTIONS && raat_isa_available((raat_isa)isa); c++) {
            print_message("%-8s bands at %.1f: %lld wrong by expansion, %lld by walking\n",
                          raat_isa_name((raat_isa)isa), (double)caution_of(c),
                          (long long)at[isa].expanded[c], (long long)at[isa].walked[c]);
            if (c <= 4)
                assert_int_equal(at[isa].expanded[c], 0);
            if (c <= 8)
                assert_int_equal(at[isa].walked[c], 0);
        }
}

static void bands_of_urns_begin_to_fail_far_below_one(void **state)
{
    static mistakes at[RAAT_ISA_COUNT];
    uint64_t seed = 99;
    for (int k = 0; k < 100000; k++)
        look_at_urns(&seed, k % 10 ? 9117 : RAAT_UNIMODAL_FILTER_MAX, at);
    begin_to_fail_far_below_one(at);
}

static void bands_of_means_begin_to_fail_far_below_one(void **state)
{
    static mistakes at[RAAT_ISA_COUNT];
    uint64_t seed = 98;
    for (int k = 0; k < 100000; k++)
        look_at_means(&seed, k % 10 ? 2562 : RAAT_POISSON_MEAN_MAX, at);
    begin_to_fail_far_below_one(at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_of_urns_begin_to_fail_far_below_one),
        cmocka_unit_test(bands_of_means_begin_to_fail_far_below_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
