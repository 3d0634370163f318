/* A value is drawn when the sum of the weights up to it is the first to reach u: by hand, at the edges,
 * and against a walk along the table. */
#include "engine/numeric/dist.h"

#include "tests/check.h"

static void a_switch_is_off_below_its_share(void **state)
{
    double table[] = {1, 0, 0.85, 0.15}; /* written with the larger value first */
    const raat_dist d = raat_dist_discrete(table, 2);
    CHECK_NEAR(raat_dist_quantile(&d, 1e-9), 0, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.1499999), 0, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 0.1500001), 1, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 1 - 0x1p-53), 1, 0);
    CHECK_NEAR(raat_dist_mean(&d), 0.85, 1e-15);
    assert_int_equal(raat_dist_table(&d), 4);
}

/* Weights need not sum to one: 3, 1 and 4 of 8. */
static void values_by_hand(void **state)
{
    double table[] = {5, -2, 0.5, 4, 3, 1};
    const raat_dist d = raat_dist_discrete(table, 3);
    CHECK_NEAR(raat_dist_quantile(&d, 3.0 / 8), -2, 0); /* its weight reaches u, exactly */
    CHECK_NEAR(raat_dist_quantile(&d, 3.0 / 8 + 1e-9), 0.5, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 4.0 / 8), 0.5, 0);
    CHECK_NEAR(raat_dist_quantile(&d, 4.0 / 8 + 1e-9), 5, 0);
    CHECK_NEAR(raat_dist_mean(&d), (3 * -2 + 1 * 0.5 + 4 * 5) / 8.0, 1e-15);
}

/* Against the slowest way to say it, for tables of each length up to 40. */
static void the_search_finds_what_a_walk_finds(void **state)
{
    for (unsigned long n = 2; n <= 40; n++) {
        double table[80], values[40], weights[40], sum = 0;
        for (unsigned long i = 0; i < n; i++) {
            values[i] = table[i] = (double)i * 1.5 - 7;
            weights[i] = table[n + i] = 1 + (double)(i * i % 7);
            sum += weights[i];
        }
        const raat_dist d = raat_dist_discrete(table, n);
        double last = -INFINITY;
        for (int j = 0; j < 999; j++) {
            const double u = (j + 0.5) / 999, x = raat_dist_quantile(&d, u);
            unsigned long walk = 0;
            for (double reached = weights[0]; reached < u * sum; reached += weights[walk])
                walk++;
            CHECK_NEAR(x, values[walk], 0);
            assert_true(x >= last); /* monotone: paired scenarios stay in step */
            last = x;
        }
    }
}

static void wrong_tables_are_complained_of(void **state)
{
    char text[200];
    double one[] = {1, 1}, twice[] = {2, 2, 1, 1}, weightless[] = {1, 2, 1, 0};
    const raat_dist lonely = raat_dist_discrete(one, 1), equal = raat_dist_discrete(twice, 2),
                    light = raat_dist_discrete(weightless, 2);
    CHECK_CONTAINS(raat_dist_complaint(&lonely, text, sizeof text), "two values at least");
    assert_string_equal(raat_dist_complaint(&equal, text, sizeof text), "value 2 stands twice");
    assert_string_equal(raat_dist_complaint(&light, text, sizeof text),
                        "the weight of value 2 is not above 0");
}

static void equal_tables_are_the_same_distribution(void **state)
{
    double x[] = {0, 1, 0.15, 0.85}, y[] = {1, 0, 0.85, 0.15}, z[] = {0, 1, 0.16, 0.84};
    const raat_dist a = raat_dist_discrete(x, 2), b = raat_dist_discrete(y, 2),
                    c = raat_dist_discrete(z, 2), fixed = {RAAT_DIST_FIXED, 2, 0, 0, 0};
    assert_true(raat_dist_same(&a, &b));
    assert_false(raat_dist_same(&a, &c));
    assert_false(raat_dist_same(&a, &fixed));
    assert_true(raat_dist_same(&fixed, &fixed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_switch_is_off_below_its_share),
        cmocka_unit_test(values_by_hand),
        cmocka_unit_test(the_search_finds_what_a_walk_finds),
        cmocka_unit_test(wrong_tables_are_complained_of),
        cmocka_unit_test(equal_tables_are_the_same_distribution),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
