/* section_employers.c: who offers the places: the share of employers at the quote that the plan asks of each,
 * what each class of them lacks, and where supervision falls short. Nothing where the region asks no quote. */
#include <math.h>

#include "analysis/page.h"
#include "analysis/section.h"

enum { AT, OWED, OWED_CLASS, SUPERVISION, N };

static const raat_indicator_id ids[N] = {
    [AT] = RAAT_EMPLOYERS_AT_QUOTE,
    [OWED] = RAAT_PLACES_OWED_FTE,
    [OWED_CLASS] = RAAT_PLACES_OWED_EMPLOYER_FTE,
    [SUPERVISION] = RAAT_SUPERVISION_BINDS_BRANCH,
};

static double mean_of(const raat_comparison *c, raat_comparison_at at)
{
    return raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
}

/* The branches of a class together: a mean of sums is the sum of the means. */
static double owed_by_class(const raat_comparison *c, raat_comparison_at at, int32_t class,
                            int32_t classes)
{
    double sum = 0;
    for (at.cell = class; at.cell < c->n_cells; at.cell += classes)
        sum += mean_of(c, at);
    return sum;
}

/* Share of branches in which staff can supervise fewer places than are offered. */
static double short_of_supervisors(const raat_comparison *c, raat_comparison_at at)
{
    double sum = 0;
    for (at.cell = 0; at.cell < c->n_cells; at.cell++)
        sum += mean_of(c, at);
    return sum / c->n_cells;
}

/* In the unit of an indicator. */
static void append_number(const raat_section *s, const raat_comparison *c, double value)
{
    const raat_figure_style style = raat_section_style(s, c->row, false, fmax(fabs(value), 0.1));
    raat_page_cell(s->out, raat_figure_with_unit(value, &style).text);
}

static void append_head(const raat_section *s, const raat_axis *classes)
{
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_YEAR));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_EMPLOYERS_AT));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_EMPLOYERS_OWED));
    for (int32_t i = 0; i < classes->n; i++)
        raat_page_column_heading(s->out, NULL, raat_texts_title(&classes->labels[i], s->language));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_SUPERVISION_SHORT));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_cells(const raat_section *s, const raat_comparison c[N], raat_comparison_at at,
                         int32_t classes)
{
    append_number(s, &c[AT], mean_of(&c[AT], at));
    append_number(s, &c[OWED], mean_of(&c[OWED], at));
    for (int32_t i = 0; i < classes; i++)
        append_number(s, &c[OWED_CLASS], owed_by_class(&c[OWED_CLASS], at, i, classes));
    append_number(s, &c[AT], short_of_supervisors(&c[SUPERVISION], at)); /* a share too */
}

static void append_table(const raat_section *s, const raat_comparison c[N])
{
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years), first = raat_section_skip_recorded(s, years, n);
    const raat_axis classes = raat_reader_axis(s->reader, RAAT_AXIS_EMPLOYER);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_EMPLOYERS_CAPTION));
    append_head(s, &classes);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t scenario = 0; scenario < c->n_scenarios; scenario++)
        for (int i = first; i < n; i++) {
            raat_text_append(s->out, i == first ? "<tr class=\"group\">" : "<tr>");
            if (i == first)
                raat_page_row_heading(s->out, raat_section_scenario(s, scenario), n - first);
            raat_page_cell(s->out, raat_section_year(c->first_year + years[i]).text);
            append_cells(s, c, (raat_comparison_at){scenario, years[i], s->region, 0}, classes.n);
            raat_text_append(s->out, "</tr>\n");
        }
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

raat_status raat_section_employers(raat_section *s, raat_error *err)
{
    raat_comparison c[N] = {{0}};
    raat_status status = RAAT_OK;
    for (int i = 0; status == RAAT_OK && i < N; i++)
        status = raat_comparison_load(&c[i], s->reader, ids[i], err);
    if (status == RAAT_OK) {
        const raat_comparison_at last = {c->baseline, c->n_years - 1, s->region, 0};
        if (isfinite(mean_of(&c[AT], last))) { /* else the region asks no quote */
            raat_page_element(s->out, "h3", "part",
                              raat_section_word(s, RAAT_TEXT_EMPLOYERS_HEADING));
            raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_EMPLOYERS_INTRO));
            append_table(s, c);
        }
    }
    for (int i = 0; i < N; i++)
        raat_comparison_clear(&c[i]);
    return status;
}
