/* vector_avx512.h: sixteen lanes, with AVX-512 (F, DQ, BW, VL, VBMI2 and VPOPCNTDQ: Ice
 * Lake, Zen 4 and later). One of three files that offer the
 * same small set of operations, so that binomial_lanes.h and philox_lanes.h are written once. Only
 * what the three cannot share is here; + - * on vfloat are the compiler's own vectors. */
#ifndef RAAT_NUMERIC_VECTOR_AVX512_H
#define RAAT_NUMERIC_VECTOR_AVX512_H

#include <immintrin.h>
#include <stdint.h>

#include "engine/numeric/unrolled.h"

typedef __m512 vfloat;
typedef __m512i vint;

enum { WIDTH = 16, TILE = 4 }; /* lanes of a vector; vectors in flight at a time */

static inline vfloat v_set(float a)
{
    return _mm512_set1_ps(a);
}

static inline vint v_set_int(int32_t a)
{
    return _mm512_set1_epi32(a);
}

static inline vfloat v_load(const float *a)
{
    return _mm512_loadu_ps(a);
}

/* WIDTH doubles, rounded to float. */
static inline vfloat v_from_doubles(const double *a)
{
    const __m256 low = _mm512_cvtpd_ps(_mm512_loadu_pd(a));
    const __m256 high = _mm512_cvtpd_ps(_mm512_loadu_pd(a + 8));
    return _mm512_insertf32x8(_mm512_castps256_ps512(low), high, 1);
}

/* WIDTH doubles, less b, rounded once when all is done. */
static inline vfloat v_doubles_less(const double *a, vfloat b)
{
    const __m512d low = _mm512_cvtps_pd(_mm512_castps512_ps256(b));
    const __m512d high = _mm512_cvtps_pd(_mm512_extractf32x8_ps(b, 1));
    const __m256 rest = _mm512_cvtpd_ps(_mm512_loadu_pd(a) - low);
    return _mm512_insertf32x8(_mm512_castps256_ps512(rest),
                              _mm512_cvtpd_ps(_mm512_loadu_pd(a + 8) - high), 1);
}

static inline vint v_load_int(const void *a)
{
    return _mm512_loadu_si512(a);
}

static inline void v_store_int(void *a, vint x)
{
    _mm512_storeu_si512(a, x);
}

/* a * b + c and a * b - c; one rounding or two, as the processor has it. */
static inline vfloat v_fma(vfloat a, vfloat b, vfloat c)
{
    return _mm512_fmadd_ps(a, b, c);
}

static inline vfloat v_fms(vfloat a, vfloat b, vfloat c)
{
    return _mm512_fmsub_ps(a, b, c);
}

/* a * b - c exactly, rounded once. */
static inline vfloat v_exact_fms(vfloat a, vfloat b, vfloat c)
{
    return _mm512_fmsub_ps(a, b, c);
}

static inline vfloat v_min(vfloat a, vfloat b)
{
    return _mm512_min_ps(a, b);
}

static inline vfloat v_max(vfloat a, vfloat b)
{
    return _mm512_max_ps(a, b);
}

/* Of unsigned words. */
static inline vint v_min_word(vint a, vint b)
{
    return _mm512_min_epu32(a, b);
}

/* Of all lanes. */
static inline float v_largest(vfloat a)
{
    return _mm512_reduce_max_ps(a);
}

static inline vfloat v_abs(vfloat a)
{
    return _mm512_abs_ps(a);
}

/* min(|a|, |b|) */
static inline vfloat v_nearer(vfloat a, vfloat b)
{
    return _mm512_range_ps(a, b, 0x0A);
}

/* 1 / a and 1 / sqrt(a) to about 2^-23. */
static inline vfloat v_reciprocal(vfloat a)
{
    const vfloat x = _mm512_rcp14_ps(a);
    return _mm512_fmadd_ps(x, _mm512_fnmadd_ps(a, x, v_set(1)), x);
}

static inline vfloat v_rsqrt(vfloat a)
{
    const vfloat x = _mm512_rsqrt14_ps(a), half = a * x * v_set(0.5F);
    return _mm512_fmadd_ps(x, _mm512_fnmadd_ps(half, x, v_set(0.5F)), x);
}

static inline vfloat v_round(vfloat a)
{
    return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}

/* y 2^k for integer k; 0 when that underflows. */
static inline vfloat v_scale(vfloat y, vfloat k)
{
    return _mm512_scalef_ps(y, k);
}

static inline vfloat v_from_int(vint a)
{
    return _mm512_cvtepi32_ps(a);
}

/* Of an unsigned word. */
static inline vfloat v_from_word(vint a)
{
    return _mm512_cvtepu32_ps(a);
}

/* To the nearest integer. */
static inline vint v_to_int(vfloat a)
{
    return _mm512_cvtps_epi32(a);
}

static inline vint v_bits(vfloat a)
{
    return _mm512_castps_si512(a);
}

static inline vfloat v_float(vint a)
{
    return _mm512_castsi512_ps(a);
}

static inline vint v_add(vint a, vint b)
{
    return _mm512_add_epi32(a, b);
}

static inline vint v_subtract(vint a, vint b)
{
    return _mm512_sub_epi32(a, b);
}

static inline vint v_and(vint a, vint b)
{
    return _mm512_and_si512(a, b);
}

static inline vint v_or(vint a, vint b)
{
    return _mm512_or_si512(a, b);
}

static inline vint v_xor(vint a, vint b)
{
    return _mm512_xor_si512(a, b);
}

/* -1 where negative, else 0 */
static inline vint v_sign(vint a)
{
    return _mm512_srai_epi32(a, 31);
}

static inline vint v_shift_right(vint a, int bits)
{
    return _mm512_srli_epi32(a, (unsigned)bits);
}

/* A tally of d < 0, at most 32 times; v_counted() of it is how often. */
static inline vint v_count_negative(vint tally, vfloat d)
{
    return _mm512_shldi_epi32(tally, _mm512_castps_si512(d), 1);
}

static inline vint v_counted(vint tally)
{
    return _mm512_popcnt_epi32(tally);
}

/* A bit a lane, lane 0 lowest. */
static inline uint64_t v_less(vfloat a, vfloat b)
{
    return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ);
}

static inline uint64_t v_negative(vint a)
{
    return _mm512_movepi32_mask(a);
}

/* a where the lane's bit is set, else b */
static inline vint v_select(uint64_t bits, vint a, vint b)
{
    return _mm512_mask_blend_epi32((__mmask16)bits, b, a);
}

/* table[index % 16]; table aligned to 64. */
static inline vfloat v_lookup(const float table[16], vint index)
{
    return _mm512_permutexvar_ps(index, _mm512_load_ps(table));
}

/* The same where index % 16 is 6 to 13. */
static inline vfloat v_lookup_upper(const float table[16], vint index)
{
    return v_lookup(table, index);
}

/* ---- 64-bit lanes, for Philox ---- */

/* The products of the low halves of each 64-bit lane. */
static inline vint v_multiply_wide(vint a, vint b)
{
    return _mm512_mul_epu32(a, b);
}

static inline vint v_high_half(vint a)
{
    return _mm512_srli_epi64(a, 32);
}

static inline vint v_xor3(vint a, vint b, vint c)
{
    return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}

/* The low halves of `even` and `odd`, interleaved. */
static inline vint v_interleave(vint even, vint odd)
{
    return _mm512_mask_shuffle_epi32(even, 0xAAAA, odd, _MM_PERM_CCAA);
}

/* a, and the compiler may not know what it is. */
static inline vint v_opaque(vint a)
{
    __asm__("" : "+v"(a));
    return a;
}

static inline vint v_count_up(void)
{
    return _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

#endif
