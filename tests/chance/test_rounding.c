/* Rounding by draw: the share rounded up is the fraction, and lanes do not copy each other. */
#include "tests/check.h"
#include "tests/support/chance.h"

#include "engine/numeric/rounding.h"

static uint64_t seed;

enum { BLOCKS = 4000, N = BLOCKS * RAAT_LANES };

static void share_rounded_up_is_the_fraction(void **state)
{
    const double fractions[] = {1e-5, 0.001, 0.1, 0.25, 0.5, 0.7, 0.999, 0.99999};
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        const double f = fractions[i];
        double up = 0;
        for (uint32_t block = 0; block < BLOCKS; block++) {
            double x[RAAT_LANES];
            int32_t out[RAAT_LANES];
            for (int lane = 0; lane < RAAT_LANES; lane++)
                x[lane] = lane * 100 + f;
            raat_rounding_lanes(&(raat_stream){seed, i, 1, block}, x, out);
            for (int lane = 0; lane < RAAT_LANES; lane++)
                up += out[lane] - lane * 100;
        }
        CHECK_Z(up, N * f, sqrt(N * f * (1 - f)), 4.5);
    }
}

/* Halves: neighbouring lanes, years and blocks agree half of the time. */
static void draws_of_neighbours_are_independent(void **state)
{
    double same[3] = {0};
    for (uint32_t block = 0; block < BLOCKS; block++) {
        double x[RAAT_LANES];
        int32_t here[RAAT_LANES], year[RAAT_LANES], next[RAAT_LANES];
        for (int lane = 0; lane < RAAT_LANES; lane++)
            x[lane] = 0.5;
        raat_rounding_lanes(&(raat_stream){seed, 50, 1, block}, x, here);
        raat_rounding_lanes(&(raat_stream){seed, 50, 2, block}, x, year);
        raat_rounding_lanes(&(raat_stream){seed, 50, 1, block + 1}, x, next);
        for (int lane = 0; lane < RAAT_LANES; lane++) {
            same[0] += here[lane] == here[(lane + 1) % RAAT_LANES];
            same[1] += here[lane] == year[lane];
            same[2] += here[lane] == next[lane];
        }
    }
    for (int i = 0; i < 3; i++)
        CHECK_Z(same[i], N / 2.0, sqrt(N) / 2, 4);
}

int main(int argc, char **argv)
{
    seed = chance_seed(argc, argv, 20260101);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(share_rounded_up_is_the_fraction),
        cmocka_unit_test(draws_of_neighbours_are_independent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
