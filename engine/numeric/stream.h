/* stream.h: every random number of raat has an address, and the address alone decides it.
 *
 * An address is (seed, replicate, key, step). The key is 64 bits made from three stable names,
 * (region, process, cell), so adding a branch, an action or a scenario moves no other draw, and no
 * draw depends on threads, blocks or the order in which things are done. The generator is
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3",
 * SC11), with
 *
 *   key      = { seed low 32 bits, seed high 32 bits }
 *   counter  = { 16 * block + lane % 16, step | tag << 31, key low 32 bits, key high 32 bits }
 *   word     = word number lane / 16 (0 to 3) of the four that Philox returns
 *
 * where replicate = 64 * block + lane. Tag 0 gives the high word of the draw's 64 bits, tag 1 the
 * low word, which is computed only when the high one does not decide. */
#ifndef RAAT_NUMERIC_STREAM_H
#define RAAT_NUMERIC_STREAM_H

#include <stdint.h>

/* Replications run side by side as lanes of one block: the unit of work, memory and output. */
enum { RAAT_LANES = 64 };

/* Where the draws of one block come from, lane by lane. */
typedef struct {
    uint64_t seed;
    uint64_t key;   /* raat_stream_key(region, process, cell) */
    uint32_t step;  /* below 2^31: the step since year 0, or the calendar year of a yearly draw */
    uint32_t block; /* replicate / 64; below 2^28 */
} raat_stream;

/* The first eight bytes, little-endian, of SHA-256 over "region\nprocess\ncell". */
uint64_t raat_stream_key(const char *region, const char *process, const char *cell);

/* The high (tag 0) or low (tag 1) words of all lanes; out[RAAT_LANES]. */
void raat_stream_words(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES]);

/* One lane's word, for the rare draw that needs its low half. */
uint32_t raat_stream_word(const raat_stream *s, uint32_t tag, int lane);

/* U = high << 32 | low of one lane; the draw's uniform is (U + 1/2) / 2^64. */
uint64_t raat_stream_bits(const raat_stream *s, int lane);

/* (floor(U / 2^12) + 1/2) / 2^52, strictly between 0 and 1; out[RAAT_LANES]. One bit more and the
 * last of them would round to 1. */
void raat_stream_uniforms(const raat_stream *s, double out[RAAT_LANES]);

#endif
