/* lognormal.h: a lognormal quantity when whoever is below a floor rises to it: its mean, over all or over a band
 * of quantiles.
 *
 * Q has that mean (0 or more) and coefficient of variation cv (0 or more), in one unit with the floor; with
 * s^2 = ln(1 + cv^2), m = ln mean - s^2/2, z = (ln floor - m)/s. Where the mean or cv is 0 all of Q is the mean.
 *
 * In line and without a branch, for loops over lanes (elementary.h): what is worked out for a z where there is none
 * means nothing and is not taken. */
#ifndef RAAT_NUMERIC_LOGNORMAL_H
#define RAAT_NUMERIC_LOGNORMAL_H

#include "engine/numeric/elementary.h"
#include "engine/numeric/normal.h"

#include <math.h>

/* s; 0 where all of Q is the mean. */
static inline double raat_lognormal_spread(double mean, double cv)
{
    const double s = sqrt(raat_log1p(cv * cv));
    return mean > 0 && cv > 0 ? s : 0;
}

/* Q on both sides of a floor. */
typedef struct {
    double floor;
    double below; /* P(Q < floor), Phi(z) */
    double above; /* E[Q; Q > floor] over the mean, Phi(s - z) */
} raat_lognormal_cut;

static inline raat_lognormal_cut raat_lognormal_cut_at(double mean, double s, double floor)
{
    const double z = (raat_log(floor / mean) + s * s / 2) / s;
    const double below = raat_normal_below(z), above = raat_normal_below(s - z);
    const double all_below = mean < floor ? 1 : 0;
    return (raat_lognormal_cut){.floor = floor,
                                .below = floor > 0 && s > 0 ? below : all_below,
                                .above = floor > 0 && s > 0 ? above : 1 - all_below};
}

/* E[max(Q, floor)], floor Phi(z) + mean Phi(s - z); mean itself when floor <= 0. */
static inline double raat_lognormal_mean_above(double mean, double cv, double floor)
{
    const raat_lognormal_cut cut =
        raat_lognormal_cut_at(mean, raat_lognormal_spread(mean, cv), floor);
    return floor * cut.below + mean * cut.above;
}

/* P(Q < x). */
static inline double raat_lognormal_below(double mean, double cv, double x)
{
    return raat_lognormal_cut_at(mean, raat_lognormal_spread(mean, cv), x).below;
}

/* A band of quantiles of Q. */
typedef struct {
    double mean, s;
    double low, high; /* quantiles, 0 <= low <= high <= 1 */
    double above_low,
        above_high; /* E[Q; Q above the quantile] over the mean, Phi(s - Phi^-1(quantile)) */
} raat_lognormal_band;

/* The band from where one ends to the quantile `high`. */
static inline raat_lognormal_band raat_lognormal_band_next(raat_lognormal_band before, double high)
{
    const double above = raat_normal_below(before.s - raat_normal_quantile(high));
    return (raat_lognormal_band){.mean = before.mean,
                                 .s = before.s,
                                 .low = before.high,
                                 .high = high,
                                 .above_low = before.above_high,
                                 .above_high = high <= 0   ? 1
                                               : high >= 1 ? 0
                                                           : above};
}

static inline raat_lognormal_band raat_lognormal_band_of(double mean, double cv, double low,
                                                         double high)
{
    const raat_lognormal_band nobody = {.mean = mean, .s = raat_lognormal_spread(mean, cv)};
    return raat_lognormal_band_next(raat_lognormal_band_next(nobody, low), high);
}

static inline double raat_lognormal_held(double x, double low, double high)
{
    return raat_smaller(raat_larger(x, low), high);
}

/* Part of the band with Q < floor; `cut` is of the same Q. */
static inline double raat_lognormal_band_below(raat_lognormal_band band, raat_lognormal_cut cut)
{
    return raat_lognormal_held(cut.below, band.low, band.high) - band.low;
}

/* E[Q; Q in the band]. */
static inline double raat_lognormal_band_mean(raat_lognormal_band band)
{
    return band.mean * (band.above_low - band.above_high);
}

/* E[max(Q, floor); Q in the band]: with z held to the band from a to b,
 *
 *   floor (Phi(z) - low) + mean (Phi(s - z) - Phi(s - b))
 *
 * Bands that make up 0 to 1 add up to raat_lognormal_mean_above. */
static inline double raat_lognormal_band_above(raat_lognormal_band band, raat_lognormal_cut cut)
{
    const double above = raat_lognormal_held(cut.above, band.above_high, band.above_low);
    return cut.floor * raat_lognormal_band_below(band, cut) + band.mean * (above - band.above_high);
}

#endif
