/* figure.h: numbers as people read them and as programs do.
 *
 * Neither depends on the locale of the machine: separators come from the language that was asked
 * for, and raat_figure_exact always writes what C reads. */
#ifndef RAAT_ANALYSIS_FIGURE_H
#define RAAT_ANALYSIS_FIGURE_H

#include <stdbool.h>

#include "analysis/texts.h"
#include "engine/model/indicator.h"

typedef enum {
    RAAT_FIGURE_FTE,
    RAAT_FIGURE_PERSONS,
    RAAT_FIGURE_EURO,
    RAAT_FIGURE_SHARE, /* 0.031 is written 3.1 %, a difference of 0.01 as 1.0 percentage point */
} raat_figure_kind;

typedef struct {
    raat_language language;
    raat_figure_kind kind;
    int decimals;
    bool sign;        /* a plus before what is above zero: for differences */
    bool typographic; /* the true minus sign, for pages; else the hyphen */
} raat_figure_style;

typedef struct {
    char text[64];
} raat_figure_text;

/* What the numbers of an indicator are. */
raat_figure_kind raat_figure_kind_of(const raat_indicator *row);

/* Decimals that show `size`, the largest number of a column, to three digits or so: none from 100
 * on, one from 10, else two. In percent for shares. */
int raat_figure_decimals(raat_figure_kind kind, double size);

/* Decimals that leave one significant digit of a standard error: what is finer is noise. */
int raat_figure_decimals_se(raat_figure_kind kind, double se);

/* "12,345" in English, "12.345" in Dutch; "-" for what is not a number. Shares are multiplied by
 * 100; the percent sign or unit is not written. */
raat_figure_text raat_figure_format(double value, const raat_figure_style *style);

/* The same with unit: "12,345 FTE", "3.1 %", "+1.0 percentage points"; persons have none. */
raat_figure_text raat_figure_with_unit(double value, const raat_figure_style *style);

/* "FTE", "persons", "%"; for differences of shares "percentage points". */
const char *raat_figure_unit(raat_figure_kind kind, bool difference, raat_language language);

/* "1,000 replicates", "1 replicate" */
raat_figure_text raat_figure_replicates(int32_t n, raat_language language);

/* How many times more replicates it would take without common random numbers: "14", "1.8", and
 * "> 10,000" beyond what such a ratio can tell. "-" where the difference, of this mean and standard
 * error, is none: there is no noise to compare. */
raat_figure_text raat_figure_gain(double gain, double mean, double se, raat_language language);

/* The fewest digits that read back as the same double; "" for what is not a number. */
raat_figure_text raat_figure_exact(double value);

#endif
