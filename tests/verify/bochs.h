/* bochs.h: put before every source of the build that tests/verify/avx512.sh emulates, for what Bochs 2.7 computes and a
 * processor does not. */
#include <math.h>
#include <quadmath.h>

/* By the x87's FYL2X glibc's 64-bit logarithms, by which tests judge ours, are off by four units of a double. */
static inline long double bochs_logl(long double x)
{
    return (long double)logq((__float128)x);
}

static inline long double bochs_log1pl(long double x)
{
    return (long double)log1pq((__float128)x);
}

#define logl   bochs_logl
#define log1pl bochs_log1pl

/* VRSQRT14PS takes an odd power of two for the even one below it: of 2 it is 1, off by 41 %, where a processor is within
 * 2^-14. It is right everywhere else; powers of two are divided for here. */
#ifdef __AVX512F__
#include <immintrin.h>

static inline __m512 bochs_rsqrt14(__m512 a)
{
    const __mmask16 powers =
        _mm512_testn_epi32_mask(_mm512_castps_si512(a), _mm512_set1_epi32(0x7fffff));
    return _mm512_mask_div_ps(_mm512_rsqrt14_ps(a), powers, _mm512_set1_ps(1), _mm512_sqrt_ps(a));
}

#define _mm512_rsqrt14_ps bochs_rsqrt14
#endif
