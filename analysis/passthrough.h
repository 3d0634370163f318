/* passthrough.h: how much of what a scenario adds becomes less shortage, and how much takes the place of
 * people who would have been hired from outside anyway.
 *
 *   fall in shortage         S, FTE: minus the mean paired difference of shortage_fte
 *   fall in outside hires    O(t), FTE a year: minus that of hires_source over returners and people from
 *                            outside, times the mean net FTE a head of the baseline (net_fte / heads)
 *   pass-through of a year   S / (S + O(t))
 *   pass-through in all      S / (S + O(first) + ... + O(t))
 *
 * The shortage is a stock and hires are a flow: set against one year's hires, the fall of a shortage that
 * built up over years is too large a part; set against all hires so far too small, for some of those not
 * hired would have left again. As long as outside hires fall in every year, the truth lies between.
 *   source    shared model, point 14: hiring crowds out by itself */
#ifndef RAAT_ANALYSIS_PASSTHROUGH_H
#define RAAT_ANALYSIS_PASSTHROUGH_H

#include "analysis/comparison.h"

typedef struct {
    raat_comparison shortage, hires, net, heads;
} raat_passthrough;

/* How much clearer than noise what is divided by must be: so many standard errors above 0. */
enum { RAAT_PASSTHROUGH_CLEAR = 2 };

typedef struct {
    double shortage, hires, all_hires; /* falls, FTE: S, O(t), and the sum up to t */
    double of_year, in_all;            /* NaN where the denominator is not clearly above 0 */
} raat_passthrough_result;

/* Whether the file holds what it takes. */
bool raat_passthrough_holds(const raat_reader *reader);

/* Clear it whatever comes of it. */
raat_status raat_passthrough_load(raat_passthrough *out, const raat_reader *reader,
                                  raat_error *err);
void raat_passthrough_clear(raat_passthrough *passthrough);

/* For a scenario, year and region; at.cell is not looked at. */
raat_passthrough_result raat_passthrough_at(const raat_passthrough *passthrough,
                                            const raat_reader *reader, raat_comparison_at at);

#endif
