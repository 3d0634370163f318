#include "analysis/overview.h"

#include <math.h>
#include <stdio.h>

#include "analysis/band.h"
#include "analysis/figure.h"
#include "analysis/table.h"

/* What a planner asks after the shortage: is there staff, does it stay, is there training. */
static const raat_indicator_id glance[] = {RAAT_HEADS,    RAAT_EXITS,         RAAT_STARTERS,
                                           RAAT_DIPLOMAS, RAAT_DIPLOMA_SHARE, RAAT_PLACES_BIND};
enum { N_GLANCE = sizeof glance / sizeof *glance, WIDTH = 80 };

typedef struct {
    char text[16];
} short_text;

static short_text whole(int64_t value)
{
    short_text out;
    snprintf(out.text, sizeof out.text, "%lld", (long long)value);
    return out;
}

static const char *word(const raat_overview *o, raat_texts_id id)
{
    return raat_texts_get(id, o->language);
}

static const char *scenario_title(const raat_overview *o, int32_t scenario)
{
    return raat_texts_title(&raat_reader_scenarios(o->reader).labels[scenario], o->language);
}

static const char *baseline_title(const raat_overview *o)
{
    return scenario_title(o, raat_reader_baseline(o->reader));
}

static bool is_shown(const raat_overview *o, int32_t area)
{
    return !o->area || o->area[area];
}

static void scenario_cell(const raat_overview *o, raat_table *table, int32_t scenario)
{
    char name[256];
    snprintf(name, sizeof name, "  %s", scenario_title(o, scenario));
    raat_table_cell(table, name);
}

void raat_overview_begin(const raat_overview *o)
{
    const raat_reader *reader = o->reader;
    const int32_t first = raat_reader_first_year(reader);
    const int32_t n = raat_reader_replicates(reader);
    char seed[24];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)raat_reader_seed(reader));
    raat_text_appendf(o->out, "%s\n", raat_texts_title(raat_reader_study(reader), o->language));
    raat_texts_append(
        o->out, RAAT_TEXT_OVERVIEW_FACTS, o->language,
        RAAT_FILLED(raat_figure_replicates(n, o->language).text, seed, whole(first).text,
                    whole(first + raat_reader_years(reader) - 1).text,
                    whole(raat_reader_last_recorded(reader)).text, baseline_title(o)));
    raat_text_append(o->out, "\n");
    if (!raat_band_holds(n)) {
        raat_texts_append(o->out, RAAT_TEXT_TOO_FEW_NOTE, o->language,
                          RAAT_FILLED(whole(n).text, whole(RAAT_BAND_LEAST_REPLICATES).text));
        raat_text_append(o->out, "\n");
    }
}

/* ---- one indicator ---- */

/* The largest size of some statistics over what a block shows: it sets the decimals. */
static double largest(const raat_comparison *c, raat_comparison_view view,
                      const raat_selection *selection, raat_comparison_at at,
                      raat_layout_statistic low, raat_layout_statistic high)
{
    double most = 0;
    for (at.year = 0; at.year < c->n_years; at.year++) {
        if (!selection->year[at.year])
            continue;
        for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++) {
            most = fmax(most, fabs(raat_comparison_value(c, view, at, low)));
            most = fmax(most, fabs(raat_comparison_value(c, view, at, high)));
        }
    }
    return most;
}

typedef struct {
    raat_figure_style value, se;
    int narrowest; /* bands from this one on are shown: all for levels, 80 and 95 % for differences */
} block_style;

static block_style style_of(const raat_overview *o, const raat_comparison *c,
                            raat_comparison_view view, const raat_selection *selection,
                            raat_comparison_at at)
{
    const raat_figure_kind kind = raat_figure_kind_of(c->row);
    const raat_layout_statistic high = view == RAAT_LEVEL ? RAAT_STAT_Q975 : RAAT_STAT_MEAN;
    const double size = largest(c, view, selection, at, RAAT_STAT_MEAN, high);
    const double se = largest(c, view, selection, at, RAAT_STAT_SE, RAAT_STAT_SE);
    const int decimals = raat_figure_decimals(kind, size);
    const int finer = raat_figure_decimals_se(kind, se);
    return (block_style){
        .value = {.language = o->language,
                  .kind = kind,
                  .decimals = decimals,
                  .sign = view == RAAT_DIFFERENCE},
        .se = {.language = o->language,
               .kind = kind,
               .decimals = finer > decimals ? finer : decimals},
        .narrowest = view == RAAT_LEVEL ? 0 : 1,
    };
}

static void band_cell(raat_table *table, int percent)
{
    char cell[16];
    snprintf(cell, sizeof cell, "%d %%", percent);
    raat_table_cell(table, cell);
}

static void header_rows(const raat_overview *o, raat_table *table, raat_comparison_view view,
                        int narrowest)
{
    raat_table_cell(table, "");
    raat_table_cell(table, word(o, RAAT_TEXT_MEAN));
    if (view == RAAT_DIFFERENCE)
        raat_table_cell(table, word(o, RAAT_TEXT_SE));
    for (int i = RAAT_N_BANDS; i-- > narrowest;)
        band_cell(table, raat_band_row(i)->percent);
    raat_table_cell(table, word(o, RAAT_TEXT_MEDIAN));
    for (int i = narrowest; i < RAAT_N_BANDS; i++)
        band_cell(table, raat_band_row(i)->percent);
    if (view == RAAT_DIFFERENCE)
        raat_table_cell(table, word(o, RAAT_TEXT_GAIN));
    raat_table_end_row(table);
    for (int i = view == RAAT_DIFFERENCE ? -1 : 0; i < 2; i++)
        raat_table_cell(table, "");
    for (int i = RAAT_N_BANDS; i-- > narrowest;)
        raat_table_cell(table, word(o, RAAT_TEXT_FROM));
    raat_table_cell(table, "");
    for (int i = narrowest; i < RAAT_N_BANDS; i++)
        raat_table_cell(table, word(o, RAAT_TEXT_TO));
    raat_table_end_row(table);
}

static void gain_cell(const raat_overview *o, raat_table *table, const raat_comparison *c,
                      raat_comparison_at at)
{
    const double gain = raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_VARIANCE_REDUCTION);
    const double mean = raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN);
    const double se = raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_SE);
    raat_table_cell(table, raat_figure_gain(gain, mean, se, o->language).text);
}

/* An end of a band. */
static void band_end_cell(const raat_overview *o, raat_table *table, double value,
                          const raat_figure_style *style)
{
    const bool holds = raat_band_holds(raat_reader_replicates(o->reader));
    raat_table_cell(table, raat_figure_format(holds ? value : NAN, style).text);
}

static void statistic_cell(raat_table *table, const raat_comparison *c, raat_comparison_view view,
                           raat_comparison_at at, raat_layout_statistic statistic,
                           const raat_figure_style *style)
{
    const double value = raat_comparison_value(c, view, at, statistic);
    raat_table_cell(table, raat_figure_format(value, style).text);
}

static void value_row(const raat_overview *o, raat_table *table, const raat_comparison *c,
                      raat_comparison_view view, raat_comparison_at at, const block_style *style)
{
    const raat_figure_style *plain = &style->value;
    scenario_cell(o, table, at.scenario);
    statistic_cell(table, c, view, at, RAAT_STAT_MEAN, plain);
    if (view == RAAT_DIFFERENCE)
        statistic_cell(table, c, view, at, RAAT_STAT_SE, &style->se);
    for (int i = RAAT_N_BANDS; i-- > style->narrowest;)
        band_end_cell(o, table, raat_comparison_value(c, view, at, raat_band_row(i)->low), plain);
    statistic_cell(table, c, view, at, RAAT_STAT_Q50, plain);
    for (int i = style->narrowest; i < RAAT_N_BANDS; i++)
        band_end_cell(o, table, raat_comparison_value(c, view, at, raat_band_row(i)->high), plain);
    if (view == RAAT_DIFFERENCE)
        gain_cell(o, table, c, at);
    raat_table_end_row(table);
}

/* "in 2030" */
static void year_row(const raat_overview *o, raat_table *table, const raat_comparison *c,
                     int32_t year)
{
    raat_text line = {0};
    raat_texts_append(&line, RAAT_TEXT_OVERVIEW_LEVEL, o->language,
                      RAAT_FILLED(whole(c->first_year + year).text));
    raat_table_cell(table, raat_text_bytes(&line));
    raat_table_end_row(table);
    raat_text_clear(&line);
}

static raat_status view_block(const raat_overview *o, const raat_comparison *c,
                              raat_comparison_view view, const raat_selection *selection,
                              raat_comparison_at at, raat_error *err)
{
    const block_style style = style_of(o, c, view, selection, at);
    const int n_bands = 2 * (RAAT_N_BANDS - style.narrowest);
    raat_table *table = raat_table_new(3 + n_bands + (view == RAAT_DIFFERENCE ? 2 : 0), 1, err);
    if (!table)
        return RAAT_FAILED;
    header_rows(o, table, view, style.narrowest);
    for (at.year = 0; at.year < c->n_years; at.year++) {
        if (!selection->year[at.year])
            continue;
        year_row(o, table, c, at.year);
        for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++) {
            /* The baseline's difference to itself says nothing. */
            if (view == RAAT_LEVEL || at.scenario != c->baseline)
                value_row(o, table, c, view, at, &style);
        }
    }
    const raat_status status = raat_table_append(table, 2, o->out, err);
    raat_table_free(table);
    return status;
}

/* "shortage_fte - unfilled demand, yearly mean (FTE), Limburg, nursing homes" */
static void heading(const raat_overview *o, const raat_comparison *c, raat_comparison_at at)
{
    const raat_label *labels[RAAT_MOST_AXES];
    const int n = raat_comparison_labels(c, o->reader, at.cell, labels);
    const raat_axis regions = raat_reader_regions(o->reader);
    raat_text_appendf(o->out, "\n%s - %s (%s)", c->row->name,
                      raat_texts_indicator(c->row, o->language),
                      raat_figure_unit(raat_figure_kind_of(c->row), false, o->language));
    if (regions.n > 1)
        raat_text_appendf(o->out, ", %s",
                          raat_texts_title(&regions.labels[at.region], o->language));
    for (int i = 0; i < n; i++)
        raat_text_appendf(o->out, ", %s", raat_texts_title(labels[i], o->language));
    raat_text_append(o->out, "\n");
}

static void difference_heading(const raat_overview *o, const raat_comparison *c)
{
    raat_text_append(o->out, "  ");
    raat_texts_append(o->out, RAAT_TEXT_OVERVIEW_DIFFERENCE, o->language,
                      RAAT_FILLED(baseline_title(o), raat_figure_unit(raat_figure_kind_of(c->row),
                                                                      true, o->language)));
    raat_text_append(o->out, "\n");
}

static raat_status cell_block(const raat_overview *o, const raat_comparison *c,
                              const raat_selection *selection, raat_comparison_at at,
                              raat_error *err)
{
    heading(o, c, at);
    raat_status status = view_block(o, c, RAAT_LEVEL, selection, at, err);
    if (status != RAAT_OK || c->n_scenarios == 1)
        return status;
    difference_heading(o, c);
    return view_block(o, c, RAAT_DIFFERENCE, selection, at, err);
}

raat_status raat_overview_indicator(const raat_overview *o, const raat_comparison *c,
                                    const raat_selection *selection, raat_error *err)
{
    raat_status status = RAAT_OK;
    raat_comparison_at at = {0};
    for (at.region = 0; status == RAAT_OK && at.region < c->n_regions; at.region++)
        for (at.cell = 0; is_shown(o, at.region) && status == RAAT_OK && at.cell < c->n_cells;
             at.cell++)
            status = cell_block(o, c, selection, at, err);
    return status;
}

/* ---- the other main indicators ---- */

static void glance_header(const raat_overview *o, raat_table *table)
{
    raat_table_cell(table, "");
    for (int i = 0; i < N_GLANCE; i++)
        raat_table_cell(table, raat_indicator_row(glance[i])->name);
    raat_table_cell(table, "");
    for (int i = 0; i < N_GLANCE; i++) {
        char unit[64];
        const raat_figure_kind kind = raat_figure_kind_of(raat_indicator_row(glance[i]));
        snprintf(unit, sizeof unit, "(%s)", raat_figure_unit(kind, false, o->language));
        raat_table_cell(table, unit);
    }
}

static void glance_cell(const raat_overview *o, raat_table *table, const raat_comparison *c,
                        raat_comparison_at at)
{
    const raat_figure_kind kind = raat_figure_kind_of(c->row);
    const double level = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
    const double more = raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN);
    const double se = raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_SE);
    raat_figure_style style = {
        .language = o->language, .kind = kind, .decimals = raat_figure_decimals(kind, level)};
    if (at.scenario == c->baseline) {
        raat_table_cell(table, raat_figure_format(level, &style).text);
        return;
    }
    char cell[160];
    const int finer = raat_figure_decimals_se(kind, se);
    style.decimals = raat_figure_decimals(kind, more);
    if (more == 0 && se == 0)
        style.decimals = 0; /* not small but none: the scenarios share every draw */
    else if (finer > style.decimals)
        style.decimals = finer;
    const raat_figure_text se_text = raat_figure_format(se, &style);
    style.sign = true;
    snprintf(cell, sizeof cell, "%s (%s)", raat_figure_format(more, &style).text, se_text.text);
    raat_table_cell(table, cell);
}

static raat_status glance_region(const raat_overview *o, const raat_comparison *c, int32_t region,
                                 raat_error *err)
{
    raat_table *table = raat_table_new(1 + N_GLANCE, 1, err);
    if (!table)
        return RAAT_FAILED;
    glance_header(o, table);
    raat_comparison_at at = {.region = region, .year = c->n_years - 1};
    for (at.scenario = 0; at.scenario < c->n_scenarios; at.scenario++) {
        raat_table_cell(table, scenario_title(o, at.scenario));
        for (int i = 0; i < N_GLANCE; i++)
            glance_cell(o, table, &c[i], at);
    }
    const raat_axis regions = raat_reader_regions(o->reader);
    raat_text_append(o->out, "\n");
    raat_texts_append(o->out, RAAT_TEXT_OVERVIEW_GLANCE, o->language,
                      RAAT_FILLED(whole(c->first_year + c->n_years - 1).text, baseline_title(o)));
    if (regions.n > 1)
        raat_text_appendf(o->out, ", %s", raat_texts_title(&regions.labels[region], o->language));
    raat_text_append(o->out, "\n");
    const raat_status status = raat_table_append(table, 2, o->out, err);
    raat_table_free(table);
    return status;
}

raat_status raat_overview_glance(const raat_overview *o, raat_error *err)
{
    raat_comparison comparisons[N_GLANCE] = {{0}};
    raat_status status = RAAT_OK;
    for (int i = 0; status == RAAT_OK && i < N_GLANCE; i++)
        status = raat_comparison_load(&comparisons[i], o->reader, glance[i], err);
    const int32_t n_regions = raat_reader_regions(o->reader).n;
    for (int32_t region = 0; status == RAAT_OK && region < n_regions; region++)
        if (is_shown(o, region))
            status = glance_region(o, comparisons, region, err);
    for (int i = 0; i < N_GLANCE; i++)
        raat_comparison_clear(&comparisons[i]);
    return status;
}

/* ---- targets ---- */

static void target_row(const raat_overview *o, raat_table *table, const raat_targets *t,
                       int32_t scenario, int32_t target, int32_t region)
{
    const raat_figure_style style = {
        .language = o->language, .kind = RAAT_FIGURE_SHARE, .decimals = 1};
    const int32_t year = raat_targets_year(t, target);
    const int32_t met = raat_targets_first_met(t, scenario, target, region);
    scenario_cell(o, table, scenario);
    const bool holds = raat_band_holds(raat_reader_replicates(o->reader));
    const double share = raat_targets_share(t, scenario, target, year, region);
    const double se = raat_targets_se(t, scenario, target, year, region);
    raat_table_cell(table, raat_figure_with_unit(holds ? share : NAN, &style).text);
    raat_table_cell(table, raat_figure_with_unit(holds ? se : NAN, &style).text);
    raat_table_cell(table, holds ? raat_targets_met_text(t, met, o->language).text : "-");
}

static void target_rows(const raat_overview *o, raat_table *table, const raat_targets *t,
                        int32_t target, int32_t region)
{
    const raat_reader_target *row = &t->rows[target];
    char title[256];
    snprintf(title, sizeof title, "%s, %d", raat_texts_title(&row->label, o->language), row->year);
    raat_table_cell(table, title);
    raat_table_end_row(table);
    for (int32_t scenario = 0; scenario < raat_reader_scenarios(o->reader).n; scenario++)
        target_row(o, table, t, scenario, target, region);
}

static raat_status targets_region(const raat_overview *o, const raat_targets *t, int32_t region,
                                  raat_error *err)
{
    raat_table *table = raat_table_new(4, 1, err);
    if (!table)
        return RAAT_FAILED;
    const raat_axis regions = raat_reader_regions(o->reader);
    raat_table_cell(table,
                    regions.n > 1 ? raat_texts_title(&regions.labels[region], o->language) : "");
    raat_table_cell(table, word(o, RAAT_TEXT_PROBABILITY));
    raat_table_cell(table, word(o, RAAT_TEXT_SE));
    raat_table_cell(table, word(o, RAAT_TEXT_HALF_MEET));
    for (int32_t target = 0; target < t->n; target++)
        target_rows(o, table, t, target, region);
    const raat_status status = raat_table_append(table, 2, o->out, err);
    raat_table_free(table);
    return status;
}

raat_status raat_overview_targets(const raat_overview *o, const raat_targets *t, raat_error *err)
{
    raat_text_append(o->out, "\n");
    if (t->n == 0) {
        raat_text_appendf(o->out, "%s\n", word(o, RAAT_TEXT_NO_TARGETS));
        return RAAT_OK;
    }
    raat_text_append_wrapped(o->out, word(o, RAAT_TEXT_OVERVIEW_TARGETS), 0, WIDTH);
    raat_text_append(o->out, "\n");
    raat_status status = RAAT_OK;
    for (int32_t region = 0; status == RAAT_OK && region < t->n_regions; region++)
        if (is_shown(o, region))
            status = targets_region(o, t, region, err);
    return status;
}

void raat_overview_end(const raat_overview *o)
{
    raat_text_append(o->out, "\n");
    raat_text_append_wrapped(o->out, word(o, RAAT_TEXT_OVERVIEW_NOTES), 0, WIDTH);
    raat_text_append(o->out, "\n");
    raat_text_append_wrapped(o->out, word(o, RAAT_TEXT_OVERVIEW_MORE), 0, WIDTH);
    raat_text_append(o->out, "\n");
}

void raat_overview_others(const raat_overview *o)
{
    const raat_axis areas = raat_reader_regions(o->reader);
    raat_text names = {0}, line = {0};
    int32_t hidden = 0;
    for (int32_t area = 0; area < areas.n; area++)
        if (!is_shown(o, area))
            raat_text_appendf(&names, "%s%s", hidden++ ? ", " : "", areas.labels[area].name);
    if (hidden) {
        raat_texts_append(&line, RAAT_TEXT_OVERVIEW_AREAS, o->language,
                          RAAT_FILLED(whole(areas.n - hidden).text, whole(areas.n).text,
                                      raat_text_bytes(&names)));
        raat_text_append_wrapped(o->out, raat_text_bytes(&line), 0, WIDTH);
        raat_text_append(o->out, "\n");
    }
    o->out->failed |= names.failed || line.failed;
    raat_text_clear(&names);
    raat_text_clear(&line);
}
