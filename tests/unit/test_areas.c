/* The regions of results and their place in a study. */
#include "analysis/areas.h"

#include "tests/check.h"
#include "tests/unit/fake_reader.c"

static void one_region_is_the_whole(void **state)
{
    raat_reader *reader;
    assert_int_equal(raat_reader_open("results.h5", &reader, NULL), RAAT_OK);
    assert_int_equal(raat_areas_whole(reader), 0);
    assert_false(raat_areas_several(reader));
    raat_reader_free(reader);
}

static void a_name_is_found_or_the_nearest_told(void **state)
{
    static const char *const names[] = {"noord", "zuid", "all_regions"};
    int32_t area;
    raat_error err = {0}, other = {0};
    assert_int_equal(raat_areas_find(names, 3, "all_regions", &area, &err), RAAT_OK);
    assert_int_equal(area, 2);
    assert_int_equal(raat_areas_find(names, 3, "zuit", &area, &err), RAAT_USAGE);
    assert_string_equal(err.message, "--region: no region zuit; did you mean zuid?");
    assert_int_equal(raat_areas_find(names, 3, "x", &area, &other), RAAT_USAGE);
    CHECK_CONTAINS(other.message, "there is noord, zuid, all_regions");
}

static raat_yaml *study_of(raat_yaml_store *store, const char *text)
{
    const raat_mark at = {"here", 0, 0};
    raat_diagnostics d = {0};
    raat_yaml *study;
    assert_int_equal(raat_yaml_parse(store, text, at, &study, &d, NULL), RAAT_OK);
    return study;
}

static void a_region_is_found_under_either_key(void **state)
{
    raat_yaml_store *store = raat_yaml_store_new(NULL);
    const raat_yaml *one = study_of(store, "region: {title: only}");
    const raat_yaml *two = study_of(store, "regions: {a: {title: A}, b: {title: B}}");
    const raat_yaml *none = study_of(store, "regions: []");
    assert_string_equal(raat_outline_text(raat_areas_region(one, "any"), "title"), "only");
    assert_string_equal(raat_outline_text(raat_areas_first(one), "title"), "only");
    assert_string_equal(raat_outline_text(raat_areas_region(two, "b"), "title"), "B");
    assert_string_equal(raat_outline_text(raat_areas_first(two), "title"), "A");
    assert_null(raat_areas_region(two, "all_regions"));
    assert_null(raat_areas_first(none));
    raat_yaml_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_region_is_the_whole),
        cmocka_unit_test(a_name_is_found_or_the_nearest_told),
        cmocka_unit_test(a_region_is_found_under_either_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
