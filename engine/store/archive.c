#include "engine/store/archive.h"

#include <hdf5.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"
#include "engine/store/failure.h"

struct raat_archive {
    char *path;
    hid_t file;
    hsize_t bytes; /* of the file: nothing in it can be larger */
};

enum { LONGEST_NAME = 120, LONGEST_ATTRIBUTE = 65536, LONGEST_AXIS = 1 << 28 };

/* Bytes in which texts are converted: HDF5's own megabyte is cleared for each variable of a few names. */
enum { CONVERSION = 1 << 14 };

/* ---- the file ---- */

raat_status raat_archive_open(const char *path, raat_archive **out, raat_error *err)
{
    raat_failure_quiet();
    raat_archive *archive = raat_memory_new(1, sizeof *archive, err);
    if (!archive)
        return RAAT_FAILED;
    struct stat file;
    archive->file = H5I_INVALID_HID;
    archive->path = raat_memory_text(path, err);
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
    H5Pset_file_locking(access, 0, 1); /* results are replaced by rename, never changed in place */
    if (archive->path && stat(path, &file) == 0) {
        archive->bytes = (hsize_t)file.st_size;
        archive->file = H5Fopen(path, H5F_ACC_RDONLY, access);
    }
    raat_status status = RAAT_OK;
    if (archive->file < 0)
        status = raat_failure_set(err, path, "cannot open the results");
    H5Pclose(access);
    if (status == RAAT_OK)
        *out = archive;
    else
        raat_archive_free(archive);
    return status;
}

void raat_archive_free(raat_archive *archive)
{
    if (!archive)
        return;
    if (archive->file >= 0)
        H5Fclose(archive->file);
    raat_memory_free(archive->path);
    raat_memory_free(archive);
}

raat_status raat_archive_damaged(const raat_archive *archive, raat_error *err, const char *format,
                                 ...)
{
    char what[512];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return raat_error_set(err, RAAT_FAILED, "%s: damaged: %s", archive->path, what);
}

/* ---- finding ---- */

static bool hard_link(hid_t file, const char *name)
{
    H5L_info_t link;
    return H5Lexists(file, name, H5P_DEFAULT) > 0 &&
           H5Lget_info(file, name, &link, H5P_DEFAULT) >= 0 && link.type == H5L_TYPE_HARD;
}

bool raat_archive_has(const raat_archive *archive, const char *name)
{
    char part[LONGEST_NAME];
    if (snprintf(part, sizeof part, "%s", name) >= (int)sizeof part)
        return false;
    if (strcmp(name, "/") == 0)
        return true;
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (!hard_link(archive->file, part))
            return false;
        *slash = '/';
    }
    return hard_link(archive->file, part);
}

static hid_t open_variable(const raat_archive *archive, const char *name, raat_error *err)
{
    hid_t id = H5I_INVALID_HID;
    if (raat_archive_has(archive, name))
        id = H5Dopen2(archive->file, name, H5P_DEFAULT);
    if (id < 0)
        raat_archive_damaged(archive, err, "there is no variable %s", name);
    return id;
}

/* ---- checking ---- */

static hid_t type_of(raat_archive_type type)
{
    switch (type) {
    case RAAT_ARCHIVE_INT8:
        return H5T_STD_I8LE;
    case RAAT_ARCHIVE_INT32:
        return H5T_STD_I32LE;
    case RAAT_ARCHIVE_FLOAT:
        return H5T_IEEE_F32LE;
    default:
        return H5T_IEEE_F64LE;
    }
}

static bool has_type(hid_t variable, raat_archive_type type)
{
    const hid_t found = H5Dget_type(variable);
    bool same = false;
    if (found >= 0 && type == RAAT_ARCHIVE_TEXT)
        same = H5Tget_class(found) == H5T_STRING && H5Tis_variable_str(found) > 0;
    else if (found >= 0)
        same = H5Tequal(found, type_of(type)) > 0;
    H5Tclose(found);
    return same;
}

/* Raw numbers of this file and no other, all of them written. */
static bool stored_plainly(const raat_archive *archive, hid_t variable, hsize_t elements)
{
    const hid_t creation = H5Dget_create_plist(variable), type = H5Dget_type(variable);
    const H5D_layout_t layout = H5Pget_layout(creation);
    const hsize_t bytes = H5Dget_storage_size(variable);
    const bool plain = (layout == H5D_CONTIGUOUS || layout == H5D_CHUNKED) &&
                       H5Pget_nfilters(creation) == 0 && H5Pget_external_count(creation) == 0 &&
                       bytes <= archive->bytes && elements <= bytes / H5Tget_size(type);
    H5Tclose(type);
    H5Pclose(creation);
    return plain;
}

/* The number of elements; -1 where the shape is not of that rank or out of bounds. */
static int64_t read_shape(hid_t variable, int rank, int32_t *out)
{
    hsize_t shape[H5S_MAX_RANK];
    int64_t elements = 1;
    const hid_t space = H5Dget_space(variable);
    const bool right = space >= 0 && H5Sget_simple_extent_ndims(space) == rank &&
                       H5Sget_simple_extent_type(space) != H5S_NULL &&
                       H5Sget_simple_extent_dims(space, shape, NULL) == rank;
    H5Sclose(space);
    if (!right)
        return -1;
    for (int i = 0; i < rank; i++) {
        if (shape[i] < 1 || shape[i] > LONGEST_AXIS ||
            __builtin_mul_overflow(elements, (int64_t)shape[i], &elements))
            return -1;
        out[i] = (int32_t)shape[i];
    }
    return elements;
}

raat_status raat_archive_shape(const raat_archive *archive, const char *name,
                               raat_archive_type type, int rank, int32_t *out, raat_error *err)
{
    raat_status status = RAAT_OK;
    const hid_t variable = open_variable(archive, name, err);
    if (variable < 0)
        return RAAT_FAILED;
    const int64_t elements = read_shape(variable, rank, out);
    if (!has_type(variable, type))
        status = raat_archive_damaged(archive, err, "%s has another type", name);
    else if (elements < 0)
        status = raat_archive_damaged(archive, err, "%s has another shape", name);
    else if (!stored_plainly(archive, variable, (hsize_t)elements))
        status = raat_archive_damaged(archive, err, "%s is not stored whole in this file", name);
    H5Dclose(variable);
    return status;
}

/* ---- reading ---- */

/* A variable whose elements are n of that type; negative with err set otherwise. */
static hid_t open_checked(const raat_archive *archive, const char *name, raat_archive_type type,
                          size_t n, raat_error *err)
{
    const hid_t variable = open_variable(archive, name, err);
    if (variable < 0)
        return variable;
    const hid_t space = H5Dget_space(variable);
    const hssize_t elements = space < 0 ? -1 : H5Sget_simple_extent_npoints(space);
    H5Sclose(space);
    if (elements >= 0 && (size_t)elements == n && has_type(variable, type) &&
        stored_plainly(archive, variable, n))
        return variable;
    raat_archive_damaged(archive, err, "%s does not hold %zu values of its type", name, n);
    H5Dclose(variable);
    return H5I_INVALID_HID;
}

raat_status raat_archive_numbers(const raat_archive *archive, const char *name,
                                 raat_archive_type type, size_t n, void *out, raat_error *err)
{
    const hid_t variable = open_checked(archive, name, type, n, err);
    if (variable < 0)
        return RAAT_FAILED;
    raat_status status = RAAT_OK;
    if (H5Dread(variable, type_of(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, out) < 0)
        status = raat_archive_damaged(archive, err, "%s cannot be read", name);
    H5Dclose(variable);
    return status;
}

/* Memory for the texts of one variable, at most as much as the file has bytes: its texts may share
 * theirs, in a file that was made to fill our memory. */
typedef struct {
    hsize_t left;
    void **blocks; /* [n] */
    size_t n, capacity;
    raat_error *err;
} pool;

static void *pool_take(size_t bytes, void *info)
{
    pool *p = info;
    if (bytes > p->left)
        return NULL;
    void **wider = raat_memory_grow(p->blocks, p->n, &p->capacity, sizeof *wider, p->err);
    if (!wider)
        return NULL;
    p->blocks = wider;
    p->blocks[p->n] = raat_memory_new(bytes, 1, p->err);
    if (!p->blocks[p->n])
        return NULL;
    p->left -= bytes;
    return p->blocks[p->n++];
}

/* HDF5 gives back one by one, or not at all after a failure; pool_clear gives back everything. */
static void pool_leave(void *block, void *info)
{
    (void)block;
    (void)info;
}

static void pool_clear(pool *p)
{
    while (p->n > 0)
        raat_memory_free(p->blocks[--p->n]);
    raat_memory_free(p->blocks);
}

static raat_status copy_texts(size_t n, char *const *from, char **out, raat_error *err)
{
    raat_status status = RAAT_OK;
    for (size_t i = 0; i < n && status == RAAT_OK; i++) {
        out[i] = raat_memory_text(from[i] ? from[i] : "", err);
        status = out[i] ? RAAT_OK : RAAT_FAILED;
    }
    for (size_t i = 0; i < n && status != RAAT_OK; i++) {
        raat_memory_free(out[i]);
        out[i] = NULL;
    }
    return status;
}

raat_status raat_archive_texts(const raat_archive *archive, const char *name, size_t n, char **out,
                               raat_error *err)
{
    memset(out, 0, n * sizeof *out);
    const hid_t variable = open_checked(archive, name, RAAT_ARCHIVE_TEXT, n, err);
    if (variable < 0)
        return RAAT_FAILED;
    raat_status status = RAAT_FAILED;
    pool texts = {.left = archive->bytes + n, .err = err};
    const hid_t type = H5Dget_type(variable), transfer = H5Pcreate(H5P_DATASET_XFER);
    char **read = raat_memory_new(n, sizeof *read, err);
    H5Pset_buffer(transfer, CONVERSION, NULL, NULL);
    H5Pset_vlen_mem_manager(transfer, pool_take, &texts, pool_leave, &texts);
    if (read && H5Dread(variable, type, H5S_ALL, H5S_ALL, transfer, read) >= 0)
        status = copy_texts(n, read, out, err);
    else
        raat_archive_damaged(archive, err, "%s cannot be read", name);
    pool_clear(&texts);
    raat_memory_free(read);
    H5Pclose(transfer);
    H5Tclose(type);
    H5Dclose(variable);
    return status;
}

static hid_t open_attribute(const raat_archive *archive, const char *object, const char *name,
                            raat_error *err)
{
    hid_t id = H5I_INVALID_HID;
    if (raat_archive_has(archive, object) &&
        H5Aexists_by_name(archive->file, object, name, H5P_DEFAULT) > 0)
        id = H5Aopen_by_name(archive->file, object, name, H5P_DEFAULT, H5P_DEFAULT);
    if (id < 0)
        raat_archive_damaged(archive, err, "%s has no attribute %s", object, name);
    return id;
}

static hssize_t elements_of(hid_t attribute)
{
    const hid_t space = H5Aget_space(attribute);
    const hssize_t n = space < 0 ? -1 : H5Sget_simple_extent_npoints(space);
    H5Sclose(space);
    return n;
}

raat_status raat_archive_text(const raat_archive *archive, const char *object, const char *name,
                              char **out, raat_error *err)
{
    const hid_t attribute = open_attribute(archive, object, name, err);
    if (attribute < 0)
        return RAAT_FAILED;
    raat_status status = RAAT_FAILED;
    const hid_t type = H5Aget_type(attribute);
    const size_t bytes = H5Tget_size(type);
    char *text = NULL;
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) != 0 ||
        elements_of(attribute) != 1 || bytes > LONGEST_ATTRIBUTE)
        raat_archive_damaged(archive, err, "%s of %s is no text", name, object);
    else
        text = raat_memory_new(bytes + 1, 1, err); /* the zero at its end is not in the file */
    if (text && H5Aread(attribute, type, text) >= 0)
        status = RAAT_OK;
    else if (text)
        raat_archive_damaged(archive, err, "%s of %s cannot be read", name, object);
    if (status == RAAT_OK)
        *out = text;
    else
        raat_memory_free(text);
    H5Tclose(type);
    H5Aclose(attribute);
    return status;
}

raat_status raat_archive_integer(const raat_archive *archive, const char *object, const char *name,
                                 int32_t *out, raat_error *err)
{
    const hid_t attribute = open_attribute(archive, object, name, err);
    if (attribute < 0)
        return RAAT_FAILED;
    raat_status status = RAAT_OK;
    const hid_t type = H5Aget_type(attribute);
    if (H5Tequal(type, H5T_STD_I32LE) <= 0 || elements_of(attribute) != 1 ||
        H5Aread(attribute, H5T_STD_I32LE, out) < 0)
        status = raat_archive_damaged(archive, err, "%s of %s is no whole number", name, object);
    H5Tclose(type);
    H5Aclose(attribute);
    return status;
}
