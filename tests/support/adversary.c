#include "tests/support/adversary.h"

#include <math.h>
#include <stdlib.h>

#include "engine/numeric/binomial.h"

uint64_t adversary_mix(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

double adversary_uniform(uint64_t *state)
{
    return ((double)(adversary_mix(state) >> 11) + 0.5) * 0x1p-53;
}

double adversary_cdf(int32_t k, int32_t n, double p)
{
    const double up = p / (1 - p), down = (1 - p) / p, mode = floor((n + 1.0) * p);
    double all = 1, at_most = mode <= k ? 1 : 0, w = 1;
    for (double j = mode; j > 0 && w > 1e-16; j--) {
        w *= j * down / (n - j + 1);
        all += w;
        at_most += j - 1 <= k ? w : 0;
    }
    w = 1;
    for (double j = mode; j < n && w > 1e-16; j++) {
        w *= (n - j) * up / (j + 1);
        all += w;
        at_most += j + 1 <= k ? w : 0;
    }
    return at_most / all;
}

/* Bits whose uniform lies within 10^-3 to 10^-13 of a step of Bin(n, p); p <= 1/2. */
static uint64_t beside_a_step(uint64_t *state, uint64_t bits, int32_t n, float p)
{
    const int32_t k = raat_binomial_at(bits, n, p) - (int32_t)(adversary_mix(state) & 1);
    if (k < 0 || k >= n)
        return bits;
    const double gap = exp2(-10 - 33 * adversary_uniform(state));
    const double u = adversary_cdf(k, n, p) + (adversary_mix(state) & 1 ? gap : -gap);
    if (u <= 0)
        return 0;
    return u >= 1 ? UINT64_MAX : (uint64_t)(u * 0x1p64);
}

static uint64_t hard_bits(uint64_t *state, int32_t n, float signed_p)
{
    uint64_t bits = adversary_mix(state);
    const unsigned kind = adversary_mix(state) % 16;
    if (kind == 0)
        return bits >> (adversary_mix(state) % 64); /* far in the lower tail */
    if (kind == 1)
        return ~(bits >> (adversary_mix(state) % 64));
    if (kind < 4 || n == 0 || !(fabsf(signed_p) > 0))
        return bits;
    bits = beside_a_step(state, bits, n, fabsf(signed_p));
    return signed_p < 0 ? ~bits : bits;
}

/* One in 64 lanes is an edge: nobody, one person, p of 0 or 1 or the float next to them. */
static void edge(uint64_t *state, int32_t *n, float *p)
{
    const uint64_t which = adversary_mix(state) % 512;
    const float edges[] = {0.0F, -0.0F, 0x1p-149F, -0x1p-149F, 0.5F, -0.5F};
    if (which < 6)
        *p = edges[which];
    else if (which < 8)
        *n = (int32_t)which - 6;
}

void adversary_fill(uint64_t *state, int32_t n_limit, adversary_block *out)
{
    const unsigned kind = adversary_mix(state) % 8; /* 0: each lane on its own, 1: all the same */
    double n = 0, p = 0;
    for (int i = 0; i < RAAT_LANES; i++) {
        if (i == 0 || kind == 0) {
            n = exp2(log2(n_limit) * adversary_uniform(state));
            p = exp2(-1 - 19 * adversary_uniform(state) * adversary_uniform(state));
            if (adversary_mix(state) % 4 == 0)
                p = -p;
        }
        const double near_n = kind < 2 ? 1 : 0.8 + 0.2 * adversary_uniform(state);
        const double near_p = kind < 2 ? 1 : 0.7 + 0.3 * adversary_uniform(state);
        out->n[i] = (int32_t)(n * near_n);
        out->p[i] = (float)(p * near_p);
        edge(state, &out->n[i], &out->p[i]);
        out->bits[i] = hard_bits(state, out->n[i], out->p[i]);
    }
}

int adversary_blocks(int blocks)
{
    const char *part = getenv("RAAT_ADVERSARY_PART");
    const int n = part == NULL ? 1 : atoi(part);
    return n <= 1 ? blocks : (blocks + n - 1) / n;
}
