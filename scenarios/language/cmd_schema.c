/* cmd_schema.c: `raat schema`: what scenario files may say, for programs and for people. */
#include <stdio.h>
#include <string.h>

#include "engine/base/command.h"
#include "engine/base/memory.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "engine/base/text.h"
#include "scenarios/language/jsonschema.h"
#include "scenarios/language/reference.h"

raat_command_function raat_cmd_schema;

static const struct {
    const char *name;
    raat_schema_map map;
} files[] = {
    {"study", RAAT_SCHEMA_STUDY},
    {"region", RAAT_SCHEMA_REGION},
    {"actions", RAAT_SCHEMA_ACTIONS},
};

static raat_status write_schema(const char *name, raat_text *out, raat_error *err)
{
    raat_schema_map map = RAAT_N_SCHEMA_MAPS;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(files[i].name, name) == 0)
            map = files[i].map;
    if (map == RAAT_N_SCHEMA_MAPS)
        return raat_error_set(err, RAAT_USAGE,
                              "there is no file `%s`; there are study, region, actions", name);
    raat_vocabulary *words = raat_memory_new(1, sizeof *words, err);
    if (!words)
        return RAAT_FAILED;
    raat_vocabulary_init(words);
    raat_jsonschema_write(map, words, out);
    raat_memory_free(words);
    return RAAT_OK;
}

static raat_status print(const char *name, bool reference, raat_error *err)
{
    raat_text out = {0};
    raat_status status = RAAT_OK;
    if (reference)
        raat_reference_write(&out);
    else
        status = write_schema(name, &out, err);
    if (status == RAAT_OK)
        status = raat_text_check(&out, err);
    if (status == RAAT_OK && (fputs(raat_text_bytes(&out), stdout) == EOF || fflush(stdout) != 0))
        status = raat_error_set(err, RAAT_FAILED, "cannot write to standard output");
    raat_text_clear(&out);
    return status;
}

int raat_cmd_schema(int argc, char **argv)
{
    bool reference = false;
    const raat_options_row rows[] = {
        {.name = "reference",
         .doc = "a page for people instead, in Markdown: all files, levers, horizons",
         .seen = &reference},
    };
    raat_options options = {
        .command = "schema",
        .operands = "[study|region|actions]",
        .least = 0,
        .most = 1,
        .doc = "Prints what a study file (or a region or actions file) may say, as JSON Schema "
               "(draft 2020-12).",
        .rows = rows,
        .n_rows = sizeof rows / sizeof *rows,
    };
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    raat_error err = {0};
    print(options.n_given ? options.given[0] : "study", reference, &err);
    return raat_message_failure(&err);
}
