/* agreement.h: what no file can say of itself: whether the study, its region and its actions fit
 * together in time. */
#ifndef RAAT_LANGUAGE_AGREEMENT_H
#define RAAT_LANGUAGE_AGREEMENT_H

#include "scenarios/language/yaml.h"

/* The three have been checked one by one. */
void raat_agreement_check(const raat_yaml *study, const raat_yaml *region, const raat_yaml *actions,
                          raat_diagnostics *d);

/* Each action begins after the record: for variants of actions, which are checked one by one. */
void raat_agreement_check_starts(const raat_yaml *actions, const raat_yaml *region,
                                 raat_diagnostics *d);

#endif
