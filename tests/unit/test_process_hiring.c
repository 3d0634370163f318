/* Who gets the posts: a few candidates of each kind for a number of posts at one branch and level. */
#include "tests/check.h"
#include "tests/support/tiny_plan.h"
#include "tests/support/tiny_run.h"

#include "engine/model/lanes.h"
#include "engine/model/process.h"
#include "engine/model/supply.h"

enum {
    LOW,
    HIGH,
    VVT = 0,
    ZKH = 1,
    BOL_LOW = 0,
    BBL_HIGH = 1,
    SCHOOL = 4,
    WAIT = 3,
    ABOVE = 20,
    FORMER = 6
};

static void fill(int32_t n[RAAT_LANES], int32_t value)
{
    FOR_LANES (l)
        n[l] = value;
}

static raat_plan *plan_in_steps(int32_t steps_per_year)
{
    tiny_shape shape = tiny_usual();
    shape.steps_per_year = steps_per_year;
    raat_plan *plan = tiny_plan_sealed(&shape);
    tiny_plan_set(plan, "fillable", 1);
    tiny_plan_set(plan, "reentry",
                  1); /* all former staff look for a post, whatever the vacancies */
    return plan;
}

static raat_plan *plan_of(void)
{
    return plan_in_steps(4);
}

/* `posts` open at vvt, low; everywhere else supply is a tenth above demand. Four school-based graduates
 * look for work there, three wait with that level and twenty with the next; six have left it and come back. */
static tiny_world market(const raat_plan *plan, int32_t posts)
{
    tiny_world t = tiny_world_new(plan, 1);
    tiny_world_begin(&t, 0, 9);
    raat_supply_count(&t.w);
    for (int32_t cell = 0; cell < 4; cell++)
        FOR_LANES (l) {
            const double supply = raat_lanes_reals(t.flows->supply, cell)[l];
            const double net = raat_lanes_reals(t.flows->net_fte, VVT)[l];
            raat_lanes_reals(t.flows->demand, cell)[l] =
                cell == VVT * 2 + LOW ? supply + posts * net : supply * 0.9;
        }
    fill(raat_lanes_heads(t.flows->graduates, BOL_LOW * 2 + VVT), SCHOOL);
    fill(raat_lanes_heads(t.state->pool, LOW), WAIT);
    fill(raat_lanes_heads(t.state->pool, HIGH), ABOVE);
    fill(raat_lanes_heads(t.state->former, LOW), FORMER);
    fill(raat_lanes_heads(t.state->former, HIGH), 0);
    return t;
}

static int64_t staff(const tiny_world *t, int32_t b, int32_t q)
{
    int64_t n = 0;
    for (int32_t a = 0; a < 3; a++)
        for (int32_t u = 0; u < RAAT_N_TENURES; u++)
            n += raat_lanes_heads(t->state->workforce, raat_world_job(&t->w, b, q, a, u))[11];
    return n;
}

static int32_t hires(const tiny_world *t, enum raat_source source)
{
    return raat_lanes_heads(t->flows->hires, source)[11];
}

/* School first, then who waits with the level, then half of those one level up, then former staff, then the
 * outside. */
static void posts_go_round_in_the_documented_order(void **state)
{
    static const struct {
        int32_t posts, school, pool, back,
            outside; /* outside -1: the rest, as far as there are candidates */
        int32_t low_waits, high_waits;
    } rows[] = {
        {0, 0, 0, 0, 0, WAIT + SCHOOL, ABOVE},
        {3, 3, 0, 0, 0, WAIT + 1, ABOVE},
        {4, 4, 0, 0, 0, WAIT, ABOVE},
        {6, 4, 2, 0, 0, 1, ABOVE},
        {12, 4, 3 + 5, 0, 0, 0, ABOVE - 5},
        {17, 4, 3 + 10, 0, 0, 0, ABOVE - 10},
        {19, 4, 3 + 10, 2, 0, 0, ABOVE - 10},
        {23, 4, 3 + 10, FORMER, 0, 0, ABOVE - 10},
        {1000, 4, 3 + 10, FORMER, -1, 0, ABOVE - 10},
    };
    raat_plan *plan = plan_of();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tiny_world t = market(plan, rows[i].posts);
        const int64_t before = staff(&t, VVT, LOW);
        raat_process_hiring(&t.w);
        assert_int_equal(hires(&t, RAAT_FROM_WORK_BASED), 0);
        assert_int_equal(hires(&t, RAAT_FROM_SCHOOL), rows[i].school);
        assert_int_equal(hires(&t, RAAT_FROM_POOL), rows[i].pool);
        assert_int_equal(hires(&t, RAAT_FROM_RETURN), rows[i].back);
        assert_int_equal(raat_lanes_heads(t.state->former, LOW)[11], FORMER - rows[i].back);
        if (rows[i].outside == 0)
            assert_int_equal(hires(&t, RAAT_FROM_OUTSIDE), 0);
        else
            assert_true(hires(&t, RAAT_FROM_OUTSIDE) > 0);
        assert_int_equal(raat_lanes_heads(t.state->pool, LOW)[11], rows[i].low_waits);
        assert_int_equal(raat_lanes_heads(t.state->pool, HIGH)[11], rows[i].high_waits);
        const int64_t came = hires(&t, RAAT_FROM_SCHOOL) + hires(&t, RAAT_FROM_POOL) +
                             hires(&t, RAAT_FROM_RETURN) + hires(&t, RAAT_FROM_OUTSIDE);
        assert_int_equal(staff(&t, VVT, LOW) - before, came);
        assert_true(came <= rows[i].posts);
        tiny_world_free(&t);
    }
    raat_plan_free(plan);
}

/* In the other cells supply is above demand. */
static void a_surplus_hires_nobody_and_dismisses_nobody(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = market(plan, 50);
    const int64_t high = staff(&t, VVT, HIGH), low = staff(&t, ZKH, LOW);
    raat_process_hiring(&t.w);
    assert_int_equal(staff(&t, VVT, HIGH), high);
    assert_int_equal(staff(&t, ZKH, LOW), low);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Work-based graduates stay where there is no demand; they are settled, and have the ages of the track. */
static void work_based_graduates_keep_their_post(void **state)
{
    raat_plan *plan = plan_of();
    tiny_world t = market(plan, 0);
    const int64_t before = staff(&t, ZKH, HIGH);
    int32_t young[RAAT_LANES], got[RAAT_LANES], n[RAAT_LANES];
    const int32_t job = raat_world_job(&t.w, ZKH, HIGH, 0, RAAT_SETTLED);
    memcpy(young, raat_lanes_heads(t.state->workforce, job), sizeof young);
    fill(n, 80);
    fill(raat_lanes_heads(t.flows->graduates, BBL_HIGH * 2 + ZKH), 80);
    raat_process_hiring(&t.w);
    assert_int_equal(hires(&t, RAAT_FROM_WORK_BASED), 80);
    assert_int_equal(staff(&t, ZKH, HIGH) - before, 80);
    tiny_world_draw(&t, "age_work_based", "bbl_high/zkh/young", 2014 * 4 + 1, n, 0.4, got);
    FOR_LANES (l)
        assert_int_equal(raat_lanes_heads(t.state->workforce, job)[l] - young[l], got[l]);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* psi = 1 - (1 - fillable)^(4 dt): of 1,000 open posts 700 a quarter, and the rest is friction. */
static void a_share_of_posts_cannot_be_filled_in_time(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "fillable", 0.7);
    tiny_plan_set(plan, "outside", 0);
    tiny_world t = market(plan, 1000);
    raat_process_hiring(&t.w);
    assert_int_equal(raat_lanes_heads(t.flows->open_posts, LOW)[11],
                     700 - SCHOOL - WAIT - 10 - FORMER);
    CHECK_NEAR(raat_lanes_reals(t.flows->friction, LOW)[11], 300 * 0.6, 1e-6);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Half a year is two quarters: of 1,000 open posts 1 - 0.3^2 can be filled. */
static void a_longer_step_fills_more_of_them(void **state)
{
    raat_plan *plan = plan_in_steps(2);
    tiny_plan_set(plan, "fillable", 0.7);
    tiny_plan_set(plan, "outside", 0);
    tiny_world t = market(plan, 1000);
    raat_process_hiring(&t.w);
    assert_int_equal(raat_lanes_heads(t.flows->open_posts, LOW)[11],
                     910 - SCHOOL - WAIT - 10 - FORMER);
    CHECK_NEAR(raat_lanes_reals(t.flows->friction, LOW)[11], 90 * 0.6, 1e-6);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* What the next step answers to: unfilled over all demand of the branch, no surplus taken off. */
static void the_vacancy_rate_is_never_netted(void **state)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "outside", 0);
    tiny_world t = market(plan, 1000);
    raat_process_hiring(&t.w);
    const double low = raat_lanes_reals(t.flows->demand, LOW)[11];
    const double high = raat_lanes_reals(t.flows->demand, HIGH)[11];
    const double unfilled = (1000 - SCHOOL - WAIT - 10 - FORMER) * 0.6;
    CHECK_NEAR(raat_lanes_reals(t.state->vacancy_rate, VVT)[11], unfilled / (low + high), 1e-12);
    CHECK_NEAR(raat_lanes_reals(t.state->vacancy_rate, ZKH)[11], 0, 0);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Potential times dt times (v / v_ref)^eta, held between its limits; the mean of 64 Poisson draws. */
static void outside_candidates_answer_to_vacancies(void **state)
{
    static const struct {
        double vacancies, answer;
    } rows[] = {{0.025, 1}, {0.05, 1.4142135623730951}, {0.9, 2}, {0, 0.35}};
    raat_plan *plan = plan_of();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        tiny_world t = market(plan, 100000);
        double sum = 0;
        FOR_LANES (l)
            raat_lanes_reals(t.state->vacancy_rate, VVT)[l] = rows[i].vacancies;
        raat_process_hiring(&t.w);
        FOR_LANES (l)
            sum += raat_lanes_heads(t.flows->hires, RAAT_FROM_OUTSIDE)[l];
        const double mean =
            raat_lanes_reals(t.start->potential, LOW)[0] / 4 * rows[i].answer * RAAT_LANES;
        CHECK_Z(sum, mean, sqrt(mean), 4);
        tiny_world_free(&t);
    }
    raat_plan_free(plan);
}

/* Only former staff look for posts: nobody else waits, and from outside comes nobody. `open` posts at low in vvt
 * and twice as many in zkh; demand of 300 : 100 FTE otherwise, at level high. */
static tiny_world market_of_former_staff(const raat_plan *plan, int32_t open)
{
    tiny_world t = tiny_world_new(plan, 1);
    tiny_world_begin(&t, 0, 9);
    memset(t.state->heads, 0, t.state->n_heads * sizeof *t.state->heads);
    for (int32_t b = 0; b < 2; b++)
        FOR_LANES (l) {
            const double net = raat_lanes_reals(t.flows->net_fte, b)[l];
            raat_lanes_reals(t.flows->demand, b * 2 + LOW)[l] = (b + 1) * open * net;
            raat_lanes_reals(t.flows->demand, b * 2 + HIGH)[l] = 0;
        }
    fill(raat_lanes_heads(t.state->former, LOW), 800);
    fill(raat_lanes_heads(t.state->former, HIGH), 500); /* where there is no post */
    return t;
}

static raat_plan *plan_of_former_staff(void)
{
    raat_plan *plan = plan_of();
    tiny_plan_set(plan, "reentry", 0.3);
    tiny_plan_set(plan, "outside", 0);
    return plan;
}

/* The vacancy rate of the region is the branches', weighted by demand; its answer multiplies the hazard, in a
 * year in which the outside is 1.2 times as willing. With posts for all of them every candidate is hired, new,
 * at the ages of returners. */
static void former_staff_answer_to_the_vacancies_of_the_region(void **state)
{
    static const struct {
        double vvt, zkh, answer; /* answer 0: the square root of their mean over 0.025 */
    } rows[] = {{0.04, 0.01, 0}, {0.025, 0.025, 1}, {0.9, 0.9, 2}, {0.0001, 0, 0.35}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        raat_plan *plan = plan_of_former_staff();
        tiny_world t = market_of_former_staff(plan, 5000);
        const double vvt = 5000 * 0.6, zkh = 10000 * 0.75; /* FTE */
        const double mean = (vvt * rows[i].vvt + zkh * rows[i].zkh) / (vvt + zkh);
        const double answer = rows[i].answer > 0 ? rows[i].answer : sqrt(mean / 0.025);
        FOR_LANES (l) {
            raat_lanes_reals(t.state->vacancy_rate, VVT)[l] = rows[i].vvt;
            raat_lanes_reals(t.state->vacancy_rate, ZKH)[l] = rows[i].zkh;
            t.state->outside_factor[l] = log(1.2);
        }
        raat_process_hiring(&t.w);
        int32_t n[RAAT_LANES], look[RAAT_LANES];
        fill(n, 800);
        tiny_world_draw(&t, "return", "low", 2014 * 4 + 1, n, 1 - pow(0.7, 1.2 * answer / 4), look);
        FOR_LANES (l) {
            int32_t came = 0;
            assert_int_equal(raat_lanes_heads(t.flows->hires, RAAT_FROM_RETURN)[l], look[l]);
            assert_int_equal(raat_lanes_heads(t.state->former, LOW)[l], 800 - look[l]);
            assert_int_equal(raat_lanes_heads(t.state->former, HIGH)[l], 500);
            for (int32_t b = 0; b < 2; b++)
                for (int32_t a = 0; a < 3; a++)
                    came += raat_lanes_heads(t.state->workforce,
                                             raat_world_job(&t.w, b, LOW, a, RAAT_NEW))[l];
            assert_int_equal(came, look[l]);
        }
        tiny_world_free(&t);
        raat_plan_free(plan);
    }
}

/* 30 posts in vvt and 60 in zkh for 800 who all look for one: 90 are hired, each branch gets its posts, and
 * the others stay where they are. */
static void former_staff_without_a_post_stay(void **state)
{
    raat_plan *plan = plan_of_former_staff();
    tiny_plan_set(plan, "reentry", 1);
    tiny_world t = market_of_former_staff(plan, 30);
    FOR_LANES (l)
        raat_lanes_reals(t.state->vacancy_rate, VVT)[l] = 0.025;
    raat_process_hiring(&t.w);
    assert_int_equal(hires(&t, RAAT_FROM_RETURN), 90);
    assert_int_equal(staff(&t, VVT, LOW), 30);
    assert_int_equal(staff(&t, ZKH, LOW), 60);
    assert_int_equal(raat_lanes_heads(t.state->former, LOW)[11], 800 - 90);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* A few among many posts: a third goes to vvt, which has a third of the posts; 20 % are young. */
static void each_post_is_as_likely_for_former_staff(void **state)
{
    raat_plan *plan = plan_of_former_staff();
    double vvt = 0, young = 0, all = 0;
    tiny_world t = market_of_former_staff(plan, 100000);
    raat_process_hiring(&t.w);
    FOR_LANES (l)
        for (int32_t b = 0; b < 2; b++)
            for (int32_t a = 0; a < 3; a++) {
                const double n = raat_lanes_heads(t.state->workforce,
                                                  raat_world_job(&t.w, b, LOW, a, RAAT_NEW))[l];
                all += n;
                vvt += b == VVT ? n : 0;
                young += a == 0 ? n : 0;
            }
    assert_true(all > 1000);
    CHECK_Z(vvt / all, 1.0 / 3, sqrt(2.0 / 9 / all), 4);
    CHECK_Z(young / all, 0.2, sqrt(0.16 / all), 4);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* The page counts a branch whose answer of outside candidates is held, here both, and the region's answer of
 * returners once. */
static void held_answers_are_counted(void **state)
{
    raat_plan *plan = plan_of_former_staff();
    tiny_world t = market_of_former_staff(plan, 30);
    FOR_LANES (l)
        for (int32_t b = 0; b < 2; b++)
            raat_lanes_reals(t.state->vacancy_rate, b)[l] = 0.9;
    raat_process_hiring(&t.w);
    assert_int_equal(t.flows->clamps[11], 2 + 1);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

static void without_reentry_nobody_returns(void **state)
{
    raat_plan *plan = plan_of_former_staff();
    tiny_plan_set(plan, "reentry", 0);
    tiny_world t = market_of_former_staff(plan, 5000);
    raat_process_hiring(&t.w);
    assert_int_equal(hires(&t, RAAT_FROM_RETURN), 0);
    assert_int_equal(raat_lanes_heads(t.state->former, LOW)[11], 800);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

/* Absence that falls from 7 to 2 % makes each head worth 98/93 of what it was. */
static void net_fte_answers_to_contracts_and_absence(void **state)
{
    const tiny_shape shape = tiny_usual();
    raat_plan *plan = tiny_plan_new(&shape);
    tiny_plan_action(plan, "healthy", RAAT_LEVER_ABSENCE, RAAT_ADD, -0.05, 2014);
    tiny_plan_action(plan, "longer", RAAT_LEVER_FTE, RAAT_MULTIPLY, 1.1, 2014);
    tiny_plan_scenario(plan, "both", 0, 2);
    tiny_plan_seal(plan);
    tiny_world t = tiny_world_new(plan, 0);
    tiny_world_begin(&t, 0, 9);
    CHECK_NEAR(raat_lanes_reals(t.flows->net_fte, VVT)[0], 0.6, 0);
    tiny_world_begin(&t, 1, 9);
    CHECK_NEAR(raat_lanes_reals(t.flows->contract_fte, VVT)[0], 0.66, 1e-15);
    CHECK_NEAR(raat_lanes_reals(t.flows->net_fte, VVT)[0], 0.66 * 0.98 / 0.93, 1e-15);
    tiny_world_free(&t);
    raat_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(posts_go_round_in_the_documented_order),
        cmocka_unit_test(a_surplus_hires_nobody_and_dismisses_nobody),
        cmocka_unit_test(work_based_graduates_keep_their_post),
        cmocka_unit_test(a_share_of_posts_cannot_be_filled_in_time),
        cmocka_unit_test(a_longer_step_fills_more_of_them),
        cmocka_unit_test(the_vacancy_rate_is_never_netted),
        cmocka_unit_test(outside_candidates_answer_to_vacancies),
        cmocka_unit_test(former_staff_answer_to_the_vacancies_of_the_region),
        cmocka_unit_test(former_staff_without_a_post_stay),
        cmocka_unit_test(each_post_is_as_likely_for_former_staff),
        cmocka_unit_test(held_answers_are_counted),
        cmocka_unit_test(without_reentry_nobody_returns),
        cmocka_unit_test(net_fte_answers_to_contracts_and_absence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
