#include "engine/numeric/hypergeometric.h"

#include "engine/numeric/expansion.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/unimodal.h"
#include "engine/numeric/unimodal_filter.h"

#include <assert.h>
#include <stdbool.h>

typedef struct {
    int32_t total, marked, drawn;
} urn;

/* Without a branch a lane, so that the compiler looks at several at a time. */
static bool are_urns(const int32_t total[RAAT_LANES], const int32_t marked[RAAT_LANES],
                     const int32_t drawn[RAAT_LANES])
{
    uint32_t wrong = 0; /* its highest bit: something below is negative */
    for (int i = 0; i < RAAT_LANES; i++) {
        const uint32_t n = (uint32_t)total[i], k = (uint32_t)marked[i], m = (uint32_t)drawn[i];
        wrong |= n | k | m | (n - k) | (n - m) | (RAAT_HYPERGEOMETRIC_TOTAL_MAX - n);
    }
    return wrong >> 31 == 0;
}

static raat_unimodal law_of(urn a)
{
    const int32_t sure = a.marked - (a.total - a.drawn); /* so many are drawn whatever happens */
    const int64_t mode = ((int64_t)a.drawn + 1) * ((int64_t)a.marked + 1) / ((int64_t)a.total + 2);
    return (raat_unimodal){.a = a.marked,
                           .b = a.drawn,
                           .c = 1 - sure,
                           .g = 1,
                           .lowest = sure > 0 ? sure : 0,
                           .mode = (double)mode,
                           .highest = a.marked < a.drawn ? a.marked : a.drawn};
}

static bool is_certain(const raat_unimodal *law)
{
    return law->lowest >= law->highest;
}

int32_t raat_hypergeometric_at(uint64_t bits, int32_t total, int32_t marked, int32_t drawn)
{
    assert(0 <= marked && marked <= total && 0 <= drawn && drawn <= total);
    assert(total <= RAAT_HYPERGEOMETRIC_TOTAL_MAX);
    const raat_unimodal law = law_of((urn){total, marked, drawn});
    return is_certain(&law) ? (int32_t)law.lowest : raat_unimodal_bits(&law, bits);
}

/* The quick guess for a wide law. Its third and fourth cumulants in closed form,
 * checked against factorial moments in tests/chance/test_expansion.c. */
static bool guess(urn a, uint32_t high, int32_t *out)
{
    const double n = a.total, k = a.marked, m = a.drawn;
    const double mean = m * k / n, variance = mean * ((n - k) / n) * ((n - m) / (n - 1));
    if (!(variance >= RAAT_EXPANSION_VARIANCE_MIN))
        return false;
    const double third = variance * ((n - 2 * k) / n) * ((n - 2 * m) / (n - 2));
    const double fourth =
        variance * (n * (n + 1) - 6 * k * (n - k) - 6 * m * (n - m) + 6 * variance * (5 * n - 6)) /
        ((n - 2) * (n - 3));
    const raat_expansion e = raat_expansion_of(mean, variance, third, fourth);
    return raat_expansion_word(&e, high, out);
}

static bool weigh(const raat_unimodal *law, uint32_t high, int32_t *out)
{
    const raat_unimodal_mass mass = raat_unimodal_weigh(law);
    return raat_unimodal_word(law, &mass, high, out);
}

/* Below the filter: from the high word, and where that cannot tell, from all 64 bits. */
static int32_t below_filter(const raat_stream *s, int lane, uint32_t high, urn a)
{
    const raat_unimodal law = law_of(a);
    int32_t x = (int32_t)law.lowest;
    if (is_certain(&law) || guess(a, high, &x) || weigh(&law, high, &x))
        return x;
    return raat_unimodal_bits(&law, raat_stream_bits(s, lane));
}

void raat_hypergeometric_lanes(const raat_stream *s, const int32_t total[RAAT_LANES],
                               const int32_t marked[RAAT_LANES], const int32_t drawn[RAAT_LANES],
                               int32_t out[RAAT_LANES])
{
    static raat_unimodal_urn_drawer *const drawers[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_unimodal_portable_draw_urn,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = raat_unimodal_avx2_draw_urn,
        [RAAT_ISA_AVX512] = raat_unimodal_avx512_draw_urn,
#endif
    };
    assert(are_urns(total, marked, drawn));
    uint32_t high[RAAT_LANES];
    uint64_t undecided = drawers[raat_isa_current()](s, total, marked, drawn, high, out);
    for (; undecided != 0; undecided &= undecided - 1) {
        const int i = __builtin_ctzll(undecided);
        out[i] = below_filter(s, i, high[i], (urn){total[i], marked[i], drawn[i]});
    }
}
