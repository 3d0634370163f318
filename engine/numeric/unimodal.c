#include "engine/numeric/unimodal.h"

#include "engine/numeric/doubledouble.h"

#include <math.h>

static double num(const raat_unimodal *law, double k)
{
    return (law->a - law->g * k) * (law->b - law->g * k);
}

static double den(const raat_unimodal *law, double k)
{
    return (k + 1) * (law->c + law->g * k);
}

/* ---- plain double ---- */

static const double NEGLIGIBLE = 1e-12; /* against the weight of the mode */
static const double UNDECIDED = 0x1p-32;

raat_unimodal_mass raat_unimodal_weigh(const raat_unimodal *law)
{
    double below = 0, above = 0, w = 1;
    for (double k = law->mode; k > law->lowest && w >= NEGLIGIBLE; k--) {
        w *= den(law, k - 1) / num(law, k - 1);
        below += w;
    }
    w = 1;
    for (double k = law->mode; k < law->highest && w >= NEGLIGIBLE; k++) {
        w *= num(law, k) / den(law, k);
        above += w;
    }
    return (raat_unimodal_mass){below, below + 1 + above};
}

/* The least k >= m with target < S_k, for target >= D. */
static bool word_above(const raat_unimodal *law, double target, double below, double slack,
                       int32_t *out)
{
    double k = law->mode, w = 1, last = below, sum = below + 1;
    while (target >= sum && k < law->highest && w >= NEGLIGIBLE) {
        w *= num(law, k) / den(law, k);
        last = sum;
        sum += w;
        k++;
    }
    *out = (int32_t)k;
    /* Nothing lies above the highest value, and below the lowest: no step there to be near to. */
    return (k <= law->lowest || target - last > slack) &&
           (k >= law->highest || sum - target > slack);
}

/* The last k < m with target >= S_{k-1}, for target < D. */
static bool word_below(const raat_unimodal *law, double target, double below, double slack,
                       int32_t *out)
{
    double k = law->mode, w = 1, last = below, sum = below;
    do {
        k--;
        w *= den(law, k) / num(law, k);
        last = sum;
        sum -= w;
    } while (target < sum && k > law->lowest && w >= NEGLIGIBLE);
    *out = (int32_t)k;
    return (k <= law->lowest || target - sum > slack) && last - target > slack;
}

bool raat_unimodal_word(const raat_unimodal *law, const raat_unimodal_mass *mass, uint32_t high,
                        int32_t *out)
{
    const double target = (high + 0.5) * 0x1p-32 * mass->total;
    const double slack = UNDECIDED * mass->total;
    if (target < mass->below)
        return word_below(law, target, mass->below, slack, out);
    return word_above(law, target, mass->below, slack, out);
}

/* ---- double-double: the definition ---- */

typedef raat_doubledouble dd;

/* A walk away from the mode: the index where it stands and the weight there. */
typedef struct {
    const raat_unimodal *law;
    double k;
    dd w;
} walk;

/* To the next kept weight; false when there is none. */
static bool step_down(walk *s)
{
    if (s->k <= s->law->lowest)
        return false;
    s->k--;
    s->w = raat_doubledouble_divide(raat_doubledouble_scale(s->w, den(s->law, s->k)),
                                    num(s->law, s->k));
    return s->w.high >= 0x1p-110;
}

static bool step_up(walk *s)
{
    if (s->k >= s->law->highest)
        return false;
    s->w = raat_doubledouble_divide(raat_doubledouble_scale(s->w, num(s->law, s->k)),
                                    den(s->law, s->k));
    s->k++;
    return s->w.high >= 0x1p-110;
}

static int32_t bits_above(dd target, dd sum, walk s)
{
    double k = s.k;
    while (!raat_doubledouble_less(target, sum) && step_up(&s)) {
        sum = raat_doubledouble_add(sum, s.w);
        k = s.k;
    }
    return (int32_t)k;
}

static int32_t bits_below(dd target, dd sum, walk s)
{
    double k = s.k;
    while (raat_doubledouble_less(target, sum) && step_down(&s)) {
        sum = raat_doubledouble_subtract(sum, s.w);
        k = s.k;
    }
    return (int32_t)k;
}

/* (U + 1/2) / 2^64, exactly. */
static dd uniform(uint64_t bits)
{
    const double high = (double)(bits >> 32), low = (double)(bits & UINT32_MAX) + 0.5;
    return raat_doubledouble_sum(high * 0x1p-32, low * 0x1p-64);
}

int32_t raat_unimodal_bits(const raat_unimodal *law, uint64_t bits)
{
    const walk at_mode = {law, law->mode, {1, 0}};
    dd below = {0, 0}, above = {0, 0};
    for (walk s = at_mode; step_down(&s);)
        below = raat_doubledouble_add(below, s.w);
    for (walk s = at_mode; step_up(&s);)
        above = raat_doubledouble_add(above, s.w);
    const dd to_mode = raat_doubledouble_add(below, at_mode.w);
    const dd target =
        raat_doubledouble_multiply(uniform(bits), raat_doubledouble_add(to_mode, above));
    if (raat_doubledouble_less(target, below))
        return bits_below(target, below, at_mode);
    return bits_above(target, to_mode, at_mode);
}
