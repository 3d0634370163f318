#include "engine/numeric/network16.h"

#include "engine/numeric/isa.h"

enum { HALF = RAAT_NETWORK_LANES, LANES = 2 * HALF };
typedef int16_t element;
static const element last = INT16_MAX;

/* Every x86-64 has these eight lanes; elsewhere plain C does the same. */
#ifdef __x86_64__
#include <emmintrin.h>
enum { WIDTH = 8 };
typedef __m128i pack;
#define pack_less _mm_min_epi16
#define pack_more _mm_max_epi16

static inline pack pack_load(const element *at)
{
    return _mm_load_si128((const pack *)(const void *)at);
}

static inline void pack_store(element *at, pack value)
{
    _mm_store_si128((pack *)(void *)at, value);
}
#else
enum { WIDTH = 1 };
typedef int16_t pack;
#define pack_load(at)         (*(at))
#define pack_store(at, value) (*(at) = (value))
#define pack_less(a, b)       ((b) < (a) ? (b) : (a))
#define pack_more(a, b)       ((b) > (a) ? (b) : (a))
#endif

#include "engine/numeric/network_rows.h"

static void exchange_halves(element *a, element *b)
{
    for (size_t lane = 0; lane < HALF; lane += WIDTH)
        exchange_at(a + lane, b + lane);
}

#include "engine/numeric/network16_rows.h"

void raat_network16_portable(int16_t *x, size_t p)
{
    both_halves(x, p);
}

void raat_network16_sort(int16_t *x, size_t p)
{
#ifdef __x86_64__
    if (raat_isa_current() != RAAT_ISA_PORTABLE) {
        raat_network16_avx2(x, p);
        return;
    }
#endif
    both_halves(x, p);
}
