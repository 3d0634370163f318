#include "engine/numeric/portable.h"

#include <math.h>

/* ln 2 in two parts; the first has 32 trailing zeros, so that k LN2_HIGH is exact for |k| < 2^20. */
static const double LN2_HIGH = 0x1.62e42fee00000p-1, LN2_LOW = 0x1.a39ef35793c76p-33;

/* x = m 2^k with m near 1, s = (m-1) / (m+1), |s| < 0.172:
 * ln m = 2 (s + s^3/3 + s^5/5 + ...). */
double raat_portable_log(double x)
{
    int k;
    double m = frexp(x, &k); /* exact */
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2;
        k--;
    }
    const double f = m - 1, s = f / (m + 1), t = s * s;
    double series = 0;
    for (int i = 23; i >= 3; i -= 2)
        series = (series + 1.0 / i) * t;
    /* f - s f = 2 s, and f is exact: the leading term has no rounding of its own. */
    return k * LN2_HIGH + (f - (s * (f - 2 * series) - k * LN2_LOW));
}

/* x = k ln 2 + r, |r| < 0.347: e^r by Taylor. */
double raat_portable_exp(double x)
{
    if (x > 710 || x < -746 || isnan(x))
        return x > 0 ? INFINITY : x < 0 ? 0 : x;
    const double k = floor(x * 0x1.71547652b82fep+0 + 0.5); /* 1 / ln 2 */
    const double r = (x - k * LN2_HIGH) - k * LN2_LOW;
    double series = 0;
    for (int i = 15; i >= 2; i--)
        series = (series + 1) * r / i;
    return ldexp(1 + (r + series * r), (int)k);
}
