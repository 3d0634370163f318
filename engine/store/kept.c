#include "engine/store/kept.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/numeric/abreast.h"
#include "engine/store/stored.h"
#include "engine/store/tallied.h"
#include "engine/store/target.h"

enum { LANES = RAAT_ABREAST_LANES, WINDOW = 16 << 20 /* bytes */ };

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
    raat_memory_free(kept);
}

raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err)
{
    assert(record->block * RAAT_LANES == kept->taken && record->n_lanes <= RAAT_LANES);
    assert(kept->taken + record->n_lanes <= kept->numbers.plan->n_replicates);
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

/* ---- a window: numbers of an indicator, eight of them side by side, all replicates ---- */

typedef struct {
    const raat_kept *kept;
    raat_indicator_id id;
    size_t k, n, most; /* numbers k .. k + n - 1 are looked at; there is room for most */
    size_t rows; /* replicates, and some behind them, so that all of what follows is aligned */
    int32_t scenario;
    uint64_t *chunks;             /* where those of the indicator lie; unused without any */
    raat_number *a, *b;           /* of it and of the baseline: [most / LANES][rows][LANES] */
    double *scratch;              /* [rows][2 LANES] */
    raat_statistics *of_baseline; /* [most] */
} room;

static void free_room(room *r)
{
    raat_memory_free(r->chunks);
    raat_memory_free(r->a);
    raat_memory_free(r->b);
    raat_memory_free(r->scratch);
    raat_memory_free(r->of_baseline);
}

/* Numbers of a window, by LANES: all of an indicator, if that many fit. */
static size_t most_of(const raat_kept *kept, raat_indicator_id id)
{
    const size_t groups = (kept->numbers.of[id] + LANES - 1) / LANES;
    const size_t fit = WINDOW / ((size_t)kept->taken * LANES * sizeof(raat_number));
    return (fit < 1 ? 1 : fit < groups ? fit : groups) * LANES;
}

static raat_status find_memory(room *r, raat_error *err)
{
    const size_t replicates = (size_t)r->kept->taken;
    r->chunks = raat_memory_new(raat_stored_chunks(&r->kept->numbers, r->id, r->kept->taken) + 1,
                                sizeof *r->chunks, err);
    r->rows = (replicates / RAAT_NETWORK_ROWS + 1) * RAAT_NETWORK_ROWS;
    r->a = r->chunks ? raat_memory_new(r->rows, r->most * sizeof *r->a, err) : NULL;
    r->b = r->a ? raat_memory_new(r->rows, r->most * sizeof *r->b, err) : NULL;
    r->scratch = r->b ? raat_memory_new(r->rows, 2 * LANES * sizeof *r->scratch, err) : NULL;
    r->of_baseline = r->scratch ? raat_memory_new(r->most, sizeof *r->of_baseline, err) : NULL;
    return r->of_baseline ? RAAT_OK : RAAT_FAILED;
}

static raat_status make_room(const raat_kept *kept, raat_indicator_id id, room *r, raat_error *err)
{
    *r = (room){.kept = kept, .id = id, .most = most_of(kept, id)};
    raat_status status = find_memory(r, err);
    if (status == RAAT_OK && kept->stored)
        status = raat_stored_find(kept->stored, id, kept->taken, r->chunks, err);
    if (status != RAAT_OK)
        free_room(r);
    return status;
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
    size_t most = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        most = numbers.of[id] > most ? numbers.of[id] : most;
    const double lanes =
        LANES * (2 * sizeof(double) + 2 * sizeof(raat_number)); /* as find_memory */
    return 2 * fmin(WINDOW, (double)most * n * sizeof(raat_number)) + lanes * n;
}

/* The window in the room's scenario goes to a. Behind the last number it stands again, for lanes that nobody looks
 * at. */
static raat_status side_by_side(const room *r, raat_error *err)
{
    const int32_t replicates = r->kept->taken;
    const size_t in_last = r->n % LANES;
    const raat_cut cut = {r->id, r->scenario, r->k, r->n, replicates, r->rows};
    raat_status status = RAAT_OK;
    if (r->kept->stored)
        status = raat_stored_copy(r->kept->stored, &cut, r->chunks, r->a, err);
    else
        raat_tallied_copy(r->kept->tallied, &cut, r->a);
    raat_number *last = r->a + (r->n - in_last) * r->rows;
    for (int32_t i = 0; in_last > 0 && i < replicates; i++, last += LANES)
        for (size_t lane = in_last; lane < LANES; lane++)
            last[lane] = last[in_last - 1];
    return status;
}

/* The next window; false: that was the last. */
static bool next_window(room *r)
{
    const size_t all = r->kept->numbers.of[r->id];
    r->k += r->n;
    r->n = all - r->k < r->most ? all - r->k : r->most;
    return r->n > 0;
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

static void copy_rows(const double *from, double *to, size_t stride, size_t n)
{
    for (size_t k = 0; k < RAAT_N_STATS; k++)
        memcpy(to + k * stride, from + k * stride, n * sizeof *to);
}

/* The eight from number `at` of the window on: the levels of a, and a against b. */
static void of_counts(const room *r, size_t at, raat_statistics level[LANES],
                      raat_paired paired[LANES])
{
    const size_t n = (size_t)r->kept->taken;
    const int32_t *a = &r->a[at * r->rows].count, *b = &r->b[at * r->rows].count;
    raat_abreast_counts(a, n, r->scratch, level);
    if (r->scenario == r->kept->numbers.plan->baseline)
        memcpy(r->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_count_differences(a, b, n, level, r->of_baseline + at, r->scratch, paired);
}

static void of_reals(const room *r, size_t at, raat_statistics level[LANES],
                     raat_paired paired[LANES])
{
    const size_t n = (size_t)r->kept->taken;
    const float *a = &r->a[at * r->rows].real, *b = &r->b[at * r->rows].real;
    raat_abreast_reals(a, n, r->scratch, level);
    if (r->scenario == r->kept->numbers.plan->baseline)
        memcpy(r->of_baseline + at, level, LANES * sizeof *level);
    raat_abreast_real_differences(a, b, n, level, r->of_baseline + at, r->scratch, paired);
}

static void compute(const room *r, size_t at, size_t lanes, table out)
{
    raat_statistics level[LANES];
    raat_paired paired[LANES];
    if (raat_indicator_row(r->id)->count)
        of_counts(r, at, level, paired);
    else
        of_reals(r, at, level, paired);
    for (size_t lane = 0; lane < lanes; lane++) {
        const size_t k = r->k + at + lane;
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
static bool as_baseline(const room *r, size_t at)
{
    const size_t n = r->rows; /* those behind the replicates are 0 in both */
    return memcmp(r->a + at * n, r->b + at * n, n * LANES * sizeof *r->a) == 0;
}

/* A room and where what is found in it goes. */
typedef struct {
    room room;
    table baseline, out;
} sweep;

static void summarise_eight(const sweep *w, size_t at)
{
    const room *r = &w->room;
    const size_t lanes = r->n - at < LANES ? r->n - at : LANES, k = r->k + at;
    if (r->scenario == r->kept->numbers.plan->baseline || !as_baseline(r, at)) {
        compute(r, at, lanes, w->out);
        return;
    }
    copy_rows(w->baseline.level + k, w->out.level + k, w->out.stride, lanes);
    copy_rows(w->baseline.paired + k, w->out.paired + k, w->out.stride, lanes);
}

/* A window of one scenario; the baseline has had its turn, or it is this. */
static raat_status summarise(sweep *w, int32_t scenario, double *out_level, double *out_paired,
                             raat_error *err)
{
    room *r = &w->room;
    w->out = table_of(r->kept, r->id, scenario, out_level, out_paired);
    r->scenario = scenario;
    const raat_status status = side_by_side(r, err);
    if (status != RAAT_OK)
        return status;
    if (scenario == r->kept->numbers.plan->baseline)
        memcpy(r->b, r->a, r->rows * r->most * sizeof *r->a);
    for (size_t at = 0; at < r->n; at += LANES)
        summarise_eight(w, at);
    return RAAT_OK;
}

/* A window in all scenarios, the baseline first. */
static raat_status summarise_scenarios(sweep *w, double *out_level, double *out_paired,
                                       raat_error *err)
{
    const raat_plan *plan = w->room.kept->numbers.plan;
    w->baseline = table_of(w->room.kept, w->room.id, plan->baseline, out_level, out_paired);
    raat_status status = summarise(w, plan->baseline, out_level, out_paired, err);
    for (int32_t s = 0; s < plan->n_scenarios && status == RAAT_OK; s++)
        if (s != plan->baseline)
            status = summarise(w, s, out_level, out_paired, err);
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
    sweep w;
    raat_status status = make_room(kept, id, &w.room, err);
    if (status != RAAT_OK)
        return status;
    while (status == RAAT_OK && next_window(&w.room))
        status = summarise_scenarios(&w, out_level, out_paired, err);
    free_room(&w.room);
    return status;
}

/* ---- targets ---- */

/* The first cell of each row of the window, [year][area]. */
static void judge_window(const room *r, const raat_target *target, double *out_met, double *out_se)
{
    const size_t n = (size_t)r->kept->taken, cells = r->kept->numbers.cells[r->id];
    double *x = r->scratch;
    for (size_t at = 0; at < r->n; at++) {
        const raat_number *lane = r->a + at / LANES * LANES * r->rows + at % LANES;
        if ((r->k + at) % cells != 0)
            continue;
        raat_number_unpack(r->id, lane, LANES, r->kept->taken, x);
        raat_target_judge(target, x, r->kept->taken, x);
        const raat_statistics share = raat_statistics_of(x, n, x + n);
        out_met[(r->k + at) / cells] = share.mean;
        out_se[(r->k + at) / cells] = share.se;
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
    room r;
    raat_status status = make_room(kept, asked->indicator, &r, err);
    if (status != RAAT_OK)
        return status;
    r.scenario = scenario;
    while (status == RAAT_OK && next_window(&r)) {
        status = side_by_side(&r, err);
        if (status == RAAT_OK)
            judge_window(&r, asked, out_met, out_se);
    }
    free_room(&r);
    return status;
}
