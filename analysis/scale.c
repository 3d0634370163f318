#include "analysis/scale.h"

#include <math.h>

static const double mantissas[] = {1, 2, 5};
static const int32_t year_steps[] = {1, 2, 3, 4, 5, 6, 10, 20, 25, 50, 100};
enum { N_YEAR_STEPS = sizeof year_steps / sizeof *year_steps };

/* A tick that is meant to be 0.3 may be computed as 0.30000000000000004: what lies within a
 * millionth of a step of a tick is on it. */
static const double slack = 1e-6;

static raat_scale with_step(double low, double high, double step)
{
    const double first = floor(low / step + slack), last = ceil(high / step - slack);
    return (raat_scale){first * step, last * step, step, (int)(last - first)};
}

raat_scale raat_scale_nice(double low, double high, int n_steps)
{
    if (!isfinite(low) || !isfinite(high) || high <= low) {
        low = 0;
        high = 1;
    }
    const int power = (int)floor(log10((high - low) / n_steps)) - 1;
    for (int i = 0;; i++) {
        const int decade = power + i / 3;
        const double step = mantissas[i % 3] * pow(10, decade);
        const raat_scale scale = with_step(low, high, step);
        if (scale.n_steps <= n_steps && scale.n_steps > 0)
            return scale;
    }
}

double raat_scale_tick(const raat_scale *scale, int i)
{
    const double first = round(scale->low / scale->step);
    return (first + i) * scale->step;
}

int raat_scale_decimals(const raat_scale *scale)
{
    const double power = floor(log10(scale->step) + slack);
    return power < 0 ? (int)-power : 0;
}

int32_t raat_scale_years(int32_t first, int32_t last, int n)
{
    const int32_t span = last - first;
    for (int i = 0; i < N_YEAR_STEPS; i++) {
        if (span % year_steps[i] == 0 && span / year_steps[i] < n && span / year_steps[i] > 1)
            return year_steps[i];
    }
    for (int i = 0; i < N_YEAR_STEPS; i++) {
        if (span / year_steps[i] < n)
            return year_steps[i];
    }
    return span;
}
