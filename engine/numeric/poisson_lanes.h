/* poisson_lanes.h: the float filter for Poisson draws, written once for every vector width. Include
 * it after a vector_*.h and binomial_lanes.h. The contract is in unimodal_filter.h; how sure its
 * bands are, in samplers.md.
 *
 * A Poisson law is the binomial one with n p = mean and p = 0, and so are its two ways: a walk up
 * the CDF from 0 where the mean is small, and the Cornish-Fisher expansion, with w = 0 and d = 1 in
 * the terms of binomial.md, where it is not. */
#ifndef RAAT_NUMERIC_POISSON_LANES_H
#define RAAT_NUMERIC_POISSON_LANES_H

#include "engine/numeric/unimodal_filter.h"

#define EACH   UNROLLED for (int i = 0; i < TILE; i++)
#define INLINE static inline __attribute__((always_inline))

/* Where the lanes of a tile are. */
typedef struct {
    const uint32_t *high;
    const double *mean;
    int32_t *out;
} poisson_place;

/* Below the first every lane is inverted; from the second on the expansion can take over. */
static const float poisson_invert_below = 11, poisson_expand_from = 5;

/* How far, as a share of 1, the float CDF may be off. */
static const float poisson_band = 1e-5F;

INLINE vfloat poisson_mean(const poisson_place *at, int i)
{
    return v_from_doubles(at->mean + WIDTH * i);
}

INLINE vint poisson_word(const poisson_place *at, int i)
{
    return v_load_int(at->high + WIDTH * i);
}

/* ---- small mean: inversion ---- */

/* 2^32 e^-mean */
INLINE vfloat poisson_none(vfloat mean)
{
    const vfloat power = v_fma(mean, v_set(-0x1.715476p+0F), v_set(32)); /* -1 / ln 2 */
    const vfloat whole = v_round(power);
    return v_scale(polynomial(exp_polynomial, 5, power - whole), whole);
}

/* f runs through 2^32 P(X = k), d through 2^32 P(X <= k) - u; X is the number of negative d. */
INLINE uint64_t poisson_invert(const poisson_place *at, const vfloat mean[TILE], float caution,
                               vint x[TILE])
{
    vfloat f[TILE], d[TILE], near[TILE];
    vint count[TILE];
    EACH
    {
        f[i] = poisson_none(mean[i]);
        d[i] = f[i] - v_from_word(poisson_word(at, i));
        near[i] = v_abs(d[i]);
        count[i] = v_set_int(0);
    }
    uint64_t below = 1;
    for (int k = 1; k < WALK_MAX && below != 0; k += 2) {
        UNROLLED
        for (int step = 0; step < 2; step++) {
            const vfloat inverse = v_set(reciprocal_table[k + step]);
            EACH
            {
                count[i] = v_count_negative(count[i], d[i]);
                f[i] *= mean[i] * inverse;
                d[i] += f[i];
                near[i] = v_nearer(near[i], d[i]);
            }
        }
        vint any = v_bits(d[0]);
        EACH any = v_or(any, v_bits(d[i]));
        below = v_negative(any);
    }
    const vfloat band = v_set(poisson_band * 0x1p32F * caution);
    uint64_t undecided = 0;
    EACH
    {
        x[i] = v_counted(count[i]);
        undecided |= (v_less(near[i], band) | v_negative(v_bits(d[i]))) << (WIDTH * i);
    }
    return undecided;
}

/* ---- otherwise: expansion ---- */

/* h1 to h4 of binomial.md at w = 0, in z^2; the odd ones without their factor z. */
static const float poisson_h1[] = {-2 / 72.F, -1 / 72.F};
static const float poisson_h2[] = {-32 / 1620.F, 14 / 1620.F, 6 / 1620.F};
static const float poisson_h3[] = {2684 / 155520.F, -548 / 155520.F, -207 / 155520.F};
static const float poisson_h4[] = {-256 / 408240.F, -5189 / 408240.F, 675 / 408240.F,
                                   228 / 408240.F};

INLINE uint64_t poisson_expand_one(const poisson_place *at, int i, int order, float caution,
                                   vint *x)
{
    vfloat m;
    const vfloat mean = poisson_mean(at, i);
    const vfloat z = quantile(poisson_word(at, i), &m), z2 = z * z;
    const vfloat v = v_max(mean, v_set(1)); /* less is not answered here */
    const vfloat r = v_rsqrt(v), sigma = v * r, r2 = r * r;
    vfloat odd = polynomial(poisson_h1, 1, z2), second = polynomial(poisson_h2, 2, z2);
    if (order >= 3)
        odd = v_fma(r2, polynomial(poisson_h3, 2, z2), odd);
    if (order >= 4)
        second = v_fma(r2, polynomial(poisson_h4, 3, z2), second);
    const vfloat even = v_fma(r2, second, v_fma(z2, v_set(1 / 6.F), v_set(-1 / 6.F)));
    odd = z * v_fma(r, odd, sigma);

    /* the mean as an integer and an exact rest, so the error grows with sigma and not with it */
    const vfloat whole = v_round(mean);
    const vfloat y = even + (v_doubles_less(at->mean + WIDTH * i, whole) + odd);
    const vfloat nearest = v_round(y);
    *x = v_to_int(whole + nearest);

    const vfloat rounding =
        v_fma(sigma, v_fma(z2 * z2 * z2, v_set(4e-9F), v_set(9e-7F)), v_set(1e-6F));
    const vfloat room = v_fma(truncation(order, z2, r) + rounding, v_set(-caution), v_set(0.5F));
    return ~v_less(v_abs(y - nearest), room) | v_less(m, v_set(0x1p15F));
}

INLINE uint64_t poisson_expand(const poisson_place *at, int order, float caution, vint x[TILE])
{
    uint64_t undecided = 0;
    EACH undecided |=
        (poisson_expand_one(at, i, order, caution, &x[i]) & ((UINT64_C(1) << WIDTH) - 1))
        << (WIDTH * i);
    return undecided;
}

/* ---- a tile, a block ---- */

INLINE uint64_t poisson_store(const poisson_place *at, const vint x[TILE], uint64_t undecided)
{
    EACH v_store_int(at->out + WIDTH * i, x[i]);
    return undecided;
}

/* Some means small and some large: both ways, and each lane takes its own. A large mean is 0 for the
 * walk, lest all wait for it. */
static __attribute__((noinline)) uint64_t poisson_mixed(const poisson_place *at, float caution)
{
    vfloat mean[TILE];
    vint x[TILE], other[TILE];
    uint64_t small = 0;
    EACH
    {
        mean[i] = poisson_mean(at, i);
        const uint64_t here = v_less(mean[i], v_set(poisson_expand_from));
        mean[i] = v_float(v_select(here, v_bits(mean[i]), v_set_int(0)));
        small |= here << (WIDTH * i);
    }
    const uint64_t one = poisson_invert(at, mean, caution, x);
    const uint64_t two = poisson_expand(at, 4, caution, other);
    EACH x[i] = v_select(small >> (WIDTH * i), x[i], other[i]);
    return poisson_store(at, x, (small & one) | (~small & two));
}

INLINE uint64_t poisson_by_order(const poisson_place *at, vfloat least, float caution, vint x[TILE])
{
    if (v_less(least, v_set(14)) != 0)
        return poisson_expand(at, 4, caution, x);
    if (v_less(least, v_set(45)) != 0)
        return poisson_expand(at, 3, caution, x);
    return poisson_expand(at, 2, caution, x);
}

INLINE uint64_t poisson_tile(const poisson_place *at, float caution)
{
    vfloat mean[TILE], least, largest;
    vint x[TILE];
    EACH mean[i] = poisson_mean(at, i);
    least = largest = mean[0];
    EACH
    {
        least = v_min(least, mean[i]);
        largest = v_max(largest, mean[i]);
    }
    if (v_less(least, v_set(poisson_expand_from)) == 0)
        return poisson_store(at, x, poisson_by_order(at, least, caution, x));
    if (v_less(v_set(poisson_invert_below), largest) == 0)
        return poisson_store(at, x, poisson_invert(at, mean, caution, x));
    return poisson_mixed(at, caution);
}

INLINE uint64_t poisson_block(const poisson_place *at, float caution)
{
    uint64_t undecided = 0;
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
        const poisson_place here = {at->high + first, at->mean + first, at->out + first};
        undecided |= poisson_tile(&here, caution) << first;
    }
    return undecided;
}

/* Means of 0 in every lane cost no random number. */
INLINE bool poisson_aside(const poisson_place *at)
{
    vfloat largest = poisson_mean(at, 0);
    UNROLLED
    for (int i = 1; i < RAAT_LANES / WIDTH; i++)
        largest = v_max(largest, poisson_mean(at, i));
    if (v_less(v_set(0), largest) != 0)
        return false;
    memset(at->out, 0, RAAT_LANES * sizeof *at->out);
    return true;
}

#undef EACH
#undef INLINE

#endif
