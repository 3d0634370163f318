#include "bench/rm1_skeleton_by_isa.h"

#ifdef __x86_64__

#include "engine/numeric/vector_avx512.h"

#include "bench/rm1_skeleton_lanes.h"

void raat_rm1_skeleton_avx512(const raat_stream *s, const int32_t n[RAAT_LANES],
                              const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES])
{
    skeleton(s, n, signed_p, out);
}

#endif
