#include "analysis/goal.h"

#include <string.h>

#include "scenarios/language/decimal.h"
#include "scenarios/language/scan.h"

static bool take_indicator(raat_scan *s, raat_indicator_id *out)
{
    return raat_scan_indicator(
        s, "an indicator is missing, as in `shortage_fte@2026 <= 0.02*demand_fte`",
        "a target wants one for the whole region", out);
}

static bool take_comparison(raat_scan *s, raat_comparison *out)
{
    char word[RAAT_SCAN_WORD];
    const char *at = raat_scan_word(s, "<=>!", word);
    if (strcmp(word, "<=") != 0 && strcmp(word, ">=") != 0)
        return raat_scan_refuse(s, at, "`<=` or `>=` must stand here%s%s", *word ? ", not " : "",
                                word);
    *out = *word == '<' ? RAAT_AT_MOST : RAAT_AT_LEAST;
    return true;
}

static bool take_number(raat_scan *s, double *out)
{
    char word[RAAT_SCAN_WORD];
    const char *at = raat_scan_word(s, "0123456789.,eE+-", word);
    if (raat_scan_skip(s, '%'))
        return raat_scan_refuse(s, s->at - 1, "shares are numbers: 2 %% is written 0.02");
    if (!*word || *word == 'e' || *word == 'E') /* `exits` begins like the end of 1e6 */
        return raat_scan_refuse(s, at, "a number must stand here, as 250, or 0.02*demand_fte");
    if (!raat_decimal_read(word, out))
        return raat_scan_refuse(s, at, "`%s` is not a number%s", word, raat_decimal_hint(word));
    return true;
}

/* ---- the goal ---- */

static bool take_factor(raat_scan *s, raat_goal *out)
{
    return !raat_scan_skip(s, '*') || take_indicator(s, &out->times);
}

raat_status raat_goal_parse(const char *text, int32_t first_year, int32_t last_year, raat_goal *out,
                            raat_error *err)
{
    raat_scan s = {.option = "--target", .text = text, .at = text, .shown = -1, .err = err};
    *out = (raat_goal){.times = RAAT_N_INDICATORS};
    const bool read = take_indicator(&s, &out->indicator) &&
                      raat_scan_year(&s, first_year, last_year, &out->year) &&
                      take_comparison(&s, &out->comparison) && take_number(&s, &out->number) &&
                      take_factor(&s, out) && raat_scan_end(&s);
    return read ? RAAT_OK : RAAT_USAGE;
}

double raat_goal_margin(const raat_goal *goal, double value, double other)
{
    const double bound = goal->times == RAAT_N_INDICATORS ? goal->number : goal->number * other;
    return goal->comparison == RAAT_AT_MOST ? bound - value : value - bound;
}
