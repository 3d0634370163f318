/* cmd_compare.c: raat compare: the scenarios of a results file beside its baseline. */
#include <stdio.h>
#include <string.h>

#include "analysis/comparison.h"
#include "analysis/csv.h"
#include "analysis/document.h"
#include "analysis/draft.h"
#include "analysis/overview.h"
#include "analysis/results.h"
#include "analysis/selection.h"
#include "analysis/targets.h"
#include "analysis/texts.h"
#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/store/reader.h"

raat_command_function raat_cmd_compare;

static const char doc[] =
    "Shows each scenario of RESULTS and its difference to the baseline, replicate by replicate: "
    "mean, median, 50, 80 and 95 % bands, Monte Carlo standard error, how much the common random "
    "numbers gained, and the probability of each target. Standard output gets a short table, "
    "also beside --csv FILE; --json and --csv - take its place. CSV and JSON have decimal points, "
    "and commas between fields, in every language. Of several regions the table shows the total "
    "unless --region names others; CSV and JSON have all areas, or those. Exit status: 0 done, 1 "
    "failed (a damaged file, memory, disk), 2 the command line or a file that it names is wrong.";

typedef struct {
    const char *csv, *language;
    bool json, all_years;
    raat_options_list indicators, years, regions;
} request;

/* What one indicator becomes: a part of the table, of the document or of the CSV. */
typedef raat_status indicator_writer(void *to, const raat_comparison *c, const raat_reader *reader,
                                     const raat_selection *selection, raat_error *err);

static raat_status each_indicator(const raat_reader *reader, const raat_selection *selection,
                                  indicator_writer *writer, void *to, raat_error *err)
{
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; status == RAAT_OK && id < RAAT_N_INDICATORS; id++) {
        if (!selection->indicator[id])
            continue;
        raat_comparison comparison;
        status = raat_comparison_load(&comparison, reader, id, err);
        if (status == RAAT_OK)
            status = writer(to, &comparison, reader, selection, err);
        raat_comparison_clear(&comparison);
    }
    return status;
}

/* Standard output takes what text holds; a full disk behind it must not pass for success. */
static raat_status print(raat_text *text, raat_error *err)
{
    const raat_status status = raat_text_check(text, err);
    if (status != RAAT_OK)
        return status;
    if (fwrite(raat_text_bytes(text), 1, text->length, stdout) != text->length ||
        fflush(stdout) != 0)
        return raat_error_set(err, RAAT_FAILED, "standard output: %m");
    raat_text_clear(text);
    return RAAT_OK;
}

/* ---- CSV ---- */

typedef struct {
    raat_text text;
    raat_draft *draft; /* NULL: standard output */
} csv_out;

static raat_status flush(csv_out *csv, raat_error *err)
{
    return csv->draft ? raat_draft_take(csv->draft, &csv->text, err) : print(&csv->text, err);
}

static raat_status csv_indicator(void *to, const raat_comparison *c, const raat_reader *reader,
                                 const raat_selection *selection, raat_error *err)
{
    csv_out *csv = to;
    raat_csv_append_rows(&csv->text, c, reader, selection);
    return flush(csv, err);
}

static raat_status write_csv(const request *asked, const raat_reader *reader,
                             const raat_selection *selection, raat_error *err)
{
    const raat_draft_kind kind = {raat_csv_beginning, "a table that raat compare made"};
    csv_out csv = {{0}, NULL};
    raat_status status = RAAT_OK;
    const bool to_file = strcmp(asked->csv, "-") != 0;
    if (to_file)
        status = raat_draft_new(asked->csv, &kind, &csv.draft, err);
    raat_csv_append_header(&csv.text);
    if (status == RAAT_OK)
        status = each_indicator(reader, selection, csv_indicator, &csv, err);
    if (status == RAAT_OK && to_file)
        status = raat_draft_commit(csv.draft, err);
    raat_draft_free(csv.draft);
    raat_text_clear(&csv.text);
    return status;
}

/* ---- JSON ---- */

static raat_status json_indicator(void *to, const raat_comparison *c, const raat_reader *reader,
                                  const raat_selection *selection, raat_error *err)
{
    raat_json *json = to;
    raat_document_indicator(json, c, reader, selection);
    return print(json->out, err);
}

static raat_status write_json(const raat_reader *reader, const raat_selection *selection,
                              const raat_targets *targets, raat_error *err)
{
    raat_text text = {0};
    raat_json json = {.out = &text};
    raat_document_begin(&json, reader, selection);
    raat_status status = each_indicator(reader, selection, json_indicator, &json, err);
    if (status == RAAT_OK) {
        raat_document_end(&json, reader, selection, targets);
        status = print(&text, err);
    }
    raat_text_clear(&text);
    return status;
}

/* ---- the table ---- */

static raat_status overview_indicator(void *to, const raat_comparison *c, const raat_reader *reader,
                                      const raat_selection *selection, raat_error *err)
{
    (void)reader;
    const raat_overview *overview = to;
    return raat_overview_indicator(overview, c, selection, err);
}

/* Without a word from the user: the shortage in a few years, the rest at a glance. */
static raat_status short_table(raat_overview *overview, raat_selection *selection, raat_error *err)
{
    memset(selection->indicator, 0, sizeof selection->indicator);
    selection->indicator[RAAT_SHORTAGE_FTE] = true;
    const raat_status status =
        each_indicator(overview->reader, selection, overview_indicator, overview, err);
    return status == RAAT_OK ? raat_overview_glance(overview, err) : status;
}

static raat_status write_table(const request *asked, const raat_reader *reader,
                               raat_selection *selection, const raat_targets *targets,
                               raat_language language, raat_error *err)
{
    raat_text text = {0};
    raat_overview overview = {reader, language, &text, selection->area};
    if (!selection->chose_years && !asked->all_years)
        raat_selection_take_few(selection, reader);
    if (!selection->chose_areas)
        raat_selection_take_whole(selection, reader);
    raat_overview_begin(&overview);
    raat_status status = selection->chose_indicators
                             ? each_indicator(reader, selection, overview_indicator, &overview, err)
                             : short_table(&overview, selection, err);
    if (status == RAAT_OK)
        status = raat_overview_targets(&overview, targets, err);
    raat_overview_end(&overview);
    if (!selection->chose_areas)
        raat_overview_others(&overview);
    if (status == RAAT_OK)
        status = print(&text, err);
    raat_text_clear(&text);
    return status;
}

/* ---- the command ---- */

static raat_status write_all(const request *asked, const raat_reader *reader,
                             raat_selection *selection, raat_language language, raat_error *err)
{
    raat_targets targets;
    raat_status status = raat_targets_load(&targets, reader, err);
    if (status == RAAT_OK && asked->csv)
        status = write_csv(asked, reader, selection, err);
    if (status == RAAT_OK && asked->json)
        status = write_json(reader, selection, &targets, err);
    else if (status == RAAT_OK && !(asked->csv && strcmp(asked->csv, "-") == 0))
        status = write_table(asked, reader, selection, &targets, language, err);
    raat_targets_clear(&targets);
    return status;
}

static raat_status compare(const request *asked, const char *path, raat_error *err)
{
    const raat_language language = raat_texts_language(asked->language);
    if (language == RAAT_N_LANGUAGES)
        return raat_error_set(err, RAAT_USAGE, "--lang: '%s' is neither en nor nl",
                              asked->language);
    if (asked->json && asked->csv && strcmp(asked->csv, "-") == 0)
        return raat_error_set(err, RAAT_USAGE,
                              "--csv - and --json both want standard output: name a file for one");
    raat_reader *reader = NULL;
    raat_status status = raat_results_open(path, "compare", &reader, err);
    if (status != RAAT_OK)
        return status;
    raat_selection selection;
    const raat_selection_lists lists = {&asked->indicators, &asked->years, &asked->regions};
    status = raat_selection_init(&selection, reader, &lists, err);
    if (status == RAAT_OK)
        status = write_all(asked, reader, &selection, language, err);
    raat_selection_clear(&selection);
    raat_reader_free(reader);
    return status;
}

int raat_cmd_compare(int argc, char **argv)
{
    request asked = {.language = "en"};
    const raat_options_row rows[] = {
        {0, "csv", "FILE",
         "also write every number, as a long table; '-' for standard output, in place of the "
         "short table",
         .text = &asked.csv},
        {0, "json", NULL, "write one JSON document to standard output, in place of the table",
         .seen = &asked.json},
        {'i', "indicator", "NAME", "only this indicator; may be given several times",
         .list = &asked.indicators},
        {'y', "year", "Y", "only this year; may be given several times", .list = &asked.years},
        {'r', "region", "NAME",
         "only this region of several, or all_regions for their total; may be given several times",
         .list = &asked.regions},
        {0, "all-years", NULL, "every year in the table, not a few", .seen = &asked.all_years},
        {0, "lang", "en|nl", "language of the table; CSV and JSON do not change",
         .text = &asked.language},
    };
    raat_options options = {.command = "compare",
                            .operands = "RESULTS",
                            .least = 1,
                            .most = 1,
                            .doc = doc,
                            .rows = rows,
                            .n_rows = sizeof rows / sizeof *rows};
    raat_error err = {0};
    int status;
    if (raat_options_parse(&options, argc, argv, &status)) {
        compare(&asked, options.given[0], &err);
        status = raat_message_failure(&err);
    }
    raat_options_list_clear(&asked.indicators);
    raat_options_list_clear(&asked.years);
    raat_options_list_clear(&asked.regions);
    return status;
}
