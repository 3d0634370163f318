/* dist_triangular.c: an expert's guess, lowest a, likeliest b, highest c; density linear between. */
#include "engine/numeric/dist_family.h"

#include <math.h>

double raat_dist_triangular_quantile(const raat_dist *dist, double u)
{
    const double width = dist->c - dist->a;
    const double left = dist->b - dist->a, right = dist->c - dist->b;
    /* One root a side: P(X < b) = left / width. */
    if (u * width < left)
        return dist->a + sqrt(u * width * left);
    return dist->c - sqrt((1 - u) * width * right);
}

double raat_dist_triangular_mean(const raat_dist *dist)
{
    return (dist->a + dist->b + dist->c) / 3;
}
