#include "engine/numeric/expansion.h"

#include "engine/numeric/normal.h"

#include <assert.h>
#include <math.h>

raat_expansion raat_expansion_of(double mean, double variance, double third, double fourth)
{
    assert(variance >= RAAT_EXPANSION_VARIANCE_MIN);
    const double square = variance - 1.0 / 12, s = sqrt(square);
    const double skew = third / square;      /* s g1 */
    const double bend = skew * skew / s;     /* s g1^2 */
    const double peak = fourth / square / s; /* s g2 */
    return (raat_expansion){
        .mean = mean,
        .variance = variance,
        .spread = s,
        .c = {-skew / 6, s - peak / 8 + bend * 5 / 36, skew / 6, peak / 24 - bend / 18}};
}

bool raat_expansion_word(const raat_expansion *e, uint32_t high, int32_t *out)
{
    const double u = (high + 0.5) * 0x1p-32, rarer = fmin(u, 1 - u);
    if (rarer < 3e-7) /* |z| above 5, where the band was not measured */
        return false;
    const double z = raat_normal_quantile(u), square = z * z;
    const double y = e->mean + (e->c[0] + z * (e->c[1] + z * (e->c[2] + z * e->c[3])));
    const double band =
        (0.03 + 0.012 * square * square) / e->variance + 0x1p-31 * e->spread / rarer + 1e-7;
    const double x = floor(y + 0.5);
    *out = (int32_t)x;
    return fabs(y - x) < 0.5 - band; /* x is the nearest whole number: the steps are at a half */
}
