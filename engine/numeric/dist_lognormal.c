/* dist_lognormal.c: median a times the exponential of a normal with standard deviation b, the exponential held
 * between e^-708 and e^708. */
#include "engine/numeric/dist_family.h"

#include "engine/numeric/normal.h"

void raat_dist_lognormal_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const double a = dist->a, b = dist->b;
    for (int i = 0; i < n; i++)
        out[i] = a * raat_exp(b * raat_normal_quantile(u[i]));
}

double raat_dist_lognormal_mean(const raat_dist *dist)
{
    return dist->a * raat_exp(dist->b * dist->b / 2);
}
