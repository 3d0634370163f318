#include "engine/store/layout.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const stores[RAAT_N_STORES] = {
    [RAAT_STORE_SUMMARY] = "summary",
    [RAAT_STORE_REPLICATES] = "replicates",
    [RAAT_STORE_FULL] = "full",
};

static const struct {
    const char *name, *title;
} statistics[RAAT_N_STATS] = {
    [RAAT_STAT_MEAN] = {"mean", "mean"},
    [RAAT_STAT_SD] = {"sd", "sample standard deviation"},
    [RAAT_STAT_SE] = {"se", "Monte Carlo standard error of the mean"},
    [RAAT_STAT_N] = {"n", "replicates that have a number"},
    [RAAT_STAT_FREEDOM] = {"freedom", "degrees of freedom of the standard error"},
    [RAAT_STAT_MIN] = {"min", "least"},
    [RAAT_STAT_Q025] = {"q025", "2.5 % quantile"},
    [RAAT_STAT_Q05] = {"q05", "5 % quantile"},
    [RAAT_STAT_Q10] = {"q10", "10 % quantile"},
    [RAAT_STAT_Q25] = {"q25", "25 % quantile"},
    [RAAT_STAT_Q50] = {"q50", "median"},
    [RAAT_STAT_Q75] = {"q75", "75 % quantile"},
    [RAAT_STAT_Q90] = {"q90", "90 % quantile"},
    [RAAT_STAT_Q95] = {"q95", "95 % quantile"},
    [RAAT_STAT_Q975] = {"q975", "97.5 % quantile"},
    [RAAT_STAT_MAX] = {"max", "most"},
    [RAAT_STAT_VARIANCE_REDUCTION] = {"variance_reduction",
                                      "variance of independent runs over that of paired ones"},
};

const char *raat_layout_store_name(raat_layout_store store)
{
    assert(store < RAAT_N_STORES);
    return stores[store];
}

raat_layout_store raat_layout_store_of(const char *name)
{
    raat_layout_store store = 0;
    while (store < RAAT_N_STORES && strcmp(stores[store], name) != 0)
        store++;
    return store;
}

const char *raat_layout_statistic_name(raat_layout_statistic statistic)
{
    assert(statistic < RAAT_N_STATS);
    return statistics[statistic].name;
}

const char *raat_layout_statistic_title(raat_layout_statistic statistic)
{
    assert(statistic < RAAT_N_STATS);
    return statistics[statistic].title;
}

bool raat_layout_holds(raat_layout_store store, raat_indicator_id id)
{
    return store == RAAT_STORE_FULL || !raat_indicator_row(id)->full;
}

bool raat_layout_has_replicates(raat_layout_store store, raat_indicator_id id)
{
    return store != RAAT_STORE_SUMMARY && raat_layout_holds(store, id);
}

bool raat_layout_takes_text(const char *text)
{
    enum { LONGEST = 10000 };
    const char *end = text;
    while (end - text < LONGEST && (unsigned char)*end >= ' ' && *end != 127)
        end++;
    return *end == '\0';
}

const char *raat_layout_cell_methods(raat_year_rule rule)
{
    switch (rule) {
    case RAAT_YEAR_END:
        return "year: point (31 December)";
    case RAAT_YEAR_MEAN:
        return "year: mean";
    case RAAT_YEAR_SUM:
        return "year: sum";
    case RAAT_YEAR_MOST:
        return "year: maximum";
    case RAAT_YEAR_COHORT:
        return "year: mean (cohort that starts in the school year)";
    default:
        return "year: mean (ratio of two yearly values)";
    }
}
