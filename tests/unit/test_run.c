/* What a run promises whatever the plan is: equal bytes for equal work. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/base/error.h"
#include "engine/model/lanes.h"

/* Scenarios whose futures part in different years, before and after the record ends. */
static raat_plan *several(int32_t replicates)
{
    tiny_shape shape = tiny_usual();
    shape.replicates = replicates;
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "places", RAAT_LEVER_QUOTE, RAAT_FLOOR, 0.12, 2016)->ramp =
        raat_plan_add(plan, "places/years", (raat_dist){RAAT_DIST_UNIFORM, 1, 3, 0, 0}, NULL);
    tiny_plan_action(plan, "dropout", RAAT_LEVER_DROPOUT, RAAT_MULTIPLY, 0.7, 2014);
    tiny_plan_action(plan, "retention", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.8, 2018);
    tiny_plan_action(plan, "late", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 0.5, 2030);
    tiny_plan_scenario(plan, "all", 0, 3);
    tiny_plan_scenario(plan, "places", 0, 1);
    tiny_plan_scenario(plan, "retention", 2, 1);
    tiny_plan_scenario(plan, "beyond the horizon", 3, 1);
    tiny_plan_dist(plan, "heads", (raat_dist){RAAT_DIST_NORMAL, 20000, 500, -INFINITY, INFINITY});
    tiny_plan_dist(plan, "place_need", (raat_dist){RAAT_DIST_UNIFORM, 0.6, 1, 0, 0});
    tiny_plan_seal(plan);
    return plan;
}

/* Not a number equals itself here: bytes are compared. */
static void same_bytes(const double *a, const double *b, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++)
        if (memcmp(&a[i], &b[i], sizeof a[i]) != 0)
            fail_msg("%s: value %zu is %.17g and %.17g", what, i, a[i], b[i]);
}

static void same_results(const tiny_results *a, const tiny_results *b, const char *what)
{
    assert_int_equal(a->blocks, b->blocks);
    assert_int_equal(a->block_size, b->block_size);
    same_bytes(a->values, b->values, (size_t)a->blocks * a->block_size, what);
}

static void same_scenario(const tiny_results *a, int32_t i, const tiny_results *b, int32_t j,
                          const char *what)
{
    for (int32_t block = 0; block < a->blocks; block++) {
        size_t n, m;
        const double *x = tiny_run_scenario(a, block, i, &n);
        const double *y = tiny_run_scenario(b, block, j, &m);
        assert_int_equal(n, m);
        same_bytes(x, y, n, what);
    }
}

static int differs(const tiny_results *r, int32_t i, int32_t j)
{
    size_t n;
    const double *x = tiny_run_scenario(r, 0, i, &n), *y = tiny_run_scenario(r, 0, j, &n);
    return memcmp(x, y, n * sizeof *x) != 0;
}

static void a_shared_past_changes_no_byte(void **state)
{
    raat_plan *plan = several(128);
    const raat_run_options apart = {.threads = 1, .unshared = 1}, together = {.threads = 1};
    tiny_results a = tiny_run(plan, &apart), b = tiny_run(plan, &together);
    same_results(&a, &b, "forked");
    assert_true(differs(&a, 0, 1) && differs(&a, 0, 2) && differs(&a, 0, 3));
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
}

static void threads_change_no_byte(void **state)
{
    static const int counts[] = {2, 3, 7};
    raat_plan *plan = several(64 * 9 + 5);
    tiny_results one = tiny_run(plan, &(raat_run_options){.threads = 1});
    assert_int_equal(one.last_lanes, 5);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        tiny_results more = tiny_run(plan, &(raat_run_options){.threads = counts[i]});
        same_results(&one, &more, "threads");
        tiny_run_clear(&more);
    }
    tiny_run_clear(&one);
    raat_plan_free(plan);
}

/* And the lanes beyond the last replicate have no say: 300 is 4 blocks and 44 lanes. */
static void a_longer_run_begins_as_a_shorter_one(void **state)
{
    raat_plan *small = several(256), *large = several(300);
    tiny_results a = tiny_run(small, &(raat_run_options){0});
    tiny_results b = tiny_run(large, &(raat_run_options){0});
    assert_int_equal(a.block_size, b.block_size);
    assert_int_equal(b.last_lanes, 44);
    same_bytes(a.values, b.values, 4 * a.block_size, "first 256");
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(small);
    raat_plan_free(large);
}

static void twice_the_same_run_is_the_same(void **state)
{
    raat_plan *plan = several(64);
    tiny_results a = tiny_run(plan, &(raat_run_options){0});
    tiny_results b = tiny_run(plan, &(raat_run_options){0});
    same_results(&a, &b, "again");
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
}

static void another_seed_is_another_run(void **state)
{
    raat_plan *plan = several(64);
    tiny_results a = tiny_run(plan, &(raat_run_options){0});
    plan->seed++;
    tiny_results b = tiny_run(plan, &(raat_run_options){0});
    assert_true(memcmp(a.values, b.values, a.block_size * sizeof *a.values) != 0);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
}

static void an_action_beyond_the_horizon_does_nothing(void **state)
{
    raat_plan *plan = several(64);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    assert_false(differs(&r, 0, 4));
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* Every operation on every lever that takes it, without any strength: a factor of 1, an addition of 0, a
 * reach of 0, a floor that is under everybody. No number may move, in the first year or the last. */
static void null_actions_change_no_byte(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    for (raat_lever_id lever = 0; lever < RAAT_N_LEVERS; lever++)
        for (raat_operation o = 0; o < RAAT_N_OPERATIONS; o++) {
            if (!(raat_lever_row(lever)->operations & 1u << o))
                continue;
            char name[40], reach[60];
            snprintf(name, sizeof name, "null/%d/%d", (int)lever, (int)o);
            tiny_plan_action(plan, name, lever, o, o == RAAT_MULTIPLY ? 1 : 0,
                             2012 + (int)lever % 3);
            snprintf(reach, sizeof reach, "%s/reach", name);
            if (o == RAAT_SET)
                tiny_plan_set(plan, reach, 0);
        }
    tiny_plan_action(plan, "strong", RAAT_LEVER_DEMAND, RAAT_MULTIPLY, 3, 2012);
    tiny_plan_set(plan, "strong/reach", 0);
    tiny_plan_scenario(plan, "null", 0, plan->n_actions);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    same_scenario(&r, 0, &r, 1, "null");
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

/* A floor is the mean quote of lognormal employers, and far below every one of them it moves nothing
 * that a double can hold; so does whatever stands outside its lever's domain before anybody acts. */
static void a_null_action_is_no_reason_to_clamp(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "null", RAAT_LEVER_QUOTE, RAAT_MULTIPLY, 1, 2016);
    tiny_plan_scenario(plan, "null", 0, 1);
    for (int i = 0; i < 2; i++) /* few who deliver care: quotes above 1, the top of the domain */
        tiny_plan_set(plan, i ? "care_share/vvt" : "care_share/zkh", 0.001);
    tiny_plan_seal(plan);
    tiny_results r = tiny_run(plan, &(raat_run_options){0});
    assert_true(tiny_run_lanes(&r, 0, 0, 2016, RAAT_QUOTE, 0)[0] > 1);
    same_scenario(&r, 0, &r, 1, "null");
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static void scenarios_do_not_see_each_other(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *all = several(64), *alone = tiny_plan_new(&shape);
    /* one scenario and one action, which is the third of the other plan */
    tiny_plan_action(alone, "retention", RAAT_LEVER_EXIT, RAAT_MULTIPLY, 0.8, 2018);
    tiny_plan_scenario(alone, "retention", 0, 1);
    tiny_plan_dist(alone, "heads", (raat_dist){RAAT_DIST_NORMAL, 20000, 500, -INFINITY, INFINITY});
    tiny_plan_dist(alone, "place_need", (raat_dist){RAAT_DIST_UNIFORM, 0.6, 1, 0, 0});
    tiny_plan_seal(alone);
    tiny_results a = tiny_run(all, &(raat_run_options){0});
    tiny_results b = tiny_run(alone, &(raat_run_options){0});
    same_scenario(&a, 0, &b, 0, "baseline");
    same_scenario(&a, 3, &b, 1, "retention");
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(all);
    raat_plan_free(alone);
}

static void a_scenario_alone_has_the_bytes_it_has_among_others(void **state)
{
    raat_plan *all = several(128);
    tiny_results a = tiny_run(all, &(raat_run_options){0});
    for (int32_t i = 0; i < all->n_scenarios; i++) {
        raat_plan *alone = several(128);
        raat_plan_keep_scenario(alone, i);
        tiny_results b = tiny_run(alone, &(raat_run_options){0});
        same_scenario(&a, i, &b, 0, "alone");
        tiny_run_clear(&b);
        raat_plan_free(alone);
    }
    tiny_run_clear(&a);
    raat_plan_free(all);
}

/* A track with a stream of its own moves no student of another: while the record runs nobody competes for
 * places. (Its graduates do compete for posts.) */
static void another_track_leaves_students_alone(void **state)
{
    static const raat_indicator_id of_track[] = {RAAT_STARTERS_TRACK, RAAT_STUDENTS_TRACK,
                                                 RAAT_DROPOUTS_TRACK, RAAT_DIPLOMAS_TRACK};
    tiny_shape shape = tiny_usual();
    shape.tracks = 1;
    raat_plan *one = tiny_plan_sealed(&shape);
    shape.tracks = 2;
    raat_plan *two = tiny_plan_sealed(&shape);
    tiny_results a = tiny_run(one, &(raat_run_options){0});
    tiny_results b = tiny_run(two, &(raat_run_options){0});
    for (int32_t year = shape.start_year; year <= shape.last_recorded; year++)
        for (size_t i = 0; i < sizeof of_track / sizeof *of_track; i++)
            same_bytes(tiny_run_lanes(&a, 0, 0, year, of_track[i], 0),
                       tiny_run_lanes(&b, 0, 0, year, of_track[i], 0), RAAT_LANES, "track");
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(one);
    raat_plan_free(two);
}

/* ---- history ---- */

/* Every number of a plan's record but the first of each stream of starters. */
static void rewrite_record(raat_plan *plan)
{
    static const char *const series[] = {"exits", "demand_index", "school/recorded",
                                         "work/recorded"};
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        for (int year = 2012 + (i >= 2); year <= 2015; year++) {
            char name[40];
            snprintf(name, sizeof name, "%s/%d", series[i], year);
            tiny_plan_set(plan, name, 3.7 * tiny_plan_get(plan, name) + year - 2000);
        }
    tiny_plan_set(plan, "exits_error", 1.4);
}

/* And annual, which says what the record means, means nothing. The same rewriting moves forced history. */
static void free_history_hears_only_the_first_level_of_the_record(void **state)
{
    for (int32_t history = RAAT_FORCED; history <= RAAT_FREE; history++) {
        raat_plan *plan = several(64);
        plan->history = history;
        tiny_results a = tiny_run(plan, &(raat_run_options){0});
        rewrite_record(plan);
        tiny_plan_set(plan, "annual", 0);
        tiny_results b = tiny_run(plan, &(raat_run_options){0});
        if (history == RAAT_FREE)
            same_results(&a, &b, "free history");
        else
            assert_true(memcmp(a.values, b.values, a.block_size * sizeof *a.values) != 0);
        tiny_run_clear(&a);
        tiny_run_clear(&b);
        raat_plan_free(plan);
    }
}

/* The first level does count: with a tenth more of it, a tenth more of all students are there at the start, and
 * the year's starters. */
static void free_history_does_hear_the_first_level(void **state)
{
    raat_plan *plan = several(64);
    plan->history = RAAT_FREE;
    tiny_results a = tiny_run(plan, &(raat_run_options){0});
    tiny_plan_set(plan, "school/recorded/2012", 990);
    tiny_results b = tiny_run(plan, &(raat_run_options){0});
    double low = 0, high = 0;
    for (int l = 0; l < RAAT_LANES; l++) {
        low += tiny_run_lanes(&a, 0, 0, 2012, RAAT_STUDENTS_TRACK, 0)[l];
        high += tiny_run_lanes(&b, 0, 0, 2012, RAAT_STUDENTS_TRACK, 0)[l];
    }
    CHECK_NEAR(high / low, 1.1, 0.02);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(plan);
}

/* ---- parts that are switched off ---- */

/* Who does not study on does not care where to; who never returns, how fast he is forgotten and how old he would
 * have been. */
static void parts_without_rate_change_no_byte(void **state)
{
    raat_plan *plan = several(64);
    tiny_plan_set(plan, "bol_low/further_study", 0);
    tiny_plan_set(plan, "reentry", 0);
    tiny_plan_set(plan, "move", 0);
    tiny_results a = tiny_run(plan, &(raat_run_options){0});
    plan->regions[0].training.tracks[0].further_track = -1;
    tiny_plan_set(plan, "returner_age/young", 0.9);
    tiny_results b = tiny_run(plan, &(raat_run_options){0});
    same_results(&a, &b, "switched off");
    tiny_plan_set(plan, "former_exit", 0.4);
    tiny_results c = tiny_run(plan, &(raat_run_options){0});
    for (int32_t year = 2012; year <= 2020; year++)
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
            const size_t n = (size_t)raat_indicator_cells(id, plan->axes) * RAAT_LANES;
            if (id != RAAT_FORMER)
                same_bytes(tiny_run_lanes(&a, 0, 0, year, id, 0),
                           tiny_run_lanes(&c, 0, 0, year, id, 0), n, raat_indicator_row(id)->name);
        }
    CHECK_NEAR(tiny_run_lanes(&a, 0, 0, 2018, RAAT_JOB_CHANGES, 0)[9], 0, 0);
    CHECK_NEAR(tiny_run_lanes(&a, 0, 0, 2018, RAAT_HIRES_SOURCE, RAAT_FROM_RETURN)[9], 0, 0);
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    tiny_run_clear(&c);
    raat_plan_free(plan);
}

/* A file that leaves them out has the numbers of one in which nobody goes those ways. */
static void ways_that_nobody_goes_change_no_byte(void **state)
{
    static const char *const shares[] = {"bbl_high/switch",          "bol_high/switch",
                                         "bbl_high/redirect",        "bol_high/redirect",
                                         "bol_low/productive_fte/1", "bol_low/productive_fte/2"};
    const tiny_shape shape = tiny_usual();
    raat_plan *without = tiny_plan_new(&shape), *with = tiny_plan_new(&shape);
    tiny_plan_ways(with);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        tiny_plan_set(with, shares[i], 0);
    tiny_plan_set(with, "bol_high/fixus", 1e6);
    tiny_plan_seal(without);
    tiny_plan_seal(with);
    tiny_results a = tiny_run(without, &(raat_run_options){0});
    tiny_results b = tiny_run(with, &(raat_run_options){0});
    same_results(&a, &b, "ways");
    tiny_run_clear(&a);
    tiny_run_clear(&b);
    raat_plan_free(without);
    raat_plan_free(with);
}

/* ---- stopping and failing ---- */

static int stop_after_three(void *listener, int32_t done, int32_t blocks)
{
    assert_int_equal(blocks, 8);
    (*(int32_t *)listener)++;
    return done == 3;
}

static void a_wish_to_stop_leaves_the_first_blocks(void **state)
{
    raat_plan *plan = several(512);
    tiny_results whole = tiny_run(plan, &(raat_run_options){0});
    for (int threads = 1; threads <= 3; threads++) {
        int32_t calls = 0, done = -1;
        tiny_results part = tiny_run_sink(plan);
        const raat_run_options options = {
            .threads = threads, .progress = stop_after_three, .listener = &calls};
        assert_int_equal(raat_run_execute(plan, &options, &part.sink, &done, NULL), RAAT_STOPPED);
        assert_int_equal(done, 3 * RAAT_LANES);
        assert_int_equal(part.blocks, 3);
        assert_int_equal(calls, 3);
        same_bytes(part.values, whole.values, 3 * part.block_size, "the first three blocks");
        tiny_run_clear(&part);
    }
    tiny_run_clear(&whole);
    raat_plan_free(plan);
}

static int enough_after_three(void *listener, int32_t done, int32_t blocks)
{
    return done == 3 ? RAAT_RUN_ENOUGH : RAAT_RUN_ON;
}

static void enough_is_a_success_with_fewer_replicates(void **state)
{
    raat_plan *plan = several(512);
    tiny_results whole = tiny_run(plan, &(raat_run_options){0});
    for (int threads = 1; threads <= 3; threads++) {
        int32_t done = -1;
        tiny_results part = tiny_run_sink(plan);
        const raat_run_options options = {.threads = threads, .progress = enough_after_three};
        assert_int_equal(raat_run_execute(plan, &options, &part.sink, &done, NULL), RAAT_OK);
        assert_int_equal(done, 3 * RAAT_LANES);
        assert_int_equal(part.blocks, 3);
        same_bytes(part.values, whole.values, 3 * part.block_size, "the first three blocks");
        tiny_run_clear(&part);
    }
    tiny_run_clear(&whole);
    raat_plan_free(plan);
}

static int stop_at_the_end(void *listener, int32_t done, int32_t blocks)
{
    return done == blocks;
}

static void a_wish_to_stop_after_the_last_block_comes_too_late(void **state)
{
    raat_plan *plan = several(100);
    tiny_results r = tiny_run(plan, &(raat_run_options){.progress = stop_at_the_end});
    assert_int_equal(r.blocks, 2);
    tiny_run_clear(&r);
    raat_plan_free(plan);
}

static void a_sink_that_fails_ends_the_run_with_its_error(void **state)
{
    raat_plan *plan = several(512);
    for (int threads = 1; threads <= 3; threads++) {
        raat_error err = {0};
        int32_t done = -1;
        tiny_results r = tiny_run_sink(plan);
        r.refuse = 2;
        const raat_run_options options = {.threads = threads};
        assert_int_equal(raat_run_execute(plan, &options, &r.sink, &done, &err), RAAT_FAILED);
        assert_int_equal(done, 2 * RAAT_LANES);
        assert_int_equal(err.status, RAAT_FAILED);
        CHECK_CONTAINS(err.message, "the disk is full");
        tiny_run_clear(&r);
    }
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shared_past_changes_no_byte),
        cmocka_unit_test(threads_change_no_byte),
        cmocka_unit_test(a_longer_run_begins_as_a_shorter_one),
        cmocka_unit_test(twice_the_same_run_is_the_same),
        cmocka_unit_test(another_seed_is_another_run),
        cmocka_unit_test(an_action_beyond_the_horizon_does_nothing),
        cmocka_unit_test(null_actions_change_no_byte),
        cmocka_unit_test(a_null_action_is_no_reason_to_clamp),
        cmocka_unit_test(scenarios_do_not_see_each_other),
        cmocka_unit_test(a_scenario_alone_has_the_bytes_it_has_among_others),
        cmocka_unit_test(another_track_leaves_students_alone),
        cmocka_unit_test(free_history_hears_only_the_first_level_of_the_record),
        cmocka_unit_test(free_history_does_hear_the_first_level),
        cmocka_unit_test(parts_without_rate_change_no_byte),
        cmocka_unit_test(ways_that_nobody_goes_change_no_byte),
        cmocka_unit_test(a_wish_to_stop_leaves_the_first_blocks),
        cmocka_unit_test(enough_is_a_success_with_fewer_replicates),
        cmocka_unit_test(a_wish_to_stop_after_the_last_block_comes_too_late),
        cmocka_unit_test(a_sink_that_fails_ends_the_run_with_its_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
