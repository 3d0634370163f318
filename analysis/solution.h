/* solution.h: what a search found, as a table for a person, JSON and CSV for programs. */
#ifndef RAAT_ANALYSIS_SOLUTION_H
#define RAAT_ANALYSIS_SOLUTION_H

#include "analysis/solve.h"
#include "analysis/trial.h"
#include "engine/base/text.h"
#include "scenarios/language/knob.h"

typedef struct {
    const raat_trial *trial;
    const raat_plan *plan; /* of the study, all scenarios */
    const raat_knob *knob;
    const char *goal; /* as it was typed */
    const raat_solve_range *range;
    const raat_solve_result *result;
    bool stopped; /* the search was not ended: there are points, and no outcome */
} raat_solution;

/* "found", "always", "never", "several", "unmoved", "stopped". */
const char *raat_solution_outcome(const raat_solution *solution);

raat_status raat_solution_append_table(raat_text *out, const raat_solution *solution,
                                       raat_error *err);

/* One object; an end of the interval that lies beyond the range is null. */
void raat_solution_append_json(raat_text *out, const raat_solution *solution);

/* A row a point, in the order of x. */
extern const char raat_solution_csv_header[];
void raat_solution_append_csv(raat_text *out, const raat_solution *solution);

/* Why there is no answer, in one sentence. */
void raat_solution_append_reason(raat_text *out, const raat_solution *solution);

#endif
