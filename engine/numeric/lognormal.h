/* lognormal.h: a lognormal quantity when whoever is below a floor rises to it: its mean, over all or over a band
 * of quantiles.
 *
 * Q has that mean (0 or more) and coefficient of variation cv (0 or more), in one unit with the floor; with
 * s^2 = ln(1 + cv^2), m = ln mean - s^2/2, z = (ln floor - m)/s. Where the mean or cv is 0 all of Q is the mean. */
#ifndef RAAT_NUMERIC_LOGNORMAL_H
#define RAAT_NUMERIC_LOGNORMAL_H

/* E[max(Q, floor)], floor Phi(z) + mean Phi(s - z); mean itself when floor <= 0. */
double raat_lognormal_mean_above(double mean, double cv, double floor);

/* A band of quantiles of Q, and what does not depend on a floor. */
typedef struct {
    double mean, s;          /* s 0: all of Q is the mean */
    double low, high;        /* quantiles, 0 <= low <= high <= 1 */
    double a, b;             /* Phi^-1 of them */
    double above_a, above_b; /* Phi(s - a), Phi(s - b) */
} raat_lognormal_band;

raat_lognormal_band raat_lognormal_band_of(double mean, double cv, double low, double high);

/* The band from where one ends to the quantile `high`. */
raat_lognormal_band raat_lognormal_band_next(const raat_lognormal_band *before, double high);

/* E[max(Q, floor); Q in the band]: with z held to the band from a to b,
 *
 *   floor (Phi(z) - low) + mean (Phi(s - z) - Phi(s - b))
 *
 * Bands that make up 0 to 1 add up to raat_lognormal_mean_above. */
double raat_lognormal_band_above(const raat_lognormal_band *band, double floor);

/* P(Q < x). */
double raat_lognormal_below(double mean, double cv, double x);

#endif
