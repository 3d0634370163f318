#include "engine/base/options.h"

#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/message.h"
#include "engine/base/suggest.h"
#include "engine/base/text.h"

/* getopt_long's name for row i is FIRST_ROW + i: beyond every letter. */
enum { MOST_ROWS = 40, FIRST_ROW = 1000, HELP = FIRST_ROW - 1, WIDTH = 80, DOC_COLUMN = 26 };

void raat_options_list_clear(raat_options_list *list)
{
    raat_memory_free(list->values);
    *list = (raat_options_list){0};
}

/* ---- help ---- */

static void append_row(raat_text *page, char letter, const char *name, const char *argument,
                       const char *doc)
{
    const size_t begin = page->length;
    if (letter)
        raat_text_appendf(page, "  -%c, --%s", letter, name);
    else
        raat_text_appendf(page, "      --%s", name);
    if (argument)
        raat_text_appendf(page, " %s", argument);
    const size_t column = page->length - begin;
    if (column + 2 > DOC_COLUMN)
        raat_text_appendf(page, "\n%*s", DOC_COLUMN, "");
    else
        raat_text_appendf(page, "%*s", (int)(DOC_COLUMN - column), "");
    raat_text_append_wrapped(page, doc, DOC_COLUMN, WIDTH);
    raat_text_append(page, "\n");
}

static int print_help(const raat_options *options)
{
    raat_text page = {0};
    raat_text_appendf(&page, "usage: raat %s [OPTION]...", options->command);
    if (options->operands)
        raat_text_appendf(&page, " %s", options->operands);
    raat_text_append(&page, "\n\n");
    raat_text_append_wrapped(&page, options->doc, 0, WIDTH);
    raat_text_append(&page, "\n\n");
    for (size_t i = 0; i < options->n_rows; i++) {
        const raat_options_row *row = &options->rows[i];
        append_row(&page, row->letter, row->name, row->argument, row->doc);
    }
    append_row(&page, 'h', "help", NULL, "print this page");
    raat_error err = {0};
    if (raat_text_check(&page, &err) == RAAT_OK)
        fputs(raat_text_bytes(&page), stdout);
    raat_text_clear(&page);
    return raat_message_failure(&err);
}

/* ---- one value ---- */

static bool take_whole(const raat_options_row *row, const char *value)
{
    char *end;
    errno = 0;
    const int64_t whole = strtoll(value, &end, 10);
    if (end == value || *end || value[0] == ' ') {
        raat_message_error("--%s: '%s' is not a whole number", row->name, value);
        return false;
    }
    if (errno == ERANGE || whole < row->least || whole > row->most) {
        raat_message_error("--%s: %s is not from %" PRId64 " to %" PRId64, row->name, value,
                           row->least, row->most);
        return false;
    }
    *row->whole = whole;
    return true;
}

static bool take_one_more(raat_options_list *list, const char *value)
{
    raat_error err = {0};
    const char **values =
        raat_memory_grow(list->values, list->n, &list->capacity, sizeof *values, &err);
    if (!values) {
        raat_message_failure(&err);
        return false;
    }
    list->values = values;
    list->values[list->n++] = value;
    return true;
}

static bool take(const raat_options_row *row, const char *value)
{
    if (row->whole)
        return take_whole(row, value);
    if (row->list)
        return take_one_more(row->list, value);
    if (row->text)
        *row->text = value;
    else
        *row->seen = true;
    return true;
}

/* ---- what is wrong with a word ---- */

static const raat_options_row *row_of(const raat_options *options, int code)
{
    for (size_t i = 0; i < options->n_rows; i++) {
        if (code == FIRST_ROW + (int)i || (code && code == options->rows[i].letter))
            return &options->rows[i];
    }
    return NULL;
}

static size_t names_that_begin(const raat_options *options, const char *word, size_t length)
{
    size_t n = strncmp("help", word, length) == 0;
    for (size_t i = 0; i < options->n_rows; i++)
        n += strncmp(options->rows[i].name, word, length) == 0;
    return n;
}

static void complain_of_unknown(const raat_options *options, const char *word, int letter)
{
    if (letter) {
        raat_message_error("no option -%c; 'raat %s --help' lists the options", letter,
                           options->command);
        return;
    }
    const char *name = word + strspn(word, "-");
    const size_t length = strcspn(name, "=");
    if (names_that_begin(options, name, length) > 1) {
        raat_message_error("--%.*s is the beginning of several options; write it out", (int)length,
                           name);
        return;
    }
    char bare[64];
    snprintf(bare, sizeof bare, "%.*s", (int)length, name);
    const char *names[MOST_ROWS + 1] = {"help"};
    for (size_t i = 0; i < options->n_rows; i++)
        names[i + 1] = options->rows[i].name;
    const char *nearest = raat_suggest_nearest(bare, names, options->n_rows + 1);
    if (nearest)
        raat_message_error("no option --%s; did you mean --%s?", bare, nearest);
    else
        raat_message_error("no option --%s; 'raat %s --help' lists the options", bare,
                           options->command);
}

static void complain(const raat_options *options, int code, const char *word)
{
    const raat_options_row *row = row_of(options, optopt);
    if (row && code == ':')
        raat_message_error("--%s wants a value: --%s %s", row->name, row->name, row->argument);
    else if (row || optopt == HELP)
        raat_message_error("--%s takes no value", row ? row->name : "help");
    else
        complain_of_unknown(options, word, optopt);
}

static bool operands_fit(const raat_options *options)
{
    if (options->n_given < options->least)
        raat_message_error("%s is missing: raat %s %s", options->operands, options->command,
                           options->operands);
    else if (options->n_given > options->most)
        raat_message_error("'%s' is one argument too many; 'raat %s --help' shows the usage",
                           options->given[options->most], options->command);
    else
        return true;
    return false;
}

/* ---- reading ---- */

/* getopt_long's two descriptions of the rows. ':' first: it tells a missing value from an unknown
 * option and prints nothing itself. */
static void describe(const raat_options *options, char letters[2 * MOST_ROWS + 3],
                     struct option names[MOST_ROWS + 2])
{
    assert(options->n_rows <= MOST_ROWS);
    char *letter = letters;
    *letter++ = ':';
    *letter++ = 'h';
    for (size_t i = 0; i < options->n_rows; i++) {
        const raat_options_row *row = &options->rows[i];
        assert((row->argument == NULL) == (row->seen != NULL));
        names[i] = (struct option){row->name, row->argument ? required_argument : no_argument, NULL,
                                   FIRST_ROW + (int)i};
        if (row->letter) {
            *letter++ = row->letter;
            if (row->argument)
                *letter++ = ':';
        }
    }
    *letter = '\0';
    names[options->n_rows] = (struct option){"help", no_argument, NULL, HELP};
    names[options->n_rows + 1] = (struct option){0};
}

bool raat_options_parse(raat_options *options, int argc, char **argv, int *out_status)
{
    char letters[2 * MOST_ROWS + 3];
    struct option names[MOST_ROWS + 2];
    describe(options, letters, names);
    *out_status = RAAT_USAGE;
    optind = 0; /* glibc: begin anew, also for a second command line in one program */
    for (int code; (code = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        if (code == 'h' || code == HELP) {
            *out_status = print_help(options);
            return false;
        }
        const raat_options_row *row = row_of(options, code);
        if (code == '?' || code == ':' || !row) {
            complain(options, code, argv[optind - 1]);
            return false;
        }
        if (!take(row, optarg))
            return false;
    }
    options->given = argv + optind;
    options->n_given = argc - optind;
    return operands_fit(options);
}
