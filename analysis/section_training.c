/* section_training.c: what happens in training: who starts, who studies, whether places bind, how
 * large the training quote is. */
#include <math.h>

#include "analysis/chart_lines.h"
#include "analysis/page.h"
#include "analysis/section.h"

/* Medians, but for what is 0 or 1 a replicate: its mean is the probability, and a band of it says
 * nothing. Nobody counted places in recorded years, in which they cannot fall short: 0 there would read as
 * a thing that is known, and the first projected year as a change. */
static const struct {
    raat_indicator_id id;
    raat_texts_id title;
    raat_layout_statistic statistic;
    bool banded, projected;
} rows[] = {
    {RAAT_STARTERS, RAAT_TEXT_STARTERS, RAAT_STAT_Q50, true, false},
    {RAAT_STUDENTS, RAAT_TEXT_STUDENTS, RAAT_STAT_Q50, true, false},
    {RAAT_PLACES_BIND, RAAT_TEXT_PLACES_BIND, RAAT_STAT_MEAN, false, true},
    {RAAT_QUOTE, RAAT_TEXT_QUOTE, RAAT_STAT_Q50, true, true},
};
enum { N = sizeof rows / sizeof *rows };

static void append_legend(const raat_section *s)
{
    const int32_t baseline = raat_reader_baseline(s->reader);
    const raat_chart chart = raat_chart_of(s->out, s->reader, s->language, RAAT_FIGURE_PERSONS);
    raat_section_legend_begin(s, "level");
    for (int32_t scenario = 0; scenario < raat_reader_scenarios(s->reader).n; scenario++) {
        char class[16];
        raat_chart_lines_class(class, scenario, baseline);
        raat_section_legend_item(s, RAAT_SECTION_LINE, class, raat_section_scenario(s, scenario));
    }
    if (raat_section_holds(s))
        raat_section_legend_item(s, RAAT_SECTION_BOX, "behind",
                                 raat_section_word(s, RAAT_TEXT_LEGEND_BEHIND));
    if (raat_chart_shades(&chart))
        raat_section_legend_item(s, RAAT_SECTION_BOX, "past",
                                 raat_section_word(s, RAAT_TEXT_LEGEND_RECORDED));
    raat_section_legend_end(s);
}

static void append_panel(raat_section *s, const raat_comparison *c, int i)
{
    raat_chart chart = raat_chart_of(s->out, s->reader, s->language, raat_figure_kind_of(c->row));
    const bool banded = rows[i].banded && raat_section_holds(s);
    chart.projected = rows[i].projected;
    raat_chart_lines_cover(&chart, c, rows[i].statistic, s->region, banded);
    raat_page_open(s->out, "div", "panel");
    raat_page_element(s->out, "h3", NULL, raat_section_word(s, rows[i].title));
    raat_chart_begin(&chart, ++s->n_pictures, raat_section_word(s, rows[i].title),
                     raat_section_word(s, RAAT_TEXT_LINES_DESCRIPTION));
    raat_chart_lines_append(&chart, c, rows[i].statistic, s->region, banded);
    raat_chart_end(&chart);
    raat_page_close(s->out, "div");
}

/* ---- the table ---- */

static void append_head(const raat_section *s)
{
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_YEAR));
    for (int i = 0; i < N; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, rows[i].title));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_cells(const raat_section *s, const raat_comparison comparisons[N],
                         raat_comparison_at at)
{
    const bool recorded = comparisons->first_year + at.year <= raat_reader_last_recorded(s->reader);
    for (int i = 0; i < N; i++) {
        const bool shown = !(rows[i].projected && recorded) &&
                           (rows[i].banded || raat_section_holds(s)); /* else a probability */
        const double value =
            shown ? raat_comparison_value(&comparisons[i], RAAT_LEVEL, at, rows[i].statistic) : NAN;
        const raat_figure_style style =
            raat_section_style(s, comparisons[i].row, false, fmax(fabs(value), 0.1));
        raat_page_cell(s->out, raat_figure_with_unit(value, &style).text);
    }
}

static void append_scenario(const raat_section *s, const raat_comparison comparisons[N],
                            int32_t scenario, const int32_t *years, int n)
{
    for (int i = 0; i < n; i++) {
        raat_text_append(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, raat_section_scenario(s, scenario), n);
        raat_page_cell(s->out, raat_section_year(comparisons->first_year + years[i]).text);
        append_cells(s, comparisons, (raat_comparison_at){scenario, years[i], s->region, 0});
        raat_text_append(s->out, "</tr>\n");
    }
}

static void append_table(const raat_section *s, const raat_comparison comparisons[N])
{
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_TRAINING_CAPTION));
    append_head(s);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < comparisons->n_scenarios; scenario++)
        append_scenario(s, comparisons, scenario, years, n);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

static void append_all(raat_section *s, const raat_comparison comparisons[N])
{
    raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_TRAINING_HEADING));
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_TRAINING_INTRO));
    raat_page_open(s->out, "figure", "level");
    append_legend(s);
    raat_page_open(s->out, "div", "panels");
    for (int i = 0; i < N; i++)
        append_panel(s, &comparisons[i], i);
    raat_page_close(s->out, "div");
    raat_page_element(s->out, "p", "note-p", raat_section_word(s, RAAT_TEXT_UNSEEN));
    raat_section_source(s);
    raat_page_close(s->out, "figure");
    append_table(s, comparisons);
}

raat_status raat_section_training(raat_section *s, raat_error *err)
{
    raat_comparison comparisons[N] = {{0}};
    raat_status status = RAAT_OK;
    for (int i = 0; status == RAAT_OK && i < N; i++)
        status = raat_comparison_load(&comparisons[i], s->reader, rows[i].id, err);
    if (status == RAAT_OK)
        append_all(s, comparisons);
    for (int i = 0; i < N; i++)
        raat_comparison_clear(&comparisons[i]);
    return status;
}
