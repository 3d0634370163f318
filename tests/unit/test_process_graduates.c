/* Where diplomas go: each share of those whom the one before has left, at addresses that are spelled out. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"

enum { BLOCK = 4, STEP = 9, ABSOLUTE = 2014 * 4 + 1, BOL_LOW = 0, BBL_HIGH = 1, BOL_HIGH = 2 };

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static int32_t *graduates(const tiny_world *t, int32_t k, int32_t b)
{
    return raat_lanes_heads(t->flows->graduates, k * 2 + b);
}

/* What the page promises for 500 diplomas of a track. */
typedef struct {
    int32_t study[RAAT_LANES], lost[RAAT_LANES], vvt[RAAT_LANES], zkh[RAAT_LANES];
} fates;

static fates expected(const tiny_world *t, const char *track, double share_of_vvt)
{
    fates f;
    char cell[40];
    int32_t rest[RAAT_LANES], gone[RAAT_LANES];
    snprintf(cell, sizeof cell, "%s/vvt", track);
    fill(rest, 500);
    tiny_world_draw(t, "further_study", track, ABSOLUTE, rest, 0.2, f.study);
    FOR_LANES (l)
        rest[l] -= f.study[l];
    tiny_world_draw(t, "leaves_region", track, ABSOLUTE, rest, 0.1, f.lost);
    FOR_LANES (l)
        rest[l] -= f.lost[l];
    tiny_world_draw(t, "offer", track, ABSOLUTE, rest, 1 - 0.8, gone);
    FOR_LANES (l) {
        f.lost[l] += gone[l];
        rest[l] -= gone[l];
    }
    tiny_world_draw(t, "graduate_branch", cell, ABSOLUTE, rest, share_of_vvt, f.vvt);
    FOR_LANES (l)
        f.zkh[l] = rest[l] - f.vvt[l];
    return f;
}

static tiny_world world_of(const raat_plan *plan)
{
    tiny_world t = tiny_world_new(plan, BLOCK);
    tiny_world_begin(&t, 0, STEP);
    for (int32_t k = 0; k < 3; k++)
        fill(raat_lanes_heads(t.flows->diplomas, k), 500);
    raat_process_graduates(&t.w);
    return t;
}

/* A fifth of bol_low's join those who wait for the next intake of bol_high, and no other track. */
static void who_studies_on_waits_for_the_further_track(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_world t = world_of(plan);
    const fates f = expected(&t, "bol_low", 0.5 / 0.8);
    FOR_LANES (l) {
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BOL_HIGH)[l], f.study[l]);
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BOL_LOW)[l], 0);
        assert_int_equal(raat_lanes_heads(t.state->arrivals, BBL_HIGH)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_LOW)[l], f.lost[l]);
        assert_int_equal(graduates(&t, BOL_LOW, 0)[l], f.vvt[l]);
        assert_int_equal(graduates(&t, BOL_LOW, 1)[l], f.zkh[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Where a track names none they leave the model. */
static void without_a_further_track_they_are_lost(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_sealed(&shape);
    plan->regions[0].training.tracks[BOL_LOW].further_track = -1;
    tiny_world t = world_of(plan);
    const fates low = expected(&t, "bol_low", 0.5 / 0.8),
                work = expected(&t, "bbl_high", 0.7 / 0.9);
    FOR_LANES (l) {
        for (int32_t k = 0; k < 3; k++)
            assert_int_equal(raat_lanes_heads(t.state->arrivals, k)[l], 0);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BOL_LOW)[l], low.study[l] + low.lost[l]);
        assert_int_equal(raat_lanes_heads(t.flows->lost, BBL_HIGH)[l],
                         work.study[l] + work.lost[l]);
        assert_int_equal(graduates(&t, BBL_HIGH, 0)[l], work.vvt[l]);
    }
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_studies_on_waits_for_the_further_track),
        cmocka_unit_test(without_a_further_track_they_are_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
