#include "scenarios/language/until.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"

enum { MOST_WORD = 64 };

typedef struct {
    const char *option, *text, *at;
    const raat_plan *plan; /* NULL: not needed */
    raat_error *err;
} reader;

/* What is wrong, and in which column it begins. */
__attribute__((format(printf, 3, 4))) static bool refuse(const reader *r, const char *at,
                                                         const char *format, ...)
{
    char what[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    raat_error_set(r->err, RAAT_USAGE, "%s \"%.200s\", column %d: %s", r->option, r->text,
                   (int)(at - r->text) + 1, what);
    return false;
}

static void skip_blanks(reader *r)
{
    while (*r->at == ' ' || *r->at == '\t')
        r->at++;
}

/* The letters of `allowed` that come next, as far as they go. */
static const char *take(reader *r, const char *allowed, char out[MOST_WORD])
{
    skip_blanks(r);
    const char *begin = r->at;
    const size_t n = strspn(begin, allowed);
    snprintf(out, MOST_WORD, "%.*s", (int)(n < MOST_WORD ? n : MOST_WORD - 1), begin);
    r->at += n;
    return begin;
}

static bool at_end(reader *r)
{
    skip_blanks(r);
    return !*r->at || refuse(r, r->at, "nothing can follow here: `%.40s`", r->at);
}

/* ---- indicator and year ---- */

static bool whole_region(raat_indicator_id id)
{
    return raat_indicator_row(id)->axes[0] == RAAT_AXIS_NONE;
}

static bool unknown(const reader *r, const char *at, const char *word)
{
    const char *names[RAAT_N_INDICATORS];
    size_t n = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (whole_region(id))
            names[n++] = raat_indicator_row(id)->name;
    const char *near = raat_suggest_nearest(word, names, n);
    if (!*word)
        return refuse(r, at, "an indicator and a year are missing, as in shortage_fte@%d",
                      (int)r->plan->end_year);
    if (near)
        return refuse(r, at, "no indicator `%s`; did you mean `%s`?", word, near);
    return refuse(r, at, "no indicator `%s`; raat compare --csv - lists them all", word);
}

static bool take_indicator(reader *r, raat_indicator_id *out)
{
    char word[MOST_WORD];
    const char *at = take(r, "abcdefghijklmnopqrstuvwxyz_0123456789", word);
    *out = raat_indicator_find(word);
    if (*out == RAAT_N_INDICATORS)
        return unknown(r, at, word);
    if (!whole_region(*out))
        return refuse(r, at,
                      "`%s` has a value for each %s; one for the whole region must stand here",
                      word, raat_axis_name(raat_indicator_row(*out)->axes[0]));
    return true;
}

static bool take_year(reader *r, int32_t *out)
{
    const raat_plan *plan = r->plan;
    char word[MOST_WORD];
    int64_t year = 0;
    skip_blanks(r);
    if (*r->at != '@')
        return refuse(r, r->at, "`@` and a year must follow the indicator");
    r->at++;
    const char *at = take(r, "0123456789", word);
    if (!raat_decimal_whole(word, &year) || year < plan->start_year || year > plan->end_year)
        return refuse(r, at, "`%s` is not a year of the study, %d to %d", word,
                      (int)plan->start_year, (int)plan->end_year);
    *out = (int32_t)year;
    return true;
}

/* Of several areas the last one is all of them together. */
static bool take_measure(reader *r, raat_measure *out)
{
    out->area = r->plan->n_areas - 1;
    return take_indicator(r, &out->indicator) && take_year(r, &out->year);
}

/* ---- the amount ---- */

static bool take_half_width(reader *r)
{
    char word[MOST_WORD];
    const char *at = take(r, "abcdefghijklmnopqrstuvwxyz-_", word);
    return strcmp(word, "half-width") == 0 ||
           refuse(r, at, "`half-width` and an amount must stand here, as in half-width 1%%");
}

static bool take_amount(reader *r, raat_precision_goal *out)
{
    char word[MOST_WORD];
    const char *at = take(r, "0123456789.,eE+-", word);
    if (!*word)
        return refuse(r, at,
                      "an amount must stand here: 1%% of the baseline's mean, or 25 in the "
                      "indicator's unit");
    if (!raat_decimal_read(word, &out->amount))
        return refuse(r, at, "`%s` is not a number%s", word, raat_decimal_hint(word));
    if (!(out->amount > 0))
        return refuse(r, at, "`%s` is not above 0", word);
    skip_blanks(r);
    out->relative = *r->at == '%';
    if (out->relative) {
        out->amount /= 100;
        r->at++;
    }
    return true;
}

/* ---- the whole ---- */

static raat_status status_of(bool read)
{
    return read ? RAAT_OK : RAAT_USAGE;
}

raat_status raat_until_parse(const char *option, const char *text, const raat_plan *plan,
                             raat_precision_goal *out, raat_error *err)
{
    reader r = {option, text, text, plan, err};
    *out = (raat_precision_goal){0};
    return status_of(take_measure(&r, &out->measure) && take_half_width(&r) &&
                     take_amount(&r, out) && at_end(&r));
}

raat_status raat_until_measure(const char *option, const char *text, const raat_plan *plan,
                               raat_measure *out, raat_error *err)
{
    reader r = {option, text, text, plan, err};
    *out = (raat_measure){0};
    return status_of(take_measure(&r, out) && at_end(&r));
}

raat_status raat_until_amount(const char *option, const char *text, raat_precision_goal *out,
                              raat_error *err)
{
    reader r = {option, text, text, NULL, err};
    return status_of(take_amount(&r, out) && at_end(&r));
}
