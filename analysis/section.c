#include "analysis/section.h"

#include <math.h>
#include <stdio.h>

#include "analysis/band.h"
#include "analysis/page.h"
#include "analysis/selection.h"
#include "analysis/svg.h"

const char *raat_section_word(const raat_section *s, raat_texts_id id)
{
    return raat_texts_get(id, s->language);
}

const char *raat_section_scenario(const raat_section *s, int32_t scenario)
{
    return raat_texts_title(&raat_reader_scenarios(s->reader).labels[scenario], s->language);
}

const char *raat_section_region(const raat_section *s)
{
    return raat_texts_title(&raat_reader_regions(s->reader).labels[s->region], s->language);
}

const char *raat_section_area(const raat_section *s)
{
    return raat_reader_regions(s->reader).labels[s->region].name;
}

void raat_section_element(const raat_section *s, const char *tag, const char *class,
                          raat_texts_id id, const char *const words[])
{
    raat_text text = {0};
    raat_texts_append(&text, id, s->language, words);
    raat_page_element(s->out, tag, class, raat_text_bytes(&text));
    raat_text_clear(&text);
}

raat_figure_text raat_section_year(int32_t calendar_year)
{
    raat_figure_text out;
    snprintf(out.text, sizeof out.text, "%d", calendar_year);
    return out;
}

bool raat_section_holds(const raat_section *s)
{
    return raat_band_holds(raat_reader_replicates(s->reader));
}

raat_figure_text raat_section_replicates(const raat_section *s)
{
    return raat_figure_replicates(raat_reader_replicates(s->reader), s->language);
}

int raat_section_years(const raat_section *s, int32_t out[RAAT_SECTION_MOST_YEARS])
{
    const int32_t first = raat_reader_first_year(s->reader);
    const int32_t recorded = raat_reader_last_recorded(s->reader);
    int32_t few[RAAT_SELECTION_FEW];
    const int n_few = raat_selection_few_years(s->reader, few);
    int n = 0;
    if (recorded >= first && recorded < few[0])
        out[n++] = recorded - first;
    for (int i = 0; i < n_few; i++)
        out[n++] = few[i] - first;
    return n;
}

int raat_section_skip_recorded(const raat_section *s, const int32_t years[], int n)
{
    const int32_t first = raat_reader_first_year(s->reader);
    return n > 1 && first + years[0] <= raat_reader_last_recorded(s->reader);
}

raat_figure_style raat_section_style(const raat_section *s, const raat_indicator *row,
                                     bool difference, double size)
{
    const raat_figure_kind kind = raat_figure_kind_of(row);
    return (raat_figure_style){.language = s->language,
                               .kind = kind,
                               .decimals = raat_figure_decimals(kind, size),
                               .sign = difference,
                               .typographic = true};
}

raat_figure_text raat_section_range(const raat_section *s, double low, double high,
                                    const raat_figure_style *style)
{
    if (!isfinite(low) || !isfinite(high) || !raat_section_holds(s))
        return (raat_figure_text){"-"};
    raat_figure_text out;
    snprintf(out.text, sizeof out.text, "%.24s %s %.24s", raat_figure_format(low, style).text,
             raat_section_word(s, RAAT_TEXT_TO), raat_figure_format(high, style).text);
    return out;
}

void raat_section_banded(const raat_section *s, const char *class, double value, double low,
                         double high, const raat_figure_style *style)
{
    raat_text_appendf(s->out, "<td%s%s%s>", class ? " class=\"" : "", class ? class : "",
                      class ? "\"" : "");
    raat_page_element(s->out, "div", NULL, raat_figure_format(value, style).text);
    if (raat_section_holds(s))
        raat_page_element(s->out, "div", "note", raat_section_range(s, low, high, style).text);
    raat_text_append(s->out, "</td>");
}

void raat_section_source(const raat_section *s)
{
    char seed[24], digest[13];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)raat_reader_seed(s->reader));
    snprintf(digest, sizeof digest, "%.12s", raat_reader_digest(s->reader));
    raat_section_element(s, "p", "source", RAAT_TEXT_SOURCE,
                         RAAT_FILLED(raat_reader_study(s->reader)->name, raat_section_region(s),
                                     raat_section_replicates(s).text, seed, digest,
                                     raat_reader_version(s->reader)));
}

void raat_section_legend_begin(const raat_section *s, const char *class)
{
    raat_text_appendf(s->out, "<ul class=\"legend %s\">\n", class);
}

void raat_section_legend_item(const raat_section *s, raat_section_swatch swatch, const char *class,
                              const char *text)
{
    raat_text_append(s->out, "<li><svg viewBox=\"0 0 30 14\" aria-hidden=\"true\">");
    if (swatch == RAAT_SECTION_BOX)
        raat_svg_rect(s->out, class, 0, 1, 30, 12);
    else
        raat_svg_line(s->out, class, 0, 7, 30, 7);
    raat_text_append(s->out, "</svg>");
    raat_page_element(s->out, "span", NULL, text);
    raat_text_append(s->out, "</li>\n");
}

void raat_section_legend_end(const raat_section *s)
{
    raat_text_append(s->out, "</ul>\n");
}
