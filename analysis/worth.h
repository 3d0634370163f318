/* worth.h: what a scenario costs and what it gives, replicate by replicate against the baseline, over the
 * projected years, and whether that is worth it at a price for an FTE-year.
 *
 * Cost over FTE is a ratio whose sign says nothing (saving money with fewer FTE looks like paying for
 * more) and whose replicates have no mean where the FTE come near 0. So uncertainty is told by the net
 * benefit, price * FTE-years - cost, which is linear: worth it where it is above 0.
 *
 *   source   Stinnett and Mullahy (1998), Medical Decision Making 18, S68-S80: net benefit;
 *            van Hout et al. (1994), Health Economics 3, 309-319: the acceptability curve */
#ifndef RAAT_ANALYSIS_WORTH_H
#define RAAT_ANALYSIS_WORTH_H

#include "engine/numeric/statistics.h"
#include "engine/store/reader.h"

typedef struct {
    int32_t n_scenarios, n_replicates;
    int32_t first_year, last_year; /* of what is summed; euro and FTE count less after the first */
    double *cost[RAAT_N_PAYERS +
                 1];  /* [scenario][replicate] EUR more than the baseline; of both last */
    double *fte;      /* [scenario][replicate] FTE-years more than the baseline */
    double *shortage; /* [scenario][replicate] FTE-years of shortage more than the baseline */
    double *scratch;  /* [replicate] */
} raat_worth;

/* Sums the years after the record, year y times (1 + rate)^-(y - first one). Clear it whatever comes of
 * it. */
raat_status raat_worth_load(raat_worth *out, const raat_reader *reader, int32_t region, double rate,
                            raat_error *err);
void raat_worth_clear(raat_worth *worth);

/* Of the replicates of one scenario in one of the arrays. */
raat_statistics raat_worth_statistics(const raat_worth *worth, const double *values,
                                      int32_t scenario);

/* Share of replicates whose net benefit at that price, EUR an FTE-year, is above 0; its Monte Carlo
 * standard error in *out_se. */
double raat_worth_probability(const raat_worth *worth, int32_t scenario, double price,
                              double *out_se);

typedef enum {
    RAAT_WORTH_RATIO,   /* more FTE for more euro: *out is mean cost over mean FTE-years */
    RAAT_WORTH_SAVES,   /* more FTE and no euro more */
    RAAT_WORTH_NO_GAIN, /* the mean of FTE is not above 0 by two standard errors */
} raat_worth_verdict;

raat_worth_verdict raat_worth_judge(const raat_worth *worth, int32_t scenario, double *out);

#endif
