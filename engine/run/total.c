#include "engine/run/total.h"

#include <math.h>
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/numeric/elementary.h"
#include "engine/run/cohorts.h"
#include "engine/run/ratios.h"

/* Cells of one year: those of the regions, and those that become their total. */
typedef struct {
    const raat_plan *plan;
    const double *regions;
    size_t apart; /* from one region to the next */
    double *out;
} rows;

static const double *cell_of(const rows *r, int32_t region, int32_t cell)
{
    return r->regions + (size_t)region * r->apart + (size_t)cell * RAAT_LANES;
}

static void sum(const rows *r, int32_t cell)
{
    double *out = raat_lanes_reals(r->out, cell);
    for (int32_t i = 0; i < r->plan->n_regions; i++) {
        const double *x = cell_of(r, i, cell);
        FOR_LANES (l)
            out[l] += x[l];
    }
}

static void most(const rows *r, int32_t cell)
{
    double *out = raat_lanes_reals(r->out, cell);
    for (int32_t i = 0; i < r->plan->n_regions; i++) {
        const double *x = cell_of(r, i, cell);
        FOR_LANES (l)
            out[l] = raat_larger(out[l], x[l]);
    }
}

/* ---- means over persons ---- */

/* Persons of the cohorts of tracks first .. last - 1. */
static void cohort(const rows *r, int32_t region, int32_t first, int32_t last, double n[RAAT_LANES])
{
    const int32_t at = raat_cohorts_offset(r->plan, RAAT_COHORT_TRACK);
    memset(n, 0, RAAT_LANES * sizeof *n);
    for (int32_t k = first; k < last; k++) {
        const double *of_track = cell_of(r, region, at + k);
        FOR_LANES (l)
            n[l] += of_track[l];
    }
}

/* NaN where nobody is in the cohort, and where a region has persons but no yield yet. */
static void mean(const rows *r, int32_t cell, int32_t first, int32_t last)
{
    double *out = raat_lanes_reals(r->out, cell), persons[RAAT_LANES] = {0};
    for (int32_t i = 0; i < r->plan->n_regions; i++) {
        const double *yield = cell_of(r, i, cell);
        double n[RAAT_LANES];
        cohort(r, i, first, last, n);
        FOR_LANES (l) {
            out[l] += n[l] > 0 ? n[l] * yield[l] : 0;
            persons[l] += n[l];
        }
    }
    FOR_LANES (l)
        out[l] = persons[l] > 0 ? out[l] / persons[l] : NAN;
}

static void of_cohorts(const rows *r, raat_indicator_id id)
{
    const int32_t at = raat_cohorts_offset(r->plan, id);
    const int32_t cells = raat_indicator_cells(id, r->plan->axes);
    for (int32_t cell = 0; cell < cells; cell++)
        if (id == RAAT_COHORT_TRACK)
            sum(r, at + cell);
        else if (cells == 1)
            mean(r, at, 0, r->plan->axes[RAAT_AXIS_TRACK].n);
        else
            mean(r, at + cell, cell, cell + 1);
}

/* ---- means over care FTE, which the places of a region and its quote tell ---- */

static void care_of(const rows *r, int32_t region, double out[RAAT_LANES])
{
    const raat_axis *axes = r->plan->axes;
    const int32_t at = raat_indicator_offset(RAAT_PLACES_FTE, axes);
    const int32_t cells = raat_indicator_cells(RAAT_PLACES_FTE, axes);
    const double *quote = cell_of(r, region, raat_indicator_offset(RAAT_QUOTE, axes));
    memset(out, 0, RAAT_LANES * sizeof *out);
    for (int32_t cell = 0; cell < cells; cell++) {
        const double *fte = cell_of(r, region, at + cell);
        FOR_LANES (l)
            out[l] += fte[l];
    }
    FOR_LANES (l)
        out[l] /= quote[l];
}

static void by_care(const rows *r, int32_t cell)
{
    double *out = raat_lanes_reals(r->out, cell), all[RAAT_LANES] = {0};
    for (int32_t i = 0; i < r->plan->n_regions; i++) {
        const double *x = cell_of(r, i, cell);
        double care[RAAT_LANES];
        care_of(r, i, care);
        FOR_LANES (l) {
            out[l] += care[l] * x[l];
            all[l] += care[l];
        }
    }
    FOR_LANES (l)
        out[l] /= all[l];
}

/* What a class of employers has in each region says nothing of it in all, without its size in each. */
static void nothing(const rows *r, int32_t cell)
{
    double *out = raat_lanes_reals(r->out, cell);
    FOR_LANES (l)
        out[l] = NAN;
}

/* ---- all of it ---- */

typedef void how(const rows *r, int32_t cell);

/* NULL: by other means. */
static how *rule_of(raat_indicator_id id)
{
    switch (id) {
    case RAAT_QUOTE:
    case RAAT_SUPERNUMERARY_QUOTE:
    case RAAT_EMPLOYERS_AT_QUOTE:
        return by_care;
    case RAAT_QUOTE_EMPLOYER:
    case RAAT_AT_QUOTE_EMPLOYER:
        return nothing;
    default:
        break;
    }
    switch (raat_indicator_row(id)->rule) {
    case RAAT_YEAR_MOST:
        return most;
    case RAAT_YEAR_RATIO:
    case RAAT_YEAR_COHORT:
        return NULL;
    default:
        return sum;
    }
}

static void of_indicator(const rows *r, raat_indicator_id id)
{
    const int32_t at = raat_indicator_offset(id, r->plan->axes);
    const int32_t cells = raat_indicator_cells(id, r->plan->axes);
    how *rule = rule_of(id);
    for (int32_t cell = at; rule && cell < at + cells; cell++)
        rule(r, cell);
}

void raat_total_year(const raat_plan *plan, const double *regions, double *out)
{
    const size_t row = (size_t)raat_plan_cells(plan) * RAAT_LANES;
    const rows r = {plan, regions, row, out};
    memset(out, 0, row * sizeof *out);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (raat_plan_records(plan, id))
            of_indicator(&r, id);
    raat_ratios_enter(plan->axes, out);
}

void raat_total_cohorts(const raat_plan *plan, const double *regions, double *out)
{
    const size_t row = (size_t)raat_cohorts_cells(plan) * RAAT_LANES;
    const size_t years = (size_t)raat_plan_years(plan);
    memset(out, 0, years * row * sizeof *out);
    for (size_t y = 0; y < years; y++) {
        const rows r = {plan, regions + y * row, years * row, out + y * row};
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
            if (raat_indicator_row(id)->rule == RAAT_YEAR_COHORT)
                of_cohorts(&r, id);
    }
}
