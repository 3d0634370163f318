/* cmd_check.c: `raat check FILE...`: everything that is wrong with scenario files, in one go; the whole
 * study as it is understood, and what its numbers rest on. */
#include <stdio.h>
#include <string.h>

#include "engine/base/command.h"
#include "engine/base/message.h"
#include "engine/base/options.h"
#include "scenarios/language/kind.h"
#include "scenarios/language/provenance.h"
#include "scenarios/language/resolved.h"
#include "scenarios/language/scenario.h"

raat_command_function raat_cmd_check;

typedef struct {
    raat_options_list settings;
    bool resolved, provenance, several;
} request;

/* How many scenarios the grid of a study makes, and the first and the last of them: a person who wrote
 * levels sees names. They come after those that the study lists. */
static raat_status append_grid(const request *r, const char *path, const raat_yaml *root,
                               raat_text *out, raat_error *err)
{
    const raat_yaml_entry *listed = raat_yaml_find(root, "scenarios");
    const raat_overlay overlay = {r->settings.values, r->settings.n};
    raat_diagnostics d = {0};
    raat_plan *plan;
    const raat_status status = raat_scenario_load(path, &overlay, &plan, &d, err);
    if (status == RAAT_OK)
        raat_text_appendf(out, "; its grid makes %d scenarios, %s to %s",
                          plan->n_scenarios - (int)listed->value->n,
                          plan->scenarios[listed->value->n].label.name,
                          plan->scenarios[plan->n_scenarios - 1].label.name);
    raat_plan_free(plan);
    raat_diagnostic_clear(&d);
    return status;
}

static raat_status append_ok(const request *r, const char *path, const char *kind,
                             const raat_yaml *root, raat_text *out, raat_error *err)
{
    const raat_yaml_entry *grid = raat_yaml_find(root, "grid");
    raat_status status = RAAT_OK;
    raat_text_appendf(out, "%s: ok (%s", path, kind);
    if (grid && grid->value->n)
        status = append_grid(r, path, root, out, err);
    raat_text_append(out, ")\n");
    return status;
}

/* What is asked of a file without errors. */
static raat_status print(const request *r, const char *path, const char *kind,
                         const raat_yaml *root, raat_error *err)
{
    raat_text out = {0};
    raat_status status = RAAT_OK;
    if (r->resolved && strcmp(kind, "study") != 0)
        return raat_error_set(err, RAAT_USAGE,
                              "--resolved wants a study; %s is a file of kind `%s`", path, kind);
    if (r->resolved)
        raat_resolved_append(&out, root);
    else if (r->provenance) {
        if (r->several)
            raat_text_appendf(&out, "%s\n", path);
        raat_provenance_append(&out, raat_kind_of(root)->map, root);
    } else {
        status = append_ok(r, path, kind, root, &out, err);
    }
    if (status == RAAT_OK)
        status = raat_text_check(&out, err);
    if (status == RAAT_OK && (fputs(raat_text_bytes(&out), stdout) == EOF || fflush(stdout) != 0))
        status = raat_error_set(err, RAAT_FAILED, "cannot write to standard output");
    raat_text_clear(&out);
    return status;
}

/* The status of one file; what is wrong with it has been said. */
static raat_status check(const request *r, const char *path)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    raat_yaml_store *store = NULL;
    const raat_yaml *root;
    const char *kind;
    const raat_overlay overlay = {r->settings.values, r->settings.n};
    raat_status status = raat_scenario_read(path, &overlay, &store, &root, &kind, &d, &err);
    raat_diagnostic_say(&d);
    if (status == RAAT_OK)
        status = print(r, path, kind, root, &err);
    if (err.status != RAAT_OK)
        raat_message_failure(&err);
    raat_diagnostic_clear(&d);
    raat_yaml_store_free(store);
    return status;
}

static int check_all(const request *r, char *const paths[], int n)
{
    raat_status status = RAAT_OK;
    if (r->resolved && (n > 1 || r->provenance)) {
        raat_message_error("--resolved writes one study and nothing else");
        return RAAT_USAGE;
    }
    for (int i = 0; i < n; i++) {
        const raat_status one = check(r, paths[i]);
        if (one != RAAT_OK && status != RAAT_FAILED)
            status = one;
    }
    return status;
}

int raat_cmd_check(int argc, char **argv)
{
    request r = {0};
    const raat_options_row rows[] = {
        {.name = "resolved",
         .doc =
             "write the complete study as YAML to standard output, with all that it extends, all "
             "that files leave out and all that --set changes; behind each line the file and line "
             "where it stands. It is itself a study, with the same numbers",
         .seen = &r.resolved},
        {.name = "provenance",
         .doc =
             "count the values by what they rest on (seed, public, derived, assumption), and how "
             "many are fixed and how many uncertain, by section and in total. A value is one "
             "{unit, value, source}, also when it is a table; one that raat fills in counts as "
             "an assumption; targets and actions have sources and are no values",
         .seen = &r.provenance},
        {.name = "set",
         .argument = "PATH=VALUE",
         .doc =
             "changes one value, as for run; any path that --resolved shows; may be given several "
             "times",
         .list = &r.settings},
    };
    raat_options options = {
        .command = "check",
        .operands = "FILE...",
        .least = 1,
        .most = 1000000,
        .doc = "Reads study, region and actions files and says everything that is wrong with them, "
               "each with its place. A study is checked with the files it names; a folder stands "
               "for its study.yaml. Status 2 when something is wrong.",
        .rows = rows,
        .n_rows = sizeof rows / sizeof *rows,
    };
    int status;
    if (raat_options_parse(&options, argc, argv, &status)) {
        r.several = options.n_given > 1;
        status = check_all(&r, options.given, options.n_given);
    }
    raat_options_list_clear(&r.settings);
    return status;
}
