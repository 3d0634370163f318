/* vector_portable.h: four lanes in C with the compiler's vectors and no intrinsics, for every
 * processor; the contract of each operation is in vector_avx512.h. Without an fma a rounding is
 * added here and there, which the bands of binomial_lanes.h have room for. */
#ifndef RAAT_NUMERIC_VECTOR_PORTABLE_H
#define RAAT_NUMERIC_VECTOR_PORTABLE_H

#include <stdint.h>
#include <string.h>

#include "engine/numeric/unrolled.h"

typedef float vfloat __attribute__((vector_size(16)));
typedef int32_t vint __attribute__((vector_size(16)));
typedef uint32_t vunsigned __attribute__((vector_size(16)));
typedef double vdouble __attribute__((vector_size(32)));

enum { WIDTH = 4, TILE = 2 };

static inline vfloat v_set(float a)
{
    return (vfloat){a, a, a, a};
}

static inline vint v_set_int(int32_t a)
{
    return (vint){a, a, a, a};
}

static inline vfloat v_load(const float *a)
{
    vfloat x;
    memcpy(&x, a, sizeof x);
    return x;
}

static inline vfloat v_from_doubles(const double *a)
{
    vdouble x;
    memcpy(&x, a, sizeof x);
    return __builtin_convertvector(x, vfloat);
}

static inline vfloat v_doubles_less(const double *a, vfloat b)
{
    vdouble x;
    memcpy(&x, a, sizeof x);
    return __builtin_convertvector(x - __builtin_convertvector(b, vdouble), vfloat);
}

static inline vint v_load_int(const void *a)
{
    vint x;
    memcpy(&x, a, sizeof x);
    return x;
}

static inline void v_store_int(void *a, vint x)
{
    memcpy(a, &x, sizeof x);
}

static inline vfloat v_fma(vfloat a, vfloat b, vfloat c)
{
    return a * b + c;
}

static inline vint v_bits(vfloat a)
{
    return (vint)a;
}

static inline vfloat v_float(vint a)
{
    return (vfloat)a;
}

static inline vint v_blend(vint chosen, vint a, vint b)
{
    return (chosen & a) | (~chosen & b);
}

static inline vfloat v_fms(vfloat a, vfloat b, vfloat c)
{
    return a * b - c;
}

/* The product of two 24-bit numbers is exact in double. */
static inline vfloat v_exact_fms(vfloat a, vfloat b, vfloat c)
{
    const vdouble product =
        __builtin_convertvector(a, vdouble) * __builtin_convertvector(b, vdouble);
    return __builtin_convertvector(product - __builtin_convertvector(c, vdouble), vfloat);
}

static inline vfloat v_min(vfloat a, vfloat b)
{
    return v_float(v_blend(a < b, v_bits(a), v_bits(b)));
}

static inline vfloat v_max(vfloat a, vfloat b)
{
    return v_float(v_blend(a > b, v_bits(a), v_bits(b)));
}

static inline vint v_min_word(vint a, vint b)
{
    return v_blend((vint)((vunsigned)a < (vunsigned)b), a, b);
}

static inline float v_largest(vfloat a)
{
    float largest = a[0];
    for (int i = 1; i < WIDTH; i++)
        largest = a[i] > largest ? a[i] : largest;
    return largest;
}

static inline vfloat v_abs(vfloat a)
{
    return v_float(v_bits(a) & INT32_MAX);
}

static inline vfloat v_nearer(vfloat a, vfloat b)
{
    return v_min(a, v_abs(b));
}

static inline vfloat v_reciprocal(vfloat a)
{
    return 1 / a;
}

/* Newton from the exponent halved: 3.4e-2, 1.8e-3, 4.7e-6, then the rounding. */
static inline vfloat v_rsqrt(vfloat a)
{
    vfloat x = v_float(0x5f375a86 - (v_bits(a) >> 1));
    for (int i = 0; i < 3; i++)
        x = x + x * (0.5F - 0.5F * a * x * x);
    return x;
}

/* For |a| < 2^22. */
static inline vfloat v_round(vfloat a)
{
    const float shift = 0x1.8p23F;
    return (a + shift) - shift;
}

static inline vfloat v_from_int(vint a)
{
    return __builtin_convertvector(a, vfloat);
}

static inline vfloat v_from_word(vint a)
{
    return __builtin_convertvector(a ^ INT32_MIN, vfloat) + 0x1p31F;
}

static inline vint v_to_int(vfloat a)
{
    return __builtin_convertvector(v_round(a), vint);
}

static inline vfloat v_scale(vfloat y, vfloat k)
{
    return v_float(v_bits(y) + v_to_int(v_max(k, v_set(-100))) * (1 << 23));
}

static inline vint v_add(vint a, vint b)
{
    return a + b;
}

static inline vint v_subtract(vint a, vint b)
{
    return a - b;
}

static inline vint v_and(vint a, vint b)
{
    return a & b;
}

static inline vint v_or(vint a, vint b)
{
    return a | b;
}

static inline vint v_xor(vint a, vint b)
{
    return a ^ b;
}

static inline vint v_sign(vint a)
{
    return a < 0;
}

static inline vint v_shift_right(vint a, int bits)
{
    return (vint)((vunsigned)a >> (uint32_t)bits);
}

static inline vint v_count_negative(vint tally, vfloat d)
{
    return tally + v_shift_right(v_bits(d), 31);
}

static inline vint v_counted(vint tally)
{
    return tally;
}

static inline uint64_t v_negative(vint a)
{
    uint64_t bits = 0;
    for (int i = 0; i < WIDTH; i++)
        bits |= (uint64_t)((uint32_t)a[i] >> 31) << i;
    return bits;
}

static inline uint64_t v_less(vfloat a, vfloat b)
{
    return v_negative(a < b);
}

static inline vint v_select(uint64_t bits, vint a, vint b)
{
    vint x = b;
    for (int i = 0; i < WIDTH; i++)
        if (bits >> i & 1)
            x[i] = a[i];
    return x;
}

static inline vfloat v_lookup(const float table[16], vint index)
{
    const vint i = index & 15;
    return (vfloat){table[i[0]], table[i[1]], table[i[2]], table[i[3]]};
}

static inline vfloat v_lookup_upper(const float table[16], vint index)
{
    return v_lookup(table, index);
}

#endif
