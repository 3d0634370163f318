#include "tests/check.h"

#include "engine/model/chances.h"
#include "engine/numeric/binomial.h"

static void fill(double out[RAAT_LANES], double value)
{
    for (int l = 0; l < RAAT_LANES; l++)
        out[l] = value;
}

/* Chances of four groups with these shares in every lane. */
static void chances_of(double a, double b, double c, double d, float out[3][RAAT_LANES])
{
    double share[4][RAAT_LANES];
    const double *const shares[] = {share[0], share[1], share[2], share[3]};
    float *const chances[] = {out[0], out[1], out[2]};
    fill(share[0], a);
    fill(share[1], b);
    fill(share[2], c);
    fill(share[3], d);
    raat_chances_of(shares, 4, chances);
}

static void each_is_a_share_of_what_is_left(void **state)
{
    float p[3][RAAT_LANES];
    chances_of(0.2, 0.2, 0.4, 0.2, p);
    for (int l = 0; l < RAAT_LANES; l++) {
        CHECK_NEAR(p[0][l], 0.2, 1e-8);
        CHECK_NEAR(p[1][l], 0.25, 1e-8);
        CHECK_NEAR(p[2][l], -1 / 3.0, 1e-7); /* 2/3, as the sampler writes it */
    }
}

static void nobody_falls_through_to_a_group_of_no_share(void **state)
{
    float p[3][RAAT_LANES];
    const double third = 1 / 3.0, rest = 1 - third - third + 1e-16;
    chances_of(third, third, rest, 0, p);
    for (int l = 0; l < RAAT_LANES; l++)
        assert_true(signbit(p[2][l]) && !(p[2][l] < 0)); /* -0: all of them */
}

static void a_chance_of_none_is_none_whatever_its_sign(void **state)
{
    double share[RAAT_LANES];
    float p[RAAT_LANES];
    fill(share, -0.0);
    raat_binomial_signed_lanes(share, p);
    for (int l = 0; l < RAAT_LANES; l++)
        assert_false(signbit(p[l]));
    assert_false(signbit(raat_binomial_signed(-0.0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_a_share_of_what_is_left),
        cmocka_unit_test(nobody_falls_through_to_a_group_of_no_share),
        cmocka_unit_test(a_chance_of_none_is_none_whatever_its_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
