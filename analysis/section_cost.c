/* section_cost.c: at what cost: what each scenario costs and gives more than the baseline, whether that is
 * worth it, and what a diploma costs. What nobody knows is said to be not known, never 0. */
#include <math.h>
#include <string.h>

#include "analysis/areas.h"
#include "analysis/band.h"
#include "analysis/chart_lines.h"
#include "analysis/chart_worth.h"
#include "analysis/page.h"
#include "analysis/priced.h"
#include "analysis/section.h"

static const double prices[] = {0, 10000, 25000, 50000, 100000}; /* EUR an FTE-year */
enum { N_PRICES = sizeof prices / sizeof *prices, BOTH = RAAT_N_PAYERS };

typedef struct {
    raat_section *section;
    raat_outline outline;
    raat_worth worth;
    int32_t baseline;
} view;

static raat_figure_style euro(const view *v, int decimals, bool sign)
{
    return (raat_figure_style){.language = v->section->language,
                               .kind = RAAT_FIGURE_EURO,
                               .decimals = decimals,
                               .sign = sign,
                               .typographic = true};
}

static raat_priced priced(const view *v, int32_t scenario)
{
    return raat_priced_count(&v->outline,
                             raat_reader_scenarios(v->section->reader).labels[scenario].name,
                             raat_section_area(v->section));
}

/* A template with one number in it, as a cell; class may be NULL. */
static void append_filled(const view *v, const char *class, raat_texts_id id, const char *word,
                          const char *other)
{
    raat_text text = {0};
    raat_texts_append(&text, id, v->section->language, RAAT_FILLED(word, other));
    raat_page_element(v->section->out, "td", class, raat_text_bytes(&text));
    raat_text_clear(&text);
}

/* ---- what it costs and gives ---- */

/* "+12.3", and its band below. */
static void append_sum(const view *v, const double *values, int32_t scenario, double unit,
                       int digits)
{
    const raat_section *s = v->section;
    const raat_statistics sum = raat_worth_statistics(&v->worth, values, scenario);
    const raat_figure_style style = euro(v, digits, true);
    raat_section_banded(s, NULL, sum.mean / unit, sum.quantiles[0] / unit,
                        sum.quantiles[RAAT_STATISTICS_QUANTILES - 1] / unit, &style);
}

/* Words in a column of numbers: they may break over lines, else they make the table wider than the page. */
static void append_verdict(const view *v, raat_texts_id id, const char *number)
{
    append_filled(v, "verdict", id, number, NULL);
}

static void append_ratio(const view *v, int32_t scenario, const raat_priced *known)
{
    const raat_figure_style style = euro(v, 0, false);
    double ratio;
    const raat_worth_verdict verdict = raat_worth_judge(&v->worth, scenario, &ratio);
    const raat_figure_text text = raat_figure_format(ratio, &style);
    if (verdict == RAAT_WORTH_NO_GAIN)
        append_verdict(v, RAAT_TEXT_COST_NO_GAIN, NULL);
    else if (verdict == RAAT_WORTH_SAVES)
        append_verdict(v, known->unknown ? RAAT_TEXT_COST_SAVES_BEFORE : RAAT_TEXT_COST_SAVES,
                       NULL);
    else if (known->unknown)
        append_verdict(v, RAAT_TEXT_COST_AT_LEAST, text.text);
    else
        raat_page_cell(v->section->out, text.text);
}

static void append_unknown(const view *v, const raat_priced *known)
{
    if (known->unknown)
        append_filled(v, NULL, RAAT_TEXT_COST_COUNT, raat_section_year(known->unknown).text,
                      raat_section_year(known->actions).text);
    else
        raat_page_cell(v->section->out, raat_section_word(v->section, RAAT_TEXT_COST_NONE));
}

static void append_scenario(const view *v, int32_t scenario)
{
    enum { MILLION = 1000000 };
    const raat_section *s = v->section;
    const raat_priced known = priced(v, scenario);
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
    for (int payer = 0; payer <= BOTH; payer++)
        append_sum(v, v->worth.cost[payer], scenario, MILLION, 1);
    append_sum(v, v->worth.fte, scenario, 1, 0);
    append_sum(v, v->worth.shortage, scenario, 1, 0);
    append_ratio(v, scenario, &known);
    append_unknown(v, &known);
    raat_text_append(s->out, "</tr>\n");
}

static void append_sums(const view *v)
{
    static const raat_texts_id columns[] = {RAAT_TEXT_COST_BOTH, RAAT_TEXT_COST_FTE_YEARS,
                                            RAAT_TEXT_COST_SHORTAGE, RAAT_TEXT_COST_PER_FTE,
                                            RAAT_TEXT_COST_UNKNOWN};
    const raat_section *s = v->section;
    const raat_axis payers = raat_reader_axis(s->reader, RAAT_AXIS_PAYER);
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_COST_CAPTION, s->language,
                      RAAT_FILLED(raat_section_scenario(s, v->baseline), "95"));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++)
        raat_page_column_heading(s->out, NULL,
                                 raat_texts_title(&payers.labels[payer], s->language));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        raat_page_column_heading(s->out, NULL, raat_section_word(s, columns[i]));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int32_t scenario = 0; scenario < v->worth.n_scenarios; scenario++)
        if (scenario != v->baseline)
            append_scenario(v, scenario);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

/* ---- whether that is worth it ---- */

static void append_probability(const view *v, int32_t scenario, double price, bool unknown)
{
    const raat_figure_style percent = {
        .language = v->section->language, .kind = RAAT_FIGURE_SHARE, .typographic = true};
    double se;
    const double share = raat_worth_probability(&v->worth, scenario, price, &se);
    const raat_figure_text text = raat_figure_with_unit(share, &percent);
    if (unknown)
        append_filled(v, NULL, RAAT_TEXT_WORTH_AT_MOST, text.text, NULL);
    else
        raat_page_cell(v->section->out, text.text);
}

static void append_chances(const view *v)
{
    const raat_section *s = v->section;
    const raat_figure_style style = euro(v, 0, false);
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_WORTH_CAPTION));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_SCENARIO));
    for (int i = 0; i < N_PRICES; i++)
        raat_page_column_heading(s->out, NULL, raat_figure_with_unit(prices[i], &style).text);
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int32_t scenario = 0; scenario < v->worth.n_scenarios; scenario++) {
        const raat_priced known = priced(v, scenario);
        if (scenario == v->baseline)
            continue;
        raat_text_append(s->out, "<tr>");
        raat_page_row_heading(s->out, raat_section_scenario(s, scenario), 1);
        for (int i = 0; i < N_PRICES; i++)
            append_probability(v, scenario, prices[i], known.unknown > 0);
        raat_text_append(s->out, "</tr>\n");
    }
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
}

/* Whether what an action costs is missing from the sums of some scenario. */
static bool some_unknown(const view *v)
{
    for (int32_t scenario = 0; scenario < v->worth.n_scenarios; scenario++)
        if (scenario != v->baseline && priced(v, scenario).unknown)
            return true;
    return false;
}

static void append_curve(const view *v)
{
    raat_section *s = v->section;
    const raat_figure_style style = euro(v, 0, false);
    const double most = prices[N_PRICES - 1];
    raat_text description = {0};
    raat_texts_append(
        &description, RAAT_TEXT_WORTH_DESCRIPTION, s->language,
        RAAT_FILLED(raat_figure_format(0, &style).text, raat_figure_format(most, &style).text));
    raat_page_open(s->out, "figure", "level");
    raat_page_element(s->out, "h3", "part", raat_section_word(s, RAAT_TEXT_WORTH_TITLE));
    raat_section_legend_begin(s, "level");
    for (int32_t scenario = 0; scenario < v->worth.n_scenarios; scenario++) {
        char class[16];
        raat_chart_lines_class(class, scenario, v->baseline);
        if (scenario != v->baseline)
            raat_section_legend_item(s, RAAT_SECTION_LINE, class,
                                     raat_section_scenario(s, scenario));
    }
    raat_section_legend_end(s);
    const raat_chart_worth_words words = {
        raat_section_word(s, RAAT_TEXT_WORTH_TITLE),
        raat_text_bytes(&description),
        raat_section_word(s, RAAT_TEXT_WORTH_AXIS),
        raat_section_word(s, some_unknown(v) ? RAAT_TEXT_WORTH_SHARE_MOST : RAAT_TEXT_WORTH_SHARE),
        s->language,
        ++s->n_pictures};
    raat_page_open(s->out, "div", "scroll wide");
    raat_chart_worth_append(s->out, &words, &v->worth, v->baseline, most);
    raat_page_close(s->out, "div");
    raat_section_source(s);
    raat_page_close(s->out, "figure");
    raat_text_clear(&description);
}

/* ---- what a diploma costs ---- */

/* The sum over the projected years of the baseline's means. */
static double total(const view *v, const raat_comparison *c, int32_t cell)
{
    double sum = 0;
    for (int32_t year = v->worth.first_year; year <= v->worth.last_year; year++)
        sum += raat_comparison_value(
            c, RAAT_LEVEL,
            (raat_comparison_at){v->baseline, year - c->first_year, v->section->region, cell},
            RAAT_STAT_MEAN);
    return sum;
}

static double diplomas_of(const view *v, const raat_comparison *diplomas, const char *route)
{
    const raat_axis tracks = raat_reader_axis(v->section->reader, RAAT_AXIS_TRACK);
    double sum = 0;
    for (int32_t k = 0; k < tracks.n; k++)
        if (strcmp(raat_priced_route(&v->outline, tracks.labels[k].name), route) == 0)
            sum += total(v, diplomas, k);
    return sum;
}

static void append_route(const view *v, const raat_comparison *cost,
                         const raat_comparison *diplomas, int32_t route)
{
    const raat_section *s = v->section;
    const raat_label *label = &raat_reader_axis(s->reader, RAAT_AXIS_ROUTE).labels[route];
    const raat_figure_style style = euro(v, 0, false);
    const double n = diplomas_of(v, diplomas, label->name);
    double both = 0;
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, raat_texts_title(label, s->language), 1);
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++) {
        const double sum = total(v, cost, route * RAAT_N_PAYERS + payer);
        both += sum;
        raat_page_cell(s->out, raat_figure_format(n > 0 ? sum / n : NAN, &style).text);
    }
    raat_page_cell(s->out, raat_figure_format(n > 0 ? both / n : NAN, &style).text);
    raat_text_append(s->out, "</tr>\n");
}

static void append_routes(const view *v, const raat_comparison *cost,
                          const raat_comparison *diplomas)
{
    const raat_section *s = v->section;
    const raat_axis payers = raat_reader_axis(s->reader, RAAT_AXIS_PAYER);
    raat_text caption = {0};
    raat_texts_append(&caption, RAAT_TEXT_DIPLOMA_COST_CAPTION, s->language,
                      RAAT_FILLED(raat_section_scenario(s, v->baseline),
                                  raat_section_year(v->worth.first_year).text,
                                  raat_section_year(v->worth.last_year).text));
    raat_page_table_begin(s->out, NULL, raat_text_bytes(&caption));
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_ROUTE));
    for (int payer = 0; payer < RAAT_N_PAYERS; payer++)
        raat_page_column_heading(s->out, NULL,
                                 raat_texts_title(&payers.labels[payer], s->language));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_COST_BOTH));
    raat_text_append(s->out, "</tr>\n</thead>\n<tbody>\n");
    for (int32_t route = 0; route < raat_reader_axis(s->reader, RAAT_AXIS_ROUTE).n; route++)
        append_route(v, cost, diplomas, route);
    raat_text_append(s->out, "</tbody>\n");
    raat_page_table_end(s->out);
    raat_text_clear(&caption);
}

static raat_status append_diplomas(const view *v, raat_error *err)
{
    raat_comparison cost = {0}, diplomas = {0};
    raat_status status = raat_comparison_load(&cost, v->section->reader, RAAT_COST_ROUTE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&diplomas, v->section->reader, RAAT_DIPLOMAS_TRACK, err);
    if (status == RAAT_OK)
        append_routes(v, &cost, &diplomas);
    raat_comparison_clear(&cost);
    raat_comparison_clear(&diplomas);
    return status;
}

/* ---- the section ---- */

static bool any_unknown(const view *v)
{
    for (int32_t scenario = 0; scenario < v->worth.n_scenarios; scenario++)
        if (scenario != v->baseline && priced(v, scenario).unknown)
            return true;
    return false;
}

static raat_status append_all(view *v, double rate, raat_error *err)
{
    raat_section *s = v->section;
    const raat_figure_style percent = {
        .language = s->language, .kind = RAAT_FIGURE_SHARE, .decimals = 1};
    raat_status status = raat_worth_load(&v->worth, s->reader, s->region, rate, err);
    if (status != RAAT_OK)
        return status;
    raat_section_element(
        s, "p", NULL, RAAT_TEXT_COST_INTRO,
        RAAT_FILLED(
            raat_section_scenario(s, v->baseline), raat_section_year(v->worth.first_year).text,
            raat_section_year(v->worth.last_year).text, raat_figure_format(rate, &percent).text,
            raat_section_year(
                (int32_t)raat_priced_number(&v->outline, raat_section_area(s), "price_year"))
                .text));
    if (any_unknown(v))
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_COST_UNKNOWN_NOTE));
    append_sums(v);
    if (raat_section_holds(s)) {
        append_curve(v);
        append_chances(v);
    }
    return append_diplomas(v, err);
}

/* A file of an older program has no costs, one that was tampered with may have other payers. */
static bool has_costs(const raat_section *s)
{
    return raat_reader_holds(s->reader, RAAT_COST_PAYER) &&
           raat_reader_holds(s->reader, RAAT_COST_ROUTE) &&
           raat_reader_axis(s->reader, RAAT_AXIS_PAYER).n == RAAT_N_PAYERS &&
           raat_reader_scenarios(s->reader).n > 1;
}

static bool has_replicates(const raat_section *s)
{
    return raat_reader_keeps(s->reader, RAAT_COST_PAYER) &&
           raat_reader_keeps(s->reader, RAAT_NET_FTE) &&
           raat_reader_keeps(s->reader, RAAT_STUDENT_FTE) &&
           raat_reader_keeps(s->reader, RAAT_SHORTAGE_FTE);
}

bool raat_section_costs(const raat_section *s)
{
    return has_costs(s) && has_replicates(s);
}

raat_status raat_section_cost(raat_section *s, raat_error *err)
{
    if (!has_costs(s))
        return RAAT_OK;
    view v = {.section = s, .baseline = raat_reader_baseline(s->reader)};
    raat_status status = raat_outline_load(&v.outline, s->reader, err);
    const double rate = raat_priced_number(&v.outline, raat_section_area(s), "discount_rate");
    if (status == RAAT_OK && rate >= 0) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_COST_HEADING));
        if (has_replicates(s))
            status = append_all(&v, rate, err);
        else
            raat_page_element(s->out, "p", NULL,
                              raat_section_word(s, RAAT_TEXT_COST_NO_REPLICATES));
    }
    if (status == RAAT_OK && !(rate >= 0) && raat_areas_several(s->reader)) {
        raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_COST_HEADING));
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_COST_OTHER_RATES));
    }
    raat_worth_clear(&v.worth);
    raat_outline_clear(&v.outline);
    return status;
}
