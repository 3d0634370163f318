#include "scenarios/language/scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/suggest.h"
#include "scenarios/language/decimal.h"

bool raat_scan_refuse(const raat_scan *s, const char *at, const char *format, ...)
{
    char what[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    raat_error_set(s->err, RAAT_USAGE, "%s \"%.*s\", column %d: %s", s->option, s->shown, s->text,
                   (int)(at - s->text) + 1, what);
    return false;
}

static void skip_blanks(raat_scan *s)
{
    while (*s->at == ' ' || *s->at == '\t')
        s->at++;
}

const char *raat_scan_word(raat_scan *s, const char *allowed, char out[RAAT_SCAN_WORD])
{
    skip_blanks(s);
    const char *begin = s->at;
    const size_t n = strspn(begin, allowed);
    snprintf(out, RAAT_SCAN_WORD, "%.*s", (int)(n < RAAT_SCAN_WORD ? n : RAAT_SCAN_WORD - 1),
             begin);
    s->at += n;
    return begin;
}

bool raat_scan_skip(raat_scan *s, char letter)
{
    skip_blanks(s);
    if (*s->at != letter)
        return false;
    s->at++;
    return true;
}

bool raat_scan_end(raat_scan *s)
{
    skip_blanks(s);
    return !*s->at || raat_scan_refuse(s, s->at, "nothing can follow here: `%.40s`", s->at);
}

/* ---- indicator and year ---- */

static bool whole_region(raat_indicator_id id)
{
    return raat_indicator_row(id)->axes[0] == RAAT_AXIS_NONE;
}

static bool unknown(const raat_scan *s, const char *at, const char *word)
{
    const char *names[RAAT_N_INDICATORS];
    size_t n = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (whole_region(id))
            names[n++] = raat_indicator_row(id)->name;
    const char *near = raat_suggest_nearest(word, names, n);
    if (near)
        return raat_scan_refuse(s, at, "no indicator `%s`; did you mean `%s`?", word, near);
    return raat_scan_refuse(s, at, "no indicator `%s`; raat compare --csv - lists them all", word);
}

bool raat_scan_indicator(raat_scan *s, const char *missing, const char *wish,
                         raat_indicator_id *out)
{
    char word[RAAT_SCAN_WORD];
    const char *at = raat_scan_word(s, "abcdefghijklmnopqrstuvwxyz_0123456789", word);
    if (!*word)
        return raat_scan_refuse(s, at, "%s", missing);
    *out = raat_indicator_find(word);
    if (*out == RAAT_N_INDICATORS)
        return unknown(s, at, word);
    if (!whole_region(*out))
        return raat_scan_refuse(s, at, "`%s` has a value for each %s; %s", word,
                                raat_axis_name(raat_indicator_row(*out)->axes[0]), wish);
    return true;
}

bool raat_scan_year(raat_scan *s, int32_t first, int32_t last, int32_t *out)
{
    char word[RAAT_SCAN_WORD];
    int64_t year = 0;
    if (!raat_scan_skip(s, '@'))
        return raat_scan_refuse(s, s->at, "`@` and a year must follow the indicator");
    const char *at = raat_scan_word(s, "0123456789", word);
    if (!raat_decimal_whole(word, &year) || year < first || year > last)
        return raat_scan_refuse(s, at, "`%s` is not a year of the study, %d to %d", word,
                                (int)first, (int)last);
    *out = (int32_t)year;
    return true;
}
