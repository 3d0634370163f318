#include "analysis/comparison.h"

#include "engine/base/memory.h"

static int32_t cells_of(const raat_reader *reader, const raat_axis_id *list)
{
    int32_t cells = 1;
    for (; *list != RAAT_AXIS_NONE; list++)
        cells *= raat_reader_axis(reader, *list).n;
    return cells;
}

raat_status raat_comparison_load(raat_comparison *out, const raat_reader *reader,
                                 raat_indicator_id id, raat_error *err)
{
    const raat_indicator *row = raat_indicator_row(id);
    *out = (raat_comparison){
        .id = id,
        .row = row,
        .n_scenarios = raat_reader_scenarios(reader).n,
        .baseline = raat_reader_baseline(reader),
        .n_years = raat_reader_years(reader),
        .first_year = raat_reader_first_year(reader),
        .n_regions = raat_reader_regions(reader).n,
        .n_cells = cells_of(reader, row->axes),
    };
    const raat_status status = raat_reader_summary(reader, id, &out->values[RAAT_LEVEL], err);
    if (status != RAAT_OK)
        return status;
    return raat_reader_paired(reader, id, &out->values[RAAT_DIFFERENCE], err);
}

void raat_comparison_clear(raat_comparison *comparison)
{
    for (int view = 0; view < RAAT_N_VIEWS; view++)
        raat_memory_free(comparison->values[view]);
    *comparison = (raat_comparison){0};
}

double raat_comparison_value(const raat_comparison *c, raat_comparison_view view,
                             raat_comparison_at at, raat_layout_statistic statistic)
{
    const int64_t block = (int64_t)at.scenario * RAAT_N_STATS + (int64_t)statistic;
    const int64_t year = block * c->n_years + at.year;
    return c->values[view][(year * c->n_regions + at.region) * c->n_cells + at.cell];
}

bool raat_comparison_next(const raat_comparison *c, raat_comparison_at *at)
{
    int32_t *const digits[] = {&at->year, &at->scenario, &at->region, &at->cell};
    const int32_t sizes[] = {c->n_years, c->n_scenarios, c->n_regions, c->n_cells};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (++*digits[i] < sizes[i])
            return true;
        *digits[i] = 0;
    }
    return false;
}

static double fall(const raat_comparison *c, int32_t region, int32_t scenario)
{
    const raat_comparison_at at = {scenario, c->n_years - 1, region, 0};
    return raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN);
}

int32_t raat_comparison_lowest(const raat_comparison *c, int32_t region)
{
    int32_t best = c->baseline;
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++)
        if (fall(c, region, scenario) < fall(c, region, best))
            best = scenario;
    return best;
}

int raat_comparison_labels(const raat_comparison *c, const raat_reader *reader, int32_t cell,
                           const raat_label *out[RAAT_MOST_AXES])
{
    int n = 0;
    while (c->row->axes[n] != RAAT_AXIS_NONE)
        n++;
    /* The last axis is the fastest, so labels are peeled off from the end. */
    for (int i = n; i-- > 0;) {
        const raat_axis axis = raat_reader_axis(reader, c->row->axes[i]);
        out[i] = &axis.labels[cell % axis.n];
        cell /= axis.n;
    }
    return n;
}
