/* priced.h: of which actions the study says what they cost, from the resolved study in the results. */
#ifndef RAAT_ANALYSIS_PRICED_H
#define RAAT_ANALYSIS_PRICED_H

#include "analysis/outline.h"

typedef struct {
    int32_t actions; /* of the scenario that the baseline has not */
    int32_t unknown; /* of these, without a cost */
} raat_priced;

/* Counts for a scenario by name those that work in an area, which is a region or the total. One of a grid
 * has at most the actions of all dimensions. */
raat_priced raat_priced_count(const raat_outline *outline, const char *scenario, const char *area);

/* The number that an area's costs have under a key, the total that of all regions; NaN where there is none,
 * or another in another region. */
double raat_priced_number(const raat_outline *outline, const char *area, const char *key);

/* The name of the route of a track; "" where the study does not say. */
const char *raat_priced_route(const raat_outline *outline, const char *track);

#endif
