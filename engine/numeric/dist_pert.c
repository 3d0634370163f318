/* dist_pert.c: an expert's guess with thin tails, a + (c - a) Beta(alpha, beta), where
 *
 *   alpha = 1 + 4 (b - a) / (c - a),   beta = 1 + 4 (c - b) / (c - a)
 *
 * so that the likeliest value weighs four times as much as either end in the mean. */
#include "engine/numeric/dist_family.h"

static const double LAMBDA = 4;

void raat_dist_pert_quantiles(const raat_dist *dist, int n, const double u[], double out[])
{
    const double lowest = dist->a, width = dist->c - dist->a;
    const raat_dist beta = {.family = RAAT_DIST_BETA,
                            .a = 1 + LAMBDA * (dist->b - dist->a) / width,
                            .b = 1 + LAMBDA * (dist->c - dist->b) / width};
    raat_dist_beta_quantiles(&beta, n, u, out);
    for (int i = 0; i < n; i++)
        out[i] = lowest + width * out[i];
}

double raat_dist_pert_mean(const raat_dist *dist)
{
    return (dist->a + LAMBDA * dist->b + dist->c) / (2 + LAMBDA);
}
