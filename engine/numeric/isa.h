/* isa.h: which vector instructions this run uses. Chosen once, from the processor and from the
 * environment variable RAAT_ISA (avx512, avx2 or portable); it changes the speed and no result. */
#ifndef RAAT_NUMERIC_ISA_H
#define RAAT_NUMERIC_ISA_H

#include "engine/base/error.h"

#include <stdatomic.h>
#include <stdbool.h>

typedef enum { RAAT_ISA_PORTABLE, RAAT_ISA_AVX2, RAAT_ISA_AVX512, RAAT_ISA_COUNT } raat_isa;

/* Not to be read or written but by what follows; RAAT_ISA_COUNT until somebody asks. */
extern atomic_int raat_isa_chosen;
raat_isa raat_isa_choose(void);

/* What draws use now. RAAT_ISA names it where it can; else the best the processor has. In line,
 * because every block of draws asks. */
static inline raat_isa raat_isa_current(void)
{
    const int isa = atomic_load_explicit(&raat_isa_chosen, memory_order_relaxed);
    return isa == RAAT_ISA_COUNT ? raat_isa_choose() : (raat_isa)isa;
}

/* "portable", "avx2", "avx512" */
const char *raat_isa_name(raat_isa isa);

bool raat_isa_available(raat_isa isa); /* on this processor */

/* From now on, in every thread; for tests and benchmarks. The isa must be available. */
void raat_isa_force(raat_isa isa);

/* RAAT_USAGE when RAAT_ISA holds a word unknown or not available here: draws ignore it, so a run asks. */
raat_status raat_isa_check(raat_error *err);

#endif
