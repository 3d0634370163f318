#include "engine/numeric/binomial.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "engine/numeric/binomial_double.h"
#include "engine/numeric/binomial_exact.h"

float raat_binomial_signed(double p)
{
    assert(p >= 0 && p <= 1);
    return p <= 0.5 ? (float)p : -(float)(1 - p);
}

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

static bool all_settled(const int32_t n[RAAT_LANES], const float signed_p[RAAT_LANES],
                        int32_t out[RAAT_LANES])
{
    int32_t heads = 0;
    for (int i = 0; i < RAAT_LANES; i++)
        heads |= n[i];
    for (int i = 0; i < RAAT_LANES; i++)
        out[i] = 0;
    if (heads == 0)
        return true;
    bool all = true;
    for (int i = 0; i < RAAT_LANES; i++)
        all &= settled(n[i], signed_p[i], &out[i]);
    return all;
}

void raat_binomial_lanes(const raat_stream *s, const int32_t n[RAAT_LANES],
                         const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES])
{
    int32_t x[RAAT_LANES]; /* out may be n: the caller often has one array */
    const bool done = all_settled(n, signed_p, x);
    if (!done) {
        uint32_t high[RAAT_LANES];
        raat_stream_words(s, 0, high);
        for (int i = 0; i < RAAT_LANES; i++) {
            if (settled(n[i], signed_p[i], &x[i]))
                continue;
            if (!from_high_word(high[i], n[i], signed_p[i], &x[i]))
                x[i] = raat_binomial_exact(raat_stream_bits(s, i), n[i], signed_p[i]);
        }
    }
    for (int i = 0; i < RAAT_LANES; i++)
        out[i] = x[i];
}
