/* study.h: what happens to a student of a track in one step, as probabilities. */
#ifndef RAAT_MODEL_STUDY_H
#define RAAT_MODEL_STUDY_H

#include "engine/model/world.h"
#include "engine/numeric/elementary.h"

/* Annual hazard of dropping out in a study year (0 = the first), before any shift. */
void raat_study_hazard(const raat_world *w, int32_t track, int32_t study_year,
                       double out[RAAT_LANES]);

/* The step's probability of an annual hazard whose odds over a year are multiplied by exp(shift):
 * logit(1 - exp(-hazard)) + shift, back to a hazard, over dt years. */
static inline double raat_study_step(double hazard, double shift, double dt)
{
    /* Of dropping out within a year; finite where that is certain. */
    const double odds = raat_smaller(raat_expm1(hazard) * raat_exp(shift), 0x1p1000);
    return -raat_expm1(-dt * raat_log1p(odds));
}

/* Hazards a year of the delayed: diploma, dropout. */
void raat_study_delayed(const raat_world *w, int32_t track, double diploma[RAAT_LANES],
                        double dropout[RAAT_LANES]);

/* Study year of a step since intake. */
int32_t raat_study_year(const raat_world *w, int32_t track, int32_t study_step);

#endif
