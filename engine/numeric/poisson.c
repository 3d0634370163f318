#include "engine/numeric/poisson.h"

#include "engine/numeric/unimodal.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/* Far above any count with a weight that matters (mean 1e6: 12.4 sigma are 12 400). */
static const double HIGHEST = 0x1p30;

static raat_unimodal law_of(double mean)
{
    assert(mean >= 0 && mean <= RAAT_POISSON_MEAN_MAX);
    return (raat_unimodal){
        .a = mean, .b = 1, .c = 1, .g = 0, .lowest = 0, .mode = floor(mean), .highest = HIGHEST};
}

int32_t raat_poisson_at(uint64_t bits, double mean)
{
    const raat_unimodal law = law_of(mean);
    return mean > 0 ? raat_unimodal_bits(&law, bits) : 0;
}

static bool all_zero(const double mean[RAAT_LANES])
{
    for (int lane = 0; lane < RAAT_LANES; lane++)
        if (mean[lane] > 0)
            return false;
    return true;
}

void raat_poisson_lanes(const raat_stream *s, const double mean[RAAT_LANES],
                        int32_t out[RAAT_LANES])
{
    uint32_t high[RAAT_LANES] = {0};
    if (!all_zero(mean))
        raat_stream_words(s, 0, high);
    raat_unimodal law = {0};
    raat_unimodal_mass mass = {0};
    double weighed = 0; /* the mean that law and mass belong to: lanes often share one */
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        assert(mean[lane] >= 0);
        out[lane] = 0;
        if (!(mean[lane] > 0))
            continue;
        if (mean[lane] < weighed || mean[lane] > weighed) {
            law = law_of(mean[lane]);
            mass = raat_unimodal_weigh(&law);
            weighed = mean[lane];
        }
        if (!raat_unimodal_word(&law, &mass, high[lane], &out[lane]))
            out[lane] = raat_unimodal_bits(&law, raat_stream_bits(s, lane));
    }
}
