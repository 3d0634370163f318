/* test_binomial_bands.c: how much of its band each approximation of binomial_lanes.h needs.
 *
 *   truncation  at every step k of a grid of n and p, u = P(X <= k) in long double, the expansion at
 *               that u should cross k + 1/2; how far off, as a share of the band
 *   all of it   hard draws at shrinking bands: the largest band at which a filter was wrong
 *
 * The limits below leave the room that binomial.md states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdbool.h>

#include "engine/numeric/binomial.h"
#include "engine/numeric/binomial_filter.h"
#include "engine/numeric/isa.h"
#include "tests/support/adversary.h"

/* ---- truncation ---- */

static long double quantile(long double u) /* of the normal, u <= 1/2, by Newton */
{
    long double z = -sqrtl(-2 * logl(u));
    for (int i = 0; i < 60; i++) {
        const long double off = erfcl(-z / sqrtl(2)) / 2 - u;
        const long double density = expl(-z * z / 2) / sqrtl(2 * acosl(-1));
        const long double step = off / density;
        z -= step / (1 + z * step / 2);
        if (fabsl(step) < 1e-17L)
            break;
    }
    return z;
}

static long double expansion(long double z, long double n, long double p, int order)
{
    const long double w = p * (1 - p), d = 1 - 2 * p, v = n * w, s = sqrtl(v), z2 = z * z;
    long double y = n * p + s * z + d * (z2 - 1) / 6;
    y += z * (-(1 + 2 * w) * z2 + (14 * w - 2)) / 72 / s;
    y += d * (2 + w) * ((3 * z2 + 7) * z2 - 16) / 1620 / v;
    if (order >= 3)
        y += z *
             (((36 * w * w + 468 * w - 207) * z2 + 1024 * w * w + 1612 * w - 548) * z2 -
              1732 * w * w - 5416 * w + 2684) /
             155520 / (s * v);
    if (order >= 4)
        y += d *
             ((((12 * w * w - 240 * w + 228) * z2 - 243 * w * w - 1188 * w + 675) * z2 -
               923 * w * w + 4348 * w - 5189) *
                  z2 +
              1472 * w * w + 2816 * w - 256) /
             408240 / (v * v);
    return y;
}

/* As truncation() in binomial_lanes.h. */
static long double band(long double z, long double v, int order)
{
    const long double z2 = z * z, z6 = z2 * z2 * z2;
    if (order == 2)
        return powl(v, -1.5L) * (0.03L + 0.005L * z6);
    if (order == 3)
        return powl(v, -2) * (0.045L + 0.0025L * z6);
    return powl(v, -2.5L) * (0.0175L + 0.052L * z2 + 0.00028L * z6 * z2);
}

typedef struct {
    long double share;
    int64_t points;
} worst;

/* One step: u = P(X <= k) <= 1/2 of a binomial whose rate may exceed one half. */
static void look(long double u, int32_t k, int32_t n, long double rate, int order, worst *out)
{
    if (u > 0.5L || u < 0x1p-17L)
        return;
    const long double z = quantile(u), y = expansion(z, n, rate, order);
    const long double room = band(z, n * rate * (1 - rate), order);
    const long double share = fabsl(y - k - 0.5L) / room;
    if (room < 0.5L && share > out->share) /* a band of a half or more never answers */
        out->share = share;
    out->points++;
}

enum { WINDOW = 1200 };

/* The lower steps of Bin(n, p), and those of n - X, which are its upper ones. */
static void scan(int32_t n, long double p, int order, worst *out)
{
    static long double w[2 * WINDOW + 1];
    const int32_t mode = (int32_t)((n + 1.0) * (double)p);
    const int32_t first = mode > WINDOW ? mode - WINDOW : 0;
    const int32_t last = n - mode > WINDOW ? mode + WINDOW : n;
    long double all = w[mode - first] = 1;
    for (int32_t j = mode; j > first; j--)
        all += w[j - 1 - first] = w[j - first] * j * (1 - p) / (p * (n - j + 1));
    for (int32_t j = mode; j < last; j++)
        all += w[j + 1 - first] = w[j - first] * (n - j) * p / ((1 - p) * (j + 1));
    long double below = 0, above = 0;
    for (int32_t j = first; j < last && below < all / 2; j++)
        look((below += w[j - first]) / all, j, n, p, order, out);
    for (int32_t j = last; j > first && above < all / 2; j--)
        look((above += w[j - first]) / all, n - j, n, 1 - p, order, out);
}

static void truncation_stays_within_its_band(void **state)
{
    (void)state;
    const struct {
        int order;
        double from, to, limit;
    } rows[] = {{4, 5, 90, 0.65}, {3, 14, 160, 0.6}, {2, 45, 700, 0.5}};
    for (int i = 0; i < 3; i++) {
        worst at = {0, 0};
        for (double v = rows[i].from; v < rows[i].to; v *= 1.011)
            for (double p = 0.5; p > 2e-6; p *= 0.93) {
                const int32_t n = (int32_t)ceil(v / (p * (1 - p)));
                if (n * p < 5000)
                    scan(n, (float)p, rows[i].order, &at);
            }
        print_message("order %d, variance from %g: worst %.3Lf of the band at %lld steps\n",
                      rows[i].order, rows[i].from, at.share, (long long)at.points);
        assert_true((double)at.share < rows[i].limit);
    }
}

/* ---- everything: where do shrinking bands begin to fail? ---- */

static raat_binomial_filter *const filters[RAAT_ISA_COUNT] = {
    [RAAT_ISA_PORTABLE] = raat_binomial_portable,
#ifdef __x86_64__
    [RAAT_ISA_AVX2] = raat_binomial_avx2,
    [RAAT_ISA_AVX512] = raat_binomial_avx512,
#endif
};

enum { CAUTIONS = 10 }; /* 1.0, 0.9, ... 0.1 of the bands */

/* Below a variance of 5 lanes are inverted, and above it in some company. */
typedef struct {
    int64_t expanded[CAUTIONS], inverted[CAUTIONS];
} mistakes;

static void count(mistakes *out, raat_isa isa, const adversary_block *b, const int32_t truth[])
{
    uint32_t high[RAAT_LANES];
    int32_t x[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++)
        high[i] = (uint32_t)(b->bits[i] >> 32);
    for (int c = 0; c < CAUTIONS; c++) {
        const uint64_t open = filters[isa](high, b->n, b->p, 1 - 0.1F * (float)c, x);
        for (int i = 0; i < RAAT_LANES; i++) {
            const double p = fabs((double)b->p[i]);
            const bool wrong = !(open >> i & 1) && x[i] != truth[i];
            *(b->n[i] * p * (1 - p) < 5 ? &out->inverted[c] : &out->expanded[c]) += wrong;
        }
    }
}

static void bands_begin_to_fail_far_below_one(void **state)
{
    (void)state;
    mistakes at[RAAT_ISA_COUNT] = {{{0}, {0}}};
    uint64_t seed = 77;
    for (int k = 0; k < 300000; k++) {
        adversary_block b;
        int32_t truth[RAAT_LANES];
        adversary_fill(&seed, k % 100 == 0 ? 1 << 23 : 1 << 12, &b);
        for (int i = 0; i < RAAT_LANES; i++)
            truth[i] = raat_binomial_at(b.bits[i], b.n[i], b.p[i]);
        for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
            if (raat_isa_available((raat_isa)isa))
                count(&at[isa], (raat_isa)isa, &b, truth);
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int c = 0; c < CAUTIONS; c++) {
            print_message("%-8s bands at %.1f: %lld wrong by expansion, %lld by inversion\n",
                          raat_isa_name((raat_isa)isa), 1 - 0.1 * c, (long long)at[isa].expanded[c],
                          (long long)at[isa].inverted[c]);
            if (c <= 3)
                assert_int_equal(at[isa].expanded[c] + at[isa].inverted[c], 0);
        }
}

/* ---- inversion of the largest means there are for it ---- */

/* Lanes alike, n p from 5 to 16, u within 1e-3 to 1e-8 of a step. */
static void fill_for_long_walks(uint64_t *seed, adversary_block *out)
{
    const double about = 5 + 11 * adversary_uniform(seed);
    const double rate = 0.5 * exp(adversary_uniform(seed) * log(1e-5));
    for (int i = 0; i < RAAT_LANES; i++) {
        const double p = (float)(rate * (0.7 + 0.3 * adversary_uniform(seed)));
        const double mean = about * (0.9 + 0.0999 * adversary_uniform(seed));
        const int32_t n = (int32_t)(mean / p);
        const double sigma = sqrt(n * p * (1 - p));
        const int32_t k = (int32_t)fmax(0, n * p + sigma * (8 * adversary_uniform(seed) - 4));
        const double side = adversary_uniform(seed) < 0.5 ? -1 : 1;
        const double u = adversary_cdf(k < n ? k : n - 1, n, p) +
                         side * pow(10, -3 - 5 * adversary_uniform(seed));
        const bool turned = adversary_uniform(seed) < 0.2;
        out->bits[i] = u > 0 && u < 1 ? (uint64_t)(u * 0x1p64) : adversary_mix(seed);
        out->bits[i] ^= turned ? UINT64_MAX : 0;
        out->n[i] = n;
        out->p[i] = (float)(turned ? -p : p);
    }
}

static void long_walks_have_room(void **state)
{
    (void)state;
    mistakes at[RAAT_ISA_COUNT] = {{{0}, {0}}};
    uint64_t seed = 78;
    for (int k = 0; k < 312500; k++) {
        adversary_block b;
        int32_t truth[RAAT_LANES];
        fill_for_long_walks(&seed, &b);
        for (int i = 0; i < RAAT_LANES; i++)
            truth[i] = raat_binomial_at(b.bits[i], b.n[i], b.p[i]);
        for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
            if (raat_isa_available((raat_isa)isa))
                count(&at[isa], (raat_isa)isa, &b, truth);
    }
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++)
        for (int c = 0; c < CAUTIONS; c++) {
            const int64_t wrong = at[isa].expanded[c] + at[isa].inverted[c];
            print_message("%-8s bands at %.1f: %lld long walks wrong\n",
                          raat_isa_name((raat_isa)isa), 1 - 0.1 * c, (long long)wrong);
            if (c <= 5)
                assert_int_equal(wrong, 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truncation_stays_within_its_band),
        cmocka_unit_test(bands_begin_to_fail_far_below_one),
        cmocka_unit_test(long_walks_have_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
