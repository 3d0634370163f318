/* width.h: the model at the width of the processor's vectors.
 *
 * Whatever a block runs through (HOT in the Makefile: the model, some of numeric, and here what simulates a block and
 * writes it down) is plain C whose loops over lanes the compiler turns into vector instructions. The Makefile compiles
 * it three times, portable, for AVX2 and for AVX-512, and hides all of a copy but its way in:
 * raat_block_simulate_WIDTH.
 * No copy may contract a product and a sum (-ffp-contract=off), so all give the same bits. */
#ifndef RAAT_RUN_WIDTH_H
#define RAAT_RUN_WIDTH_H

#include "engine/run/block.h"

#ifndef RAAT_WIDTH
#define RAAT_WIDTH portable
#endif

#define RAAT_JOINED(name, width)     name##_##width
#define RAAT_WITH_WIDTH(name, width) RAAT_JOINED(name, width)
#define RAAT_OF_WIDTH(name)          RAAT_WITH_WIDTH(name, RAAT_WIDTH)

/* Simulates replicates 64 * number and on of a block. The past that scenarios share (no action works yet) is
 * simulated once and copied, unless `unshared`; the bytes are the same. */
typedef void raat_block_simulator(raat_block *block, int32_t number, int unshared);

/* Simulates one block, by the copy for the instruction set in use (isa.h). */
raat_block_simulator raat_width_simulate;

raat_block_simulator raat_block_simulate_portable;
/* Not in every build: width.c. */
raat_block_simulator raat_block_simulate_avx2, raat_block_simulate_avx512;

#endif
