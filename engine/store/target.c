#include "engine/store/target.h"

#include <math.h>
#include <stdbool.h>

void raat_target_judge(const raat_target *target, const double *x, int32_t n, double *out)
{
    const bool at_most = target->comparison == RAAT_AT_MOST;
    for (int32_t i = 0; i < n; i++) {
        const bool met = at_most ? x[i] <= target->threshold : x[i] >= target->threshold;
        out[i] = isnan(x[i]) ? (double)NAN : (double)met;
    }
}
