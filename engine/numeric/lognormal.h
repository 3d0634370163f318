/* lognormal.h: the mean of a lognormal quantity when whoever is below a floor rises to it. */
#ifndef RAAT_NUMERIC_LOGNORMAL_H
#define RAAT_NUMERIC_LOGNORMAL_H

/* E[max(Q, floor)] for lognormal Q with that mean (0 or more) and coefficient of variation (0 or more), in
 * Q's unit: with s^2 = ln(1 + cv^2), m = ln mean - s^2/2, z = (ln floor - m)/s,
 *
 *   floor Phi(z) + mean Phi(s - z)
 *
 * mean itself when floor <= 0; max(mean, floor) when the mean or cv is 0. */
double raat_lognormal_mean_above(double mean, double cv, double floor);

#endif
