/* cmd_bench.c: raat bench CASE: one measurement, one line of JSON; `make bench` sets many of them
 * beside each other. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bench/cells.h"
#include "bench/rm1.h"
#include "bench/rm1_skeleton.h"
#include "engine/base/command.h"
#include "engine/base/options.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/isa.h"

raat_command_function raat_cmd_bench;

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int run_rm1(const char *program, raat_rm1_job job)
{
    const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    raat_rm1_model model;
    raat_rm1_totals t;
    raat_rm1_model_init(&model);
    if (raat_rm1_run(&model, &job, &t) != 0) {
        fprintf(stderr, "raat bench: out of memory\n");
        return RAAT_FAILED;
    }
    const double used = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, n = (double)job.replications;
    printf("{\"program\": \"%s\", \"n\": %lld, \"threads\": %d, \"isa\": \"%s\", \"cpu_s\": %.4f, "
           "\"wall_s\": %.4f, \"ns_per_draw\": %.4f, \"edu40\": %.3f, \"wf40\": %.3f, "
           "\"a40\": %.4f, \"b40\": %.4f}\n",
           program, (long long)job.replications, job.threads, raat_isa_name(raat_isa_current()),
           used, seconds(CLOCK_MONOTONIC) - wall, used * 1e9 / (RM1_DRAWS * n),
           (double)t.education / n, (double)t.workforce / n, (double)t.a / n, (double)t.b / n);
    return RAAT_OK;
}

/* Draws of one kind of cell: n p given, p near 1/10. */
static int run_draws(int64_t replications)
{
    const double means[] = {0.05, 0.5, 5, 12, 30, 200};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++) {
        raat_cells cell;
        raat_cells_init(&cell, means[i]);
        const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
        const int64_t total = raat_cells_run(&cell, replications);
        const double used = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        printf(
            "{\"program\": \"draws\", \"np\": %g, \"n\": %lld, \"isa\": \"%s\", \"cpu_s\": %.4f, "
            "\"ns_per_draw\": %.4f, \"mean\": %.5f}\n",
            means[i], (long long)replications, raat_isa_name(raat_isa_current()), used,
            used * 1e9 / (double)replications, (double)total / (double)replications);
    }
    return RAAT_OK;
}

static int run_case(const char *name, int64_t replications, int threads)
{
    raat_rm1_job job = {.draw = raat_binomial_lanes,
                        .replications = replications > 0 ? replications : 1280,
                        .threads = threads,
                        .seed = 1};
    if (strcmp(name, "rm1") == 0)
        return run_rm1("raat", job);
    if (strcmp(name, "changing") == 0) {
        job.changing = 1;
        return run_rm1("raat-changing", job);
    }
    if (strcmp(name, "skeleton") == 0) {
        job.draw = raat_rm1_skeleton;
        return run_rm1("skeleton", job);
    }
    if (strcmp(name, "draws") == 0)
        return run_draws(replications > 0 ? replications : 20000000);
    fprintf(stderr, "raat bench: no case %s (rm1, changing, skeleton, draws)\n", name);
    return RAAT_USAGE;
}

int raat_cmd_bench(int argc, char **argv)
{
    int64_t replications = 0, threads = 1;
    const raat_options_row rows[] = {
        {'n', "replications", "N", "how many replications (of draws: draws)",
         .whole = &replications, .least = 1, .most = 1000000000},
        {'j', "threads", "T", "threads; 1 unless given", .whole = &threads, .least = 1,
         .most = 1024},
    };
    raat_options options = {
        .command = "bench",
        .operands = "CASE",
        .least = 1,
        .most = 1,
        .doc =
            "Runs one case and prints one JSON object a line. Cases: rm1, the reference model of "
            "80,000 binomial draws a replication; changing, the same with rates that change every "
            "step; skeleton, the same without sampling; draws, one kind of cell at a time. "
            "RAAT_ISA=avx512, avx2 or portable forces an instruction set.",
        .rows = rows,
        .n_rows = 2,
    };
    int status;
    if (!raat_options_parse(&options, argc, argv, &status))
        return status;
    raat_error err = {0};
    if (raat_isa_check(&err) != RAAT_OK) {
        fprintf(stderr, "raat bench: %s\n", err.message);
        return (int)err.status;
    }
    return run_case(options.given[0], replications, (int)threads);
}
