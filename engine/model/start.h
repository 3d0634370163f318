/* start.h: where one region of one block begins, and what follows from its parameters once and for
 * all scenarios: hazards at their level, demand at the start, outside potential, cohort shocks. */
#ifndef RAAT_MODEL_START_H
#define RAAT_MODEL_START_H

#include "engine/model/draws.h"
#include "engine/model/state.h"

typedef struct {
    double
        *hazard; /* [branch][qualification][age][tenure][LANES] of leaving for another job, a year,
                               scaled so that the first year's expected exits are the record */
    double *retirement;   /* [age][LANES] hazard a year */
    double *demand;       /* [branch][qualification][LANES] net FTE at the start */
    double *potential;    /* [branch][qualification][LANES] outside candidates a year at the
                               reference vacancy rate */
    double *pool_age;     /* [qualification][age][LANES] ages at hiring from the waiting pool */
    double *cohort_shock; /* [school year][LANES] on the logit of dropout */
    int32_t first_cohort; /* school year of cohort_shock's first row */
    double *reals;        /* all but cohort_shock */
    size_t n_reals;
} raat_start;

struct raat_world;

raat_status raat_start_new(const raat_plan *plan, raat_start **out, raat_error *err);
void raat_start_free(raat_start *start); /* NULL is welcome */

/* Fills w->start and w->state for the beginning of the first year. Uses w->flows as scratch. */
void raat_start_fill(struct raat_world *w);

#endif
