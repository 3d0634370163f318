/* rm1_flows.h: what reference model 1 does beside drawing, by instruction set, so that a comparison
 * of instruction sets is one of the whole program. Plain loops; the compiler makes the vectors. */
#ifndef RAAT_BENCH_RM1_FLOWS_H
#define RAAT_BENCH_RM1_FLOWS_H

#include "engine/numeric/stream.h"

typedef struct {
    /* n -= gone */
    void (*leave)(int32_t *restrict n, const int32_t *restrict gone);
    /* n += inflow - gone, and gone is the inflow of the next cell */
    void (*move)(int32_t *restrict n, const int32_t *restrict gone, int32_t *restrict inflow);
} raat_rm1_flows;

const raat_rm1_flows *raat_rm1_flows_current(void); /* of the instruction set in use */

extern const raat_rm1_flows raat_rm1_flows_portable;
#ifdef __x86_64__
extern const raat_rm1_flows raat_rm1_flows_avx2, raat_rm1_flows_avx512;
#endif

#endif
