/* variable.h: the variable of one indicator, over replicates or over statistics, with its CF attributes. */
#ifndef RAAT_STORE_VARIABLE_H
#define RAAT_STORE_VARIABLE_H

#include "engine/store/coordinates.h"

/* Where and over what. */
typedef struct {
    raat_netcdf_id group;
    raat_netcdf_type type;
    raat_netcdf_id second; /* dimension after the scenario */
    int32_t chunk[2];      /* how many scenarios, and of `second`, a chunk has; 0: not cut */
} raat_variable;

/* (scenario, second, year, region, the indicator's axes). Failures stay in nc. */
raat_netcdf_id raat_variable_make(raat_netcdf *nc, const raat_plan *plan,
                                  const raat_coordinates *coordinates, raat_indicator_id id,
                                  const raat_variable *variable);

#endif
