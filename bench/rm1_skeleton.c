#include "bench/rm1_skeleton.h"

#include "bench/rm1_skeleton_by_isa.h"
#include "engine/numeric/isa.h"

void raat_rm1_skeleton(const raat_stream *s, const int32_t n[RAAT_LANES],
                       const float signed_p[RAAT_LANES], int32_t out[RAAT_LANES])
{
    static raat_rm1_draw *const draws[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_rm1_skeleton_portable,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = raat_rm1_skeleton_avx2,
        [RAAT_ISA_AVX512] = raat_rm1_skeleton_avx512,
#endif
    };
    draws[raat_isa_current()](s, n, signed_p, out);
}
