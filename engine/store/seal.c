#include "engine/store/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/checksum.h"
#include "engine/store/failure.h"
#include "engine/store/layout.h"
#include "engine/store/read.h"

#define PREFIX "raat results, layout "
#define MIDDLE ", xxh128 of what precedes this line: "

enum { PIECE = 1 << 16, SIGNATURE = 8, DIGITS = RAAT_CHECKSUM_TEXT - 1 };

static raat_status write_all(int fd, const char *path, const char *text, size_t n, raat_error *err)
{
    while (n > 0) {
        const ssize_t put = write(fd, text, n);
        if (put < 0 && errno != EINTR)
            return raat_failure_system(err, path, "cannot write the results");
        if (put > 0) {
            text += put;
            n -= (size_t)put;
        }
    }
    return RAAT_OK;
}

/* Checksum of the first `bytes` bytes, as digits. */
static raat_status sum_up(int fd, const char *path, off_t bytes, char out[DIGITS + 1],
                          raat_error *err)
{
    uint8_t piece[PIECE];
    raat_checksum *sum = NULL;
    raat_status status = raat_checksum_new(&sum, err);
    for (off_t at = 0; at < bytes && status == RAAT_OK; at += PIECE) {
        const size_t n = bytes - at < PIECE ? (size_t)(bytes - at) : (size_t)PIECE;
        status = raat_read_at(fd, path, (uint64_t)at, piece, n, err);
        if (status == RAAT_OK)
            raat_checksum_add(sum, piece, n);
    }
    if (status == RAAT_OK)
        raat_checksum_text(sum, out);
    raat_checksum_free(sum);
    return status;
}

/* ---- the line ---- */

static void write_line(const char digits[DIGITS + 1], char out[RAAT_SEAL_BYTES + 1])
{
    const int length =
        snprintf(out, RAAT_SEAL_BYTES + 1, PREFIX "%d" MIDDLE "%s", RAAT_LAYOUT_VERSION, digits);
    memset(out + length, ' ', (size_t)(RAAT_SEAL_BYTES - length));
    out[RAAT_SEAL_BYTES - 1] = '\n';
    out[RAAT_SEAL_BYTES] = '\0';
}

/* ---- writing ---- */

static raat_status append(int fd, const char *path, raat_error *err)
{
    char digits[DIGITS + 1], line[RAAT_SEAL_BYTES + 1];
    struct stat file;
    if (fstat(fd, &file) != 0)
        return raat_failure_system(err, path, "cannot read");
    const raat_status status = sum_up(fd, path, file.st_size, digits, err);
    if (status != RAAT_OK)
        return status;
    if (lseek(fd, file.st_size, SEEK_SET) < 0)
        return raat_failure_system(err, path, "cannot write the results");
    write_line(digits, line);
    return write_all(fd, path, line, RAAT_SEAL_BYTES, err);
}

raat_status raat_seal_close(const char *path, raat_error *err)
{
    const int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return raat_failure_system(err, path, "cannot open");
    raat_status status = append(fd, path, err);
    if (status == RAAT_OK && fsync(fd) != 0)
        status = raat_failure_system(err, path, "cannot write the results");
    if (close(fd) != 0 && status == RAAT_OK)
        status = raat_failure_system(err, path, "cannot write the results");
    return status;
}

/* ---- checking ---- */

static const char signature[SIGNATURE + 1] = "\211HDF\r\n\032\n";

static raat_status no_results(const char *path, raat_error *err)
{
    return raat_error_set(err, RAAT_USAGE, "%s: not a results file of raat", path);
}

/* Whether the line is a seal at all, and of a layout that this program reads. */
static raat_status check_version(const char *path, const char *line, raat_error *err)
{
    const size_t prefix = strlen(PREFIX);
    char *end = NULL;
    const long version = strncmp(line, PREFIX, prefix) == 0 ? strtol(line + prefix, &end, 10) : 0;
    if (!end || *end != ',')
        return raat_error_set(
            err, RAAT_FAILED,
            "%s: not a complete results file: its last line, the seal, is missing "
            "or damaged",
            path);
    if (version != RAAT_LAYOUT_VERSION)
        return raat_error_set(err, RAAT_USAGE,
                              "%s: results of layout %ld; this program reads layout %d", path,
                              version, RAAT_LAYOUT_VERSION);
    return RAAT_OK;
}

static raat_status check_file(int fd, const char *path, raat_error *err)
{
    char first[SIGNATURE], line[RAAT_SEAL_BYTES + 1] = {0};
    char digits[DIGITS + 1], right[RAAT_SEAL_BYTES + 1];
    struct stat file;
    if (fstat(fd, &file) != 0)
        return raat_failure_system(err, path, "cannot read");
    if (!S_ISREG(file.st_mode))
        return raat_error_set(err, RAAT_USAGE, "%s: not a regular file", path);
    const off_t content = file.st_size - RAAT_SEAL_BYTES;
    if (raat_read_some(fd, 0, first, SIGNATURE) != SIGNATURE ||
        memcmp(first, signature, SIGNATURE) != 0)
        return no_results(path, err);
    if (content < SIGNATURE ||
        raat_read_some(fd, (uint64_t)content, line, RAAT_SEAL_BYTES) != RAAT_SEAL_BYTES)
        return no_results(path, err);
    raat_status status = check_version(path, line, err);
    if (status == RAAT_OK)
        status = sum_up(fd, path, content, digits, err);
    if (status != RAAT_OK)
        return status;
    write_line(digits, right);
    if (memcmp(line, right, RAAT_SEAL_BYTES) != 0)
        return raat_error_set(err, RAAT_FAILED,
                              "%s: damaged: its content is not what its last line, the seal, says",
                              path);
    return RAAT_OK;
}

raat_status raat_seal_check(const char *path, raat_error *err)
{
    /* Opening a FIFO would wait for its writer. */
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return raat_error_set(err, RAAT_USAGE, "%s: cannot open: %s", path, strerror(errno));
    const raat_status status = check_file(fd, path, err);
    close(fd);
    return status;
}

raat_status raat_seal_may_replace(const char *path, raat_error *err)
{
    char first[SIGNATURE];
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? RAAT_OK
                                                   : raat_failure_system(err, path, "cannot read");
    const ssize_t n = raat_read_some(fd, 0, first, SIGNATURE);
    close(fd);
    if (n < 0)
        return raat_failure_system(err, path, "cannot read");
    if (n == 0 || (n == SIGNATURE && memcmp(first, signature, SIGNATURE) == 0))
        return RAAT_OK;
    return raat_error_set(err, RAAT_USAGE,
                          "%s: is there, and is not a results file: it stays; give another name",
                          path);
}
