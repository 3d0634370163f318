#include "engine/numeric/binomial_filter.h"
#ifdef __x86_64__

#include "engine/numeric/vector_avx512.h"

#include "engine/numeric/binomial_lanes.h"
#include "engine/numeric/philox_lanes.h"

uint64_t raat_binomial_avx512(const uint32_t high[RAAT_LANES], const int32_t n[RAAT_LANES],
                              const float signed_p[RAAT_LANES], float caution,
                              int32_t out[RAAT_LANES])
{
    const survey seen = look(n, signed_p);
    return block(&seen, &(place){high, n, signed_p, out}, caution);
}

uint64_t raat_binomial_avx512_draw(const raat_stream *s, const int32_t n[RAAT_LANES],
                                   const float signed_p[RAAT_LANES], uint32_t out_high[RAAT_LANES],
                                   int32_t out[RAAT_LANES])
{
    uint64_t undecided;
    const survey seen = look(n, signed_p);
    const bool done = aside(&seen, n, signed_p, out, &undecided);
    if (!done || undecided != 0)
        philox_lanes(s, 0, out_high);
    return done ? undecided : block(&seen, &(place){out_high, n, signed_p, out}, 1);
}

#endif
