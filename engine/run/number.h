/* number.h: the numbers that a run leaves of each replicate: how many, in which order, and how they are rounded (int32
 * for counts, else float32). They lie in a record as a results file has them. */
#ifndef RAAT_RUN_NUMBER_H
#define RAAT_RUN_NUMBER_H

#include "engine/model/plan.h"

/* Four bytes, as the file has them. */
typedef union {
    int32_t count;
    float real;
} raat_number;

/* Where the numbers of a block are, of all scenarios: indicator by indicator, of each
 * [scenario][lane][year][area][cell]. An indicator has as many lanes as the plan asks for replicates, at most
 * RAAT_LANES. */
typedef struct {
    const raat_plan *plan; /* outlives it */
    int32_t lanes;
    size_t years, areas;
    size_t n;                        /* of a scenario and lane, all indicators */
    size_t of[RAAT_N_INDICATORS];    /* of one indicator; 0: the plan does not ask for it */
    size_t cells[RAAT_N_INDICATORS]; /* of a year and area */
    size_t first[RAAT_N_INDICATORS]; /* how many those of the indicators before are */
} raat_numbers;

raat_numbers raat_numbers_of(const raat_plan *plan);

/* Numbers in a block, of all scenarios. */
size_t raat_numbers_in_block(const raat_numbers *numbers);

/* Where those of an indicator and scenario begin, [lane][year][area][cell]. */
size_t raat_numbers_at(const raat_numbers *numbers, raat_indicator_id id, int32_t scenario);

/* n numbers, `apart` from one to the next, as they were meant. */
void raat_number_unpack(raat_indicator_id id, const raat_number *in, size_t apart, int32_t n,
                        double *out);

#endif
