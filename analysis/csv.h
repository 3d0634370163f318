/* csv.h: a comparison as a long table for spreadsheets and data frames (RFC 4180): one row an
 * indicator, cell, region, scenario and year, with all statistics of level and difference. Numbers
 * are written with a point and read back exactly; what is not a number is an empty field. */
#ifndef RAAT_ANALYSIS_CSV_H
#define RAAT_ANALYSIS_CSV_H

#include "analysis/comparison.h"
#include "analysis/selection.h"
#include "engine/base/text.h"

/* What every such table begins with: the first names of the header. */
extern const char raat_csv_beginning[];

/* The line of names. */
void raat_csv_append_header(raat_text *out);

/* The rows of one indicator. */
void raat_csv_append_rows(raat_text *out, const raat_comparison *comparison,
                          const raat_reader *reader, const raat_selection *selection);

#endif
