/* model.h: one replicate of one scenario; the whole of engine/model/model.md in plain C. */
#ifndef BENCH_TWIN_MODEL_H
#define BENCH_TWIN_MODEL_H

#include <gsl/gsl_rng.h>

#include "bench/twin/indicator.h"
#include "bench/twin/study.h"

/* Scenario `number` of s[regions] with p[regions]. Writes [areas][years][values] numbers, values =
 * indicator_offset(s, INDICATORS); areas are the regions and, where there are several, all of them. */
void model_replicate(const study *s, int regions, int number, const numbers *p, const gsl_rng *r,
                     double *out);

#endif
