/* dist_pert.c: an expert's guess with thin tails, a + (c - a) Beta(alpha, beta), where
 *
 *   alpha = 1 + 4 (b - a) / (c - a),   beta = 1 + 4 (c - b) / (c - a)
 *
 * so that the likeliest value weighs four times as much as either end in the mean. */
#include "engine/numeric/dist_family.h"

static const double LAMBDA = 4;

double raat_dist_pert_quantile(const raat_dist *dist, double u)
{
    const double width = dist->c - dist->a;
    const raat_dist beta = {.family = RAAT_DIST_BETA,
                            .a = 1 + LAMBDA * (dist->b - dist->a) / width,
                            .b = 1 + LAMBDA * (dist->c - dist->b) / width};
    return dist->a + width * raat_dist_beta_quantile(&beta, u);
}

double raat_dist_pert_mean(const raat_dist *dist)
{
    return (dist->a + LAMBDA * dist->b + dist->c) / (2 + LAMBDA);
}
