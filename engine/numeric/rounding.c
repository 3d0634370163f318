#include "engine/numeric/rounding.h"

#include <assert.h>
#include <math.h>

/* floor(2^64 f): f is at most 1 - 2^-53, so it fits. */
static uint64_t threshold_of(double fraction)
{
    return (uint64_t)(fraction * 0x1p64);
}

int32_t raat_rounding_at(uint64_t bits, double x)
{
    assert(x >= 0 && x <= INT32_MAX);
    const double whole = floor(x);
    return (int32_t)whole + (~bits < threshold_of(x - whole));
}

/* Where the high word equals that of the threshold the low word decides. */
static int32_t by_low_word(const raat_stream *s, int lane, double fraction)
{
    return ~raat_stream_word(s, 1, lane) < (uint32_t)threshold_of(fraction);
}

void raat_rounding_lanes(const raat_stream *s, const double x[RAAT_LANES], int32_t out[RAAT_LANES])
{
    double fraction[RAAT_LANES];
    int32_t limit[RAAT_LANES], equal = 0; /* limit: high word of the threshold, less 2^31 */
    int outside = 0, any = 0;             /* bool would keep the loop from being vector code */
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        const double whole = floor(x[lane]);
        outside |= !(x[lane] >= 0) | !(x[lane] <= INT32_MAX);
        fraction[lane] = x[lane] - whole;
        any |= fraction[lane] > 0;
        out[lane] = (int32_t)whole;
        limit[lane] = (int32_t)(floor(fraction[lane] * 0x1p32) - 0x1p31);
    }
    assert(!outside);
    if (!any)
        return;
    uint32_t high[RAAT_LANES];
    raat_stream_words(s, 0, high);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        const int32_t mirrored = (int32_t)(~high[lane] ^ UINT32_C(1) << 31);
        out[lane] += mirrored < limit[lane];
        equal |= mirrored == limit[lane];
    }
    for (int lane = 0; equal && lane < RAAT_LANES; lane++)
        if ((int32_t)(~high[lane] ^ UINT32_C(1) << 31) == limit[lane])
            out[lane] += by_low_word(s, lane, fraction[lane]);
}
