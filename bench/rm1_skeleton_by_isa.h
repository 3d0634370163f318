/* rm1_skeleton_by_isa.h: the skeleton's draw of each instruction set. */
#ifndef RAAT_BENCH_RM1_SKELETON_BY_ISA_H
#define RAAT_BENCH_RM1_SKELETON_BY_ISA_H

#include "bench/rm1.h"

raat_rm1_draw raat_rm1_skeleton_portable;
#ifdef __x86_64__
raat_rm1_draw raat_rm1_skeleton_avx2, raat_rm1_skeleton_avx512;
#endif

#endif
