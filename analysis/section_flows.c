/* section_flows.c: who comes into the sector and who leaves it, in the baseline; of several regions also who
 * goes between them. */
#include "analysis/areas.h"
#include "analysis/chart_flows.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    raat_section *section;
    raat_comparison in, out;
    raat_comparison arrivals, departures; /* of a study of several regions */
} flows;

static const char *cell_title(const flows *f, const raat_comparison *c, int32_t cell)
{
    const raat_label *labels[RAAT_MOST_AXES];
    const int n = raat_comparison_labels(c, f->section->reader, cell, labels);
    return n ? raat_texts_title(labels[0], f->section->language)
             : raat_texts_indicator(c->row, f->section->language);
}

static void append_legend_of(const flows *f, const raat_comparison *c, raat_chart_flows_side side,
                             raat_texts_id heading, bool shaded)
{
    const raat_section *s = f->section;
    raat_section_legend_begin(s, "level");
    raat_page_element(s->out, "li", NULL, raat_section_word(s, heading));
    for (int32_t cell = 0; cell < c->n_cells; cell++) {
        char class[16];
        raat_chart_flows_class(class, side, cell);
        raat_section_legend_item(s, RAAT_SECTION_BOX, class, cell_title(f, c, cell));
    }
    if (shaded)
        raat_section_legend_item(s, RAAT_SECTION_BOX, "past",
                                 raat_section_word(s, RAAT_TEXT_LEGEND_RECORDED));
    raat_section_legend_end(s);
}

static void append_chart(const flows *f)
{
    raat_section *s = f->section;
    const raat_comparison_at at = {.scenario = f->in.baseline, .region = s->region};
    raat_chart chart = raat_chart_of(s->out, s->reader, s->language, RAAT_FIGURE_PERSONS);
    chart.bars = true;
    chart.wide = true;
    raat_chart_flows_cover(&chart, &f->in, &f->out, at);
    raat_page_open(s->out, "figure", "level");
    append_legend_of(f, &f->in, RAAT_CHART_COMING, RAAT_TEXT_COMING, false);
    append_legend_of(f, &f->out, RAAT_CHART_LEAVING, RAAT_TEXT_LEAVING, raat_chart_shades(&chart));
    raat_page_open(s->out, "div", "scroll wide");
    raat_chart_begin(&chart, ++s->n_pictures, raat_section_word(s, RAAT_TEXT_FLOWS_HEADING),
                     raat_section_word(s, RAAT_TEXT_FLOWS_DESCRIPTION));
    raat_chart_flows_append(&chart, &f->in, &f->out, at);
    raat_chart_end(&chart);
    raat_page_close(s->out, "div");
    raat_section_source(s);
    raat_page_close(s->out, "figure");
}

/* ---- the table: a row a flow, a column a year ---- */

static void append_row(const flows *f, const raat_comparison *c, int32_t cell, const int32_t *years,
                       int n)
{
    const raat_section *s = f->section;
    const raat_figure_style style = raat_section_style(s, c->row, false, 1000);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, cell_title(f, c, cell), 1);
    for (int i = 0; i < n; i++) {
        const raat_comparison_at at = {c->baseline, years[i], s->region, cell};
        const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
        raat_page_cell(s->out, raat_figure_format(mean, &style).text);
    }
    raat_text_append(s->out, "</tr>\n");
}

static void append_heading(const flows *f, raat_texts_id heading, int n)
{
    const raat_section *s = f->section;
    raat_text_appendf(s->out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">", n + 1);
    raat_text_append(s->out, raat_section_word(s, heading));
    raat_text_append(s->out, "</th></tr>\n");
}

static void append_group(const flows *f, const raat_comparison *c, raat_texts_id heading,
                         const int32_t *years, int n)
{
    append_heading(f, heading, n);
    for (int32_t cell = 0; cell < c->n_cells; cell++)
        append_row(f, c, cell, years, n);
}

static void append_table(const flows *f)
{
    const raat_section *s = f->section;
    int32_t years[RAAT_SECTION_MOST_YEARS];
    const int n = raat_section_years(s, years);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_FLOWS_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_FLOW));
    for (int i = 0; i < n; i++)
        raat_page_column_heading(s->out, NULL, raat_section_year(f->in.first_year + years[i]).text);
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    append_group(f, &f->in, RAAT_TEXT_COMING, years, n);
    append_group(f, &f->out, RAAT_TEXT_LEAVING, years, n);
    if (f->arrivals.n_cells) {
        append_heading(f, RAAT_TEXT_BETWEEN, n);
        append_row(f, &f->arrivals, 0, years, n);
        append_row(f, &f->departures, 0, years, n);
    }
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
}

static raat_status load(flows *f, raat_error *err)
{
    const raat_reader *reader = f->section->reader;
    raat_status status = raat_comparison_load(&f->in, reader, RAAT_HIRES_SOURCE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&f->out, reader, RAAT_EXITS_REASON, err);
    if (status == RAAT_OK && raat_areas_several(reader) &&
        raat_reader_holds(reader, RAAT_DEPARTURES)) {
        status = raat_comparison_load(&f->arrivals, reader, RAAT_ARRIVALS, err);
        if (status == RAAT_OK)
            status = raat_comparison_load(&f->departures, reader, RAAT_DEPARTURES, err);
    }
    return status;
}

static void clear(flows *f)
{
    raat_comparison_clear(&f->in);
    raat_comparison_clear(&f->out);
    raat_comparison_clear(&f->arrivals);
    raat_comparison_clear(&f->departures);
}

raat_status raat_section_flows_table(raat_section *s, raat_error *err)
{
    flows f = {.section = s};
    const raat_status status = load(&f, err);
    if (status == RAAT_OK)
        append_table(&f);
    clear(&f);
    return status;
}

raat_status raat_section_flows(raat_section *s, raat_error *err)
{
    flows f = {.section = s};
    const raat_status status = load(&f, err);
    if (status == RAAT_OK) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_FLOWS_HEADING));
        raat_section_element(s, "p", NULL, RAAT_TEXT_FLOWS_INTRO,
                             RAAT_FILLED(raat_section_scenario(s, f.in.baseline)));
        append_chart(&f);
        append_table(&f);
    }
    clear(&f);
    return status;
}
