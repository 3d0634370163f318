/* pilot.h: a short run that shows what a long one takes: `raat run` in a process of its own, whose results
 * file goes to a folder of its own below TMPDIR (or /tmp) and is removed again. */
#ifndef RAAT_ANALYSIS_PILOT_H
#define RAAT_ANALYSIS_PILOT_H

#include "engine/run/measure.h"
#include "engine/store/layout.h"

typedef struct {
    raat_plan *plan; /* sealed, lean unless the store is full; as it was afterwards */
    raat_layout_store store;
    int threads;          /* 0: as many as OpenMP would take */
    raat_measure measure; /* whose replicates are kept */
} raat_pilot;

/* What one pilot took. */
typedef struct {
    int32_t replicates;
    double wall, processor; /* seconds; processor: of all threads, user and system */
    double simulating,
        simulating_processor; /* of these, without what comes before the first block and
                                                after the last */
    double memory;            /* bytes, the most at any moment */
    double disk;              /* bytes of the results file */
    double before;            /* bytes of memory that the program has before it simulates */
} raat_pilot_cost;

/* Room for the replicates of a number that the child fills and the parent reads: [n], NaN. NULL with err
 * set when there is no memory. */
double *raat_pilot_room(size_t n, raat_error *err);
void raat_pilot_room_free(double *room, size_t n); /* NULL is welcome */

/* Runs n replicates and waits. values[scenario][n] is made by raat_pilot_room. The caller has called
 * raat_stop_watch, and no parallel region yet (a child would wait for threads that it does not have). RAAT_STOPPED after a signal, RAAT_FAILED
 * when the pilot failed: it has said why, or err does. Whatever the status, no file is left. */
raat_status raat_pilot_run(const raat_pilot *pilot, int32_t n, double *values, raat_pilot_cost *out,
                           raat_error *err);

#endif
