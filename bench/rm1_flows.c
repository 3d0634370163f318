#include "bench/rm1_flows.h"

#include "engine/numeric/isa.h"

const raat_rm1_flows *raat_rm1_flows_current(void)
{
    static const raat_rm1_flows *const flows[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = &raat_rm1_flows_portable,
#ifdef __x86_64__
        [RAAT_ISA_AVX2] = &raat_rm1_flows_avx2,
        [RAAT_ISA_AVX512] = &raat_rm1_flows_avx512,
#endif
    };
    return flows[raat_isa_current()];
}
