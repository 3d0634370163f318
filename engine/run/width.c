#include "engine/run/width.h"

#include "engine/numeric/isa.h"

void raat_width_simulate(raat_block *block, int32_t number, int unshared)
{
    static raat_block_simulator *const simulators[RAAT_ISA_COUNT] = {
        [RAAT_ISA_PORTABLE] = raat_block_simulate_portable,
#ifdef RAAT_WIDTHS
        [RAAT_ISA_AVX2] = raat_block_simulate_avx2,
        [RAAT_ISA_AVX512] = raat_block_simulate_avx512,
#else
        [RAAT_ISA_AVX2] = raat_block_simulate_portable,
        [RAAT_ISA_AVX512] = raat_block_simulate_portable,
#endif
    };
    simulators[raat_isa_current()](block, number, unshared);
}
