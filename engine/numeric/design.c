#include "engine/numeric/design.h"

#include <assert.h>
#include <stddef.h>

enum { STEP_RANK = 0, STEP_JITTER = 1, BLOCKS = RAAT_DESIGN_GROUP / RAAT_LANES };

static void group_words(const raat_stream *s, uint32_t words[RAAT_DESIGN_GROUP])
{
    raat_stream at = *s;
    at.step = STEP_RANK;
    for (uint32_t b = 0; b < BLOCKS; b++) {
        at.block = s->block / BLOCKS * BLOCKS + b;
        raat_stream_words(&at, 0, words + (size_t)b * RAAT_LANES);
    }
}

/* Counting who comes before finds one rank without a sort, and a block asks for a quarter of the
 * ranks only. Two loops of fixed length, because compilers make vectors of them. */
static uint32_t rank_of(const uint32_t words[RAAT_DESIGN_GROUP], uint32_t i)
{
    const uint32_t mine = words[i];
    uint32_t before = 0;
    for (uint32_t j = 0; j < RAAT_DESIGN_GROUP; j++)
        before += words[j] < mine;
    for (uint32_t j = 0; j < RAAT_DESIGN_GROUP; j++)
        before += (words[j] == mine) & (j < i); /* a tie goes to the lower index */
    return before;
}

void raat_design_uniforms(const raat_stream *s, double out[RAAT_LANES])
{
    assert(s->step == 0);
    uint32_t ranks[RAAT_DESIGN_GROUP], jitter[RAAT_LANES];
    group_words(s, ranks);
    raat_stream at = *s;
    at.step = STEP_JITTER;
    raat_stream_words(&at, 0, jitter);
    const uint32_t first = s->block % BLOCKS * RAAT_LANES;
    for (uint32_t lane = 0; lane < RAAT_LANES; lane++) {
        const uint32_t stratum = rank_of(ranks, first + lane);
        out[lane] = ((double)((uint64_t)stratum << 32 | jitter[lane]) + 0.5) * 0x1p-40;
    }
}
