/* scenario.h: from the path of a study to a sealed plan. */
#ifndef RAAT_LANGUAGE_SCENARIO_H
#define RAAT_LANGUAGE_SCENARIO_H

#include "engine/model/plan.h"
#include "scenarios/language/diagnostic.h"
#include "scenarios/language/overlay.h"
#include "scenarios/language/yaml.h"

/* Reads a study (a folder stands for its study.yaml), the region and actions files that it names, and
 * makes a plan of them. Where paths may lead is in library.h; extends.h says what builds on what.
 * RAAT_USAGE: what is wrong is in the diagnostics; RAAT_FAILED: in err, which must not be NULL. */
raat_status raat_scenario_load(const char *path, const raat_overlay *overlay, raat_plan **out,
                               raat_diagnostics *d, raat_error *err);

/* The checked tree of a file: complete and canonical, a study with the trees of its region and actions
 * in place. It lives in *out_store, which the caller frees whatever the status; *out_kind as below.
 * Settings are for studies. */
raat_status raat_scenario_read(const char *path, const raat_overlay *overlay,
                               raat_yaml_store **out_store, const raat_yaml **out_root,
                               const char **out_kind, raat_diagnostics *d, raat_error *err);

/* Checks a study (as loading it would), or a region or actions file by itself; *out_kind, static
 * storage, says which: "study", "region", "actions". */
raat_status raat_scenario_check(const char *path, const char **out_kind, raat_diagnostics *d,
                                raat_error *err);

/* The checked tree of the actions that a study names, or of an actions file by itself. It lives in
 * *out_store, which the caller frees whatever the status. */
raat_status raat_scenario_actions(const char *path, raat_yaml_store **out_store,
                                  const raat_yaml **out_actions, raat_diagnostics *d,
                                  raat_error *err);

enum { RAAT_MOST_REPLICATES = 1000000 }; /* that a command line may ask for */

#endif
