#include "engine/numeric/lognormal.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double raat_lognormal_mean_above(double mean, double cv, double floor)
{
    if (floor <= 0)
        return mean;
    if (mean <= 0 || cv <= 0)
        return fmax(mean, floor);
    const double s = sqrt(log1p(cv * cv));
    const double z = (log(floor / mean) + s * s / 2) / s;
    return floor * gsl_cdf_ugaussian_P(z) + mean * gsl_cdf_ugaussian_P(s - z);
}

double raat_lognormal_below(double mean, double cv, double x)
{
    if (mean <= 0 || cv <= 0 || x <= 0)
        return mean < x;
    const double s = sqrt(log1p(cv * cv));
    return gsl_cdf_ugaussian_P((log(x / mean) + s * s / 2) / s);
}

raat_lognormal_band raat_lognormal_band_of(double mean, double cv, double low, double high)
{
    raat_lognormal_band band = {.mean = mean, .low = low, .high = high};
    if (mean <= 0 || cv <= 0)
        return band;
    band.s = sqrt(log1p(cv * cv));
    band.a = gsl_cdf_ugaussian_Pinv(low);
    band.b = gsl_cdf_ugaussian_Pinv(high);
    band.above_a = gsl_cdf_ugaussian_P(band.s - band.a);
    band.above_b = gsl_cdf_ugaussian_P(band.s - band.b);
    return band;
}

raat_lognormal_band raat_lognormal_band_next(const raat_lognormal_band *before, double high)
{
    raat_lognormal_band band = *before;
    band.low = before->high;
    band.high = high;
    if (!(band.s > 0))
        return band;
    band.a = before->b;
    band.above_a = before->above_b;
    band.b = gsl_cdf_ugaussian_Pinv(high);
    band.above_b = gsl_cdf_ugaussian_P(band.s - band.b);
    return band;
}

double raat_lognormal_band_above(const raat_lognormal_band *band, double floor)
{
    if (!(band->s > 0))
        return fmax(band->mean, floor) * (band->high - band->low);
    const double s = band->s;
    const double z = floor > 0 ? (log(floor / band->mean) + s * s / 2) / s : -INFINITY;
    if (!(z > band->a)) /* the whole band is above */
        return band->mean * (band->above_a - band->above_b);
    const double held = fmin(z, band->b);
    return floor * (gsl_cdf_ugaussian_P(held) - band->low) +
           band->mean * (gsl_cdf_ugaussian_P(s - held) - band->above_b);
}
