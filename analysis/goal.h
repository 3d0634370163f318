/* goal.h: a target as one types it:
 *
 *     shortage_fte@2026 <= 0.02*demand_fte
 *     training_quote@2021 >= 0.1
 *
 *   goal   INDICATOR@YEAR (<=|>=) (NUMBER | NUMBER*INDICATOR)
 *
 * Indicators are those of the whole region; the one on the right is of the same year. Shares are numbers:
 * 2 % is 0.02. Blanks may stand between the parts. */
#ifndef RAAT_ANALYSIS_GOAL_H
#define RAAT_ANALYSIS_GOAL_H

#include "engine/base/error.h"
#include "engine/model/plan.h"

typedef struct {
    raat_indicator_id indicator;
    int32_t year;
    raat_comparison comparison;
    double number;           /* in the indicator's unit, or a factor */
    raat_indicator_id times; /* RAAT_N_INDICATORS: the number stands alone */
} raat_goal;

/* Reads a goal for a study that runs from first_year to last_year. RAAT_USAGE: err names the column, from
 * 1, and what would be right. */
raat_status raat_goal_parse(const char *text, int32_t first_year, int32_t last_year, raat_goal *out,
                            raat_error *err);

/* By how much the goal is met, in the indicator's unit: at least 0 where it is met, below where it is
 * missed, not a number where there is none to judge. `other` is the indicator on the right, if any. */
double raat_goal_margin(const raat_goal *goal, double value, double other);

#endif
