#include "engine/base/progress.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "engine/base/stopwatch.h"

static const double BETWEEN_LINES = 0.1; /* seconds */

static void time_left(double seconds, char *out, size_t size)
{
    const long s = lround(seconds);
    if (s >= 3600)
        snprintf(out, size, ", %ld h %ld min left", s / 3600, s % 3600 / 60);
    else if (s >= 60)
        snprintf(out, size, ", %ld min %ld s left", s / 60, s % 60);
    else
        snprintf(out, size, ", %ld s left", s);
}

void raat_progress_line(const char *what, uint64_t done, uint64_t total, double seconds,
                        char *out_line, size_t size)
{
    char left[64] = "";
    if (done > 0 && done <= total && seconds >= 1)
        time_left(seconds / (double)done * (double)(total - done), left, sizeof left);
    const unsigned percent = total ? (unsigned)(100.0 * (double)done / (double)total) : 100;
    snprintf(out_line, size, "%s %llu of %llu, %u %%%s", what, (unsigned long long)done,
             (unsigned long long)total, percent, left);
}

void raat_progress_begin(raat_progress *progress, const char *what, uint64_t total)
{
    const double begin = raat_stopwatch_now();
    *progress = (raat_progress){.what = what,
                                .total = total,
                                .began = begin,
                                .shown = begin - BETWEEN_LINES,
                                .visible = isatty(STDERR_FILENO) == 1};
}

void raat_progress_update(raat_progress *progress, uint64_t done)
{
    if (!progress->visible)
        return;
    const double time = raat_stopwatch_now();
    if (time - progress->shown < BETWEEN_LINES && done < progress->total)
        return;
    char line[128];
    raat_progress_line(progress->what, done, progress->total, time - progress->began, line,
                       sizeof line);
    fprintf(stderr, "\r%s\033[K", line); /* ESC [ K: wipe what an older, longer line left */
    progress->shown = time;
}

void raat_progress_end(raat_progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
}
