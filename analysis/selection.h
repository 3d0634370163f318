/* selection.h: which indicators, years and areas a comparison shows. */
#ifndef RAAT_ANALYSIS_SELECTION_H
#define RAAT_ANALYSIS_SELECTION_H

#include <stdbool.h>

#include "engine/base/options.h"
#include "engine/store/reader.h"

typedef struct {
    bool indicator[RAAT_N_INDICATORS];
    bool *year;                                      /* [years of the file] */
    bool *area;                                      /* [areas of the file] */
    bool chose_indicators, chose_years, chose_areas; /* the user did; else all are in */
} raat_selection;

/* The lists of a command line, by name and calendar year; an empty one means all that the file holds. */
typedef struct {
    const raat_options_list *indicators, *years, *regions;
} raat_selection_lists;

/* What was asked for. RAAT_USAGE for what the file does not hold. Clear it whatever comes of it. */
raat_status raat_selection_init(raat_selection *out, const raat_reader *reader,
                                const raat_selection_lists *asked, raat_error *err);
void raat_selection_clear(raat_selection *selection);

enum { RAAT_SELECTION_FEW = 3 };

/* A few calendar years for a short table: the last one of the file, and two before it at one and
 * two thirds of the projection. Ascending and different; how many there are. */
int raat_selection_few_years(const raat_reader *reader, int32_t out[RAAT_SELECTION_FEW]);

/* Narrows a selection to those few years, or to the last of them. */
void raat_selection_take_few(raat_selection *selection, const raat_reader *reader);

/* Narrows it to the total of all regions, where there are several. */
void raat_selection_take_whole(raat_selection *selection, const raat_reader *reader);

#endif
