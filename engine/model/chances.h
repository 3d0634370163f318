/* chances.h: shares of groups as the chain of conditional probabilities by which a multinomial draw is made:
 * group after group, its share among those not yet served. */
#ifndef RAAT_MODEL_CHANCES_H
#define RAAT_MODEL_CHANCES_H

#include <stdint.h>

/* shares[groups] and out[groups - 1]: the lanes of each. Shares add up to 1; what comes out is as
 * raat_binomial_signed writes it. */
void raat_chances_of(const double *const shares[], int32_t groups, float *const out[]);

#endif
