/* test_binomial_adversary.c: every instruction set gives the integers of the definition on ten
 * million draws chosen to be hard; and its bands are wide enough to shrink by three tenths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "engine/numeric/binomial.h"
#include "engine/numeric/binomial_double.h"
#include "engine/numeric/binomial_exact.h"
#include "engine/numeric/binomial_filter.h"
#include "engine/numeric/isa.h"
#include "tests/support/adversary.h"

static raat_binomial_filter *const filters[RAAT_ISA_COUNT] = {
    [RAAT_ISA_PORTABLE] = raat_binomial_portable,
#ifdef __x86_64__
    [RAAT_ISA_AVX2] = raat_binomial_avx2,
    [RAAT_ISA_AVX512] = raat_binomial_avx512,
#endif
};

static uint64_t checksum(uint64_t sum, int32_t x)
{
    return (sum ^ (uint32_t)x) * UINT64_C(0x100000001b3); /* FNV-1a by words */
}

typedef struct {
    uint64_t sum, undecided, wrong;
} tally;

/* What the filter of `isa` says, its undecided lanes filled in as raat_binomial_lanes does. */
static void count(tally *t, raat_isa isa, const adversary_block *b, const int32_t truth[RAAT_LANES],
                  float caution)
{
    uint32_t high[RAAT_LANES];
    int32_t x[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++)
        high[i] = (uint32_t)(b->bits[i] >> 32);
    const uint64_t undecided = filters[isa](high, b->n, b->p, caution, x);
    for (int i = 0; i < RAAT_LANES; i++) {
        const bool open = undecided >> i & 1;
        t->undecided += open;
        t->wrong += !open && x[i] != truth[i];
        t->sum = checksum(t->sum, open ? truth[i] : x[i]);
        if (!open && x[i] != truth[i] && t->wrong < 10)
            print_error("%s: n %d p %a bits %016llx: %d, not %d\n", raat_isa_name(isa), b->n[i],
                        (double)b->p[i], (unsigned long long)b->bits[i], x[i], truth[i]);
    }
}

static void compare(uint64_t seed, int blocks, int32_t n_limit, float caution)
{
    blocks = adversary_blocks(blocks);
    tally t[RAAT_ISA_COUNT] = {{0}};
    uint64_t sum = 0;
    for (int k = 0; k < blocks; k++) {
        adversary_block b;
        int32_t truth[RAAT_LANES];
        adversary_fill(&seed, n_limit, &b);
        for (int i = 0; i < RAAT_LANES; i++) {
            truth[i] = raat_binomial_at(b.bits[i], b.n[i], b.p[i]);
            sum = checksum(sum, truth[i]);
        }
        for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
            if (raat_isa_available((raat_isa)isa))
                count(&t[isa], (raat_isa)isa, &b, truth, caution);
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        print_message("%-8s caution %.2f: %d draws, %.2f %% undecided, checksum %016llx\n",
                      raat_isa_name((raat_isa)isa), (double)caution, blocks * RAAT_LANES,
                      100.0 * (double)t[isa].undecided / (blocks * RAAT_LANES),
                      (unsigned long long)t[isa].sum);
        assert_int_equal(t[isa].wrong, 0);
        assert_true(t[isa].sum == sum);
    }
}

static void ten_million_hard_draws_have_one_checksum(void **state)
{
    (void)state;
    compare(20261123, 155000, 1 << 12, 1);
    compare(20261124, 3000, (1 << 20) + 1, 1);
}

static void bands_can_shrink_by_three_tenths(void **state)
{
    (void)state;
    compare(20261125, 50000, 1 << 12, 0.7F);
    compare(20261126, 1000, (1 << 20) + 1, 0.7F);
}

/* Tiles in which nobody has more than one take a way of their own. */
static void of_one_person_too(void **state)
{
    (void)state;
    compare(20261128, 30000, 1, 1);
    compare(20261129, 30000, 1, 0.7F);
}

/* The double level under the filter, from 64 bits and from the high word alone. */
static void double_level_knows_when_it_is_certain(void **state)
{
    (void)state;
    uint64_t seed = 20261127, certain = 0;
    for (int k = 0; k < 200; k++) {
        adversary_block b;
        adversary_fill(&seed, 1 << 12, &b);
        for (int i = 0; i < RAAT_LANES; i++) {
            if (b.n[i] == 0 || !(b.p[i] > 0))
                continue;
            const double p = (double)b.p[i], u = ((double)(b.bits[i] >> 32) + 0.5) * 0x1p-32;
            const uint64_t low_end = b.bits[i] >> 32 << 32;
            int32_t x;
            assert_int_equal(raat_binomial_at(b.bits[i], b.n[i], b.p[i]),
                             raat_binomial_exact(b.bits[i], b.n[i], b.p[i]));
            if (!raat_binomial_double(u, RAAT_BINOMIAL_DOUBLE_SLACK + 0x1p-33, b.n[i], p, &x))
                continue;
            certain++;
            assert_int_equal(x, raat_binomial_exact(low_end, b.n[i], b.p[i]));
            assert_int_equal(x, raat_binomial_exact(low_end | UINT32_MAX, b.n[i], b.p[i]));
        }
    }
    assert_true(certain > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_million_hard_draws_have_one_checksum),
        cmocka_unit_test(bands_can_shrink_by_three_tenths),
        cmocka_unit_test(of_one_person_too),
        cmocka_unit_test(double_level_knows_when_it_is_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
