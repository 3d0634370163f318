#include "scenarios/language/duration.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scenarios/language/decimal.h"

static const struct {
    const char *name;
    double seconds;
} units[] = {{"ms", 0.001}, {"s", 1}, {"m", 60}, {"h", 3600}};

enum { UNITS = sizeof units / sizeof *units };

raat_status raat_duration_parse(const char *option, const char *text, double *out_seconds,
                                raat_error *err)
{
    char number[RAAT_DECIMAL_TEXT];
    double amount = 0;
    const size_t n = strspn(text, "0123456789.,+-");
    snprintf(number, sizeof number, "%.*s", (int)(n < sizeof number ? n : sizeof number - 1), text);
    for (int i = 0; i < UNITS; i++)
        if (strcmp(text + n, units[i].name) == 0 && raat_decimal_read(number, &amount) &&
            amount > 0) {
            *out_seconds = amount * units[i].seconds;
            return RAAT_OK;
        }
    return raat_error_set(err, RAAT_USAGE,
                          "%s: `%.40s` is no time; a number above 0 and ms, s, m or h, as in 90s, "
                          "15m or 2h",
                          option, text);
}

void raat_duration_write(double seconds, char *out, size_t size)
{
    const long s = lround(seconds);
    if (seconds < 10)
        snprintf(out, size, "%.2g s", seconds);
    else if (s < 60)
        snprintf(out, size, "%ld s", s);
    else if (s < 3600)
        snprintf(out, size, "%ld min %ld s", s / 60, s % 60);
    else
        snprintf(out, size, "%ld h %ld min", s / 3600, s % 3600 / 60);
}
