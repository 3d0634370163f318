#include "analysis/pilot.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/message.h"
#include "engine/base/stop.h"
#include "engine/base/stopwatch.h"
#include "engine/base/text.h"
#include "engine/run/run.h"
#include "engine/store/writer.h"

/* ---- room that two processes share ---- */

double *raat_pilot_room(size_t n, raat_error *err)
{
    double *room =
        mmap(NULL, n * sizeof *room, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) {
        raat_error_set(err, RAAT_FAILED, "out of memory for the replicates of a pilot");
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        room[i] = NAN;
    return room;
}

void raat_pilot_room_free(double *room, size_t n)
{
    if (room)
        munmap(room, n * sizeof *room);
}

/* ---- memory ---- */

/* Bytes of this process that are in memory now, the second number of statm; 0 where the system does not
 * say. */
static double resident(void)
{
    char line[128] = "", *second = line;
    FILE *const file = fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    if (fgets(line, sizeof line, file))
        second += strcspn(line, " ");
    fclose(file);
    return (double)strtoll(second, NULL, 10) * (double)sysconf(_SC_PAGESIZE);
}

/* ---- the child ---- */

/* Hands blocks on to the writer and keeps the replicates of one number. */
typedef struct {
    raat_sink sink; /* first: the run hands back its address */
    raat_sink *onward;
    const raat_pilot *pilot;
    double *values; /* [scenario][n] */
    int32_t n;
} keeper;

static raat_status keep(raat_sink *sink, const raat_record *record, raat_error *err)
{
    keeper *k = (keeper *)sink;
    const raat_plan *plan = k->pilot->plan;
    double lanes[RAAT_LANES];
    for (int32_t s = 0; s < plan->n_scenarios; s++) {
        raat_measure_of(&k->pilot->measure, plan, record, s, lanes);
        memcpy(k->values + (size_t)s * (size_t)k->n + (size_t)record->block * RAAT_LANES, lanes,
               (size_t)record->n_lanes * sizeof *lanes);
    }
    return k->onward->take(k->onward, record, err);
}

static int listen(void *listener, int32_t blocks_done, int32_t blocks)
{
    (void)listener, (void)blocks_done, (void)blocks;
    return raat_stop_signal() ? RAAT_RUN_STOP : RAAT_RUN_ON;
}

/* What the child tells, in room that it shares with the parent. */
enum { RESIDENT, SIMULATING, SIMULATING_PROCESSOR, N_TOLD };

static double processor_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static raat_status simulate(const raat_pilot *pilot, const raat_run_options *options,
                            raat_sink *sink, int32_t *out_replicates, double *told, raat_error *err)
{
    const double wall = raat_stopwatch_now(), processor = processor_now();
    const raat_status status = raat_run_execute(pilot->plan, options, sink, out_replicates, err);
    told[SIMULATING] = raat_stopwatch_now() - wall;
    told[SIMULATING_PROCESSOR] = processor_now() - processor;
    return status;
}

/* What raat run does, from the sealed plan on. */
static raat_status run_all(const raat_pilot *pilot, int32_t n, const char *path, double *values,
                           double *told, raat_error *err)
{
    const raat_run_options options = {.threads = pilot->threads, .progress = listen};
    raat_writer *writer = NULL;
    int32_t done;
    pilot->plan->n_replicates = n;
    raat_status status = raat_writer_new(pilot->plan, path, pilot->store, &writer, err);
    if (status == RAAT_OK) {
        keeper k = {{keep}, raat_writer_sink(writer), pilot, values, n};
        status = simulate(pilot, &options, &k.sink, &done, told, err);
    }
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, done, NULL, err);
    raat_writer_free(writer);
    return status;
}

/* Never returns. What standard output holds is the parent's to write. */
__attribute__((noreturn)) static void be_child(const raat_pilot *pilot, int32_t n, const char *path,
                                               double *values, double *told, pid_t parent)
{
    raat_error err = {0};
    told[RESIDENT] = resident();
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would wait for it, or remove its files */
    if (getppid() != parent)
        _exit(RAAT_STOPPED);
    const raat_status status = run_all(pilot, n, path, values, told, &err);
    raat_message_failure(&err);
    _exit((int)status);
}

/* ---- the parent ---- */

/* Waits for the child; a signal ends it at once, for nothing of it is worth saving. */
static int wait_for(pid_t child, struct rusage *usage)
{
    const struct timespec moment = {.tv_nsec = 2000000}; /* short beside any pilot */
    int status = 0;
    while (wait4(child, &status, WNOHANG, usage) == 0) {
        if (raat_stop_signal())
            kill(child, SIGKILL);
        nanosleep(&moment, NULL);
    }
    return status;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static raat_status measure(int status, const struct rusage *usage, const char *path,
                           raat_pilot_cost *out, raat_error *err)
{
    struct stat is;
    if (raat_stop_signal())
        return RAAT_STOPPED;
    if (WIFSIGNALED(status))
        return raat_error_set(err, RAAT_FAILED,
                              "the pilot of %d replications was killed by signal %d (%s)",
                              (int)out->replicates, WTERMSIG(status), strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) != RAAT_OK)
        return (raat_status)WEXITSTATUS(status);
    if (stat(path, &is) != 0)
        return raat_error_set(err, RAAT_FAILED, "%s: %s", path, strerror(errno));
    out->processor = seconds(usage->ru_utime) + seconds(usage->ru_stime);
    out->memory += 1024.0 * (double)usage->ru_maxrss;
    out->disk = (double)is.st_size;
    return RAAT_OK;
}

/* A fork does not take along pages of files that its parent has in memory: program and libraries, some 6 MB
 * that `raat run` has read by then. */
static raat_status run_in(const char *path, const raat_pilot *pilot, int32_t n, double *values,
                          double *told, raat_pilot_cost *out, raat_error *err)
{
    struct rusage usage = {0};
    signal(SIGCHLD, SIG_DFL); /* who has it ignored gets no child to wait for */
    const double began = raat_stopwatch_now(), own = resident();
    const pid_t parent = getpid(), child = fork();
    if (child < 0)
        return raat_error_set(err, RAAT_FAILED, "cannot begin a pilot: %s", strerror(errno));
    if (child == 0)
        be_child(pilot, n, path, values, told, parent);
    const int status = wait_for(child, &usage);
    *out = (raat_pilot_cost){.replicates = n, .wall = raat_stopwatch_now() - began};
    out->simulating = told[SIMULATING];
    out->simulating_processor = told[SIMULATING_PROCESSOR];
    out->memory = own > told[RESIDENT] ? own - told[RESIDENT] : 0;
    out->before = own;
    return measure(status, &usage, path, out, err);
}

/* ---- the folder ---- */

static raat_status make_folder(raat_text *out, raat_error *err)
{
    const char *temporary = getenv("TMPDIR");
    raat_text_appendf(out, "%s/raat-estimate-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    if (raat_text_check(out, err) != RAAT_OK)
        return RAAT_FAILED;
    if (!mkdtemp(out->bytes))
        return raat_error_set(err, RAAT_FAILED,
                              "cannot make the folder %s: %s; TMPDIR says where a pilot may write",
                              raat_text_bytes(out), strerror(errno));
    return RAAT_OK;
}

/* With whatever a writer that was killed has left in it; it makes no folders. */
static void remove_folder(const char *folder)
{
    DIR *const entries = opendir(folder);
    for (const struct dirent *e; entries && (e = readdir(entries));)
        unlinkat(dirfd(entries), e->d_name, 0);
    if (entries)
        closedir(entries);
    rmdir(folder);
}

raat_status raat_pilot_run(const raat_pilot *pilot, int32_t n, double *values, raat_pilot_cost *out,
                           raat_error *err)
{
    raat_text folder = {0}, path = {0};
    double *told = raat_pilot_room(N_TOLD, err);
    assert(n > 0);
    raat_status status = told ? make_folder(&folder, err) : RAAT_FAILED;
    if (status != RAAT_OK)
        goto out;
    raat_text_appendf(&path, "%s/pilot.h5", raat_text_bytes(&folder));
    status = raat_text_check(&path, err);
    if (status == RAAT_OK)
        status = run_in(raat_text_bytes(&path), pilot, n, values, told, out, err);
    remove_folder(raat_text_bytes(&folder));
out:
    raat_pilot_room_free(told, N_TOLD);
    raat_text_clear(&folder);
    raat_text_clear(&path);
    return status;
}
