#include "scenarios/language/scenario.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "scenarios/language/agreement.h"
#include "scenarios/language/check.h"
#include "scenarios/language/compile.h"
#include "scenarios/language/yaml.h"

/* What loading one study holds until the plan stands. */
typedef struct {
    raat_yaml_store *store;
    raat_vocabulary *words;
    char *path;       /* of the study file */
    raat_yaml *study; /* region and actions take the place of their paths as they are read */
    raat_diagnostics *d;
    raat_error *err;
} loading;

/* ---- where files are ---- */

static bool is_folder(const char *path)
{
    struct stat is;
    return stat(path, &is) == 0 && S_ISDIR(is.st_mode);
}

/* The study file that a path means: itself, or the study.yaml of a folder. */
static char *study_path(const char *path, raat_error *err)
{
    raat_text text = {0};
    const size_t n = strlen(path);
    raat_text_append(&text, path);
    if (is_folder(path))
        raat_text_append(&text, n && path[n - 1] == '/' ? "study.yaml" : "/study.yaml");
    char *full = NULL;
    if (raat_text_check(&text, err) == RAAT_OK)
        full = raat_memory_text(raat_text_bytes(&text), err);
    raat_text_clear(&text);
    return full;
}

/* `..` as a component, or an absolute path. */
static bool leaves_folder(const char *path)
{
    if (path[0] == '/')
        return true;
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

/* A symbolic link can lead out of the folder too. Paths that do not exist are for reading to report. */
static bool links_outside(const char *folder, const char *file)
{
    char top[PATH_MAX], full[PATH_MAX];
    if (!realpath(folder, top) || !realpath(file, full))
        return false;
    const size_t n = strlen(top);
    return n > 1 && (strncmp(top, full, n) != 0 || full[n] != '/');
}

/* ---- what files are ---- */

static const struct {
    const char *kind, *key; /* the key that says so, looked for in this order */
    raat_schema_map map;
} files[] = {
    {"study", "study", RAAT_SCHEMA_STUDY},
    {"region", "region", RAAT_SCHEMA_REGION},
    {"actions", "actions", RAAT_SCHEMA_ACTIONS},
};

enum { N_FILES = sizeof files / sizeof *files };

/* Index of the kind of file that a tree is; N_FILES when nothing says it. */
static size_t kind_of(const raat_yaml *root)
{
    size_t i = 0;
    while (i < N_FILES && !raat_yaml_find(root, files[i].key))
        i++;
    return i;
}

/* ---- region and actions ---- */

static raat_status read_beside(loading *l, raat_yaml_entry *entry)
{
    const char *name = entry->value->text, *slash = strrchr(l->path, '/');
    const raat_mark by = entry->value->at;
    raat_text folder = {0}, full = {0};
    raat_text_append_bytes(&folder, l->path, slash ? (size_t)(slash - l->path) + 1 : 0);
    raat_text_appendf(&full, "%s%s", raat_text_bytes(&folder), name);
    raat_status status = raat_text_check(&folder, l->err);
    if (status == RAAT_OK)
        status = raat_text_check(&full, l->err);
    if (status != RAAT_OK)
        goto out;
    if (leaves_folder(name) ||
        links_outside(folder.length ? raat_text_bytes(&folder) : ".", raat_text_bytes(&full))) {
        raat_diagnostic_add(l->d, by,
                            "`%s` lies outside the study's folder; a study names files in its own "
                            "folder or below it",
                            name);
        status = RAAT_USAGE;
        goto out;
    }
    raat_yaml *root;
    status = raat_yaml_read(l->store, raat_text_bytes(&full), by, &root, l->d, l->err);
    if (status != RAAT_OK)
        goto out;
    const size_t kind = kind_of(root);
    if (kind < N_FILES && strcmp(files[kind].key, entry->key) != 0) {
        raat_diagnostic_add(l->d, by,
                            "`%s` wants a file of its own kind, and `%s` has the key `%s`",
                            entry->key, name, files[kind].key);
        status = RAAT_USAGE;
        goto out;
    }
    entry->value = root;
out:
    raat_text_clear(&folder);
    raat_text_clear(&full);
    return status;
}

/* The tree that `region` or `actions` of the study is, or names. NULL: what is wrong has been said,
 * or the key is missing and the check of the study will say it. */
static raat_yaml *resolve(loading *l, const char *key)
{
    raat_yaml_entry *entry = raat_yaml_find(l->study, key);
    if (!entry)
        return NULL;
    if (entry->value->kind == RAAT_YAML_MAP)
        return entry->value;
    if (entry->value->kind == RAAT_YAML_LIST || !*entry->value->text)
        raat_diagnostic_add(l->d, entry->value->at, "`%s` wants the path of a file", key);
    else if (read_beside(l, entry) == RAAT_OK)
        return entry->value;
    return NULL;
}

/* ---- steps ---- */

static raat_status state(const loading *l, size_t before)
{
    if (l->err->status != RAAT_OK)
        return l->err->status;
    if (l->d->failed)
        return raat_error_set(l->err, RAAT_FAILED, "out of memory for messages");
    return l->d->n > before ? RAAT_USAGE : RAAT_OK;
}

static raat_status check_all(loading *l, raat_yaml *region, raat_yaml *actions, size_t before)
{
    raat_check c = {.store = l->store, .words = l->words, .d = l->d, .err = l->err};
    const raat_mark top = {l->path, 1, 1};
    raat_vocabulary_init(l->words);
    raat_check_learn(l->words, l->study, region, actions);
    raat_check_map(&c, RAAT_SCHEMA_STUDY, l->study, "the study file", top);
    if (region)
        raat_check_map(&c, RAAT_SCHEMA_REGION, region, "the region file", region->at);
    if (actions)
        raat_check_map(&c, RAAT_SCHEMA_ACTIONS, actions, "the actions file", actions->at);
    raat_status status = state(l, before);
    if (status != RAAT_OK)
        return status;
    raat_agreement_check(l->study, region, actions, l->d);
    return state(l, before);
}

/* Reads the file that it begins with. */
static raat_status begin(loading *l, const char *path)
{
    l->store = raat_yaml_store_new(l->err);
    l->words = raat_memory_new(1, sizeof *l->words, l->err);
    l->path = study_path(path, l->err);
    if (!l->store || !l->words || !l->path)
        return RAAT_FAILED;
    return raat_yaml_read(l->store, l->path, (raat_mark){0}, &l->study, l->d, l->err);
}

static raat_status load(loading *l, const raat_overlay *overlay, size_t before, raat_plan **out)
{
    if (l->study->kind != RAAT_YAML_MAP) {
        raat_diagnostic_add(l->d, l->study->at, "a study file is a map: keys with values");
        return RAAT_USAGE;
    }
    raat_overlay_apply(overlay, false, l->store, l->study, l->d, l->err);
    raat_yaml *region = resolve(l, "region"), *actions = resolve(l, "actions");
    raat_overlay_apply(overlay, true, l->store, l->study, l->d, l->err);
    const raat_status status = check_all(l, region, actions, before);
    return status == RAAT_OK ? raat_compile_plan(l->study, l->words, out, l->d, l->err) : status;
}

static void clear(loading *l)
{
    raat_yaml_store_free(l->store);
    raat_memory_free(l->words);
    raat_memory_free(l->path);
}

raat_status raat_scenario_load(const char *path, const raat_overlay *overlay, raat_plan **out,
                               raat_diagnostics *d, raat_error *err)
{
    loading l = {.d = d, .err = err};
    const size_t before = d->n;
    *out = NULL;
    raat_status status = begin(&l, path);
    if (status == RAAT_OK)
        status = load(&l, overlay, before, out);
    clear(&l);
    return status;
}

/* ---- one file by itself ---- */

static raat_status check_alone(loading *l, raat_schema_map map, size_t before)
{
    raat_check c = {.store = l->store, .words = l->words, .d = l->d, .err = l->err};
    char name[40];
    raat_vocabulary_init(l->words);
    raat_check_learn(l->words, NULL, map == RAAT_SCHEMA_REGION ? l->study : NULL,
                     map == RAAT_SCHEMA_ACTIONS ? l->study : NULL);
    snprintf(name, sizeof name, "the %s", raat_schema_name(map));
    raat_check_map(&c, map, l->study, name, (raat_mark){l->path, 1, 1});
    return state(l, before);
}

static raat_status check_file(loading *l, size_t before, const char **out_kind)
{
    raat_plan *plan = NULL;
    const size_t kind = kind_of(l->study);
    if (kind == N_FILES) {
        raat_diagnostic_add(l->d, l->study->at,
                            "this is no scenario file: a study has the key `study`, a region "
                            "`region`, actions `actions`");
        return RAAT_USAGE;
    }
    *out_kind = files[kind].kind;
    if (files[kind].map != RAAT_SCHEMA_STUDY)
        return check_alone(l, files[kind].map, before);
    const raat_status status = load(l, NULL, before, &plan);
    raat_plan_free(plan);
    return status;
}

raat_status raat_scenario_check(const char *path, const char **out_kind, raat_diagnostics *d,
                                raat_error *err)
{
    loading l = {.d = d, .err = err};
    const size_t before = d->n;
    *out_kind = "";
    raat_status status = begin(&l, path);
    if (status == RAAT_OK)
        status = check_file(&l, before, out_kind);
    clear(&l);
    return status;
}

/* ---- the actions ---- */

raat_status raat_scenario_actions(const char *path, raat_yaml_store **out_store,
                                  const raat_yaml **out_actions, raat_diagnostics *d,
                                  raat_error *err)
{
    loading l = {.d = d, .err = err};
    const size_t before = d->n;
    const char *kind = "";
    raat_status status = begin(&l, path);
    if (status == RAAT_OK)
        status = check_file(&l, before, &kind);
    const raat_yaml_entry *actions = status == RAAT_OK ? raat_yaml_find(l.study, "actions") : NULL;
    if (actions) /* a study holds the tree of its actions file, an actions file is that tree */
        *out_actions = strcmp(kind, "study") == 0 ? actions->value : l.study;
    else if (status == RAAT_OK) {
        raat_diagnostic_add(d, l.study->at, "a region file has no actions");
        status = RAAT_USAGE;
    }
    *out_store = l.store;
    l.store = NULL;
    clear(&l);
    return status;
}
