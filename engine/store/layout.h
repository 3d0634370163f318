/* layout.h: how a results file is laid out, the hand-over from engine/ to analysis/. Writer and reader
 * walk these tables; layout.md is the page for people.
 *
 * A results file is HDF5 that netCDF-4 readers open, with CF attributes:
 *
 *   /                 coordinates and one variable an indicator, per replicate
 *                       (scenario, replicate, year, region, ...the indicator's axes)
 *   /summary          one variable an indicator (scenario, statistic, year, region, ...axes)
 *   /paired           the same for scenario minus baseline, replicate by replicate
 *   /targets          met (scenario, target, year, region): share of replicates that meet the target's
 *                       condition in that year; se likewise; the targets' definitions
 *   /provenance       resolved study, its SHA-256, seed, versions
 *
 * Nothing in it depends on date, host, path, command line or number of threads. */
#ifndef RAAT_STORE_LAYOUT_H
#define RAAT_STORE_LAYOUT_H

#include <stdbool.h>

#include "engine/model/indicator.h"

/* Grows when a reader of the older layout would misread a file. */
enum { RAAT_LAYOUT_VERSION = 2 };

/* What the files keep of the replicates. */
typedef enum {
    RAAT_STORE_SUMMARY,    /* no variable per replicate, only /summary, /paired, /targets */
    RAAT_STORE_REPLICATES, /* per replicate: the main indicators (the default) */
    RAAT_STORE_FULL,       /* per replicate: every indicator */
    RAAT_N_STORES,
} raat_layout_store;

/* Labels of the statistic dimension, in the order of the file. */
typedef enum {
    RAAT_STAT_MEAN,
    RAAT_STAT_SD,
    RAAT_STAT_SE,      /* Monte Carlo standard error of the mean, design taken into account */
    RAAT_STAT_N,       /* replicates with a number: a ratio may have no denominator in some */
    RAAT_STAT_FREEDOM, /* degrees of freedom of se, for an interval by Student's t */
    RAAT_STAT_MIN,
    RAAT_STAT_Q025,
    RAAT_STAT_Q05,
    RAAT_STAT_Q10,
    RAAT_STAT_Q25,
    RAAT_STAT_Q50,
    RAAT_STAT_Q75,
    RAAT_STAT_Q90,
    RAAT_STAT_Q95,
    RAAT_STAT_Q975,
    RAAT_STAT_MAX,
    RAAT_STAT_VARIANCE_REDUCTION, /* /paired only: (var a + var b) / var(a - b) */
    RAAT_N_STATS,
} raat_layout_statistic;

/* What the file keeps of the replicates, as options and the file spell it. */
const char *raat_layout_store_name(raat_layout_store store);

/* "summary", "replicates", "full"; RAAT_N_STORES when the name is none of them. */
raat_layout_store raat_layout_store_of(const char *name);

/* "mean", "sd", "se", "n", "freedom", "min", "q025", ... */
const char *raat_layout_statistic_name(raat_layout_statistic statistic);

/* A line for people: "mean", "sample standard deviation", ... */
const char *raat_layout_statistic_title(raat_layout_statistic statistic);

/* Whether the file speaks of the indicator at all: the large ones are only in full stores. */
bool raat_layout_holds(raat_layout_store store, raat_indicator_id id);

/* Whether the file has the indicator's replicates. */
bool raat_layout_has_replicates(raat_layout_store store, raat_indicator_id id);

/* What a name or title of the file may be: no control characters (it goes to terminals and pages), and
 * short enough for an attribute. */
bool raat_layout_takes_text(const char *text);

/* The CF attribute cell_methods of a yearly value. */
const char *raat_layout_cell_methods(raat_year_rule rule);

#endif
