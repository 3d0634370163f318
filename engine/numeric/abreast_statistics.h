/* abreast_statistics.h: what raat_statistics_of says of one series, of a row of eight. */
#ifndef RAAT_NUMERIC_ABREAST_STATISTICS_H
#define RAAT_NUMERIC_ABREAST_STATISTICS_H

#include "engine/numeric/abreast_moments.h"
#include "engine/numeric/abreast_rows.h"
#include "engine/numeric/abreast_sort.h"
#include "engine/numeric/design.h"

#include <string.h>

enum { GROUP = RAAT_DESIGN_GROUP };

/* ---- the standard error ---- */

/* out[lane][groups], of whole groups; how many of them a lane has goes to `found`. */
INLINE void group_means(rows x, size_t n, double *out, size_t found[LANES])
{
    const size_t groups = n / GROUP;
    const numbers whole = numbers_all(GROUP);
    memset(found, 0, LANES * sizeof *found);
    for (size_t g = 0; g < groups; g++) {
        const row mean = mean_of(from(x, g * GROUP), GROUP, &whole);
        for (size_t l = 0; l < LANES; l++)
            if (!isnan(lane(&mean, l)))
                out[l * groups + found[l]++] = lane(&mean, l);
    }
}

INLINE void set_errors(rows x, size_t n, double *scratch, raat_statistics out[LANES])
{
    const size_t groups = n / GROUP;
    size_t found[LANES] = {0};
    if (groups >= RAAT_STATISTICS_MIN_GROUPS) /* fewer are not looked at */
        group_means(x, n, scratch, found);
    for (size_t l = 0; l < LANES; l++)
        if (out[l].n >= 2)
            raat_statistics_error(&out[l], found[l],
                                  raat_statistics_between(scratch + l * groups, found[l]));
}

/* ---- the whole ---- */

/* As gsl_stats_quantile_from_sorted_data has it. */
INLINE double quantile(rows sorted, size_t l, size_t n, double probability)
{
    const double place = probability * (double)(n - 1);
    const size_t below = (size_t)place;
    const double part = place - (double)below;
    if (below + 1 == n)
        return number(sorted, below, l);
    return (1 - part) * number(sorted, below, l) + part * number(sorted, below + 1, l);
}

INLINE raat_statistics of_sorted(rows sorted, size_t l, size_t n, double mean, double variance)
{
    raat_statistics s = raat_statistics_none();
    if (n == 0)
        return s;
    s.n = n;
    s.mean = mean;
    s.min = number(sorted, 0, l);
    s.max = number(sorted, n - 1, l);
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        s.quantiles[q] = quantile(sorted, l, n, raat_statistics_probabilities[q]);
    if (n > 1)
        s.sd = sqrt(variance);
    return s;
}

/* All rows alike, as many are: of what does not differ, or never happens. The first difference ends it. */
INLINE bool is_constant(rows x, size_t n)
{
    return memcmp(x.at, from(x, 1).at, (n - 1) * row_size(x)) == 0;
}

INLINE void of_constant(rows x, size_t n, raat_statistics out[LANES])
{
    for (size_t l = 0; l < LANES; l++) {
        const double value = number(x, 0, l);
        out[l] = of_sorted(x, l, isnan(value) ? 0 : n, value, 0);
        if (out[l].n >= 2)
            raat_statistics_error(&out[l], n / GROUP, 0);
    }
}

INLINE void statistics(rows x, size_t n, double *scratch, raat_statistics out[LANES])
{
    if (n == 0) {
        for (size_t l = 0; l < LANES; l++)
            out[l] = raat_statistics_none();
        return;
    }
    if (is_constant(x, n)) {
        of_constant(x, n, out);
        return;
    }
    const numbers count = sort(x, n, scratch);
    const rows sorted = {x.as, scratch};
    const row mean = mean_of(sorted, n, &count);
    const row variance = variance_of(sorted, n, &count, &mean);
    for (size_t l = 0; l < LANES; l++)
        out[l] =
            of_sorted(sorted, l, (size_t)lane(&count.each, l), lane(&mean, l), lane(&variance, l));
    set_errors(x, n, scratch, out); /* the sorted values are not needed any more */
}

#endif
