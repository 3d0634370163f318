/* philox_lanes.h: Philox4x32-10 over the lanes of a block, written once for every vector width.
 * Include it after a vector_*.h. The mapping of lanes to counters and words is in stream.h.
 *
 * Two vectors hold WIDTH counters, even ones and odd ones apart, each in the low half of a 64-bit
 * lane: the multiplication wants them there, its high half is one shift away, and what lies in the
 * upper halves is never read. */
#ifndef RAAT_NUMERIC_PHILOX_LANES_H
#define RAAT_NUMERIC_PHILOX_LANES_H

#include "engine/numeric/stream.h"

/* Salmon, Moraes, Dror and Shaw (2011), section 3.3 and the Random123 reference. */
static const uint32_t philox_multiplier[2] = {UINT32_C(0xD2511F53), UINT32_C(0xCD9E8D57)};
static const uint32_t philox_increment[2] = {UINT32_C(0x9E3779B9), UINT32_C(0xBB67AE85)};
enum { PHILOX_ROUNDS = 10 };

static inline vint philox_word(uint32_t a)
{
    return v_set_int((int32_t)a);
}

static inline void philox_round(vint c[4], const uint32_t key[2])
{
    const vint a = v_multiply_wide(c[0], philox_word(philox_multiplier[0]));
    const vint b = v_multiply_wide(c[2], philox_word(philox_multiplier[1]));
    c[0] = v_xor3(v_high_half(b), c[1], philox_word(key[0]));
    c[1] = b;
    c[2] = v_xor3(v_high_half(a), c[3], philox_word(key[1]));
    c[3] = a;
}

/* Words of the counters column to column + WIDTH - 1. */
static inline void philox_columns(const raat_stream *s, uint32_t tag, uint32_t column,
                                  uint32_t out[RAAT_LANES])
{
    const vint first = v_add(v_count_up(), philox_word(16 * s->block + column));
    vint even[4] = {first, philox_word(s->step | tag << 31), philox_word((uint32_t)s->key),
                    philox_word((uint32_t)(s->key >> 32))};
    vint odd[4] = {v_high_half(first), even[1], even[2], even[3]};
    uint32_t key[2] = {(uint32_t)s->seed, (uint32_t)(s->seed >> 32)};
    UNROLLED
    for (int i = 0; i < PHILOX_ROUNDS; i++) {
        philox_round(even, key);
        philox_round(odd, key);
        key[0] += philox_increment[0];
        key[1] += philox_increment[1];
    }
    for (int word = 0; word < 4; word++)
        v_store_int(out + 16 * word + column, v_interleave(even[word], odd[word]));
}

static inline void philox_lanes(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES])
{
    for (uint32_t column = 0; column < RAAT_LANES / 4; column += WIDTH)
        philox_columns(s, tag, column, out);
}

#endif
