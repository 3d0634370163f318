/* files.h: the files that a study names. Their trees take the place of the paths: that of a region, or of
 * several, and that of the actions, in which the actions of each region's own file are put too. */
#ifndef RAAT_LANGUAGE_FILES_H
#define RAAT_LANGUAGE_FILES_H

#include "engine/model/axis.h"
#include "scenarios/language/diagnostic.h"
#include "scenarios/language/yaml.h"

typedef struct {
    raat_yaml
        *actions; /* NULL: what is wrong has been said, or the check of the study will say it */
    size_t n;     /* regions that could be read */
    raat_yaml *regions[RAAT_LONGEST_AXIS]; /* [n] in the order of the study */
} raat_files;

/* `path` is that of the study. What is wrong with the files is in the diagnostics, what fails in err. */
void raat_files_read(raat_yaml_store *store, const char *path, raat_yaml *study, raat_files *out,
                     raat_diagnostics *d, raat_error *err);

/* Finds them in a study in which they have taken their places. */
void raat_files_find(const raat_yaml *study, raat_files *out);

#endif
