/* agreement.h: what no file can say of itself: whether the study, its regions and its actions fit
 * together, in time and in names. */
#ifndef RAAT_LANGUAGE_AGREEMENT_H
#define RAAT_LANGUAGE_AGREEMENT_H

#include "scenarios/language/check.h"
#include "scenarios/language/files.h"

/* Regions have the same branches, tracks, ...; each list is brought into the order of the first region's. For trees
 * that have not been checked yet: what is no list stays as it is. */
void raat_agreement_names(raat_check *c, const raat_files *files);

/* All files have been checked one by one. */
void raat_agreement_check(const raat_yaml *study, const raat_files *files, raat_diagnostics *d);

/* Each action begins after the record: for variants of actions, which are checked one by one. */
void raat_agreement_check_starts(const raat_yaml *actions, const raat_files *files,
                                 raat_diagnostics *d);

#endif
