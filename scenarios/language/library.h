/* library.h: where the files of a study may lie: in its folder, below it, or below the folder that
 * holds its folder, so that regions side by side can build on each other (../limburg/region.yaml).
 * Never higher, never by an absolute path, never through a link that leads out: a study that somebody
 * sends cannot read what is not its own. */
#ifndef RAAT_LANGUAGE_LIBRARY_H
#define RAAT_LANGUAGE_LIBRARY_H

#include "engine/base/text.h"
#include "scenarios/language/diagnostic.h"

/* Appends the path of the file that `name` means to out. `by` is where the name stands: it counts from
 * the folder of that file, or from the study's when it stands in no file (--set). RAAT_USAGE when it
 * leads out, which is said at `by`; RAAT_FAILED with err set when there is no memory. */
raat_status raat_library_path(const char *study, raat_mark by, const char *name, raat_text *out,
                              raat_diagnostics *d, raat_error *err);

#endif
