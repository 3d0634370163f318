/* test_binomial_steps.c: at every step of the CDF, the two 64-bit uniforms beside it fall on its two
 * sides. The steps are exact rationals (GMP) for n to 1,000 and quadruple precision beyond. A
 * step within 2^-84 of a uniform is left out: there the definition is its own judge. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gmp.h>
#include <math.h>
#include <stdbool.h>

#include "engine/numeric/binomial.h"
#include "engine/numeric/binomial_exact.h"

static int64_t n_checked, n_tied, n_beyond; /* tied: within 2^-84; beyond: outside 64 bits */

/* X changes from at most k to at least k + 1 between `below` and below + 1. */
static void check_step(uint64_t below, int32_t k, int32_t n, float p)
{
    n_checked++;
    assert_true(raat_binomial_exact(below, n, p) <= k);
    assert_true(raat_binomial_exact(below + 1, n, p) >= k + 1);
    assert_true(raat_binomial_at(below, n, p) <= k);
    assert_true(raat_binomial_at(below + 1, n, p) >= k + 1);
    /* P(n - X <= n - k - 1) = 1 - F(k), and the uniforms mirror too */
    assert_true(raat_binomial_exact(~below, n, -p) >= n - k);
    assert_true(raat_binomial_exact(~below - 1, n, -p) <= n - k - 1);
}

/* ---- exact rationals: F(k) = numerator / 2^(e n), where p = a / 2^e ---- */

typedef struct {
    mpz_t a, b, term, numerator; /* b = 2^e - a; term = C(n, j) a^j b^(n - j) */
    mp_bitcnt_t scale;           /* e n */
} ladder;

static void ladder_init(ladder *l, int32_t n, float p)
{
    int e;
    const double fraction = frexp((double)p, &e);
    mpz_inits(l->a, l->b, l->term, l->numerator, NULL);
    mpz_set_d(l->a, fraction * 0x1p24);
    const mp_bitcnt_t bits = (mp_bitcnt_t)(24 - e);
    mpz_setbit(l->b, bits);
    mpz_sub(l->b, l->b, l->a);
    mpz_pow_ui(l->term, l->b, (unsigned long)n);
    mpz_set(l->numerator, l->term);
    l->scale = bits * (mp_bitcnt_t)n;
}

static void ladder_up(ladder *l, int32_t n, int32_t k)
{
    mpz_mul(l->term, l->term, l->a);
    mpz_mul_si(l->term, l->term, n - k);
    mpz_divexact(l->term, l->term, l->b);
    mpz_divexact_ui(l->term, l->term, (unsigned long)k + 1);
    mpz_add(l->numerator, l->numerator, l->term);
}

static void ladder_clear(ladder *l)
{
    mpz_clears(l->a, l->b, l->term, l->numerator, NULL);
}

/* The largest U with (2 U + 1) / 2^65 < F. False where there is none on either side of the step, or
 * where a uniform lies within 2^-84 of it. */
static bool largest_below(const ladder *l, uint64_t *out)
{
    mpz_t fine; /* F in units of 2^-84, rounded down: 19 bits below those of 2 U + 1 */
    mpz_init(fine);
    mpz_mul_2exp(fine, l->numerator, 84);
    mpz_fdiv_q_2exp(fine, fine, l->scale);
    const uint64_t fraction = mpz_fdiv_ui(fine, UINT64_C(1) << 20); /* a uniform lies at 2^19 */
    mpz_fdiv_q_2exp(fine, fine, 20);                                /* whole steps of 2^-64 */
    const bool above = fraction > UINT64_C(1) << 19;
    const uint64_t distance = above ? fraction - (1 << 19) : (1 << 19) - fraction;
    n_tied += distance <= 1;
    bool usable = distance > 1 && mpz_sizeinbase(fine, 2) <= 64;
    uint64_t whole = 0;
    if (usable)
        mpz_export(&whole, NULL, -1, sizeof whole, 0, 0, fine);
    mpz_clear(fine);
    usable = usable && (above ? whole < UINT64_MAX : whole > 0);
    n_beyond += !usable && distance > 1;
    *out = above ? whole : whole - 1;
    return usable;
}

static void check_exactly(int32_t n, float p)
{
    ladder l;
    ladder_init(&l, n, p);
    for (int32_t k = 0; k < n; k++) {
        uint64_t below;
        if (largest_below(&l, &below))
            check_step(below, k, n, p);
        ladder_up(&l, n, k);
    }
    ladder_clear(&l);
}

static void uniforms_beside_exact_steps_fall_on_their_sides(void **state)
{
    (void)state;
    const int32_t sizes[] = {1, 2, 3, 4, 5, 7, 10, 16, 31, 50, 63, 64, 65, 66, 100, 200, 333};
    const float ps[] = {0.5F,     0x1.fffffep-2F, 0.25F,  0.3F,  0.1F,    0.01F,     0.001F, 1e-6F,
                        0x1p-30F, 0x1.8p-100F,    0.125F, 0.49F, 0.0371F, 0.333333F, 0.2F};
    n_checked = n_tied = n_beyond = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof ps / sizeof *ps; j++)
            check_exactly(sizes[i], ps[j]);
    check_exactly(1000, 0.3F);
    check_exactly(1000, 0.0123F);
    print_message("%lld steps exactly; %lld tied with a uniform, %lld beyond 64 bits\n",
                  (long long)n_checked, (long long)n_tied, (long long)n_beyond);
    assert_true(n_checked > 6000);
}

/* ---- quadruple precision: 113 bits, summed outwards from the mode ---- */

typedef __float128 quad;

static quad quad_cdf(int32_t k, int32_t n, float signed_p)
{
    const quad p = (quad)signed_p, q = 1 - p;
    const int32_t mode = (int32_t)(((double)n + 1) * (double)signed_p);
    quad all = 1, at_most = mode <= k ? 1 : 0, w = 1;
    for (int32_t j = mode; j > 0 && w > (quad)1e-34; j--) {
        w *= (quad)j * q / (p * (quad)(n - j + 1));
        all += w;
        at_most += j - 1 <= k ? w : 0;
    }
    w = 1;
    for (int32_t j = mode; j < n && w > (quad)1e-34; j++) {
        w *= (quad)(n - j) * p / (q * (quad)(j + 1));
        all += w;
        at_most += j + 1 <= k ? w : 0;
    }
    return at_most / all;
}

static void check_quad(int32_t k, int32_t n, float p)
{
    const quad scaled = quad_cdf(k, n, p) * (quad)0x1p64;
    const uint64_t whole = (uint64_t)scaled;
    const double fraction = (double)(scaled - (quad)whole);
    const bool above = fraction > 0.5;
    if (fabs(fraction - 0.5) < 0x1p-20 || whole == 0 || whole == UINT64_MAX)
        return;
    check_step(above ? whole : whole - 1, k, n, p);
}

static void uniforms_beside_steps_of_large_n_fall_on_their_sides(void **state)
{
    (void)state;
    const int32_t sizes[] = {4000, 70000, 1 << 20, 1 << 23};
    const float ps[] = {0.5F, 0.3F, 0.05F, 0.001F, 1e-6F};
    const double zs[] = {-6, -2.5, -0.7, 0, 0.1, 1.3, 4, 7};
    n_checked = n_tied = n_beyond = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof ps / sizeof *ps; j++)
            for (size_t z = 0; z < sizeof zs / sizeof *zs; z++) {
                const double mean = sizes[i] * (double)ps[j],
                             sigma = sqrt(mean * (1 - (double)ps[j]));
                const double k = floor(mean + zs[z] * sigma);
                if (k >= 0 && k < sizes[i])
                    check_quad((int32_t)k, sizes[i], ps[j]);
            }
    print_message("%lld steps in quadruple precision\n", (long long)n_checked);
    assert_true(n_checked > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uniforms_beside_exact_steps_fall_on_their_sides),
        cmocka_unit_test(uniforms_beside_steps_of_large_n_fall_on_their_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
