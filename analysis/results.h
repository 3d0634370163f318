/* results.h: the results file that a command line names. */
#ifndef RAAT_ANALYSIS_RESULTS_H
#define RAAT_ANALYSIS_RESULTS_H

#include "engine/store/reader.h"

/* As raat_reader_open; of a folder, which raat run takes and these commands do not, it says which
 * file was meant. */
raat_status raat_results_open(const char *path, const char *command, raat_reader **out,
                              raat_error *err);

#endif
