#include "engine/store/stored.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/numeric/abreast.h"
#include "engine/store/failure.h"
#include "engine/store/read.h"
#include "engine/store/variable.h"

/* Bytes. CHUNK: up to which a reader of HDF5 keeps a chunk in memory, if it asks for nothing else; PIECE: read at a
 * time, so that they are still in the cache when they are copied; BETWEEN: sooner read than passed over by another call
 * of the system. */
enum { CHUNK = 1 << 20, PIECE = 1 << 17, BETWEEN = 2048 };

enum { LANES = RAAT_ABREAST_LANES };

struct raat_stored {
    const raat_numbers *numbers;
    raat_netcdf *nc;
    const char *path;
    int fd; /* reads what nc has written */
    raat_netcdf_id of[RAAT_N_INDICATORS];
    uint8_t *piece; /* [PIECE], or as long as the longest row */
};

/* ---- chunks ---- */

/* Of a replicate and scenario. */
static size_t row_bytes(const raat_numbers *numbers, raat_indicator_id id)
{
    return numbers->of[id] * sizeof(raat_number);
}

static size_t scenario_bytes(const raat_numbers *numbers, raat_indicator_id id)
{
    return (size_t)numbers->lanes * row_bytes(numbers, id);
}

/* A chunk has a block of all scenarios, for few large writes take half the time of many small ones, or of one where
 * all would be too much for a reader. */
static int32_t chunk_scenarios(const raat_numbers *numbers, raat_indicator_id id)
{
    const int32_t all = numbers->plan->n_scenarios;
    return (size_t)all * scenario_bytes(numbers, id) <= CHUNK ? all : 1;
}

static size_t blocks_of(int32_t replicates)
{
    return (size_t)(replicates + RAAT_LANES - 1) / RAAT_LANES;
}

size_t raat_stored_chunks(const raat_numbers *numbers, raat_indicator_id id, int32_t replicates)
{
    const int32_t each = chunk_scenarios(numbers, id);
    return (size_t)(numbers->plan->n_scenarios / each) * blocks_of(replicates);
}

/* ---- making ---- */

static size_t longest_row(const raat_numbers *numbers)
{
    size_t most = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        most = row_bytes(numbers, id) > most ? row_bytes(numbers, id) : most;
    return most;
}

static void make_variables(raat_stored *stored, const raat_coordinates *coordinates)
{
    const raat_numbers *numbers = stored->numbers;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const raat_variable variable = {raat_netcdf_root(stored->nc),
                                        raat_indicator_row(id)->count ? RAAT_NETCDF_INT32
                                                                      : RAAT_NETCDF_FLOAT,
                                        coordinates->replicate,
                                        {chunk_scenarios(numbers, id), numbers->lanes}};
        if (numbers->of[id] > 0)
            stored->of[id] =
                raat_variable_make(stored->nc, numbers->plan, coordinates, id, &variable);
    }
}

raat_status raat_stored_new(const raat_numbers *numbers, raat_netcdf *nc,
                            const raat_coordinates *coordinates, const char *path,
                            raat_stored **out, raat_error *err)
{
    raat_stored *stored = raat_memory_new(1, sizeof *stored, err);
    if (!stored)
        return RAAT_FAILED;
    const size_t row = longest_row(numbers);
    *stored = (raat_stored){.numbers = numbers, .nc = nc, .path = path};
    stored->fd = open(path, O_RDONLY | O_CLOEXEC);
    stored->piece = raat_memory_new(row > PIECE ? row : PIECE, 1, err);
    raat_status status = stored->piece ? RAAT_OK : RAAT_FAILED;
    if (stored->fd < 0)
        status = raat_failure_system(err, path, "cannot read");
    if (status == RAAT_OK) {
        make_variables(stored, coordinates);
        *out = stored;
    } else {
        raat_stored_free(stored);
    }
    return status;
}

void raat_stored_free(raat_stored *stored)
{
    if (!stored)
        return;
    if (stored->fd >= 0)
        close(stored->fd);
    raat_memory_free(stored->piece);
    raat_memory_free(stored);
}

/* ---- writing ---- */

/* The record has the numbers as the file wants them. */
static void take_indicator(const raat_stored *stored, const raat_record *record,
                           raat_indicator_id id)
{
    const raat_numbers *numbers = stored->numbers;
    const int32_t first = record->block * RAAT_LANES, each = chunk_scenarios(numbers, id);
    const size_t bytes = (size_t)each * scenario_bytes(numbers, id);
    raat_netcdf_grow(stored->nc, stored->of[id], first + record->n_lanes);
    for (int32_t s = 0; s < numbers->plan->n_scenarios; s += each) {
        const raat_netcdf_extent start[RAAT_NETCDF_MOST_AXES] = {(raat_netcdf_extent)s,
                                                                 (raat_netcdf_extent)first};
        raat_netcdf_write_chunk(stored->nc, stored->of[id], start, bytes,
                                record->values + raat_numbers_at(numbers, id, s));
    }
}

raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        if (stored->numbers->of[id] > 0)
            take_indicator(stored, record, id);
    return raat_netcdf_fine(stored->nc, err);
}

/* ---- reading ---- */

raat_status raat_stored_find(const raat_stored *stored, raat_indicator_id id, int32_t replicates,
                             uint64_t *out, raat_error *err)
{
    const raat_numbers *numbers = stored->numbers;
    for (int32_t s = 0; s < numbers->plan->n_scenarios; s += chunk_scenarios(numbers, id))
        for (int32_t first = 0; first < replicates; first += RAAT_LANES) {
            const raat_netcdf_extent start[RAAT_NETCDF_MOST_AXES] = {(raat_netcdf_extent)s,
                                                                     (raat_netcdf_extent)first};
            *out++ = raat_netcdf_place(stored->nc, stored->of[id], start);
        }
    return raat_netcdf_fine(stored->nc, err);
}

/* n numbers of one replicate, LANES of them here, the next `apart` numbers on. */
static void copy_row(const uint8_t *from, size_t n, size_t apart, raat_number *to)
{
    for (; n >= LANES; n -= LANES, from += LANES * sizeof *to, to += apart)
        memcpy(to, from, LANES * sizeof *to);
    memcpy(to, from, n * sizeof *to);
}

/* Rows that one call of the system reads. */
static int32_t rows_at_once(size_t row, size_t wanted)
{
    const size_t fit = PIECE / row;
    return row - wanted > BETWEEN || fit < 1 ? 1 : (int32_t)fit;
}

/* What is wanted of rows that begin at a byte of the file, one row after the other. */
static raat_status copy_rows(const raat_stored *stored, const raat_cut *cut, uint64_t at,
                             int32_t rows, raat_number *out, raat_error *err)
{
    const size_t row = row_bytes(stored->numbers, cut->id), wanted = cut->n * sizeof *out;
    const int32_t most = rows_at_once(row, wanted);
    raat_status status = RAAT_OK;
    at += cut->k * sizeof *out;
    for (int32_t first = 0; first < rows && status == RAAT_OK; first += most) {
        const int32_t n = rows - first < most ? rows - first : most;
        status = raat_read_at(stored->fd, stored->path, at + (size_t)first * row, stored->piece,
                              (size_t)(n - 1) * row + wanted, err);
        for (int32_t i = 0; i < n; i++, out += LANES)
            copy_row(stored->piece + (size_t)i * row, cut->n, cut->rows * LANES, out);
    }
    return status;
}

raat_status raat_stored_copy(const raat_stored *stored, const raat_cut *cut, const uint64_t *chunks,
                             raat_number *out, raat_error *err)
{
    const raat_numbers *numbers = stored->numbers;
    const int32_t each = chunk_scenarios(numbers, cut->id);
    const size_t inside = (size_t)(cut->scenario % each) * scenario_bytes(numbers, cut->id);
    raat_status status = RAAT_OK;
    chunks += (size_t)(cut->scenario / each) * blocks_of(cut->replicates);
    for (int32_t first = 0; first < cut->replicates && status == RAAT_OK; first += RAAT_LANES) {
        const int32_t left = cut->replicates - first;
        const int32_t rows = left < RAAT_LANES ? left : RAAT_LANES;
        status = copy_rows(stored, cut, *chunks++ + inside, rows, out + (size_t)first * LANES, err);
    }
    return status;
}
