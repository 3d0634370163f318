/* reader.h: a results file, opened and checked. */
#ifndef RAAT_STORE_READER_H
#define RAAT_STORE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/model/axis.h"
#include "engine/model/indicator.h"
#include "engine/store/layout.h"

typedef struct raat_reader raat_reader;

typedef struct {
    raat_label label; /* of the target */
    raat_indicator_id indicator;
    int32_t at_most;  /* 1: at most the threshold; 0: at least */
    double threshold; /* in the indicator's unit */
    int32_t year;
} raat_reader_target;

/* Refuses what is no regular file, no results file, of another layout version, or damaged, with a
 * message that names the file and what is wrong (RAAT_USAGE for what is not a results file, RAAT_FAILED
 * for one that is damaged). */
raat_status raat_reader_open(const char *path, raat_reader **out, raat_error *err);

/* The same for content that has no seal yet, for who wrote it and is about to seal it. */
raat_status raat_reader_open_unsealed(const char *path, raat_reader **out, raat_error *err);
void raat_reader_free(raat_reader *reader); /* NULL is welcome */

/* ---- what the file speaks of; storage is the reader's ---- */
const raat_label *raat_reader_study(const raat_reader *r);
raat_axis raat_reader_scenarios(const raat_reader *r);
int32_t raat_reader_baseline(const raat_reader *r); /* index of a scenario */
raat_axis raat_reader_regions(const raat_reader *r);
raat_axis raat_reader_axis(const raat_reader *r, raat_axis_id axis);
int32_t raat_reader_first_year(const raat_reader *r);
int32_t raat_reader_years(const raat_reader *r);
int32_t raat_reader_last_recorded(const raat_reader *r); /* last year with recorded starters */
int32_t raat_reader_replicates(const raat_reader *r);
uint64_t raat_reader_seed(const raat_reader *r);
const char *raat_reader_version(const raat_reader *r);  /* of the program that wrote it */
const char *raat_reader_digest(const raat_reader *r);   /* SHA-256 of the resolved study */
const char *raat_reader_resolved(const raat_reader *r); /* the resolved study itself */

/* Whether the file has the indicator: the large ones are only in runs with --store full, and an older
 * program may not have known it. */
bool raat_reader_holds(const raat_reader *r, raat_indicator_id id);

/* ---- numbers; the caller frees with raat_memory_free. RAAT_USAGE for an indicator that the file does
 * not hold ---- */

/* Levels, [scenario][RAAT_N_STATS][year][region][cell of the indicator]. */
raat_status raat_reader_summary(const raat_reader *r, raat_indicator_id id, double **out,
                                raat_error *err);

/* Differences to the baseline, same shape; all 0 (variance reduction NaN) for the baseline itself. */
raat_status raat_reader_paired(const raat_reader *r, raat_indicator_id id, double **out,
                               raat_error *err);

/* Whether the file has the indicator's replicates: those of --store summary are gone. */
bool raat_reader_keeps(const raat_reader *r, raat_indicator_id id);

/* The replicates of an indicator that is no count, [scenario][replicate][year][region][cell of the indicator]. */
raat_status raat_reader_values(const raat_reader *r, raat_indicator_id id, float **out,
                               raat_error *err);

/* Targets of the study; storage is the reader's. */
int32_t raat_reader_targets(const raat_reader *r, const raat_reader_target **out);

/* Share of replicates that meet a target's condition, [scenario][target][year][region], and the
 * Monte Carlo standard error of that share in the same shape. Both NULL without targets. */
raat_status raat_reader_met(const raat_reader *r, double **out_share, double **out_se,
                            raat_error *err);

#endif
