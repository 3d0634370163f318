/* Overtaking on results made by hand: three scenarios whose shortages cross in a known year. */
#include "analysis/overtaking.h"

#include "tests/check.h"

enum { SCENARIOS = 4, REPLICATES = 50, YEARS = 8, FIRST = 2018, AREAS = 2 };

/* slow gains 20 a year from 2020 on, quick 50 at once; in the south slow never gets that far. `same` is quick with
 * noise that no mean is clear of. The shortage itself wanders much more than that, in all scenarios alike. */
static double gain(int scenario, int replicate, int year, int area)
{
    const int noise = replicate % 5 - 2;
    if (scenario == 1)
        return (year < 2 ? 0 : 20 * (year - 1)) * (area ? 0.2 : 1) + noise;
    if (scenario == 2)
        return 50;
    return scenario == 3 ? 50 + 20 * noise : 0;
}

static int32_t find(int32_t area, raat_overtaking out[SCENARIOS * SCENARIOS])
{
    static float shortage[SCENARIOS * REPLICATES * YEARS * AREAS];
    float *to = shortage;
    for (int s = 0; s < SCENARIOS; s++)
        for (int i = 0; i < REPLICATES; i++)
            for (int y = 0; y < YEARS; y++)
                for (int a = 0; a < AREAS; a++)
                    *to++ = (float)(5000 + 37 * (i * 7 % 50) - gain(s, i, y, a));
    const raat_overtaking_series series = {SCENARIOS, REPLICATES, YEARS, AREAS,
                                           0,         FIRST,      area,  shortage};
    return raat_overtaking_among(&series, out);
}

/* 20 (y - 1) > 50 from y = 4 on: 2022. */
static void the_year_is_the_first_from_which_it_holds(void **state)
{
    raat_overtaking found[SCENARIOS * SCENARIOS];
    assert_int_equal(find(0, found), 2);
    assert_int_equal(found[0].ahead, 1);
    assert_int_equal(found[0].behind, 2);
    assert_int_equal(found[0].year, 2022);
    assert_int_equal(found[1].ahead, 1);
    assert_int_equal(found[1].behind,
                     3); /* whose mean is the same, and clear of slow's in both years */
}

static void who_never_gets_ahead_overtakes_nobody(void **state)
{
    raat_overtaking found[SCENARIOS * SCENARIOS];
    assert_int_equal(find(1, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_is_the_first_from_which_it_holds),
        cmocka_unit_test(who_never_gets_ahead_overtakes_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
