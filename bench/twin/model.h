/* model.h: one replicate of one scenario; the whole of engine/model/model.md in plain C. */
#ifndef BENCH_TWIN_MODEL_H
#define BENCH_TWIN_MODEL_H

#include <gsl/gsl_rng.h>

#include "bench/twin/indicator.h"
#include "bench/twin/study.h"

/* Writes [years][values] numbers, values = indicator_offset(s, INDICATORS). */
void model_replicate(const study *s, const scenario *sc, const numbers *p, const gsl_rng *r,
                     double *out);

#endif
