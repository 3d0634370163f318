/* measure.h: one number of a study, and where it stands in the records of a run: an indicator without axes,
 * in one year and one area. */
#ifndef RAAT_RUN_MEASURE_H
#define RAAT_RUN_MEASURE_H

#include "engine/model/plan.h"
#include "engine/run/record.h"

typedef struct {
    raat_indicator_id indicator; /* one without axes */
    int32_t year;                /* calendar year of the study */
    int32_t area;                /* of the plan: a region, or the total of several */
} raat_measure;

/* The values of one scenario in a record, in the indicator's unit, rounded as in the results file:
 * what is judged by them agrees with what is read there. out[RAAT_LANES]; NaN where a ratio has no denominator, and in
 * lanes that nobody asked for. */
void raat_measure_of(const raat_measure *measure, const raat_plan *plan, const raat_record *record,
                     int32_t scenario, double out[RAAT_LANES]);

#endif
