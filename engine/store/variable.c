#include "engine/store/variable.h"

#include <stdio.h>
#include <string.h>

/* The auxiliary coordinates that belong to the dimensions of an indicator. */
static void name_coordinates(raat_netcdf *nc, raat_netcdf_id variable, raat_indicator_id id,
                             bool statistic)
{
    char list[64 * (2 + RAAT_MOST_AXES)] =
        "scenario_title scenario_title_nl region_title region_title_nl";
    char *end = list + strlen(list);
    for (const raat_axis_id *a = raat_indicator_row(id)->axes; *a != RAAT_AXIS_NONE; a++) {
        const char *axis = raat_axis_name(*a);
        end += snprintf(end, 64, " %s_title %s_title_nl%s", axis, axis,
                        *a == RAAT_AXIS_TRACK ? " track_route track_qualification" : "");
    }
    if (statistic)
        snprintf(end, 64, " statistic_title");
    raat_netcdf_text(nc, variable, "coordinates", list);
}

static void describe(raat_netcdf *nc, raat_netcdf_id variable, raat_indicator_id id, bool statistic)
{
    const raat_indicator *row = raat_indicator_row(id);
    raat_netcdf_text(nc, variable, "units", row->unit);
    raat_netcdf_text(nc, variable, "long_name", row->title);
    raat_netcdf_text(nc, variable, "long_name_nl", row->title_nl);
    raat_netcdf_text(nc, variable, "cell_methods", raat_layout_cell_methods(row->rule));
    name_coordinates(nc, variable, id, statistic);
}

raat_netcdf_id raat_variable_make(raat_netcdf *nc, const raat_plan *plan,
                                  const raat_coordinates *coordinates, raat_indicator_id id,
                                  const raat_variable *variable)
{
    const raat_indicator *row = raat_indicator_row(id);
    raat_netcdf_id dimensions[4 + RAAT_MOST_AXES] = {coordinates->scenario, variable->second,
                                                     coordinates->year, coordinates->region};
    raat_netcdf_extent cut[4 + RAAT_MOST_AXES] = {
        (raat_netcdf_extent)variable->chunk[0], (raat_netcdf_extent)variable->chunk[1],
        (raat_netcdf_extent)raat_plan_years(plan), (raat_netcdf_extent)plan->n_areas};
    int rank = 4;
    for (const raat_axis_id *a = row->axes; *a != RAAT_AXIS_NONE; a++, rank++) {
        dimensions[rank] = coordinates->axes[*a];
        cut[rank] = (raat_netcdf_extent)plan->axes[*a].n;
    }
    const raat_netcdf_id made =
        raat_netcdf_variable(nc, variable->group, row->name, variable->type, rank, dimensions,
                             variable->chunk[0] ? cut : NULL);
    describe(nc, made, id, variable->second == coordinates->statistic);
    return made;
}
