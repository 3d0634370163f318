#include "engine/numeric/binomial_filter.h"

#include "engine/numeric/vector_portable.h"

#include "engine/numeric/binomial_lanes.h"

uint64_t raat_binomial_portable(const uint32_t high[RAAT_LANES], const int32_t n[RAAT_LANES],
                                const float signed_p[RAAT_LANES], float caution,
                                int32_t out[RAAT_LANES])
{
    return block(high, n, signed_p, caution, out);
}
