/* vector_avx2.h: eight lanes, with AVX2 and FMA; the contract of each operation is in
 * vector_avx512.h. */
#ifndef RAAT_NUMERIC_VECTOR_AVX2_H
#define RAAT_NUMERIC_VECTOR_AVX2_H

#include <immintrin.h>
#include <stdint.h>

#include "engine/numeric/unrolled.h"

typedef __m256 vfloat;
typedef __m256i vint;

enum { WIDTH = 8, TILE = 2 };

static inline vfloat v_set(float a)
{
    return _mm256_set1_ps(a);
}

static inline vint v_set_int(int32_t a)
{
    return _mm256_set1_epi32(a);
}

static inline vfloat v_load(const float *a)
{
    return _mm256_loadu_ps(a);
}

static inline vfloat v_from_doubles(const double *a)
{
    return _mm256_set_m128(_mm256_cvtpd_ps(_mm256_loadu_pd(a + 4)),
                           _mm256_cvtpd_ps(_mm256_loadu_pd(a)));
}

static inline vfloat v_doubles_less(const double *a, vfloat b)
{
    const __m256d low = _mm256_cvtps_pd(_mm256_castps256_ps128(b));
    const __m256d high = _mm256_cvtps_pd(_mm256_extractf128_ps(b, 1));
    return _mm256_set_m128(_mm256_cvtpd_ps(_mm256_loadu_pd(a + 4) - high),
                           _mm256_cvtpd_ps(_mm256_loadu_pd(a) - low));
}

static inline vint v_load_int(const void *a)
{
    return _mm256_loadu_si256(a);
}

static inline void v_store_int(void *a, vint x)
{
    _mm256_storeu_si256(a, x);
}

static inline vfloat v_fma(vfloat a, vfloat b, vfloat c)
{
    return _mm256_fmadd_ps(a, b, c);
}

static inline vfloat v_fms(vfloat a, vfloat b, vfloat c)
{
    return _mm256_fmsub_ps(a, b, c);
}

static inline vfloat v_exact_fms(vfloat a, vfloat b, vfloat c)
{
    return _mm256_fmsub_ps(a, b, c);
}

static inline vfloat v_min(vfloat a, vfloat b)
{
    return _mm256_min_ps(a, b);
}

static inline vfloat v_max(vfloat a, vfloat b)
{
    return _mm256_max_ps(a, b);
}

static inline vint v_min_word(vint a, vint b)
{
    return _mm256_min_epu32(a, b);
}

static inline float v_largest(vfloat a)
{
    const __m128 four = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

static inline vfloat v_abs(vfloat a)
{
    return _mm256_andnot_ps(_mm256_set1_ps(-0.0F), a);
}

static inline vfloat v_nearer(vfloat a, vfloat b)
{
    return _mm256_min_ps(a, v_abs(b)); /* a is already an absolute value */
}

static inline vfloat v_reciprocal(vfloat a)
{
    const vfloat x = _mm256_rcp_ps(a);
    return _mm256_fmadd_ps(x, _mm256_fnmadd_ps(a, x, v_set(1)), x);
}

static inline vfloat v_rsqrt(vfloat a)
{
    const vfloat x = _mm256_rsqrt_ps(a), half = a * x * v_set(0.5F);
    return _mm256_fmadd_ps(x, _mm256_fnmadd_ps(half, x, v_set(0.5F)), x);
}

static inline vfloat v_round(vfloat a)
{
    return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
}

static inline vfloat v_scale(vfloat y, vfloat k)
{
    const vint shift = _mm256_slli_epi32(_mm256_cvtps_epi32(v_max(k, v_set(-100))), 23);
    return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(y), shift));
}

static inline vfloat v_from_int(vint a)
{
    return _mm256_cvtepi32_ps(a);
}

static inline vfloat v_from_word(vint a)
{
    const vint half = _mm256_xor_si256(a, _mm256_set1_epi32(INT32_MIN));
    return _mm256_cvtepi32_ps(half) + _mm256_set1_ps(0x1p31F);
}

static inline vint v_to_int(vfloat a)
{
    return _mm256_cvtps_epi32(a);
}

static inline vint v_bits(vfloat a)
{
    return _mm256_castps_si256(a);
}

static inline vfloat v_float(vint a)
{
    return _mm256_castsi256_ps(a);
}

static inline vint v_add(vint a, vint b)
{
    return _mm256_add_epi32(a, b);
}

static inline vint v_subtract(vint a, vint b)
{
    return _mm256_sub_epi32(a, b);
}

static inline vint v_and(vint a, vint b)
{
    return _mm256_and_si256(a, b);
}

static inline vint v_or(vint a, vint b)
{
    return _mm256_or_si256(a, b);
}

static inline vint v_xor(vint a, vint b)
{
    return _mm256_xor_si256(a, b);
}

static inline vint v_sign(vint a)
{
    return _mm256_srai_epi32(a, 31);
}

static inline vint v_shift_right(vint a, int bits)
{
    return _mm256_srli_epi32(a, bits);
}

static inline vint v_count_negative(vint tally, vfloat d)
{
    return _mm256_add_epi32(tally, _mm256_srli_epi32(_mm256_castps_si256(d), 31));
}

static inline vint v_counted(vint tally)
{
    return tally;
}

static inline uint64_t v_less(vfloat a, vfloat b)
{
    return (uint64_t)(unsigned)_mm256_movemask_ps(_mm256_cmp_ps(a, b, _CMP_LT_OQ));
}

static inline uint64_t v_negative(vint a)
{
    return (uint64_t)(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(a));
}

static inline vint v_select(uint64_t bits, vint a, vint b)
{
    const vint bit = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
    const vint chosen = _mm256_and_si256(_mm256_set1_epi32((int32_t)bits), bit);
    return _mm256_blendv_epi8(b, a, _mm256_cmpeq_epi32(chosen, bit));
}

static inline vfloat v_lookup(const float table[16], vint index)
{
    const vfloat low = _mm256_permutevar8x32_ps(_mm256_load_ps(table), index);
    const vfloat high = _mm256_permutevar8x32_ps(_mm256_load_ps(table + 8), index);
    return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(index, 28)));
}

static inline vfloat v_lookup_upper(const float table[16], vint index)
{
    const vint from_six = _mm256_sub_epi32(index, _mm256_set1_epi32(6));
    return _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 6), from_six);
}

static inline vint v_multiply_wide(vint a, vint b)
{
    return _mm256_mul_epu32(a, b);
}

static inline vint v_high_half(vint a)
{
    return _mm256_srli_epi64(a, 32);
}

static inline vint v_opaque(vint a)
{
    __asm__("" : "+x"(a));
    return a;
}

/* a comes last, and the compiler would begin with it. */
static inline vint v_xor3(vint a, vint b, vint c)
{
    return _mm256_xor_si256(a, v_opaque(_mm256_xor_si256(b, c)));
}

static inline vint v_interleave(vint even, vint odd)
{
    return _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xAA);
}

static inline vint v_count_up(void)
{
    return _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
}

#endif
