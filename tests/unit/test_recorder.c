/* Yearly values against sums over the steps of one lane, made from the state and the flows. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"

enum { LANE = 37, YEAR = 2018 };

/* What one lane adds up to over a year; the page's definitions, cell by cell. */
typedef struct {
    double demand, shortage, structural, without_students, surplus, branch[2];
    double shortage_end, student_end, contract, heads, places, care, most_refused;
    double dropouts, diplomas, clamps, moved, former;
} year_of_lane;

static double real(double *array, int32_t cell)
{
    return raat_lanes_reals(array, cell)[LANE];
}

static int32_t head(int32_t *array, int32_t cell)
{
    return raat_lanes_heads(array, cell)[LANE];
}

static void add_market(year_of_lane *y, const raat_flows *f)
{
    y->shortage_end = y->student_end = 0;
    for (int32_t b = 0; b < 2; b++)
        for (int32_t q = 0; q < 2; q++) {
            const int32_t i = 2 * b + q;
            const double gap = real(f->demand, i) - real(f->supply, i);
            const double unfilled = gap > 0 ? gap : 0, without = gap + real(f->student_fte, i);
            y->demand += real(f->demand, i) / 4;
            y->shortage += unfilled / 4;
            y->branch[b] += unfilled / 4;
            y->shortage_end += unfilled;
            y->student_end += real(f->student_fte, i);
            y->without_students += (without > 0 ? without : 0) / 4;
            y->surplus += (gap < 0 ? -gap : 0) / 4;
            if (unfilled > real(f->friction, i))
                y->structural += (unfilled - real(f->friction, i)) / 4;
        }
}

static void end_with_staff(year_of_lane *y, const tiny_world *t)
{
    static const double care[] = {0.75, 0.7}, fte[] = {0.6, 0.75};
    for (int32_t b = 0; b < 2; b++) {
        int32_t heads = 0;
        for (int32_t i = 0; i < 12; i++)
            heads += head(t->state->workforce, b * 12 + i);
        y->heads += heads;
        y->contract += heads * fte[b];
        y->care += heads * fte[b] * care[b];
        y->places += real(t->state->places, 2 * b) + real(t->state->places, 2 * b + 1);
    }
}

static year_of_lane by_hand(const raat_plan *plan)
{
    tiny_world t = tiny_world_new(plan, 0);
    year_of_lane y = {0};
    const int32_t first = (YEAR - 2012) * 4;
    for (int32_t step = 0; step < first + 4; step++) {
        raat_step_run(&t.w, 0, step);
        if (step < first)
            continue;
        add_market(&y, t.flows);
        for (int32_t k = 0; k < 3; k++) {
            y.dropouts += head(t.flows->dropouts, k);
            y.diplomas += head(t.flows->diplomas, k);
            y.most_refused = fmax(y.most_refused, head(t.flows->refused, k) > 0);
        }
        for (int32_t b = 0; b < 2;
             b++) { /* upskillers of the one path, home branch by home branch */
            y.dropouts += head(t.flows->resumed, b);
            y.diplomas += head(t.flows->raised, b);
        }
        y.most_refused = fmax(y.most_refused, head(t.flows->kept_back, 0) > 0);
        y.moved += head(t.flows->moved, 0);
        y.clamps += head(t.flows->clamps, 0);
    }
    end_with_staff(&y, &t);
    y.former = head(t.state->former, 0) + head(t.state->former, 1);
    tiny_world_free(&t);
    return y;
}

static void a_year_is_made_of_its_steps(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "tilt/low", -0.08); /* a surplus below, a shortage above */
    tiny_plan_set(plan, "tilt/high", 0.1);
    tiny_plan_set(plan, "tilt_after", 1);
    const year_of_lane y = by_hand(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
#define RECORDED(id, cell) tiny_run_lanes(&r, 0, 0, YEAR, id, cell)[LANE]
    CHECK_NEAR(RECORDED(RAAT_DEMAND_FTE, 0), y.demand, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_FTE, 0), y.shortage, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_SHARE, 0), y.shortage / y.demand, 1e-12);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_END_FTE, 0), y.shortage_end, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_STRUCTURAL_FTE, 0), y.structural, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_EXCL_STUDENTS_FTE, 0), y.without_students, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SURPLUS_FTE, 0), y.surplus, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_BRANCH_FTE, 0), y.branch[0], 1e-8);
    CHECK_NEAR(RECORDED(RAAT_SHORTAGE_BRANCH_FTE, 1), y.branch[1], 1e-8);
    CHECK_NEAR(RECORDED(RAAT_STUDENT_FTE, 0), y.student_end, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_HEADS, 0), y.heads, 0);
    CHECK_NEAR(RECORDED(RAAT_FTE, 0), y.contract, 1e-8);
    CHECK_NEAR(RECORDED(RAAT_NET_FTE, 0), y.contract, 1e-8); /* absence as at the start */
    CHECK_NEAR(RECORDED(RAAT_QUOTE, 0), y.places / y.care, 1e-12);
    CHECK_NEAR(RECORDED(RAAT_PLACES_BIND, 0), y.most_refused, 0);
    CHECK_NEAR(RECORDED(RAAT_DIPLOMA_SHARE, 0), y.diplomas / (y.diplomas + y.dropouts), 1e-12);
    CHECK_NEAR(RECORDED(RAAT_CLAMPS, 0), y.clamps, 0);
    CHECK_NEAR(RECORDED(RAAT_JOB_CHANGES, 0), y.moved, 0);
    CHECK_NEAR(RECORDED(RAAT_FORMER, 0), y.former, 0);
    assert_true(y.shortage > y.structural && y.structural > 0);
    assert_true(y.surplus > 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Totals are the sums of their cells, in every lane and year. */
static void totals_are_sums(void **state)
{
    static const struct {
        raat_indicator_id total, each;
        int32_t cells;
    } rows[] = {
        {RAAT_EXITS, RAAT_EXITS_REASON, RAAT_N_REASONS},
        {RAAT_HIRES, RAAT_HIRES_SOURCE, RAAT_N_SOURCES},
        {RAAT_STARTERS, RAAT_STARTERS_TRACK, 3},
        {RAAT_STUDENTS, RAAT_STUDENTS_TRACK, 3},
        {RAAT_DROPOUTS, RAAT_DROPOUTS_TRACK, 3},
        {RAAT_DIPLOMAS, RAAT_DIPLOMAS_TRACK, 3},
        {RAAT_REFUSED, RAAT_REFUSED_TRACK, 3},
        {RAAT_HEADS, RAAT_HEADS_BRANCH, 2},
        {RAAT_HEADS, RAAT_WORKFORCE, 24},
        {RAAT_SHORTAGE_FTE, RAAT_SHORTAGE_BRANCH_FTE, 2},
        {RAAT_SHORTAGE_FTE, RAAT_SHORTAGE_QUALIFICATION_FTE, 2},
    };
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t year = 2012; year <= 2020; year++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            for (int l = 0; l < RAAT_LANES; l++) {
                double sum = 0;
                for (int32_t cell = 0; cell < rows[i].cells; cell++)
                    sum += tiny_run_lanes(&r, 0, 0, year, rows[i].each, cell)[l];
                CHECK_NEAR(tiny_run_lanes(&r, 0, 0, year, rows[i].total, 0)[l], sum, 1e-8);
            }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Whoever comes, goes or stays is counted once: heads of this year are those of the last one plus hires
 * minus exits, where nobody upskills (who does is no staff meanwhile, and neither hired nor an exit). */
static void staff_balance_over_the_years(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "rise/rate/young", 0);
    tiny_plan_set(plan, "rise/rate/middle", 0);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t year = 2013; year <= 2020; year++)
        for (int l = 0; l < RAAT_LANES; l++)
            CHECK_NEAR(tiny_run_lanes(&r, 0, 0, year, RAAT_HEADS, 0)[l],
                       tiny_run_lanes(&r, 0, 0, year - 1, RAAT_HEADS, 0)[l] +
                           tiny_run_lanes(&r, 0, 0, year, RAAT_HIRES, 0)[l] -
                           tiny_run_lanes(&r, 0, 0, year, RAAT_EXITS, 0)[l],
                       0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_is_made_of_its_steps),
        cmocka_unit_test(totals_are_sums),
        cmocka_unit_test(staff_balance_over_the_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
