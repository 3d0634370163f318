#include "engine/numeric/stream_words.h"

#ifdef __x86_64__

#include "engine/numeric/vector_avx512.h"

#include "engine/numeric/philox_lanes.h"

void raat_stream_avx512(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES])
{
    philox_lanes(s, tag, out);
}

#endif
