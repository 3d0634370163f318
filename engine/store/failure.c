#include "engine/store/failure.h"

#include <errno.h>
#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void raat_failure_quiet(void)
{
    static int done;
    if (!done)
        H5dont_atexit(); /* has an effect only before the first other call */
    done = 1;
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
    H5PLset_loading_state(0);
}

typedef struct {
    int number;      /* errno, 0: none found */
    char words[200]; /* HDF5's innermost description */
} account;

static herr_t look(unsigned depth, const H5E_error2_t *entry, void *data)
{
    account *a = data;
    const char *desc = entry->desc ? entry->desc : "";
    if (depth == 0)
        snprintf(a->words, sizeof a->words, "%s", desc);
    const char *number = strstr(desc, "errno = ");
    if (number && a->number == 0)
        a->number = (int)strtol(number + strlen("errno = "), NULL, 10);
    return 0;
}

raat_status raat_failure_set(raat_error *err, const char *path, const char *doing)
{
    account a = {0, "unknown reason"};
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, look, &a);
    return raat_error_set(err, RAAT_FAILED, "%s: %s: %s", path, doing,
                          a.number ? strerror(a.number) : a.words);
}

raat_status raat_failure_system(raat_error *err, const char *path, const char *doing)
{
    return raat_error_set(err, RAAT_FAILED, "%s: %s: %s", path, doing, strerror(errno));
}
