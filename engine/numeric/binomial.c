#include "engine/numeric/binomial.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "engine/numeric/binomial_double.h"
#include "engine/numeric/binomial_exact.h"
#include "engine/numeric/binomial_filter.h"
#include "engine/numeric/isa.h"

/* No uniform decides: nobody to draw, or probability 0 or 1 (stored as +0 and -0). */
static bool settled(int32_t n, float signed_p, int32_t *out)
{
    if (n > 0 && fabsf(signed_p) > 0)
        return false;
    *out = signbit(signed_p) ? n : 0;
    return true;
}

int32_t raat_binomial_at(uint64_t bits, int32_t n, float signed_p)
{
    assert(n >= 0 && fabsf(signed_p) <= 0.5F);
    int32_t x;
    if (settled(n, signed_p, &x))
        return x;
    const bool reflected = signed_p < 0;
    const double u = ((double)(reflected ? ~bits : bits) + 0.5) * 0x1p-64;
    if (u < 1 && raat_binomial_double(u, RAAT_BINOMIAL_DOUBLE_SLACK, n, fabs((double)signed_p), &x))
        return reflected ? n - x : x;
    return raat_binomial_exact(bits, n, signed_p);
}

/* The high word alone nearly always decides; the low one costs a second Philox. */
static bool from_high_word(uint32_t high, int32_t n, float signed_p, int32_t *out)
{
    const bool reflected = signed_p < 0;
    const double u = ((double)(reflected ? ~high : high) + 0.5) * 0x1p-32;
    const double slack = RAAT_BINOMIAL_DOUBLE_SLACK + 0x1p-33;
    int32_t x;
    if (!raat_binomial_double(u, slack, n, fabs((double)signed_p), &x))
        return false;
    *out = reflected ? n - x : x;
    return true;
}

/* Below the filter: from the high word, and where that cannot tell, from all 64 bits. */
static int32_t below_filter(const raat_stream *s, int lane, uint32_t high, int32_t n,
                            float signed_p)
{
    int32_t x;
    if (settled(n, signed_p, &x) || from_high_word(high, n, signed_p, &x))
        return x;
    return raat_binomial_at(raat_stream_bits(s, lane), n, signed_p);
}

void raat_binomial_lanes(const raat_stream *s, const int32_t n[RAAT_LANES],
                         const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES])
{
    static raat_binomial_drawer *const drawers[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_binomial_portable_draw,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = raat_binomial_avx2_draw,
        [RAAT_ISA_AVX512] = raat_binomial_avx512_draw,
#endif
    };
    uint32_t high[RAAT_LANES];
    uint64_t undecided = drawers[raat_isa_current()](s, n, signed_p, high, out);
    for (; undecided != 0; undecided &= undecided - 1) {
        const int i = __builtin_ctzll(undecided);
        out[i] = below_filter(s, i, high[i], out[i], signed_p[i]);
    }
}
