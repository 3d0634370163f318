/* dist_beta.c: a share between 0 and 1, density proportional to x^(a-1) (1-x)^(b-1). */
#include "engine/numeric/dist_bisect.h"
#include "engine/numeric/dist_family.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static double cdf(double x, double a, double b)
{
    return gsl_cdf_beta_P(x, a, b);
}

/* The value below which lies p, for p <= 1/2. GSL's iteration may give up, or stop early at some
 * shapes far from 1; then bisection answers. */
static double lower(double p, double a, double b)
{
    const double x = gsl_cdf_beta_Pinv(p, a, b);
    if (isfinite(x) && x > 0 && x < 1 && fabs(cdf(x, a, b) - p) <= 1e-9 * p)
        return x;
    return raat_dist_bisect(cdf, a, b, p, 1);
}

double raat_dist_beta_quantile(const raat_dist *dist, double u)
{
    /* 1 - X is Beta(b, a): the upper half is the lower half of the mirror image. */
    if (u > 0.5)
        return 1 - lower(1 - u, dist->b, dist->a);
    return lower(u, dist->a, dist->b);
}

raat_dist raat_dist_beta(double mean, double n)
{
    return (raat_dist){.family = RAAT_DIST_BETA, .a = mean * n, .b = (1 - mean) * n};
}

double raat_dist_beta_mean(const raat_dist *dist)
{
    return dist->a / (dist->a + dist->b);
}
