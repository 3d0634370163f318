/* areas.h: the areas that results speak of: the regions of the study and, where it has several, the total
 * of all of them. */
#ifndef RAAT_ANALYSIS_AREAS_H
#define RAAT_ANALYSIS_AREAS_H

#include <stdbool.h>

#include "analysis/outline.h"
#include "engine/store/reader.h"

/* The area of the total; of a study with one region that region. */
int32_t raat_areas_whole(const raat_reader *reader);

/* Whether there are regions beside the total. */
bool raat_areas_several(const raat_reader *reader);

/* The area of that name among n names. RAAT_USAGE, with the nearest one, where there is none. */
raat_status raat_areas_find(const char *const *names, int32_t n, const char *name, int32_t *out,
                            raat_error *err);

/* ---- their place in the resolved study ---- */

/* What the study says of a region; of its only region, whatever the name; NULL where it says nothing, as
 * of the total. */
const raat_yaml *raat_areas_region(const raat_yaml *study, const char *name);

/* The only region or the first of several: branches, tracks, ... have the same names in all of them. */
const raat_yaml *raat_areas_first(const raat_yaml *study);

#endif
