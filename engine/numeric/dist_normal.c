/* dist_normal.c: mean a, standard deviation b, truncated to [c, d].
 *
 * In standard deviations from the mean the ends are l and r. The value at u lies where the bell's
 * area to the left is P = (1-u) P(l) + u P(r), and that to the right Q = (1-u) Q(l) + u Q(r). Both
 * are sums of positive terms, and the smaller one keeps its relative precision, so inverting the
 * smaller is safe in either tail without a case for each. */
#include "engine/numeric/dist_family.h"

#include "engine/numeric/normal.h"

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
        return raat_normal_below(-l) - raat_normal_below(-r);
    return raat_normal_below(r) - raat_normal_below(l);
}

int raat_dist_normal_empty(const raat_dist *dist)
{
    const double l = left_end(dist), r = right_end(dist);
    const double far = 37; /* Q(37) is near 1e-300, the last of binary64 */
    return l > far || r < -far;
}

void raat_dist_normal_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const double mean = dist->a, sd = dist->b, low = dist->c, high = dist->d;
    const double l = left_end(dist), r = right_end(dist);
    const double below_l = raat_normal_below(l), below_r = raat_normal_below(r);
    const double above_l = raat_normal_below(-l), above_r = raat_normal_below(-r);
    for (int i = 0; i < n; i++) {
        const double v = 1 - u[i], p = v * below_l + u[i] * below_r,
                     q = v * above_l + u[i] * above_r;
        const double z = raat_normal_quantile(raat_smaller(p, q));
        const double x = mean + sd * (p < q ? z : -z);
        out[i] = raat_smaller(raat_larger(x, low), high); /* rounding may step outside */
    }
}

/* The bell's height at z. */
static double density(double z)
{
    return raat_exp(-z * z / 2) / sqrt(2 * M_PI);
}

double raat_dist_normal_mean(const raat_dist *dist)
{
    const double l = left_end(dist), r = right_end(dist);
    const double middle = (l + r) / 2, width = r - l;
    /* A narrow slice of the bell: the general formula would divide one tiny difference by another.
     * The density is there linear in x, with slope -middle: its mean is off centre by width^2/12. */
    if (width * (1 + fabs(middle)) < 1e-3)
        return dist->a + dist->b * (middle - middle * width * width / 12);
    return dist->a + dist->b * (density(l) - density(r)) / area(l, r);
}
