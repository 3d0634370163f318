/* section_yield.c: how many of those who start a programme get its diploma, cohort by cohort. */
#include <math.h>

#include "analysis/band.h"
#include "analysis/chart_bar.h"
#include "analysis/outline.h"
#include "analysis/page.h"
#include "analysis/section.h"

enum { MOST_COHORTS = 3, N_MEASURES = 2, EVENTUAL = 1 };

static const struct {
    raat_indicator_id by_track, all;
    raat_texts_id title;
} measures[N_MEASURES] = {
    {RAAT_YIELD_PLUS1_TRACK, RAAT_YIELD_PLUS1, RAAT_TEXT_YIELD_PLUS1},
    {RAAT_YIELD_EVENTUAL_TRACK, RAAT_YIELD_EVENTUAL, RAAT_TEXT_YIELD_EVENTUAL},
};

static const raat_scale whole_share = {0, 1, 0.1, 10};

typedef struct {
    raat_section *section;
    raat_comparison by_track[N_MEASURES], all[N_MEASURES];
    int32_t shown[2]; /* scenarios: the baseline and the one with most actions, when there is one */
    int n_shown;
    int32_t cohorts[MOST_COHORTS]; /* years as indices, ascending */
    int n_cohorts;
} yields;

/* A row of the tables: a track, or all of them together. */
enum { ALL_TRACKS = -1 };

static const raat_comparison *numbers_of(const yields *y, int measure, int32_t track)
{
    return track == ALL_TRACKS ? &y->all[measure] : &y->by_track[measure];
}

static double value_of(const yields *y, int measure, int32_t track, int32_t scenario, int32_t year,
                       raat_layout_statistic statistic)
{
    const raat_comparison_at at = {scenario, year, y->section->region,
                                   track == ALL_TRACKS ? 0 : track};
    return raat_comparison_value(numbers_of(y, measure, track), RAAT_LEVEL, at, statistic);
}

static const char *title_of(const yields *y, int32_t track)
{
    if (track == ALL_TRACKS)
        return raat_section_word(y->section, RAAT_TEXT_YIELD_ALL);
    const raat_label *labels[RAAT_MOST_AXES];
    raat_comparison_labels(&y->by_track[EVENTUAL], y->section->reader, track, labels);
    return raat_texts_title(labels[0], y->section->language);
}

static raat_figure_style percent(const yields *y)
{
    return (raat_figure_style){.language = y->section->language,
                               .kind = RAAT_FIGURE_SHARE,
                               .decimals = 1,
                               .typographic = true};
}

/* ---- which cohorts ---- */

/* The yield of all tracks is a number once the longest track is done. */
static bool is_complete(const yields *y, int32_t year)
{
    return isfinite(
        value_of(y, EVENTUAL, ALL_TRACKS, y->all[EVENTUAL].baseline, year, RAAT_STAT_MEAN));
}

static void add_cohort(yields *y, int32_t year)
{
    if (year >= 0 && is_complete(y, year) &&
        (y->n_cohorts == 0 || year > y->cohorts[y->n_cohorts - 1]))
        y->cohorts[y->n_cohorts++] = year;
}

/* The last recorded one, which started before any action; the last complete one; one between. */
static void choose_cohorts(yields *y)
{
    int32_t last = y->all[EVENTUAL].n_years - 1;
    while (last >= 0 && !is_complete(y, last))
        last--;
    const int32_t recorded =
        raat_reader_last_recorded(y->section->reader) - y->all[EVENTUAL].first_year;
    const int32_t first = recorded < 0 ? 0 : recorded < last ? recorded : last;
    add_cohort(y, first);
    add_cohort(y, (first + last) / 2);
    add_cohort(y, last);
}

static raat_figure_text cohort_year(const yields *y, int i)
{
    return raat_section_year(y->all[EVENTUAL].first_year + y->cohorts[i]);
}

/* ---- the range over programmes, in words ---- */

static void append_range(const yields *y)
{
    const int32_t year = y->cohorts[y->n_cohorts - 1], baseline = y->shown[0];
    int32_t low = -1, high = -1;
    double least = INFINITY, most = -INFINITY;
    for (int32_t track = 0; track < y->by_track[EVENTUAL].n_cells; track++) {
        const double median = value_of(y, EVENTUAL, track, baseline, year, RAAT_STAT_Q50);
        if (median < least) {
            low = track;
            least = median;
        }
        if (median > most) {
            high = track;
            most = median;
        }
    }
    if (low == high)
        return; /* no track, or one */
    const raat_figure_style style = percent(y);
    const double all = value_of(y, EVENTUAL, ALL_TRACKS, baseline, year, RAAT_STAT_Q50);
    raat_section_element(y->section, "p", NULL, RAAT_TEXT_YIELD_RANGE,
                         RAAT_FILLED(cohort_year(y, y->n_cohorts - 1).text,
                                     raat_section_scenario(y->section, baseline),
                                     raat_figure_with_unit(least, &style).text, title_of(y, low),
                                     raat_figure_with_unit(most, &style).text, title_of(y, high),
                                     raat_figure_with_unit(all, &style).text));
}

/* ---- the picture: the last complete cohort in the baseline ---- */

static void append_picture_head(const yields *y)
{
    const raat_section *s = y->section;
    raat_figure_style tick = percent(y);
    tick.decimals = 0;
    raat_text_append(s->out, "<thead>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_TRACK));
    raat_text_append(s->out, "<td class=\"picture\">");
    raat_chart_bar_axis(s->out, &whole_share, &tick);
    raat_text_append(s->out, "</td>");
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_MEAN));
    raat_text heading = {0};
    raat_texts_append(&heading, RAAT_TEXT_BAND, s->language, RAAT_FILLED("95"));
    raat_page_column_heading(s->out, NULL, raat_text_bytes(&heading));
    raat_text_clear(&heading);
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

static void append_picture_row(yields *y, int32_t track)
{
    raat_section *s = y->section;
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    const raat_figure_style style = percent(y);
    const int32_t year = y->cohorts[y->n_cohorts - 1], baseline = y->shown[0];
    const raat_comparison_at at = {baseline, year, s->region, track == ALL_TRACKS ? 0 : track};
    const raat_figure_text mean =
        raat_figure_with_unit(value_of(y, EVENTUAL, track, baseline, year, RAAT_STAT_MEAN), &style);
    const raat_figure_text range =
        raat_section_range(s, value_of(y, EVENTUAL, track, baseline, year, wide->low),
                           value_of(y, EVENTUAL, track, baseline, year, wide->high), &style);
    raat_text description = {0};
    raat_texts_append(&description, RAAT_TEXT_YIELD_DESCRIPTION, s->language,
                      RAAT_FILLED(mean.text, range.text));
    raat_text_append(s->out, "<tr>");
    raat_page_row_heading(s->out, title_of(y, track), 1);
    raat_text_append(s->out, "<td class=\"picture\">");
    raat_chart_bar_interval(s->out, ++s->n_pictures, title_of(y, track),
                            raat_text_bytes(&description), &whole_share,
                            numbers_of(y, EVENTUAL, track), RAAT_LEVEL, at);
    raat_text_append(s->out, "</td>");
    raat_page_cell(s->out, mean.text);
    raat_page_cell(s->out, range.text);
    raat_text_append(s->out, "</tr>\n");
    raat_text_clear(&description);
}

static void append_picture(yields *y)
{
    raat_section *s = y->section;
    raat_text caption = {0};
    raat_texts_append(
        &caption, RAAT_TEXT_YIELD_PICTURE, s->language,
        RAAT_FILLED(cohort_year(y, y->n_cohorts - 1).text, raat_section_scenario(s, y->shown[0])));
    raat_page_open(s->out, "figure", NULL);
    raat_page_table_begin(s->out, "rows", raat_text_bytes(&caption));
    append_picture_head(y);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t track = ALL_TRACKS; track < y->by_track[EVENTUAL].n_cells; track++)
        append_picture_row(y, track);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_section_source(s);
    raat_page_close(s->out, "figure");
    raat_text_clear(&caption);
}

/* ---- the table ---- */

static void append_head(const yields *y)
{
    const raat_section *s = y->section;
    raat_text_append(s->out, "<thead>\n<tr><td colspan=\"2\"></td>");
    for (int i = 0; i < y->n_shown; i++)
        raat_page_group_heading(s->out, raat_section_scenario(s, y->shown[i]), N_MEASURES);
    raat_text_append(s->out, "</tr>\n<tr>");
    raat_page_column_heading(s->out, "words", raat_section_word(s, RAAT_TEXT_AXIS_TRACK));
    raat_page_column_heading(s->out, NULL, raat_section_word(s, RAAT_TEXT_YIELD_COHORT));
    for (int i = 0; i < y->n_shown; i++)
        for (int measure = 0; measure < N_MEASURES; measure++)
            raat_page_column_heading(s->out, NULL, raat_section_word(s, measures[measure].title));
    raat_text_append(s->out, "</tr>\n</thead>\n");
}

/* "62.3 (54.1 to 69.0)"; no band of a cohort that is there in too few replicates for one. */
static void append_cell(const yields *y, int measure, int32_t track, int32_t scenario, int32_t year)
{
    const raat_section *s = y->section;
    const raat_figure_style style = percent(y);
    const double median = value_of(y, measure, track, scenario, year, RAAT_STAT_Q50);
    const double n = value_of(y, measure, track, scenario, year, RAAT_STAT_N);
    const bool banded = isfinite(median) && raat_band_holds((int32_t)n) && raat_section_holds(s);
    raat_text text = {0};
    raat_text_append(&text, raat_figure_format(median, &style).text);
    if (banded)
        raat_text_appendf(
            &text, " (%s)",
            raat_section_range(s, value_of(y, measure, track, scenario, year, RAAT_STAT_Q10),
                               value_of(y, measure, track, scenario, year, RAAT_STAT_Q90), &style)
                .text);
    raat_page_cell(s->out, raat_text_bytes(&text));
    raat_text_clear(&text);
}

static void append_track(const yields *y, int32_t track)
{
    const raat_section *s = y->section;
    for (int i = 0; i < y->n_cohorts; i++) {
        raat_text_append(s->out, i == 0 ? "<tr class=\"group\">" : "<tr>");
        if (i == 0)
            raat_page_row_heading(s->out, title_of(y, track), y->n_cohorts);
        raat_page_cell(s->out, cohort_year(y, i).text);
        for (int k = 0; k < y->n_shown; k++)
            for (int measure = 0; measure < N_MEASURES; measure++)
                append_cell(y, measure, track, y->shown[k], y->cohorts[i]);
        raat_text_append(s->out, "</tr>\n");
    }
}

static void append_table(const yields *y)
{
    const raat_section *s = y->section;
    raat_page_table_begin(s->out, NULL, raat_section_word(s, RAAT_TEXT_YIELD_CAPTION));
    append_head(y);
    raat_page_open(s->out, "tbody", NULL);
    for (int32_t track = ALL_TRACKS; track < y->by_track[EVENTUAL].n_cells; track++)
        append_track(y, track);
    raat_page_close(s->out, "tbody");
    raat_page_table_end(s->out);
    raat_section_element(s, "p", "note-p", RAAT_TEXT_YIELD_NONE,
                         RAAT_FILLED(raat_section_year(RAAT_BAND_LEAST_REPLICATES).text));
}

static void append_all(yields *y)
{
    const raat_section *s = y->section;
    raat_page_element(s->out, "h2", NULL, raat_section_word(s, RAAT_TEXT_YIELD_HEADING));
    raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_YIELD_INTRO));
    choose_cohorts(y);
    if (y->n_cohorts == 0) {
        raat_page_element(s->out, "p", NULL, raat_section_word(s, RAAT_TEXT_YIELD_TOO_SHORT));
        return;
    }
    append_range(y);
    if (raat_section_holds(s))
        append_picture(y);
    append_table(y);
}

static raat_status load(yields *y, raat_error *err)
{
    const raat_reader *reader = y->section->reader;
    raat_outline outline;
    raat_status status = raat_outline_load(&outline, reader, err);
    if (status == RAAT_OK) {
        y->shown[0] = raat_reader_baseline(reader);
        y->shown[1] = raat_outline_fullest(&outline, reader);
        y->n_shown = y->shown[1] == y->shown[0] ? 1 : 2;
    }
    raat_outline_clear(&outline);
    for (int i = 0; status == RAAT_OK && i < N_MEASURES; i++) {
        status = raat_comparison_load(&y->by_track[i], reader, measures[i].by_track, err);
        if (status == RAAT_OK)
            status = raat_comparison_load(&y->all[i], reader, measures[i].all, err);
    }
    return status;
}

raat_status raat_section_yield(raat_section *s, raat_error *err)
{
    for (int i = 0; i < N_MEASURES; i++)
        if (!raat_reader_holds(s->reader, measures[i].by_track) ||
            !raat_reader_holds(s->reader, measures[i].all))
            return RAAT_OK; /* an older file */
    yields y = {.section = s};
    const raat_status status = load(&y, err);
    if (status == RAAT_OK)
        append_all(&y);
    for (int i = 0; i < N_MEASURES; i++) {
        raat_comparison_clear(&y.by_track[i]);
        raat_comparison_clear(&y.all[i]);
    }
    return status;
}
