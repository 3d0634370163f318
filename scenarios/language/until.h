/* until.h: how sure a run must become, as one types it:
 *
 *     shortage_fte@2026 half-width 1%
 *     shortage_fte@2026 half-width 25
 *
 *   until    MEASURE half-width AMOUNT
 *   measure  INDICATOR@YEAR
 *   amount   DECIMAL (of the indicator's unit) | DECIMAL% (of the baseline's mean)
 *
 * Indicators are those of the whole region, of several regions of all together. Blanks may stand between
 * the parts. All three: RAAT_USAGE, err names the column, from 1, and what would be right; `option` is the
 * one that the text was given to. The plan is sealed. */
#ifndef RAAT_LANGUAGE_UNTIL_H
#define RAAT_LANGUAGE_UNTIL_H

#include "engine/run/precision.h"

raat_status raat_until_parse(const char *option, const char *text, const raat_plan *plan,
                             raat_precision_goal *out, raat_error *err);

/* `measure` alone. */
raat_status raat_until_measure(const char *option, const char *text, const raat_plan *plan,
                               raat_measure *out, raat_error *err);

/* `amount` alone: fills amount and relative. */
raat_status raat_until_amount(const char *option, const char *text, raat_precision_goal *out,
                              raat_error *err);

#endif
