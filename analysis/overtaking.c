#include "analysis/overtaking.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static double shortage_of(const raat_overtaking_series *r, int32_t scenario, int32_t replicate,
                          int32_t year)
{
    const size_t row = (size_t)scenario * (size_t)r->replicates + (size_t)replicate;
    const size_t at = (row * (size_t)r->years + (size_t)year) * (size_t)r->areas;
    return (double)r->shortage[at + (size_t)r->area];
}

/* 1 where a has clearly the lower shortage in the year, -1 where b has, 0 where neither. */
static int order(const raat_overtaking_series *r, int32_t a, int32_t b, int32_t year)
{
    double sum = 0, squares = 0;
    for (int32_t i = 0; i < r->replicates; i++) {
        const double d = shortage_of(r, b, i, year) - shortage_of(r, a, i, year);
        sum += d;
        squares += d * d;
    }
    const double n = r->replicates, mean = sum / n;
    const double se = sqrt(fmax(squares / n - mean * mean, 0) / (n - 1));
    if (!(fabs(mean) > RAAT_OVERTAKING_CLEAR * se))
        return 0;
    return mean > 0 ? 1 : -1;
}

/* The first year from which the order of the last one holds for good, after a year in which it was the
 * other way round; -1 where there is none. */
static int32_t turn(const raat_overtaking_series *r, int32_t a, int32_t b)
{
    const int last = order(r, a, b, r->years - 1);
    int32_t opposite = r->years - 1;
    while (last && opposite >= 0 && order(r, a, b, opposite) != -last)
        opposite--;
    if (!last || opposite < 0)
        return -1;
    int32_t year = opposite + 1;
    while (order(r, a, b, year) != last)
        year++;
    return year;
}

static int by_year(const void *a, const void *b)
{
    const raat_overtaking *x = a, *y = b;
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (x->ahead != y->ahead)
        return x->ahead < y->ahead ? -1 : 1;
    return (x->behind > y->behind) - (x->behind < y->behind);
}

int32_t raat_overtaking_among(const raat_overtaking_series *r, raat_overtaking out[])
{
    int32_t n = 0;
    for (int32_t a = 0; a < r->scenarios && r->replicates > 1; a++)
        for (int32_t b = 0; b < a; b++) {
            const int32_t year = a == r->baseline || b == r->baseline ? -1 : turn(r, a, b);
            if (year < 0)
                continue;
            const bool first = order(r, a, b, r->years - 1) > 0;
            out[n++] = (raat_overtaking){first ? a : b, first ? b : a, r->first_year + year};
        }
    qsort(out, (size_t)n, sizeof *out, by_year);
    return n;
}

raat_status raat_overtaking_find(const raat_reader *reader, int32_t area, raat_overtaking **out,
                                 int32_t *out_n, raat_error *err)
{
    raat_overtaking_series r = {.scenarios = raat_reader_scenarios(reader).n,
                                .replicates = raat_reader_replicates(reader),
                                .years = raat_reader_years(reader),
                                .areas = raat_reader_regions(reader).n,
                                .baseline = raat_reader_baseline(reader),
                                .first_year = raat_reader_first_year(reader),
                                .area = area};
    float *shortage = NULL;
    *out_n = 0;
    *out = raat_memory_new((size_t)r.scenarios * (size_t)r.scenarios, sizeof **out, err);
    raat_status status = *out ? RAAT_OK : RAAT_FAILED;
    if (status == RAAT_OK)
        status = raat_reader_values(reader, RAAT_SHORTAGE_FTE, &shortage, err);
    r.shortage = shortage;
    if (status == RAAT_OK)
        *out_n = raat_overtaking_among(&r, *out);
    raat_memory_free(shortage);
    return status;
}
