#include "engine/model/clock.h"

enum { SEPTEMBER = 9, MONTHS = 12 };

raat_clock raat_clock_at(const raat_plan *plan, int32_t step)
{
    const int32_t per_year = plan->steps_per_year;
    const int32_t year = plan->start_year + step / per_year;
    const int32_t of_year = step % per_year;
    return (raat_clock){
        .steps_per_year = per_year,
        .year = year,
        .of_year = of_year,
        .absolute = year * per_year + of_year,
        .dt = 1.0 / per_year,
        .middle = year + (of_year + 0.5) / per_year,
    };
}

int raat_clock_first_of_year(const raat_clock *clock)
{
    return clock->of_year == 0;
}

int raat_clock_last_of_year(const raat_clock *clock)
{
    return clock->of_year == clock->steps_per_year - 1;
}

int32_t raat_clock_step_of_month(int32_t month, int32_t steps_per_year)
{
    return (month - 1) * steps_per_year / MONTHS;
}

int32_t raat_clock_school_year(int32_t absolute, int32_t steps_per_year)
{
    const int32_t september = raat_clock_step_of_month(SEPTEMBER, steps_per_year);
    const int32_t year = absolute / steps_per_year;
    return absolute % steps_per_year >= september ? year : year - 1;
}
