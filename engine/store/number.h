/* number.h: the numbers that a results file holds of each replicate: how many, in which order, where they
 * stand in a record of the run, and how they are rounded (int32 for counts, else float32). */
#ifndef RAAT_STORE_NUMBER_H
#define RAAT_STORE_NUMBER_H

#include <stdbool.h>

#include "engine/model/plan.h"
#include "engine/run/sink.h"
#include "engine/store/layout.h"

/* Four bytes, as the file has them. */
typedef union {
    int32_t count;
    float real;
} raat_number;

/* The numbers of one scenario: of each indicator that is held, [year][area][cell]. */
typedef struct {
    const raat_plan *plan;           /* outlives it */
    size_t n;                        /* of all indicators */
    size_t of[RAAT_N_INDICATORS];    /* 0: not held */
    size_t cells[RAAT_N_INDICATORS]; /* of one scenario, area and year */
    size_t first[RAAT_N_INDICATORS]; /* how many those of the indicators before are */
    size_t years, areas;
    size_t row;                       /* cells in a row of a record */
    size_t offset[RAAT_N_INDICATORS]; /* of the first cell in a row */
} raat_numbers;

/* Some numbers of an indicator in a scenario, of its first replicates, eight of them side by side:
 * [(n + 7) / 8][rows][8]. */
typedef struct {
    raat_indicator_id id;
    size_t k, n; /* numbers k .. k + n - 1 */
    int32_t replicates;
    size_t rows; /* replicates, or more */
} raat_cut;

raat_numbers raat_numbers_of(const raat_plan *plan, raat_layout_store store);

/* The lanes of number k of an indicator in a scenario. */
const double *raat_number_lanes(const raat_numbers *numbers, const raat_record *record,
                                raat_indicator_id id, int32_t scenario, size_t k);

/* As the file rounds them; from n_lanes of the record on NaN. Fails (RAAT_FAILED, naming indicator and
 * replicate) for a count that int32 does not hold. */
raat_status raat_number_round(const raat_numbers *numbers, const raat_record *record,
                              raat_indicator_id id, const double lanes[RAAT_LANES],
                              double out[RAAT_LANES], raat_error *err);

/* The same, as four bytes each; from n_lanes on anything. */
raat_status raat_number_store(const raat_numbers *numbers, const raat_record *record,
                              raat_indicator_id id, const double lanes[RAAT_LANES],
                              raat_number out[RAAT_LANES], raat_error *err);

void raat_number_unpack(raat_indicator_id id, const raat_number *in, int32_t n, double *out);

#endif
