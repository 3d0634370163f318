/* doubledouble.h: a number as the unevaluated sum of two doubles, about 104 bits.
 *
 * Only binary64 additions, multiplications and divisions, in a fixed order, so the bits are the
 * same on every IEEE machine (round to nearest, no contraction). Products are split by hand, not
 * by fma(), which without hardware is a slow library call with the same result.
 *
 *   source   Dekker (1971), Numerische Mathematik 18, 224-242: splitting, exact products and the
 *            arithmetic; Joldes, Muller and Popescu (2017), ACM TOMS 44(2), article 15: its error
 *            bounds (relative 3 * 2^-106 to 10 * 2^-106 an operation on positive operands). */
#ifndef RAAT_NUMERIC_DOUBLEDOUBLE_H
#define RAAT_NUMERIC_DOUBLEDOUBLE_H

#include <stdbool.h>

typedef struct {
    double high, low; /* |low| <= ulp(high) / 2 */
} raat_doubledouble;

/* a + b, exactly. */
static inline raat_doubledouble raat_doubledouble_sum(double a, double b)
{
    const double sum = a + b, part = sum - a;
    return (raat_doubledouble){sum, (a - (sum - part)) + (b - part)};
}

/* a b, exactly, if nothing under- or overflows. */
static inline raat_doubledouble raat_doubledouble_product(double a, double b)
{
    const double splitter = 0x1p27 + 1;
    const double ca = splitter * a, a1 = ca - (ca - a), a2 = a - a1;
    const double cb = splitter * b, b1 = cb - (cb - b), b2 = b - b1;
    const double product = a * b;
    return (raat_doubledouble){product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

/* high + low where |high| >= |low|, put in order. */
static inline raat_doubledouble raat_doubledouble_ordered(double high, double low)
{
    const double sum = high + low;
    return (raat_doubledouble){sum, low - (sum - high)};
}

static inline raat_doubledouble raat_doubledouble_add(raat_doubledouble a, raat_doubledouble b)
{
    const raat_doubledouble s = raat_doubledouble_sum(a.high, b.high);
    const raat_doubledouble t = raat_doubledouble_sum(a.low, b.low);
    const raat_doubledouble v = raat_doubledouble_ordered(s.high, s.low + t.high);
    return raat_doubledouble_ordered(v.high, v.low + t.low);
}

static inline raat_doubledouble raat_doubledouble_subtract(raat_doubledouble a, raat_doubledouble b)
{
    return raat_doubledouble_add(a, (raat_doubledouble){-b.high, -b.low});
}

static inline raat_doubledouble raat_doubledouble_multiply(raat_doubledouble a, raat_doubledouble b)
{
    const raat_doubledouble p = raat_doubledouble_product(a.high, b.high);
    return raat_doubledouble_ordered(p.high, p.low + (a.high * b.low + a.low * b.high));
}

static inline raat_doubledouble raat_doubledouble_scale(raat_doubledouble a, double b)
{
    const raat_doubledouble p = raat_doubledouble_product(a.high, b);
    return raat_doubledouble_ordered(p.high, p.low + a.low * b);
}

/* a / b: the quotient of the heads, then the quotient of what is left. */
static inline raat_doubledouble raat_doubledouble_divide(raat_doubledouble a, double b)
{
    const double first = a.high / b;
    const raat_doubledouble back = raat_doubledouble_product(first, b);
    const double rest = ((a.high - back.high) - back.low) + a.low;
    return raat_doubledouble_ordered(first, rest / b);
}

static inline bool raat_doubledouble_less(raat_doubledouble a, raat_doubledouble b)
{
    return a.high < b.high || (!(b.high < a.high) && a.low < b.low);
}

#endif
