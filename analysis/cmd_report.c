/* cmd_report.c: raat report: one HTML page from a results file. */
#include <stdio.h>
#include <string.h>

#include "analysis/draft.h"
#include "analysis/page.h"
#include "analysis/report.h"
#include "analysis/results.h"
#include "analysis/texts.h"
#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/store/reader.h"

raat_command_function raat_cmd_report;

static const char doc[] =
    "Makes one HTML page from RESULTS: what the numbers say in words, charts with probability "
    "bands, and a table beside each chart. The page stands on its own: no script, no network. Its "
    "path is printed on standard output. Exit status: 0 done, 1 failed (a damaged file, memory, "
    "disk), 2 the command line or a file that it names is wrong; what is no such page is not "
    "replaced.";

/* RESULTS with .html in place of .h5, or behind whatever else its name ends on. */
static raat_status default_path(const char *results, raat_text *path, raat_error *err)
{
    const size_t length = strlen(results);
    const size_t ending = length > 3 && strcmp(results + length - 3, ".h5") == 0 ? 3 : 0;
    raat_text_append_bytes(path, results, length - ending);
    raat_text_append(path, ".html");
    return raat_text_check(path, err);
}

static raat_status write_file(raat_text *page, const char *path, raat_error *err)
{
    const raat_draft_kind kind = {raat_page_beginning, "a page that raat report made"};
    raat_draft *draft = NULL;
    raat_status status = raat_draft_new(path, &kind, &draft, err);
    if (status == RAAT_OK)
        status = raat_draft_take(draft, page, err);
    if (status == RAAT_OK)
        status = raat_draft_commit(draft, err);
    raat_draft_free(draft);
    return status;
}

static raat_status make_page(const char *results, raat_language language, raat_text *page,
                             raat_error *err)
{
    raat_reader *reader = NULL;
    raat_status status = raat_results_open(results, "report", &reader, err);
    if (status == RAAT_OK)
        status = raat_report_append(page, reader, language, err);
    raat_reader_free(reader);
    return status;
}

static raat_status report(const char *results, const char *output, const char *code,
                          raat_error *err)
{
    const raat_language language = raat_texts_language(code);
    if (language == RAAT_N_LANGUAGES)
        return raat_error_set(err, RAAT_USAGE, "--lang: '%s' is neither en nor nl", code);
    raat_text path = {0}, page = {0};
    raat_status status = RAAT_OK;
    if (output)
        raat_text_append(&path, output);
    else
        status = default_path(results, &path, err);
    if (status == RAAT_OK)
        status = make_page(results, language, &page, err);
    if (status == RAAT_OK)
        status = write_file(&page, raat_text_bytes(&path), err);
    if (status == RAAT_OK && (printf("%s\n", raat_text_bytes(&path)) < 0 || fflush(stdout) != 0))
        status = raat_error_set(err, RAAT_FAILED, "standard output: %m");
    raat_text_clear(&page);
    raat_text_clear(&path);
    return status;
}

int raat_cmd_report(int argc, char **argv)
{
    const char *output = NULL, *language = "en";
    const raat_options_row rows[] = {
        {'o', "output", "FILE.html", "where the page goes; without it beside RESULTS",
         .text = &output},
        {0, "lang", "en|nl", "language of the page", .text = &language},
    };
    raat_options options = {.command = "report",
                            .operands = "RESULTS",
                            .least = 1,
                            .most = 1,
                            .doc = doc,
                            .rows = rows,
                            .n_rows = sizeof rows / sizeof *rows};
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    raat_error err = {0};
    report(options.given[0], output, language, &err);
    return raat_message_failure(&err);
}
