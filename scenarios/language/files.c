#include "scenarios/language/files.h"

#include <string.h>

#include "engine/base/text.h"
#include "scenarios/language/extends.h"
#include "scenarios/language/kind.h"
#include "scenarios/language/library.h"

typedef struct {
    raat_yaml_store *store;
    const char *path; /* of the study */
    raat_diagnostics *d;
    raat_error *err;
} reading;

/* ---- one file ---- */

/* The tree in the file of that name, with those that it extends; its kind must be that of `key`. */
static raat_yaml *read_beside(const reading *r, const char *key, const raat_yaml *name)
{
    raat_text path = {0};
    raat_yaml *root = NULL;
    raat_status status = raat_library_path(r->path, name->at, name->text, &path, r->d, r->err);
    if (status == RAAT_OK)
        status = raat_yaml_read(r->store, raat_text_bytes(&path), name->at, &root, r->d, r->err);
    raat_text_clear(&path);
    if (status == RAAT_OK)
        status = raat_extends_resolve(r->store, r->path, &root, r->d, r->err);
    const raat_kind *kind = status == RAAT_OK ? raat_kind_of(root) : NULL;
    if (kind && strcmp(kind->key, key) != 0) {
        raat_diagnostic_add(r->d, name->at,
                            "`%s` wants a file of its own kind, and `%s` has the key `%s`", key,
                            name->text, kind->key);
        return NULL;
    }
    return status == RAAT_OK ? root : NULL;
}

/* The tree that a node is, or names. NULL: what is wrong has been said. */
static raat_yaml *resolve(const reading *r, const char *key, raat_yaml *node)
{
    if (node->kind == RAAT_YAML_MAP)
        return raat_extends_resolve(r->store, r->path, &node, r->d, r->err) == RAAT_OK ? node
                                                                                       : NULL;
    if (node->kind == RAAT_YAML_SCALAR && *node->text)
        return read_beside(r, key, node);
    raat_diagnostic_add(r->d, node->at, "`%s` wants the path of a file", key);
    return NULL;
}

static raat_yaml *put_in_place(const reading *r, const char *key, raat_yaml *study)
{
    raat_yaml_entry *entry = raat_yaml_find(study, key);
    raat_yaml *tree = entry ? resolve(r, key, entry->value) : NULL;
    if (tree)
        entry->value = tree;
    return tree;
}

/* ---- the actions of a region's own file ---- */

static raat_yaml *new_map(const reading *r, raat_mark at)
{
    return raat_yaml_new(r->store, RAAT_YAML_MAP, at, r->err);
}

/* The map of all actions of a study that may name no file of them. */
static raat_yaml *actions_of(const reading *r, raat_yaml *study, raat_files *files)
{
    const raat_yaml_entry *names =
        files->actions ? raat_yaml_find(files->actions, "actions") : NULL;
    if (names)
        return names->value->kind == RAAT_YAML_MAP ? names->value : NULL;
    if (raat_yaml_find(study, "actions"))
        return NULL; /* it could not be read, which has been said */
    raat_yaml *file = new_map(r, study->at), *map = new_map(r, study->at);
    raat_yaml *format = raat_yaml_scalar(r->store, "1", study->at, r->err);
    if (!file || !map || !format ||
        !raat_yaml_append(r->store, file, "format", study->at, format, r->err) ||
        !raat_yaml_append(r->store, file, "actions", study->at, map, r->err) ||
        !raat_yaml_append(r->store, study, "actions", study->at, file, r->err))
        return NULL;
    files->actions = file;
    return map;
}

/* An action of a region's file works in that region; one that already says where has been put in place
 * before. */
static void bind(const reading *r, const raat_yaml_entry *action, const char *region)
{
    if (action->value->kind != RAAT_YAML_MAP)
        return; /* check says so */
    const raat_yaml_entry *said = raat_yaml_find(action->value, "regions");
    if (said) {
        raat_diagnostic_add(r->d, said->at,
                            "action `%s` is of the file of region `%s`, where it works; "
                            "`regions` is for the actions of the study",
                            action->key, region);
        return;
    }
    raat_yaml *list = raat_yaml_new(r->store, RAAT_YAML_LIST, action->at, r->err);
    raat_yaml *name = raat_yaml_scalar(r->store, region, action->at, r->err);
    if (list && name && raat_yaml_append(r->store, list, NULL, action->at, name, r->err))
        raat_yaml_append(r->store, action->value, "regions", action->at, list, r->err);
}

static void add_actions(const reading *r, raat_yaml *study, const char *region,
                        const raat_yaml *file, raat_files *files)
{
    const raat_yaml_entry *own = raat_yaml_find(file, "actions");
    raat_yaml *all = actions_of(r, study, files);
    if (!own || own->value->kind != RAAT_YAML_MAP || !all)
        return;
    for (size_t i = 0; i < own->value->n; i++) {
        const raat_yaml_entry *action = &own->value->entries[i];
        const raat_yaml_entry *other = raat_yaml_find(all, action->key);
        if (other) {
            raat_diagnostic_add(r->d, action->at,
                                "action `%s` stands in %s:%d too; names of actions are the study's",
                                action->key, other->at.path, other->at.line);
            continue;
        }
        bind(r, action, region);
        raat_yaml_append(r->store, all, action->key, action->at, action->value, r->err);
    }
}

/* ---- several regions ---- */

/* The key is the name that the file has: in results and in addresses there is only one. */
static bool same_name(const reading *r, const raat_yaml_entry *entry, const raat_yaml *tree)
{
    const raat_yaml_entry *name = raat_yaml_find(tree, "region");
    if (!name || name->value->kind != RAAT_YAML_SCALAR ||
        strcmp(name->value->text, entry->key) == 0)
        return true; /* or check says so */
    raat_diagnostic_add(r->d, entry->at, "this is region `%s` by its file, not `%s`",
                        name->value->text, entry->key);
    return false;
}

static bool is_tree(const raat_yaml *node)
{
    return node->kind != RAAT_YAML_MAP || raat_yaml_find(node, "format") ||
           raat_yaml_find(node, "extends");
}

/* A region may be a path, a tree, or {region, actions}, each of which is one of these two. */
static raat_yaml *read_member(const reading *r, raat_yaml *study, raat_yaml_entry *entry,
                              raat_files *files)
{
    raat_yaml *node = entry->value, *file = NULL;
    if (is_tree(node))
        return resolve(r, "region", node);
    for (size_t i = 0; i < node->n; i++) {
        const raat_yaml_entry *part = &node->entries[i];
        if (strcmp(part->key, "region") == 0)
            file = resolve(r, "region", part->value);
        else if (strcmp(part->key, "actions") != 0)
            raat_diagnostic_add(r->d, part->at,
                                "unknown key `%s` in region `%s`; its keys are region, actions",
                                part->key, entry->key);
    }
    const raat_yaml_entry *actions = raat_yaml_find(node, "actions");
    const raat_yaml *own = actions ? resolve(r, "actions", actions->value) : NULL;
    if (!raat_yaml_find(node, "region"))
        raat_diagnostic_add(r->d, entry->at,
                            "key `region` is missing in region `%s`: the path of "
                            "its file",
                            entry->key);
    if (own)
        add_actions(r, study, entry->key, own, files);
    return file;
}

static void read_regions(const reading *r, raat_yaml *study, raat_yaml *regions, raat_files *files)
{
    if (regions->kind != RAAT_YAML_MAP || regions->n > RAAT_LONGEST_AXIS)
        return; /* check says so */
    for (size_t i = 0; i < regions->n; i++) {
        raat_yaml_entry *entry = &regions->entries[i];
        raat_yaml *tree = read_member(r, study, entry, files);
        if (!tree || !same_name(r, entry, tree))
            continue;
        entry->value = tree;
        files->regions[files->n++] = tree;
    }
}

void raat_files_read(raat_yaml_store *store, const char *path, raat_yaml *study, raat_files *out,
                     raat_diagnostics *d, raat_error *err)
{
    const reading r = {store, path, d, err};
    const raat_yaml_entry *regions = raat_yaml_find(study, "regions");
    *out = (raat_files){.actions = put_in_place(&r, "actions", study)};
    raat_yaml *region = put_in_place(&r, "region", study);
    if (region)
        out->regions[out->n++] = region;
    else if (regions)
        read_regions(&r, study, regions->value, out);
}

void raat_files_find(const raat_yaml *study, raat_files *out)
{
    const raat_yaml_entry *actions = raat_yaml_find(study, "actions");
    const raat_yaml_entry *region = raat_yaml_find(study, "region");
    const raat_yaml_entry *regions = raat_yaml_find(study, "regions");
    *out = (raat_files){.actions = actions ? actions->value : NULL};
    if (region)
        out->regions[out->n++] = region->value;
    for (size_t i = 0; regions && i < regions->value->n; i++)
        out->regions[out->n++] = regions->value->entries[i].value;
}
