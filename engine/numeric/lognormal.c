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

double raat_lognormal_band_above(double mean, double cv, double floor, double low, double high)
{
    if (mean <= 0 || cv <= 0)
        return fmax(mean, floor) * (high - low);
    const double s = sqrt(log1p(cv * cv));
    const double a = gsl_cdf_ugaussian_Pinv(low), b = gsl_cdf_ugaussian_Pinv(high);
    const double z = floor > 0 ? (log(floor / mean) + s * s / 2) / s : -INFINITY;
    const double held = fmin(fmax(z, a), b);
    const double lifted = held > a ? floor * (gsl_cdf_ugaussian_P(held) - low) : 0;
    return lifted + mean * (gsl_cdf_ugaussian_P(s - held) - gsl_cdf_ugaussian_P(s - b));
}
