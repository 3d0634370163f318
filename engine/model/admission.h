/* admission.h: how many of those who apply at an intake find a training place. */
#ifndef RAAT_MODEL_ADMISSION_H
#define RAAT_MODEL_ADMISSION_H

#include "engine/model/world.h"

/* Share of this intake's applicants for places of one type who find one, over all branches and the same for
 * all its tracks; notes in w->flows where places bind. Applicants are newcomers[track][LANES], the arrivals of
 * w->state and the staff in w->flows->willing. Needs places and use as they are before the intake. */
void raat_admission_share(raat_world *w, int32_t place, int32_t newcomers[][RAAT_LANES],
                          double out[RAAT_LANES]);

#endif
