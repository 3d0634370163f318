#include "engine/numeric/rounding.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

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

/* The high word decides unless it equals that of the threshold. */
static bool rounds_up(const raat_stream *s, int lane, uint32_t high, uint64_t threshold)
{
    const uint32_t mirrored = ~high, limit = (uint32_t)(threshold >> 32);
    if (mirrored != limit)
        return mirrored < limit;
    return ~raat_stream_word(s, 1, lane) < (uint32_t)threshold;
}

void raat_rounding_lanes(const raat_stream *s, const double x[RAAT_LANES], int32_t out[RAAT_LANES])
{
    uint64_t thresholds[RAAT_LANES], any = 0;
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        assert(x[lane] >= 0 && x[lane] <= INT32_MAX);
        const double whole = floor(x[lane]);
        out[lane] = (int32_t)whole;
        thresholds[lane] = threshold_of(x[lane] - whole);
        any |= thresholds[lane];
    }
    if (any == 0)
        return;
    uint32_t high[RAAT_LANES];
    raat_stream_words(s, 0, high);
    for (int lane = 0; lane < RAAT_LANES; lane++)
        out[lane] += rounds_up(s, lane, high[lane], thresholds[lane]);
}
