#include "engine/model/chances.h"

#include "engine/model/lanes.h"
#include "engine/numeric/binomial.h"

/* Shares add up to 1 but for rounding: who takes all but a hair of what is left takes all, so that nobody
 * falls through to a group of share 0. */
static double conditional(double share, double left)
{
    const double hair = 1e-12, part = share / left;
    return share > left - hair ? 1 : part;
}

void raat_chances_of(const double *const shares[], int32_t groups, float *const out[])
{
    double left[RAAT_LANES];
    FOR_LANES (l)
        left[l] = 1;
    for (int32_t i = 0; i < groups - 1; i++) {
        const double *share = shares[i];
        double part[RAAT_LANES];
        FOR_LANES (l) {
            part[l] = conditional(share[l], left[l]);
            left[l] -= share[l];
        }
        raat_binomial_signed_lanes(part, out[i]);
    }
}
