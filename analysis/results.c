#include "analysis/results.h"

#include <string.h>
#include <sys/stat.h>

raat_status raat_results_open(const char *path, const char *command, raat_reader **out,
                              raat_error *err)
{
    struct stat there;
    if (stat(path, &there) != 0 || !S_ISDIR(there.st_mode))
        return raat_reader_open(path, out, err);
    int length = (int)strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return raat_error_set(err, RAAT_USAGE,
                          "%s: this is a folder; %s takes a results file, such as "
                          "%.*s/results/NAME.h5",
                          path, command, length, path);
}
