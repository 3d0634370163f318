/* test_binomial_billion.c: a billion hard draws, one checksum for every instruction set; the long
 * form of test_binomial_adversary.c. RAAT_DRAWS=n takes n draws, RAAT_SEED=s other ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "engine/numeric/binomial.h"
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

static uint64_t number(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : otherwise;
}

/* The draws of one block as raat_binomial_lanes makes them, folded into one number. */
static uint64_t fold(raat_isa isa, const adversary_block *b, const int32_t truth[RAAT_LANES])
{
    uint32_t high[RAAT_LANES];
    int32_t x[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++)
        high[i] = (uint32_t)(b->bits[i] >> 32);
    const uint64_t undecided = filters[isa](high, b->n, b->p, 1, x);
    uint64_t sum = 0;
    for (int i = 0; i < RAAT_LANES; i++)
        sum = sum * 31 + (uint32_t)(undecided >> i & 1 ? truth[i] : x[i]);
    return sum;
}

enum { GROUP = 1000 }; /* blocks that share a seed: what a thread takes at a time */

static void a_billion_hard_draws_have_one_checksum(void **state)
{
    (void)state;
    const int64_t groups = (int64_t)(number("RAAT_DRAWS", 1000000000) / (GROUP * RAAT_LANES)) + 1;
    const uint64_t first = number("RAAT_SEED", 1);
    uint64_t sums[RAAT_ISA_COUNT] = {0}, sum = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : sums, sum)
    for (int64_t g = 0; g < groups; g++) {
        uint64_t seed = (first << 32) + (uint64_t)g * 0x10001;
        for (int k = 0; k < GROUP; k++) {
            adversary_block b;
            int32_t truth[RAAT_LANES];
            adversary_fill(&seed, k % 250 == 0 ? (1 << 23) - 1 : 1 << 12, &b);
            uint64_t own = 0;
            for (int i = 0; i < RAAT_LANES; i++) {
                truth[i] = raat_binomial_at(b.bits[i], b.n[i], b.p[i]);
                own = own * 31 + (uint32_t)truth[i];
            }
            sum += own;
            for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
                if (raat_isa_available((raat_isa)isa))
                    sums[isa] += fold((raat_isa)isa, &b, truth);
        }
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        print_message("%-8s %lld draws, checksum %016llx\n", raat_isa_name((raat_isa)isa),
                      (long long)(groups * GROUP * RAAT_LANES), (unsigned long long)sums[isa]);
        assert_true(sums[isa] == sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_billion_hard_draws_have_one_checksum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
