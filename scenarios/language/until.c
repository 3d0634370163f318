#include "scenarios/language/until.h"

#include <stdio.h>
#include <string.h>

#include "scenarios/language/decimal.h"
#include "scenarios/language/scan.h"

/* Of several areas the last one is all of them together. */
static bool take_measure(raat_scan *s, const raat_plan *plan, raat_measure *out)
{
    char missing[80];
    snprintf(missing, sizeof missing, "an indicator and a year are missing, as in shortage_fte@%d",
             (int)plan->end_year);
    out->area = plan->n_areas - 1;
    return raat_scan_indicator(s, missing, "one for the whole region must stand here",
                               &out->indicator) &&
           raat_scan_year(s, plan->start_year, plan->end_year, &out->year);
}

/* ---- the amount ---- */

static bool take_half_width(raat_scan *s)
{
    char word[RAAT_SCAN_WORD];
    const char *at = raat_scan_word(s, "abcdefghijklmnopqrstuvwxyz-_", word);
    return strcmp(word, "half-width") == 0 ||
           raat_scan_refuse(s, at,
                            "`half-width` and an amount must stand here, as in half-width 1%%");
}

static bool take_amount(raat_scan *s, raat_precision_goal *out)
{
    char word[RAAT_SCAN_WORD];
    const char *at = raat_scan_word(s, "0123456789.,eE+-", word);
    if (!*word)
        return raat_scan_refuse(
            s, at,
            "an amount must stand here: 1%% of the baseline's mean, or 25 in the "
            "indicator's unit");
    if (!raat_decimal_read(word, &out->amount))
        return raat_scan_refuse(s, at, "`%s` is not a number%s", word, raat_decimal_hint(word));
    if (!(out->amount > 0))
        return raat_scan_refuse(s, at, "`%s` is not above 0", word);
    out->relative = raat_scan_skip(s, '%');
    if (out->relative)
        out->amount /= 100;
    return true;
}

/* ---- the whole ---- */

static raat_scan scan_of(const char *option, const char *text, raat_error *err)
{
    return (raat_scan){.option = option, .text = text, .at = text, .shown = 200, .err = err};
}

static raat_status status_of(bool read)
{
    return read ? RAAT_OK : RAAT_USAGE;
}

raat_status raat_until_parse(const char *option, const char *text, const raat_plan *plan,
                             raat_precision_goal *out, raat_error *err)
{
    raat_scan s = scan_of(option, text, err);
    *out = (raat_precision_goal){0};
    return status_of(take_measure(&s, plan, &out->measure) && take_half_width(&s) &&
                     take_amount(&s, out) && raat_scan_end(&s));
}

raat_status raat_until_measure(const char *option, const char *text, const raat_plan *plan,
                               raat_measure *out, raat_error *err)
{
    raat_scan s = scan_of(option, text, err);
    *out = (raat_measure){0};
    return status_of(take_measure(&s, plan, out) && raat_scan_end(&s));
}

raat_status raat_until_amount(const char *option, const char *text, raat_precision_goal *out,
                              raat_error *err)
{
    raat_scan s = scan_of(option, text, err);
    return status_of(take_amount(&s, out) && raat_scan_end(&s));
}
