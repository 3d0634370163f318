/* Intervals hold what they promise: of many small runs, each with a seed of its own, so many have the long run's mean inside
 * their 95 % interval. A quantile or a standard error that is off shows here and nowhere else. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/numeric/statistics.h"

enum { MOST = 4096, RUNS = 300 };

static raat_plan *small(uint64_t seed, int32_t replicates, int uncertain)
{
    const tiny_shape shape = {.branches = 1,
                              .qualifications = 2,
                              .ages = 2,
                              .tracks = 2,
                              .start_year = 2012,
                              .last_recorded = 2013,
                              .end_year = 2016,
                              .steps_per_year = 2,
                              .replicates = replicates,
                              .seed = seed};
    raat_plan *plan = tiny_plan_new(&shape);
    if (uncertain) {
        tiny_plan_dist(plan, "growth",
                       (raat_dist){RAAT_DIST_NORMAL, 0.01, 0.02, -INFINITY, INFINITY});
        tiny_plan_dist(plan, "heads",
                       (raat_dist){RAAT_DIST_NORMAL, 20000, 800, -INFINITY, INFINITY});
    }
    tiny_plan_seal(plan);
    return plan;
}

/* Shortage of the last year, replicate by replicate. */
static void shortage(uint64_t seed, int32_t replicates, int uncertain, double *out)
{
    raat_plan *plan = small(seed, replicates, uncertain);
    tiny_results r = tiny_run(plan, &(raat_run_options){.threads = 1});
    for (int32_t i = 0; i < replicates; i++)
        out[i] = tiny_run_lanes(&r, i / RAAT_LANES, 0, 2016, RAAT_SHORTAGE_FTE, 0)[i % RAAT_LANES];
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Share of RUNS runs whose interval for the mean has the truth inside. */
static double coverage(int32_t replicates, int uncertain, double truth)
{
    double x[MOST], scratch[MOST], covered = 0;
    for (int run = 0; run < RUNS; run++) {
        shortage(1000 + (uint64_t)run, replicates, uncertain, x);
        const raat_statistics s = raat_statistics_of(x, (size_t)replicates, scratch);
        covered += fabs(s.mean - truth) <= raat_statistics_half_width(&s, 0.95);
    }
    return covered / RUNS;
}

/* The mean of many runs, so exact that it is the truth for one of them. */
static double truth(int uncertain)
{
    double x[MOST], sum = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        shortage(seed, MOST, uncertain, x);
        for (int i = 0; i < MOST; i++)
            sum += x[i];
    }
    return sum / (20 * MOST);
}

/* 300 runs: a standard error of 0.0126, and 4 of them either way. Shortage is skewed, so t is a little short. */
static void process_noise_alone_is_covered(void **state)
{
    CHECK_NEAR(coverage(64, 0, truth(0)), 0.95, 0.05);
}

/* One Latin hypercube: replicates are taken as independent, which is never too narrow. */
static void parameters_are_covered_too(void **state)
{
    const double share = coverage(256, 1, truth(1));
    assert_true(share >= 0.90);
}

/* The 10 % and 90 % points of 64 replicates leave a tenth of new ones out on each side, on average. */
static void quantiles_leave_out_what_they_say(void **state)
{
    double x[MOST], fresh[MOST], scratch[MOST], below = 0, above = 0;
    shortage(77, MOST, 1, fresh);
    for (int run = 0; run < RUNS; run++) {
        shortage(5000 + (uint64_t)run, 64, 1, x);
        const raat_statistics s = raat_statistics_of(x, 64, scratch);
        for (int i = 0; i < MOST; i++) {
            below += fresh[i] < s.quantiles[2];
            above += fresh[i] > s.quantiles[6];
        }
    }
    /* definition 7 lies inside by half a step of 63: 0.1 + 0.8 / 64 / 2 or so */
    CHECK_NEAR(below / RUNS / MOST, 0.106, 0.006);
    CHECK_NEAR(above / RUNS / MOST, 0.106, 0.006);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(process_noise_alone_is_covered),
        cmocka_unit_test(parameters_are_covered_too),
        cmocka_unit_test(quantiles_leave_out_what_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
