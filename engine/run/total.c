#include "engine/run/total.h"

#include <math.h>
#include <string.h>

#include "engine/model/lanes.h"
#include "engine/run/ratios.h"

/* The rows of one year: those of the regions, and the one that becomes their total. */
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
            out[l] = fmax(out[l], x[l]);
    }
}

/* ---- means over persons ---- */

/* Persons of the cohorts of tracks first .. last - 1. */
static void cohort(const rows *r, int32_t region, int32_t first, int32_t last, double n[RAAT_LANES])
{
    const int32_t at = raat_indicator_offset(RAAT_COHORT_TRACK, r->plan->axes);
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

static void of_cohorts(const rows *r, raat_indicator_id id, int32_t at, int32_t cells)
{
    const int32_t tracks = r->plan->axes[RAAT_AXIS_TRACK].n;
    for (int32_t cell = 0; cell < cells; cell++)
        if (id == RAAT_COHORT_TRACK)
            sum(r, at + cell);
        else if (cells == 1)
            mean(r, at, 0, tracks);
        else
            mean(r, at + cell, cell, cell + 1);
}

/* ---- the quote: places of all over care FTE of all, which the regions' quotes tell ---- */

static void places_of(const rows *r, int32_t region, double out[RAAT_LANES])
{
    const int32_t at = raat_indicator_offset(RAAT_PLACES_FTE, r->plan->axes);
    const int32_t cells = raat_indicator_cells(RAAT_PLACES_FTE, r->plan->axes);
    memset(out, 0, RAAT_LANES * sizeof *out);
    for (int32_t cell = 0; cell < cells; cell++) {
        const double *fte = cell_of(r, region, at + cell);
        FOR_LANES (l)
            out[l] += fte[l];
    }
}

static void quote(const rows *r, int32_t cell)
{
    double *out = raat_lanes_reals(r->out, cell);
    double all[RAAT_LANES] = {0}, care[RAAT_LANES] = {0};
    for (int32_t i = 0; i < r->plan->n_regions; i++) {
        const double *q = cell_of(r, i, cell);
        double places[RAAT_LANES];
        places_of(r, i, places);
        FOR_LANES (l) {
            all[l] += places[l];
            care[l] += places[l] / q[l];
        }
    }
    FOR_LANES (l)
        out[l] = all[l] / care[l];
}

/* ---- all of it ---- */

static void of_indicator(const rows *r, raat_indicator_id id)
{
    const int32_t at = raat_indicator_offset(id, r->plan->axes);
    const int32_t cells = raat_indicator_cells(id, r->plan->axes);
    const raat_year_rule rule = raat_indicator_row(id)->rule;
    if (id == RAAT_QUOTE)
        quote(r, at);
    else if (rule == RAAT_YEAR_COHORT)
        of_cohorts(r, id, at, cells);
    else
        for (int32_t cell = at; cell < at + cells && rule != RAAT_YEAR_RATIO; cell++)
            (rule == RAAT_YEAR_MOST ? most : sum)(r, cell);
}

void raat_total_of(const raat_plan *plan, const double *regions, double *out)
{
    const size_t row = (size_t)raat_indicator_offset(RAAT_N_INDICATORS, plan->axes) * RAAT_LANES;
    const int32_t years = raat_plan_years(plan);
    memset(out, 0, (size_t)years * row * sizeof *out);
    for (int32_t y = 0; y < years; y++) {
        const rows r = {plan, regions + (size_t)y * row, (size_t)years * row,
                        out + (size_t)y * row};
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
            of_indicator(&r, id);
        raat_ratios_enter(plan->axes, r.out);
    }
}
