#include "analysis/goal.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"

enum { MOST_WORD = 64 };

typedef struct {
    const char *text, *at;
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
    raat_error_set(r->err, RAAT_USAGE, "--target \"%s\", column %d: %s", r->text,
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

static bool expect(reader *r, char wanted, const char *meaning)
{
    skip_blanks(r);
    if (*r->at != wanted)
        return refuse(r, r->at, "%s", meaning);
    r->at++;
    return true;
}

/* ---- indicators ---- */

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
        return refuse(r, at,
                      "an indicator is missing, as in `shortage_fte@2026 <= 0.02*demand_fte`");
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
                      "`%s` has a value for each %s; a target wants one for the whole region", word,
                      raat_axis_name(raat_indicator_row(*out)->axes[0]));
    return true;
}

/* ---- numbers ---- */

static bool take_year(reader *r, int32_t first, int32_t last, int32_t *out)
{
    char word[MOST_WORD];
    int64_t year = 0;
    const char *at = take(r, "0123456789", word);
    if (!raat_decimal_whole(word, &year) || year < first || year > last)
        return refuse(r, at, "`%s` is not a year of the study, %d to %d", word, first, last);
    *out = (int32_t)year;
    return true;
}

static bool take_comparison(reader *r, raat_comparison *out)
{
    char word[MOST_WORD];
    const char *at = take(r, "<=>!", word);
    if (strcmp(word, "<=") != 0 && strcmp(word, ">=") != 0)
        return refuse(r, at, "`<=` or `>=` must stand here%s%s", *word ? ", not " : "", word);
    *out = *word == '<' ? RAAT_AT_MOST : RAAT_AT_LEAST;
    return true;
}

static bool take_number(reader *r, double *out)
{
    char word[MOST_WORD];
    const char *at = take(r, "0123456789.,eE+-", word);
    skip_blanks(r);
    if (*r->at == '%')
        return refuse(r, r->at, "shares are numbers: 2 %% is written 0.02");
    if (!*word || *word == 'e' || *word == 'E') /* `exits` begins like the end of 1e6 */
        return refuse(r, at, "a number must stand here, as 250, or 0.02*demand_fte");
    if (!raat_decimal_read(word, out))
        return refuse(r, at, "`%s` is not a number%s", word, raat_decimal_hint(word));
    return true;
}

/* ---- the goal ---- */

static bool take_factor(reader *r, raat_goal *out)
{
    skip_blanks(r);
    if (*r->at != '*')
        return true;
    r->at++;
    return take_indicator(r, &out->times);
}

static bool at_end(reader *r)
{
    skip_blanks(r);
    return !*r->at || refuse(r, r->at, "nothing can follow here: `%.40s`", r->at);
}

raat_status raat_goal_parse(const char *text, int32_t first_year, int32_t last_year, raat_goal *out,
                            raat_error *err)
{
    reader r = {text, text, err};
    *out = (raat_goal){.times = RAAT_N_INDICATORS};
    const bool read = take_indicator(&r, &out->indicator) &&
                      expect(&r, '@', "`@` and a year must follow the indicator") &&
                      take_year(&r, first_year, last_year, &out->year) &&
                      take_comparison(&r, &out->comparison) && take_number(&r, &out->number) &&
                      take_factor(&r, out) && at_end(&r);
    return read ? RAAT_OK : RAAT_USAGE;
}

double raat_goal_margin(const raat_goal *goal, double value, double other)
{
    const double bound = goal->times == RAAT_N_INDICATORS ? goal->number : goal->number * other;
    return goal->comparison == RAAT_AT_MOST ? bound - value : value - bound;
}
