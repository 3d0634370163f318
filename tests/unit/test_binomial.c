/* test_binomial.c: what binomial.h promises on edges, and that its levels agree. Exactness against
 * rational arithmetic is in test_binomial_steps.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "engine/numeric/binomial.h"
#include "engine/numeric/binomial_exact.h"
#include "engine/numeric/isa.h"

static uint64_t mix(uint64_t *state) /* splitmix64, Steele, Lea and Flood 2014 */
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static void nobody_and_certainty_need_no_uniform(void **state)
{
    (void)state;
    const uint64_t ends[] = {0, 1, UINT64_MAX / 2, UINT64_MAX};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(raat_binomial_at(ends[i], 0, 0.25F), 0);
        assert_int_equal(raat_binomial_at(ends[i], 0, -0.25F), 0);
        assert_int_equal(raat_binomial_at(ends[i], 7, raat_binomial_signed(0)), 0);
        assert_int_equal(raat_binomial_at(ends[i], 7, raat_binomial_signed(1)), 7);
        assert_int_equal(raat_binomial_exact(ends[i], 7, 0.0F), 0);
        assert_int_equal(raat_binomial_exact(ends[i], 7, -0.0F), 7);
    }
}

/* Bin(1, 1/4): X = 1 exactly when u >= 3/4, that is U >= 3 * 2^62; and its mirror. */
static void one_person_is_a_threshold_on_u(void **state)
{
    (void)state;
    const uint64_t step = UINT64_C(3) << 62;
    assert_int_equal(raat_binomial_at(step - 1, 1, 0.25F), 0);
    assert_int_equal(raat_binomial_at(step, 1, 0.25F), 1);
    const uint64_t quarter = UINT64_C(1) << 62; /* p = 3/4: X = 1 when u >= 1/4 */
    assert_int_equal(raat_binomial_at(quarter - 1, 1, -0.25F), 0);
    assert_int_equal(raat_binomial_at(quarter, 1, -0.25F), 1);
}

static void sign_keeps_both_ends_of_the_unit_interval(void **state)
{
    (void)state;
    assert_true(raat_binomial_signed(0x1p-60) == 0x1p-60F);
    assert_true(raat_binomial_signed(1 - 0x1p-50) == -0x1p-50F);
    assert_true(raat_binomial_signed(0.5) == 0.5F);
    assert_true(signbit(raat_binomial_signed(1)) != 0);
    assert_true(signbit(raat_binomial_signed(0)) == 0);
}

/* n from 1 to 2^20 and p from 1e-9 to 1/2, both log-uniform. */
static void random_case(uint64_t *seed, int32_t *n, float *p)
{
    const double a = (double)(mix(seed) >> 11) * 0x1p-53, b = (double)(mix(seed) >> 11) * 0x1p-53;
    *n = (int32_t)exp2(20 * a);
    *p = (float)exp2(-1 - 29 * b);
    if (mix(seed) & 1)
        *p = -*p;
}

static void reflection_turns_heads_into_tails(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 2000; i++) {
        int32_t n;
        float p;
        random_case(&seed, &n, &p);
        const uint64_t bits = mix(&seed);
        assert_int_equal(raat_binomial_at(bits, n, p), n - raat_binomial_at(~bits, n, -p));
    }
}

static void every_level_gives_the_integer_of_the_definition(void **state)
{
    (void)state;
    uint64_t seed = 2;
    for (int i = 0; i < 2000; i++) {
        int32_t n;
        float p;
        random_case(&seed, &n, &p);
        const uint64_t bits = mix(&seed) >> (mix(&seed) % 64); /* tails too */
        assert_int_equal(raat_binomial_at(bits, n, p), raat_binomial_exact(bits, n, p));
    }
}

static void lanes_are_single_draws_of_their_own_address(void **state)
{
    (void)state;
    uint64_t seed = 3;
    for (uint32_t block = 0; block < 300; block++) {
        if (raat_isa_available((raat_isa)(block % 3)))
            raat_isa_force((raat_isa)(block % 3));
        const raat_stream s = {5, mix(&seed), 17, block};
        int32_t n[RAAT_LANES], x[RAAT_LANES];
        float p[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++)
            random_case(&seed, &n[i], &p[i]);
        n[3] = 0;
        p[5] = -0.0F;
        p[6] = 0.0F;
        raat_binomial_lanes(&s, n, p, x);
        for (int i = 0; i < RAAT_LANES; i++)
            assert_int_equal(x[i], raat_binomial_exact(raat_stream_bits(&s, i), n[i], p[i]));
        raat_binomial_lanes(&s, n, p, n); /* in place */
        assert_memory_equal(n, x, sizeof x);
    }
}

static void a_larger_uniform_never_gives_a_smaller_draw(void **state)
{
    (void)state;
    uint64_t seed = 4;
    for (int i = 0; i < 200; i++) {
        int32_t n;
        float p;
        random_case(&seed, &n, &p);
        n = n % 3000 + 1;
        int32_t last = 0;
        for (uint64_t u = 0; u < 256; u++) {
            const int32_t x = raat_binomial_at(u << 56 | (mix(&seed) >> 8), n, p);
            assert_in_range(x, last, n);
            last = x;
        }
    }
}

/* Beyond the filter's 2^23 - 1: one lane of such a block is enough to send it the exact way. */
static void any_number_of_persons_is_drawn_exactly(void **state)
{
    (void)state;
    const int32_t sizes[] = {(1 << 23) - 1, 1 << 23, INT32_MAX};
    const float ps[] = {0.5F, -0.5F, 1e-7F, -1e-3F};
    uint64_t seed = 6;
    for (int k = 0; k < 3; k++) {
        const raat_stream s = {8, mix(&seed), 1, (uint32_t)k};
        int32_t n[RAAT_LANES], x[RAAT_LANES];
        float p[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++) {
            n[i] = i < 4 ? sizes[k] : i;
            p[i] = ps[i % 4];
        }
        raat_binomial_lanes(&s, n, p, x);
        for (int i = 0; i < RAAT_LANES; i++)
            assert_int_equal(x[i], raat_binomial_exact(raat_stream_bits(&s, i), n[i], p[i]));
    }
}

static void a_block_without_persons_draws_nothing(void **state)
{
    (void)state;
    const int32_t n[RAAT_LANES] = {0};
    const raat_stream s = {1, 2, 3, 4};
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        int32_t x[RAAT_LANES];
        float p[RAAT_LANES];
        for (int i = 0; i < RAAT_LANES; i++) {
            x[i] = -1;
            p[i] = i % 2 ? 0.3F : -0.0F;
        }
        raat_isa_force((raat_isa)isa);
        raat_binomial_lanes(&s, n, p, x);
        assert_memory_equal(x, n, sizeof x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_and_certainty_need_no_uniform),
        cmocka_unit_test(one_person_is_a_threshold_on_u),
        cmocka_unit_test(sign_keeps_both_ends_of_the_unit_interval),
        cmocka_unit_test(reflection_turns_heads_into_tails),
        cmocka_unit_test(every_level_gives_the_integer_of_the_definition),
        cmocka_unit_test(lanes_are_single_draws_of_their_own_address),
        cmocka_unit_test(any_number_of_persons_is_drawn_exactly),
        cmocka_unit_test(a_block_without_persons_draws_nothing),
        cmocka_unit_test(a_larger_uniform_never_gives_a_smaller_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
