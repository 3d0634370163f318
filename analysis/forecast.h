/* forecast.h: from a pilot to the whole: what a run of n replications takes, and how many tell two plans
 * apart.
 *
 * What a run takes has a fixed part and one that grows in proportion to n, found from two pilots; neither is
 * below 0, whatever the noise:
 *
 *   y(n) = y2 + slope (n - n2),     slope = (y2 - y1) / (n2 - n1), from 0 to y2 / n2
 *
 * Precision, by the normal approximation, where sd is the standard deviation of the paired difference
 * between two scenarios, replicate by replicate, and d its mean:
 *
 *   enough   (z975 sd / h)^2               the 95 % interval for d is d +- h;      z975 = 1.960
 *   apart    ((z975 + z80) sd / d)^2       that interval leaves out 0 with a probability of 80 %, if the
 *                                          true difference is d;                   z80  = 0.842
 *
 * Both take the replications as independent: Latin hypercube groups of 256 make a mean vary less
 * (statistics.h), if the model is near additive. And both are as good as the sd they are given: of 512
 * replications 3 % off (one sigma, normal), 12 % in a study whose difference has a long tail, so that
 * `enough` said 7,341 where --until ended after 11,520.
 *
 *   source   Julious (2004), Statistics in Medicine 23, 1921-1986, section 2: paired data, a precision or a
 *            power */
#ifndef RAAT_ANALYSIS_FORECAST_H
#define RAAT_ANALYSIS_FORECAST_H

/* One quantity measured at two lengths; n1 = n2: measured once. */
typedef struct {
    double n1, y1, n2, y2;
    double noise; /* a growth of at most this between the two is none */
} raat_forecast_line;

/* y(n), in the unit of y. */
double raat_forecast_at(const raat_forecast_line *line, double n);

/* Replications, a whole number and at least 2; infinity where none suffice, NaN where sd is. sd and the
 * others in one unit. */
double raat_forecast_enough(double sd, double half_width);
double raat_forecast_apart(double sd, double difference);

#endif
