#include "engine/numeric/binomial_filter.h"

#include "engine/numeric/vector_portable.h"

#include "engine/numeric/binomial_lanes.h"
#include "engine/numeric/stream_words.h"

uint64_t raat_binomial_portable(const uint32_t high[RAAT_LANES], const int32_t n[RAAT_LANES],
                                const float signed_p[RAAT_LANES], float caution,
                                int32_t out[RAAT_LANES])
{
    const survey seen = look(n, signed_p);
    return block(&seen, &(place){high, n, signed_p, out}, caution);
}

uint64_t raat_binomial_portable_draw(const raat_stream *s, const int32_t n[RAAT_LANES],
                                     const float signed_p[RAAT_LANES],
                                     uint32_t out_high[RAAT_LANES], int32_t out[RAAT_LANES])
{
    uint64_t undecided;
    const survey seen = look(n, signed_p);
    const bool done = aside(&seen, n, signed_p, out, &undecided);
    if (!done || undecided != 0)
        raat_stream_portable(s, 0, out_high);
    return done ? undecided : block(&seen, &(place){out_high, n, signed_p, out}, 1);
}
