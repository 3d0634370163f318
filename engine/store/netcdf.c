#include "engine/store/netcdf.h"

#include <assert.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/store/failure.h"
#include "engine/store/scales.h"

static_assert(sizeof(hid_t) == sizeof(raat_netcdf_id), "ids are HDF5's own");

struct raat_netcdf {
    char *path;
    hid_t file, root, transfer;
    hid_t *open; /* [n_open] groups and datasets, closed with the file */
    size_t n_open, capacity;
    raat_scales *scales;
    raat_error error;
};

/* More attributes than this on one object would move to a B-tree; none of ours has so many. */
enum { MOST_ATTRIBUTES = 64 };

/* Bytes in which texts are converted: HDF5's own megabyte is cleared for each variable of a few names. */
enum { CONVERSION = 1 << 14 };

/* Bytes: what is as long as ALIGNED begins at a multiple of PAGE, for the system writes whole pages faster. */
enum { ALIGNED = 1 << 14, PAGE = 4096 };

static bool fine(const raat_netcdf *nc)
{
    return nc->error.status == RAAT_OK;
}

/* Notes a failure of HDF5; true when there was none. Nothing of HDF5 may be called in between. */
static bool went(raat_netcdf *nc, int64_t result)
{
    if (result < 0 && fine(nc)) /* the first is told */
        raat_failure_set(&nc->error, nc->path, "cannot write the results");
    return result >= 0;
}

static hid_t keep(raat_netcdf *nc, hid_t id)
{
    if (!went(nc, id))
        return id;
    hid_t *wider = raat_memory_grow(nc->open, nc->n_open, &nc->capacity, sizeof *wider, &nc->error);
    if (!wider)
        return id;
    nc->open = wider;
    nc->open[nc->n_open++] = id;
    return id;
}

/* Creation properties of a file, group or dataset that make equal content equal bytes. */
static hid_t properties(raat_netcdf *nc, hid_t class)
{
    const hid_t list = H5Pcreate(class);
    const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    went(nc, list);
    went(nc, H5Pset_attr_creation_order(list, order));
    went(nc, H5Pset_attr_phase_change(list, MOST_ATTRIBUTES, 0));
    went(nc, H5Pset_obj_track_times(list, 0));
    if (class != H5P_DATASET_CREATE)
        went(nc, H5Pset_link_creation_order(list, order));
    return list;
}

static hid_t text_type(raat_netcdf *nc, size_t length)
{
    const hid_t type = H5Tcopy(H5T_C_S1);
    went(nc, type);
    went(nc, H5Tset_size(type, length));
    went(nc, H5Tset_cset(type, H5T_CSET_UTF8));
    went(nc, H5Tset_strpad(type, length == H5T_VARIABLE ? H5T_STR_NULLTERM : H5T_STR_NULLPAD));
    return type;
}

/* Of the file and of memory alike: the engine's machines are little-endian, and so is the file. */
static hid_t type_of(raat_netcdf *nc, raat_netcdf_type type)
{
    switch (type) {
    case RAAT_NETCDF_INT8:
        return H5Tcopy(H5T_STD_I8LE);
    case RAAT_NETCDF_INT32:
        return H5Tcopy(H5T_STD_I32LE);
    case RAAT_NETCDF_FLOAT:
        return H5Tcopy(H5T_IEEE_F32LE);
    case RAAT_NETCDF_DOUBLE:
        return H5Tcopy(H5T_IEEE_F64LE);
    default:
        return text_type(nc, H5T_VARIABLE);
    }
}

/* ---- the file ---- */

static void open_file(raat_netcdf *nc)
{
    const hid_t creation = properties(nc, H5P_FILE_CREATE);
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    went(nc, access);
    /* The format of HDF5 1.8: object headers have checksums, and every reader knows it. */
    went(nc, H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_V18));
    went(nc, H5Pset_fclose_degree(access, H5F_CLOSE_STRONG));
    went(nc, H5Pset_alignment(access, ALIGNED, PAGE));
    went(nc, H5Pset_file_locking(access, 0, 1)); /* the writer has a lock of its own */
    nc->transfer = H5Pcreate(H5P_DATASET_XFER);
    went(nc, nc->transfer);
    went(nc, H5Pset_buffer(nc->transfer, CONVERSION, NULL, NULL));
    if (fine(nc))
        nc->file = H5Fcreate(nc->path, H5F_ACC_TRUNC, creation, access);
    if (fine(nc) && went(nc, nc->file))
        nc->root = keep(nc, H5Gopen2(nc->file, "/", H5P_DEFAULT));
    H5Pclose(access);
    H5Pclose(creation);
}

raat_status raat_netcdf_create(const char *path, raat_netcdf **out, raat_error *err)
{
    raat_failure_quiet();
    raat_netcdf *nc = raat_memory_new(1, sizeof *nc, err);
    if (!nc)
        return RAAT_FAILED;
    nc->file = nc->root = nc->transfer = H5I_INVALID_HID;
    nc->path = raat_memory_text(path, &nc->error);
    if (fine(nc) && raat_scales_new(&nc->scales, &nc->error) == RAAT_OK)
        open_file(nc);
    if (!fine(nc))
        return raat_netcdf_close(nc, err);
    *out = nc;
    return RAAT_OK;
}

static void close_file(raat_netcdf *nc)
{
    if (fine(nc) && raat_scales_tell(nc->scales, &nc->error) != RAAT_OK)
        went(nc, -1);
    while (nc->n_open > 0) {
        const hid_t id = nc->open[--nc->n_open];
        went(nc, H5Iget_type(id) == H5I_GROUP ? H5Gclose(id) : H5Dclose(id));
    }
    if (nc->transfer >= 0)
        H5Pclose(nc->transfer);
    if (nc->file >= 0)
        went(nc, H5Fclose(nc->file));
}

raat_status raat_netcdf_close(raat_netcdf *nc, raat_error *err)
{
    close_file(nc);
    const raat_error error = nc->error;
    raat_scales_free(nc->scales);
    raat_memory_free(nc->open);
    raat_memory_free(nc->path);
    raat_memory_free(nc);
    return error.status ? raat_error_set(err, error.status, "%s", error.message) : RAAT_OK;
}

raat_netcdf_id raat_netcdf_root(const raat_netcdf *nc)
{
    return nc->root;
}

raat_netcdf_id raat_netcdf_group(raat_netcdf *nc, const char *name)
{
    if (!fine(nc))
        return H5I_INVALID_HID;
    const hid_t creation = properties(nc, H5P_GROUP_CREATE);
    const hid_t group = keep(nc, H5Gcreate2(nc->root, name, H5P_DEFAULT, creation, H5P_DEFAULT));
    H5Pclose(creation);
    return group;
}

/* ---- attributes ---- */

static void attribute(raat_netcdf *nc, hid_t object, const char *name, hid_t type, hid_t space,
                      const void *value)
{
    const hid_t id = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    if (!went(nc, id))
        return;
    went(nc, H5Awrite(id, type, value));
    went(nc, H5Aclose(id));
}

/* netCDF's attributes of numbers are arrays, also those of one. */
static void numbers(raat_netcdf *nc, hid_t object, const char *name, raat_netcdf_type type, int n,
                    const void *values)
{
    if (!fine(nc))
        return;
    const hsize_t length = (hsize_t)n;
    const hid_t space = H5Screate_simple(1, &length, NULL);
    const hid_t kind = type_of(nc, type);
    attribute(nc, object, name, kind, space, values);
    H5Tclose(kind);
    H5Sclose(space);
}

void raat_netcdf_text(raat_netcdf *nc, raat_netcdf_id object, const char *name, const char *text)
{
    if (!fine(nc))
        return;
    const size_t length = strlen(text);
    const hid_t type = text_type(nc, length ? length : 1); /* HDF5 knows no text of no bytes */
    const hid_t space = H5Screate(H5S_SCALAR);
    if (fine(nc))
        attribute(nc, object, name, type, space, text);
    H5Sclose(space);
    H5Tclose(type);
}

void raat_netcdf_integer(raat_netcdf *nc, raat_netcdf_id object, const char *name, int32_t value)
{
    numbers(nc, object, name, RAAT_NETCDF_INT32, 1, &value);
}

void raat_netcdf_bytes(raat_netcdf *nc, raat_netcdf_id object, const char *name, int n,
                       const int8_t *values)
{
    numbers(nc, object, name, RAAT_NETCDF_INT8, n, values);
}

/* ---- variables ---- */

/* Chunks are written whole and once: keeping a megabyte of them for every variable gains nothing. */
static hid_t no_chunk_cache(raat_netcdf *nc)
{
    const hid_t list = H5Pcreate(H5P_DATASET_ACCESS);
    went(nc, list);
    went(nc, H5Pset_chunk_cache(list, 0, 0, H5D_CHUNK_CACHE_W0_DEFAULT));
    return list;
}

/* Lengths of the axes, now and at most. */
typedef struct {
    hsize_t now[RAAT_NETCDF_MOST_AXES], most[RAAT_NETCDF_MOST_AXES];
} shape;

static hid_t dataset(raat_netcdf *nc, hid_t group, const char *name, raat_netcdf_type type,
                     int rank, const shape *axes, const raat_netcdf_extent *chunk)
{
    const hid_t creation = properties(nc, H5P_DATASET_CREATE), access = no_chunk_cache(nc);
    const hid_t space =
        rank ? H5Screate_simple(rank, axes->now, axes->most) : H5Screate(H5S_SCALAR);
    const hid_t kind = type_of(nc, type);
    const double nan_double = NAN;
    const float nan_float = NAN;
    const void *fill = type == RAAT_NETCDF_FLOAT    ? (const void *)&nan_float
                       : type == RAAT_NETCDF_DOUBLE ? (const void *)&nan_double
                                                    : NULL;
    if (fill)
        went(nc, H5Pset_fill_value(creation, kind, fill));
    if (chunk)
        went(nc, H5Pset_chunk(creation, rank, chunk));
    hid_t id = H5I_INVALID_HID;
    if (fine(nc))
        id = keep(nc, H5Dcreate2(group, name, kind, space, H5P_DEFAULT, creation, access));
    H5Tclose(kind);
    H5Sclose(space);
    H5Pclose(access);
    H5Pclose(creation);
    if (fill)
        numbers(nc, id, "_FillValue", type, 1, fill);
    return id;
}

static hid_t scale(raat_netcdf *nc, const char *name, raat_netcdf_type type, const shape *axis,
                   const raat_netcdf_extent *chunk)
{
    if (!fine(nc))
        return H5I_INVALID_HID;
    const hid_t id = dataset(nc, nc->root, name, type, 1, axis, chunk);
    if (fine(nc))
        went(nc, H5DSset_scale(id, name));
    return id;
}

raat_netcdf_id raat_netcdf_dimension(raat_netcdf *nc, const char *name, raat_netcdf_type type,
                                     int32_t n, const void *values)
{
    const shape axis = {{(hsize_t)n}, {(hsize_t)n}};
    const hid_t id = scale(nc, name, type, &axis, NULL);
    raat_netcdf_write(nc, id, values);
    return id;
}

raat_netcdf_id raat_netcdf_growing(raat_netcdf *nc, const char *name, raat_netcdf_type type)
{
    const shape axis = {{0}, {H5S_UNLIMITED}};
    const raat_netcdf_extent chunk = 1024;
    return scale(nc, name, type, &axis, &chunk);
}

/* Lengths of a dimension or variable. */
static int lengths_of(raat_netcdf *nc, hid_t id, hsize_t *now, hsize_t *most)
{
    const hid_t space = H5Dget_space(id);
    int rank = -1;
    if (went(nc, space)) {
        rank = H5Sget_simple_extent_dims(space, now, most);
        went(nc, rank);
    }
    H5Sclose(space);
    return rank;
}

raat_netcdf_id raat_netcdf_variable(raat_netcdf *nc, raat_netcdf_id group, const char *name,
                                    raat_netcdf_type type, int rank,
                                    const raat_netcdf_id *dimensions,
                                    const raat_netcdf_extent *chunk)
{
    static_assert(sizeof(hsize_t) == sizeof(raat_netcdf_extent), "shapes are HDF5's own");
    assert(rank <= RAAT_NETCDF_MOST_AXES);
    shape axes = {{0}, {0}};
    for (int i = 0; fine(nc) && i < rank; i++)
        lengths_of(nc, dimensions[i], &axes.now[i], &axes.most[i]);
    if (!fine(nc))
        return H5I_INVALID_HID;
    const hid_t id = dataset(nc, group, name, type, rank, &axes, chunk);
    if (fine(nc) && raat_scales_attach(nc->scales, id, rank, dimensions, &nc->error) != RAAT_OK)
        went(nc, -1);
    return id;
}

void raat_netcdf_grow(raat_netcdf *nc, raat_netcdf_id variable, int32_t n)
{
    shape axes = {{0}, {0}};
    const int rank = fine(nc) ? lengths_of(nc, variable, axes.now, axes.most) : 0;
    for (int i = 0; i < rank; i++)
        axes.now[i] = axes.most[i] == H5S_UNLIMITED ? (hsize_t)n : axes.now[i];
    if (fine(nc))
        went(nc, H5Dset_extent(variable, axes.now));
}

void raat_netcdf_write(raat_netcdf *nc, raat_netcdf_id variable, const void *values)
{
    if (!fine(nc))
        return;
    const hid_t kind = H5Dget_type(variable);
    if (went(nc, kind))
        went(nc, H5Dwrite(variable, kind, H5S_ALL, H5S_ALL, nc->transfer, values));
    H5Tclose(kind);
}

void raat_netcdf_write_chunk(raat_netcdf *nc, raat_netcdf_id variable,
                             const raat_netcdf_extent *start, size_t bytes, const void *values)
{
    if (fine(nc))
        went(nc, H5Dwrite_chunk(variable, H5P_DEFAULT, 0, start, bytes, values));
}

uint64_t raat_netcdf_place(raat_netcdf *nc, raat_netcdf_id variable,
                           const raat_netcdf_extent *start)
{
    haddr_t place = 0;
    if (fine(nc))
        went(nc, H5Dget_chunk_info_by_coord(variable, start, NULL, &place, NULL));
    return place;
}

raat_status raat_netcdf_fine(const raat_netcdf *nc, raat_error *err)
{
    return fine(nc) ? RAAT_OK : raat_error_set(err, nc->error.status, "%s", nc->error.message);
}
