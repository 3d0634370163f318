/* finding.h: what the numbers say, in sentences. Every word that claims something is chosen by a
 * number of the results: nothing here knows beforehand what a study finds. */
#ifndef RAAT_ANALYSIS_FINDING_H
#define RAAT_ANALYSIS_FINDING_H

#include "analysis/section.h"

/* The lead, and a list of what each scenario and target comes to. */
raat_section_function raat_finding_append;

#endif
