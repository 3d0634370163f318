#include "tests/support/hard_laws.h"

#include "tests/support/adversary.h"

#include <math.h>

raat_unimodal hard_law_of_urn(int32_t total, int32_t marked, int32_t drawn)
{
    const double n = total, a = marked, b = drawn, sure = a + b - n;
    const double mode = floor((b + 1) * (a + 1) / (n + 2));
    return (raat_unimodal){a, b, 1 - sure, 1, fmax(0, sure), mode, fmin(a, b)};
}

raat_unimodal hard_law_of_mean(double mean)
{
    return (raat_unimodal){mean, 1, 1, 0, 0, floor(mean), 0x1p30};
}

double hard_law_cdf(const raat_unimodal *law, double k)
{
    const raat_unimodal_mass mass = raat_unimodal_weigh(law);
    double w = 1, part = mass.below;
    for (double j = law->mode; j <= k; j++) {
        part += w;
        w *= (law->a - law->g * j) * (law->b - law->g * j) / ((j + 1) * (law->c + law->g * j));
    }
    w = 1;
    for (double j = law->mode - 1; j > k; j--) {
        w *= (j + 1) * (law->c + law->g * j) / ((law->a - law->g * j) * (law->b - law->g * j));
        part -= w;
    }
    return part / mass.total;
}

static int32_t answer(const raat_unimodal *law, uint64_t bits)
{
    const raat_unimodal_mass mass = raat_unimodal_weigh(law);
    int32_t x;
    if (law->lowest >= law->highest)
        return (int32_t)law->lowest;
    if (raat_unimodal_word(law, &mass, (uint32_t)(bits >> 32), &x))
        return x;
    return raat_unimodal_bits(law, bits);
}

static uint64_t beside_a_step(uint64_t *state, uint64_t bits, const raat_unimodal *law)
{
    const double k = answer(law, bits) - (double)(adversary_mix(state) & 1);
    if (k < law->lowest || k >= law->highest)
        return bits;
    const double gap = exp2(-10 - 33 * adversary_uniform(state));
    const double u = hard_law_cdf(law, k) + (adversary_mix(state) & 1 ? gap : -gap);
    if (u <= 0)
        return 0;
    return u >= 1 ? UINT64_MAX : (uint64_t)(u * 0x1p64);
}

/* Anywhere, or in a tail, 2^-k of the law: k up to `deepest`, and either tail. */
static uint64_t tail_bits(uint64_t *state, unsigned deepest)
{
    const uint64_t bits = adversary_mix(state) >> adversary_mix(state) % (deepest + 1);
    return adversary_mix(state) & 1 ? bits : ~bits;
}

static uint64_t hard_bits(uint64_t *state, const raat_unimodal *law)
{
    const unsigned kind = adversary_mix(state) % 16;
    if (kind < 2)
        return tail_bits(state, 63);
    if (kind < 4 || law->lowest >= law->highest)
        return adversary_mix(state);
    return beside_a_step(state, kind < 8 ? tail_bits(state, 20) : adversary_mix(state), law);
}

/* ---- urns ---- */

/* A share of all: any, few or nearly all. */
static int32_t part_of(uint64_t *state, int32_t all)
{
    const unsigned kind = adversary_mix(state) % 4;
    const double u = adversary_uniform(state), few = exp(log(all + 1.0) * u) - 1;
    return (int32_t)fmin(all, kind < 2 ? u * (all + 1.0) : kind == 2 ? few : all - floor(few));
}

static double variance_of(double n, double a, double b)
{
    return n < 2 ? 0 : b * (a / n) * (1 - a / n) * (n - b) / (n - 1);
}

/* Redrawn while too wide, but for one in 4,000: their truth takes milliseconds. */
static void urn(uint64_t *state, int32_t limit, int32_t out[3])
{
    do {
        out[0] = (int32_t)exp2(log2(limit + 1.0) * adversary_uniform(state));
        out[1] = part_of(state, out[0]);
        out[2] = part_of(state, out[0]);
    } while (variance_of(out[0], out[1], out[2]) > 5000 && adversary_mix(state) % 4000 != 0);
}

/* A cell's lanes resemble each other. */
static int32_t near_to(uint64_t *state, int32_t n, double spread)
{
    return (int32_t)(n * (1 - spread * adversary_uniform(state)));
}

static int32_t at_most(int32_t n, int32_t all)
{
    return n < all ? n : all;
}

void hard_urns_fill(uint64_t *state, int32_t limit, hard_urns *out)
{
    const unsigned kind = adversary_mix(state) % 8; /* 0: each lane on its own, 1: all the same */
    const double spread = kind < 2 ? 0 : 0.4 * adversary_uniform(state);
    int32_t all[3] = {0};
    for (int i = 0; i < RAAT_LANES; i++) {
        if (i == 0 || kind == 0 || (kind == 2 && adversary_mix(state) % 8 == 0))
            urn(state, limit, all);
        out->total[i] = near_to(state, all[0], spread);
        out->marked[i] = at_most(near_to(state, all[1], spread), out->total[i]);
        out->drawn[i] = at_most(near_to(state, all[2], spread), out->total[i]);
        const raat_unimodal law = hard_law_of_urn(out->total[i], out->marked[i], out->drawn[i]);
        out->bits[i] = hard_bits(state, &law);
        out->truth[i] = answer(&law, out->bits[i]);
    }
}

/* ---- means ---- */

void hard_means_fill(uint64_t *state, double limit, hard_means *out)
{
    const unsigned kind = adversary_mix(state) % 8;
    const double spread = kind < 2 ? 0 : 0.5 * adversary_uniform(state);
    double mean = 0;
    for (int i = 0; i < RAAT_LANES; i++) {
        if (i == 0 || kind == 0 || (kind == 2 && adversary_mix(state) % 8 == 0))
            mean = exp(log(1e-4) + log(limit * 1e4) * adversary_uniform(state));
        out->mean[i] = mean * (1 - spread * adversary_uniform(state));
        const unsigned edge = adversary_mix(state) % 256;
        if (edge < 2)
            out->mean[i] = edge * 0x1p-1074;
        const raat_unimodal law = hard_law_of_mean(out->mean[i]);
        out->bits[i] = out->mean[i] > 0x1p-60 ? hard_bits(state, &law) : adversary_mix(state);
        out->truth[i] = out->mean[i] > 0 ? answer(&law, out->bits[i]) : 0;
    }
}
