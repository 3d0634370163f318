#include "engine/store/scales.h"

#include <assert.h>
#include <hdf5_hl.h>

#include "engine/base/memory.h"

enum { MOST_AXES = 8 };

/* An element of REFERENCE_LIST: a variable, and which of its axes it is. */
typedef struct {
    hobj_ref_t dataset;
    int dimension;
} listed;

typedef struct {
    hid_t dimension;
    listed as;
} pair;

struct raat_scales {
    pair *pairs; /* [n] */
    size_t n, capacity;
};

raat_status raat_scales_new(raat_scales **out, raat_error *err)
{
    *out = raat_memory_new(1, sizeof **out, err);
    return *out ? RAAT_OK : RAAT_FAILED;
}

void raat_scales_free(raat_scales *scales)
{
    if (scales)
        raat_memory_free(scales->pairs);
    raat_memory_free(scales);
}

static raat_status add(raat_scales *scales, hid_t dimension, hobj_ref_t dataset, int axis,
                       raat_error *err)
{
    pair *wider = raat_memory_grow(scales->pairs, scales->n, &scales->capacity, sizeof *wider, err);
    if (!wider)
        return RAAT_FAILED;
    scales->pairs = wider;
    scales->pairs[scales->n++] = (pair){dimension, {dataset, axis}};
    return RAAT_OK;
}

/* An array of n elements. After a failure no call may follow, for it would clear HDF5's account of that. */
static raat_status write_list(hid_t object, const char *name, hid_t type, hsize_t n,
                              const void *values)
{
    const hid_t space = H5Screate_simple(1, &n, NULL);
    const hid_t id = H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    if (id < 0 || H5Awrite(id, type, values) < 0 || H5Aclose(id) < 0)
        return RAAT_FAILED;
    H5Sclose(space);
    return RAAT_OK;
}

/* DIMENSION_LIST: of each axis a list, of one. */
static raat_status tell_variable(hid_t variable, int rank, hobj_ref_t references[MOST_AXES])
{
    hvl_t lists[MOST_AXES];
    for (int i = 0; i < rank; i++)
        lists[i] = (hvl_t){1, &references[i]};
    const hid_t type = H5Tvlen_create(H5T_STD_REF_OBJ);
    const raat_status status = write_list(variable, DIMENSION_LIST, type, (hsize_t)rank, lists);
    if (status == RAAT_OK)
        H5Tclose(type);
    return status;
}

raat_status raat_scales_attach(raat_scales *scales, hid_t variable, int rank,
                               const hid_t *dimensions, raat_error *err)
{
    assert(rank <= MOST_AXES);
    hobj_ref_t own, references[MOST_AXES];
    if (rank == 0)
        return RAAT_OK;
    if (H5Rcreate(&own, variable, ".", H5R_OBJECT, -1) < 0)
        return RAAT_FAILED;
    for (int i = 0; i < rank; i++)
        if (H5Rcreate(&references[i], dimensions[i], ".", H5R_OBJECT, -1) < 0)
            return RAAT_FAILED;
    raat_status status = tell_variable(variable, rank, references);
    for (int i = 0; i < rank && status == RAAT_OK; i++)
        status = add(scales, dimensions[i], own, i, err);
    return status;
}

static hid_t listed_type(void)
{
    const hid_t type = H5Tcreate(H5T_COMPOUND, sizeof(listed));
    H5Tinsert(type, "dataset", HOFFSET(listed, dataset), H5T_STD_REF_OBJ);
    H5Tinsert(type, "dimension", HOFFSET(listed, dimension), H5T_NATIVE_INT);
    return type;
}

/* The variables of pair i's dimension, in the order in which they were attached: room[n] for them. */
static raat_status tell_dimension(const raat_scales *scales, size_t i, hid_t type, listed *room)
{
    const hid_t dimension = scales->pairs[i].dimension;
    hsize_t n = 0;
    for (size_t k = 0; k < i; k++)
        if (scales->pairs[k].dimension == dimension)
            return RAAT_OK; /* it was told already */
    for (size_t k = i; k < scales->n; k++)
        if (scales->pairs[k].dimension == dimension)
            room[n++] = scales->pairs[k].as;
    return write_list(dimension, REFERENCE_LIST, type, n, room);
}

raat_status raat_scales_tell(const raat_scales *scales, raat_error *err)
{
    listed *room = raat_memory_new(scales->n + 1, sizeof *room, err);
    if (!room)
        return RAAT_FAILED;
    const hid_t type = listed_type();
    raat_status status = RAAT_OK;
    for (size_t i = 0; i < scales->n && status == RAAT_OK; i++)
        status = tell_dimension(scales, i, type, room);
    if (status == RAAT_OK)
        H5Tclose(type);
    raat_memory_free(room);
    return status;
}
