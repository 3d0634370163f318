#include "engine/numeric/stream.h"

#include <Random123/philox.h>
#include <assert.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/stream_words.h"

enum { WORDS = 4, COUNTERS = RAAT_LANES / WORDS };

uint64_t raat_stream_key(const char *region, const char *process, const char *cell)
{
    const char *const names[] = {region, process, cell};
    raat_digest context;
    raat_digest_begin(&context);
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            raat_digest_add(&context, "\n", 1);
        raat_digest_add(&context, names[i], strlen(names[i]));
    }
    uint8_t digest[RAAT_DIGEST_BYTES];
    raat_digest_end(&context, digest);
    uint64_t key = 0;
    for (int i = 7; i >= 0; i--)
        key = key << 8 | digest[i];
    return key;
}

static philox4x32_ctr_t four_words(const raat_stream *s, uint32_t tag, uint32_t column)
{
    const philox4x32_ctr_t counter = {{COUNTERS * s->block + column, s->step | tag << 31,
                                       (uint32_t)s->key, (uint32_t)(s->key >> 32)}};
    const philox4x32_key_t key = {{(uint32_t)s->seed, (uint32_t)(s->seed >> 32)}};
    return philox4x32(counter, key);
}

void raat_stream_portable(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES])
{
    for (uint32_t column = 0; column < COUNTERS; column++) {
        const philox4x32_ctr_t four = four_words(s, tag, column);
        for (uint32_t w = 0; w < WORDS; w++)
            out[COUNTERS * w + column] = four.v[w];
    }
}

void raat_stream_words(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES])
{
    assert(tag < 2 && s->step < UINT32_C(1) << 31 && s->block < UINT32_C(1) << 28);
    static raat_stream_filler *const fillers[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_stream_portable,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = raat_stream_avx2,
        [RAAT_ISA_AVX512] = raat_stream_avx512,
#endif
    };
    fillers[raat_isa_current()](s, tag, out);
}

uint32_t raat_stream_word(const raat_stream *s, uint32_t tag, int lane)
{
    return four_words(s, tag, (uint32_t)lane % COUNTERS).v[lane / COUNTERS];
}

uint64_t raat_stream_bits(const raat_stream *s, int lane)
{
    return (uint64_t)raat_stream_word(s, 0, lane) << 32 | raat_stream_word(s, 1, lane);
}

void raat_stream_uniforms(const raat_stream *s, double out[RAAT_LANES])
{
    uint32_t high[RAAT_LANES], low[RAAT_LANES];
    raat_stream_words(s, 0, high);
    raat_stream_words(s, 1, low);
    for (int lane = 0; lane < RAAT_LANES; lane++) {
        const uint64_t bits = (uint64_t)high[lane] << 32 | low[lane];
        out[lane] = ((double)(bits >> 12) + 0.5) * 0x1p-52;
    }
}
