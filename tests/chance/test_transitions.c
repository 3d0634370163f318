/* Direct counts of transitions in the full model: what each process did, cell by cell, against the
 * probability that the page gives for the state it found. However the state came about, given it every
 * person moves independently, so
 *
 *   z = sum(observed - expected) / sqrt(sum n p (1 - p))
 *
 * is standard normal. Sums are by kind of cell, so that a fault in one age or study year is not lost. */
#include "tests/check.h"
#include "tests/support/chance.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

static uint64_t seed;

enum { BLOCKS = 24, STEPS = 4 * 9, MOST_SUMS = 80 };

typedef struct {
    char name[40];
    double off, variance;
} sum_of;

static sum_of sums[MOST_SUMS];
static int n_sums;

__attribute__((format(printf, 1, 2))) static sum_of *sum_named(const char *format, ...)
{
    char name[40];
    va_list args;
    va_start(args, format);
    vsnprintf(name, sizeof name, format, args);
    va_end(args);
    for (int i = 0; i < n_sums; i++)
        if (strcmp(sums[i].name, name) == 0)
            return &sums[i];
    assert_true(n_sums < MOST_SUMS);
    memcpy(sums[n_sums].name, name, sizeof name);
    return &sums[n_sums++];
}

static void count(sum_of *sum, double observed, double n, double p)
{
    sum->off += observed - n * p;
    sum->variance += n * p * (1 - p);
}

static void judge(void)
{
    for (int i = 0; i < n_sums; i++) {
        const double z = sums[i].off / sqrt(sums[i].variance + 1e-9);
        if (!(fabs(z) < 4.5))
            fail_msg("%s: off by %.6g, z = %.1f", sums[i].name, sums[i].off, z);
    }
    assert_true(n_sums > 0);
}

static int32_t *copy_of(const int32_t *heads, size_t n)
{
    int32_t *out = malloc(n * sizeof *out);
    assert_non_null(out);
    memcpy(out, heads, n * sizeof *out);
    return out;
}

/* Uncertain parameters, uneven years, and everything that answers to something switched on. */
static raat_plan *full_plan(void)
{
    tiny_shape shape = tiny_usual();
    shape.seed = seed;
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "stay", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.7, 2017);
    tiny_plan_action(plan, "finish", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 0.6, 2017);
    tiny_plan_action(plan, "places", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 0.5, 2017);
    tiny_plan_scenario(plan, "act", 0, 3);
    tiny_plan_set(plan, "finish/ramp", 2);
    tiny_plan_dist(plan, "exit_age/young", (raat_dist){RAAT_DIST_BETA, 10, 50, 0, 0});
    tiny_plan_dist(plan, "bol_low/dropout/1", (raat_dist){RAAT_DIST_BETA, 14, 46, 0, 0});
    tiny_plan_dist(plan, "influenceable", (raat_dist){RAAT_DIST_UNIFORM, 0.3, 0.7, 0, 0});
    tiny_plan_dist(plan, "feedback", (raat_dist){RAAT_DIST_NORMAL, 1, 0.7, 0, 4});
    tiny_plan_seal(plan);
    return plan;
}

static double value(const tiny_world *t, raat_value v, int lane)
{
    return raat_draws_value(t->draws, v)[lane];
}

/* ---- exits ---- */

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* Factor of year and branch, from the page. */
static double exit_year(const tiny_world *t, int32_t b, int lane)
{
    const raat_parameters *p = t->w.parameters;
    const int32_t year = t->w.clock.year;
    const double g = exp(t->state->log_growth[lane]) - 1;
    const double grown = -6 * (clamp(g, -0.03, 0.04) + 0.005);
    if (year <= 2015) /* what growth does not explain of the recorded level is left in the factor */
        return exp(grown + t->state->exit_factor[lane]);
    const double v = raat_lanes_reals(t->state->vacancy_rate, b)[lane];
    return exp(grown + t->state->exit_factor[lane] +
               clamp(value(t, p->feedback, lane) * (v - 0.025), -0.2, 0.25));
}

static void count_exits(const tiny_world *t, const int32_t *before)
{
    static const double retire[] = {0, 0.01, 0.15};
    const double size = t->w.clock.year >= 2017 ? 0.7 : 1;
    for (int32_t job = 0; job < 24; job++) {
        const int32_t b = job / 12, a = job / 2 % 3;
        sum_of *sum = sum_named("exits %d/%d/%d/%d", b, job / 6 % 2, a, job % 2);
        for (int l = 0; l < RAAT_LANES; l++) {
            const double h = raat_lanes_reals(t->start->hazard, job)[l] * exit_year(t, b, l) *
                             (1 + value(t, t->w.parameters->influenceable, l) * (size - 1));
            const double n = before[job * RAAT_LANES + l];
            count(sum, n - raat_lanes_heads(t->state->workforce, job)[l], n,
                  1 - exp(-h / 4) * pow(1 - retire[a], 0.25));
        }
    }
}

/* ---- former staff: who is lost, before the leavers of the step join ---- */

static void count_former(const tiny_world *t, const int32_t *before)
{
    const int32_t *former = before + (t->state->former - t->state->workforce);
    for (int l = 0; l < RAAT_LANES; l++)
        count(sum_named("former"), t->flows->former_lost[l], former[l] + former[RAAT_LANES + l],
              1 - pow(1 - 0.12, 0.25));
}

/* ---- moves: where each person is after them, the own branch being one of the places to go ---- */

/* Share of those at a level who move to a branch, when they move. */
static double draw_of(const tiny_world *t, int32_t b, int32_t q, int lane)
{
    double draw[2];
    for (int32_t c = 0; c < 2; c++)
        draw[c] = raat_lanes_reals(t->flows->demand, 2 * c + q)[lane] *
                  (1 + raat_lanes_reals(t->state->vacancy_rate, c)[lane] / 0.025);
    return draw[b] / (draw[0] + draw[1]);
}

static void count_moves(const tiny_world *t, const int32_t *before)
{
    const double p = 1 - pow(1 - 0.05, 0.25);
    for (int32_t cell = 0; cell < 12; cell++) { /* qualification, age, tenure */
        sum_of *sum = sum_named("moves %d/%d/%d", cell / 6, cell / 2 % 3, cell % 2);
        for (int l = 0; l < RAAT_LANES; l++) {
            const double to_zkh = p * draw_of(t, 1, cell / 6, l);
            const double vvt = before[cell * RAAT_LANES + l];
            const double zkh = before[(12 + cell) * RAAT_LANES + l];
            const double now = raat_lanes_heads(t->state->workforce, 12 + cell)[l];
            count(sum, 0, vvt, to_zkh);
            count(sum, now, zkh, 1 - p + to_zkh);
            count(sum_named("movers"), 0, vvt + zkh, p);
        }
    }
    for (int l = 0; l < RAAT_LANES; l++)
        sum_named("movers")->off += t->flows->moved[l];
}

/* ---- upskilling: who of a cell starts, when all who apply are admitted ---- */

static void count_upskilling(const tiny_world *t, const int32_t *before)
{
    static const double rate[] = {0.03, 0.01, 0};
    const int32_t of_year = t->w.clock.of_year, year = t->w.clock.year;
    if (year > 2015 || of_year % 2 == 1) /* February lies in step 0, September in step 2 */
        return;
    for (int32_t cell = 0; cell < 12; cell++) { /* of level low: branch, age, tenure */
        const int32_t job = cell / 6 * 12 + cell % 6, a = cell / 2 % 3;
        sum_of *sum = sum_named("upskill %d/%d/%d", cell / 6, a, cell % 2);
        for (int l = 0; l < RAAT_LANES; l++) {
            const double n = before[job * RAAT_LANES + l];
            count(sum, n - raat_lanes_heads(t->state->workforce, job)[l], n,
                  1 - pow(1 - rate[a], of_year ? 0.8 : 0.2));
        }
    }
}

/* ---- ageing: what each young and middle band hands on, by tenure over both ---- */

static void count_ageing(const tiny_world *t, const int32_t *before)
{
    for (int32_t cell = 0; cell < 4; cell++)
        for (int l = 0; l < RAAT_LANES; l++) {
            double band[3] = {0}, was[3] = {0}, fresh = 0, still = 0;
            for (int32_t i = 0; i < 6; i++) {
                const int32_t job = cell * 6 + i;
                was[i / 2] += before[job * RAAT_LANES + l];
                band[i / 2] += raat_lanes_heads(t->state->workforce, job)[l];
                fresh += i % 2 ? 0 : before[job * RAAT_LANES + l];
                still += i % 2 ? 0 : raat_lanes_heads(t->state->workforce, job)[l];
            }
            count(sum_named("ageing young %d", cell), was[0] - band[0], was[0],
                  1 - exp(-0.25 / 10));
            count(sum_named("ageing middle %d", cell), band[2] - was[2], was[1],
                  1 - exp(-0.25 / 25));
            count(sum_named("settling %d", cell), fresh - still, fresh, 1 - exp(-0.25 / 2));
        }
}

/* ---- dropout ---- */

static double overload_of(const tiny_world *t, int32_t k, int lane)
{
    const raat_track *track = &t->w.training->tracks[k];
    double sum = 0;
    for (int32_t b = 0; b < 2; b++)
        sum += value(t, track->branch_share[b], lane) *
               raat_lanes_reals(t->state->overload, 2 * b + (k == 1))[lane];
    return sum;
}

/* Started s + 1 steps ago, in the school year of that step. */
static double shock_of(const tiny_world *t, int32_t s, int lane)
{
    const int32_t step = t->w.clock.absolute - 1 - s;
    const int32_t school = step % 4 >= 2 ? step / 4 : step / 4 - 1;
    return raat_lanes_reals(t->start->cohort_shock, school - t->start->first_cohort)[lane];
}

/* Of those on the track of path `rise`, a branch at a time; at the last step nobody is delayed. */
static void count_upskillers(const tiny_world *t, int32_t s, int lane, const int32_t *upskillers,
                             double p)
{
    for (int32_t b = 0; b < 2; b++) {
        const double n = upskillers[(s * 2 + b) * RAAT_LANES + lane];
        const int32_t *on = s == 11 ? raat_lanes_heads(t->flows->raised, b)
                                    : raat_lanes_heads(t->state->upskillers, (s + 1) * 2 + b);
        count(sum_named("upskiller, year %d, branch %d", s / 4 + 1, b), n - on[lane], n, p);
    }
}

static void count_dropout(const tiny_world *t, const int32_t *before)
{
    const int32_t *upskillers = before + (t->state->upskillers - t->state->students);
    const double middle = t->w.clock.middle;
    const double factor = 1 - 0.4 * clamp((middle - 2017) / 2, 0, 1);
    for (int32_t k = 0; k < 3; k++) {
        const raat_track *track = &t->w.training->tracks[k];
        for (int32_t s = 0; s < track->n_steps; s++) {
            sum_of *sum = sum_named("dropout %d, year %d", k, s / 4 + 1);
            for (int l = 0; l < RAAT_LANES; l++) {
                const double stay = pow(1 - value(t, track->dropout[s / 4], l), factor);
                const double logit =
                    log((1 - stay) / stay) + 1.5 * overload_of(t, k, l) + shock_of(t, s, l);
                const double n = before[(k * 12 + s) * RAAT_LANES + l];
                const double p = 1 - pow(1 / (1 + exp(logit)), 0.25);
                if (s + 1 < track->n_steps)
                    count(sum, n - raat_lanes_heads(t->state->students, k * 12 + s + 1)[l], n, p);
                if (k == 1)
                    count_upskillers(t, s, l, upskillers, p);
            }
        }
    }
}

/* ---- the run, process by process ---- */

typedef void probe(const tiny_world *t, const int32_t *before);

static void probed(tiny_world *t, void (*process)(raat_world *), int32_t *heads, probe *look,
                   int wanted)
{
    int32_t *before = copy_of(heads, t->state->n_heads - (size_t)(heads - t->state->heads));
    process(&t->w);
    if (wanted)
        look(t, before);
    free(before);
}

static void run_with(const raat_plan *plan, probe *look)
{
    n_sums = 0; /* a test that failed has left its own */
    memset(sums, 0, sizeof sums);
    for (uint32_t block = 0; block < BLOCKS; block++) {
        tiny_world t = tiny_world_new(plan, block);
        for (int32_t step = 0; step < STEPS; step++) {
            tiny_world_begin(&t, 1, step);
            raat_process_year(&t.w);
            raat_process_demand(&t.w);
            probed(&t, raat_process_students, t.state->students, count_dropout,
                   look == count_dropout);
            raat_process_graduates(&t.w);
            probed(&t, raat_process_exits, t.state->workforce,
                   look == count_former ? count_former : count_exits,
                   look == count_exits || look == count_former);
            probed(&t, raat_process_moves, t.state->workforce, count_moves, look == count_moves);
            probed(&t, raat_process_ageing, t.state->workforce, count_ageing, look == count_ageing);
            raat_process_hiring(&t.w);
            probed(&t, raat_process_intake, t.state->workforce, count_upskilling,
                   look == count_upskilling);
        }
        tiny_world_free(&t);
    }
}

static void exits(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_exits);
    judge();
    raat_plan_free(plan);
}

static void ageing_and_settling(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_ageing);
    judge();
    raat_plan_free(plan);
}

static void dropout(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_dropout);
    judge();
    raat_plan_free(plan);
}

static void moves(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_moves);
    judge();
    raat_plan_free(plan);
}

static void former_staff(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_former);
    judge();
    raat_plan_free(plan);
}

static void upskilling(void **state)
{
    raat_plan *plan = full_plan();
    run_with(plan, count_upskilling);
    judge();
    raat_plan_free(plan);
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260730);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exits),        cmocka_unit_test(ageing_and_settling),
        cmocka_unit_test(dropout),      cmocka_unit_test(moves),
        cmocka_unit_test(former_staff), cmocka_unit_test(upskilling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
