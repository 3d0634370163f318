/* stopwatch.h: time that passes, whatever the clock on the wall is set to. */
#ifndef RAAT_BASE_STOPWATCH_H
#define RAAT_BASE_STOPWATCH_H

/* Seconds on the monotonic clock, from an unknown moment: only differences mean anything. */
double raat_stopwatch_now(void);

#endif
