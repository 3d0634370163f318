/* section_regions.c: the regions of a study beside each other: the shortage of each, how it develops, and
 * what the scenario that lowers the whole most changes in it. */
#include <math.h>

#include "analysis/areas.h"
#include "analysis/band.h"
#include "analysis/chart_bar.h"
#include "analysis/page.h"
#include "analysis/section.h"

enum { STEPS = 6, MOST_YEARS = 4, BAND = 1 };

typedef struct {
    raat_section *section;
    raat_comparison fte, share;
    int32_t best; /* scenario; the baseline when none lowers the shortage */
    int32_t years[MOST_YEARS];
    int n_years;
} view;

static double level(const raat_comparison *c, int32_t scenario, int32_t year, int32_t area,
                    raat_layout_statistic statistic)
{
    const raat_comparison_at at = {scenario, year, area, 0};
    return raat_comparison_value(c, RAAT_LEVEL, at, statistic);
}

static bool has_best(const view *v)
{
    return v->best != v->fte.baseline;
}

/* The first year, the first two that are projected, the last. */
static void choose_years(view *v)
{
    const raat_reader *reader = v->section->reader;
    const int32_t last = v->fte.n_years - 1;
    const int32_t projected = raat_reader_last_recorded(reader) + 1 - v->fte.first_year;
    const int32_t wanted[MOST_YEARS] = {0, projected, projected + 1, last};
    for (int i = 0; i < MOST_YEARS; i++)
        if (wanted[i] <= last && (v->n_years == 0 || wanted[i] > v->years[v->n_years - 1]))
            v->years[v->n_years++] = wanted[i];
}

/* ---- the picture: the share of demand in the last year ---- */

static raat_scale scale_of(const view *v)
{
    const raat_comparison *c = &v->share;
    double high = 0;
    for (int32_t area = 0; area < c->n_regions; area++) {
        const int32_t last = c->n_years - 1;
        high = fmax(high, level(c, c->baseline, last, area, raat_band_row(BAND)->high));
        high = fmax(high, level(c, v->best, last, area, raat_band_row(BAND)->high));
    }
    return raat_scale_nice(0, high, STEPS);
}

static void append_legend_item(const view *v, const char *class, int32_t scenario)
{
    raat_text words = {0};
    raat_texts_append(&words, RAAT_TEXT_REGIONS_LEGEND, v->section->language,
                      RAAT_FILLED(raat_section_scenario(v->section, scenario)));
    raat_section_legend_item(v->section, RAAT_SECTION_BOX, class, raat_text_bytes(&words));
    raat_text_clear(&words);
}

static void append_scenario_headings(const view *v)
{
    const raat_section *s = v->section;
    raat_page_column_heading(s->out, NULL, raat_section_scenario(s, v->share.baseline));
    if (has_best(v))
        raat_page_column_heading(s->out, NULL, raat_section_scenario(s, v->best));
}

static void append_picture_head(const view *v, const raat_scale *scale)
{
    const raat_section *s = v->section;
    raat_scale shown = *scale;
    shown.step *= 100;
    const raat_figure_style tick = {.language = s->language,
                                    .kind = RAAT_FIGURE_SHARE,
                                    .decimals = raat_scale_decimals(&shown)};
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    raat_text_append(s->out, "<td class=\"picture\">");
    if (raat_section_holds(s))
        raat_chart_bar_axis(s->out, scale, &tick);
    raat_text_append(s->out, "</td>");
    append_scenario_headings(v);
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_picture(const view *v, const raat_scale *scale)
{
    raat_section *s = v->section;
    const raat_comparison *c = &v->share;
    const raat_band *band = raat_band_row(BAND);
    const raat_comparison_at at = {c->baseline, c->n_years - 1, s->region, 0};
    const raat_figure_style style = raat_section_style(s, c->row, false, 0.1);
    raat_text title = {0}, description = {0};
    raat_texts_append(&title, RAAT_TEXT_REGIONS_PICTURE, s->language,
                      RAAT_FILLED(raat_section_region(s)));
    raat_texts_append(
        &description, RAAT_TEXT_REGIONS_DESCRIPTION, s->language,
        RAAT_FILLED(
            raat_section_scenario(s, c->baseline),
            raat_figure_with_unit(raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN), &style)
                .text,
            raat_section_range(s, raat_comparison_value(c, RAAT_LEVEL, at, band->low),
                               raat_comparison_value(c, RAAT_LEVEL, at, band->high), &style)
                .text));
    raat_text_append(s->out, "<td class=\"picture\">");
    if (raat_section_holds(s))
        raat_chart_bar_pair(s->out, ++s->n_pictures, raat_text_bytes(&title),
                            raat_text_bytes(&description), scale, c, at,
                            has_best(v) ? v->best : -1);
    raat_text_append(s->out, "</td>");
    raat_text_clear(&title);
    raat_text_clear(&description);
}

/* The largest mean of the regions, in the last year of the baseline where it is a level. */
static double largest(const view *v, const raat_comparison *c, int32_t scenario, int32_t year)
{
    double most = -INFINITY;
    for (int32_t area = 0; area < raat_areas_whole(v->section->reader); area++)
        most = fmax(most, level(c, scenario, year, area, RAAT_STAT_MEAN));
    return most;
}

/* A mean and its 80 % band; the largest of the regions is marked, the total is none of them. */
static void append_level(const view *v, const raat_comparison *c, int32_t scenario, int32_t year)
{
    const raat_section *s = v->section;
    const raat_band *band = raat_band_row(BAND);
    const double most = largest(v, c, scenario, year);
    const double mean = level(c, scenario, year, s->region, RAAT_STAT_MEAN);
    const bool marked = s->region != raat_areas_whole(s->reader) && mean == most;
    const raat_figure_style style =
        raat_section_style(s, c->row, false, c == &v->share ? 0.1 : most);
    raat_section_banded(s, marked ? "most" : NULL, mean,
                        level(c, scenario, year, s->region, band->low),
                        level(c, scenario, year, s->region, band->high), &style);
}

/* A row; the total is set off from the regions. */
static void begin_row(const raat_section *s)
{
    const bool whole = s->region == raat_areas_whole(s->reader);
    raat_text_append(s->out, whole ? "<tr class=\"group\">" : "<tr>");
    raat_page_row_heading(s->out, raat_section_region(s), 1);
}

static void append_pictures(view *v)
{
    raat_section *s = v->section;
    const int32_t whole = s->region, last = v->share.n_years - 1;
    const raat_scale scale = scale_of(v);
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_REGIONS_SHARE_CAPTION, s->language,
                      RAAT_FILLED(raat_section_year(v->share.first_year + last).text));
    raat_page_open(s->out, "figure", NULL);
    if (raat_section_holds(s)) {
        raat_section_legend_begin(s, "level");
        append_legend_item(v, "base80", v->share.baseline);
        if (has_best(v))
            append_legend_item(v, "with80", v->best);
        raat_section_legend_end(s);
    }
    raat_page_table_begin(s->out, "rows", raat_text_bytes(&caption));
    append_picture_head(v, &scale);
    raat_page_open(s->out, "tbody", NULL);
    for (s->region = 0; s->region <= whole; s->region++) {
        begin_row(s);
        append_picture(v, &scale);
        append_level(v, &v->share, v->share.baseline, last);
        if (has_best(v))
            append_level(v, &v->share, v->best, last);
        raat_text_append(s->out, "</tr>\n");
    }
    s->region = whole;
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_section_source(s);
    raat_page_close(s->out, "figure");
    raat_text_clear(&caption);
}

/* ---- the table: the years, and what the best scenario changes ---- */

static void append_head(const view *v)
{
    const raat_section *s = v->section;
    const int32_t last = v->fte.n_years - 1;
    raat_text_append(s->out, "<thead>\n<tr><td></td>");
    raat_page_group_heading(s->out, raat_section_scenario(s, v->fte.baseline), v->n_years);
    if (has_best(v))
        raat_page_group_heading(s->out, raat_section_scenario(s, v->best), 2);
    raat_text_append(s->out, "</tr>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    for (int i = 0; i < v->n_years; i++)
        raat_page_column_heading(s->out, NULL,
                                 raat_section_year(v->fte.first_year + v->years[i]).text);
    if (has_best(v)) {
        raat_page_column_heading(s->out, NULL, raat_section_year(v->fte.first_year + last).text);
        raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_REGIONS_CHANGE));
    }
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_change(const view *v)
{
    const raat_section *s = v->section;
    const raat_comparison *c = &v->fte;
    const raat_band *band = raat_band_row(BAND);
    const raat_comparison_at at = {v->best, c->n_years - 1, s->region, 0},
                             whole = {v->best, c->n_years - 1, raat_areas_whole(s->reader), 0};
    const double size = fabs(raat_comparison_value(c, RAAT_DIFFERENCE, whole, RAAT_STAT_MEAN));
    const raat_figure_style style = raat_section_style(s, c->row, true, size);
    raat_section_banded(s, NULL, raat_comparison_value(c, RAAT_DIFFERENCE, at, RAAT_STAT_MEAN),
                        raat_comparison_value(c, RAAT_DIFFERENCE, at, band->low),
                        raat_comparison_value(c, RAAT_DIFFERENCE, at, band->high), &style);
}

static void append_table(view *v)
{
    raat_section *s = v->section;
    const int32_t whole = s->region;
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_REGIONS_CAPTION));
    append_head(v);
    raat_page_open(s->out, "tbody", NULL);
    for (s->region = 0; s->region <= whole; s->region++) {
        begin_row(s);
        for (int i = 0; i < v->n_years; i++)
            append_level(v, &v->fte, v->fte.baseline, v->years[i]);
        if (has_best(v)) {
            append_level(v, &v->fte, v->best, v->fte.n_years - 1);
            append_change(v);
        }
        raat_text_append(s->out, "</tr>\n");
    }
    s->region = whole;
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_page_element(s->out, "p", "note-p", raat_section_word(s, RAAT_TEXT_REGIONS_NOTE));
}

static void append_all(view *v)
{
    const raat_section *s = v->section;
    v->best = raat_comparison_lowest(&v->fte, s->region);
    choose_years(v);
    raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_REGIONS_HEADING));
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_REGIONS_INTRO));
    append_pictures(v);
    append_table(v);
}

raat_status raat_section_regions(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader))
        return RAAT_OK;
    view v = {.section = s};
    raat_status status = raat_comparison_load(&v.fte, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&v.share, s->reader, RAAT_SHORTAGE_SHARE, err);
    if (status == RAAT_OK)
        append_all(&v);
    raat_comparison_clear(&v.fte);
    raat_comparison_clear(&v.share);
    return status;
}
