#include "analysis/report.h"

#include <stdio.h>

#include "analysis/areas.h"
#include "analysis/band.h"
#include "analysis/finding.h"
#include "analysis/page.h"
#include "analysis/section.h"

/* What goes where: first the whole, then the regions where there are several, then what all of it rests on. New
 * section? A file section_<name>.c and a row here. */
static raat_section_function *const sections[] = {
    raat_finding_append,        raat_section_actions,     raat_section_shortage,
    raat_section_effects,       raat_section_passthrough, raat_section_counting,
    raat_section_targets,       raat_section_training,    raat_section_employers,
    raat_section_yield,         raat_section_flows,       raat_section_cost,
    raat_section_regions,       raat_section_exchange,    raat_section_regional_targets,
    raat_section_regional_cost, raat_section_origins,     raat_section_details,
    raat_section_sources,       raat_section_facts,
};
enum { N_SECTIONS = sizeof sections / sizeof *sections };

static void append_header(const raat_section *s)
{
    const int32_t first = raat_reader_first_year(s->reader);
    raat_page_element(s->out, "h1", NULL,
                      raat_texts_title(raat_reader_study(s->reader), s->language));
    raat_section_element(
        s, "p", "facts", RAAT_TEXT_REPORT_FACTS,
        RAAT_FILLED(raat_section_year(first).text,
                    raat_section_year(first + raat_reader_years(s->reader) - 1).text,
                    raat_section_year(raat_reader_last_recorded(s->reader)).text,
                    raat_section_replicates(s).text));
    if (!raat_section_holds(s))
        raat_section_element(s, "p", "facts", RAAT_TEXT_TOO_FEW_NOTE,
                             RAAT_FILLED(raat_section_year(raat_reader_replicates(s->reader)).text,
                                         raat_section_year(RAAT_BAND_LEAST_REPLICATES).text));
}

static void append_fact(const raat_section *s, raat_texts_id name, const char *value)
{
    raat_page_element(s->out, "dt", NULL, raat_section_word(s, name));
    raat_page_element(s->out, "dd", NULL, value);
}

static void append_scenarios(const raat_section *s, raat_text *names)
{
    for (int32_t scenario = 0; scenario < raat_reader_scenarios(s->reader).n; scenario++)
        raat_text_appendf(names, "%s%s", scenario ? "; " : "", raat_section_scenario(s, scenario));
}

static void append_footer(const raat_section *s)
{
    const raat_figure_style count = {.language = s->language, .kind = RAAT_FIGURE_PERSONS};
    char seed[24];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)raat_reader_seed(s->reader));
    raat_text names = {0};
    append_scenarios(s, &names);
    raat_page_open(s->out, "footer", NULL);
    raat_page_element(s->out, "h3", NULL, raat_section_word(s, RAAT_TEXT_ABOUT));
    raat_page_open(s->out, "dl", NULL);
    append_fact(s, RAAT_TEXT_ABOUT_STUDY, raat_reader_study(s->reader)->name);
    append_fact(s, RAAT_TEXT_ABOUT_SCENARIOS, raat_text_bytes(&names));
    append_fact(s, RAAT_TEXT_ABOUT_REPLICATES,
                raat_figure_format(raat_reader_replicates(s->reader), &count).text);
    append_fact(s, RAAT_TEXT_ABOUT_SEED, seed);
    append_fact(s, RAAT_TEXT_ABOUT_DIGEST, raat_reader_digest(s->reader));
    append_fact(s, RAAT_TEXT_ABOUT_VERSION, raat_reader_version(s->reader));
    raat_page_close(s->out, "dl");
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_ABOUT_METHOD));
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_ABOUT_BANDS));
    raat_page_close(s->out, "footer");
    raat_text_clear(&names);
}

raat_status raat_report_append(raat_text *out, const raat_reader *reader, raat_language language,
                               raat_error *err)
{
    raat_section s = {
        .reader = reader, .language = language, .out = out, .region = raat_areas_whole(reader)};
    raat_status status = RAAT_OK;
    raat_page_begin(out, language, raat_texts_title(raat_reader_study(reader), language));
    append_header(&s);
    for (int i = 0; status == RAAT_OK && i < N_SECTIONS; i++)
        status = sections[i](&s, err);
    append_footer(&s);
    raat_page_end(out);
    return status == RAAT_OK ? raat_text_check(out, err) : status;
}
