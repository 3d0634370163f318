/* elementary.h: exponentials, logarithms and the like for loops over lanes.
 *
 * Each is a fixed sequence of binary64 additions, multiplications and divisions without a branch or a
 * table, in line, so that a loop over lanes becomes vector code of whatever width the file is compiled
 * for, and every width gives the same bits (round to nearest, no contraction). The libraries at hand do
 * one or the other: glibc's vector functions differ between widths, and SLEEF's reproducible ones take
 * as long as glibc's one by one.
 *
 *   error    below 2 units in the last place (tests/unit/test_elementary.c)
 *   source   Tang (1989), ACM TOMS 15, 144-157 and (1990), 16, 378-400: reduction by ln 2 in two
 *            parts; the series are Taylor's, cut where the rest is below 2^-56 */
#ifndef RAAT_NUMERIC_ELEMENTARY_H
#define RAAT_NUMERIC_ELEMENTARY_H

#include <stdint.h>
#include <string.h>

/* ln 2 in two parts; the first has 32 trailing zeros, so that k LN2_HIGH is exact for |k| < 2^20. */
#define RAAT_LN2_HIGH 0x1.62e42fee00000p-1
#define RAAT_LN2_LOW  0x1.a39ef35793c76p-33

/* The larger and the smaller of two, b where a is NaN. The C library's fmax and fmin are calls. */
static inline double raat_larger(double a, double b)
{
    return a > b ? a : b;
}

static inline double raat_smaller(double a, double b)
{
    return a < b ? a : b;
}

static inline uint64_t raat_elementary_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double raat_elementary_of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* raat_expm1 for |r| < RAAT_EXPM1_SMALL: the same bits. */
#define RAAT_EXPM1_SMALL 0.34
static inline double raat_expm1_small(double r)
{
    /* In pairs, so that the processor need not wait for one term to begin the next. */
    const double r2 = r * r, r4 = r2 * r2;
    const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double top =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    return r + r2 * (low + r4 * (middle + r4 * top));
}

/* x = k ln 2 + r with |r| < 0.347; returns e^r - 1, and 2^k in *scale. Beyond +-708 x stands there: no
 * subnormal, no infinity. NaN comes out. */
static inline double raat_elementary_reduced(double x, double *scale)
{
    const double high = x > 708 ? 708 : x, held = high < -708 ? -708 : high;
    const double magic = 0x1.8p52; /* its last bits are whole numbers */
    const double shifted = held * 0x1.71547652b82fep+0 + magic, k = shifted - magic;
    const double r = (held - k * RAAT_LN2_HIGH) - k * RAAT_LN2_LOW;
    *scale = raat_elementary_of_bits((raat_elementary_bits(shifted) + 1023) << 52);
    return raat_expm1_small(r);
}

/* e to the x; e to the 708 and -708 beyond these. */
static inline double raat_exp(double x)
{
    double scale;
    const double less_one = raat_elementary_reduced(x, &scale);
    return scale + scale * less_one;
}

/* e to the x, less 1: exact to the last bits for x near 0 too. */
static inline double raat_expm1(double x)
{
    double scale;
    const double less_one = raat_elementary_reduced(x, &scale);
    return scale * less_one + (scale - 1);
}

/* A normal x = 2^k (1 + f) with 1 + f within a factor root 2 of 1. */
static inline double raat_elementary_parts(double x, double *f)
{
    const uint64_t root = UINT64_C(0x3fe6a09e667f3bcd), one = UINT64_C(0x3ff0000000000000);
    const uint64_t bits = raat_elementary_bits(x) + (one - root);
    const double magic = 0x1p52; /* with a whole number below 2^52 in its last bits */
    *f = raat_elementary_of_bits((bits & UINT64_C(0xfffffffffffff)) + root) - 1;
    return raat_elementary_of_bits(bits >> 52 | raat_elementary_bits(magic)) - (magic + 1023);
}

/* f - ln(1 + f), to the last bits for f near 0 too. With s = f / (2 + f), |s| < 0.172:
 * ln(1 + f) = 2 (s + s^3/3 + s^5/5 + ...), and f - s f = 2 s. */
static inline double raat_elementary_short(double f)
{
    const double s = f / (2 + f), t = s * s;
    const double t2 = t * t, t4 = t2 * t2;
    const double low = (2.0 / 3 + t * (2.0 / 5)) + t2 * (2.0 / 7 + t * (2.0 / 9));
    const double middle = (2.0 / 11 + t * (2.0 / 13)) + t2 * (2.0 / 15 + t * (2.0 / 17));
    const double top = (2.0 / 19 + t * (2.0 / 21)) + t2 * (2.0 / 23);
    const double series = low + t4 * (middle + t4 * top);
    return s * (f - series * t);
}

/* ln(u + rest) for a normal u > 0 and a rest of its rounding. */
static inline double raat_elementary_log(double u, double rest)
{
    double f;
    const double k = raat_elementary_parts(u, &f);
    /* f is exact: the leading term has no rounding of its own. */
    return k * RAAT_LN2_HIGH + (f - (raat_elementary_short(f) - (k * RAAT_LN2_LOW + rest / u)));
}

/* The natural logarithm of a finite x > 0; below 2^-1022 that of 2^-1022. */
static inline double raat_log(double x)
{
    return raat_elementary_log(x < 0x1p-1022 ? 0x1p-1022 : x, 0);
}

/* ln(1 + x) for a finite x > -1; at -1 that of 2^-1022. Exact to the last bits for x near 0 too. */
static inline double raat_log1p(double x)
{
    const double u = 1 + x, held = u < 0x1p-1022 ? 0x1p-1022 : u;
    return raat_elementary_log(held, x - (held - 1));
}

/* less - ln(ratio), for a normal ratio = 1 + less > 0, whose two roundings need not agree: how far below its
 * tangent at 1 the logarithm is. Exact to the last bits for a ratio near 1 too. */
static inline double raat_log_sag(double ratio, double less)
{
    double f;
    const double k = raat_elementary_parts(ratio, &f);
    const double near = k == 0 ? less : f, sag = raat_elementary_short(near);
    return k == 0 ? sag : less - (k * RAAT_LN2_HIGH + (f - (sag - k * RAAT_LN2_LOW)));
}

/* x to the y, for x > 0; error in units of the last place: 2 + |y ln x|. */
static inline double raat_pow(double x, double y)
{
    return raat_exp(y * raat_log(x));
}

#endif
