/* clock.h: where in time a step is. Steps of a year count from 0. */
#ifndef RAAT_MODEL_CLOCK_H
#define RAAT_MODEL_CLOCK_H

#include "engine/model/plan.h"

typedef struct {
    int32_t steps_per_year;
    int32_t year;     /* calendar year */
    int32_t of_year;  /* 0 .. steps_per_year - 1 */
    int32_t absolute; /* year * steps_per_year + of_year: the step of an address */
    double dt;        /* years a step */
    double middle;    /* calendar time of the middle of the step: what ramps look at */
} raat_clock;

/* The step of that number, counted from the start of the plan. */
raat_clock raat_clock_at(const raat_plan *plan, int32_t step);

int raat_clock_first_of_year(const raat_clock *clock);
int raat_clock_last_of_year(const raat_clock *clock);

/* The school year that holds absolute step `absolute`, named by the calendar year of its September. */
int32_t raat_clock_school_year(int32_t absolute, int32_t steps_per_year);

/* The step of the year that holds a month, 1 to 12. */
int32_t raat_clock_step_of_month(int32_t month, int32_t steps_per_year);

#endif
