/* dist_lognormal.c: median a times the exponential of a normal with standard deviation b. */
#include "engine/numeric/dist_family.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double raat_dist_lognormal_quantile(const raat_dist *dist, double u)
{
    return dist->a * exp(dist->b * gsl_cdf_ugaussian_Pinv(u));
}

double raat_dist_lognormal_mean(const raat_dist *dist)
{
    return dist->a * exp(dist->b * dist->b / 2);
}
