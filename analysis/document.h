/* document.h: a comparison as one JSON document: study, indicators with the statistics of level and
 * difference, targets. The same numbers under the same names as the CSV. */
#ifndef RAAT_ANALYSIS_DOCUMENT_H
#define RAAT_ANALYSIS_DOCUMENT_H

#include "analysis/comparison.h"
#include "analysis/json.h"
#include "analysis/selection.h"
#include "analysis/targets.h"

/* Begin, then indicators one after the other, then end: no two are in memory together. */
void raat_document_begin(raat_json *json, const raat_reader *reader,
                         const raat_selection *selection);
void raat_document_indicator(raat_json *json, const raat_comparison *comparison,
                             const raat_reader *reader, const raat_selection *selection);
void raat_document_end(raat_json *json, const raat_reader *reader, const raat_selection *selection,
                       const raat_targets *targets);

#endif
