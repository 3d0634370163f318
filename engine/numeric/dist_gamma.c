/* dist_gamma.c: shape a, scale 1, density proportional to x^(a-1) exp(-x). Dividing several such
 * draws by their sum gives a Dirichlet with these shapes. */
#include "engine/numeric/dist_bisect.h"
#include "engine/numeric/dist_family.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static double lower_cdf(double x, double shape, double scale)
{
    return gsl_cdf_gamma_P(x, shape, scale);
}

static double minus_upper_cdf(double x, double shape, double scale)
{
    return -gsl_cdf_gamma_Q(x, shape, scale);
}

/* GSL's iteration may give up at small shapes; then bisection answers. */
double raat_dist_gamma_quantile(const raat_dist *dist, double u)
{
    const double shape = dist->a;
    if (u <= 0.5) {
        const double x = gsl_cdf_gamma_Pinv(u, shape, 1);
        if (isfinite(x) && x > 0 && fabs(lower_cdf(x, shape, 1) - u) <= 1e-9 * u)
            return x;
        return raat_dist_bisect(lower_cdf, shape, 1, u, HUGE_VAL);
    }
    const double q = 1 - u; /* exact, and the small one of the two */
    const double x = gsl_cdf_gamma_Qinv(q, shape, 1);
    if (isfinite(x) && x > 0 && fabs(gsl_cdf_gamma_Q(x, shape, 1) - q) <= 1e-9 * q)
        return x;
    return raat_dist_bisect(minus_upper_cdf, shape, 1, -q, HUGE_VAL);
}

double raat_dist_gamma_mean(const raat_dist *dist)
{
    return dist->a;
}
