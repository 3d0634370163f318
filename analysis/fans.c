#include "analysis/fans.h"

#include <math.h>
#include <stdio.h>

#include "analysis/band.h"
#include "analysis/chart_fan.h"
#include "analysis/page.h"

typedef struct {
    raat_section *section;
    const raat_comparison *c;
    raat_comparison_view view;
    int32_t only; /* scenario that is shown beside the baseline; -1: all */
} fans;

/* The words that differ between levels and differences. */
static const struct {
    const char *class;
    raat_texts_id picture, description, caption, all_years;
} views[RAAT_N_VIEWS] = {
    [RAAT_LEVEL] = {"level", RAAT_TEXT_FAN_TITLE, RAAT_TEXT_FAN_DESCRIPTION, RAAT_TEXT_FAN_CAPTION,
                    RAAT_TEXT_ALL_YEARS},
    [RAAT_DIFFERENCE] = {"change", RAAT_TEXT_CHANGE_TITLE, RAAT_TEXT_CHANGE_DESCRIPTION,
                         RAAT_TEXT_CHANGE_CAPTION, RAAT_TEXT_ALL_YEARS},
};

static bool is_shown(const fans *f, int32_t scenario)
{
    if (scenario == f->c->baseline)
        return f->view == RAAT_LEVEL;
    return f->only < 0 || scenario == f->only;
}

static double value_of(const fans *f, raat_comparison_at at, raat_layout_statistic statistic)
{
    return raat_comparison_value(f->c, f->view, at, statistic);
}

/* Decimals by the largest median: a column of figures that are compared has one number of them. */
static raat_figure_style style_of(const fans *f)
{
    double size = 0;
    raat_comparison_at at = {.region = f->section->region};
    for (at.scenario = 0; at.scenario < f->c->n_scenarios; at.scenario++)
        for (at.year = 0; at.year < f->c->n_years; at.year++)
            size = fmax(size, fabs(value_of(f, at, RAAT_STAT_Q50)));
    return raat_section_style(f->section, f->c->row, f->view == RAAT_DIFFERENCE, size);
}

/* ---- pictures ---- */

static void append_legend(const fans *f, const raat_chart *chart)
{
    const raat_section *s = f->section;
    raat_section_legend_begin(s, views[f->view].class);
    raat_section_legend_item(s, RAAT_SECTION_LINE, "median",
                             raat_section_word(s, RAAT_TEXT_LEGEND_MEDIAN));
    static const raat_texts_id words[RAAT_N_BANDS] = {RAAT_TEXT_LEGEND_50, RAAT_TEXT_LEGEND_80,
                                                      RAAT_TEXT_LEGEND_95};
    for (int i = 0; i < RAAT_N_BANDS && raat_section_holds(s); i++) {
        char class[16];
        snprintf(class, sizeof class, "band%d", raat_band_row(i)->percent);
        raat_section_legend_item(s, RAAT_SECTION_BOX, class, raat_section_word(s, words[i]));
    }
    if (f->view == RAAT_LEVEL && f->c->n_scenarios > 1)
        raat_section_legend_item(s, RAAT_SECTION_LINE, "reference",
                                 raat_section_word(s, RAAT_TEXT_LEGEND_REFERENCE));
    if (raat_chart_shades(chart))
        raat_section_legend_item(s, RAAT_SECTION_BOX, "past",
                                 raat_section_word(s, RAAT_TEXT_LEGEND_RECORDED_SHORTAGE));
    raat_section_legend_end(s);
}

static void describe(const fans *f, raat_comparison_at at, raat_text *title, raat_text *description)
{
    const raat_section *s = f->section;
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    const raat_figure_style style = style_of(f);
    at.year = f->c->n_years - 1;
    raat_texts_append(title, views[f->view].picture, s->language,
                      RAAT_FILLED(raat_section_scenario(s, at.scenario)));
    raat_texts_append(
        description, views[f->view].description, s->language,
        RAAT_FILLED(
            raat_section_year(f->c->first_year + at.year).text,
            raat_figure_with_unit(value_of(f, at, RAAT_STAT_Q50), &style).text,
            raat_section_range(s, value_of(f, at, wide->low), value_of(f, at, wide->high), &style)
                .text));
}

static void append_panel(const fans *f, const raat_chart *chart, int32_t scenario)
{
    raat_section *s = f->section;
    const raat_comparison_at at = {.scenario = scenario, .region = s->region};
    raat_text title = {0}, description = {0};
    describe(f, at, &title, &description);
    raat_page_open(s->out, "div", "panel");
    raat_page_element(s->out, "h3", NULL, raat_section_scenario(s, scenario));
    raat_chart_begin(chart, ++s->n_pictures, raat_text_bytes(&title),
                     raat_text_bytes(&description));
    raat_chart_fan_append(chart, f->c, f->view, at, f->view == RAAT_LEVEL ? f->c->baseline : -1);
    raat_chart_end(chart);
    raat_page_close(s->out, "div");
    raat_text_clear(&title);
    raat_text_clear(&description);
}

static void append_figure(const fans *f)
{
    raat_section *s = f->section;
    raat_chart chart =
        raat_chart_of(s->out, s->reader, s->language, raat_figure_kind_of(f->c->row));
    chart.difference = f->view == RAAT_DIFFERENCE;
    chart.bands = raat_section_holds(s);
    raat_chart_fan_cover(&chart, f->c, f->view, s->region);
    /* An odd number of panels leaves a place for the legend; else it stands above them. */
    int n_panels = 0;
    for (int32_t scenario = 0; scenario < f->c->n_scenarios; scenario++)
        n_panels += is_shown(f, scenario);
    const bool inside = n_panels % 2 == 1;
    raat_page_open(s->out, "figure", views[f->view].class);
    if (!inside)
        append_legend(f, &chart);
    raat_page_open(s->out, "div", "panels");
    for (int32_t scenario = 0; scenario < f->c->n_scenarios; scenario++)
        if (is_shown(f, scenario))
            append_panel(f, &chart, scenario);
    if (inside)
        append_legend(f, &chart);
    raat_page_close(s->out, "div");
    raat_section_source(s);
    raat_page_close(s->out, "figure");
}

/* ---- tables ---- */

static void append_band_headings(const fans *f)
{
    for (int i = 0; i < RAAT_N_BANDS; i++) {
        const raat_figure_text percent = raat_section_year(raat_band_row(i)->percent);
        raat_text heading = {0};
        raat_texts_append(&heading, RAAT_TEXT_BAND, f->section->language,
                          RAAT_FILLED(percent.text));
        raat_page_column_heading(f->section->out, NULL, raat_text_bytes(&heading));
        raat_text_clear(&heading);
    }
}

static void append_head(const fans *f)
{
    const raat_section *s = f->section;
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_YEAR));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_MEDIAN));
    append_band_headings(f);
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_MEAN));
    if (f->view == RAAT_DIFFERENCE) {
        raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SE));
        raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_GAIN));
    }
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_precision(const fans *f, raat_comparison_at at, raat_figure_style style)
{
    const double se = value_of(f, at, RAAT_STAT_SE);
    const double gain = value_of(f, at, RAAT_STAT_VARIANCE_REDUCTION);
    const int finer = se > 0 ? raat_figure_decimals_se(style.kind, se) : 0;
    style.sign = false;
    style.decimals = finer > style.decimals ? finer : style.decimals;
    raat_page_cell(f->section->out, raat_figure_format(se, &style).text);
    raat_page_cell(
        f->section->out,
        raat_figure_gain(gain, value_of(f, at, RAAT_STAT_MEAN), se, style.language).text);
}

static void append_row(const fans *f, raat_comparison_at at, const raat_figure_style *style)
{
    const raat_section *s = f->section;
    raat_page_cell(s->out, raat_section_year(f->c->first_year + at.year).text);
    raat_page_cell(s->out, raat_figure_format(value_of(f, at, RAAT_STAT_Q50), style).text);
    for (int i = 0; i < RAAT_N_BANDS; i++) {
        const raat_band *band = raat_band_row(i);
        raat_page_cell(s->out, raat_section_range(s, value_of(f, at, band->low),
                                                  value_of(f, at, band->high), style)
                                   .text);
    }
    raat_page_cell(s->out, raat_figure_format(value_of(f, at, RAAT_STAT_MEAN), style).text);
    if (f->view == RAAT_DIFFERENCE)
        append_precision(f, at, *style);
}

static void append_scenario(const fans *f, int32_t scenario, const int32_t *years, int n)
{
    const raat_section *s = f->section;
    const raat_figure_style style = style_of(f);
    for (int i = 0; i < n; i++) {
        raat_text_appendf(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, raat_section_scenario(s, scenario), n);
        const raat_comparison_at at = {scenario, years[i], s->region, 0};
        append_row(f, at, &style);
        raat_text_append(s->out, "</tr>\n");
    }
}

static void append_table(const fans *f, const int32_t *years, int n)
{
    const raat_section *s = f->section;
    const raat_figure_kind kind = raat_figure_kind_of(f->c->row);
    raat_text caption = {0};
    raat_texts_append(&caption, views[f->view].caption, s->language,
                      RAAT_FILLED(raat_texts_indicator(f->c->row, s->language),
                                  raat_figure_unit(kind, f->view == RAAT_DIFFERENCE, s->language),
                                  raat_section_scenario(s, f->c->baseline)));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    append_head(f);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < f->c->n_scenarios; scenario++)
        if (is_shown(f, scenario))
            append_scenario(f, scenario, years, n);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

static void append_all_years(const fans *f)
{
    enum { MOST = 200 };
    const raat_section *s = f->section;
    int32_t years[MOST];
    const int n = f->c->n_years < MOST ? f->c->n_years : MOST;
    for (int32_t year = 0; year < n; year++)
        years[year] = year;
    raat_page_open(s->out, "details", NULL);
    raat_page_element(s->out, "summary", NULL, raat_section_word(s, views[f->view].all_years));
    append_table(f, years, n);
    raat_page_close(s->out, "details");
}

void raat_fans_append(raat_section *section, const raat_comparison *comparison,
                      raat_comparison_view view)
{
    const fans f = {section, comparison, view, -1};
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(section, years);
    const int first = view == RAAT_DIFFERENCE ? raat_section_skip_recorded(section, years, n) : 0;
    append_figure(&f);
    append_table(&f, years + first, n - first);
    append_all_years(&f);
}

void raat_fans_pair(raat_section *section, const raat_comparison *comparison, int32_t scenario)
{
    const fans f = {section, comparison, RAAT_LEVEL, scenario};
    append_figure(&f);
}
