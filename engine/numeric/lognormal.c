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
