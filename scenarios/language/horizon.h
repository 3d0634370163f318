/* horizon.h: the plan's effect horizons, as times until an action works in full.
 *
 * The regional plans write kort, middellang and lang: full effect within one year, in two to three
 * years, in more than three. An effect that has no ramp of its own takes one from the horizon of its
 * action. Several horizons span: the action begins with the first of them, and is at its full effect
 * somewhere between the soonest of the first and the latest of the last. */
#ifndef RAAT_LANGUAGE_HORIZON_H
#define RAAT_LANGUAGE_HORIZON_H

#include <stddef.h>

enum { RAAT_HORIZON_SHORT, RAAT_HORIZON_MEDIUM, RAAT_HORIZON_LONG, RAAT_N_HORIZONS };

typedef struct {
    const char *name;
    double delay;               /* years until it begins to work */
    double ramp_low, ramp_high; /* years from then to full effect, uniform between them */
} raat_horizon;

const raat_horizon *raat_horizon_row(size_t horizon);

/* One horizon over all of those whose bit (1 << horizon) is set, at least one; its name is theirs
 * only when it is one. */
raat_horizon raat_horizon_span(unsigned set);

#endif
