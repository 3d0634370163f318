/* Dropouts who start another track: of those without a certificate a share, at addresses that are spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { BLOCK = 3, STEP = 4 * 5 + 1, ABSOLUTE = 2017 * 4 + 1 };
enum { BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

/* Both tracks with a way on have 200 dropouts, 120 of them after the first year; certificates for 0.6 of these. */
static tiny_world world_of(const raat_plan *plan, int32_t scenario)
{
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, scenario, STEP);
    for (int32_t k = 0; k < 3; k++) {
        fill(raat_lanes_heads(t.flows->dropouts, k), 200);
        fill(raat_lanes_heads(t.flows->certifiable, k), 120);
    }
    raat_process_certificates(&t.w);
    raat_process_switching(&t.w);
    return t;
}

static raat_plan *plan_of(void)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_ways(plan);
    tiny_plan_action(plan, "certify", RAAT_LEVER_CERTIFICATE, RAAT_ADD, 0.6, 2017);
    tiny_plan_scenario(plan, "acted", 0, 1);
    tiny_plan_seal(plan);
    return plan;
}

static void check(int32_t scenario)
{
    raat_plan *plan = plan_of();
    tiny_world t = world_of(plan, scenario);
    static const struct {
        int32_t track;
        const char *name;
        double share;
    } rows[] = {{BBL_HIGH, "bbl_high", 0.2}, {BOL_HIGH, "bol_high", 0.3}};
    int32_t all[RAAT_LANES] = {0}, n[RAAT_LANES], holders[RAAT_LANES], switched[RAAT_LANES];
    for (size_t i = 0; i < 2; i++) {
        fill(n, 120);
        fill(holders, 0);
        if (scenario)
            tiny_world_draw(&t, "certificate", rows[i].name, ABSOLUTE, n, 0.6, holders);
        FOR_LANES (l)
            n[l] = 200 - holders[l];
        tiny_world_draw(&t, "switch", rows[i].name, ABSOLUTE, n, rows[i].share, switched);
        FOR_LANES (l)
            assert_int_equal(raat_lanes_heads(t.flows->switched, rows[i].track)[l], switched[l]);
        raat_lanes_add(all, switched);
    }
    FOR_LANES (l) {
        assert_true(all[l] > 0);
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BOL_LOW)[l], all[l]);
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BBL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BOL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->switched, BOL_LOW)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->dropouts, BOL_HIGH)[l], 200);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void a_share_of_the_dropouts_waits_for_the_other_track(void **state)
{
    check(0);
}

static void who_has_a_certificate_does_not(void **state)
{
    check(1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_the_dropouts_waits_for_the_other_track),
        cmocka_unit_test(who_has_a_certificate_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
