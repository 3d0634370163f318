/* binomial_lanes.h: the float filter, written once for every vector width. Include it after a
 * vector_*.h. What it computes and why its bands hold is in binomial.md; the contract is in
 * binomial_filter.h.
 *
 * Three ways, chosen for a block or for a tile of it: for n of 0 and 1 a comparison; else by the variance v = n p (1 - p):
 *   small v: walk up the CDF from 0, all lanes together, without a branch a lane
 *   other:   the Cornish-Fisher expansion of the quantile in powers of 1/sigma */
#ifndef RAAT_NUMERIC_BINOMIAL_LANES_H
#define RAAT_NUMERIC_BINOMIAL_LANES_H

#include <stdbool.h>
#include <string.h>

#include "engine/numeric/binomial_filter.h"
#include "engine/numeric/binomial_tables.h"

#define EACH   UNROLLED for (int i = 0; i < TILE; i++)
#define INLINE static inline __attribute__((always_inline))

/* Where the lanes of a block are. */
typedef struct {
    const uint32_t *high;
    const int32_t *n;
    const float *p; /* 0 to 1/2, but in mirrored() and above it, where they are signed */
    int32_t *out;
} place;

/* Lanes in flight: TILE vectors, so that one hides the latency of another. */
typedef struct {
    vint n, u;         /* u: the high word */
    vfloat size, p, v; /* size: n; v: the variance */
} lanes;

/* The tile from lane `first` on. */
INLINE void load(const place *at, int first, lanes a[TILE])
{
    EACH
    {
        a[i].n = v_load_int(at->n + first + WIDTH * i);
        a[i].u = v_load_int(at->high + first + WIDTH * i);
        a[i].p = v_load(at->p + first + WIDTH * i);
        a[i].size = v_from_int(a[i].n);
        const vfloat mean = a[i].size * a[i].p;
        a[i].v = v_fma(-mean, a[i].p, mean);
    }
}

/* Undecided lanes get n. Returns them by their place in the block. */
INLINE uint64_t store(const place *at, int first, const vint x[TILE], uint64_t undecided)
{
    if (undecided == 0) {
        EACH v_store_int(at->out + first + WIDTH * i, x[i]);
        return 0;
    }
    EACH
    {
        const vint n = v_load_int(at->n + first + WIDTH * i);
        v_store_int(at->out + first + WIDTH * i, v_select(undecided >> (WIDTH * i), n, x[i]));
    }
    return undecided << first;
}

INLINE vfloat polynomial(const float *c, int degree, vfloat x)
{
    vfloat y = v_set(c[degree]);
    UNROLLED
    for (int i = degree - 1; i >= 0; i--)
        y = v_fma(y, x, v_set(c[i]));
    return y;
}

/* The vectors of a tile turn by turn: the processor looks ahead for work that is ready, but not as far as over a
 * whole chain. */
INLINE void polynomials(const float *c, int degree, const vfloat x[TILE], vfloat y[TILE])
{
    EACH y[i] = v_set(c[degree]);
    UNROLLED
    for (int k = degree - 1; k >= 0; k--)
        EACH y[i] = v_fma(y[i], x[i], v_set(c[k]));
}

/* ---- small variance: inversion ---- */

/* A block is inverted up to this mean in every lane, where a walk ends before WALK_MAX but for one lane in 2,000. */
static const float invert_mean = 16;

/* Tile by tile, below this variance every lane is inverted; from expand_from on the expansion can take over. */
static const float invert_below = 11, expand_from = 5;

enum { WALK_MAX = 31 }; /* lanes not there by then are undecided */

/* Steps between two looks at who is there: a look costs, and the last one is mispredicted. */
enum { WALK_STRIDE = 3 };

/* How far, as a share of 1, the float CDF may be off. */
static const float invert_band = 1.5e-5F;

/* 2^32 (1 - p)^n: the probability of 0 in units of u; log_c: of log2(1 - p) / p. */
INLINE void none(const lanes a[TILE], const float *log_c, int log_degree, vfloat f[TILE])
{
    vfloat p[TILE], log[TILE], power[TILE], whole[TILE], rest[TILE];
    EACH p[i] = a[i].p;
    polynomials(log_c, log_degree, p, log);
    EACH log[i] *= p[i];
    EACH power[i] = v_fma(a[i].size, log[i], v_set(32));
    EACH whole[i] = v_round(power[i]);
    EACH rest[i] = power[i] - whole[i];
    polynomials(exp_polynomial, 5, rest, f);
    EACH f[i] = v_scale(f[i], whole[i]);
}

/* Where a walk begins: f = 2^32 P(X = 0), d = f - u + band, and the factor from i - 1 to i, which is
 * (n + 1 - i) / i * p/q = top / i - r. */
typedef struct {
    vfloat f, d, top, r;
} walk;

/* In units of u. */
INLINE vfloat band_of_walk(float caution)
{
    return v_set(invert_band * 0x1p32F * caution);
}

INLINE void begin_by(const lanes a[TILE], const float *log_c, int log_degree, vfloat band,
                     walk w[TILE])
{
    vfloat f[TILE];
    EACH w[i].r = a[i].p * v_reciprocal(1 - a[i].p);
    EACH w[i].top = v_fma(a[i].size, w[i].r, w[i].r);
    none(a, log_c, log_degree, f);
    EACH w[i].f = f[i];
    EACH w[i].d = f[i] - (v_from_word(a[i].u) - band);
}

/* small_p: no p above 1/4, which saves three terms. */
INLINE void begin(const lanes a[TILE], bool small_p, vfloat band, walk w[TILE])
{
    if (small_p)
        begin_by(a, short_log_polynomial, 5, band, w);
    else
        begin_by(a, log_polynomial, 8, band, w);
}

/* f runs through 2^32 P(X = i), d through 2^32 P(X <= i) - u + band; X is the number of negative d. A step lies
 * within the band of u, on either side, where the smallest d that is not negative is below two bands; as a word it is
 * the smallest of all. Returns undecided lanes. */
INLINE uint64_t walk_up(const walk w[TILE], vfloat band, vint x[TILE])
{
    vfloat f[TILE], d[TILE], r[TILE], top[TILE];
    vint near[TILE];
    EACH
    {
        f[i] = w[i].f;
        d[i] = w[i].d;
        top[i] = w[i].top;
        r[i] = w[i].r;
        near[i] = v_bits(d[i]);
        x[i] = v_set_int(0);
    }
    uint64_t below = 1;
    for (int k = 1; k < WALK_MAX && below != 0; k += WALK_STRIDE) {
        UNROLLED
        for (int step = 0; step < WALK_STRIDE; step++) {
            const vfloat inverse = v_set(reciprocal_table[k + step]);
            EACH
            {
                x[i] = v_count_negative(x[i], d[i]);
                f[i] *= v_fms(top[i], inverse, r[i]);
                d[i] += f[i];
                near[i] = v_min_word(near[i], v_bits(d[i]));
            }
        }
        vint any = v_bits(d[0]);
        EACH any = v_or(any, v_bits(d[i]));
        below = v_negative(any);
    }
    vint nearest = near[0];
    EACH
    {
        x[i] = v_counted(x[i]);
        nearest = v_min_word(nearest, near[i]);
    }
    if ((v_less(v_float(nearest), band + band) | below) == 0)
        return 0;
    uint64_t undecided = 0;
    EACH undecided |= (v_less(v_float(near[i]), band + band) | v_negative(v_bits(d[i])))
                      << (WIDTH * i);
    return undecided;
}

INLINE uint64_t invert(const lanes a[TILE], bool small_p, float caution, vint x[TILE])
{
    walk w[TILE];
    begin(a, small_p, band_of_walk(caution), w);
    return walk_up(w, band_of_walk(caution), x);
}

/* Where the walks of all tiles begin, and only then the walks: the processor does not foresee where one ends, and
 * what it had done of the next tile would be lost. */
INLINE void begin_all(const place *at, bool small_p, vfloat band, walk *w)
{
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH, w += TILE) {
        lanes a[TILE];
        load(at, first, a);
        begin(a, small_p, band, w);
    }
}

static __attribute__((noinline)) uint64_t invert_all(const place *at, bool small_p, float caution)
{
    walk w[RAAT_LANES / WIDTH];
    vint x[TILE];
    uint64_t undecided = 0;
    const vfloat band = band_of_walk(caution);
    if (small_p)
        begin_all(at, true, band, w);
    else
        begin_all(at, false, band, w);
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
        const uint64_t of_tile = walk_up(&w[first / WIDTH], band, x);
        undecided |= store(at, first, x, of_tile);
    }
    return undecided;
}

/* ---- nobody or one: a comparison ---- */

/* In units of u: v_from_word rounds a word to 64 on its way and to 64 again below 2^31, the low half of u is
 * not known, and p 2^32 is exact. */
static const float toss_band = 200;

/* X = 1 where n = 1 and u >= 1 - p, that is ~u below p. */
INLINE uint64_t toss(const lanes a[TILE], float caution, vint x[TILE])
{
    uint64_t undecided = 0;
    EACH
    {
        const vfloat level = a[i].p * v_set(0x1p32F);
        const vfloat d = level - v_from_word(v_xor(a[i].u, v_set_int(-1)));
        x[i] = v_and(v_xor(v_sign(v_bits(d)), v_set_int(-1)), a[i].n);
        undecided |= v_less(v_abs(d), v_set(toss_band * caution)) << (WIDTH * i);
    }
    return undecided;
}

static __attribute__((noinline)) uint64_t toss_all(const place *at, float caution)
{
    uint64_t undecided = 0;
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
        lanes a[TILE];
        vint x[TILE];
        load(at, first, a);
        undecided |= store(at, first, x, toss(a, caution, x));
    }
    return undecided;
}

/* ---- otherwise: expansion ---- */

/* The normal quantile of u, and m = min(u, ~u) as a float; m below 2^15 is beyond the table. */
INLINE vfloat quantile(vint u, vfloat *out_m)
{
    /* 2^31 - 1 would round up into the next octave */
    const vfloat m = v_min(v_from_int(v_xor(u, v_sign(u))), v_set(0x1.fffffep30F));
    const vint bits = v_bits(m), index = v_shift_right(bits, 23);
    const vint fraction = v_or(v_and(bits, v_set_int(0x7fffff)), v_set_int(0x3f800000));
    const vfloat t = v_float(fraction) - 1.5F;
    vfloat z;
    if (v_less(m, v_set(0x1p23F)) == 0) { /* in one of the eight octaves that nearly all are in */
        z = v_lookup_upper(quantile_table[QUANTILE_DEGREE], index);
        UNROLLED
        for (int i = QUANTILE_DEGREE - 1; i >= 0; i--)
            z = v_fma(z, t, v_lookup_upper(quantile_table[i], index));
    } else {
        z = v_lookup(quantile_table[QUANTILE_DEGREE], index);
        UNROLLED
        for (int i = QUANTILE_DEGREE - 1; i >= 0; i--)
            z = v_fma(z, t, v_lookup(quantile_table[i], index));
    }
    *out_m = m;
    return v_float(v_xor(v_bits(z), v_and(u, v_set_int(INT32_MIN))));
}

INLINE vfloat quadratic(float c0, float c1, float c2, vfloat w)
{
    return v_fma(v_fma(v_set(c2), w, v_set(c1)), w, v_set(c0));
}

/* Terms of the expansion in z2 = z^2 and w = p (1 - p); the odd ones without their factor z.
 * Derived in tests/verify/binomial_expansion.py. */
INLINE vfloat h1(vfloat z2, vfloat w)
{
    return v_fma(v_fma(w, v_set(-2 / 72.F), v_set(-1 / 72.F)), z2,
                 v_fma(w, v_set(14 / 72.F), v_set(-2 / 72.F)));
}

INLINE vfloat h2(vfloat z2, vfloat w)
{
    const vfloat factor = v_fma(w, v_set(1 / 1620.F), v_set(2 / 1620.F));
    return factor * v_fma(v_fma(v_set(3), z2, v_set(7)), z2, v_set(-16));
}

INLINE vfloat h3(vfloat z2, vfloat w)
{
    const float c = 1 / 155520.F;
    const vfloat five = quadratic(-207 * c, 468 * c, 36 * c, w);
    const vfloat three = quadratic(-548 * c, 1612 * c, 1024 * c, w);
    const vfloat one = quadratic(2684 * c, -5416 * c, -1732 * c, w);
    return v_fma(v_fma(five, z2, three), z2, one);
}

INLINE vfloat h4(vfloat z2, vfloat w)
{
    const float c = 1 / 408240.F;
    const vfloat six = quadratic(228 * c, -240 * c, 12 * c, w);
    const vfloat four = quadratic(675 * c, -1188 * c, -243 * c, w);
    const vfloat two = quadratic(-5189 * c, 4348 * c, -923 * c, w);
    const vfloat none_of_z = quadratic(-256 * c, 2816 * c, 1472 * c, w);
    return v_fma(v_fma(v_fma(six, z2, four), z2, two), z2, none_of_z);
}

/* How far the expansion that stops after h_order may be off, calibrated by
 * tests/verify/binomial_bands.c; r is 1/sigma. */
INLINE vfloat truncation(int order, vfloat z2, vfloat r)
{
    const vfloat r2 = r * r, z6 = z2 * z2 * z2;
    if (order == 2)
        return r2 * r * v_fma(v_set(0.005F), z6, v_set(0.03F));
    if (order == 3)
        return r2 * r2 * v_fma(v_set(0.0025F), z6, v_set(0.045F));
    return r2 * r2 * r * v_fma(z2, v_fma(v_set(0.00028F), z6, v_set(0.052F)), v_set(0.0175F));
}

INLINE uint64_t expand_one(const lanes *a, int order, float caution, vint *x)
{
    vfloat m;
    const vfloat z = quantile(a->u, &m), z2 = z * z;
    const vfloat w = v_fma(-a->p, a->p, a->p), skew = v_fma(v_set(-2), a->p, v_set(1));
    const vfloat r = v_rsqrt(a->v), sigma = a->v * r, r2 = r * r;
    vfloat even = v_fma(z2, v_set(1 / 6.F), v_set(-1 / 6.F));
    vfloat odd = h1(z2, w);
    if (order >= 3)
        odd = v_fma(r2, h3(z2, w), odd);
    vfloat second = h2(z2, w);
    if (order >= 4)
        second = v_fma(r2, h4(z2, w), second);
    even = v_fma(r2, second, even);
    odd = z * v_fma(r, odd, sigma);

    /* n p as an integer and an exact rest, so the error grows with sigma and not with n p */
    const vfloat centre = v_round(a->size * a->p);
    const vfloat y = v_fma(skew, even, v_exact_fms(a->size, a->p, centre) + odd);
    const vfloat nearest = v_round(y);
    *x = v_to_int(centre + nearest);

    const vfloat rounding =
        v_fma(sigma, v_fma(z2 * z2 * z2, v_set(4e-9F), v_set(9e-7F)), v_set(1e-6F));
    const vfloat band = truncation(order, z2, r) + rounding;
    const vfloat room = v_fma(band, v_set(-caution), v_set(0.5F));
    return ~v_less(v_abs(y - nearest), room) | v_less(m, v_set(0x1p15F));
}

INLINE uint64_t expand(const lanes a[TILE], int order, float caution, vint x[TILE])
{
    uint64_t undecided = 0;
    EACH undecided |= (expand_one(&a[i], order, caution, &x[i]) & ((UINT64_C(1) << WIDTH) - 1))
                      << (WIDTH * i);
    return undecided;
}

/* ---- a tile, a block ---- */

INLINE uint64_t some_below(const lanes a[TILE], float v)
{
    vfloat least = a[0].v;
    EACH least = v_min(least, a[i].v);
    return v_less(least, v_set(v));
}

INLINE uint64_t expand_by_order(const lanes a[TILE], float caution, vint x[TILE])
{
    if (!some_below(a, 45))
        return expand(a, 2, caution, x);
    if (!some_below(a, 14))
        return expand(a, 3, caution, x);
    return expand(a, 4, caution, x);
}

/* Some lanes small and some large: both ways, and each lane takes its own. */
static __attribute__((noinline)) uint64_t mixed(const place *at, int first, bool small_p,
                                                float caution)
{
    lanes a[TILE];
    vint x[TILE], other[TILE];
    uint64_t of_vector[TILE], small = 0;
    load(at, first, a);
    const uint64_t two = expand(a, 4, caution, other);
    EACH
    {
        of_vector[i] = v_less(a[i].v, v_set(expand_from));
        small |= of_vector[i] << (WIDTH * i);
        a[i].u = v_select(of_vector[i], a[i].u, v_set_int(0)); /* the others need not walk */
    }
    const uint64_t one = invert(a, small_p, caution, x);
    EACH x[i] = v_select(of_vector[i], x[i], other[i]);
    return store(at, first, x, (small & one) | (~small & two));
}

INLINE uint64_t tile(const place *at, int first, bool small_p, float caution)
{
    lanes a[TILE];
    vint x[TILE];
    load(at, first, a);
    if (!some_below(a, expand_from))
        return store(at, first, x, expand_by_order(a, caution, x));
    vfloat largest = a[0].v;
    EACH largest = v_max(largest, a[i].v);
    if (v_less(v_set(invert_below), largest) == 0)
        return store(at, first, x, invert(a, small_p, caution, x));
    return mixed(at, first, small_p, caution);
}

/* What a look at n and p tells of a block before any number is drawn. */
typedef struct {
    bool some_n, several, too_many; /* some n above 0, above 1, above what a float holds */
    bool some_p, some_turned;       /* some p neither 0 nor 1, above 1/2 */
    bool small_p, small_mean;       /* no p above 1/4, no mean that needs the expansion */
} survey;

/* Of the bits of all n, whether some n is above `limit`, which is 2^k - 1. */
INLINE bool bits_above(vint bits, int32_t limit)
{
    return v_negative(v_subtract(v_set_int(limit), bits)) != 0;
}

INLINE survey look(const int32_t n[RAAT_LANES], const float signed_p[RAAT_LANES])
{
    vint bits = v_set_int(0), sign = v_set_int(0);
    vfloat largest_p = v_set(0), largest_mean = v_set(0);
    UNROLLED
    for (int i = 0; i < RAAT_LANES; i += WIDTH) {
        const vfloat p = v_abs(v_load(signed_p + i));
        bits = v_or(bits, v_load_int(n + i));
        sign = v_or(sign, v_load_int(signed_p + i));
        largest_p = v_max(largest_p, p);
        largest_mean = v_max(largest_mean, v_from_int(v_load_int(n + i)) * p);
    }
    return (survey){
        .some_n = bits_above(bits, 0),
        .several = bits_above(bits, 1),
        .too_many = bits_above(bits, RAAT_BINOMIAL_FILTER_MAX),
        .some_p = v_less(v_set(0), largest_p) != 0,
        .some_turned = v_negative(sign) != 0,
        .small_p = v_less(v_set(0.25F), largest_p) == 0,
        .small_mean = v_less(v_set(invert_mean), largest_mean) == 0,
    };
}

static __attribute__((noinline)) uint64_t by_tile(const place *at, bool small_p, float caution)
{
    uint64_t undecided = 0;
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH)
        undecided |= tile(at, first, small_p, caution);
    return undecided;
}

INLINE uint64_t upright(const survey *s, const place *at, float caution)
{
    if (!s->several)
        return toss_all(at, caution);
    return s->small_mean ? invert_all(at, s->small_p, caution) : by_tile(at, s->small_p, caution);
}

/* p above 1/2 somewhere: u and X of those lanes turn around, n - Bin(n, 1 - p; ~U). */
static __attribute__((noinline)) uint64_t mirrored(const survey *s, const place *at, float caution)
{
    uint32_t high[RAAT_LANES];
    float p[RAAT_LANES];
    int32_t y[RAAT_LANES]; /* out may be n, which is not done with */
    for (int i = 0; i < RAAT_LANES; i += WIDTH) {
        const vint sign = v_sign(v_load_int(at->p + i));
        v_store_int(high + i, v_xor(v_load_int(at->high + i), sign));
        v_store_int(p + i, v_bits(v_abs(v_load(at->p + i))));
    }
    const uint64_t undecided = upright(s, &(place){high, at->n, p, y}, caution);
    for (int i = 0; i < RAAT_LANES; i += WIDTH) {
        const vint n = v_load_int(at->n + i), x = v_load_int(y + i);
        const uint64_t turn = v_negative(v_load_int(at->p + i)) & ~(undecided >> i);
        v_store_int(at->out + i, v_select(turn, v_subtract(n, x), x));
    }
    return undecided;
}

INLINE uint64_t block(const survey *s, const place *at, float caution)
{
    return s->some_turned ? mirrored(s, at, caution) : upright(s, at, caution);
}

/* Whether some n is above `limit`, which is 2^k - 1. */
INLINE bool some_above(const int32_t n[RAAT_LANES], int32_t limit)
{
    vint bits = v_load_int(n);
    UNROLLED
    for (int i = WIDTH; i < RAAT_LANES; i += WIDTH)
        bits = v_or(bits, v_load_int(n + i));
    return bits_above(bits, limit);
}

/* All or nobody. */
INLINE void settle(const int32_t n[RAAT_LANES], const float signed_p[RAAT_LANES],
                   int32_t out[RAAT_LANES])
{
    UNROLLED
    for (int i = 0; i < RAAT_LANES; i += WIDTH) {
        const uint64_t all = v_negative(v_load_int(signed_p + i));
        v_store_int(out + i, v_select(all, v_load_int(n + i), v_set_int(0)));
    }
}

/* Blocks that need no filter: nobody in any lane or every probability 0 or 1, which cost no random
 * number; or somewhere more than a float holds. False: neither. */
INLINE bool aside(const survey *s, const int32_t n[RAAT_LANES], const float signed_p[RAAT_LANES],
                  int32_t out[RAAT_LANES], uint64_t *undecided)
{
    *undecided = 0;
    if (!s->some_n || !s->some_p) {
        settle(n, signed_p, out);
        return true;
    }
    if (!s->too_many)
        return false;
    *undecided = UINT64_MAX;
    memmove(out, n, RAAT_LANES * sizeof *out);
    return true;
}

#undef EACH
#undef INLINE

#endif
