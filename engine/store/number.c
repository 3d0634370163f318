#include "engine/store/number.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

raat_numbers raat_numbers_of(const raat_plan *plan, raat_layout_store store)
{
    raat_numbers numbers = {
        .plan = plan, .years = (size_t)raat_plan_years(plan), .areas = (size_t)plan->n_areas};
    assert(!(plan->lean && store == RAAT_STORE_FULL));
    numbers.row = (size_t)raat_plan_cells(plan);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        numbers.first[id] = numbers.n;
        numbers.offset[id] = (size_t)raat_indicator_offset(id, plan->axes);
        numbers.cells[id] = (size_t)raat_indicator_cells(id, plan->axes);
        if (raat_layout_holds(store, id))
            numbers.of[id] = numbers.years * numbers.areas * numbers.cells[id];
        numbers.n += numbers.of[id];
    }
    return numbers;
}

const double *raat_number_lanes(const raat_numbers *numbers, const raat_record *record,
                                raat_indicator_id id, int32_t scenario, size_t k)
{
    const size_t row = k / numbers->cells[id], cell = k % numbers->cells[id];
    const size_t year = row / numbers->areas, area = row % numbers->areas;
    const size_t at = ((size_t)scenario * numbers->areas + area) * numbers->years + year;
    return record->values + (at * numbers->row + numbers->offset[id] + cell) * RAAT_LANES;
}

/* Adding and taking away 1.5 x 2^52 leaves the nearest whole number, as lrint does. */
static const double SHIFT = 0x1.8p52;

/* The bits of doubles without their sign are in the order of the numbers, and NaN lies behind them all:
 * what is too large makes a difference negative. */
static bool all_fit(const double lanes[RAAT_LANES])
{
    static const double most = INT32_MAX;
    int64_t bits[RAAT_LANES], limit, negative = 0;
    memcpy(bits, lanes, sizeof bits);
    memcpy(&limit, &most, sizeof limit);
    for (int i = 0; i < RAAT_LANES; i++)
        negative |= limit - (bits[i] & INT64_MAX);
    return negative >= 0;
}

static void store_counts(const double lanes[restrict RAAT_LANES],
                         raat_number out[restrict RAAT_LANES])
{
    for (int i = 0; i < RAAT_LANES; i++) {
        const double x = fabs(lanes[i]) <= INT32_MAX ? lanes[i] : 0;
        out[i].count = (int32_t)(x + SHIFT - SHIFT);
    }
}

/* What does not fit may be in a lane that nobody asked for. */
static raat_status refuse(const raat_numbers *numbers, const raat_record *record,
                          raat_indicator_id id, const double *lanes, raat_error *err)
{
    int32_t i = 0;
    while (i < record->n_lanes && fabs(lanes[i]) <= INT32_MAX)
        i++;
    if (i == record->n_lanes)
        return RAAT_OK;
    return raat_error_set(err, RAAT_FAILED,
                          "%s: %s is %g in replicate %d: the results hold counts up to %d",
                          numbers->plan->label.name, raat_indicator_row(id)->name, lanes[i],
                          record->block * RAAT_LANES + i, INT32_MAX);
}

raat_status raat_number_round(const raat_numbers *numbers, const raat_record *record,
                              raat_indicator_id id, const double lanes[RAAT_LANES],
                              double out[RAAT_LANES], raat_error *err)
{
    const int count = raat_indicator_row(id)->count;
    const raat_status status =
        count && !all_fit(lanes) ? refuse(numbers, record, id, lanes, err) : RAAT_OK;
    for (int i = 0; i < RAAT_LANES; i++)
        out[i] = count ? lanes[i] + SHIFT - SHIFT : (double)(float)lanes[i];
    for (int i = record->n_lanes; i < RAAT_LANES; i++)
        out[i] = NAN;
    return status;
}

raat_status raat_number_store(const raat_numbers *numbers, const raat_record *record,
                              raat_indicator_id id, const double lanes[RAAT_LANES],
                              raat_number out[RAAT_LANES], raat_error *err)
{
    if (raat_indicator_row(id)->count) {
        store_counts(lanes, out);
        return all_fit(lanes) ? RAAT_OK : refuse(numbers, record, id, lanes, err);
    }
    for (int i = 0; i < RAAT_LANES; i++)
        out[i].real = (float)lanes[i];
    return RAAT_OK;
}

void raat_number_unpack(raat_indicator_id id, const raat_number *in, int32_t n, double *out)
{
    if (raat_indicator_row(id)->count)
        for (int32_t i = 0; i < n; i++)
            out[i] = in[i].count;
    else
        for (int32_t i = 0; i < n; i++)
            out[i] = (double)in[i].real;
}
