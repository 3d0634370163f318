/* stop.h: a person or a scheduler asks the run to stop.
 *
 * The first SIGINT or SIGTERM only sets a flag, which the run reads between two blocks: what was
 * done is saved. The second one ends the program at once, as if nobody had been watching. */
#ifndef RAAT_BASE_STOP_H
#define RAAT_BASE_STOP_H

void raat_stop_watch(void);  /* from now on signals set the flag; clears an older one */
void raat_stop_ignore(void); /* signals do again what they do by default; the flag stays */

/* The signal that asked to stop, or 0. May be called from any thread. */
int raat_stop_signal(void);

#endif
