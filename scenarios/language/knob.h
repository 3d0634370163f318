/* knob.h: a number of a study that somebody wants to turn: what stands there now, and between which
 * bounds it can be anything else. */
#ifndef RAAT_LANGUAGE_KNOB_H
#define RAAT_LANGUAGE_KNOB_H

#include "engine/base/text.h"
#include "scenarios/language/yaml.h"

typedef struct {
    const char *unit; /* "FTE/FTE"; "" for a plain number, as a year. Static */
    double low, high; /* of the key; infinite where it has no bound */
    double grain;     /* it is a multiple of this: 1 for years of the calendar; 0: any number */
    bool uncertain;   /* a distribution stands there now, of which a number takes the place */
    raat_text now;    /* what stands there, as a resolved study has it */
} raat_knob;

/* The number to which a path leads (as overlay.h has it), in the checked tree of a study. False when the
 * diagnostics say why it is none: it leads nowhere, to a text, to a table, or to one of several shares of
 * one whole, which no number can move alone. Clear it whatever comes of it. */
bool raat_knob_find(raat_yaml *study, const char *path, raat_mark at, raat_knob *out,
                    raat_diagnostics *d);
void raat_knob_clear(raat_knob *knob);

#endif
