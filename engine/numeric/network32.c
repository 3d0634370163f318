#include "engine/numeric/network32.h"

#include "engine/numeric/isa.h"

enum { LANES = RAAT_NETWORK_LANES };
typedef int32_t element;
static const element last = INT32_MAX;

/* Every x86-64 has these four lanes; elsewhere plain C does the same. */
#ifdef __x86_64__
#include <emmintrin.h>
enum { WIDTH = 4 };
typedef __m128i pack;

static inline pack pack_load(const element *at)
{
    return _mm_load_si128((const pack *)(const void *)at);
}

static inline void pack_store(element *at, pack value)
{
    _mm_store_si128((pack *)(void *)at, value);
}

/* All bits of those that are to be taken from b. */
static inline pack choose(pack from_b, pack a, pack b)
{
    return _mm_or_si128(_mm_and_si128(from_b, b), _mm_andnot_si128(from_b, a));
}

static inline pack pack_less(pack a, pack b)
{
    return choose(_mm_cmplt_epi32(b, a), a, b);
}

static inline pack pack_more(pack a, pack b)
{
    return choose(_mm_cmpgt_epi32(b, a), a, b);
}
#else
enum { WIDTH = 1 };
typedef int32_t pack;
#define pack_load(at)         (*(at))
#define pack_store(at, value) (*(at) = (value))
#define pack_less(a, b)       ((b) < (a) ? (b) : (a))
#define pack_more(a, b)       ((b) > (a) ? (b) : (a))
#endif

#include "engine/numeric/network_rows.h"

void raat_network32_portable(int32_t *x, size_t n)
{
    network(x, n);
}

void raat_network32_sort(int32_t *x, size_t n)
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_network32_avx2(x, n);
        return;
    }
#endif
    network(x, n);
}
