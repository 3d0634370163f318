/* dist_normal.c: mean a, standard deviation b, truncated to [c, d].
 *
 * In standard deviations from the mean the ends are l and r. The value at u lies where the bell's
 * area to the left is P = (1-u) P(l) + u P(r), and that to the right Q = (1-u) Q(l) + u Q(r). Both
 * are sums of positive terms, and the smaller one keeps its relative precision, so inverting the
 * smaller is safe in either tail without a case for each. */
#include "engine/numeric/dist_family.h"

#include "engine/numeric/normal.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

static double left_end(const raat_dist *dist)
{
    return (dist->c - dist->a) / dist->b;
}

static double right_end(const raat_dist *dist)
{
    return (dist->d - dist->a) / dist->b;
}

/* Area between l and r, from the side where the areas are small. */
static double area(double l, double r)
{
    if (l > 0)
        return gsl_cdf_ugaussian_Q(l) - gsl_cdf_ugaussian_Q(r);
    return gsl_cdf_ugaussian_P(r) - gsl_cdf_ugaussian_P(l);
}

int raat_dist_normal_empty(const raat_dist *dist)
{
    const double l = left_end(dist), r = right_end(dist);
    const double far = 37; /* Q(37) is near 1e-300, the last of binary64 */
    return l > far || r < -far;
}

double raat_dist_normal_quantile(const raat_dist *dist, double u)
{
    const double l = left_end(dist), r = right_end(dist), v = 1 - u;
    const double p = v * gsl_cdf_ugaussian_P(l) + u * gsl_cdf_ugaussian_P(r);
    const double q = v * gsl_cdf_ugaussian_Q(l) + u * gsl_cdf_ugaussian_Q(r);
    const double z = p < q ? raat_normal_quantile(p) : -raat_normal_quantile(q);
    return fmin(fmax(dist->a + dist->b * z, dist->c), dist->d); /* rounding may step outside */
}

double raat_dist_normal_mean(const raat_dist *dist)
{
    const double l = left_end(dist), r = right_end(dist);
    const double middle = (l + r) / 2, width = r - l;
    /* A narrow slice of the bell: the general formula would divide one tiny difference by another.
     * The density is there linear in x, with slope -middle: its mean is off centre by width^2/12. */
    if (width * (1 + fabs(middle)) < 1e-3)
        return dist->a + dist->b * (middle - middle * width * width / 12);
    return dist->a + dist->b * (gsl_ran_ugaussian_pdf(l) - gsl_ran_ugaussian_pdf(r)) / area(l, r);
}
