#include "scenarios/language/compile.h"

#include "tests/check.h"

#include "engine/base/digest.h"
#include "engine/base/text.h"
#include "scenarios/language/horizon.h"
#include "scenarios/language/scenario.h"
#include "tests/support/folder.h"

#define LIMBURG "scenarios/limburg"

static raat_plan *load(const char *path, const char *const settings[], size_t n)
{
    raat_diagnostics d = {0};
    raat_error err = {0};
    raat_plan *plan;
    const raat_overlay overlay = {settings, n};
    const raat_status status = raat_scenario_load(path, &overlay, &plan, &d, &err);
    raat_diagnostic_say(&d);
    assert_int_equal(status, RAAT_OK);
    raat_diagnostic_clear(&d);
    return plan;
}

static raat_plan *limburg(void)
{
    return load(LIMBURG, NULL, 0);
}

static raat_plan *limburg_with(const char *setting)
{
    return load(LIMBURG, &setting, 1);
}

static raat_value index_of(const raat_plan *plan, const char *name)
{
    for (int32_t i = 0; i < plan->n_quantities; i++)
        if (strcmp(plan->quantities[i].name, name) == 0)
            return i;
    fail_msg("no quantity is called %s", name);
    return -1;
}

static const raat_action *action_of(const raat_plan *plan, const char *name)
{
    for (int32_t i = 0; i < plan->n_actions; i++)
        if (strcmp(plan->actions[i].label.name, name) == 0)
            return &plan->actions[i];
    fail_msg("no action is called %s", name);
    return NULL;
}

static raat_dist dist_of(const raat_plan *plan, const char *name)
{
    return plan->quantities[index_of(plan, name)].dist;
}

static void check_dist(raat_dist dist, raat_dist_family family, double a, double b)
{
    assert_int_equal(dist.family, family);
    CHECK_NEAR(dist.a, a, 0);
    CHECK_NEAR(dist.b, b, 0);
}

static int32_t label(const raat_plan *plan, raat_axis_id axis, const char *name)
{
    for (int32_t i = 0; i < plan->axes[axis].n; i++)
        if (strcmp(plan->axes[axis].labels[i].name, name) == 0)
            return i;
    fail_msg("no %s is called %s", raat_axis_name(axis), name);
    return -1;
}

/* ---- numbers: expected values are those of the Limburg files, read by a person ---- */

static void every_number_has_a_name_that_tells_where_it_stands(void **state)
{
    raat_plan *plan = limburg();
    check_dist(dist_of(plan, "limburg/tracks/bol_mbo3/dropout/2"), RAAT_DIST_BETA, 4.8, 55.2);
    check_dist(dist_of(plan, "limburg/workforce/heads"), RAAT_DIST_NORMAL, 84663, 3387);
    check_dist(dist_of(plan, "limburg/workforce/qualification_share/ggz/hbo"), RAAT_DIST_GAMMA, 38,
               0);
    check_dist(dist_of(plan, "limburg/intake/streams/work_based/sd"), RAAT_DIST_FIXED, 0.46, 0);
    check_dist(dist_of(plan, "actions/LIM-1.1/quote/floor/size"), RAAT_DIST_FIXED, 0.1, 0);
    raat_plan_free(plan);
}

static void fields_point_to_the_numbers_of_their_keys(void **state)
{
    raat_plan *plan = limburg();
    const raat_parameters *p = &plan->regions[0].parameters;
    const int32_t ggz = label(plan, RAAT_AXIS_BRANCH, "ggz");
    const int32_t hbo = label(plan, RAAT_AXIS_QUALIFICATION, "hbo");
    const int32_t k = label(plan, RAAT_AXIS_TRACK, "bbl_mbo4");
    const raat_track *track = &plan->regions[0].training.tracks[k];
    assert_int_equal(p->heads, index_of(plan, "limburg/workforce/heads"));
    assert_int_equal(p->absence[ggz], index_of(plan, "limburg/workforce/absence/ggz"));
    assert_int_equal(p->qualification_share[ggz * plan->axes[RAAT_AXIS_QUALIFICATION].n + hbo],
                     index_of(plan, "limburg/workforce/qualification_share/ggz/hbo"));
    assert_int_equal(track->dropout[3], index_of(plan, "limburg/tracks/bbl_mbo4/dropout/4"));
    assert_int_equal(track->productive_fte[0],
                     index_of(plan, "limburg/tracks/bbl_mbo4/productive_fte/1"));
    assert_int_equal(track->qualification, label(plan, RAAT_AXIS_QUALIFICATION, "mbo4"));
    assert_int_equal(track->works_as, label(plan, RAAT_AXIS_QUALIFICATION, "mbo3"));
    assert_int_equal(track->n_steps, 16);
    assert_int_equal(track->n_study_years, 4);
    assert_int_equal(plan->routes[track->route].employee, 1);
    assert_int_equal(plan->routes[track->route].place, RAAT_LEERBAAN);
    const raat_track *voltijd =
        &plan->regions[0].training.tracks[label(plan, RAAT_AXIS_TRACK, "hbo_care")];
    assert_int_equal(voltijd->works_as, -1);
    assert_null(voltijd->productive_fte);
    raat_plan_free(plan);
}

static void unwritten_years_lie_on_the_line_between_their_neighbours(void **state)
{
    raat_plan *plan = limburg();
    const raat_series *series =
        &plan->regions[0].training.streams[label(plan, RAAT_AXIS_STREAM, "work_based")].recorded;
    assert_int_equal(series->first_year, 2012);
    assert_int_equal(series->n, 5);
    for (int i = 0; i < 5; i++) /* 2,001 in 2012, 1,039 in 2016 */
        CHECK_NEAR(plan->quantities[series->at[i]].dist.a, 2001 + (1039 - 2001) * i / 4.0, 1e-9);
    assert_int_equal(raat_plan_last_recorded(plan, 0), 2016);
    raat_plan_free(plan);
}

/* A stream goes on from its record, unless the file gives it a level of its own. */
static void a_stream_has_the_level_that_its_file_gives(void **state)
{
    raat_plan *plan = limburg();
    const raat_stream_of_starters *work =
        &plan->regions[0].training.streams[label(plan, RAAT_AXIS_STREAM, "work_based")];
    const int32_t associate = label(plan, RAAT_AXIS_STREAM, "associate");
    assert_int_equal(work->level, work->recorded.at[work->recorded.n - 1]);
    assert_int_equal(plan->regions[0].training.streams[associate].level,
                     index_of(plan, "limburg/intake/streams/associate/level"));
    raat_plan_free(plan);
}

static void an_unbounded_normal_is_cut_at_the_range_of_its_key(void **state)
{
    raat_plan *plan = limburg();
    const raat_dist heads = dist_of(plan, "limburg/workforce/heads");
    CHECK_NEAR(heads.c, 1, 0);
    CHECK_NEAR(heads.d, 1e7, 0);
    const raat_dist feedback = dist_of(plan, "limburg/exits/feedback"); /* has bounds of its own */
    CHECK_NEAR(feedback.c, 0, 0);
    CHECK_NEAR(feedback.d, 4, 0);
    raat_plan_free(plan);
}

/* ---- shares ---- */

static const raat_shares *group_of(const raat_plan *plan, raat_value value)
{
    for (int32_t i = 0; i < plan->n_shares; i++)
        if (value >= plan->shares[i].first && value < plan->shares[i].first + plan->shares[i].n)
            return &plan->shares[i];
    return NULL;
}

static void shares_of_one_whole_stand_side_by_side(void **state)
{
    raat_plan *plan = limburg();
    const raat_parameters *p = &plan->regions[0].parameters;
    const int32_t n_ages = plan->axes[RAAT_AXIS_AGE].n;
    for (int32_t b = 0; b < plan->axes[RAAT_AXIS_BRANCH].n; b++) {
        const raat_shares *group = group_of(plan, p->age_share[b * n_ages]);
        assert_non_null(group);
        assert_int_equal(group->first, p->age_share[b * n_ages]);
        assert_int_equal(group->n, n_ages);
    }
    assert_null(group_of(plan, p->heads));
    for (int32_t k = 0; k < plan->axes[RAAT_AXIS_TRACK].n; k++)
        for (int32_t other = 0; other < plan->axes[RAAT_AXIS_TRACK].n; other++) {
            const raat_track *a = &plan->regions[0].training.tracks[k],
                             *b = &plan->regions[0].training.tracks[other];
            assert_int_equal(group_of(plan, a->stream_share) == group_of(plan, b->stream_share),
                             a->stream == b->stream);
        }
    raat_plan_free(plan);
}

static void fixed_shares_of_each_group_sum_to_one(void **state)
{
    raat_plan *plan = limburg();
    int fixed = 0;
    for (int32_t i = 0; i < plan->n_shares; i++) {
        const raat_quantity *q = &plan->quantities[plan->shares[i].first];
        double sum = 0;
        for (int32_t k = 0; k < plan->shares[i].n; k++) {
            assert_int_equal(q[k].dist.family, q[0].dist.family);
            sum += q[k].dist.a;
        }
        if (q->dist.family == RAAT_DIST_FIXED) {
            CHECK_NEAR(sum, 1, 1e-9);
            fixed++;
        }
    }
    assert_true(fixed > 0);
    raat_plan_free(plan);
}

/* ---- actions ---- */

static void an_effect_moves_the_cells_that_its_lists_have_in_common(void **state)
{
    raat_plan *plan = limburg();
    const raat_effect *effect = &action_of(plan, "LIM-3.1")->effects[0];
    const int32_t years = plan->axes[RAAT_AXIS_STUDY_YEAR].n;
    assert_int_equal(effect->lever, RAAT_LEVER_DROPOUT); /* LIM-3.1: study years 1 and 2 */
    for (int32_t i = 0; i < raat_lever_cells(effect->lever, plan->axes); i++)
        assert_int_equal(effect->cells[i], i % years < 2);
    raat_plan_free(plan);

    plan = limburg_with("actions.LIM-3.1.effects.1.where={place: leerbaan, qualification: [mbo4, "
                        "mbo2]}");
    effect = &action_of(plan, "LIM-3.1")->effects[0];
    for (int32_t i = 0; i < raat_lever_cells(effect->lever, plan->axes); i++) {
        const char *track = plan->axes[RAAT_AXIS_TRACK].labels[i / years].name;
        assert_int_equal(effect->cells[i],
                         strncmp(track, "bbl_mbo4", 8) == 0 || strcmp(track, "bbl_mbo2") == 0);
    }
    raat_plan_free(plan);
}

static void an_effect_without_a_ramp_takes_it_from_the_horizon(void **state)
{
    raat_plan *plan = limburg();
    /* LIM-3.1 is medium and long: from the start, full after 2 years at the soonest, 7 at the latest. */
    check_dist(dist_of(plan, "actions/LIM-3.1/dropout/multiply/delay"), RAAT_DIST_FIXED, 0, 0);
    check_dist(dist_of(plan, "actions/LIM-3.1/dropout/multiply/ramp"), RAAT_DIST_UNIFORM, 2, 7);
    /* LIM-1.1 has a ramp of its own, so its delay is 0 and not the horizon's. */
    check_dist(dist_of(plan, "actions/LIM-1.1/quote/floor/delay"), RAAT_DIST_FIXED, 0, 0);
    raat_plan_free(plan);
    plan = limburg_with("actions.LIM-5.2.horizon=long");
    check_dist(dist_of(plan, "actions/LIM-5.2/exit/multiply/delay"), RAAT_DIST_FIXED, 3, 0);
    check_dist(dist_of(plan, "actions/LIM-5.2/exit/multiply/ramp"), RAAT_DIST_UNIFORM, 2, 4);
    raat_plan_free(plan);
    const raat_horizon all = raat_horizon_span(7);
    CHECK_NEAR(all.delay, 0, 0);
    CHECK_NEAR(all.ramp_low, 0, 0);
    CHECK_NEAR(all.ramp_high, 7, 0);
}

static void an_action_that_ends_says_so_to_its_effects(void **state)
{
    raat_plan *plan = limburg_with("actions.LIM-3.1.end=2022");
    assert_int_equal(action_of(plan, "LIM-3.1")->effects[0].start_year, 2018);
    assert_int_equal(action_of(plan, "LIM-3.1")->effects[0].end_year, 2022);
    assert_int_equal(action_of(plan, "LIM-3.2")->effects[0].end_year, INT32_MAX);
    raat_plan_free(plan);
}

/* ---- the study ---- */

static void a_study_names_scenarios_targets_and_years(void **state)
{
    raat_plan *plan = limburg();
    assert_string_equal(plan->label.name, "limburg");
    assert_int_equal(plan->start_year, 2012);
    assert_int_equal(raat_plan_years(plan), 19);
    assert_int_equal(plan->n_scenarios, 9);
    assert_int_equal(plan->n_actions, 31);
    assert_int_equal(plan->baseline, 0);
    assert_int_equal(plan->scenarios[0].n_actions, 0);
    CHECK_NEAR(plan->scenarios[0].reach, 1, 0);
    assert_int_equal(plan->scenarios[6].n_actions, 2); /* line_6: the last two of the file */
    assert_int_equal(plan->scenarios[6].actions[1], 30);
    assert_string_equal(plan->scenarios[8].label.name, "all_half_reach");
    CHECK_NEAR(plan->scenarios[8].reach, 0.5, 0);
    assert_int_equal(plan->targets[1].indicator, RAAT_QUOTE);
    assert_int_equal(plan->targets[1].comparison, RAAT_AT_LEAST);
    CHECK_NEAR(plan->targets[1].threshold, 0.1, 0);
    assert_int_equal(plan->regions[0].training.n_moments, 2);
    assert_int_equal(plan->regions[0].training.moments[0].month, 2);
    assert_int_equal(plan->regions[0].training.moments[1].month, 9);
    raat_plan_free(plan);
}

static void every_number_of_steps_a_year_is_possible(void **state)
{
    static const int steps[] = {1, 2, 4, 12};
    for (size_t i = 0; i < 4; i++) {
        char setting[40];
        snprintf(setting, sizeof setting, "steps_per_year=%d", steps[i]);
        raat_plan *plan = limburg_with(setting);
        assert_int_equal(
            plan->regions[0].training.tracks[label(plan, RAAT_AXIS_TRACK, "bol_mbo3")].n_steps,
            3 * steps[i]);
        assert_int_equal(plan->axes[RAAT_AXIS_STUDY_YEAR].n, 4);
        raat_plan_free(plan);
    }
}

/* ---- the resolved study ---- */

static void the_digest_is_that_of_the_resolved_study(void **state)
{
    raat_plan *plan = limburg();
    char digest[RAAT_DIGEST_TEXT];
    raat_digest_hex(plan->resolved, strlen(plan->resolved), digest);
    assert_string_equal(plan->digest, digest);
    assert_null(strstr(plan->resolved, "replicates"));
    assert_null(strstr(plan->resolved, "seed: 2"));
    CHECK_CONTAINS(plan->resolved, "steps_per_year: 4\n");
    CHECK_CONTAINS(plan->resolved, "preset of the action's horizon");
    raat_plan_free(plan);
}

/* What was left out is filled in, so reading it again finds nothing to add. */
static void the_resolved_study_is_a_study_that_resolves_to_itself(void **state)
{
    static const char *const odd[] = {
        "title=\"a \\\"quoted\\\" title: with # signs,\\nlines and \\\\\"",
        "scenarios.line_1.actions=[]",
        "actions.LIM-3.1.effects.1.where={track: [bbl_mbo4, bol_mbo2], study_year: [2, 1]}",
        "actions.X={title: x, line: 1, horizon: long, source: {seed: x}, start: 2020, enabling: x}",
        "actions.LIM-5.2.effects.1.delay={unit: year, value: 1e-3, source: {assumption: x}}"};
    raat_plan *plan = load(LIMBURG, odd, sizeof odd / sizeof *odd);
    const char *path = folder_path("resolved.yaml");
    folder_write(path, plan->resolved, strlen(plan->resolved));
    raat_plan *again = load(path, NULL, 0);
    assert_string_equal(again->resolved, plan->resolved);
    assert_string_equal(again->digest, plan->digest);
    assert_int_equal(again->n_quantities, plan->n_quantities);
    raat_plan_free(plan);
    raat_plan_free(again);
}

static void check_digest(const char *setting, bool same)
{
    raat_plan *plan = limburg(), *other = limburg_with(setting);
    if ((strcmp(plan->digest, other->digest) == 0) != same)
        fail_msg("%s: the digest is %s", setting, same ? "another" : "the same");
    raat_plan_free(plan);
    raat_plan_free(other);
}

static void the_digest_names_what_is_studied_and_nothing_else(void **state)
{
    check_digest("replicates=7", true);
    check_digest("seed=7", true);
    check_digest("steps_per_year=4", true); /* the default, written out */
    check_digest("scenarios.line_3.actions=[LIM-3.3, LIM-3.1, LIM-3.2]", true);
    check_digest("actions.LIM-1.1.effects.1.size.value=1.00e-1", true);
    check_digest("region.demand.tilt.value={hbo: 0.014, other: -0.012, wo: 0.006, mbo2: -0.018, "
                 "mbo4: 6e-3, mbo3: 0}",
                 true);
    check_digest("steps_per_year=2", false);
    check_digest("actions.LIM-1.1.effects.1.size.value=0.11", false);
    check_digest("region.demand.growth.source={assumption: another reason}", false);
    check_digest("end_year=2029", false);
}

/* Order is layout; what a number is called follows from names alone. */
static void the_name_of_a_number_does_not_depend_on_order(void **state)
{
    raat_plan *plan = limburg();
    raat_plan *other =
        limburg_with("actions.AAA={title: x, line: 1, horizon: long, source: "
                     "{seed: x}, start: 2020, effects: [{lever: demand, operation: "
                     "multiply, size: {unit: \"1\", value: 1, source: {seed: x}}}]}");
    for (int32_t i = 0; i < plan->n_quantities; i++) {
        const raat_value there = index_of(other, plan->quantities[i].name);
        assert_true(plan->quantities[i].key == other->quantities[there].key);
    }
    assert_true(other->n_quantities > plan->n_quantities);
    raat_plan_free(plan);
    raat_plan_free(other);
}

static int set_up(void **state)
{
    (void)state;
    folder_make();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_has_a_name_that_tells_where_it_stands),
        cmocka_unit_test(fields_point_to_the_numbers_of_their_keys),
        cmocka_unit_test(unwritten_years_lie_on_the_line_between_their_neighbours),
        cmocka_unit_test(a_stream_has_the_level_that_its_file_gives),
        cmocka_unit_test(an_unbounded_normal_is_cut_at_the_range_of_its_key),
        cmocka_unit_test(shares_of_one_whole_stand_side_by_side),
        cmocka_unit_test(fixed_shares_of_each_group_sum_to_one),
        cmocka_unit_test(an_effect_moves_the_cells_that_its_lists_have_in_common),
        cmocka_unit_test(an_effect_without_a_ramp_takes_it_from_the_horizon),
        cmocka_unit_test(an_action_that_ends_says_so_to_its_effects),
        cmocka_unit_test(a_study_names_scenarios_targets_and_years),
        cmocka_unit_test(every_number_of_steps_a_year_is_possible),
        cmocka_unit_test(the_digest_is_that_of_the_resolved_study),
        cmocka_unit_test(the_resolved_study_is_a_study_that_resolves_to_itself),
        cmocka_unit_test(the_digest_names_what_is_studied_and_nothing_else),
        cmocka_unit_test(the_name_of_a_number_does_not_depend_on_order),
    };
    return cmocka_run_group_tests_name("compile", tests, set_up, tear_down);
}
