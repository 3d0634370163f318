/* dist_bisect.h: the inverse of a CDF that needs nothing but the CDF. */
#ifndef RAAT_NUMERIC_DIST_BISECT_H
#define RAAT_NUMERIC_DIST_BISECT_H

/* The least double x in [0, high] with cdf(x, a, b) >= p, for a cdf that never falls; high when
 * there is none. Takes at most 64 evaluations. */
double raat_dist_bisect(double (*cdf)(double x, double a, double b), double a, double b, double p,
                        double high);

#endif
