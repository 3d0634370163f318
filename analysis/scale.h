/* scale.h: axes with round numbers on them. */
#ifndef RAAT_ANALYSIS_SCALE_H
#define RAAT_ANALYSIS_SCALE_H

#include <stdint.h>

/* Ticks at low, low + step, ..., high; both ends are ticks. */
typedef struct {
    double low, high, step;
    int n_steps;
} raat_scale;

/* The scale with the smallest step of 1, 2 or 5 times a power of ten that covers [low, high] in at
 * most n_steps steps. An empty or reversed range, or one that is not finite, gives 0 to 1. */
raat_scale raat_scale_nice(double low, double high, int n_steps);

double raat_scale_tick(const raat_scale *scale, int i); /* i = 0 ... n_steps */

/* Decimals that tell neighbouring ticks apart. */
int raat_scale_decimals(const raat_scale *scale);

/* Years between labels so that at most n labels stand from first to last: the smallest of 1, 2, 3,
 * 4, 5, 6, 10, 20, ... that ends on the last year, else the smallest that fits. */
int32_t raat_scale_years(int32_t first, int32_t last, int n);

#endif
