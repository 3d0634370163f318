/* dist_family.h: what the families of dist.h offer to dist.c and to each other: the values at n <= RAAT_LANES
 * probabilities, in a loop over lanes where the formula allows, and the mean. */
#ifndef RAAT_NUMERIC_DIST_FAMILY_H
#define RAAT_NUMERIC_DIST_FAMILY_H

#include "engine/numeric/dist.h"

void raat_dist_triangular_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_triangular_mean(const raat_dist *dist);

void raat_dist_pert_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_pert_mean(const raat_dist *dist);

void raat_dist_normal_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_normal_mean(const raat_dist *dist);
/* Whether the truncation leaves so little of the bell that binary64 cannot hold its area. */
int raat_dist_normal_empty(const raat_dist *dist);

void raat_dist_lognormal_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_lognormal_mean(const raat_dist *dist);

void raat_dist_beta_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_beta_mean(const raat_dist *dist);

void raat_dist_gamma_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_gamma_mean(const raat_dist *dist);

void raat_dist_discrete_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_discrete_mean(const raat_dist *dist);

void raat_dist_empirical_quantiles(const raat_dist *dist, int n, const double u[], double out[]);
double raat_dist_empirical_mean(const raat_dist *dist);

#endif
