#include "analysis/solve.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

enum { MOST_POINTS = 80 };

static const double NORMAL_975 = 1.959963984540054;
static const double TOLERANCE = 1e-3; /* of the range */
/* Of the interval, by rank: narrower than that the replicates decide, not the search. */
static const double OF_INTERVAL[RAAT_SOLVE_N] = {0.1, 0.025, 0.1};

/* ---- one point ---- */

static int descending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* Of margins in descending order, the one that must hold for a share of them to do so. */
static double decisive(const double margins[], int32_t n, double share)
{
    const double k = ceil(share * n - 1e-9); /* 0.7 * 10 is a little above 7 */
    if (k < 1)
        return INFINITY;
    return k > n ? -INFINITY : margins[(int32_t)k - 1];
}

void raat_solve_judge(double margins[], int32_t n, double probability, raat_solve_point *out)
{
    const double se = sqrt(probability * (1 - probability) / n);
    qsort(margins, (size_t)n, sizeof *margins, descending);
    out->n = n;
    out->held = 0;
    out->mean = 0;
    for (int32_t i = 0; i < n; i++) {
        out->held += margins[i] >= 0;
        out->mean += margins[i] / n;
    }
    out->margin[RAAT_SOLVE_LOW] = decisive(margins, n, probability - NORMAL_975 * se);
    out->margin[RAAT_SOLVE_MIDDLE] = decisive(margins, n, probability);
    out->margin[RAAT_SOLVE_HIGH] = decisive(margins, n, probability + NORMAL_975 * se);
}

double raat_solve_probability(const raat_solve_point *point)
{
    return (double)point->held / point->n;
}

double raat_solve_error(const raat_solve_point *point)
{
    const double p = raat_solve_probability(point);
    return sqrt(p * (1 - p) / point->n);
}

static bool holds(const raat_solve_point *point, raat_solve_rank rank)
{
    return point->margin[rank] >= 0;
}

bool raat_solve_enough(const raat_solve_result *result, size_t i)
{
    return holds(&result->points[i], RAAT_SOLVE_MIDDLE);
}

/* ---- the points so far ---- */

typedef struct {
    const raat_solve_range *range;
    double grid; /* points between the ends are multiples of it */
    raat_solve_function *function;
    void *context;
    raat_solve_result *result;
    raat_error *err;
} search;

/* Where x stands among the points, or would. */
static size_t rank_of(const raat_solve_result *r, double x)
{
    size_t i = 0;
    while (i < r->n && r->points[i].x < x)
        i++;
    return i;
}

static raat_status try_at(const search *s, double x)
{
    raat_solve_result *r = s->result;
    const size_t i = rank_of(r, x);
    raat_solve_point point = {.x = x};
    if (i < r->n && r->points[i].x == x)
        return RAAT_OK;
    raat_solve_point *points =
        raat_memory_grow(r->points, r->n, &r->capacity, sizeof *points, s->err);
    if (!points)
        return RAAT_FAILED;
    r->points = points;
    const raat_status status = s->function(s->context, x, &point, s->err);
    if (status != RAAT_OK)
        return status;
    point.x = x;
    memmove(&points[i + 1], &points[i], (r->n - i) * sizeof *points);
    points[i] = point;
    r->n++;
    return RAAT_OK;
}

/* A power of ten, so that the points are numbers that one can type. */
static double round_grid(double width)
{
    return pow(10, floor(log10(width)));
}

/* The nearest multiple of the grid. Below one the grid is divided by, for 0.1 is not a binary number and
 * 7 / 10 is 0.7 where 7 * 0.1 is not. */
static double on_grid(const search *s, double x)
{
    if (s->grid < 1)
        return nearbyint(x * nearbyint(1 / s->grid)) / nearbyint(1 / s->grid);
    return nearbyint(x / s->grid) * s->grid;
}

static double within(double x, double low, double high)
{
    return fmin(fmax(x, low), high);
}

/* ---- the scan ---- */

static raat_status scan(const search *s)
{
    const raat_solve_range *range = s->range;
    raat_status status = RAAT_OK;
    for (int i = 0; status == RAAT_OK && i < range->scan; i++) {
        const double part = (double)i / (range->scan - 1);
        const double x = range->from + part * (range->to - range->from);
        const bool end = i == 0 || i == range->scan - 1;
        status = try_at(s, end ? x : within(on_grid(s, x), range->from, range->to));
    }
    return status;
}

static bool same(const raat_solve_point *a, const raat_solve_point *b)
{
    bool equal = a->held == b->held && a->mean == b->mean;
    for (int rank = 0; rank < RAAT_SOLVE_N; rank++)
        equal = equal && a->margin[rank] == b->margin[rank];
    return equal;
}

static raat_solve_outcome judge_scan(const raat_solve_result *r)
{
    size_t changes = 0, moved = 0;
    for (size_t i = 1; i < r->n; i++) {
        changes += raat_solve_enough(r, i) != raat_solve_enough(r, i - 1);
        moved += !same(&r->points[i], &r->points[0]);
    }
    if (!moved)
        return RAAT_SOLVE_UNMOVED;
    if (changes > 1)
        return RAAT_SOLVE_SEVERAL;
    if (changes == 1)
        return RAAT_SOLVE_FOUND;
    return raat_solve_enough(r, 0) ? RAAT_SOLVE_ALWAYS : RAAT_SOLVE_NEVER;
}

/* ---- crossings ---- */

/* The point before the crossing of the middle margin. Halving its gap keeps it one; should the noise of a
 * narrow place make more of it, this is the first. */
static size_t crossing(const raat_solve_result *r)
{
    size_t i = 0;
    while (raat_solve_enough(r, i) == raat_solve_enough(r, i + 1))
        i++;
    return i;
}

/* The gap, points[i] to points[i + 1], in which the margin of a rank crosses zero: of those of low and
 * high the nearest to that of the middle, low where the goal is missed and high where it is met. False:
 * they do so nowhere in the range. */
static bool find_gap(const raat_solve_result *r, raat_solve_rank rank, size_t *out)
{
    const size_t middle = crossing(r);
    const bool rising = raat_solve_enough(r, middle + 1), wanted = rank == RAAT_SOLVE_HIGH;
    *out = middle;
    if (rank == RAAT_SOLVE_MIDDLE)
        return true;
    if (rising == wanted) {
        for (size_t i = middle + 1; i < r->n; i++, ++*out)
            if (holds(&r->points[i], rank) == wanted)
                return true;
        return false;
    }
    for (size_t i = middle + 1; i-- > 0; --*out)
        if (holds(&r->points[i], rank) == wanted)
            return true;
    return false;
}

/* Where the straight line over a gap crosses zero; its middle where a margin is infinite. */
static double secant(const raat_solve_point *a, const raat_solve_point *b, raat_solve_rank rank)
{
    const double left = a->margin[rank], right = b->margin[rank];
    const double x = a->x + (b->x - a->x) * left / (left - right);
    return isfinite(left) && isfinite(right) ? x : (a->x + b->x) / 2;
}

/* The interval ends below the answer on the side of low where p rises, of high where it falls. */
static bool is_below(const raat_solve_result *r, raat_solve_rank rank)
{
    const bool rising = raat_solve_enough(r, crossing(r) + 1);
    return (rank == RAAT_SOLVE_LOW) == rising;
}

/* About where the interval ends; at the end of the range when beyond it. */
static double about(const search *s, raat_solve_rank rank)
{
    size_t gap;
    if (find_gap(s->result, rank, &gap))
        return secant(&s->result->points[gap], &s->result->points[gap + 1], rank);
    return is_below(s->result, rank) ? s->range->from : s->range->to;
}

/* How narrow a gap has to be. */
static double goal_width(const search *s, raat_solve_rank rank)
{
    const double range = s->range->to - s->range->from;
    const double interval = fabs(about(s, RAAT_SOLVE_HIGH) - about(s, RAAT_SOLVE_LOW));
    return fmax(s->grid, fmax(TOLERANCE * range, OF_INTERVAL[rank] * interval));
}

/* A point just beyond the zero that the secant promises, on the side where the gap is wider: when the
 * promise is good the wide side goes, and the next point takes the other. */
static double aim(const search *s, const raat_solve_point *a, raat_solve_rank rank, double wanted)
{
    const raat_solve_point *b = a + 1;
    const double zero = secant(a, b, rank);
    const double beyond = zero - a->x > b->x - zero ? -wanted / 2 : wanted / 2;
    const double least = fmin(fmax(wanted / 4, s->grid), (b->x - a->x) / 2);
    return within(zero + beyond, a->x + least, b->x - least);
}

/* A number of the grid strictly inside the gap, when there is one. */
static bool settle(const search *s, const raat_solve_point *a, double x, double *out)
{
    *out = on_grid(s, x);
    if (*out <= a[0].x)
        *out = on_grid(s, *out + s->grid);
    if (*out >= a[1].x)
        *out = on_grid(s, *out - s->grid);
    return *out > a[0].x && *out < a[1].x;
}

static raat_status narrow(const search *s, raat_solve_rank rank)
{
    raat_solve_result *r = s->result;
    raat_status status = RAAT_OK;
    double before = INFINITY, x;
    size_t gap;
    while (status == RAAT_OK && r->n < MOST_POINTS && find_gap(r, rank, &gap)) {
        const raat_solve_point *a = &r->points[gap];
        const double width = a[1].x - a[0].x, wanted = goal_width(s, rank);
        const bool slow = width > before / 2;
        const double next = slow ? (a[0].x + a[1].x) / 2 : aim(s, a, rank, wanted);
        if (width <= wanted * (1 + 1e-9) || !settle(s, a, next, &x))
            break;
        before = width;
        status = try_at(s, x);
    }
    return status;
}

/* The far point of the gap: the interval is rather too wide than too narrow. */
static void end_interval(raat_solve_result *r, raat_solve_rank rank)
{
    size_t gap;
    const bool below = is_below(r, rank);
    double *end = below ? &r->low : &r->high;
    if (find_gap(r, rank, &gap))
        *end = r->points[below ? gap : gap + 1].x;
    else
        *end = below ? -INFINITY : INFINITY;
}

static void conclude(raat_solve_result *r)
{
    const size_t gap = crossing(r);
    r->answer = raat_solve_enough(r, gap) ? gap : gap + 1;
    end_interval(r, RAAT_SOLVE_LOW);
    end_interval(r, RAAT_SOLVE_HIGH);
}

raat_status raat_solve_search(const raat_solve_range *range, raat_solve_function *function,
                              void *context, raat_solve_result *out, raat_error *err)
{
    assert(range->from < range->to && range->scan >= 2);
    search s = {range, range->grain, function, context, out, err};
    if (range->grain == 0)
        s.grid = round_grid(TOLERANCE * (range->to - range->from));
    raat_status status = scan(&s);
    if (status != RAAT_OK)
        return status;
    out->outcome = judge_scan(out);
    if (out->outcome != RAAT_SOLVE_FOUND)
        return RAAT_OK;
    status = narrow(&s, RAAT_SOLVE_MIDDLE);
    if (status == RAAT_OK)
        status = narrow(&s, RAAT_SOLVE_LOW);
    if (status == RAAT_OK)
        status = narrow(&s, RAAT_SOLVE_HIGH);
    if (status == RAAT_OK)
        conclude(out);
    return status;
}

void raat_solve_clear(raat_solve_result *result)
{
    raat_memory_free(result->points);
    *result = (raat_solve_result){0};
}
