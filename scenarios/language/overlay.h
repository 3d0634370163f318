/* overlay.h: what the command line changes in a study: `--set demand...` and the like.
 *
 * A path is the keys that lead to a value, joined by dots: `replicates`, `scenarios.baseline.title`;
 * through `region` and `actions` into those files: `region.demand.growth.value`,
 * `actions.LIM-3.1.start`. Elements of a list are numbered from 1. The value is YAML. The last key
 * may be one that the file left out; the others must be there. */
#ifndef RAAT_LANGUAGE_OVERLAY_H
#define RAAT_LANGUAGE_OVERLAY_H

#include <stddef.h>

#include "scenarios/language/yaml.h"

/* Texts "PATH=VALUE", in their order; a later one wins. */
typedef struct {
    const char *const *settings; /* [n] */
    size_t n;
} raat_overlay;

/* Applies the settings whose path leads into the files of `region` and `actions` (inside), or all
 * others. The nodes stand at "--set PATH=VALUE", so messages name the option. */
raat_status raat_overlay_apply(const raat_overlay *overlay, bool inside, raat_yaml_store *store,
                               raat_yaml *study, raat_diagnostics *d, raat_error *err);

#endif
