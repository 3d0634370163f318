/* employers.h: the quote of a branch, told apart by employers.
 *
 * The mean quote of a branch is that of many employers, lognormal over its care FTE. A class is a band of them
 * by the quote that they had at the end of the record, so the classes' means add up to that of the branch,
 * whatever actions make of it. What a plan asks of each employer (quote_norm) is only counted here: nothing in
 * the model answers to it. */
#ifndef RAAT_MODEL_EMPLOYERS_H
#define RAAT_MODEL_EMPLOYERS_H

#include "engine/model/world.h"

/* One class of employers of a branch, as the places of this step are. Quotes are those that the plan counts:
 * of supernumerary places where the region tells them apart, else of all. */
typedef struct {
    double care[RAAT_LANES];    /* FTE of care staff */
    double quote[RAAT_LANES];   /* mean, places per care FTE */
    double at_norm[RAAT_LANES]; /* share, by care FTE, at or above quote_norm; NaN without one */
    double owed[RAAT_LANES];    /* FTE of places that the others lack to it; NaN without one */
} raat_employers;

/* All classes of a branch, after raat_places_offer. */
void raat_employers_count(const raat_world *w, int32_t branch, raat_employers out[]);

/* Supernumerary places of a branch over its places; 1 where the region does not tell them apart. */
void raat_employers_counted(const raat_world *w, int32_t branch, double out[RAAT_LANES]);

#endif
