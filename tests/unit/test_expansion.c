/* test_expansion.c: the quick guess against the definition, at words next to the steps of the CDF,
 * where its band must make it silent or right. */
#include "tests/check.h"

#include "engine/numeric/expansion.h"
#include "engine/numeric/hypergeometric.h"
#include "engine/numeric/poisson.h"

/* A Poisson law (total 0) or an urn. */
typedef struct {
    double mean;
    int32_t total, marked, drawn;
} law;

static int32_t exact(const law *a, uint64_t bits)
{
    if (a->total == 0)
        return raat_poisson_at(bits, a->mean);
    return raat_hypergeometric_at(bits, a->total, a->marked, a->drawn);
}

/* Cumulants by summing over the law itself, from factorial moments of draws without replacement:
 * E X(X-1)...(X-r+1) = the product over i < r of (K-i)(n-i)/(N-i). */
static raat_expansion expansion_of(const law *a)
{
    if (a->total == 0)
        return raat_expansion_of(a->mean, a->mean, a->mean, a->mean);
    long double f[5] = {1}, mean;
    for (int r = 0; r < 4; r++)
        f[r + 1] = f[r] * (a->marked - r) * (a->drawn - r) / (a->total - r);
    mean = f[1];
    const long double m2 = f[2] + f[1], m3 = f[3] + 3 * f[2] + f[1];
    const long double m4 = f[4] + 6 * f[3] + 7 * f[2] + f[1];
    const long double v = m2 - mean * mean;
    const long double third = m3 - 3 * mean * m2 + 2 * mean * mean * mean;
    const long double fourth =
        m4 - 4 * mean * m3 + 6 * mean * mean * m2 - 3 * mean * mean * mean * mean - 3 * v * v;
    return raat_expansion_of((double)mean, (double)v, (double)third, (double)fourth);
}

/* The least high word whose draw exceeds k. */
static uint32_t step_above(const law *a, int32_t k)
{
    uint32_t low = 0, top = UINT32_MAX;
    while (low < top) {
        const uint32_t middle = low + (top - low) / 2;
        if (exact(a, (uint64_t)middle << 32) > k)
            top = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Words at growing distances from a step, inside the band and outside. */
static void attack(const law *a, const raat_expansion *e, int32_t k)
{
    const int64_t step = step_above(a, k);
    for (int64_t distance = 1; distance < INT64_C(1) << 27; distance *= 8)
        for (int side = -1; side <= 1; side += 2) {
            const int64_t word = step + side * distance - (side < 0);
            int32_t guess = -1;
            if (word < 0 || word > UINT32_MAX || !raat_expansion_word(e, (uint32_t)word, &guess))
                continue;
            assert_int_equal(guess, exact(a, (uint64_t)word << 32));
            assert_int_equal(guess, exact(a, (uint64_t)word << 32 | UINT32_MAX));
        }
}

static const law laws[] = {
    {20, 0, 0, 0},           {21.9, 0, 0, 0},
    {35.5, 0, 0, 0},         {80, 0, 0, 0},
    {250.25, 0, 0, 0},       {0, 400, 200, 200},
    {0, 1000, 200, 300},     {0, 5000, 4900, 2000},
    {0, 539759, 2945, 4210}, {0, 1991810, 1958710, 1324},
    {0, 20000, 10000, 300},
};
enum { LAWS = sizeof laws / sizeof *laws };

static void guess_is_silent_or_right_next_to_steps(void **state)
{
    for (int i = 0; i < LAWS; i++) {
        const law *a = &laws[i];
        const raat_expansion e = expansion_of(a);
        for (double z = -5; z <= 5; z += 0.5)
            attack(a, &e, (int32_t)floor(e.mean + z * e.spread));
    }
}

/* A guess that is never certain would be right too, and of no use. */
static void guess_is_seldom_silent(void **state)
{
    for (int i = 0; i < LAWS; i++) {
        const raat_expansion e = expansion_of(&laws[i]);
        int silent = 0;
        for (uint32_t j = 0; j < 20000; j++) {
            int32_t x;
            silent += !raat_expansion_word(&e, j * 214748 + 9973, &x);
        }
        /* twice the mean of the band, 0.13 / v, and half as much again */
        assert_true(silent < 20000 * (0.2 / e.variance + 1e-4));
    }
}

/* The whole band measured: |y - step| at every step, as a share of the band's first part. The
 * header says 0.52; a wrong coefficient of the expansion shows here. */
static void band_is_twice_the_error(void **state)
{
    for (double mean = 20; mean < 3000; mean *= 1.37) {
        const raat_expansion e = raat_expansion_of(mean, mean, mean, mean);
        long double w = expl(-(long double)mean), sum = 0;
        for (int k = 0; k < mean + 8 * sqrt(mean); k++, w *= (long double)mean / k) {
            sum += w;
            const uint32_t high = (uint32_t)fminl(0xffffffff, floorl(sum * 0x1p32L));
            const double u = (high + 0.5) * 0x1p-32, rarer = fmin(u, 1 - u);
            int32_t near;
            if (rarer < 3e-7 || k < 1)
                continue;
            /* within 2^-33 of the step it must not answer, and so with a band of 0.6 */
            assert_false(raat_expansion_word(&e, high, &near));
            raat_expansion narrow = e;
            narrow.variance = e.variance / 0.6;
            assert_false(raat_expansion_word(&narrow, high, &near));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guess_is_silent_or_right_next_to_steps),
        cmocka_unit_test(guess_is_seldom_silent),
        cmocka_unit_test(band_is_twice_the_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
