#include "engine/numeric/poisson.h"

#include "engine/numeric/expansion.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/unimodal.h"
#include "engine/numeric/unimodal_filter.h"

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

/* From the high word alone, if that decides. */
static bool from_high_word(const raat_unimodal *law, uint32_t high, int32_t *out)
{
    const double mean = law->a;
    if (mean >= RAAT_EXPANSION_VARIANCE_MIN) {
        const raat_expansion e = raat_expansion_of(mean, mean, mean, mean);
        if (raat_expansion_word(&e, high, out))
            return true;
    }
    const raat_unimodal_mass mass = raat_unimodal_weigh(law);
    return raat_unimodal_word(law, &mass, high, out);
}

/* Below the filter: from the high word, and where that cannot tell, from all 64 bits. */
static int32_t below_filter(const raat_stream *s, int lane, uint32_t high, double mean)
{
    const raat_unimodal law = law_of(mean);
    int32_t x = 0;
    if (!(mean > 0) || from_high_word(&law, high, &x))
        return x;
    return raat_unimodal_bits(&law, raat_stream_bits(s, lane));
}

/* Without a branch a lane, so that the compiler looks at several at a time. */
static bool are_means(const double mean[RAAT_LANES])
{
    int wrong = 0;
    for (int i = 0; i < RAAT_LANES; i++)
        wrong |= !(mean[i] >= 0) | !(mean[i] <= RAAT_POISSON_MEAN_MAX);
    return wrong == 0;
}

void raat_poisson_lanes(const raat_stream *s, const double mean[RAAT_LANES],
                        int32_t out[RAAT_LANES])
{
    static raat_unimodal_poisson_drawer *const drawers[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_unimodal_portable_draw_poisson,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = raat_unimodal_avx2_draw_poisson,
        [RAAT_ISA_AVX512] = raat_unimodal_avx512_draw_poisson,
#endif
    };
    assert(are_means(mean));
    uint32_t high[RAAT_LANES];
    uint64_t undecided = drawers[raat_isa_current()](s, mean, high, out);
    for (; undecided != 0; undecided &= undecided - 1) {
        const int i = __builtin_ctzll(undecided);
        out[i] = below_filter(s, i, high[i], mean[i]);
    }
}
