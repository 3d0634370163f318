/* apportion.h: whole persons over groups in given shares, by largest remainder.
 *
 * Each group's quota is total * weight / sum of the weights. It gets the whole part, and what is
 * left goes one by one to the largest remainders, ties to the lower index. Quotas are first taken to
 * the nearest 2^-20, so that the last bits of shares such as 0.1 and 0.2 do not decide who wins a
 * tie.
 *
 *   source   Hamilton's method: Balinski and Young (1982), Fair Representation, appendix A */
#ifndef RAAT_NUMERIC_APPORTION_H
#define RAAT_NUMERIC_APPORTION_H

#include <stdint.h>

/* weights[n], each finite and at least 0, one above 0 unless total is 0; out[n] adds up to total
 * exactly, and no group of weight 0 gets anybody. 0 <= total, no quota above 2^31 - 2, n < 2^18;
 * anything else is a bug and asserts. Takes n * n comparisons and no memory. */
void raat_apportion(int64_t total, const double *weights, int n, int32_t *out);

#endif
