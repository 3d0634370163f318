/* estimate.h: what a run will take and how much it will tell, as two pilots foretell it; a page for people and
 * a JSON document. */
#ifndef RAAT_ANALYSIS_ESTIMATE_H
#define RAAT_ANALYSIS_ESTIMATE_H

#include "analysis/pilot.h"
#include "engine/base/text.h"
#include "engine/run/precision.h"

typedef struct {
    const raat_plan *plan; /* n_replicates: of the run that is asked about */
    raat_layout_store store;
    int threads;              /* of that run */
    double load;              /* seconds to read the study */
    raat_pilot_cost pilot[2]; /* from short to long; the same one twice where the run is as short */
    const double *values;     /* [scenario][pilot[1].replicates] of the goal's number */
    raat_precision_goal goal;
} raat_estimate;

/* The run as a whole, at plan->n_replicates. */
raat_pilot_cost raat_estimate_cost(const raat_estimate *e);

/* Two scenarios, replicate by replicate. */
typedef struct {
    int32_t scenario, other; /* other: what is subtracted; -1: nothing, a level */
    double mean, sd;         /* of the paired difference, in the indicator's unit */
    double half_width;       /* 95 %, of a run of plan->n_replicates */
    double enough, apart;    /* replications: forecast.h */
    bool clear;              /* the pilot's own 95 % interval leaves out 0 */
} raat_estimate_contrast;

/* Amount that the half-width is to have, in the indicator's unit. */
double raat_estimate_wanted(const raat_estimate *e);

/* scratch[4 * pilot[1].replicates] */
raat_estimate_contrast raat_estimate_contrast_of(const raat_estimate *e, int32_t scenario,
                                                 int32_t other, double *scratch);

/* The two scenarios beside the baseline that take most replications to tell apart, of those that differ at
 * all; false where there are none. */
bool raat_estimate_closest(const raat_estimate *e, double *scratch, raat_estimate_contrast *out);

raat_status raat_estimate_append_page(raat_text *out, const raat_estimate *e, raat_error *err);
raat_status raat_estimate_append_json(raat_text *out, const raat_estimate *e, raat_error *err);

#endif
