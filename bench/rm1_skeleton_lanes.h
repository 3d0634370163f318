/* rm1_skeleton_lanes.h: the skeleton's draw, written once; include it after a vector_*.h. */
#ifndef RAAT_BENCH_RM1_SKELETON_LANES_H
#define RAAT_BENCH_RM1_SKELETON_LANES_H

#include "engine/numeric/stream.h"

/* n p plus a share of one person, rounded: near the binomial's mean, so stocks stay alike. */
static void skeleton(const raat_stream *s, const int32_t n[RAAT_LANES],
                     const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES])
{
    uint32_t word[RAAT_LANES];
    raat_stream_words(s, 0, word);
    UNROLLED
    for (int i = 0; i < RAAT_LANES; i += WIDTH) {
        const vfloat share = v_from_int(v_load_int(word + i)) * v_set(0x1p-33F);
        const vfloat mean = v_fma(v_from_int(v_load_int(n + i)), v_load(signed_p + i), share);
        v_store_int(out + i, v_to_int(mean));
    }
}

#endif
