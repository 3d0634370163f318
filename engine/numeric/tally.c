#include "engine/numeric/tally.h"

#include <math.h>

#include "engine/numeric/design.h"
#include "engine/numeric/isa.h"
#include "engine/numeric/tally_rows.h"

enum { BINS = RAAT_TALLY_BINS, HALF = BINS / 2, GROUP = RAAT_DESIGN_GROUP };

/* ---- moments ---- */

static double total(const double of[PARTS])
{
    return ((of[0] + of[4]) + (of[2] + of[6])) + ((of[1] + of[5]) + (of[3] + of[7]));
}

static bool wide(void)
{
    return raat_isa_current() != RAAT_ISA_PORTABLE;
}

raat_tally raat_tally_new(void)
{
    return (raat_tally){.min = INFINITY, .max = -INFINITY};
}

/* Around the first number, so that equal numbers have exactly that mean. */
static double anchor_of(const double x[RAAT_LANES])
{
    double first = 0, sum = 0;
    int n = 0;
    for (int i = 0; i < RAAT_LANES; i++) {
        if (isnan(x[i]))
            continue;
        first = n++ == 0 ? x[i] : first;
        sum += x[i] - first;
    }
    return n > 0 ? first + sum / n : 0;
}

static void close_group(raat_tally *t)
{
    if (t->group_n == GROUP) {
        const double mean = t->group_sum / GROUP, step = mean - t->mean_of_groups;
        t->groups++;
        t->mean_of_groups += step / t->groups;
        t->squares_of_groups += step * (mean - t->mean_of_groups);
    }
    t->group_sum = 0;
    t->group_n = 0;
}

/* The extremes of a block that may have no number. */
static void stretch(raat_tally *t, const raat_tally_rows *r)
{
    for (int l = 0; l < PARTS; l++) {
        t->min = r->min[l] < t->min ? r->min[l] : t->min;
        t->max = r->max[l] > t->max ? r->max[l] : t->max;
    }
}

void raat_tally_add(raat_tally *t, const double x[RAAT_LANES], bool ends_group)
{
    raat_tally_rows r;
    if (t->n == 0)
        t->anchor = anchor_of(x);
#ifdef __x86_64__
    if (wide())
        raat_tally_avx2_add(x, t->anchor, &r);
    else
#endif
        add_rows(x, t->anchor, &r);
    const double added = total(r.sum);
    const uint32_t n = (uint32_t)total(r.count);
    t->sum += added;
    t->squares += total(r.squares);
    t->n += n;
    t->zeros += (uint32_t)total(r.zeros);
    t->group_sum += added;
    t->group_n += n;
    stretch(t, &r);
    if (ends_group)
        close_group(t);
}

void raat_tally_pair(raat_tally_side *side, double anchor, const double x[RAAT_LANES],
                     const double pairs[RAAT_LANES])
{
    raat_tally_rows r;
#ifdef __x86_64__
    if (wide())
        raat_tally_avx2_pair(x, pairs, anchor, &r);
    else
#endif
        pair_rows(x, pairs, anchor, &r);
    side->sum += total(r.sum);
    side->squares += total(r.squares);
}

double raat_tally_variance(const raat_tally_side *side, uint32_t n)
{
    if (n < 2)
        return NAN;
    return fmax(0, side->squares - side->sum * side->sum / n) / (n - 1.0);
}

raat_statistics raat_tally_statistics(const raat_tally *t)
{
    raat_statistics s = raat_statistics_none();
    if (t->n == 0)
        return s;
    s.n = t->n;
    s.mean = t->anchor + t->sum / t->n;
    s.min = t->min;
    s.max = t->max;
    if (t->n < 2)
        return s;
    s.sd = sqrt(raat_tally_variance(&(raat_tally_side){t->sum, t->squares}, t->n));
    raat_statistics_error(&s, t->groups, fmax(0, t->squares_of_groups) / (t->groups - 1.0));
    return s;
}

/* ---- bins ---- */

/* Rounded up to eight binary digits, so that small multiples of it are exact. */
static double short_width(double width)
{
    enum { DIGITS = 8 };
    int exponent;
    (void)frexp(width, &exponent);
    return ldexp(ceil(ldexp(width, DIGITS - exponent)), exponent - DIGITS);
}

static double width_for(double lowest, double range, bool whole)
{
    static const double most = 0x1p200; /* a float has less, and an edge is far from overflow */
    if (whole)
        return fmax(1, ceil(range / HALF));
    if (!(range <= most)) /* an infinity; there is nothing to be had of such a series */
        return most;
    if (range > 0x1p-900)
        return short_width(range / HALF);
    return lowest == 0 ? 1.0 / 64 : short_width(fabs(lowest) * 0x1p-16);
}

raat_tally_edges raat_tally_edges_by(const double *x, int32_t n, bool whole)
{
    double lowest = INFINITY, highest = -INFINITY;
    for (int32_t i = 0; i < n; i++) {
        lowest = x[i] < lowest ? x[i] : lowest;
        highest = x[i] > highest ? x[i] : highest;
    }
    if (lowest > highest) /* no number */
        lowest = highest = 0;
    const double width = width_for(lowest, highest - lowest, whole);
    double middle = lowest + (highest - lowest) / 2;
    if (!isfinite(middle))
        middle = 0;
    return (raat_tally_edges){(floor(middle / width) - HALF) * width, width, whole};
}

void raat_tally_count(uint32_t bins[RAAT_TALLY_BINS], const raat_tally_edges *edges,
                      const double x[RAAT_LANES])
{
    int32_t at[RAAT_LANES];
    uint32_t one[RAAT_LANES];
#ifdef __x86_64__
    if (wide())
        raat_tally_avx2_place(edges, x, at, one);
    else
#endif
        place_rows(edges, x, at, one);
    for (int i = 0; i < RAAT_LANES; i++)
        bins[at[i]] += one[i];
}

typedef struct {
    const raat_tally *t;
    const uint32_t *bins;
    const raat_tally_edges *edges;
    int bin; /* as far as it was read, and how many numbers the bins before it have */
    uint32_t before;
} histogram;

/* The number that `below` of the `count` in the bin precede. */
static double within(const histogram *h, int bin, uint32_t below, uint32_t count)
{
    const double unit = h->edges->whole ? 1 : 0;
    const double from = h->edges->base + bin * h->edges->width;
    const double low = bin == 0 ? h->t->min : fmax(from, h->t->min);
    const double high =
        bin == BINS - 1 ? h->t->max : fmin(from + h->edges->width - unit, h->t->max);
    if (bin > 0 && from == 0) {
        if (below < h->t->zeros)
            return 0;
        below -= h->t->zeros;
        count -= h->t->zeros;
    }
    return low + (high - low) * ((below + 0.5) / count);
}

/* Number k of the n, in ascending order, as the bins have it; k never below that of the call before. */
static double ordered(histogram *h, uint32_t k)
{
    if (k == 0)
        return h->t->min;
    if (k + 1 >= h->t->n)
        return h->t->max;
    while (h->before + h->bins[h->bin] <= k)
        h->before += h->bins[h->bin++];
    return within(h, h->bin, k - h->before, h->bins[h->bin]);
}

/* Between number k and the next; the quantile after this one may begin from k again. */
static double between(histogram *h, uint32_t k, double part)
{
    const double low = ordered(h, k);
    histogram next = *h;
    return k + 1 >= h->t->n ? low : (1 - part) * low + part * ordered(&next, k + 1);
}

void raat_tally_quantiles(const raat_tally *t, const uint32_t bins[RAAT_TALLY_BINS],
                          const raat_tally_edges *edges, raat_statistics *s)
{
    histogram h = {t, bins, edges, 0, 0};
    if (t->n == 0)
        return;
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++) {
        const double place = (t->n - 1) * raat_statistics_probabilities[q]; /* as GSL has it */
        const double whole = floor(place), part = place - whole;
        s->quantiles[q] = between(&h, (uint32_t)whole, part);
    }
}
