/* hypergeometric_lanes.h: the float filter for urns, written once for every vector width. Include it
 * after a vector_*.h and binomial_lanes.h, whose polynomial() and quantile() it shares. The contract
 * is in unimodal_filter.h; how sure its bands are, in samplers.md.
 *
 * Two ways, chosen lane by lane by the variance:
 *   below 20:   all weights that matter and their sums, all lanes together, from the lower tail up;
 *               then where the sums pass u times the whole
 *   from there: the expansion of expansion.h */
#ifndef RAAT_NUMERIC_HYPERGEOMETRIC_LANES_H
#define RAAT_NUMERIC_HYPERGEOMETRIC_LANES_H

#include "engine/numeric/expansion.h"
#include "engine/numeric/unimodal_filter.h"

#define EACH   UNROLLED for (int i = 0; i < TILE; i++)
#define INLINE static inline __attribute__((always_inline))

/* What v_less() says when it holds in every lane. */
#define ALL_LANES ((UINT64_C(1) << WIDTH) - 1)

/* Urns in flight. The first three and `sure`, marked + drawn - total, are whole and exact. */
typedef struct {
    vint u; /* the high word */
    vfloat total, marked, drawn, sure;
    vfloat lowest, mean, v; /* v: the variance */
} urns;

/* Where the lanes of a tile are. */
typedef struct {
    const uint32_t *high;
    const int32_t *total, *marked, *drawn;
    int32_t *out;
} urns_place;

INLINE urns_place urns_from(const urns_place *at, int first)
{
    return (urns_place){at->high + first, at->total + first, at->marked + first, at->drawn + first,
                        at->out + first};
}

INLINE void urns_load_one(const urns_place *at, int first, urns *a)
{
    a->u = v_load_int(at->high + first);
    a->total = v_max(v_from_int(v_load_int(at->total + first)), v_set(2)); /* with less, all is
                                                                              certain */
    a->marked = v_from_int(v_load_int(at->marked + first));
    a->drawn = v_from_int(v_load_int(at->drawn + first));
    a->sure = a->marked + a->drawn - v_from_int(v_load_int(at->total + first));
    a->lowest = v_max(a->sure, v_set(0));
    const vfloat one = v_reciprocal(a->total), left = v_reciprocal(a->total - 1);
    a->mean = a->marked * one * a->drawn;
    a->v = a->mean * (a->total - a->marked) * one * (a->total - a->drawn) * left;
}

INLINE void urns_load(const urns_place *at, urns a[TILE])
{
    EACH urns_load_one(at, WIDTH * i, &a[i]);
}

/* ---- small variance: sums of weights ---- */

static const float urns_sum_below = (float)RAAT_EXPANSION_VARIANCE_MIN;

/* Weights a lane; those with a variance below 20 need at most 60. Even. */
enum { URNS_SUMS = 72, URNS_TALLY = 32 };

/* What may be left out at either end, as a share of the whole. */
static const float urns_left_out = 5e-7F;

/* How far a sum may be off, as a share of the whole: this, and as much again a standard deviation.
 * samplers.md counts. */
static const float urns_band = 2e-6F;

/* A walk over the weights, upwards. */
typedef struct {
    vfloat first, k;           /* where it began, where it stands */
    vfloat w, ratio, sum;      /* the weight at k, what the last step multiplied by, S_k */
    vfloat first_ratio, sigma; /* of the first step; sqrt v */
} urns_walk;

/* From so far below the mean that nothing that matters lies lower: the offset beside 5.5 sigma is for
 * laws that are skewed like a Poisson law turned around. */
INLINE urns_walk urns_begin(const urns *a)
{
    const vfloat v = v_max(a->v, v_set(1e-6F)), sigma = v * v_rsqrt(v);
    const vfloat low = v_round(v_fma(sigma, v_set(-5.5F), a->mean - 5));
    const vfloat first = v_max(a->lowest, low);
    return (urns_walk){first, first, v_set(1), v_set(1), v_set(1), v_set(1), sigma};
}

/* From k to k + 1, as in hypergeometric.h. Past the highest value the weight is 0 and stays so. */
INLINE void urns_step(const urns *a, urns_walk *s)
{
    const vfloat next = s->k + 1;
    const vfloat over = (a->marked - s->k) * (a->drawn - s->k), under = next * (next - a->sure);
    s->ratio = over * v_reciprocal(under);
    s->w *= s->ratio;
    s->sum += s->w;
    s->k = next;
}

/* Whether something that matters may lie below the first weight or above the last. The ratios of
 * neighbouring weights fall from k to k + 1 (one hill, log-concave), so what lies beyond is at most
 * a geometric series: that of the first step downwards, that of the last one upwards. */
INLINE uint64_t urns_lost(const urns *a, const urns_walk *s)
{
    const vfloat allowed = urns_left_out * s->sum;
    const uint64_t below =
        v_less(allowed * (s->first_ratio - 1), v_set(1)) & v_less(a->lowest, s->first);
    return below | v_less(allowed * (1 - s->ratio), s->w * s->ratio);
}

/* How many sums reach as far above the mean as the walk began below it, or the highest value. Told
 * beforehand, because a loop that ends by looking at the weights is often predicted wrongly. */
INLINE int urns_needed(const urns a[TILE], const urns_walk s[TILE])
{
    vfloat most = v_set(0);
    EACH
    {
        const vfloat high = v_fma(s[i].sigma, v_set(5.5F), a[i].mean + 4);
        const vfloat last = v_min(v_min(a[i].marked, a[i].drawn), high);
        most = v_max(most, last - s[i].first);
    }
    const int needed = (int)v_largest(most) + 2;
    return needed < URNS_SUMS ? needed : URNS_SUMS;
}

INLINE void urns_sum(const urns a[TILE], int n, urns_walk s[TILE], vfloat sums[URNS_SUMS][TILE])
{
    EACH
    {
        sums[0][i] = s[i].sum;
        urns_step(&a[i], &s[i]);
        s[i].first_ratio = s[i].ratio;
        sums[1][i] = s[i].sum;
    }
    for (int k = 2; k < n; k++)
        EACH
        {
            urns_step(&a[i], &s[i]);
            sums[k][i] = s[i].sum;
        }
}

/* X lies as many above the first as there are sums below u times the whole. */
INLINE uint64_t urns_invert(const urns a[TILE], float caution, vint x[TILE])
{
    vfloat sums[URNS_SUMS][TILE], target[TILE], near[TILE];
    vint count[TILE];
    urns_walk s[TILE];
    EACH s[i] = urns_begin(&a[i]);
    const int n = urns_needed(a, s);
    urns_sum(a, n, s, sums);
    EACH
    {
        target[i] = v_from_word(a[i].u) * 0x1p-32F * s[i].sum;
        near[i] = s[i].sum;
        count[i] = v_to_int(s[i].first);
    }
    for (int k = 0; k < n;) {
        const int end = n < k + URNS_TALLY ? n : k + URNS_TALLY;
        vint tally[TILE];
        EACH tally[i] = v_set_int(0);
        for (; k < end; k++)
            EACH
            {
                const vfloat d = sums[k][i] - target[i];
                tally[i] = v_count_negative(tally[i], d);
                near[i] = v_nearer(near[i], d);
            }
        EACH count[i] = v_add(count[i], v_counted(tally[i]));
    }
    uint64_t undecided = 0;
    EACH
    {
        x[i] = count[i];
        const vfloat band = (s[i].sigma + 1) * (urns_band * caution);
        undecided |= (v_less(near[i], band * s[i].sum) | urns_lost(&a[i], &s[i])) << (WIDTH * i);
    }
    return undecided;
}

/* ---- otherwise: expansion ---- */

/* The mean is marked drawn / total: a whole number near it, and the exact rest of the division. */
INLINE vfloat urns_rest(const urns *a, vfloat whole)
{
    const vfloat product = a->marked * a->drawn;
    const vfloat rounded = v_exact_fms(a->marked, a->drawn, product);
    return (rounded - v_exact_fms(whole, a->total, product)) * v_reciprocal(a->total);
}

/* Third and fourth cumulant over the variance, as in hypergeometric.c; shares of the total, so that
 * no power of it overflows a float's precision. */
INLINE void urns_cumulants(const urns *a, vfloat *third, vfloat *fourth)
{
    const vfloat one = v_reciprocal(a->total), p = a->marked * one, q = a->drawn * one;
    const vfloat two_less = 1 - 2 * one, under = v_reciprocal(two_less * (1 - 3 * one));
    *third = (1 - 2 * p) * (1 - 2 * q) * v_reciprocal(two_less);
    const vfloat within = v_fma(p, 1 - p, q * (1 - q)) - a->v * one * (5 - 6 * one);
    *fourth = v_fma(within, v_set(-6), 1 + one) * under;
}

INLINE uint64_t urns_expand_one(const urns *a, float caution, vint *x)
{
    vfloat m, third, fourth;
    const vfloat z = quantile(a->u, &m), z2 = z * z;
    const vfloat square = v_max(a->v, v_set(1)) - 1 / 12.F; /* less is not answered here */
    const vfloat r = v_rsqrt(square), s = square * r;
    urns_cumulants(a, &third, &fourth);
    const vfloat sheppard = a->v * r * r, skew = third * sheppard;
    const vfloat bend = skew * skew * r, peak = fourth * sheppard * r;
    const vfloat three = v_fma(peak, v_set(1 / 24.F), bend * (-1 / 18.F));
    const vfloat one = v_fma(peak, v_set(-1 / 8.F), bend * (5 / 36.F));
    const vfloat odd = z * (s + v_fma(three, z2, one)), even = skew * (z2 - 1) * (1 / 6.F);

    const vfloat whole = v_round(a->mean), y = even + (urns_rest(a, whole) + odd);
    const vfloat nearest = v_round(y);
    *x = v_to_int(whole + nearest);

    const vfloat cut = v_fma(z2 * z2, v_set(0.012F), v_set(0.03F)) * r * r;
    const vfloat rounding =
        v_fma(s, v_fma(z2 * z2 * z2, v_set(4e-9F), v_set(1.5e-6F)), v_set(1e-6F));
    const vfloat room = v_fma(cut + rounding, v_set(-caution), v_set(0.5F));
    return ~v_less(v_abs(y - nearest), room) | v_less(m, v_set(0x1p15F));
}

INLINE uint64_t urns_expand(const urns a[TILE], float caution, vint x[TILE])
{
    uint64_t undecided = 0;
    EACH undecided |= (urns_expand_one(&a[i], caution, &x[i]) & ALL_LANES) << (WIDTH * i);
    return undecided;
}

/* ---- a tile, a block ---- */

INLINE uint64_t urns_store(const urns_place *at, const vint x[TILE], uint64_t undecided)
{
    EACH v_store_int(at->out + WIDTH * i, x[i]);
    return undecided;
}

INLINE vfloat urns_unless(uint64_t empty, vfloat a)
{
    return v_float(v_select(empty, v_set_int(0), v_bits(a)));
}

/* An urn with nothing in it where the bits say so. */
INLINE void urns_empty(uint64_t empty, urns *a)
{
    a->marked = urns_unless(empty, a->marked);
    a->drawn = urns_unless(empty, a->drawn);
    a->sure = urns_unless(empty, a->sure);
    a->lowest = urns_unless(empty, a->lowest);
    a->mean = urns_unless(empty, a->mean);
    a->v = urns_unless(empty, a->v);
}

/* Some lanes wide: both ways, and each lane takes its own. A wide urn is emptied for the sums, lest
 * all wait for it. */
static __attribute__((noinline)) uint64_t urns_mixed(const urns_place *at, float caution)
{
    urns a[TILE];
    vint x[TILE], other[TILE];
    uint64_t narrow = 0;
    urns_load(at, a);
    const uint64_t two = urns_expand(a, caution, other);
    EACH
    {
        const uint64_t here = v_less(a[i].v, v_set(urns_sum_below));
        urns_empty(~here, &a[i]);
        narrow |= here << (WIDTH * i);
    }
    const uint64_t one = urns_invert(a, caution, x);
    EACH x[i] = v_select(narrow >> (WIDTH * i), x[i], other[i]);
    return urns_store(at, x, (narrow & one) | (~narrow & two));
}

/* Lanes with more than one possible outcome. */
INLINE uint64_t urns_open(const urns_place *at)
{
    uint64_t open = 0;
    EACH
    {
        const vint total = v_load_int(at->total + WIDTH * i);
        const vint marked = v_load_int(at->marked + WIDTH * i);
        const vint drawn = v_load_int(at->drawn + WIDTH * i);
        /* -1 where all of 0 < marked, 0 < drawn, marked < total, drawn < total */
        const vint some = v_and(v_subtract(v_set_int(0), marked), v_subtract(v_set_int(0), drawn));
        const vint rest = v_and(v_subtract(marked, total), v_subtract(drawn, total));
        open |= v_negative(v_and(some, rest)) << (WIDTH * i);
    }
    return open;
}

/* What happens whatever is drawn, where only one thing can. */
INLINE void urns_certain(const urns_place *at)
{
    EACH
    {
        const vint marked = v_load_int(at->marked + WIDTH * i);
        const vint sure = v_subtract(v_add(marked, v_load_int(at->drawn + WIDTH * i)),
                                     v_load_int(at->total + WIDTH * i));
        const vint is_less = v_sign(sure);
        v_store_int(at->out + WIDTH * i, v_xor(sure, v_and(is_less, sure)));
    }
}

INLINE uint64_t urns_tile(const urns_place *at, float caution)
{
    const uint64_t open = urns_open(at);
    if (open == 0) {
        urns_certain(at);
        return 0;
    }
    urns a[TILE];
    vint x[TILE];
    urns_load(at, a);
    uint64_t all = ALL_LANES, any = 0; /* narrow */
    EACH
    {
        const uint64_t here = v_less(a[i].v, v_set(urns_sum_below));
        all &= here;
        any |= here;
    }
    if (all == ALL_LANES)
        return urns_store(at, x, urns_invert(a, caution, x)) & open;
    if (any == 0)
        return urns_store(at, x, urns_expand(a, caution, x));
    return urns_mixed(at, caution) & open;
}

INLINE uint64_t urns_block(const urns_place *at, float caution)
{
    uint64_t undecided = 0;
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
        const urns_place here = urns_from(at, first);
        undecided |= urns_tile(&here, caution) << first;
    }
    return undecided;
}

/* Blocks that need no filter: only one outcome in any lane, which costs no random number; or
 * somewhere too much in an urn. False: neither. */
INLINE bool urns_aside(const urns_place *at, uint64_t *undecided)
{
    uint64_t open = 0;
    for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
        const urns_place here = urns_from(at, first);
        open |= urns_open(&here);
    }
    *undecided = 0;
    if (open != 0 && !some_above(at->total, RAAT_UNIMODAL_FILTER_MAX))
        return false;
    if (open != 0)
        *undecided = UINT64_MAX;
    else
        for (int first = 0; first < RAAT_LANES; first += TILE * WIDTH) {
            const urns_place here = urns_from(at, first);
            urns_certain(&here);
        }
    return true;
}

#undef ALL_LANES
#undef EACH
#undef INLINE

#endif
