/* normal.h: the standard normal CDF and its inverse, in line for loops over lanes, the same bits on every machine
 * and at every width (elementary.h).
 *
 *   quantile  relative error 1e-15. Three rational approximations, all worked out and one taken, for a branch
 *             would end the vector code. Wichura (1988), "Algorithm AS 241: the percentage points of the normal
 *             distribution", Applied Statistics 37, 477-484, routine PPND16: its coefficients
 *   below     relative error 1e-15 in both tails. With w = |z| and t = (w - K) / (w + K), which takes all w to
 *             [-1, 1], (1 + 1.25 w) exp(w^2 / 2) Phi(-w) is a polynomial in t: the form of Shepherd and Laframboise
 *             (1981), "Chebyshev approximation of (1 + 2x) exp(x^2) erfc x in 0 <= x < infinity", Mathematics of
 *             Computation 36, 249-253. The coefficients here are of its Chebyshev series in 60 digits, cut after
 *             t^22 where the rest is below 3e-17
 *
 * Errors: tests/unit/test_normal.c. */
#ifndef RAAT_NUMERIC_NORMAL_H
#define RAAT_NUMERIC_NORMAL_H

#include <math.h>

#include "engine/numeric/elementary.h"

/* c0 + c1 x + ... + c7 x^7, in pairs, so that the processor need not wait for one term to begin the next. */
static inline double raat_normal_series(double x, double c0, double c1, double c2, double c3,
                                        double c4, double c5, double c6, double c7)
{
    const double x2 = x * x, x4 = x2 * x2;
    return ((c0 + c1 * x) + (c2 + c3 * x) * x2) + ((c4 + c5 * x) + (c6 + c7 * x) * x2) * x4;
}

/* For |p - 1/2| <= 0.425, of r = 0.425^2 - (p - 1/2)^2. */
static inline double raat_normal_centre(double r)
{
    return raat_normal_series(r, 3.3871328727963666080e0, 1.3314166789178437745e+2,
                              1.9715909503065514427e+3, 1.3731693765509461125e+4,
                              4.5921953931549871457e+4, 6.7265770927008700853e+4,
                              3.3430575583588128105e+4, 2.5090809287301226727e+3) /
           raat_normal_series(r, 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
                              5.3941960214247511077e+3, 2.1213794301586595867e+4,
                              3.9307895800092710610e+4, 2.8729085735721942674e+4,
                              5.2264952788528545610e+3);
}

/* For r = sqrt(-ln of the smaller tail) up to 5. */
static inline double raat_normal_tail(double r)
{
    const double s = r - 1.6;
    return raat_normal_series(s, 1.42343711074968357734e0, 4.63033784615654529590e0,
                              5.76949722146069140550e0, 3.64784832476320460504e0,
                              1.27045825245236838258e0, 2.41780725177450611770e-1,
                              2.27238449892691845833e-2, 7.74545014278341407640e-4) /
           raat_normal_series(s, 1, 2.05319162663775882187e0, 1.67638483018380384940e0,
                              6.89767334985100004550e-1, 1.48103976427480074590e-1,
                              1.51986665636164571966e-2, 5.47593808499534494600e-4,
                              1.05075007164441684324e-9);
}

/* For r above 5. */
static inline double raat_normal_far_tail(double r)
{
    const double s = r - 5;
    return raat_normal_series(s, 6.65790464350110377720e0, 5.46378491116411436990e0,
                              1.78482653991729133580e0, 2.96560571828504891230e-1,
                              2.65321895265761230930e-2, 1.24266094738807843860e-3,
                              2.71155556874348757815e-5, 2.01033439929228813265e-7) /
           raat_normal_series(s, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                              1.48753612908506148525e-2, 7.86869131145613259100e-4,
                              1.84631831751005468180e-5, 1.42151175831644588870e-7,
                              2.04426310338993978564e-15);
}

/* z with P(Z < z) = p; 2^-1022 <= p < 1. */
static inline double raat_normal_quantile(double p)
{
    const double q = p - 0.5, r = sqrt(-raat_log(q < 0 ? p : 1 - p));
    const double centre = q * raat_normal_centre(0.180625 - q * q);
    const double z = r <= 5 ? raat_normal_tail(r) : raat_normal_far_tail(r);
    return fabs(q) <= 0.425 ? centre : q < 0 ? -z : z;
}

/* exp(-w^2 / 2), w^2 / 2 < 708: the square's own rounding would be some 1e-14 of it in the far tail. */
static inline double raat_normal_bell(double w)
{
    const double high = raat_elementary_of_bits(raat_elementary_bits(w) & ~UINT64_C(0x7ffffff));
    const double rest = (w - high) * (w + high) / 2; /* below 2e-5 */
    return raat_exp(-high * high / 2) * (1 - rest * (1 - rest * (1.0 / 2 - rest * (1.0 / 6))));
}

/* P(Z < z); 0 below -37.5, where 1e-307 lies. The area above z is that below -z. */
static inline double raat_normal_below(double z)
{
    const double w = raat_smaller(fabs(z), 37.5), t = (w - 5.25) / (w + 5.25);
    const double t2 = t * t, t4 = t2 * t2, t8 = t4 * t4;
    const double low = raat_normal_series(
        t, 0.55575474582348983, -0.077997059664791609, 0.01389796678701646, 0.027865829477918844,
        -0.042661677592019624, 0.037490444229239895, -0.02400514272930655, 0.01148363494148797);
    const double middle =
        raat_normal_series(t, -0.0038179115125489487, 0.00060529987482279668,
                           0.00015907502009436159, -0.00011951265013807, 1.5539130442668653e-5,
                           1.1030942185718062e-5, -4.2887305390921488e-6, -7.8152352186272213e-7);
    const double top =
        raat_normal_series(t, 7.1379163024583503e-7, 4.0391712864947185e-8, -1.0789017672249611e-7,
                           -6.8585163951848668e-10, 1.4347017735884167e-8, -8.2169486075065836e-11,
                           -1.1942049589295332e-9, 0);
    const double tail = (low + t8 * (middle + t8 * top)) / (1 + 1.25 * w) * raat_normal_bell(w);
    const double held = fabs(z) > 37.5 ? 0 : tail;
    return z < 0 ? held : 1 - held;
}

#endif
