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

static inline vint philox_same(uint32_t a)
{
    return v_set_int((int32_t)a);
}

static inline void philox_round(vint c[4], const vint key[2])
{
    const vint a = v_multiply_wide(c[0], philox_same(philox_multiplier[0]));
    const vint b = v_multiply_wide(c[2], philox_same(philox_multiplier[1]));
    c[0] = v_xor3(v_high_half(b), c[1], key[0]);
    c[1] = b;
    c[2] = v_xor3(v_high_half(a), c[3], key[1]);
    c[3] = a;
}

/* Where only the first counter word differs between lanes, half of the first round and a part of
 * the second are the same in all of them: the state after one round is two plain words, out_same[],
 * and two vectors. */
static inline void philox_first(vint column, const uint32_t counter[4], const uint32_t key[2],
                                uint32_t out_same[2], vint out[2])
{
    const uint64_t b = (uint64_t)counter[2] * philox_multiplier[1];
    const vint a = v_multiply_wide(column, philox_same(philox_multiplier[0]));
    out_same[0] = (uint32_t)(b >> 32) ^ counter[1] ^ key[0];
    out_same[1] = (uint32_t)b;
    out[0] = v_xor(v_high_half(a), philox_same(counter[3] ^ key[1]));
    out[1] = a;
}

static inline void philox_second(const uint32_t same[2], const vint other[2], const uint32_t key[2],
                                 vint out[4])
{
    const uint64_t a = (uint64_t)same[0] * philox_multiplier[0];
    const vint b = v_multiply_wide(other[0], philox_same(philox_multiplier[1]));
    out[0] = v_xor(v_high_half(b), philox_same(same[1] ^ key[0]));
    out[1] = b;
    out[2] = v_xor(other[1], philox_same((uint32_t)(a >> 32) ^ key[1]));
    out[3] = philox_same((uint32_t)a);
}

static inline void philox_begin(vint column, const uint32_t counter[4], const uint32_t key[2],
                                vint out[4])
{
    const uint32_t next[2] = {key[0] + philox_increment[0], key[1] + philox_increment[1]};
    uint32_t same[2];
    vint other[2];
    philox_first(column, counter, key, same, other);
    philox_second(same, other, next, out);
}

/* Words of the counters column to column + WIDTH - 1. */
static inline void philox_columns(const raat_stream *s, uint32_t tag, uint32_t column,
                                  uint32_t out[RAAT_LANES])
{
    const uint32_t counter[4] = {16 * s->block + column, s->step | tag << 31, (uint32_t)s->key,
                                 (uint32_t)(s->key >> 32)};
    const uint32_t seed[2] = {(uint32_t)s->seed, (uint32_t)(s->seed >> 32)};
    const vint first = v_add(v_count_up(), philox_same(counter[0]));
    vint even[4], odd[4];
    philox_begin(first, counter, seed, even);
    philox_begin(v_high_half(first), counter, seed, odd);
    vint key[2], increment[2];
    for (int i = 0; i < 2; i++) {
        key[i] = philox_same(seed[i] + 2 * philox_increment[i]);
        increment[i] = v_opaque(philox_same(philox_increment[i])); /* else a constant a round */
    }
    UNROLLED
    for (int round = 2; round < PHILOX_ROUNDS; round++) {
        philox_round(even, key);
        philox_round(odd, key);
        for (int i = 0; i < 2; i++)
            key[i] = v_add(key[i], increment[i]);
    }
    UNROLLED
    for (int word = 0; word < 4; word++)
        v_store_int(out + 16 * word + column, v_interleave(even[word], odd[word]));
}

static inline void philox_lanes(const raat_stream *s, uint32_t tag, uint32_t out[RAAT_LANES])
{
    for (uint32_t column = 0; column < RAAT_LANES / 4; column += WIDTH)
        philox_columns(s, tag, column, out);
}

#endif
