#include "scenarios/language/scenario.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/locale.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "scenarios/language/agreement.h"
#include "scenarios/language/check.h"
#include "scenarios/language/compile.h"
#include "scenarios/language/extends.h"
#include "scenarios/language/files.h"
#include "scenarios/language/kind.h"
#include "scenarios/language/yaml.h"

/* What loading one study holds until the plan stands. */
typedef struct {
    raat_yaml_store *store;
    raat_vocabulary *words;
    char *path;       /* of the study file */
    raat_yaml *study; /* region and actions take the place of their paths as they are read */
    const raat_overlay *overlay;
    bool *late;      /* [overlay->n] settings that have found no place yet */
    locale_t before; /* of the thread; until clear() numbers and messages are those of C */
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

/* ---- steps ---- */

static raat_status state(const loading *l, size_t before)
{
    if (l->err->status != RAAT_OK)
        return l->err->status;
    if (l->d->failed)
        return raat_error_set(l->err, RAAT_FAILED, "out of memory for messages");
    return l->d->n > before ? RAAT_USAGE : RAAT_OK;
}

/* Each region by itself; all of them have the names of the first. */
static void check_regions(raat_check *c, const raat_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        raat_check_map(c, RAAT_SCHEMA_REGION, files->regions[i], "the region file",
                       files->regions[i]->at);
}

static raat_status check_all(loading *l, const raat_files *files, size_t before)
{
    raat_check c = {.store = l->store, .words = l->words, .d = l->d, .err = l->err};
    const raat_mark top = {l->path, 1, 1};
    raat_vocabulary_init(l->words);
    raat_agreement_names(&c, files);
    if (state(l, before) != RAAT_OK && files->n > 1)
        return state(l, before); /* each strange name would be reported where it is used */
    raat_check_learn(l->words, l->study, files->n ? files->regions[0] : NULL, files->actions);
    raat_check_map(&c, RAAT_SCHEMA_STUDY, l->study, "the study file", top);
    check_regions(&c, files);
    if (files->actions)
        raat_check_map(&c, RAAT_SCHEMA_ACTIONS, files->actions, "the actions file",
                       files->actions->at);
    raat_status status = state(l, before);
    if (status != RAAT_OK)
        return status;
    raat_agreement_check(l->study, files, l->d);
    return state(l, before);
}

/* Reads the file that it begins with, and those that it extends. */
static raat_status begin(loading *l, const char *path)
{
    const size_t n = l->overlay ? l->overlay->n : 0;
    l->before = raat_locale_begin();
    l->store = raat_yaml_store_new(l->err);
    l->words = raat_memory_new(1, sizeof *l->words, l->err);
    l->late = raat_memory_new(n, sizeof *l->late, l->err);
    l->path = study_path(path, l->err);
    if (!l->store || !l->words || !l->late || !l->path)
        return RAAT_FAILED;
    const raat_status status =
        raat_yaml_read(l->store, l->path, (raat_mark){0}, &l->study, l->d, l->err);
    return status == RAAT_OK ? raat_extends_resolve(l->store, l->path, &l->study, l->d, l->err)
                             : status;
}

static void set(loading *l, raat_overlay_time time, size_t *out_n)
{
    raat_overlay_apply(l->overlay, time, l->late, l->store, l->study, out_n, l->d, l->err);
}

/* Settings of what files leave out and check fills in find their place after it; what they bring is to
 * be checked as well, and a checked tree stays as it is. */
static raat_status check_and_set(loading *l, const raat_files *files, size_t before)
{
    size_t n = 0;
    const raat_status status = check_all(l, files, before);
    if (status == RAAT_FAILED)
        return status; /* the tree is not complete */
    set(l, RAAT_OVERLAY_FILLED, &n);
    if (status != RAAT_OK || l->d->n > before || n == 0)
        return state(l, before);
    return check_all(l, files, before);
}

static raat_status compile(loading *l, size_t before, raat_plan **out)
{
    raat_check c = {.store = l->store, .words = l->words, .d = l->d, .err = l->err};
    raat_grid grid;
    raat_grid_expand(&c, l->study, &grid);
    raat_status status = state(l, before);
    if (status == RAAT_OK)
        status = raat_compile_plan(l->study, &grid, l->words, out, l->d, l->err);
    raat_grid_clear(&grid);
    return status;
}

static raat_status load(loading *l, size_t before, raat_plan **out)
{
    if (l->study->kind != RAAT_YAML_MAP) {
        raat_diagnostic_add(l->d, l->study->at, "a study file is a map: keys with values");
        return RAAT_USAGE;
    }
    set(l, RAAT_OVERLAY_STUDY, NULL);
    raat_files files;
    raat_files_read(l->store, l->path, l->study, &files, l->d, l->err);
    set(l, RAAT_OVERLAY_FILES, NULL);
    const raat_status status = check_and_set(l, &files, before);
    return status == RAAT_OK ? compile(l, before, out) : status;
}

static void clear(loading *l)
{
    raat_yaml_store_free(l->store);
    raat_memory_free(l->words);
    raat_memory_free(l->late);
    raat_memory_free(l->path);
    raat_locale_end(l->before);
}

raat_status raat_scenario_load(const char *path, const raat_overlay *overlay, raat_plan **out,
                               raat_diagnostics *d, raat_error *err)
{
    loading l = {.overlay = overlay, .d = d, .err = err};
    const size_t before = d->n;
    *out = NULL;
    raat_status status = begin(&l, path);
    if (status == RAAT_OK)
        status = load(&l, before, out);
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
    const raat_kind *kind = raat_kind_of(l->study);
    if (!kind) {
        raat_diagnostic_add(l->d, l->study->at,
                            "this is no scenario file: a study has the key `study`, a region "
                            "`region`, actions `actions`");
        return RAAT_USAGE;
    }
    *out_kind = kind->name;
    if (kind->map == RAAT_SCHEMA_STUDY) {
        const raat_status status = load(l, before, &plan);
        raat_plan_free(plan);
        return status;
    }
    if (l->overlay && l->overlay->n) {
        raat_diagnostic_add(l->d, l->study->at, "--set changes a study; this is %s file",
                            kind->map == RAAT_SCHEMA_REGION ? "a region" : "an actions");
        return RAAT_USAGE;
    }
    return check_alone(l, kind->map, before);
}

raat_status raat_scenario_read(const char *path, const raat_overlay *overlay,
                               raat_yaml_store **out_store, const raat_yaml **out_root,
                               const char **out_kind, raat_diagnostics *d, raat_error *err)
{
    loading l = {.overlay = overlay, .d = d, .err = err};
    const size_t before = d->n;
    *out_kind = "";
    raat_status status = begin(&l, path);
    if (status == RAAT_OK)
        status = check_file(&l, before, out_kind);
    *out_root = l.study;
    *out_store = l.store;
    l.store = NULL;
    clear(&l);
    return status;
}

raat_status raat_scenario_check(const char *path, const char **out_kind, raat_diagnostics *d,
                                raat_error *err)
{
    raat_yaml_store *store;
    const raat_yaml *root;
    const raat_status status = raat_scenario_read(path, NULL, &store, &root, out_kind, d, err);
    raat_yaml_store_free(store);
    return status;
}

/* ---- the actions ---- */

raat_status raat_scenario_actions(const char *path, raat_yaml_store **out_store,
                                  const raat_yaml **out_actions, raat_diagnostics *d,
                                  raat_error *err)
{
    const char *kind;
    const raat_yaml *root;
    const raat_status status = raat_scenario_read(path, NULL, out_store, &root, &kind, d, err);
    const raat_yaml_entry *actions = status == RAAT_OK ? raat_yaml_find(root, "actions") : NULL;
    if (actions) /* a study holds the tree of its actions file, an actions file is that tree */
        *out_actions = strcmp(kind, "study") == 0 ? actions->value : root;
    else if (status == RAAT_OK) {
        raat_diagnostic_add(d, root->at, "a region file has no actions");
        return RAAT_USAGE;
    }
    return status;
}
