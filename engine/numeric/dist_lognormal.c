/* dist_lognormal.c: median a times the exponential of a normal with standard deviation b. */
#include "engine/numeric/dist_family.h"

#include "engine/numeric/normal.h"
#include "engine/numeric/portable.h"

double raat_dist_lognormal_quantile(const raat_dist *dist, double u)
{
    return dist->a * raat_portable_exp(dist->b * raat_normal_quantile(u));
}

double raat_dist_lognormal_mean(const raat_dist *dist)
{
    return dist->a * raat_portable_exp(dist->b * dist->b / 2);
}
