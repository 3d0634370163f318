#include "engine/numeric/binomial_exact.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/* ---- double-double: a value as an unevaluated sum, |low| <= ulp(high) / 2 (Dekker 1971) ---- */

typedef struct {
    double high, low;
} dd;

static dd two_sum(double a, double b)
{
    const double sum = a + b, part = sum - a;
    return (dd){sum, (a - (sum - part)) + (b - part)};
}

static dd renormalise(double high, double low)
{
    const double sum = high + low;
    return (dd){sum, low - (sum - high)};
}

/* By Veltkamp's splitting and not by fma(), which without hardware is a library call; the product
 * is exact either way, so the bits are the same. */
static dd two_product(double a, double b)
{
    const double splitter = 0x1p27 + 1;
    const double ca = splitter * a, cb = splitter * b;
    const double a1 = ca - (ca - a), a2 = a - a1;
    const double b1 = cb - (cb - b), b2 = b - b1;
    const double product = a * b;
    return (dd){product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

static dd add(dd a, dd b)
{
    const dd s = two_sum(a.high, b.high), t = two_sum(a.low, b.low);
    const dd v = renormalise(s.high, s.low + t.high);
    return renormalise(v.high, v.low + t.low);
}

static dd subtract(dd a, dd b)
{
    return add(a, (dd){-b.high, -b.low});
}

static dd multiply(dd a, dd b)
{
    const dd p = two_product(a.high, b.high);
    return renormalise(p.high, p.low + (a.high * b.low + a.low * b.high));
}

static dd scale(dd a, double b)
{
    const dd p = two_product(a.high, b);
    return renormalise(p.high, p.low + a.low * b);
}

static dd divide(dd a, dd b)
{
    const double first = a.high / b.high;
    const dd rest = subtract(a, scale(b, first));
    const double second = rest.high / b.high;
    const dd last = subtract(rest, scale(b, second));
    const dd q = renormalise(first, second);
    return add(q, (dd){last.high / b.high, 0});
}

static bool less(dd a, dd b)
{
    return a.high < b.high || (a.high == b.high && a.low < b.low);
}

/* ---- the weights, one side at a time ---- */

/* One side of the mode: weights w_j walking away from m, and where the walk stands. */
typedef struct {
    double n, j;
    dd ratio; /* q/p downwards, p/q upwards */
    dd w;     /* w_j */
} walk;

/* Moves w to the next index down; false when there is none or it is below 2^-110. */
static bool step_down(walk *s)
{
    if (s->j <= 0)
        return false;
    s->w = divide(multiply(scale(s->w, s->j), s->ratio), (dd){s->n - s->j + 1, 0});
    s->j -= 1;
    return s->w.high >= 0x1p-110;
}

static bool step_up(walk *s)
{
    if (s->j >= s->n)
        return false;
    s->w = divide(multiply(scale(s->w, s->n - s->j), s->ratio), (dd){s->j + 1, 0});
    s->j += 1;
    return s->w.high >= 0x1p-110;
}

/* (U + 1/2) / 2^64, exactly. */
static dd uniform(uint64_t bits)
{
    const double high = (double)(bits >> 32), low = (double)(bits & UINT32_MAX) + 0.5;
    return two_sum(high * 0x1p-32, low * 0x1p-64);
}

/* k from m upwards while T >= S_k; past the last kept weight there is nothing to move to. */
static double search_up(dd target, dd sum, walk s)
{
    double k = s.j;
    while (!less(target, sum) && step_up(&s)) {
        sum = add(sum, s.w);
        k = s.j;
    }
    return k;
}

/* k from m - 1 downwards while T < S_{k-1}; `sum` is S_{m-1}. */
static double search_down(dd target, dd sum, walk s)
{
    double k = s.j;
    while (less(target, sum) && step_down(&s)) {
        sum = subtract(sum, s.w);
        k = s.j;
    }
    return k;
}

static int32_t search(uint64_t bits, int32_t n, double p)
{
    const dd one = {1, 0}, q = two_sum(1, -p);
    const double mode = (double)(int64_t)(((double)n + 1) * p);
    const walk down = {n, mode, divide(q, (dd){p, 0}), one};
    const walk up = {n, mode, divide((dd){p, 0}, q), one};
    dd below = {0, 0}, above = {0, 0};
    for (walk s = down; step_down(&s);)
        below = add(below, s.w);
    for (walk s = up; step_up(&s);)
        above = add(above, s.w);
    const dd to_mode = add(below, one);
    const dd target = multiply(uniform(bits), add(to_mode, above));
    if (less(target, below))
        return (int32_t)search_down(target, below, down);
    return (int32_t)search_up(target, to_mode, up);
}

int32_t raat_binomial_exact(uint64_t bits, int32_t n, float signed_p)
{
    const double p = fabs((double)signed_p);
    assert(n >= 0 && p <= 0.5);
    const bool reflected = signbit(signed_p);
    if (n == 0 || !(p > 0))
        return reflected ? n : 0;
    return reflected ? n - search(~bits, n, p) : search(bits, n, p);
}
