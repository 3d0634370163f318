/* unimodal.h: an integer law known by the ratios of its neighbouring weights, inverted exactly.
 *
 * The Poisson and the hypergeometric law (poisson.h, hypergeometric.h) have one hill, and
 *
 *   w_{k+1} / w_k = ((a - g k) (b - g k)) / ((k + 1) (c + g k)) = num_k / den_k
 *
 * where a, b, c and g are doubles such that num_k and den_k are exact in binary64. A draw is the
 * inverse CDF of u = (U + 1/2) / 2^64, U the 64 bits of its address. The integer is defined thus,
 * every operation in double-double (doubledouble.h):
 *
 *   w_m = 1 at the mode m
 *   w_{k-1} = w_k den_{k-1} / num_{k-1}   downwards from m, while w >= 2^-110 and k > lowest
 *   w_{k+1} = w_k num_k / den_k           upwards from m, while w >= 2^-110 and k < highest
 *   D = the sum of w below m, from m - 1 down; E = the sum above m, from m + 1 up
 *   S_k = ((D + w_m) + w_{m+1}) + ... + w_k for k >= m; (D - w_{m-1}) - ... - w_{k+1} for k < m
 *   T = u ((D + w_m) + E)
 *   X = the first kept k from m upwards with T < S_k, if T >= D;
 *       the last kept k from m downwards with T >= S_{k-1}, if T < D
 *
 * No exp, log or lgamma: a fixed sequence of binary64 operations gives the same integer on every
 * IEEE machine, and X never falls when U grows. Error of S_k as a share of the whole, by operation
 * count: after t steps a weight is off by at most t (two operations of 10) 2^-106 and the sum by
 * 3 t 2^-106 more, t <= 12.4 sigma; with sigma <= 2048 that is 2^-86.8. The weights left out are
 * below sigma 2^-110. So X is the inverse of the true CDF unless u lies within 2^-86 of one of its
 * steps, where u itself has steps of 2^-64.
 *
 * Two levels compute it here, the first only when it is certain. unimodal_filter.h puts a quicker one
 * before them, of all lanes of a block together, and expansion.h one for wide laws. samplers.md tells
 * how they fit together. */
#ifndef RAAT_NUMERIC_UNIMODAL_H
#define RAAT_NUMERIC_UNIMODAL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    double a, b, c, g;
    double lowest, mode, highest; /* whole numbers; standard deviation at most 2048 */
} raat_unimodal;

/* What the double level keeps of a law, for words that share it. */
typedef struct {
    double below, total; /* weight below the mode, and of all */
} raat_unimodal_mass;

/* The sums of the weights in plain double, down to 1e-12 of the mode's. */
raat_unimodal_mass raat_unimodal_weigh(const raat_unimodal *law);

/* The draw from the high 32 bits of U, in plain double; false when these do not decide it, and then
 * *out is undefined. Undecided is T within 2^-32 of the whole from a step: 2^-33 because the low
 * bits are not known, 2^-33 = 1.2e-10 for rounding. The latter by operation count: a weight after
 * t steps is off by at most 2 t 2^-53, the sums by t 2^-53 more, t <= 7.5 sigma <= 15360, in S, D
 * and W together at most 1.1e-11; weights below 1e-12 add at most 1e-12. */
bool raat_unimodal_word(const raat_unimodal *law, const raat_unimodal_mass *mass, uint32_t high,
                        int32_t *out);

/* The definition. Costs about 25 standard deviations of steps, twice; no memory. */
int32_t raat_unimodal_bits(const raat_unimodal *law, uint64_t bits);

#endif
