/* extends.h: a file that holds only what differs from another.
 *
 *     extends: ../limburg/region.yaml
 *     without: [tracks.hbo, groups.welfare]
 *     demand:
 *       growth: {unit: 1/year, value: 0.01, source: {assumption: "slower here"}}
 *
 * First what `without` names is taken out of the base, then maps are laid over it key by key; what is
 * written takes the place of what was there. A number never travels alone, so {unit, value, source} is
 * replaced whole, and so are a source, a list and a text. Names that the base has keep their place, new
 * ones come after them. A base may extend another one.
 *
 * Where the base of a study names a file (region: region.yaml) and a map without `format` is laid over
 * it, the map extends that file. */
#ifndef RAAT_LANGUAGE_EXTENDS_H
#define RAAT_LANGUAGE_EXTENDS_H

#include "scenarios/language/diagnostic.h"
#include "scenarios/language/yaml.h"

/* Makes a root complete that has just been read: where it says `extends`, *root becomes the base with
 * the changes laid over it; nodes keep the place where their text stands. `study` is the path of the
 * study file, which says where the library is. RAAT_USAGE with diagnostics: a base cannot be read,
 * lies outside the library, extends itself, or is the ninth. */
raat_status raat_extends_resolve(raat_yaml_store *store, const char *study, raat_yaml **root,
                                 raat_diagnostics *d, raat_error *err);

#endif
