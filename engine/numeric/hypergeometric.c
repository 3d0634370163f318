#include "engine/numeric/hypergeometric.h"

#include "engine/numeric/expansion.h"
#include "engine/numeric/unimodal.h"

#include <assert.h>
#include <stdbool.h>

static raat_unimodal law_of(int32_t total, int32_t marked, int32_t drawn)
{
    assert(0 <= marked && marked <= total && 0 <= drawn && drawn <= total);
    assert(total <= RAAT_HYPERGEOMETRIC_TOTAL_MAX);
    const int32_t sure = marked - (total - drawn); /* so many are drawn whatever happens */
    const int64_t mode = ((int64_t)drawn + 1) * ((int64_t)marked + 1) / ((int64_t)total + 2);
    return (raat_unimodal){.a = marked,
                           .b = drawn,
                           .c = 1 - sure,
                           .g = 1,
                           .lowest = sure > 0 ? sure : 0,
                           .mode = (double)mode,
                           .highest = marked < drawn ? marked : drawn};
}

static bool is_certain(const raat_unimodal *law)
{
    return law->lowest >= law->highest;
}

int32_t raat_hypergeometric_at(uint64_t bits, int32_t total, int32_t marked, int32_t drawn)
{
    const raat_unimodal law = law_of(total, marked, drawn);
    return is_certain(&law) ? (int32_t)law.lowest : raat_unimodal_bits(&law, bits);
}

/* The quick guess for a wide law. Its third and fourth cumulants in closed form,
 * checked against factorial moments in tests/chance/test_expansion.c. */
static bool guess(int32_t total, int32_t marked, int32_t drawn, uint32_t high, int32_t *out)
{
    const double n = total, k = marked, m = drawn;
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

void raat_hypergeometric_lanes(const raat_stream *s, const int32_t total[RAAT_LANES],
                               const int32_t marked[RAAT_LANES], const int32_t drawn[RAAT_LANES],
                               int32_t out[RAAT_LANES])
{
    raat_unimodal laws[RAAT_LANES];
    bool all_certain = true;
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        laws[lane] = law_of(total[lane], marked[lane], drawn[lane]);
        all_certain = all_certain && is_certain(&laws[lane]);
    }
    uint32_t high[RAAT_LANES] = {0};
    if (!all_certain)
        raat_stream_words(s, 0, high);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        const raat_unimodal *law = &laws[lane];
        out[lane] = (int32_t)law->lowest;
        if (is_certain(law) ||
            guess(total[lane], marked[lane], drawn[lane], high[lane], &out[lane]) ||
            weigh(law, high[lane], &out[lane]))
            continue;
        out[lane] = raat_unimodal_bits(law, raat_stream_bits(s, lane));
    }
}
