/* section_regional_cost.c: what the scenario that lowers the shortage of the whole most costs and gives in each
 * region, by the rules of section_cost.c. */
#include <math.h>

#include "analysis/areas.h"
#include "analysis/page.h"
#include "analysis/priced.h"
#include "analysis/section.h"
#include "analysis/worth.h"

enum { MILLION = 1000000, BOTH = RAAT_N_PAYERS };

typedef struct {
    raat_section *section;
    raat_outline outline;
    int32_t scenario;
} view;

static void append_sum(const view *v, const raat_worth *worth, const double *values, double unit,
                       int decimals)
{
    const raat_statistics sum = raat_worth_statistics(worth, values, v->scenario);
    const raat_figure_style style = {.language = v->section->language,
                                     .kind = RAAT_FIGURE_EURO,
                                     .decimals = decimals,
                                     .sign = true,
                                     .typographic = true};
    raat_section_banded(v->section, NULL, sum.mean / unit, sum.quantiles[0] / unit,
                        sum.quantiles[RAAT_STATISTICS_QUANTILES - 1] / unit, &style);
}

/* "3 of 8", of the actions that work there. */
static void append_unknown(const view *v)
{
    const raat_section *s = v->section;
    const raat_priced known =
        raat_priced_count(&v->outline, raat_reader_scenarios(s->reader).labels[v->scenario].name,
                          raat_section_area(s));
    raat_text text = {0};
    if (known.unknown)
        raat_texts_append(&text, RAAT_TEXT_COST_COUNT, s->language,
                          RAAT_FILLED(raat_section_year(known.unknown).text,
                                      raat_section_year(known.actions).text));
    else
        raat_text_append(&text, raat_section_word(s, RAAT_TEXT_COST_NONE));
    raat_page_cell(s->out, raat_text_bytes(&text));
    raat_text_clear(&text);
}

static void append_cells(const view *v, const raat_worth *worth)
{
    for (int payer = 0; payer <= BOTH; payer++)
        append_sum(v, worth, worth->cost[payer], MILLION, 1);
    append_sum(v, worth, worth->fte, 1, 0);
    append_sum(v, worth, worth->shortage, 1, 0);
    append_unknown(v);
}

static raat_status append_row(const view *v, raat_error *err)
{
    const raat_section *s = v->section;
    const double rate = raat_priced_number(&v->outline, raat_section_area(s), "discount_rate");
    raat_worth worth;
    if (!(rate >= 0))
        return RAAT_OK; /* the total of regions that count differently */
    const raat_status status = raat_worth_load(&worth, s->reader, s->region, rate, err);
    if (status == RAAT_OK) {
        const bool whole = s->region == raat_areas_whole(s->reader);
        raat_text_append(s->out, whole ? "<tr class=\"group\">" : "<tr>");
        raat_page_row_heading(s->out, raat_section_region(s), 1);
        append_cells(v, &worth);
        raat_text_append(s->out, "</tr>\n");
    }
    raat_worth_clear(&worth);
    return status;
}

static void append_head(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_COST_BOTH, RAAT_TEXT_COST_FTE_YEARS,
                                            RAAT_TEXT_COST_SHORTAGE, RAAT_TEXT_COST_UNKNOWN};
    const raat_section *s = v->section;
    const raat_axis payers = raat_reader_axis(s->reader, RAAT_AXIS_PAYER);
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_REGION));
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++)
        raat_page_column_heading(s->out, NULL,
                                 raat_texts_title(&payers.labels[payer], s->language));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
}

static raat_status append_all(const view *v, raat_error *err)
{
    raat_section *s = v->section;
    const int32_t whole = s->region;
    raat_status status = RAAT_OK;
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_REGIONAL_COST_CAPTION, s->language,
                      RAAT_FILLED(raat_section_scenario(s, v->scenario),
                                  raat_section_scenario(s, raat_reader_baseline(s->reader)), "95"));
    raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_REGIONAL_COST_HEADING));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    append_head(v);
    for (s->region = 0; status == RAAT_OK && s->region <= whole; s->region++)
        status = append_row(v, err);
    s->region = whole;
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
    return status;
}

raat_status raat_section_regional_cost(raat_section *s, raat_error *err)
{
    if (!raat_areas_several(s->reader) || !raat_section_costs(s))
        return RAAT_OK;
    view v = {.section = s};
    raat_comparison shortage;
    raat_status status = raat_comparison_load(&shortage, s->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK) {
        v.scenario = raat_comparison_lowest(&shortage, s->region);
        status = raat_outline_load(&v.outline, s->reader, err);
    }
    if (status == RAAT_OK && v.scenario != shortage.baseline)
        status = append_all(&v, err);
    raat_comparison_clear(&shortage);
    raat_outline_clear(&v.outline);
    return status;
}
