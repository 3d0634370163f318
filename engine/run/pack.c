#include "engine/run/pack.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "engine/model/lanes.h"

/* ---- rounding ---- */

/* Adding and taking away 1.5 x 2^52 leaves the nearest whole number, as lrint does. */
static const double SHIFT = 0x1.8p52;

/* The bits of doubles without their sign are in the order of the numbers, and NaN lies behind them all: what is too
 * large makes a difference negative. False: something does not fit, and is 0. */
static bool round_counts(const double lanes[restrict RAAT_LANES],
                         raat_number out[restrict RAAT_LANES])
{
    static const double most = INT32_MAX;
    int64_t bits[RAAT_LANES], limit, room = 0;
    memcpy(bits, lanes, sizeof bits);
    memcpy(&limit, &most, sizeof limit);
    FOR_LANES (l) {
        const double x = fabs(lanes[l]) <= most ? lanes[l] : 0;
        out[l].count = (int32_t)(x + SHIFT - SHIFT);
        room |= limit - (bits[l] & INT64_MAX);
    }
    return room >= 0;
}

static void round_reals(const double lanes[restrict RAAT_LANES],
                        raat_number out[restrict RAAT_LANES])
{
    FOR_LANES (l)
        out[l].real = (float)lanes[l];
}

/* What does not fit may be in a lane that nobody asked for. */
static raat_status refuse(const raat_plan *plan, raat_indicator_id id,
                          const double lanes[RAAT_LANES], int32_t first_replicate, raat_error *err)
{
    int32_t l = 0;
    while (l < RAAT_LANES && fabs(lanes[l]) <= INT32_MAX)
        l++;
    if (first_replicate + l >= plan->n_replicates)
        return RAAT_OK;
    return raat_error_set(err, RAAT_FAILED,
                          "%s: %s is %g in replicate %d: the results hold counts up to %d",
                          plan->label.name, raat_indicator_row(id)->name, lanes[l],
                          (int)(first_replicate + l), INT32_MAX);
}

raat_status raat_pack_round(const raat_plan *plan, raat_indicator_id id, const double *values,
                            size_t cells, int32_t first_replicate, raat_number *out,
                            raat_error *err)
{
    const bool count = raat_indicator_row(id)->count;
    raat_status status = RAAT_OK;
    for (size_t cell = 0; cell < cells && status == RAAT_OK; cell++) {
        if (!count)
            round_reals(values, out);
        else if (!round_counts(values, out))
            status = refuse(plan, id, values, first_replicate, err);
        values += RAAT_LANES;
        out += RAAT_LANES;
    }
    return status;
}

/* ---- turning ---- */

/* SIDE: of a square that registers hold. LINE: lanes in a cache line, which are turned together, so that it is read
 * once. */
enum { SIDE = 4, LINE = 64 / sizeof(raat_number) };

typedef int32_t vector __attribute__((vector_size(SIDE * sizeof(int32_t)), aligned(4), may_alias));

#ifdef __clang__
#define CHOSEN(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define CHOSEN(a, b, ...) __builtin_shuffle(a, b, (vector){__VA_ARGS__}) /* gcc 11 has no other */
#endif

/* SIDE numbers in SIDE lanes. */
static inline void turn_square(const raat_number *const from[SIDE], int32_t lane, size_t apart,
                               raat_number *out)
{
    const vector a = *(const vector *)(from[0] + lane), b = *(const vector *)(from[1] + lane);
    const vector c = *(const vector *)(from[2] + lane), d = *(const vector *)(from[3] + lane);
    const vector ab = CHOSEN(a, b, 0, 4, 1, 5);
    const vector cd = CHOSEN(c, d, 0, 4, 1, 5);
    const vector ab2 = CHOSEN(a, b, 2, 6, 3, 7);
    const vector cd2 = CHOSEN(c, d, 2, 6, 3, 7);
    *(vector *)out = CHOSEN(ab, cd, 0, 1, 4, 5);
    *(vector *)(out + apart) = CHOSEN(ab, cd, 2, 3, 6, 7);
    *(vector *)(out + 2 * apart) = CHOSEN(ab2, cd2, 0, 1, 4, 5);
    *(vector *)(out + 3 * apart) = CHOSEN(ab2, cd2, 2, 3, 6, 7);
}

static inline void turn_one(const raat_number *from, int32_t lane, int32_t lanes, size_t apart,
                            raat_number *out)
{
    for (int32_t l = 0; l < lanes; l++)
        out[(size_t)l * apart] = from[lane + l];
}

/* Numbers that lie apart are asked for some time before they are read. */
static inline void fetch(const raat_number *const *from, size_t n, size_t k, int32_t lane)
{
    enum { AHEAD = 16 };
    if (k + AHEAD < n)
        __builtin_prefetch(from[k + AHEAD] + lane);
}

/* All numbers in the lanes from `lane` on that lie in one cache line. Where those of the next will be written is
 * fetched meanwhile, a line of the cache for each that is read. */
static void turn_line(const raat_number *const *from, size_t n, int32_t lane, raat_number *out,
                      const raat_number *next)
{
    size_t k = 0;
    for (; k + SIDE <= n; k += SIDE)
        for (int32_t l = 0; l < LINE; l += SIDE, next += LINE) {
            turn_square(from + k, lane + l, n, out + (size_t)l * n + k);
            fetch(from, n, k + (size_t)l / SIDE, lane);
            __builtin_prefetch(next, 1);
        }
    for (; k < n; k++)
        turn_one(from[k], lane, LINE, n, out + k);
}

void raat_pack_turn(const raat_number *const *from, size_t n, int32_t lanes, raat_number *out)
{
    int32_t lane = 0;
    for (; lane + LINE <= lanes; lane += LINE) {
        const int32_t next = lane + 2 * LINE <= lanes ? lane + LINE : lane; /* then nothing new */
        turn_line(from, n, lane, out + (size_t)lane * n, out + (size_t)next * n);
    }
    for (size_t k = 0; k < n && lane < lanes; k++)
        turn_one(from[k], lane, lanes - lane, n, out + (size_t)lane * n + k);
}
