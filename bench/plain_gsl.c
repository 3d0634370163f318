/* plain_gsl.c: reference model 1 (rm1.h) as one would write it with GSL, a program of its own that
 * shares no code with raat: plain_gsl [-n REPLICATIONS] [-j THREADS] [-g mt19937|taus2]. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <omp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { GROUPS = 100, GRADES = 4, CHAIN = 10, CELLS = GROUPS * CHAIN, STEPS = 40 };

static double base_pa[CELLS], base_pb[CELLS];
static int start[GROUPS], entrants[GROUPS];

static double splitmix(uint64_t x)
{
    uint64_t z = x + UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

static void set_up(void)
{
    for (int g = 0; g < GROUPS; g++) {
        const double s = 5 * pow(400, g / 99.0);
        start[g] = (int)lround(s);
        entrants[g] = (int)fmax(1, (double)lround(0.24 * s));
    }
    for (int c = 0; c < CELLS; c++) {
        base_pa[c] = 0.005 * pow(60, splitmix((uint64_t)(2 * c + 1000)));
        base_pb[c] = 0.05 * pow(6, splitmix((uint64_t)(2 * c + 1001)));
    }
}

/* Adds the replication's results at the last step to totals[4], their squares to squares[4]. */
static void replicate(const gsl_rng *r, double totals[4], double squares[4])
{
    static _Thread_local double pa[CELLS], pb[CELLS];
    static _Thread_local unsigned n[CELLS];
    double own[4] = {0};
    for (int c = 0; c < CELLS; c++) {
        pa[c] = base_pa[c] * (0.8 + 0.4 * gsl_rng_uniform(r));
        pb[c] = base_pb[c] * (0.8 + 0.4 * gsl_rng_uniform(r));
        n[c] = (unsigned)start[c / CHAIN];
    }
    for (int step = 1; step <= STEPS; step++) {
        for (int c = 0; c < CELLS; c++) {
            static _Thread_local unsigned inflow;
            if (c % CHAIN == 0)
                inflow = (unsigned)entrants[c / CHAIN];
            const unsigned a = gsl_ran_binomial(r, pa[c], n[c]);
            const unsigned b = gsl_ran_binomial(r, pb[c], n[c] - a);
            n[c] = n[c] - a - b + inflow;
            inflow = b;
            if (step == STEPS) {
                own[c % CHAIN < GRADES ? 0 : 1] += n[c];
                own[2] += a;
                own[3] += b;
            }
        }
    }
    for (int i = 0; i < 4; i++) {
        totals[i] += own[i];
        squares[i] += own[i] * own[i];
    }
}

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
    int n = 200, threads = 1, option;
    const gsl_rng_type *type = gsl_rng_mt19937;
    while ((option = getopt(argc, argv, "n:j:g:")) != -1) {
        if (option == 'n')
            n = atoi(optarg);
        else if (option == 'j')
            threads = atoi(optarg);
        else if (option == 'g')
            type = strcmp(optarg, "taus2") == 0 ? gsl_rng_taus2 : gsl_rng_mt19937;
        else
            return 2;
    }
    const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
    set_up();
    double sums[4] = {0}, powers[4] = {0}, error[4];
#pragma omp parallel num_threads(threads) reduction(+ : sums, powers)
    {
        gsl_rng *r = gsl_rng_alloc(type);
        gsl_rng_set(r, 1 + (unsigned long)omp_get_thread_num());
#pragma omp for schedule(static)
        for (int k = 0; k < n; k++)
            replicate(r, sums, powers);
        gsl_rng_free(r);
    }
    const double used = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    for (int i = 0; i < 4; i++) {
        sums[i] /= n;
        error[i] = sqrt((powers[i] / n - sums[i] * sums[i]) / n);
    }
    printf("{\"program\": \"gsl-%s\", \"n\": %d, \"threads\": %d, \"isa\": \"plain\", \"cpu_s\": "
           "%.4f, "
           "\"wall_s\": %.4f, \"ns_per_draw\": %.4f, \"edu40\": %.3f, \"wf40\": %.3f, "
           "\"a40\": %.4f, \"b40\": %.4f, \"edu40_se\": %.3f, \"wf40_se\": %.3f, "
           "\"a40_se\": %.4f, \"b40_se\": %.4f}\n",
           type == gsl_rng_taus2 ? "taus2" : "mt19937", n, threads, used,
           seconds(CLOCK_MONOTONIC) - wall, used * 1e9 / (2.0 * CELLS * STEPS * n), sums[0],
           sums[1], sums[2], sums[3], error[0], error[1], error[2], error[3]);
    return 0;
}
