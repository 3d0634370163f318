/* dist_triangular.c: an expert's guess, lowest a, likeliest b, highest c; density linear between. */
#include "engine/numeric/dist_family.h"

#include <math.h>

void raat_dist_triangular_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const double lowest = dist->a, highest = dist->c, width = highest - lowest;
    const double left = dist->b - lowest, right = highest - dist->b;
    /* One root a side: P(X < b) = left / width. */
    for (int i = 0; i < n; i++) {
        const double from_low = lowest + sqrt(u[i] * width * left);
        const double from_high = highest - sqrt((1 - u[i]) * width * right);
        out[i] = u[i] * width < left ? from_low : from_high;
    }
}

double raat_dist_triangular_mean(const raat_dist *dist)
{
    return (dist->a + dist->b + dist->c) / 3;
}
