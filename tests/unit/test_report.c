/* The page and the terminal's table on a results file that is not there (fake_reader.c). */
#include "analysis/report.h"

#include <ctype.h>

#include "analysis/overview.h"
#include "tests/check.h"
#include "tests/unit/fake_reader.c"

static raat_reader *reader;

static int open_reader(void **state)
{
    return raat_reader_open("results.h5", &reader, NULL) == RAAT_OK ? 0 : -1;
}

static int close_reader(void **state)
{
    raat_reader_free(reader);
    return 0;
}

static void page_in(raat_language language, raat_text *page)
{
    assert_int_equal(raat_report_append(page, reader, language, NULL), RAAT_OK);
}

static void nothing_is_fetched_and_nothing_runs(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *const forbidden[] = {"http:", "https:",  "<script",     "<link",
                                     "url(",  "@import", "javascript:", " src="};
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        assert_null(strstr(raat_text_bytes(&page), forbidden[i]));
    CHECK_CONTAINS(raat_text_bytes(&page), "default-src 'none'");
    raat_text_clear(&page);
}

static void titles_of_the_study_are_escaped(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "dropout &amp; &lt;retention&gt;");
    CHECK_CONTAINS(raat_text_bytes(&page), "less &lt;dropout&gt; &amp; &quot;delay&quot;");
    assert_null(strstr(raat_text_bytes(&page), "<dropout>"));
    assert_null(strstr(raat_text_bytes(&page), "<retention>"));
    raat_text_clear(&page);
}

static void dutch_titles_stand_in_a_dutch_page(void **state)
{
    raat_text page = {0};
    page_in(RAAT_NL, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "<html lang=\"nl\">");
    CHECK_CONTAINS(raat_text_bytes(&page), "meer opleidingsplaatsen");
    CHECK_CONTAINS(raat_text_bytes(&page), "all together"); /* the file has no Dutch title for it */
    assert_null(strstr(raat_text_bytes(&page), "more training places"));
    raat_text_clear(&page);
}

/* fake_reader's medians: 600 to 5400 FTE over 18 years, so 600 + 4800 * 4 / 18 = 1667 in 2016, and
 * 18 % off for all together: -972 in 2030. The words must be those numbers'. */
static void the_finding_is_computed(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "grows from 1,667\u00a0FTE");
    CHECK_CONTAINS(raat_text_bytes(&page), "5,400\u00a0FTE (9.0\u00a0%) in 2030");
    CHECK_CONTAINS(raat_text_bytes(&page), "“all together” lowers the shortage of 2030 most: by "
                                           "972\u00a0FTE on average");
    raat_text_clear(&page);
}

/* The medians of baseline and effect are 5,400 and -972; the mean of the baseline, with sigma 0.7, is
 * 5400 exp(0.245) = 6,899: 972 is 14 % of it, and not of the median. */
static void a_share_is_said_of_the_mean_it_belongs_to(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "972\u00a0FTE on average, 14\u00a0% of the mean shortage "
                   "of 6,899; ");
    raat_text_clear(&page);
}

/* Of 39 replicates none lies outside a 95 % band on each side; of 1 every band is a point. */
static void few_replicates_claim_no_band_and_no_probability(void **state)
{
    for (raat_language language = RAAT_EN; language < RAAT_N_LANGUAGES; language++) {
        raat_text page = {0};
        fake_replicates = 39;
        page_in(language, &page);
        const char *bytes = raat_text_bytes(&page);
        CHECK_CONTAINS(bytes, language == RAAT_EN ? "too few replicates (39) for a band"
                                                  : "te weinig replicaties (39) voor een band");
        const char *const claims[] = {
            "in 95 of 100", "in 95 van de",     "95 of 100 futures", "the probability is",
            "de kans is",   "class=\"band95\"", "class=\"behind\"",  "<rect class=\"between95\""};
        for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
            assert_null(strstr(bytes, claims[i]));
        raat_text_clear(&page);
        fake_replicates = 40;
        page_in(language, &page);
        assert_null(strstr(raat_text_bytes(&page), language == RAAT_EN ? "oo few" : "e weinig"));
        CHECK_CONTAINS(raat_text_bytes(&page),
                       language == RAAT_EN ? "in 95 of 100 simulated" : "in 95 van de 100 gesim");
        raat_text_clear(&page);
    }
    fake_replicates = 1000;
}

static void one_replicate_is_singular(void **state)
{
    raat_text out = {0};
    const raat_overview overview = {reader, RAAT_EN, &out};
    fake_replicates = 1;
    raat_overview_begin(&overview);
    page_in(RAAT_EN, &out);
    page_in(RAAT_NL, &out);
    fake_replicates = 1000;
    CHECK_CONTAINS(raat_text_bytes(&out), "1 replicate, seed");
    CHECK_CONTAINS(raat_text_bytes(&out), "1 replicatie, seed");
    assert_null(strstr(raat_text_bytes(&out), "1 replicates"));
    assert_null(strstr(raat_text_bytes(&out), ">1 replicaties"));
    raat_text_clear(&out);
}

static void what_is_never_met_is_not_met_by_the_last_year(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "<td>not by 2030</td>");
    page_in(RAAT_NL, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "<td>niet t/m 2030</td>");
    raat_text_clear(&page);
}

static void a_recorded_year_does_not_pass_for_a_recorded_shortage(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "exits; the shortage in them is simulated");
    page_in(RAAT_NL, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "uitstroom; het tekort daarin is gesimuleerd");
    raat_text_clear(&page);
}

static void the_page_says_what_the_scenarios_do(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *bytes = raat_text_bytes(&page);
    CHECK_CONTAINS(bytes, "<h2>What the scenarios do</h2>");
    CHECK_CONTAINS(bytes, "no &lt;b&gt;action&lt;/b&gt;</th><td class=\"words\">none</td>");
    CHECK_CONTAINS(bytes, "A-1 fewer &lt;leave&gt; &amp; co; A-2 meetings; A-3 ");
    CHECK_CONTAINS(bytes, "<td class=\"words\">2018</td><td class=\"words\">dropout; study year: "
                          "1, 2</td><td class=\"words\">times</td><td class=\"words\">triangular "
                          "[0.65, 0.85, 1]</td><td class=\"words\">uniform [0.5, 1]</td>"
                          "<td class=\"words\">assumption: &lt;guess&gt;</td>");
    CHECK_CONTAINS(bytes, "training quote</td><td class=\"words\">at least</td>"
                          "<td class=\"words\">0.1 FTE/FTE</td>");
    CHECK_CONTAINS(bytes, "2019 - 2021</td><td class=\"words\">makes others possible");
    CHECK_CONTAINS(bytes, "talk alone moves nobody");
    assert_null(strstr(bytes, "used by none"));
    raat_text_clear(&page);
    page_in(RAAT_NL, &page);
    CHECK_CONTAINS(raat_text_bytes(&page), "A-1 minder weg");
    CHECK_CONTAINS(raat_text_bytes(&page), "allebei");
    CHECK_CONTAINS(raat_text_bytes(&page), "aanname: &lt;guess&gt;");
    raat_text_clear(&page);
}

/* A scenario with actions that others have named must not say their titles again. */
static void a_title_of_an_action_is_said_once(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "<th scope=\"row\">all together</th><td class=\"words\">A-1; A-2; A-3; each at "
                   "0.5 times its reach</td>");
    raat_text_clear(&page);
}

/* Of fake_resolved: 1 of the regional plan, 2 public. */
static void facts_are_listed_with_their_words_and_sources(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *bytes = raat_text_bytes(&page);
    CHECK_CONTAINS(bytes, "3 of the 7 numbers");
    CHECK_CONTAINS(bytes, "<summary>The numbers that are facts, with their sources (3)</summary>");
    CHECK_CONTAINS(bytes, "exits a year</th><td class=\"words\">2012: 6773, 2016: 7215</td>"
                          "<td class=\"words\">person</td><td class=\"words\">public: CBS</td>");
    CHECK_CONTAINS(bytes,
                   "<th scope=\"row\">A-1 fewer &lt;leave&gt; &amp; co, training quote, size</th>");
    /* A-1 has a size that is judged and one of the plan: it counts as judged */
    CHECK_CONTAINS(bytes, "judgement: assumption</th><td>1</td><td>1</td><td>1</td>");
    CHECK_CONTAINS(bytes, "fact: regional plan or public</th><td>0</td><td>1</td><td>0</td>");
    CHECK_CONTAINS(bytes, "no effect of its own</th><td>2</td><td>0</td><td>0</td>");
    raat_text_clear(&page);
    page_in(RAAT_NL, &page);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "<th scope=\"row\">A-1 minder weg, opleidingsquote, grootte</th>");
    raat_text_clear(&page);
}

/* fake_reader's medians: 60 % of the first track, half of it of the second, 70 % of all; the last
 * complete cohort is 2026, the last recorded 2016, between them 2021. */
static void yields_are_of_complete_cohorts(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *bytes = raat_text_bytes(&page);
    CHECK_CONTAINS(bytes, "runs from 30.0\u00a0% (BBL mbo 3) to 60.0\u00a0% (BOL mbo 3); over all "
                          "tracks together it is 70.0\u00a0%");
    CHECK_CONTAINS(bytes, "<th scope=\"colgroup\" colspan=\"2\">all together</th>");
    CHECK_CONTAINS(bytes, "<th scope=\"rowgroup\" rowspan=\"3\">BBL mbo 3</th><td>2016</td>");
    CHECK_CONTAINS(bytes, "<tr><td>2026</td><td>27.5 (");
    assert_null(strstr(bytes, "<tr><td>2027</td><td>27.5 ("));
    raat_text_clear(&page);
    fake_empty_track = 1;
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "rowspan=\"3\">BBL mbo 3</th><td>2016</td><td>-</td><td>-</td><td>-</td>"
                   "<td>-</td></tr>");
    assert_null(strstr(raat_text_bytes(&page), "runs from")); /* one track is no range */
    raat_text_clear(&page);
    fake_empty_track = -1;
    fake_last_cohort = 2000;
    page_in(RAAT_EN, &page);
    fake_last_cohort = 2026;
    CHECK_CONTAINS(raat_text_bytes(&page), "No cohort of the study reaches its end");
    raat_text_clear(&page);
}

/* All three shortages have the same factors, so no scenario moves; their means in 2030 are the medians
 * times 0.82 - 1: -972, -1080, -720. */
static void the_order_of_the_scenarios_is_computed(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "the 4 scenarios stand in the same order whether students "
                   "count or not; second comes “retention”.");
    CHECK_CONTAINS(raat_text_bytes(&page),
                   "all together</th><td>\u2212972</td><td>1</td><td>\u22121,080</td><td>1</td>"
                   "<td>\u2212720</td><td>1</td>");
    raat_text_clear(&page);
    fake_swapped = RAAT_SHORTAGE_EXCL_STUDENTS_FTE;
    page_in(RAAT_EN, &page);
    fake_swapped = RAAT_N_INDICATORS;
    CHECK_CONTAINS(
        raat_text_bytes(&page),
        "2 of 4 scenarios stand in another place when students do not count. The first "
        "difference is place 3: “less &lt;dropout&gt; &amp; &quot;delay&quot;” when they "
        "count, “more training places” when they do not.");
    raat_text_clear(&page);
}

static bool has_style(const char *page, const char *class, size_t length)
{
    const char *end = strstr(page, "</style>");
    for (const char *at = page; (at = memchr(at, '.', (size_t)(end - at))); at++)
        if (strncmp(at + 1, class, length) == 0 && !isalnum((unsigned char)at[1 + length]) &&
            at[1 + length] != '-')
            return true;
    return false;
}

/* Without one a bar is black: seven sources had four colours once. */
static void every_class_of_the_page_has_a_style(void **state)
{
    static const char begin[] = "class=\"";
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *bytes = raat_text_bytes(&page);
    for (const char *at = bytes; (at = strstr(at, begin));) {
        at += sizeof begin - 1;
        while (*at != '"') {
            const size_t n = strcspn(at, " \"");
            if (!has_style(bytes, at, n))
                fail_msg("no style for class %.*s", (int)n, at);
            at += n + (at[n] == ' ');
        }
    }
    assert_false(has_style(bytes, "in99", 4));
    raat_text_clear(&page);
}

/* Counted by hand in fake_resolved; an action's own source is none of a number. */
static void numbers_are_counted_by_source(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *const rows[] = {
        "says so</td><td>1</td><td>0</td>", "published figure</td><td>2</td><td>1</td>",
        "such figures</td><td>1</td><td>1</td>", "for want of a figure</td><td>3</td><td>2</td>",
        "all</th><td class=\"words\"></td><td>7</td><td>4</td>"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_CONTAINS(raat_text_bytes(&page), rows[i]);
    raat_text_clear(&page);
}

/* The seal keeps accidents away, not ill will: whatever text a file carries, a page or a message. */
static void a_study_of_another_shape_does_no_harm(void **state)
{
    static const char *const texts[] = {
        "scenarios: 1",
        "[1, 2]",
        "a",
        "scenarios: {a: 1, b: [], c: {actions: {x: 1}}, d: {actions: [[1], {a: 1}, x]}}\n"
        "actions: {actions: {x: 1}}",
        "scenarios: {a: {title: [1], actions: [x, y]}}\n"
        "actions: {actions: {x: {effects: [1, {size: [1], source: 1}]}, y: {effects: {a: 1}}}}",
        "scenarios: {a: {actions: [x]}}\nactions: {actions: []}",
        "regions: {a: {x: {value: 1, source: {seed: s}}}, b: 1, c: [1]}",
        "regions: [{x: {value: 1, source: {seed: s}, same_as: a}}, 1]",
        "regions: {a: {x: {value: {y: 1}, source: {seed: s}, same_as: [1]}}, b: {x: 1}, x: {x: "
        "{value: "
        "1, source: {seed: s}, same_as: b}}}\nregion: [1]",
    };
    const char *kept = fake_resolved;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        raat_text page = {0};
        fake_resolved = texts[i];
        page_in(RAAT_NL, &page);
        raat_text_clear(&page);
    }
    raat_text page = {0};
    raat_error err = {0};
    fake_resolved = "a: [";
    assert_int_equal(raat_report_append(&page, reader, RAAT_EN, &err), RAAT_FAILED);
    CHECK_CONTAINS(err.message, "a study that cannot be read");
    raat_text_clear(&page);
    fake_resolved = kept;
}

/* Seen on paper: without these a heading stood at the foot of a page and its chart on the next. */
static void on_paper_charts_stay_whole_and_headings_stay_with_them(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *print = strstr(raat_text_bytes(&page), "@media print");
    assert_non_null(print);
    CHECK_CONTAINS(print, "h1,h2,h3,h2+p,caption,.legend{break-after:avoid}");
    CHECK_CONTAINS(print, "figure,.panel,svg,table,tr{break-inside:avoid}");
    raat_text_clear(&page);
}

static size_t occurrences(const char *text, const char *part)
{
    size_t n = 0;
    for (; (text = strstr(text, part)); text++)
        n++;
    return n;
}

/* 5 fans, 4 differences, 4 intervals, 2 targets of 5 bars, 4 lines, yields of 2 tracks and of all, 1
 * flow. */
static void every_picture_has_a_name_of_its_own(void **state)
{
    raat_text page = {0};
    page_in(RAAT_EN, &page);
    const char *bytes = raat_text_bytes(&page);
    assert_int_equal(occurrences(bytes, "role=\"img\""), 5 + 4 + 4 + 10 + 4 + 3 + 1);
    for (int id = 1; id <= 31; id++) {
        char name[32];
        snprintf(name, sizeof name, "<title id=\"t%d\">", id);
        assert_int_equal(occurrences(bytes, name), 1);
    }
    raat_text_clear(&page);
}

static void the_page_is_the_same_twice(void **state)
{
    raat_text one = {0}, two = {0};
    page_in(RAAT_EN, &one);
    page_in(RAAT_EN, &two);
    assert_string_equal(raat_text_bytes(&one), raat_text_bytes(&two));
    raat_text_clear(&one);
    raat_text_clear(&two);
}

static void the_terminal_shows_the_laws_numbers(void **state)
{
    raat_text out = {0};
    const raat_overview overview = {reader, RAAT_EN, &out};
    raat_targets targets;
    assert_int_equal(raat_targets_load(&targets, reader, NULL), RAAT_OK);
    raat_overview_begin(&overview);
    assert_int_equal(raat_overview_glance(&overview, NULL), RAAT_OK);
    assert_int_equal(raat_overview_targets(&overview, &targets, NULL), RAAT_OK);
    CHECK_CONTAINS(raat_text_bytes(&out), "1,000 replicates, seed 18446744073709551615");
    /* exits: median 8200, sigma 0.1, so mean 8200 exp(0.005) = 8241; 18 % less is -1,476 */
    CHECK_CONTAINS(raat_text_bytes(&out), "8,241");
    CHECK_CONTAINS(raat_text_bytes(&out), "-1,476 (28)");
    /* a scenario that changes nothing shows no decimals of nothing */
    CHECK_CONTAINS(raat_text_bytes(&out), "0 (0)");
    raat_targets_clear(&targets);
    raat_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_fetched_and_nothing_runs),
        cmocka_unit_test(titles_of_the_study_are_escaped),
        cmocka_unit_test(dutch_titles_stand_in_a_dutch_page),
        cmocka_unit_test(the_finding_is_computed),
        cmocka_unit_test(a_share_is_said_of_the_mean_it_belongs_to),
        cmocka_unit_test(few_replicates_claim_no_band_and_no_probability),
        cmocka_unit_test(one_replicate_is_singular),
        cmocka_unit_test(what_is_never_met_is_not_met_by_the_last_year),
        cmocka_unit_test(a_recorded_year_does_not_pass_for_a_recorded_shortage),
        cmocka_unit_test(the_page_says_what_the_scenarios_do),
        cmocka_unit_test(a_title_of_an_action_is_said_once),
        cmocka_unit_test(facts_are_listed_with_their_words_and_sources),
        cmocka_unit_test(yields_are_of_complete_cohorts),
        cmocka_unit_test(the_order_of_the_scenarios_is_computed),
        cmocka_unit_test(every_class_of_the_page_has_a_style),
        cmocka_unit_test(numbers_are_counted_by_source),
        cmocka_unit_test(a_study_of_another_shape_does_no_harm),
        cmocka_unit_test(on_paper_charts_stay_whole_and_headings_stay_with_them),
        cmocka_unit_test(every_picture_has_a_name_of_its_own),
        cmocka_unit_test(the_page_is_the_same_twice),
        cmocka_unit_test(the_terminal_shows_the_laws_numbers),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
