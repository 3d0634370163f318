/* overlay.h: what the command line changes in a study: `--set demand...` and the like.
 *
 * A path is the keys that lead to a value, joined by dots: `replicates`, `scenarios.baseline.title`;
 * through `region` and `actions` into those files: `region.demand.growth.value`,
 * `actions.LIM-3.1.start`. Elements of a list are numbered from 1. The value is YAML. The last key
 * may be one that the file left out; others may be such that raat fills in (`...reach.value`). */
#ifndef RAAT_LANGUAGE_OVERLAY_H
#define RAAT_LANGUAGE_OVERLAY_H

#include <stddef.h>

#include "scenarios/language/yaml.h"

/* Texts "PATH=VALUE", in their order; a later one wins. */
typedef struct {
    const char *const *settings; /* [n] */
    size_t n;
} raat_overlay;

/* When a setting finds its place. */
typedef enum {
    RAAT_OVERLAY_STUDY, /* it leads to a key of the study itself: before region and actions are read */
    RAAT_OVERLAY_FILES,  /* it leads into them */
    RAAT_OVERLAY_FILLED, /* it led nowhere then; now the tree is checked and complete */
} raat_overlay_time;

/* Applies the settings whose time it is. late[overlay->n] remembers those that have found no place yet;
 * at the last time they are refused. The nodes stand at "--set PATH=VALUE", so messages name the
 * option. *out_n counts those that were applied, or is NULL. */
raat_status raat_overlay_apply(const raat_overlay *overlay, raat_overlay_time time, bool late[],
                               raat_yaml_store *store, raat_yaml *study, size_t *out_n,
                               raat_diagnostics *d, raat_error *err);

/* Where a path leads in a tree. */
typedef struct {
    raat_yaml *parent; /* the last map or list on the way, or the value that has nothing below */
    raat_yaml_entry *entry; /* of it; NULL: it has none that the rest of the path begins with */
    const char *rest;       /* of the path: what was looked for in parent */
} raat_overlay_place;

raat_overlay_place raat_overlay_walk(raat_yaml *root, const char *path);

/* Where the path of a setting leads in a study with its region and actions in place. */
raat_overlay_place raat_overlay_find(raat_yaml *study, const char *path);

/* Says that the path leads nowhere, and what there is. */
void raat_overlay_refuse(const raat_overlay_place *place, raat_mark at, raat_diagnostics *d);

#endif
