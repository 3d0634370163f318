/* rm1_skeleton.h: the same traffic as a draw, one Philox word and one multiply-add, and no sampling:
 * what is left of RM1 when binomials cost nothing. */
#ifndef RAAT_BENCH_RM1_SKELETON_H
#define RAAT_BENCH_RM1_SKELETON_H

#include "bench/rm1.h"

raat_rm1_draw raat_rm1_skeleton; /* by the instruction set in use */

#endif
