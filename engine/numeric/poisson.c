#include "engine/numeric/poisson.h"

#include "engine/numeric/expansion.h"
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

/* A law and what its quick levels need, kept from lane to lane: lanes often share one mean. */
typedef struct {
    raat_unimodal law;
    raat_expansion expansion; /* for a variance that allows it */
    raat_unimodal_mass mass;
    bool is_weighed;
} drawer;

static void take(drawer *d, double mean)
{
    d->law = law_of(mean);
    d->is_weighed = false;
    if (mean >= RAAT_EXPANSION_VARIANCE_MIN)
        d->expansion = raat_expansion_of(mean, mean, mean, mean);
}

/* From the high word alone, if that decides. */
static bool draw_word(drawer *d, uint32_t high, int32_t *out)
{
    if (d->law.a >= RAAT_EXPANSION_VARIANCE_MIN && raat_expansion_word(&d->expansion, high, out))
        return true;
    if (!d->is_weighed)
        d->mass = raat_unimodal_weigh(&d->law);
    d->is_weighed = true;
    return raat_unimodal_word(&d->law, &d->mass, high, out);
}

void raat_poisson_lanes(const raat_stream *s, const double mean[RAAT_LANES],
                        int32_t out[RAAT_LANES])
{
    uint32_t high[RAAT_LANES] = {0};
    if (!all_zero(mean))
        raat_stream_words(s, 0, high);
    drawer d = {0};
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        assert(mean[lane] >= 0);
        out[lane] = 0;
        if (!(mean[lane] > 0))
            continue;
        if (mean[lane] < d.law.a || mean[lane] > d.law.a)
            take(&d, mean[lane]);
        if (!draw_word(&d, high[lane], &out[lane]))
            out[lane] = raat_unimodal_bits(&d.law, raat_stream_bits(s, lane));
    }
}
