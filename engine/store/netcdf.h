/* netcdf.h: HDF5 as netCDF-4 readers want it, and always the same bytes.
 *
 * Each dimension has a coordinate variable of its name in the root group (an HDF5 dimension scale);
 * every axis of every variable is attached to one. Objects carry no times, links and attributes keep
 * the order in which they were made, floats have _FillValue NaN. Counts have no _FillValue: none is
 * ever missing, and a reader that sees one turns whole numbers into floats.
 *
 * A failure sticks: after it every call does nothing, and raat_netcdf_close tells the first one. */
#ifndef RAAT_STORE_NETCDF_H
#define RAAT_STORE_NETCDF_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"

typedef struct raat_netcdf raat_netcdf;
typedef int64_t raat_netcdf_id;                /* a group, dimension or variable of the file */
typedef unsigned long long raat_netcdf_extent; /* a length, or where something begins */

typedef enum {
    RAAT_NETCDF_INT8,
    RAAT_NETCDF_INT32,
    RAAT_NETCDF_FLOAT,
    RAAT_NETCDF_DOUBLE,
    RAAT_NETCDF_TEXT, /* values are const char *const *, UTF-8 */
} raat_netcdf_type;

enum { RAAT_NETCDF_MOST_AXES = 8 };

/* Starts a file of that name, whatever it held before. */
raat_status raat_netcdf_create(const char *path, raat_netcdf **out, raat_error *err);

raat_netcdf_id raat_netcdf_root(const raat_netcdf *nc);
raat_netcdf_id raat_netcdf_group(raat_netcdf *nc, const char *name);

/* A dimension of n values and its coordinate variable, in the root group. */
raat_netcdf_id raat_netcdf_dimension(raat_netcdf *nc, const char *name, raat_netcdf_type type,
                                     int32_t n, const void *values);

/* The same without values or an end: netCDF's unlimited dimension, of length 0 so far. */
raat_netcdf_id raat_netcdf_growing(raat_netcdf *nc, const char *name, raat_netcdf_type type);

/* Makes a growing dimension, or a variable along one, n long; each of them is to be told. */
void raat_netcdf_grow(raat_netcdf *nc, raat_netcdf_id variable, int32_t n);

/* A variable over `rank` dimensions. chunk[rank]: how it is cut in the file; NULL: not at all, for which
 * no dimension may grow. */
raat_netcdf_id raat_netcdf_variable(raat_netcdf *nc, raat_netcdf_id group, const char *name,
                                    raat_netcdf_type type, int rank,
                                    const raat_netcdf_id *dimensions,
                                    const raat_netcdf_extent *chunk);

/* Writes the whole variable. */
void raat_netcdf_write(raat_netcdf *nc, raat_netcdf_id variable, const void *values);

/* Writes the chunk that begins at `start`, once: `bytes` for all of it, also for what lies beyond the end
 * of a dimension. They go to the file as they are, past all that HDF5 does for a part of a variable. */
void raat_netcdf_write_chunk(raat_netcdf *nc, raat_netcdf_id variable,
                             const raat_netcdf_extent *start, size_t bytes, const void *values);

/* Where the chunk that begins at `start` lies: byte of the file. What was written there is with the
 * system, and another descriptor of the file reads it. */
uint64_t raat_netcdf_place(raat_netcdf *nc, raat_netcdf_id variable,
                           const raat_netcdf_extent *start);

/* Attributes. A text is at most 60 kB: it has to fit the object's header. */
void raat_netcdf_text(raat_netcdf *nc, raat_netcdf_id object, const char *name, const char *text);
void raat_netcdf_integer(raat_netcdf *nc, raat_netcdf_id object, const char *name, int32_t value);
void raat_netcdf_bytes(raat_netcdf *nc, raat_netcdf_id object, const char *name, int n,
                       const int8_t *values);

/* Tells the first failure so far. */
raat_status raat_netcdf_fine(const raat_netcdf *nc, raat_error *err);

/* Closes and frees; the first failure of all calls is set here. */
raat_status raat_netcdf_close(raat_netcdf *nc, raat_error *err);

#endif
