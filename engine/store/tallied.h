/* tallied.h: the summaries of a file that has no replicates, added to block by block (tally.h).
 *
 * A number of a scenario has a slot of 256 values of four bytes. Up to 256 replicates it is the series
 * itself, and every statistic is exact; at the next it becomes 128 bins of the level and 128 of the
 * difference to the baseline, whose edges those 256 replicates fix. With the moments that is some 1,250
 * bytes x scenarios x numbers of a scenario, however many replicates there are; a plan of 256 or fewer
 * takes 4 bytes x replicates (rounded up to 64) instead. */
#ifndef RAAT_STORE_TALLIED_H
#define RAAT_STORE_TALLIED_H

#include "engine/numeric/paired.h"
#include "engine/run/record.h"
#include "engine/store/cut.h"

enum { RAAT_TALLIED_EXACT = 256 }; /* replicates up to which the series are there */

typedef struct raat_tallied raat_tallied;

/* Room for as many replicates as the plan asks for. `numbers` outlive it. */
raat_status raat_tallied_new(const raat_numbers *numbers, raat_tallied **out, raat_error *err);
void raat_tallied_free(raat_tallied *tallied); /* NULL is welcome */

/* Takes the next block. */
void raat_tallied_take(raat_tallied *tallied, const raat_record *record);

/* Numbers of a scenario, while there are RAAT_TALLIED_EXACT replicates or fewer. */
void raat_tallied_copy(const raat_tallied *tallied, const raat_cut *cut, raat_number *out);

/* When there are more: number k of an indicator in a scenario, as a level and against the baseline. */
void raat_tallied_statistics(const raat_tallied *tallied, raat_indicator_id id, int32_t scenario,
                             size_t k, raat_statistics *out_level, raat_paired *out_paired);

/* And the share of replicates that meet a target in row k of its indicator, [year][area]. */
raat_statistics raat_tallied_met(const raat_tallied *tallied, int32_t target, int32_t scenario,
                                 size_t k);

#endif
