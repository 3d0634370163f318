#include "engine/store/stored.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/store/failure.h"
#include "engine/store/variable.h"
#include "engine/store/view.h"

struct raat_stored {
    const raat_numbers *numbers;
    raat_netcdf *nc;
    const char *path;
    int fd;         /* reads what nc has written */
    raat_view view; /* of all that is written, once it is read */
    int32_t height; /* replicates of a chunk */
    raat_netcdf_id of[RAAT_N_INDICATORS];
    raat_number *chunk; /* [height][numbers of the largest indicator] */
};

/* ---- making ---- */

static size_t largest(const raat_numbers *numbers)
{
    size_t most = 0;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        most = numbers->of[id] > most ? numbers->of[id] : most;
    return most;
}

static void make_variables(raat_stored *stored, const raat_coordinates *coordinates)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        const raat_variable variable = {raat_netcdf_root(stored->nc),
                                        raat_indicator_row(id)->count ? RAAT_NETCDF_INT32
                                                                      : RAAT_NETCDF_FLOAT,
                                        coordinates->replicate, stored->height};
        if (stored->numbers->of[id] > 0)
            stored->of[id] =
                raat_variable_make(stored->nc, stored->numbers->plan, coordinates, id, &variable);
    }
}

raat_status raat_stored_new(const raat_numbers *numbers, raat_netcdf *nc,
                            const raat_coordinates *coordinates, const char *path,
                            raat_stored **out, raat_error *err)
{
    raat_stored *stored = raat_memory_new(1, sizeof *stored, err);
    if (!stored)
        return RAAT_FAILED;
    const int32_t asked = numbers->plan->n_replicates;
    *stored = (raat_stored){.numbers = numbers, .nc = nc, .path = path};
    stored->height = asked < RAAT_LANES ? asked : RAAT_LANES;
    stored->fd = open(path, O_RDONLY | O_CLOEXEC);
    stored->chunk =
        raat_memory_new((size_t)stored->height * largest(numbers), sizeof *stored->chunk, err);
    raat_status status = stored->chunk ? RAAT_OK : RAAT_FAILED;
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
    raat_view_close(&stored->view);
    if (stored->fd >= 0)
        close(stored->fd);
    raat_memory_free(stored->chunk);
    raat_memory_free(stored);
}

/* ---- writing ---- */

enum { LANES = RAAT_ABREAST_LANES, TILE = 64 / sizeof(raat_number) }; /* numbers in a cache line */

/* `cells` numbers that lie side by side in the record, [cell][RAAT_LANES], into rows of a chunk, [lane][width]. */
static raat_status take_cells(const raat_stored *stored, const raat_record *record,
                              raat_indicator_id id, const double *lanes, size_t cells, size_t width,
                              raat_number *out, raat_error *err)
{
    raat_number tile[TILE][RAAT_LANES];
    raat_status status = RAAT_OK;
    for (size_t first = 0; first < cells && status == RAAT_OK; first += TILE) {
        const size_t n = cells - first < TILE ? cells - first : TILE;
        for (size_t i = 0; i < n && status == RAAT_OK; i++)
            status = raat_number_store(stored->numbers, record, id,
                                       lanes + (first + i) * RAAT_LANES, tile[i], err);
        for (int32_t l = 0; l < stored->height; l++)
            for (size_t i = 0; i < n; i++)
                out[(size_t)l * width + first + i] = tile[i][l];
    }
    return status;
}

/* A record is larger than the caches, and its years lie far apart. */
static void fetch(const double *lanes, size_t cells)
{
    for (size_t i = 0; i < cells * RAAT_LANES; i += 64 / sizeof *lanes)
        __builtin_prefetch(lanes + i);
}

/* Behind the last replicate that is asked for the rows are zeros that nobody sees. */
static raat_status fill_chunk(const raat_stored *stored, const raat_record *record,
                              raat_indicator_id id, int32_t scenario, raat_error *err)
{
    const raat_numbers *numbers = stored->numbers;
    const size_t cells = numbers->cells[id], width = numbers->of[id];
    raat_status status = RAAT_OK;
    for (size_t k = 0; k < width && status == RAAT_OK; k += cells) {
        const double *lanes = raat_number_lanes(numbers, record, id, scenario, k);
        if (k + cells < width)
            fetch(raat_number_lanes(numbers, record, id, scenario, k + cells), cells);
        status = take_cells(stored, record, id, lanes, cells, width, stored->chunk + k, err);
    }
    for (int32_t l = record->n_lanes; l < stored->height; l++)
        memset(stored->chunk + (size_t)l * width, 0, width * sizeof *stored->chunk);
    return status;
}

static raat_status take_indicator(const raat_stored *stored, const raat_record *record,
                                  raat_indicator_id id, raat_error *err)
{
    const int32_t first = record->block * RAAT_LANES;
    const size_t bytes = (size_t)stored->height * stored->numbers->of[id] * sizeof *stored->chunk;
    raat_status status = RAAT_OK;
    raat_netcdf_grow(stored->nc, stored->of[id], first + record->n_lanes);
    for (int32_t s = 0; s < stored->numbers->plan->n_scenarios && status == RAAT_OK; s++) {
        const raat_netcdf_extent start[RAAT_NETCDF_MOST_AXES] = {(raat_netcdf_extent)s,
                                                                 (raat_netcdf_extent)first};
        status = fill_chunk(stored, record, id, s, err);
        if (status == RAAT_OK)
            raat_netcdf_write_chunk(stored->nc, stored->of[id], start, bytes, stored->chunk);
    }
    return status;
}

raat_status raat_stored_take(raat_stored *stored, const raat_record *record, raat_error *err)
{
    raat_status status = RAAT_OK;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++)
        if (stored->numbers->of[id] > 0)
            status = take_indicator(stored, record, id, err);
    return status == RAAT_OK ? raat_netcdf_fine(stored->nc, err) : status;
}

/* ---- reading ---- */

/* What is there now; what was written before is as it was. */
static raat_status open_view(raat_stored *stored, raat_error *err)
{
    struct stat file;
    if (fstat(stored->fd, &file) != 0)
        return raat_failure_system(err, stored->path, "cannot read");
    return raat_view_open(stored->fd, stored->path, 0, (size_t)file.st_size, &stored->view, err);
}

raat_status raat_stored_look(raat_stored *stored, void (*act)(void *with), void *with,
                             raat_error *err)
{
    raat_status status = stored->view.bytes ? RAAT_OK : open_view(stored, err);
    if (status != RAAT_OK)
        return status;
    status = raat_view_read(act, with, stored->path, err);
    raat_view_forget(&stored->view);
    return status;
}

raat_status raat_stored_find(const raat_stored *stored, raat_indicator_id id, int32_t scenario,
                             int32_t replicates, uint64_t *out, raat_error *err)
{
    for (int32_t first = 0; first < replicates; first += stored->height) {
        const raat_netcdf_extent start[RAAT_NETCDF_MOST_AXES] = {(raat_netcdf_extent)scenario,
                                                                 (raat_netcdf_extent)first};
        out[first / stored->height] = raat_netcdf_place(stored->nc, stored->of[id], start);
    }
    return raat_netcdf_fine(stored->nc, err);
}

/* n numbers of one replicate, LANES of them here, the next `apart` numbers on. A chunk need not lie where numbers
 * should. */
static void copy_row(const uint8_t *from, size_t n, size_t apart, raat_number *to)
{
    for (; n >= LANES; n -= LANES, from += LANES * sizeof *to, to += apart)
        memcpy(to, from, LANES * sizeof *to);
    memcpy(to, from, n * sizeof *to);
}

/* Of memory: with a page Linux maps those around it. */
static double bytes_of_chunk(int32_t rows, size_t row)
{
    enum { AROUND = 1 << 16 };
    const double bytes = (double)rows * (double)row;
    return bytes > AROUND ? bytes : AROUND;
}

double raat_stored_reading(const raat_numbers *numbers, int32_t replicates)
{
    const double blocks = ceil((double)replicates / RAAT_LANES);
    return fmin(RAAT_STORED_SPAN,
                blocks * bytes_of_chunk(RAAT_LANES, largest(numbers) * sizeof(raat_number)));
}

void raat_stored_copy(const raat_stored *stored, const raat_cut *cut, const uint64_t *chunks,
                      raat_number *out)
{
    const size_t number = sizeof *out, row = stored->numbers->of[cut->id] * number, k = cut->k;
    size_t passed = 0;
    for (int32_t first = 0; first < cut->replicates; first += stored->height, chunks++) {
        const int32_t left = cut->replicates - first;
        const int32_t rows = left < stored->height ? left : stored->height;
        const uint8_t *at = stored->view.bytes + *chunks + k * number;
        for (int32_t i = 0; i < rows; i++, at += row, out += LANES)
            copy_row(at, cut->n, cut->rows * LANES, out);
        passed += (size_t)bytes_of_chunk(rows, row);
        if (passed > RAAT_STORED_SPAN) {
            raat_view_forget(&stored->view);
            passed = 0;
        }
    }
}
