#include "engine/store/kept.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"

/* Four bytes: the file's int32 of a count, float32 of anything else. */
typedef union {
    int32_t count;
    float real;
} number;

struct raat_kept {
    const raat_plan *plan;
    int32_t years, capacity, taken;    /* capacity and taken in replicates */
    int32_t cells[RAAT_N_INDICATORS];  /* 0: not in this file */
    int32_t offset[RAAT_N_INDICATORS]; /* of its first cell in a record */
    number *values[RAAT_N_INDICATORS]; /* [scenario][year][region][cell][capacity] */
    int32_t record_cells;              /* of all indicators */
};

static raat_status make_room(raat_kept *kept, raat_indicator_id id, raat_error *err)
{
    const raat_plan *plan = kept->plan;
    const size_t n = (size_t)plan->n_scenarios * (size_t)kept->years * (size_t)plan->n_areas *
                     (size_t)kept->cells[id];
    kept->values[id] = raat_memory_new(n, (size_t)kept->capacity * sizeof(number), err);
    return kept->values[id] ? RAAT_OK : RAAT_FAILED;
}

raat_status raat_kept_new(const raat_plan *plan, raat_layout_store store, raat_kept **out,
                          raat_error *err)
{
    raat_kept *kept = raat_memory_new(1, sizeof *kept, err);
    if (!kept)
        return RAAT_FAILED;
    kept->plan = plan;
    kept->years = raat_plan_years(plan);
    kept->capacity = (plan->n_replicates + RAAT_LANES - 1) / RAAT_LANES * RAAT_LANES;
    kept->record_cells = raat_indicator_offset(RAAT_N_INDICATORS, plan->axes);
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++) {
        kept->offset[id] = raat_indicator_offset(id, plan->axes);
        if (!raat_layout_holds(store, id))
            continue;
        kept->cells[id] = raat_indicator_cells(id, plan->axes);
        status = make_room(kept, id, err);
    }
    if (status == RAAT_OK)
        *out = kept;
    else
        raat_kept_free(kept);
    return status;
}

void raat_kept_free(raat_kept *kept)
{
    for (raat_indicator_id id = 0; kept && id < RAAT_N_INDICATORS; id++)
        raat_memory_free(kept->values[id]);
    raat_memory_free(kept);
}

/* Where the series of one number starts. */
static number *series(const raat_kept *kept, raat_indicator_id id, int32_t scenario, int32_t year,
                      int32_t region, int32_t cell)
{
    const size_t row =
        ((size_t)scenario * (size_t)kept->years + (size_t)year) * (size_t)kept->plan->n_areas +
        (size_t)region;
    return kept->values[id] +
           (row * (size_t)kept->cells[id] + (size_t)cell) * (size_t)kept->capacity;
}

static raat_status round_lanes(const raat_kept *kept, raat_indicator_id id, const double *lanes,
                               int32_t n, number *out, raat_error *err)
{
    const raat_indicator *row = raat_indicator_row(id);
    for (int32_t i = 0; i < n; i++) {
        if (!row->count)
            out[i].real = (float)lanes[i];
        else if (fabs(lanes[i]) <= INT32_MAX) /* false for NaN */
            out[i].count = (int32_t)lrint(lanes[i]);
        else
            return raat_error_set(
                err, RAAT_FAILED, "%s: %s is %g in replicate %d: the results hold counts up to %d",
                kept->plan->label.name, row->name, lanes[i], kept->taken + i, INT32_MAX);
    }
    return RAAT_OK;
}

raat_status raat_kept_take(raat_kept *kept, const raat_record *record, raat_error *err)
{
    assert(record->block * RAAT_LANES == kept->taken && record->n_lanes <= RAAT_LANES);
    assert(kept->taken + record->n_lanes <= kept->capacity);
    const raat_plan *plan = kept->plan;
    raat_status status = RAAT_OK;
    const double *rows = record->values; /* of one scenario, region and year */
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (int32_t r = 0; r < plan->n_areas; r++)
            for (int32_t y = 0; y < kept->years; y++, rows += kept->record_cells * RAAT_LANES)
                for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
                    for (int32_t c = 0; c < kept->cells[id] && status == RAAT_OK; c++)
                        status = round_lanes(kept, id, rows + (kept->offset[id] + c) * RAAT_LANES,
                                             record->n_lanes,
                                             series(kept, id, s, y, r, c) + kept->taken, err);
    if (status == RAAT_OK)
        kept->taken += record->n_lanes;
    return status;
}

int32_t raat_kept_replicates(const raat_kept *kept)
{
    return kept->taken;
}

void raat_kept_block(const raat_kept *kept, raat_indicator_id id, int32_t scenario, int32_t first,
                     int32_t n, void *out)
{
    /* [year][region][cell] lie end to end, one series a number. */
    const number *from = series(kept, id, scenario, 0, 0, 0) + first;
    const size_t numbers =
        (size_t)kept->years * (size_t)kept->plan->n_areas * (size_t)kept->cells[id];
    number *to = out;
    for (size_t k = 0; k < numbers; k++)
        for (size_t i = 0; i < (size_t)n; i++)
            to[i * numbers + k] = from[k * (size_t)kept->capacity + i];
}

void raat_kept_series(const raat_kept *kept, raat_indicator_id id, int32_t scenario, int32_t year,
                      int32_t region, int32_t cell, int32_t n, double *out)
{
    const number *from = series(kept, id, scenario, year, region, cell);
    const int count = raat_indicator_row(id)->count;
    for (int32_t i = 0; i < n; i++)
        out[i] = count ? (double)from[i].count : (double)from[i].real;
}
