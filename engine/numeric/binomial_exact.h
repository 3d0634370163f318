/* binomial_exact.h: the definition of a binomial draw, to which every faster way must agree.
 *
 * With u = (U + 1/2) / 2^64 and p in [0, 1/2]:
 *
 *   m = floor((n + 1) p); w_m = 1
 *   w_{j-1} = w_j * j * (q/p) / (n - j + 1)   downwards from m, while w >= 2^-110
 *   w_{j+1} = w_j * (n - j) * (p/q) / (j + 1) upwards from m, while w >= 2^-110
 *   D = the sum of w below m, from m - 1 down; E = the sum above m, from m + 1 up
 *   S_k = ((D + w_m) + w_{m+1}) + ... + w_k for k >= m; (D - w_{m-1}) - ... - w_{k+1} for k < m
 *   T = u * ((D + w_m) + E)
 *   X = the first k from m upwards with T < S_k, if T >= D; else the last k from m downwards with
 *       T >= S_{k-1}
 *
 * all in double-double arithmetic (about 2^-104 an operation), q/p and p/q divided once. A negative
 * sign is a reflection: Bin(n, 1 - p; U) = n - Bin(n, p; ~U).
 *
 * It is a fixed sequence of binary64 additions, multiplications and divisions, so it gives the same
 * integer on every IEEE machine. S_k carries an absolute error near 2^-84 of the total for n to
 * 2^23 (operation count), where u has steps of 2^-64: a uniform that close to a step of the true
 * CDF is decided by the sequence itself. Scanning from the mode keeps the answer monotone in u
 * whatever the rounding. Costs about 25 standard deviations of steps, 50 ns each; no memory. */
#ifndef RAAT_NUMERIC_BINOMIAL_EXACT_H
#define RAAT_NUMERIC_BINOMIAL_EXACT_H

#include <stdint.h>

/* n >= 0; signed_p as in binomial.h. */
int32_t raat_binomial_exact(uint64_t bits, int32_t n, float signed_p);

#endif
