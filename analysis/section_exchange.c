/* section_exchange.c: staff that goes from one region of a study to another. */
#include <math.h>

#include "analysis/areas.h"
#include "analysis/page.h"
#include "analysis/section.h"

typedef struct {
    raat_section *section;
    raat_comparison departures, arrivals, heads;
    int32_t first; /* projected year, as an index */
} view;

/* Mean over the projected years of the means of a scenario in the area at hand. */
static double mean_of(const view *v, const raat_comparison *c, int32_t area)
{
    double sum = 0;
    for (int32_t year = v->first; year < c->n_years; year++)
        sum += raat_comparison_value(
            c, RAAT_LEVEL, (raat_comparison_at){c->baseline, year, area, 0}, RAAT_STAT_MEAN);
    return sum / (c->n_years - v->first);
}

static void append_cell(const view *v, double value, bool sign)
{
    const raat_figure_style style = {.language = v->section->language,
                                     .kind = RAAT_FIGURE_PERSONS,
                                     .sign = sign,
                                     .typographic = true};
    raat_page_cell(v->section->out, raat_figure_format(value, &style).text);
}

/* Of the total there is no balance: who departs from one arrives in another. */
static void append_row(const view *v, int32_t area)
{
    const raat_section *s = v->section;
    const bool whole = area == raat_areas_whole(s->reader);
    const double heads = mean_of(v, &v->heads, area);
    const double out = mean_of(v, &v->departures, area), in = mean_of(v, &v->arrivals, area);
    const double balance = whole ? NAN : in - out;
    const raat_figure_style percent = {.language = s->language,
                                       .kind = RAAT_FIGURE_SHARE,
                                       .decimals = 2,
                                       .sign = true,
                                       .typographic = true};
    raat_text_append(s->out, whole ? "<tr class=\"group\">" : "<tr>");
    raat_page_row_heading(
        s->out, raat_texts_title(&raat_reader_regions(s->reader).labels[area], s->language), 1);
    append_cell(v, heads, false);
    append_cell(v, out, false);
    append_cell(v, in, false);
    append_cell(v, balance, true);
    raat_page_cell(s->out, raat_figure_format(balance / heads, &percent).text);
    raat_text_append(s->out, "</tr>\n");
}

static void append_table(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_EXCHANGE_HEADS, RAAT_TEXT_EXCHANGE_OUT,
                                            RAAT_TEXT_EXCHANGE_IN, RAAT_TEXT_EXCHANGE_BALANCE,
                                            RAAT_TEXT_EXCHANGE_SHARE};
    const raat_section *s = v->section;
    const raat_comparison *c = &v->heads;
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_EXCHANGE_CAPTION, s->language,
                      RAAT_FILLED(raat_section_scenario(s, c->baseline),
                                  raat_section_year(c->first_year + v->first).text,
                                  raat_section_year(c->first_year + c->n_years - 1).text));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int32_t area = 0; area < c->n_regions; area++)
        append_row(v, area);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

static void append_all(view *v)
{
    const raat_section *s = v->section;
    const int32_t first = raat_reader_last_recorded(s->reader) + 1 - v->heads.first_year;
    v->first = first < 0 ? 0 : first < v->heads.n_years ? first : v->heads.n_years - 1;
    const bool none = mean_of(v, &v->departures, raat_areas_whole(s->reader)) == 0;
    raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_EXCHANGE_HEADING));
    raat_page_element(
        s->out, "p", NULL,
        raat_section_word(s, none ? RAAT_TEXT_EXCHANGE_NONE : RAAT_TEXT_EXCHANGE_INTRO));
    if (!none)
        append_table(v);
}

raat_status raat_section_exchange(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader) || !raat_reader_holds(s->reader, RAAT_DEPARTURES))
        return RAAT_OK;
    view v = {.section = s};
    raat_status status = raat_comparison_load(&v.departures, s->reader, RAAT_DEPARTURES, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&v.arrivals, s->reader, RAAT_ARRIVALS, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&v.heads, s->reader, RAAT_HEADS, err);
    if (status == RAAT_OK)
        append_all(&v);
    raat_comparison_clear(&v.departures);
    raat_comparison_clear(&v.arrivals);
    raat_comparison_clear(&v.heads);
    return status;
}
