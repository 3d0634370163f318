#include "scenarios/language/decimal.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/locale.h"

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* Bytes of the whole part at the start of text; 0 when there is none. */
static size_t whole_part(const char *text)
{
    const size_t sign = text[0] == '-';
    const size_t n = digits(text + sign);
    if (n == 0 || (n > 1 && text[sign] == '0'))
        return 0;
    return sign + n;
}

/* Bytes of a fraction or an exponent at the start of text, 0 when there is none; -1 when one begins
 * but no digit follows. */
static int tail_part(const char *text, int exponent)
{
    if (exponent ? (text[0] != 'e' && text[0] != 'E') : text[0] != '.')
        return 0;
    const size_t sign = exponent && (text[1] == '-' || text[1] == '+');
    const size_t n = digits(text + 1 + sign);
    return n ? (int)(1 + sign + n) : -1;
}

bool raat_decimal_read(const char *text, double *out)
{
    const size_t whole = whole_part(text);
    if (!whole)
        return false;
    const int fraction = tail_part(text + whole, 0);
    if (fraction < 0)
        return false;
    const int exponent = tail_part(text + whole + fraction, 1);
    if (exponent < 0 || text[whole + (size_t)fraction + (size_t)exponent] != '\0')
        return false;
    const locale_t before = raat_locale_begin();
    *out = strtod(text, NULL);
    raat_locale_end(before);
    if (*out == 0)
        *out = 0; /* -0 and 0 are one number, and have one text */
    return isfinite(*out);
}

bool raat_decimal_whole(const char *text, int64_t *out)
{
    const size_t whole = whole_part(text);
    if (!whole || text[whole] != '\0')
        return false;
    errno = 0;
    *out = strtoll(text, NULL, 10);
    return errno == 0;
}

bool raat_decimal_unsigned(const char *text, uint64_t *out)
{
    const size_t whole = whole_part(text);
    if (!whole || text[whole] != '\0' || text[0] == '-')
        return false;
    errno = 0;
    *out = strtoull(text, NULL, 10);
    return errno == 0;
}

/* The fewest significant digits that read back as the same number. */
static int shortest(double number)
{
    char text[RAAT_DECIMAL_TEXT];
    int digits = 1;
    for (; digits < 17; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, number);
        if (strtod(text, NULL) == number)
            break;
    }
    return digits;
}

void raat_decimal_write(double number, char out[RAAT_DECIMAL_TEXT])
{
    const locale_t before = raat_locale_begin();
    const double size = fabs(number);
    const int digits = shortest(number);
    /* Without an exponent where a person would write none. */
    if (number == 0 || (size >= 1e-7 && size < 1e15)) {
        const int whole =
            number == 0 ? 0 : (int)floor(log10(size)); /* or one off, next to a power */
        const int decimals = digits - 1 - whole;
        snprintf(out, RAAT_DECIMAL_TEXT, "%.*f", decimals > 0 ? decimals : 0, number);
    }
    if (number != 0 && (size < 1e-7 || size >= 1e15 || strtod(out, NULL) != number))
        snprintf(out, RAAT_DECIMAL_TEXT, "%.*g", digits, number);
    raat_locale_end(before);
}

const char *raat_decimal_hint(const char *text)
{
    const size_t sign = text[0] == '-' || text[0] == '+';
    const size_t n = digits(text + sign);
    const char next = text[sign + n];
    if (strcasestr(text, "nan") || strcasestr(text, "inf"))
        return "; a number is finite";
    if (n == 1 && text[sign] == '0' && (next == 'x' || next == 'o' || next == 'b'))
        return "; write it in decimal";
    if (n > 1 && text[sign] == '0')
        return "; write it without leading zeros";
    if (text[0] == '+')
        return "; write it without the plus sign";
    if (n && next == ',')
        return "; the decimal mark is a point, and thousands are not separated";
    if (n && next == '%')
        return "; write a percentage as a fraction, 2 % as 0.02";
    if (n && (next == '_' || next == ' '))
        return "; write the digits without separators";
    if ((n == 0 && next == '.') || (next == '.' && !digits(text + sign + n + 1)))
        return "; write digits on both sides of the point";
    return "";
}
