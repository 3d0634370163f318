/* progress.h: how far a run is and when it will end: one line, rewritten in place, only where a
 * person watches standard error on a terminal. One thread calls. */
#ifndef RAAT_BASE_PROGRESS_H
#define RAAT_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *what; /* "replications"; kept, not copied */
    uint64_t total;
    double began, shown; /* seconds on the monotonic clock */
    bool visible;
} raat_progress;

void raat_progress_begin(raat_progress *progress, const char *what, uint64_t total);
void raat_progress_update(raat_progress *progress, uint64_t done); /* cheap: ten lines a second */
void raat_progress_end(raat_progress *progress);                   /* wipes the line */

/* The line itself, "replications 250 of 1000, 25 %, 1 min 30 s left"; the time left supposes that
 * the rest goes as fast as the part done, and is not stated in the first second. */
void raat_progress_line(const char *what, uint64_t done, uint64_t total, double seconds,
                        char *out_line, size_t size);

#endif
