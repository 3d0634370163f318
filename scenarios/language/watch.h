/* watch.h: who looks on while `raat run` simulates: shows how far it is, and ends it at a signal, when it is
 * precise enough, or when its time is over. */
#ifndef RAAT_LANGUAGE_WATCH_H
#define RAAT_LANGUAGE_WATCH_H

#include "engine/base/progress.h"
#include "engine/run/precision.h"

typedef struct {
    const raat_plan *plan;
    bool quiet;
    const char *until; /* as it was typed; NULL: no precision is asked for */
    raat_precision_goal goal;
    raat_precision *precision; /* of `goal`; owned by who made it */
    const char *max_time;      /* as it was typed; NULL: no limit */
    double deadline;           /* on the clock of raat_stopwatch_now */
    bool late;                 /* the deadline ended the run */
    raat_progress progress;
} raat_watch;

void raat_watch_begin(raat_watch *watch);
void raat_watch_end(raat_watch *watch);

/* raat_run_options.progress with a raat_watch as listener. A signal counts before anything else. */
int raat_watch_listen(void *watch, int32_t blocks_done, int32_t blocks);

/* After a run of n replicates that no signal stopped: says on standard error what ended it, or that it did
 * not become precise enough; nothing where nobody asked for an end. */
void raat_watch_say(const raat_watch *watch, int32_t n);

#endif
