/* compile.h: a checked study becomes a plan: names become indices, numbers become quantities. */
#ifndef RAAT_LANGUAGE_COMPILE_H
#define RAAT_LANGUAGE_COMPILE_H

#include "engine/model/plan.h"
#include "scenarios/language/grid.h"
#include "scenarios/language/vocabulary.h"
#include "scenarios/language/yaml.h"

/* The study, with the trees of region and actions in place of their paths, has been checked; its grid
 * has been expanded. The plan is sealed. RAAT_USAGE with diagnostics where an effect selects nothing. */
raat_status raat_compile_plan(const raat_yaml *study, const raat_grid *grid,
                              const raat_vocabulary *words, raat_plan **out, raat_diagnostics *d,
                              raat_error *err);

#endif
