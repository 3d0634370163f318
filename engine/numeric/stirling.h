/* stirling.h: what Stirling's formula leaves of the gamma function.
 *
 *   ln Gamma(a) = (a - 1/2) ln a - a + ln(2 pi)/2 + rest(a)
 *
 * A beta or gamma density written by it has no large terms that cancel, whatever its shapes. Bits as those of
 * elementary.h.
 *
 *   error    below 1e-15, of the rest where it is above 1
 *   source   Abramowitz and Stegun (1964), 6.1.41 from a = 8 on, cut where the next term is below 1e-16; below that
 *            rest(a) - rest(a + 1) = (a + 1/2) ln(1 + 1/a) - 1, from 6.1.15 */
#ifndef RAAT_NUMERIC_STIRLING_H
#define RAAT_NUMERIC_STIRLING_H

#include "engine/numeric/elementary.h"

/* For a > 0. */
static inline double raat_stirling_rest(double a)
{
    double rest = 0;
    while (a < 8) {
        rest += (a + 0.5) * raat_log1p(1 / a) - 1;
        a += 1;
    }
    const double r = 1 / a, s = r * r;
    const double top = 1.0 / 1188 - s * (691.0 / 360360 - s * (1.0 / 156 - s * (3617.0 / 122400)));
    return rest + r * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * top))));
}

#endif
