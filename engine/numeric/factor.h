/* factor.h: a good or bad year that lingers, the autoregression of order 1
 *
 *   x_y = rho x_{y-1} + sd sqrt(1 - rho^2) z_y,   z_y standard normal,   x = 0 before the first year
 *
 * so x is 0 on average; its variance is sd^2 (1 - rho^(2 t)) after t years, sd^2 in the long run,
 * and years k apart correlate as rho^k in the long run.
 *
 *   z_y      the normal quantile of the addressed uniform of the year, whose step is the calendar
 *            year: a scenario that starts later, or an extra year, moves no other year's draw
 *   source   Hamilton (1994), Time Series Analysis, chapter 3.4 */
#ifndef RAAT_NUMERIC_FACTOR_H
#define RAAT_NUMERIC_FACTOR_H

#include "engine/numeric/stream.h"

/* x[RAAT_LANES], last year's value (0 before the first), becomes this year's, in the unit of sd. Each
 * lane has its own -1 <= rho <= 1 and sd >= 0, the stationary standard deviation; s->step is the
 * calendar year. rho = 0 makes years that know nothing of each other. A larger uniform gives a larger
 * x. */
void raat_factor_next(const raat_stream *s, const double rho[RAAT_LANES],
                      const double sd[RAAT_LANES], double x[RAAT_LANES]);

#endif
