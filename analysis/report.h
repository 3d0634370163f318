/* report.h: a results file as one page for people who decide. */
#ifndef RAAT_ANALYSIS_REPORT_H
#define RAAT_ANALYSIS_REPORT_H

#include "analysis/texts.h"
#include "engine/store/reader.h"

/* Appends the whole page. */
raat_status raat_report_append(raat_text *out, const raat_reader *reader, raat_language language,
                               raat_error *err);

#endif
