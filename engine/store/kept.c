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

raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store, raat_spool *spool,
                          raat_kept **out, raat_error *err)
{
    assert((store == RAAT_STORE_SUMMARY) == !spool);
    raat_kept *kept = raat_memory_new(1, sizeof *kept, err);
    if (!kept) {
        raat_spool_free(spool);
        return RAAT_FAILED;
    }
    kept->numbers = raat_numbers_of(plan, store);
    const raat_status status = spool ? raat_stored_new(&kept->numbers, spool, &kept->stored, err)
                                     : raat_tallied_new(&kept->numbers, &kept->tallied, err);
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

static int32_t blocks_of(const raat_kept *kept)
{
    return (kept->taken + RAAT_LANES - 1) / RAAT_LANES;
}

/* From [number][lane] to [lane][number], some numbers at a time: what a cache line holds. */
static void turn(const raat_number *in, size_t numbers, size_t lanes, raat_number *out)
{
    enum { TILE = 64 / sizeof(raat_number) };
    for (size_t first = 0; first < numbers; first += TILE) {
        const size_t end = numbers - first < TILE ? numbers : first + TILE;
        for (size_t i = 0; i < lanes; i++)
            for (size_t k = first; k < end; k++)
                out[i * numbers + k] = in[k * RAAT_LANES + i];
    }
}

raat_status raat_kept_block(const raat_kept *kept, raat_indicator_id id, int32_t scenario,
                            int32_t first, int32_t n, raat_number *room, void *out, raat_error *err)
{
    const size_t numbers = kept->numbers.of[id];
    const raat_status status =
        raat_stored_read(kept->stored, id, scenario, 0, numbers, first / RAAT_LANES, 1, room, err);
    if (status == RAAT_OK)
        turn(room, numbers, (size_t)n, out);
    return status;
}

/* ---- a window: some numbers of an indicator, all replicates ---- */

static raat_status read_window(const raat_kept *kept, raat_indicator_id id, int32_t scenario,
                               size_t k, size_t n, raat_number *out, raat_error *err)
{
    if (kept->stored)
        return raat_stored_read(kept->stored, id, scenario, k, n, 0, blocks_of(kept), out, err);
    raat_tallied_read(kept->tallied, id, scenario, k, n, blocks_of(kept), out);
    return RAAT_OK;
}

/* Numbers at .. at + LANES - 1 of a window of n side by side: out[replicate][LANES]. Behind the last
 * number it stands again, for lanes that nobody looks at. */
static void side_by_side(const raat_kept *kept, const raat_number *window, size_t n, size_t at,
                         raat_number *out)
{
    for (int32_t b = 0; b < blocks_of(kept); b++, window += n * RAAT_LANES)
        for (size_t lane = 0; lane < LANES; lane++) {
            const size_t number = at + lane < n ? at + lane : n - 1;
            const raat_number *x = window + number * RAAT_LANES;
            raat_number *to = out + (size_t)b * RAAT_LANES * LANES + lane;
            for (int32_t i = 0; i < RAAT_LANES; i++)
                to[i * LANES] = x[i];
        }
}

/* What one sweep over an indicator needs. */
typedef struct {
    size_t numbers;             /* a window holds */
    raat_number *own, *against; /* [block][numbers][RAAT_LANES] */
    double *a, *b, *scratch;    /* [replicate][LANES]; scratch twice as many */
} room;

static void free_room(room *r)
{
    raat_memory_free(r->own);
    raat_memory_free(r->against);
    raat_memory_free(r->a);
    raat_memory_free(r->b);
    raat_memory_free(r->scratch);
}

static raat_status make_room(const raat_kept *kept, size_t most, room *r, raat_error *err)
{
    const size_t replicates = (size_t)blocks_of(kept) * RAAT_LANES;
    const size_t series = replicates * sizeof(raat_number);
    const size_t fit = WINDOW / 2 / series / LANES * LANES;
    *r = (room){.numbers = fit < LANES ? LANES : fit < most ? fit : most};
    r->own = raat_memory_new(r->numbers, series, err);
    r->against = r->own ? raat_memory_new(r->numbers, series, err) : NULL;
    r->a = r->against ? raat_memory_new(replicates, LANES * sizeof *r->a, err) : NULL;
    r->b = r->a ? raat_memory_new(replicates, LANES * sizeof *r->b, err) : NULL;
    r->scratch = r->b ? raat_memory_new(replicates, 2 * LANES * sizeof *r->scratch, err) : NULL;
    if (r->scratch)
        return RAAT_OK;
    free_room(r);
    return RAAT_FAILED;
}

double raat_kept_reading(int32_t n)
{
    const double lanes = LANES * (4 * sizeof(double) + 2 * sizeof(raat_number)); /* as make_room */
    return 1.5 * WINDOW + lanes * n;
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

/* Whether the numbers at .. at + LANES - 1 of a window are the baseline's in every replicate, as those of the
 * years before an action are. */
static bool as_baseline(const raat_kept *kept, const room *r, size_t n, size_t at)
{
    const size_t lanes = n - at < LANES ? n - at : LANES;
    bool same = true;
    for (int32_t b = 0; b < blocks_of(kept) && same; b++) {
        const size_t first = ((size_t)b * n + at) * RAAT_LANES;
        same = memcmp(r->own + first, r->against + first, lanes * RAAT_LANES * sizeof *r->own) == 0;
    }
    return same;
}

static void copy_rows(const double *from, double *to, size_t stride, size_t n)
{
    for (size_t k = 0; k < RAAT_N_STATS; k++)
        memcpy(to + k * stride, from + k * stride, n * sizeof *to);
}

static void statistics(const raat_kept *kept, raat_indicator_id id, const room *r,
                       raat_statistics level[LANES], raat_paired paired[LANES])
{
    const size_t n = (size_t)kept->taken;
    raat_statistics other[LANES];
    const void *a = r->a, *b = r->b;
    if (raat_indicator_row(id)->count) {
        raat_abreast_counts(a, n, r->scratch, level);
        raat_abreast_counts(b, n, r->scratch, other);
        raat_abreast_count_differences(a, b, n, level, other, r->scratch, paired);
    } else {
        raat_abreast_reals(a, n, r->scratch, level);
        raat_abreast_reals(b, n, r->scratch, other);
        raat_abreast_real_differences(a, b, n, level, other, r->scratch, paired);
    }
}

/* baseline: what is known of it already; NULL when it is this that is asked for. */
static void summarise_window(const raat_kept *kept, raat_indicator_id id, const room *r, size_t k,
                             size_t n, const table *baseline, table out)
{
    for (size_t at = 0; at < n; at += LANES) {
        if (baseline && as_baseline(kept, r, n, at)) {
            const size_t lanes = n - at < LANES ? n - at : LANES;
            copy_rows(baseline->level + k + at, out.level + k + at, out.stride, lanes);
            copy_rows(baseline->paired + k + at, out.paired + k + at, out.stride, lanes);
            continue;
        }
        raat_statistics level[LANES];
        raat_paired paired[LANES];
        side_by_side(kept, r->own, n, at, (raat_number *)(void *)r->a);
        side_by_side(kept, r->against, n, at, (raat_number *)(void *)r->b);
        statistics(kept, id, r, level, paired);
        for (size_t lane = 0; lane < LANES && at + lane < n; lane++) {
            const size_t number = k + at + lane;
            lay_out(&level[lane], NAN, out.level + number, out.stride);
            lay_out(&paired[lane].difference, paired[lane].variance_factor, out.paired + number,
                    out.stride);
        }
    }
}

static table table_of(const raat_kept *kept, raat_indicator_id id, int32_t scenario,
                      double *out_level, double *out_paired)
{
    const size_t stride = kept->numbers.of[id];
    const size_t before = (size_t)scenario * RAAT_N_STATS * stride;
    return (table){out_level + before, out_paired + before, stride};
}

static raat_status summarise_series(const raat_kept *kept, raat_indicator_id id, const room *r,
                                    double *out_level, double *out_paired, raat_error *err)
{
    const raat_plan *plan = kept->numbers.plan;
    const size_t all = kept->numbers.of[id];
    const table baseline = table_of(kept, id, plan->baseline, out_level, out_paired);
    raat_status status = RAAT_OK;
    for (size_t k = 0; k < all; k += r->numbers) {
        const size_t n = all - k < r->numbers ? all - k : r->numbers;
        if (status == RAAT_OK)
            status = read_window(kept, id, plan->baseline, k, n, r->against, err);
        if (status == RAAT_OK)
            status = read_window(kept, id, plan->baseline, k, n, r->own, err);
        if (status == RAAT_OK)
            summarise_window(kept, id, r, k, n, NULL, baseline);
        for (int32_t s = 0; s < plan->n_scenarios && status == RAAT_OK; s++) {
            if (s == plan->baseline)
                continue;
            status = read_window(kept, id, s, k, n, r->own, err);
            if (status == RAAT_OK)
                summarise_window(kept, id, r, k, n, &baseline,
                                 table_of(kept, id, s, out_level, out_paired));
        }
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
    room r;
    raat_status status = make_room(kept, kept->numbers.of[id], &r, err);
    if (status != RAAT_OK)
        return status;
    status = summarise_series(kept, id, &r, out_level, out_paired, err);
    free_room(&r);
    return status;
}

/* ---- targets ---- */

static raat_status judge_series(const raat_kept *kept, const raat_target *target, int32_t scenario,
                                const room *r, double *out_met, double *out_se, raat_error *err)
{
    const raat_indicator_id id = target->indicator;
    const size_t rows = kept->numbers.years * kept->numbers.areas;
    const size_t n = (size_t)kept->taken;
    raat_status status = RAAT_OK;
    for (size_t k = 0; k < rows && status == RAAT_OK; k++) {
        status = read_window(kept, id, scenario, k * kept->numbers.cells[id], 1, r->own, err);
        if (status != RAAT_OK)
            break;
        raat_number_unpack(id, r->own, kept->taken, r->a);
        raat_target_judge(target, r->a, kept->taken, r->a);
        const raat_statistics share = raat_statistics_of(r->a, n, r->scratch);
        out_met[k] = share.mean;
        out_se[k] = share.se;
    }
    return status;
}

raat_status raat_kept_judge(const raat_kept *kept, int32_t target, int32_t scenario,
                            double *out_met, double *out_se, raat_error *err)
{
    const raat_target *asked = &kept->numbers.plan->targets[target];
    const size_t rows = kept->numbers.years * kept->numbers.areas;
    if (raat_kept_binned(kept)) {
        for (size_t k = 0; k < rows; k++) {
            const raat_statistics share = raat_tallied_met(kept->tallied, target, scenario, k);
            out_met[k] = share.mean;
            out_se[k] = share.se;
        }
        return RAAT_OK;
    }
    room r;
    raat_status status = make_room(kept, LANES, &r, err);
    if (status != RAAT_OK)
        return status;
    status = judge_series(kept, asked, scenario, &r, out_met, out_se, err);
    free_room(&r);
    return status;
}
