#include "analysis/svg.h"

#include "analysis/markup.h"
#include "tests/check.h"

static void texts_of_users_cannot_break_out(void **state)
{
    raat_text out = {0};
    raat_markup_append(&out, "a<b> & \"c\" 'd' \x01\x7f é");
    assert_string_equal(raat_text_bytes(&out),
                        "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; \uFFFD\uFFFD é");
    raat_text_clear(&out);
}

static void a_picture_has_a_name_and_a_description(void **state)
{
    raat_text out = {0};
    raat_svg_begin(&out, 3, 360, 220, "a < b", "c & d");
    raat_svg_end(&out);
    assert_string_equal(raat_text_bytes(&out),
                        "<svg viewBox=\"0 0 360 220\" role=\"img\" aria-labelledby=\"t3 d3\">\n"
                        "<title id=\"t3\">a &lt; b</title>\n<desc id=\"d3\">c &amp; d</desc>\n"
                        "</svg>\n");
    raat_text_clear(&out);
}

static void a_path_lifts_the_pen_over_what_is_no_number(void **state)
{
    raat_text out = {0};
    raat_svg_path path = raat_svg_path_begin(&out, "median");
    raat_svg_path_point(&path, 0, 1);
    raat_svg_path_point(&path, 1, NAN);
    raat_svg_path_point(&path, 2, 3);
    raat_svg_path_point(&path, 3, 4.25);
    raat_svg_path_close(&path);
    raat_svg_path_end(&path);
    assert_string_equal(raat_text_bytes(&out),
                        "<path class=\"median\" d=\"M0.0 1.0M2.0 3.0L3.0 4.2Z\"/>\n");
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_users_cannot_break_out),
        cmocka_unit_test(a_picture_has_a_name_and_a_description),
        cmocka_unit_test(a_path_lifts_the_pen_over_what_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
