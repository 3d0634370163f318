#include "engine/store/kept.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/store/target.h"
#include "engine/store/window.h"

enum { LANES = RAAT_ABREAST_LANES };

struct raat_kept {
    raat_numbers numbers;
    int32_t taken;       /* replicates */
    raat_stored *stored; /* one of the two, the other is NULL */
    raat_tallied *tallied;
    raat_window window; /* open from the first statistics on */
};

raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store,
                          const raat_kept_file *file, raat_kept **out, raat_error *err)
{
    raat_kept *kept = raat_memory_new(1, sizeof *kept, err);
    if (!kept)
        return RAAT_FAILED;
    assert(plan->lean == (store != RAAT_STORE_FULL));
    kept->numbers = raat_numbers_of(plan);
    const raat_status status = store == RAAT_STORE_SUMMARY
                                   ? raat_tallied_new(&kept->numbers, &kept->tallied, err)
                                   : raat_stored_new(&kept->numbers, file->nc, file->coordinates,
                                                     file->path, &kept->stored, err);
    if (status == RAAT_OK)
        *out = kept;
    else
        raat_kept_free(kept);
    return status;
}

void raat_kept_free(raat_kept *kept)
{
    if (!kept)
        return;
    raat_stored_free(kept->stored);
    raat_tallied_free(kept->tallied);
    raat_window_close(&kept->window);
    raat_memory_free(kept);
}

raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err)
{
    assert(record->block * RAAT_LANES == kept->taken && record->n_lanes <= RAAT_LANES);
    assert(kept->taken + record->n_lanes <= kept->numbers.plan->n_replicates);
    assert(record->layout->lanes == kept->numbers.lanes && record->layout->n == kept->numbers.n);
    raat_status status = RAAT_OK;
    if (kept->stored)
        status = raat_stored_take(kept->stored, record, err);
    else
        raat_tallied_take(kept->tallied, record);
    if (status == RAAT_OK)
        kept->taken += record->n_lanes;
    return status;
}

int32_t raat_kept_replicates(const raat_kept *kept)
{
    return kept->taken;
}

bool raat_kept_binned(const raat_kept *kept)
{
    return kept->tallied && kept->taken > RAAT_TALLIED_EXACT;
}

double raat_kept_index(const raat_plan *plan, raat_layout_store store, int32_t n)
{
    const double chunk = 350, cache = 32 << 20;
    const raat_numbers numbers = raat_numbers_of(plan);
    double chunks = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (numbers.of[id] > 0 && raat_layout_has_replicates(store, id))
            chunks += (double)raat_stored_chunks(&numbers, id, n);
    return fmin(cache, chunks * chunk);
}

double raat_kept_reading(const raat_plan *plan, int32_t n)
{
    const raat_numbers numbers = raat_numbers_of(plan);
    return raat_window_memory(&numbers, n);
}

/* The window, before the first number of an indicator. */
static raat_status open_window(raat_kept *kept, raat_indicator_id id, raat_error *err)
{
    const raat_window_source source = {&kept->numbers, kept->stored, kept->tallied, kept->taken};
    raat_status status = RAAT_OK;
    if (!kept->window.a)
        status = raat_window_open(&source, &kept->window, err);
    return status == RAAT_OK ? raat_window_turn(&kept->window, id, err) : status;
}

/* ---- statistics ---- */

/* Row by row of the statistic dimension; out[k * stride]. */
static void lay_out(const raat_statistics *s, double variance_reduction, double *out, size_t stride)
{
    double row[RAAT_N_STATS] = {
        [RAAT_STAT_MEAN] = s->mean,       [RAAT_STAT_SD] = s->sd,
        [RAAT_STAT_SE] = s->se,           [RAAT_STAT_N] = (double)s->n,
        [RAAT_STAT_FREEDOM] = s->freedom, [RAAT_STAT_MIN] = s->min,
        [RAAT_STAT_MAX] = s->max,         [RAAT_STAT_VARIANCE_REDUCTION] = variance_reduction,
    };
    static_assert(RAAT_STAT_Q975 - RAAT_STAT_Q025 + 1 == RAAT_STATISTICS_QUANTILES,
                  "one row a quantile, in the same order");
    for (int q = 0; q < RAAT_STATISTICS_QUANTILES; q++)
        row[RAAT_STAT_Q025 + q] = s->quantiles[q];
    for (size_t k = 0; k < RAAT_N_STATS; k++)
        out[k * stride] = row[k];
}

static bool is_baseline(const raat_window *w)
{
    return w->scenario == w->source.numbers->plan->baseline;
}

/* What both kinds of statistics are written to. */
typedef struct {
    double *level, *paired; /* [RAAT_N_STATS][number] of one scenario */
    size_t stride;
} table;

static void copy_rows(const double *from, double *to, size_t stride, size_t n)
{
    for (size_t k = 0; k < RAAT_N_STATS; k++)
        memcpy(to + k * stride, from + k * stride, n * sizeof *to);
}

/* The eight from number `at` of the window on: the levels of a, and a against b. */
static void of_counts(const raat_window *w, size_t at, raat_statistics level[LANES],
                      raat_paired paired[LANES])
{
    const size_t n = (size_t)w->source.replicates;
    const int32_t *a = &w->a[at * w->rows].count, *b = &w->b[at * w->rows].count;
    raat_abreast_counts(a, n, w->scratch, level);
    if (is_baseline(w))
        memcpy(w->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_count_differences(a, b, n, level, w->of_baseline + at, w->scratch, paired);
}

static void of_reals(const raat_window *w, size_t at, raat_statistics level[LANES],
                     raat_paired paired[LANES])
{
    const size_t n = (size_t)w->source.replicates;
    const float *a = &w->a[at * w->rows].real, *b = &w->b[at * w->rows].real;
    raat_abreast_reals(a, n, w->scratch, level);
    if (is_baseline(w))
        memcpy(w->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_real_differences(a, b, n, level, w->of_baseline + at, w->scratch, paired);
}

static void compute(const raat_window *w, size_t at, size_t lanes, table out)
{
    raat_statistics level[LANES];
    raat_paired paired[LANES];
    if (raat_indicator_row(w->id)->count)
        of_counts(w, at, level, paired);
    else
        of_reals(w, at, level, paired);
    for (size_t lane = 0; lane < lanes; lane++) {
        const size_t k = w->k + at + lane;
        lay_out(&level[lane], NAN, out.level + k, out.stride);
        lay_out(&paired[lane].difference, paired[lane].variance_factor, out.paired + k, out.stride);
    }
}

static table table_of(const raat_kept *kept, raat_indicator_id id, int32_t scenario,
                      double *out_level, double *out_paired)
{
    const size_t stride = kept->numbers.of[id];
    const size_t before = (size_t)scenario * RAAT_N_STATS * stride;
    return (table){out_level + before, out_paired + before, stride};
}

/* Whether the eight are the baseline's in every replicate, as those of the years before an action are. */
static bool as_baseline(const raat_window *w, size_t at)
{
    const size_t n = w->rows; /* those behind the replicates are 0 in both */
    return memcmp(w->a + at * n, w->b + at * n, n * LANES * sizeof *w->a) == 0;
}

static void summarise_eight(const raat_window *w, size_t at, table baseline, table out)
{
    const size_t lanes = w->n - at < LANES ? w->n - at : LANES, k = w->k + at;
    if (is_baseline(w) || !as_baseline(w, at)) {
        compute(w, at, lanes, out);
        return;
    }
    copy_rows(baseline.level + k, out.level + k, out.stride, lanes);
    copy_rows(baseline.paired + k, out.paired + k, out.stride, lanes);
}

/* The numbers of the window in one scenario; the baseline has had its turn, or it is this. */
static raat_status summarise(raat_kept *kept, int32_t scenario, double *out_level,
                             double *out_paired, raat_error *err)
{
    raat_window *w = &kept->window;
    const int32_t baseline = kept->numbers.plan->baseline;
    const raat_status status = raat_window_read(w, scenario, err);
    for (size_t at = 0; at < w->n && status == RAAT_OK; at += LANES)
        summarise_eight(w, at, table_of(kept, w->id, baseline, out_level, out_paired),
                        table_of(kept, w->id, scenario, out_level, out_paired));
    return status;
}

/* In all scenarios, the baseline first. */
static raat_status summarise_scenarios(raat_kept *kept, double *out_level, double *out_paired,
                                       raat_error *err)
{
    const raat_plan *plan = kept->numbers.plan;
    raat_status status = summarise(kept, plan->baseline, out_level, out_paired, err);
    for (int32_t s = 0; s < plan->n_scenarios && status == RAAT_OK; s++)
        if (s != plan->baseline)
            status = summarise(kept, s, out_level, out_paired, err);
    return status;
}

static void summarise_tallies(const raat_kept *kept, raat_indicator_id id, double *out_level,
                              double *out_paired)
{
    for (int32_t s = 0; s < kept->numbers.plan->n_scenarios; s++) {
        const table out = table_of(kept, id, s, out_level, out_paired);
        for (size_t k = 0; k < out.stride; k++) {
            raat_statistics level;
            raat_paired paired;
            raat_tallied_statistics(kept->tallied, id, s, k, &level, &paired);
            lay_out(&level, NAN, out.level + k, out.stride);
            lay_out(&paired.difference, paired.variance_factor, out.paired + k, out.stride);
        }
    }
}

raat_status raat_kept_summarise(raat_kept *kept, raat_indicator_id id, double *out_level,
                                double *out_paired, raat_error *err)
{
    if (raat_kept_binned(kept)) {
        summarise_tallies(kept, id, out_level, out_paired);
        return RAAT_OK;
    }
    raat_status status = open_window(kept, id, err);
    while (status == RAAT_OK && raat_window_next(&kept->window))
        status = summarise_scenarios(kept, out_level, out_paired, err);
    return status;
}

/* ---- targets ---- */

/* The first cell of each row of the window, [year][area]. */
static void judge_window(const raat_window *w, const raat_target *target, double *out_met,
                         double *out_se)
{
    const int32_t n = w->source.replicates;
    const size_t cells = w->source.numbers->cells[w->id];
    double *x = w->scratch;
    for (size_t at = 0; at < w->n; at++) {
        const raat_number *lane = w->a + at / LANES * LANES * w->rows + at % LANES;
        if ((w->k + at) % cells != 0)
            continue;
        raat_number_unpack(w->id, lane, LANES, n, x);
        raat_target_judge(target, x, n, x);
        const raat_statistics share = raat_statistics_of(x, (size_t)n, x + n);
        out_met[(w->k + at) / cells] = share.mean;
        out_se[(w->k + at) / cells] = share.se;
    }
}

static void judge_tallies(const raat_kept *kept, int32_t target, int32_t scenario, double *out_met,
                          double *out_se)
{
    for (size_t k = 0; k < kept->numbers.years * kept->numbers.areas; k++) {
        const raat_statistics share = raat_tallied_met(kept->tallied, target, scenario, k);
        out_met[k] = share.mean;
        out_se[k] = share.se;
    }
}

raat_status raat_kept_judge(raat_kept *kept, int32_t target, int32_t scenario, double *out_met,
                            double *out_se, raat_error *err)
{
    const raat_target *asked = &kept->numbers.plan->targets[target];
    if (raat_kept_binned(kept)) {
        judge_tallies(kept, target, scenario, out_met, out_se);
        return RAAT_OK;
    }
    raat_status status = open_window(kept, asked->indicator, err);
    while (status == RAAT_OK && raat_window_next(&kept->window)) {
        status = raat_window_read(&kept->window, scenario, err);
        if (status == RAAT_OK)
            judge_window(&kept->window, asked, out_met, out_se);
    }
    return status;
}
