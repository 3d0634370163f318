/* section_details.c: each region of a study by itself, to be unfolded: what the numbers say of it, the baseline
 * beside the scenario that lowers its shortage most, all scenarios in the last year, who comes and leaves. */
#include <math.h>
#include <stdio.h>

#include "analysis/areas.h"
#include "analysis/band.h"
#include "analysis/fans.h"
#include "analysis/finding.h"
#include "analysis/page.h"
#include "analysis/section.h"
#include "analysis/targets.h"

enum { BAND = 1 };

typedef struct {
    raat_section *section;
    raat_comparison fte, share;
    raat_targets targets;
} view;

static raat_comparison_at last_year(const view *v, int32_t scenario)
{
    return (raat_comparison_at){scenario, v->fte.n_years - 1, v->section->region, 0};
}

static double mean_of(const raat_comparison *c, raat_comparison_at at)
{
    return raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
}

/* ---- the scenarios in the last year ---- */

static void append_head(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_DETAILS_SHORTAGE, RAAT_TEXT_DETAILS_SHARE,
                                            RAAT_TEXT_REGIONS_CHANGE, RAAT_TEXT_SE};
    const raat_section *s = v->section;
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    for (int32_t target = 0; target < v->targets.n; target++) {
        const raat_reader_target *row = &v->targets.rows[target];
        char title[256];
        snprintf(title, sizeof title, "%s, %d", raat_texts_title(&row->label, s->language),
                 row->year);
        if (raat_targets_of_part(&v->targets, target))
            raat_page_column_heading(s->out, NULL, title);
    }
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_banded(const view *v, const raat_comparison *c, raat_comparison_view kind,
                          int32_t scenario)
{
    const raat_section *s = v->section;
    const raat_band *band = raat_band_row(BAND);
    const raat_comparison_at at = last_year(v, scenario), base = last_year(v, c->baseline);
    const raat_figure_style style =
        raat_section_style(s, c->row, kind == RAAT_DIFFERENCE, mean_of(c, base));
    raat_section_banded(s, NULL, raat_comparison_value(c, kind, at, RAAT_STAT_MEAN),
                        raat_comparison_value(c, kind, at, band->low),
                        raat_comparison_value(c, kind, at, band->high), &style);
}

static void append_change(const view *v, int32_t scenario)
{
    const raat_section *s = v->section;
    if (scenario == v->fte.baseline) {
        raat_text_append(s->out, "<td></td><td></td>");
        return;
    }
    const double se =
        raat_comparison_value(&v->fte, RAAT_DIFFERENCE, last_year(v, scenario), RAAT_STAT_SE);
    raat_figure_style style = raat_section_style(s, v->fte.row, false, se);
    style.decimals = raat_figure_decimals_se(style.kind, se);
    append_banded(v, &v->fte, RAAT_DIFFERENCE, scenario);
    raat_page_cell(s->out, raat_figure_format(se, &style).text);
}

static void append_row(const view *v, int32_t scenario)
{
    const raat_section *s = v->section;
    const raat_targets *t = &v->targets;
    const raat_figure_style percent = {.language = s->language, .kind = RAAT_FIGURE_SHARE};
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
    append_banded(v, &v->fte, RAAT_LEVEL, scenario);
    append_banded(v, &v->share, RAAT_LEVEL, scenario);
    append_change(v, scenario);
    for (int32_t target = 0; target < t->n; target++) {
        const double share =
            raat_targets_share(t, scenario, target, raat_targets_year(t, target), s->region);
        if (raat_targets_of_part(t, target))
            raat_page_cell(
                s->out, raat_figure_with_unit(raat_section_holds(s) ? share : NAN, &percent).text);
    }
    raat_text_append(s->out, "</tr>\n");
}

static void append_table(const view *v)
{
    const raat_section *s = v->section;
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_DETAILS_CAPTION, s->language,
                      RAAT_FILLED(raat_section_year(v->fte.first_year + v->fte.n_years - 1).text));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    append_head(v);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < v->fte.n_scenarios; scenario++)
        append_row(v, scenario);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

/* ---- a region ---- */

/* "Zeeland: 1,234 FTE short in 2030, 6.5 % of demand" */
static void append_summary(const view *v)
{
    const raat_section *s = v->section;
    const raat_comparison_at at = last_year(v, v->fte.baseline);
    const double fte = mean_of(&v->fte, at), share = mean_of(&v->share, at);
    const raat_figure_style whole = raat_section_style(s, v->fte.row, false, fte);
    const raat_figure_style percent = raat_section_style(s, v->share.row, false, 0.1);
    raat_section_element(s, "summary", NULL, RAAT_TEXT_DETAILS_SUMMARY,
                         RAAT_FILLED(raat_section_region(s),
                                     raat_figure_with_unit(fte, &whole).text,
                                     raat_section_year(v->fte.first_year + at.year).text,
                                     raat_figure_with_unit(share, &percent).text));
}

static raat_status append_region(const view *v, raat_error *err)
{
    raat_section *s = v->section;
    raat_page_open(s->out, "details", "region");
    append_summary(v);
    raat_status status = raat_finding_append(s, err);
    if (status == RAAT_OK) {
        raat_fans_pair(s, &v->fte, raat_comparison_lowest(&v->fte, s->region));
        append_table(v);
        status = raat_section_flows_table(s, err);
    }
    raat_page_close(s->out, "details");
    return status;
}

static raat_status append_all(const view *v, raat_error *err)
{
    raat_section *s = v->section;
    const int32_t whole = s->region;
    raat_status status = RAAT_OK;
    raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_DETAILS_HEADING));
    raat_section_element(s, "p", NULL, RAAT_TEXT_DETAILS_INTRO,
                         RAAT_FILLED(raat_section_scenario(s, v->fte.baseline)));
    for (s->region = 0; status == RAAT_OK && s->region < whole; s->region++)
        status = append_region(v, err);
    s->region = whole;
    return status;
}

raat_status raat_section_details(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader))
        return RAAT_OK;
    view v = {.section = s};
    raat_status status = raat_comparison_load(&v.fte, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&v.share, s->reader, RAAT_SHORTAGE_SHARE, err);
    if (status == RAAT_OK)
        status = raat_targets_load(&v.targets, s->reader, err);
    if (status == RAAT_OK)
        status = append_all(&v, err);
    raat_comparison_clear(&v.fte);
    raat_comparison_clear(&v.share);
    raat_targets_clear(&v.targets);
    return status;
}
