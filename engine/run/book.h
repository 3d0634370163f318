/* book.h: what is written down of a block while it is simulated, and the record that comes of it.
 *
 * All that is written is small but the record: the year under way of each area, which stays in the cache from step to
 * step; the cohorts; and of one scenario and of the past that scenarios share, year by year, numbers of four
 * bytes. */
#ifndef RAAT_RUN_BOOK_H
#define RAAT_RUN_BOOK_H

#include "engine/model/world.h"
#include "engine/run/record.h"

typedef struct raat_book raat_book;

raat_status raat_book_new(const raat_plan *plan, raat_book **out, raat_error *err);
void raat_book_free(raat_book *book); /* NULL is welcome */

/* Where a step is written: the past that scenarios share, in which no action has worked yet, or one of them. */
typedef enum { RAAT_TRUNK, RAAT_BRANCH, RAAT_N_PARTS } raat_book_part;

/* Begins block `number`. */
void raat_book_begin(raat_book *book, int32_t number);

/* Adds the step that has just run in worlds[region] of the plan. */
void raat_book_step(raat_book *book, const raat_world *worlds, raat_book_part part);

/* Begins a scenario, whose first years are those of the trunk. */
void raat_book_branch(raat_book *book, int32_t years);

/* The scenario is complete, and goes into the record. */
void raat_book_close(raat_book *book, int32_t scenario);

/* When all scenarios are; until the next block begins. Fails for a count that int32 does not hold. */
raat_status raat_book_record(const raat_book *book, raat_record *out, raat_error *err);

#endif
