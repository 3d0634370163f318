/* test_rm1.c: reference model 1 on raat and on plain GSL agree, and the skeleton measures the same
 * work. The GSL means are `build/bench/plain_gsl -n 20000` (mt19937, seed 1; 98 s, so not run here;
 * tests/verify/rm1.sh does). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "bench/rm1.h"
#include "bench/rm1_skeleton.h"
#include "engine/numeric/binomial.h"
#include "engine/numeric/isa.h"

typedef struct {
    double mean, standard_error; /* persons a replication, at 20,000 replications */
} reference;

static const reference education = {123344.710, 8.731}, workforce = {41187.555, 5.635},
                       a_moves = {8166.6065, 0.6369}, b_moves = {17190.9129, 1.6680};

enum { GSL_REPLICATIONS = 20000 };

/* Within four standard errors of the difference of two means. */
static void agree(const char *what, int64_t total, int64_t n, reference r)
{
    const double mean = (double)total / (double)n;
    const double error = r.standard_error * sqrt(1 + GSL_REPLICATIONS / (double)n);
    print_message("%s: %.3f, GSL %.3f: %+.2f standard errors\n", what, mean, r.mean,
                  (mean - r.mean) / error);
    assert_true(fabs(mean - r.mean) < 4 * error);
}

static raat_rm1_totals run(raat_rm1_draw *draw, int64_t n, int threads)
{
    raat_rm1_model model;
    raat_rm1_totals totals;
    const raat_rm1_job job = {.draw = draw, .replications = n, .threads = threads, .seed = 1};
    raat_rm1_model_init(&model);
    assert_int_equal(raat_rm1_run(&model, &job, &totals), 0);
    return totals;
}

static void means_agree_with_plain_gsl(void **state)
{
    (void)state;
    const int64_t n = 20000;
    const raat_rm1_totals t = run(raat_binomial_lanes, n, 1);
    agree("education", t.education, n, education);
    agree("workforce", t.workforce, n, workforce);
    agree("a", t.a, n, a_moves);
    agree("b", t.b, n, b_moves);
}

/* 100 replications: one whole block, and one of which only 36 lanes count. */
static void totals_depend_on_no_thread_and_no_instruction_set(void **state)
{
    (void)state;
    const raat_rm1_totals first = run(raat_binomial_lanes, 100, 1);
    for (int isa = 0; isa < RAAT_ISA_COUNT; isa++) {
        if (!raat_isa_available((raat_isa)isa))
            continue;
        raat_isa_force((raat_isa)isa);
        const raat_rm1_totals t = run(raat_binomial_lanes, 100, 1 + isa);
        assert_memory_equal(&t, &first, sizeof t);
    }
}

/* Stocks of the same size, or the skeleton would be measured on other memory traffic. */
static void skeleton_moves_about_as_many_persons(void **state)
{
    (void)state;
    const raat_rm1_totals t = run(raat_rm1_skeleton, 128, 1);
    assert_true(fabs((double)t.education / 128 / education.mean - 1) < 0.02);
    assert_true(fabs((double)t.workforce / 128 / workforce.mean - 1) < 0.02);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_agree_with_plain_gsl),
        cmocka_unit_test(totals_depend_on_no_thread_and_no_instruction_set),
        cmocka_unit_test(skeleton_moves_about_as_many_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
