#include "engine/store/kept.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/numeric/abreast.h"
#include "engine/store/stored.h"
#include "engine/store/tallied.h"
#include "engine/store/target.h"

enum { LANES = RAAT_ABREAST_LANES, WINDOW = 16 << 20 };

struct raat_kept {
    raat_numbers numbers;
    int32_t taken;       /* replicates */
    raat_stored *stored; /* one of the two, the other is NULL */
    raat_tallied *tallied;
};

raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store,
                          const raat_kept_file *file, raat_kept **out, raat_error *err)
{
    raat_kept *kept = raat_memory_new(1, sizeof *kept, err);
    if (!kept)
        return RAAT_FAILED;
    kept->numbers = raat_numbers_of(plan, store);
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
    raat_memory_free(kept);
}

raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err)
{
    assert(record->block * RAAT_LANES == kept->taken && record->n_lanes <= RAAT_LANES);
    assert(kept->taken + record->n_lanes <= kept->numbers.plan->n_replicates);
    const raat_status status = kept->stored ? raat_stored_take(kept->stored, record, err)
                                            : raat_tallied_take(kept->tallied, record, err);
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

/* ---- a window: some numbers of an indicator, all replicates ---- */

/* Numbers k .. k + n - 1 of an indicator, as they were taken in one scenario and in the baseline. */
typedef struct {
    raat_indicator_id id;
    size_t k, n, most;            /* most: numbers that there is room for */
    raat_number *own, *against;   /* [replicate][n] */
    raat_number *a, *b;           /* eight of them: [replicate][LANES] */
    double *scratch;              /* [replicate][2 LANES] */
    raat_statistics *of_baseline; /* [n] */
} window;

static void free_room(window *w)
{
    raat_memory_free(w->own);
    raat_memory_free(w->against);
    raat_memory_free(w->a);
    raat_memory_free(w->b);
    raat_memory_free(w->scratch);
    raat_memory_free(w->of_baseline);
}

static raat_status make_room(const raat_kept *kept, raat_indicator_id id, window *w,
                             raat_error *err)
{
    const size_t replicates = (size_t)kept->taken, most = kept->numbers.of[id];
    const size_t fit = WINDOW / 2 / (replicates * sizeof(raat_number)) / LANES * LANES;
    const size_t rows = (replicates / RAAT_NETWORK_ROWS + 1) * RAAT_NETWORK_ROWS;
    *w = (window){.id = id, .most = fit < LANES ? LANES : fit < most ? fit : most};
    w->own = raat_memory_new(w->most, replicates * sizeof *w->own, err);
    w->against = w->own ? raat_memory_new(w->most, replicates * sizeof *w->against, err) : NULL;
    w->a = w->against ? raat_memory_new(replicates, LANES * sizeof *w->a, err) : NULL;
    w->b = w->a ? raat_memory_new(replicates, LANES * sizeof *w->b, err) : NULL;
    w->scratch = w->b ? raat_memory_new(rows, 2 * LANES * sizeof *w->scratch, err) : NULL;
    w->of_baseline =
        w->scratch ? raat_memory_new(w->most + LANES, sizeof *w->of_baseline, err) : NULL;
    if (w->of_baseline)
        return RAAT_OK;
    free_room(w);
    return RAAT_FAILED;
}

double raat_kept_reading(int32_t n)
{
    const double lanes = LANES * (2 * sizeof(double) + 4 * sizeof(raat_number)); /* as make_room */
    return WINDOW + lanes * n;
}

static raat_status read_window(const raat_kept *kept, const window *w, int32_t scenario,
                               raat_number *out, raat_error *err)
{
    if (kept->stored)
        return raat_stored_read(kept->stored, w->id, scenario, w->k, w->n, kept->taken, out, err);
    raat_tallied_read(kept->tallied, w->id, scenario, w->k, w->n, kept->taken, out);
    return RAAT_OK;
}

/* The next window of an indicator; false: that was the last. */
static bool next_window(const raat_kept *kept, window *w)
{
    const size_t all = kept->numbers.of[w->id];
    w->k += w->n;
    w->n = all - w->k < w->most ? all - w->k : w->most;
    return w->n > 0;
}

/* Numbers at .. at + LANES - 1 of a window side by side: out[replicate][LANES]. Behind the last number it
 * stands again, for lanes that nobody looks at. */
static void side_by_side(const raat_kept *kept, const window *w, const raat_number *numbers,
                         size_t at, raat_number *out)
{
    const size_t left = w->n - at;
    for (int32_t i = 0; i < kept->taken; i++, numbers += w->n, out += LANES)
        if (left >= LANES)
            memcpy(out, numbers + at, LANES * sizeof *out);
        else
            for (size_t lane = 0; lane < LANES; lane++)
                out[lane] = numbers[at + (lane < left ? lane : left - 1)];
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

/* What both kinds of statistics are written to. */
typedef struct {
    double *level, *paired; /* [RAAT_N_STATS][number] of one scenario */
    size_t stride;
} table;

/* Whether the numbers at .. at + lanes - 1 of a window are the baseline's in every replicate, as those of the
 * years before an action are. */
static bool as_baseline(const raat_kept *kept, const window *w, size_t at, size_t lanes)
{
    bool same = true;
    for (int32_t i = 0; i < kept->taken && same; i++) {
        const size_t first = (size_t)i * w->n + at;
        same = memcmp(w->own + first, w->against + first, lanes * sizeof *w->own) == 0;
    }
    return same;
}

static void copy_rows(const double *from, double *to, size_t stride, size_t n)
{
    for (size_t k = 0; k < RAAT_N_STATS; k++)
        memcpy(to + k * stride, from + k * stride, n * sizeof *to);
}

/* Of the eight numbers in the rooms a and b: the levels of a, and a against b. The baseline comes first, and
 * what it is found to be stays for the scenarios. */
static void of_counts(const raat_kept *kept, const window *w, size_t at, bool is_baseline,
                      raat_statistics level[LANES], raat_paired paired[LANES])
{
    const int32_t *a = &w->a->count, *b = &w->b->count;
    const size_t n = (size_t)kept->taken;
    raat_abreast_counts(a, n, w->scratch, level);
    if (is_baseline)
        memcpy(w->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_count_differences(a, b, n, level, w->of_baseline + at, w->scratch, paired);
}

static void of_reals(const raat_kept *kept, const window *w, size_t at, bool is_baseline,
                     raat_statistics level[LANES], raat_paired paired[LANES])
{
    const float *a = &w->a->real, *b = &w->b->real;
    const size_t n = (size_t)kept->taken;
    raat_abreast_reals(a, n, w->scratch, level);
    if (is_baseline)
        memcpy(w->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_real_differences(a, b, n, level, w->of_baseline + at, w->scratch, paired);
}

/* baseline: what is known of it already; NULL when it is this that is asked for. */
static void summarise_eight(const raat_kept *kept, const window *w, size_t at,
                            const table *baseline, table out)
{
    const size_t lanes = w->n - at < LANES ? w->n - at : LANES, k = w->k + at;
    raat_statistics level[LANES];
    raat_paired paired[LANES];
    if (baseline && as_baseline(kept, w, at, lanes)) {
        copy_rows(baseline->level + k, out.level + k, out.stride, lanes);
        copy_rows(baseline->paired + k, out.paired + k, out.stride, lanes);
        return;
    }
    side_by_side(kept, w, w->own, at, w->a);
    side_by_side(kept, w, w->against, at, w->b);
    if (raat_indicator_row(w->id)->count)
        of_counts(kept, w, at, !baseline, level, paired);
    else
        of_reals(kept, w, at, !baseline, level, paired);
    for (size_t lane = 0; lane < lanes; lane++) {
        lay_out(&level[lane], NAN, out.level + k + lane, out.stride);
        lay_out(&paired[lane].difference, paired[lane].variance_factor, out.paired + k + lane,
                out.stride);
    }
}

static void summarise_window(const raat_kept *kept, const window *w, const table *baseline,
                             table out)
{
    for (size_t at = 0; at < w->n; at += LANES)
        summarise_eight(kept, w, at, baseline, out);
}

static table table_of(const raat_kept *kept, raat_indicator_id id, int32_t scenario,
                      double *out_level, double *out_paired)
{
    const size_t stride = kept->numbers.of[id];
    const size_t before = (size_t)scenario * RAAT_N_STATS * stride;
    return (table){out_level + before, out_paired + before, stride};
}

/* One window in all scenarios, the baseline first. */
static raat_status summarise_scenarios(const raat_kept *kept, const window *w, double *out_level,
                                       double *out_paired, raat_error *err)
{
    const raat_plan *plan = kept->numbers.plan;
    const table baseline = table_of(kept, w->id, plan->baseline, out_level, out_paired);
    raat_status status = read_window(kept, w, plan->baseline, w->against, err);
    if (status != RAAT_OK)
        return status;
    memcpy(w->own, w->against, w->n * (size_t)kept->taken * sizeof *w->own);
    summarise_window(kept, w, NULL, baseline);
    for (int32_t s = 0; s < plan->n_scenarios && status == RAAT_OK; s++) {
        if (s == plan->baseline)
            continue;
        status = read_window(kept, w, s, w->own, err);
        if (status == RAAT_OK)
            summarise_window(kept, w, &baseline, table_of(kept, w->id, s, out_level, out_paired));
    }
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

raat_status raat_kept_summarise(const raat_kept *kept, raat_indicator_id id, double *out_level,
                                double *out_paired, raat_error *err)
{
    if (raat_kept_binned(kept)) {
        summarise_tallies(kept, id, out_level, out_paired);
        return RAAT_OK;
    }
    window w;
    raat_status status = make_room(kept, id, &w, err);
    if (status != RAAT_OK)
        return status;
    while (status == RAAT_OK && next_window(kept, &w))
        status = summarise_scenarios(kept, &w, out_level, out_paired, err);
    free_room(&w);
    return status;
}

/* ---- targets ---- */

/* The first cell of each row of a window, [year][area]. */
static void judge_window(const raat_kept *kept, const raat_target *target, const window *w,
                         double *out_met, double *out_se)
{
    const size_t cells = kept->numbers.cells[w->id];
    for (size_t at = 0; at < w->n; at++) {
        if ((w->k + at) % cells != 0)
            continue;
        double *x = w->scratch, *scratch = x + kept->taken;
        for (int32_t i = 0; i < kept->taken; i++)
            raat_number_unpack(w->id, w->own + (size_t)i * w->n + at, 1, x + i);
        raat_target_judge(target, x, kept->taken, x);
        const raat_statistics share = raat_statistics_of(x, (size_t)kept->taken, scratch);
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

raat_status raat_kept_judge(const raat_kept *kept, int32_t target, int32_t scenario,
                            double *out_met, double *out_se, raat_error *err)
{
    const raat_target *asked = &kept->numbers.plan->targets[target];
    if (raat_kept_binned(kept)) {
        judge_tallies(kept, target, scenario, out_met, out_se);
        return RAAT_OK;
    }
    window w;
    raat_status status = make_room(kept, asked->indicator, &w, err);
    if (status != RAAT_OK)
        return status;
    while (status == RAAT_OK && next_window(kept, &w)) {
        status = read_window(kept, &w, scenario, w.own, err);
        if (status == RAAT_OK)
            judge_window(kept, asked, &w, out_met, out_se);
    }
    free_room(&w);
    return status;
}
