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

/* Grows when a reader of the older layout would misread a file. */
enum { RAAT_LAYOUT_VERSION = 1 };

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
    RAAT_STAT_SE, /* Monte Carlo standard error of the mean, design taken into account */
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

/* "summary", "replicates", "full"; RAAT_N_STORES when the name is none of them. */
raat_layout_store raat_layout_store_of(const char *name);

/* "mean", "sd", "se", "min", "q025", ... */
const char *raat_layout_statistic_name(raat_layout_statistic statistic);

#endif
