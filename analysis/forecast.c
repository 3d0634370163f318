#include "analysis/forecast.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double raat_forecast_at(const raat_forecast_line *line, double n)
{
    const double growth = line->y2 - line->y1;
    if (line->n2 <= line->n1 || growth <= line->noise)
        return line->y2;
    const double slope = fmin(growth / (line->n2 - line->n1), line->y2 / line->n2);
    return line->y2 + slope * (n - line->n2);
}

/* Of a standard error of sd / sqrt(n) at most `most` is wanted. */
static double replications(double sd, double most)
{
    const double ratio =
        sd / most; /* 0 / 0 is NaN: nothing differs, and nothing is to be told apart */
    return isnan(ratio) ? NAN : fmax(2, ceil(ratio * ratio));
}

double raat_forecast_enough(double sd, double half_width)
{
    return replications(sd, half_width / gsl_cdf_ugaussian_Pinv(0.975));
}

double raat_forecast_apart(double sd, double difference)
{
    const double z = gsl_cdf_ugaussian_Pinv(0.975) + gsl_cdf_ugaussian_Pinv(0.8);
    return replications(sd, fabs(difference) / z);
}
