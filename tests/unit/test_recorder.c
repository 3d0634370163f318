/* Yearly values against sums over the steps of one lane, made from the state and the flows. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/run/cohorts.h"
#include "engine/run/recorder.h"

enum { LANE = 37, YEAR = 2018 };

/* What one lane adds up to over a year; the page's definitions, cell by cell. */
typedef struct {
    double demand, shortage, structural, without_students, surplus, branch[2];
    double shortage_end, student_end, contract, heads, places, care, most_refused;
    double dropouts, diplomas, clamps, moved, former, students;
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
    for (int32_t i = 0; i < 3 * t.w.study_steps; i++)
        y.students += head(t.state->students, i);
    for (int32_t k = 0; k < 3; k++)
        y.students += head(t.state->delayed, k);
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
    CHECK_ROUNDED(RECORDED(RAAT_DEMAND_FTE, 0), y.demand);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_FTE, 0), y.shortage);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_SHARE, 0), y.shortage / y.demand);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_END_FTE, 0), y.shortage_end);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_STRUCTURAL_FTE, 0), y.structural);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_EXCL_STUDENTS_FTE, 0), y.without_students);
    CHECK_ROUNDED(RECORDED(RAAT_SURPLUS_FTE, 0), y.surplus);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_BRANCH_FTE, 0), y.branch[0]);
    CHECK_ROUNDED(RECORDED(RAAT_SHORTAGE_BRANCH_FTE, 1), y.branch[1]);
    CHECK_ROUNDED(RECORDED(RAAT_STUDENT_FTE, 0), y.student_end);
    CHECK_NEAR(RECORDED(RAAT_HEADS, 0), y.heads, 0);
    CHECK_ROUNDED(RECORDED(RAAT_FTE, 0), y.contract);
    CHECK_ROUNDED(RECORDED(RAAT_NET_FTE, 0), y.contract); /* absence as at the start */
    CHECK_ROUNDED(RECORDED(RAAT_QUOTE, 0), y.places / y.care);
    CHECK_NEAR(RECORDED(RAAT_PLACES_BIND, 0), y.most_refused, 0);
    CHECK_ROUNDED(RECORDED(RAAT_DIPLOMA_SHARE, 0), y.diplomas / (y.diplomas + y.dropouts));
    CHECK_NEAR(RECORDED(RAAT_CLAMPS, 0), y.clamps, 0);
    CHECK_NEAR(RECORDED(RAAT_JOB_CHANGES, 0), y.moved, 0);
    CHECK_NEAR(RECORDED(RAAT_FORMER, 0), y.former, 0);
    CHECK_NEAR(RECORDED(RAAT_STUDENTS, 0), y.students, 0); /* upskillers are none */
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
                CHECK_ROUNDED(tiny_run_lanes(&r, 0, 0, year, rows[i].total, 0)[l], sum);
            }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* What only full stores hold is left out, and nothing else is different. */
static void a_lean_record_is_the_same_without_the_details(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_results all = tiny_run(plan, &(raat_run_options){0});
    raat_plan *lean = tiny_plan_sealed(&shape);
    lean->lean = 1;
    assert_int_equal(raat_plan_cells(lean),
                     raat_indicator_offset(RAAT_REFUSED_FIXUS_TRACK, lean->axes));
    tiny_results r = tiny_run(lean, &(raat_run_options){0});
    for (int32_t year = 2012; year <= 2020; year++)
        for (raat_indicator_id id = 0; id < RAAT_REFUSED_FIXUS_TRACK; id++)
            for (int32_t cell = 0; cell < raat_indicator_cells(id, plan->axes); cell++)
                assert_memory_equal(tiny_run_lanes(&r, 0, 0, year, id, cell),
                                    tiny_run_lanes(&all, 0, 0, year, id, cell),
                                    RAAT_LANES * sizeof(double));
    tiny_run_clear(&all);
    tiny_run_clear(&r);
    raat_plan_free(lean);
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

/* Three of the staff who applied found no place, and nobody else: somebody was refused. */
static void a_refused_upskiller_was_refused(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = tiny_world_new(plan, 0);
    raat_recorder *recorder;
    assert_int_equal(raat_recorder_new(plan, &recorder, NULL), RAAT_OK);
    double *row = calloc(raat_recorder_row(recorder), sizeof *row);
    double *cohorts = calloc(
        (size_t)(raat_plan_years(plan) * raat_cohorts_cells(plan)) * RAAT_LANES, sizeof *cohorts);
    assert_true(row && cohorts);
    tiny_world_begin(&t, 0, (YEAR - 2012) * 4);
    FOR_LANES (l)
        raat_lanes_heads(t.flows->kept_back, 0)[l] = 3;
    raat_recorder_step(recorder, &t.w, row, cohorts);
    CHECK_NEAR(real(row, raat_indicator_offset(RAAT_PLACES_BIND, plan->axes)), 1, 0);
    CHECK_NEAR(real(row, raat_indicator_offset(RAAT_REFUSED, plan->axes)), 3, 0);
    CHECK_NEAR(real(row, raat_indicator_offset(RAAT_REFUSED_TRACK, plan->axes) + 1), 3, 0);
    free(row);
    free(cohorts);
    raat_recorder_free(recorder);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* ---- yield by starting cohort ---- */

/* Of the intakes of one school year of one track, in one lane: who began, with a diploma a year after the nominal
 * end and ever. */
typedef struct {
    double n, plus1, ever;
} cohort;

enum { FIRST_YEAR = 2012, YEARS = 9, MOST_STEPS = YEARS * 12 };
static const int32_t years_of[] = {2, 3, 3};

/* Of the late h_d / (h_d + h_x) get there in the end, and 1 - exp(-(h_d + h_x)) of these in a year. */
static void add_intake(cohort *c, double n, double finished, double late)
{
    const double d = -log(1 - 0.6), x = -log(1 - 0.15);
    c->n += n;
    c->plus1 += finished + late * d / (d + x) * (1 - exp(-(d + x)));
    c->ever += finished + late * d / (d + x);
}

/* School year in which a step since January 2012 lies; it begins with the one that holds September. */
static int32_t school_year_of(int32_t step, int32_t per_year)
{
    return FIRST_YEAR + (step + per_year - 8 * per_year / 12) / per_year - 1;
}

/* What the intakes of the simulated years came to, from the flows of one lane. */
static void follow_cohorts(const raat_plan *plan, int32_t scenario, cohort out[3][YEARS])
{
    int32_t began[3][MOST_STEPS] = {{0}};
    const int32_t per_year = plan->steps_per_year;
    tiny_world t = tiny_world_new(plan, 0);
    memset(out, 0, 3 * sizeof *out);
    for (int32_t step = 0; step < YEARS * per_year; step++) {
        raat_step_run(&t.w, scenario, step);
        for (int32_t k = 0; k < 3; k++) {
            const int32_t intake = step - years_of[k] * per_year;
            began[k][step] = head(t.flows->starters, k);
            const int32_t year = intake < 0 ? 0 : school_year_of(intake, per_year);
            if (year < FIRST_YEAR || began[k][intake] == 0)
                continue;
            add_intake(&out[k][year - FIRST_YEAR], began[k][intake], head(t.flows->finished, k),
                       head(t.flows->late, k));
        }
    }
    tiny_world_free(&t);
}

static double yield_of(const tiny_results *r, int32_t scenario, int32_t year, raat_indicator_id id,
                       int32_t k)
{
    return tiny_run_lanes(r, 0, scenario, year, id, k)[LANE];
}

static void check_cohort(const tiny_results *r, int32_t scenario, int32_t year, int32_t k, cohort c)
{
    CHECK_NEAR(yield_of(r, scenario, year, RAAT_COHORT_TRACK, k), c.n, 0);
    if (c.n > 0) {
        CHECK_ROUNDED(yield_of(r, scenario, year, RAAT_YIELD_PLUS1_TRACK, k), c.plus1 / c.n);
        CHECK_ROUNDED(yield_of(r, scenario, year, RAAT_YIELD_EVENTUAL_TRACK, k), c.ever / c.n);
        return;
    }
    assert_true(isnan(yield_of(r, scenario, year, RAAT_YIELD_PLUS1_TRACK, k)));
    assert_true(isnan(yield_of(r, scenario, year, RAAT_YIELD_EVENTUAL_TRACK, k)));
}

/* A cohort counts when its February too reaches the nominal end by 2020: that of track 0, two years, to 2017,
 * those of the others, three years, to 2016; a year later where both begin in the one step of the year. */
static cohort whole(cohort c, int32_t k, int32_t i, int32_t per_year)
{
    const cohort nobody = {0};
    return FIRST_YEAR + i <= (k == 0 ? 2017 : 2016) + (per_year == 1) ? c : nobody;
}

/* All tracks together, once the September and the February of the longest ones, three years, have ended: the
 * cohort of 2016 in February 2020. */
static void check_all_tracks(const tiny_results *r, int32_t scenario, cohort of[3][YEARS])
{
    const int32_t last =
        r->plan->steps_per_year == 1 ? 2017 : 2016; /* one intake a year: no February */
    for (int32_t i = 0; i < YEARS; i++) {
        const double n = of[0][i].n + of[1][i].n + of[2][i].n;
        const double plus1 = yield_of(r, scenario, FIRST_YEAR + i, RAAT_YIELD_PLUS1, 0);
        const double ever = yield_of(r, scenario, FIRST_YEAR + i, RAAT_YIELD_EVENTUAL, 0);
        if (FIRST_YEAR + i > last) {
            assert_true(isnan(plus1) && isnan(ever));
            continue;
        }
        CHECK_ROUNDED(plus1, (of[0][i].plus1 + of[1][i].plus1 + of[2][i].plus1) / n);
        CHECK_ROUNDED(ever, (of[0][i].ever + of[1][i].ever + of[2][i].ever) / n);
    }
}

/* In the base run, and in the futures of two actions on dropout, of which one lets the cohorts of recorded years
 * fare better long after they began: each scenario writes into its own earlier rows. */
static void follow_to_the_end(int32_t steps_per_year)
{
    tiny_shape shape = tiny_usual();
    shape.steps_per_year = steps_per_year;
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "early", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 0.2, 2014);
    tiny_plan_action(plan, "late", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 5, 2018);
    tiny_plan_scenario(plan, "early", 0, 1);
    tiny_plan_scenario(plan, "late", 1, 1);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t scenario = 0; scenario < 3; scenario++) {
        cohort of[3][YEARS];
        follow_cohorts(plan, scenario, of);
        for (int32_t k = 0; k < 3; k++)
            for (int32_t i = 0; i < YEARS; i++)
                check_cohort(&r, scenario, FIRST_YEAR + i, k,
                             whole(of[k][i], k, i, steps_per_year));
        check_all_tracks(&r, scenario, of);
    }
    assert_true(yield_of(&r, 1, 2012, RAAT_YIELD_EVENTUAL_TRACK, 1) >
                yield_of(&r, 0, 2012, RAAT_YIELD_EVENTUAL_TRACK, 1));
    assert_true(yield_of(&r, 2, 2016, RAAT_YIELD_EVENTUAL_TRACK, 1) <
                yield_of(&r, 0, 2016, RAAT_YIELD_EVENTUAL_TRACK, 1));
    CHECK_NEAR(yield_of(&r, 2, 2014, RAAT_YIELD_EVENTUAL_TRACK, 0),
               yield_of(&r, 0, 2014, RAAT_YIELD_EVENTUAL_TRACK, 0), 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static void a_cohort_is_followed_to_its_nominal_end(void **state)
{
    static const int32_t per_year[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++)
        follow_to_the_end(per_year[i]);
}

/* Without dropout everybody gets there, at once where nobody is delayed; where all are, the delayed of a year. */
static void yields_without_chance_are_known(void **state)
{
    const double d = -log(1 - 0.6), x = -log(1 - 0.15), ever = d / (d + x);
    for (int late = 0; late < 2; late++) {
        const tiny_shape shape = tiny_usual();
        raat_plan *plan = tiny_plan_sealed(&shape);
        tiny_plan_set(plan, "bol_low/dropout/1", 0);
        tiny_plan_set(plan, "bol_low/dropout/2", 0);
        tiny_plan_set(plan, "bol_low/delay", late);
        tiny_results r = tiny_run(plan, &(raat_run_options){0});
        for (int32_t year = 2012; year <= 2017; year++) {
            CHECK_ROUNDED(yield_of(&r, 0, year, RAAT_YIELD_PLUS1_TRACK, 0),
                          late ? ever * (1 - exp(-(d + x))) : 1);
            CHECK_ROUNDED(yield_of(&r, 0, year, RAAT_YIELD_EVENTUAL_TRACK, 0), late ? ever : 1);
        }
        /* September 2012 and February 2013: 0.6 of 0.8 * 900 and of 0.2 * 875 */
        CHECK_NEAR(yield_of(&r, 0, 2012, RAAT_COHORT_TRACK, 0), 432 + 105, 0);
        CHECK_NEAR(yield_of(&r, 0, 2019, RAAT_COHORT_TRACK, 0), 0, 0);
        assert_true(isnan(yield_of(&r, 0, 2019, RAAT_YIELD_PLUS1_TRACK, 0)));
        tiny_run_clear(&r);
        raat_plan_free(plan);
    }
}

/* Everybody drops out: the cohort is there, and its yield is 0, which is a number. */
static void a_cohort_that_is_lost_has_a_yield_of_0(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "bol_low/dropout/1", 1);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    CHECK_NEAR(yield_of(&r, 0, 2012, RAAT_COHORT_TRACK, 0), 537, 0);
    CHECK_NEAR(yield_of(&r, 0, 2012, RAAT_YIELD_EVENTUAL_TRACK, 0), 0, 0);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* An action without strength from 2016 on: the rows of earlier years are written by a future of its own, and
 * hold the same bits, not a number included. */
static void a_null_action_leaves_earlier_cohorts_their_bits(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "null", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 1, 2016);
    tiny_plan_scenario(plan, "null", 0, 1);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    for (int32_t year = 2012; year <= 2020; year++)
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
            if (raat_indicator_row(id)->rule != RAAT_YEAR_COHORT)
                continue;
            const size_t n = (size_t)raat_indicator_cells(id, plan->axes) * RAAT_LANES;
            assert_memory_equal(tiny_run_lanes(&r, 0, 0, year, id, 0),
                                tiny_run_lanes(&r, 0, 1, year, id, 0), n * sizeof(double));
        }
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_is_made_of_its_steps),
        cmocka_unit_test(totals_are_sums),
        cmocka_unit_test(a_lean_record_is_the_same_without_the_details),
        cmocka_unit_test(staff_balance_over_the_years),
        cmocka_unit_test(a_refused_upskiller_was_refused),
        cmocka_unit_test(a_cohort_is_followed_to_its_nominal_end),
        cmocka_unit_test(yields_without_chance_are_known),
        cmocka_unit_test(a_cohort_that_is_lost_has_a_yield_of_0),
        cmocka_unit_test(a_null_action_leaves_earlier_cohorts_their_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
