#include "analysis/figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    char thousands, decimal;
} separators[RAAT_N_LANGUAGES] = {[RAAT_EN] = {',', '.'}, [RAAT_NL] = {'.', ','}};

raat_figure_kind raat_figure_kind_of(const raat_indicator *row)
{
    if (strcmp(row->unit, "EUR") == 0)
        return RAAT_FIGURE_EURO;
    if (strcmp(row->unit, "1") != 0)
        return RAAT_FIGURE_FTE;
    /* 0 or 1 a replicate: its mean is a probability. */
    return row->count && row->rule != RAAT_YEAR_MOST ? RAAT_FIGURE_PERSONS : RAAT_FIGURE_SHARE;
}

int raat_figure_decimals(raat_figure_kind kind, double size)
{
    const double shown = fabs(kind == RAAT_FIGURE_SHARE ? 100 * size : size);
    if (kind == RAAT_FIGURE_SHARE)
        return shown < 0.995 ? 2 : 1;
    return shown >= 99.5 ? 0 : shown >= 9.95 ? 1 : 2;
}

int raat_figure_decimals_se(raat_figure_kind kind, double se)
{
    const double shown = kind == RAAT_FIGURE_SHARE ? 100 * se : se;
    if (isnan(shown))
        return 0; /* one replicate has none */
    return shown >= 0.95 ? 0 : shown >= 0.095 ? 1 : 2;
}

/* Digits of a number that is not negative, with separators put between. */
static void group(char *to, const char *digits, raat_language language)
{
    const size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; digits[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            *to++ = separators[language].thousands;
        *to++ = i == whole ? separators[language].decimal : digits[i];
    }
    *to = '\0';
}

raat_figure_text raat_figure_format(double value, const raat_figure_style *style)
{
    if (!isfinite(value))
        return (raat_figure_text){"-"};
    char digits[40], grouped[56];
    const double shown = style->kind == RAAT_FIGURE_SHARE ? 100 * value : value;
    snprintf(digits, sizeof digits, fabs(shown) < 1e15 ? "%.*f" : "%.*e", style->decimals,
             fabs(shown));
    group(grouped, digits, style->language);
    /* What rounds to nothing has no sign: "-0" tells a direction that is not there. */
    const bool zero = strspn(digits, "0.") == strlen(digits);
    const char *sign = "";
    if (!zero && shown < 0)
        sign = style->typographic ? "\u2212" : "-";
    else if (!zero && style->sign)
        sign = "+";
    raat_figure_text out;
    snprintf(out.text, sizeof out.text, "%s%s", sign, grouped);
    return out;
}

const char *raat_figure_unit(raat_figure_kind kind, bool difference, raat_language language)
{
    if (kind == RAAT_FIGURE_FTE)
        return raat_texts_get(RAAT_TEXT_FTE, language);
    if (kind == RAAT_FIGURE_PERSONS)
        return raat_texts_get(RAAT_TEXT_PERSONS, language);
    if (kind == RAAT_FIGURE_EURO)
        return raat_texts_get(RAAT_TEXT_EURO, language);
    return difference ? raat_texts_get(RAAT_TEXT_POINTS, language) : "%";
}

raat_figure_text raat_figure_with_unit(double value, const raat_figure_style *style)
{
    raat_figure_text out = raat_figure_format(value, style);
    if (style->kind == RAAT_FIGURE_PERSONS || !isfinite(value))
        return out;
    const char *unit = raat_figure_unit(style->kind, style->sign, style->language);
    const size_t length = strlen(out.text);
    /* A page must not break the line between number and unit. */
    snprintf(out.text + length, sizeof out.text - length, "%s%s",
             style->typographic ? "\u00a0" : " ", unit);
    return out;
}

raat_figure_text raat_figure_replicates(int32_t n, raat_language language)
{
    const raat_figure_style style = {.language = language, .kind = RAAT_FIGURE_PERSONS};
    raat_text text = {0};
    raat_texts_append(&text, n == 1 ? RAAT_TEXT_REPLICATE : RAAT_TEXT_REPLICATES, language,
                      RAAT_FILLED(raat_figure_format(n, &style).text));
    raat_figure_text out;
    snprintf(out.text, sizeof out.text, "%s", raat_text_bytes(&text));
    raat_text_clear(&text);
    return out;
}

raat_figure_text raat_figure_gain(double gain, double mean, double se, raat_language language)
{
    const double most = 10000;
    const raat_figure_style style = {
        .language = language, .kind = RAAT_FIGURE_PERSONS, .decimals = gain < 9.95 ? 1 : 0};
    if (isnan(gain) || (mean == 0 && se == 0))
        return (raat_figure_text){"-"};
    if (gain <= most)
        return raat_figure_format(gain, &style);
    raat_figure_text out;
    snprintf(out.text, sizeof out.text, "> %.40s", raat_figure_format(most, &style).text);
    return out;
}

raat_figure_text raat_figure_exact(double value)
{
    raat_figure_text out = {""};
    if (!isfinite(value))
        return out;
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(out.text, sizeof out.text, "%.*g", digits, value);
        if (strtod(out.text, NULL) == value)
            break;
    }
    return out;
}
