#include "engine/numeric/unimodal_filter.h"
#ifdef __x86_64__

#include "engine/numeric/vector_avx2.h"

#include "engine/numeric/binomial_lanes.h"
#include "engine/numeric/hypergeometric_lanes.h"
#include "engine/numeric/philox_lanes.h"
#include "engine/numeric/poisson_lanes.h"

uint64_t raat_unimodal_avx2_urn(const uint32_t high[RAAT_LANES], const int32_t total[RAAT_LANES],
                                const int32_t marked[RAAT_LANES], const int32_t drawn[RAAT_LANES],
                                float caution, int32_t out[RAAT_LANES])
{
    return urns_block(&(urns_place){high, total, marked, drawn, out}, caution);
}

uint64_t raat_unimodal_avx2_poisson(const uint32_t high[RAAT_LANES], const double mean[RAAT_LANES],
                                    float caution, int32_t out[RAAT_LANES])
{
    return poisson_block(&(poisson_place){high, mean, out}, caution);
}

uint64_t raat_unimodal_avx2_draw_urn(const raat_stream *s, const int32_t total[RAAT_LANES],
                                     const int32_t marked[RAAT_LANES],
                                     const int32_t drawn[RAAT_LANES], uint32_t out_high[RAAT_LANES],
                                     int32_t out[RAAT_LANES])
{
    const urns_place at = {out_high, total, marked, drawn, out};
    uint64_t undecided;
    const bool done = urns_aside(&at, &undecided);
    if (!done || undecided != 0)
        philox_lanes(s, 0, out_high);
    return done ? undecided : urns_block(&at, 1);
}

uint64_t raat_unimodal_avx2_draw_poisson(const raat_stream *s, const double mean[RAAT_LANES],
                                         uint32_t out_high[RAAT_LANES], int32_t out[RAAT_LANES])
{
    const poisson_place at = {out_high, mean, out};
    if (poisson_aside(&at))
        return 0;
    philox_lanes(s, 0, out_high);
    return poisson_block(&at, 1);
}

#endif
