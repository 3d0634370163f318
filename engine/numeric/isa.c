#include "engine/numeric/isa.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[RAAT_ISA_COUNT] = {"portable", "avx2", "avx512"};

atomic_int raat_isa_chosen = RAAT_ISA_COUNT;

const char *raat_isa_name(raat_isa isa)
{
    return names[isa];
}

bool raat_isa_available(raat_isa isa)
{
#ifdef __x86_64__
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (isa == RAAT_ISA_AVX2)
        return avx2;
    if (isa == RAAT_ISA_AVX512)
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vpopcntdq");
#endif
    return isa == RAAT_ISA_PORTABLE;
}

static bool from_environment(const char *word, raat_isa *out)
{
    for (int i = 0; i < RAAT_ISA_COUNT; i++)
        if (strcmp(word, names[i]) == 0 && raat_isa_available((raat_isa)i)) {
            *out = (raat_isa)i;
            return true;
        }
    return false;
}

static raat_isa best(void)
{
    raat_isa isa = RAAT_ISA_AVX512;
    const char *word = getenv("RAAT_ISA");
    if (word != NULL && from_environment(word, &isa))
        return isa;
    while (!raat_isa_available(isa))
        isa--;
    return isa;
}

/* Two threads that ask at once find the same answer. */
raat_isa raat_isa_choose(void)
{
    const raat_isa isa = best();
    atomic_store_explicit(&raat_isa_chosen, (int)isa, memory_order_relaxed);
    return isa;
}

void raat_isa_force(raat_isa isa)
{
    assert(raat_isa_available(isa));
    atomic_store_explicit(&raat_isa_chosen, (int)isa, memory_order_relaxed);
}

raat_status raat_isa_check(raat_error *err)
{
    raat_isa isa;
    const char *word = getenv("RAAT_ISA");
    if (word == NULL || from_environment(word, &isa))
        return RAAT_OK;
    return raat_error_set(err, RAAT_USAGE,
                          "RAAT_ISA=%s: unknown, or not on this processor (portable, avx2, avx512)",
                          word);
}
