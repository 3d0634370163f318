/* dist_family.h: what the families of dist.h offer to dist.c and to each other. */
#ifndef RAAT_NUMERIC_DIST_FAMILY_H
#define RAAT_NUMERIC_DIST_FAMILY_H

#include "engine/numeric/dist.h"

double raat_dist_triangular_quantile(const raat_dist *dist, double u);
double raat_dist_triangular_mean(const raat_dist *dist);

double raat_dist_pert_quantile(const raat_dist *dist, double u);
double raat_dist_pert_mean(const raat_dist *dist);

double raat_dist_normal_quantile(const raat_dist *dist, double u);
double raat_dist_normal_mean(const raat_dist *dist);
/* Whether the truncation leaves so little of the bell that binary64 cannot hold its area. */
int raat_dist_normal_empty(const raat_dist *dist);

double raat_dist_lognormal_quantile(const raat_dist *dist, double u);
double raat_dist_lognormal_mean(const raat_dist *dist);

double raat_dist_beta_quantile(const raat_dist *dist, double u);
double raat_dist_beta_mean(const raat_dist *dist);

double raat_dist_gamma_quantile(const raat_dist *dist, double u);
double raat_dist_gamma_mean(const raat_dist *dist);

double raat_dist_discrete_quantile(const raat_dist *dist, double u);
double raat_dist_discrete_mean(const raat_dist *dist);

double raat_dist_empirical_quantile(const raat_dist *dist, double u);
double raat_dist_empirical_mean(const raat_dist *dist);

#endif
