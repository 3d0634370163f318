/* coordinates.h: the dimensions of a results file, with their labels: names as values, titles beside them. */
#ifndef RAAT_STORE_COORDINATES_H
#define RAAT_STORE_COORDINATES_H

#include "engine/model/plan.h"
#include "engine/store/layout.h"
#include "engine/store/netcdf.h"

/* 0 where no variable of the file has the dimension. */
typedef struct {
    raat_netcdf_id scenario, replicate, year, region, statistic, target;
    raat_netcdf_id axes[RAAT_N_AXES];
} raat_coordinates;

/* Refuses names and titles that a results file cannot hold (RAAT_USAGE). */
raat_status raat_coordinates_check(const raat_plan *plan, raat_error *err);

/* Whether a file has numbers of the indicator: over an axis that a study leaves empty, such as groups, there
 * are none. */
bool raat_coordinates_hold(const raat_plan *plan, raat_layout_store store, raat_indicator_id id);

/* Makes them all; that of the replicates grows, and is without values. Failures of the file stay in nc. */
raat_status raat_coordinates_make(raat_netcdf *nc, const raat_plan *plan, raat_layout_store store,
                                  raat_coordinates *out, raat_error *err);

/* The first n replicates: 0, 1, 2, ... */
raat_status raat_coordinates_number(raat_netcdf *nc, const raat_coordinates *coordinates, int32_t n,
                                    raat_error *err);

#endif
