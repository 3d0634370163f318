/* tiny_plan.h: a small region by hand, for tests of the model and the run: every number is a fixed
 * value with a name, which a test may set to another, and the shape has a few knobs.
 *
 *   branches        vvt, zkh, ggz: the first n of them
 *   qualifications  low, high, top
 *   ages            young, middle, old
 *   groups          seekers, a year of training or ready for level low
 *   paths           rise, from low by bbl_high, and leap, from low by bol_high: the first n of them whose
 *                   track there is
 *   tracks          bol_low   school-based, 2 years, qualification low, stream school; some study on
 *                             in bol_high
 *                   bbl_high  work-based, 3 years, qualification high, works as low, stream work
 *                   bol_high  school-based, 3 years, qualification high, stream school
 *
 * The names of values are those of the fields of plan.h, with "/" and the cell: "heads",
 * "age_share/vvt/young", "bol_low/dropout/1" (study years count from 1), "school/recorded/2013". Regions are
 * tiny, east and west, the values of the others "east/heads". */
#ifndef RAAT_TESTS_TINY_PLAN_H
#define RAAT_TESTS_TINY_PLAN_H

#include "engine/model/plan.h"

typedef struct {
    int32_t branches, qualifications, ages, tracks; /* at most 3 each; bbl_high needs two levels */
    int32_t paths;                                  /* at most 2 */
    int32_t start_year, last_recorded, end_year;
    int32_t steps_per_year, replicates;
    uint64_t seed;
    int32_t regions; /* at most 3; 0 is 1 */
} tiny_shape;

/* Two branches, two qualifications, three ages, three tracks, one path; 2012 to 2020, recorded to 2015; quarters;
 * 64 replicates. */
tiny_shape tiny_usual(void);

/* A plan that is not sealed yet, with one scenario, "baseline", without actions. */
raat_plan *tiny_plan_new(const tiny_shape *shape);

/* tiny_plan_new, sealed. */
raat_plan *tiny_plan_sealed(const tiny_shape *shape);

/* Sets a value; also after sealing, because a key comes from the name only. No such name: aborts. */
void tiny_plan_set(raat_plan *plan, const char *name, double value);
void tiny_plan_dist(raat_plan *plan, const char *name, raat_dist dist);

/* The fixed value of that name. */
double tiny_plan_get(const raat_plan *plan, const char *name);

/* Switches off whatever makes the future answer to the present: feedback, contraction, elasticity, year
 * factors, cohort shocks, overload, the tilt. */
void tiny_plan_calm(raat_plan *plan);

/* What a track may have and these have not. Dropouts of bbl_high and bol_high switch to bol_low (0.2, 0.3); of
 * whom bbl_high refuses 0.5 apply to bol_low, of whom bol_high refuses 0.4 to bbl_high; bol_high has a
 * numerus fixus of 150; students of bol_low fill 0.1 and 0.2 of a contract at level low. Before sealing. */
void tiny_plan_ways(raat_plan *plan);

/* An action with one effect on all cells of a lever, reach 1, no delay, no ramp, for ever. Its values
 * are "<name>/size", "<name>/reach", "<name>/delay", "<name>/ramp". Returns the effect, to change it
 * before sealing; it is gone when the next action comes. */
raat_effect *tiny_plan_action(raat_plan *plan, const char *name, raat_lever_id lever,
                              raat_operation operation, double size, int32_t start_year);

/* A scenario with actions first .. first + n - 1. */
void tiny_plan_scenario(raat_plan *plan, const char *name, int32_t first, int32_t n);

void tiny_plan_seal(raat_plan *plan); /* aborts when it is refused */

#endif
