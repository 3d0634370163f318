#include "analysis/finding.h"

#include <math.h>
#include <stdio.h>

#include "analysis/areas.h"
#include "analysis/band.h"
#include "analysis/page.h"
#include "analysis/targets.h"

/* Less than this share of change is called "about the same". */
static const double notable = 0.1;

typedef struct {
    const raat_section *section;
    raat_comparison fte, share; /* the shortage */
    raat_targets targets;
} finding;

static double level(const finding *f, const raat_comparison *c, int32_t year,
                    raat_layout_statistic statistic)
{
    const raat_comparison_at at = {c->baseline, year, f->section->region, 0};
    return raat_comparison_value(c, RAAT_LEVEL, at, statistic);
}

/* ---- the lead: where the baseline goes ---- */

static raat_texts_id direction(double first, double last)
{
    if (last > first * (1 + notable))
        return RAAT_TEXT_FINDING_GROWS;
    return last < first * (1 - notable) ? RAAT_TEXT_FINDING_FALLS : RAAT_TEXT_FINDING_STAYS;
}

static raat_figure_text amount(const finding *f, const raat_comparison *c, int32_t year)
{
    const double median = level(f, c, year, RAAT_STAT_Q50);
    const raat_figure_style style = raat_section_style(f->section, c->row, false, median);
    return raat_figure_with_unit(median, &style);
}

/* A template around a band, or why there is none; the caller clears it. */
static raat_text band_words(const finding *f, raat_texts_id id, const char *range)
{
    const raat_section *s = f->section;
    const raat_figure_text n = raat_section_year(raat_reader_replicates(s->reader));
    const bool holds = raat_section_holds(s);
    raat_text out = {0};
    raat_texts_append(&out, holds ? id : RAAT_TEXT_TOO_FEW, s->language,
                      RAAT_FILLED(holds ? range : n.text));
    return out;
}

static void append_lead(const finding *f)
{
    const raat_section *s = f->section;
    const raat_comparison *c = &f->fte;
    const int32_t last = c->n_years - 1;
    const int32_t recorded = raat_reader_last_recorded(s->reader) - c->first_year;
    const int32_t first = recorded < 0 || recorded >= last ? 0 : recorded;
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    const double high = level(f, c, last, wide->high);
    const raat_figure_style style = raat_section_style(s, c->row, false, high);
    raat_text band =
        band_words(f, RAAT_TEXT_FINDING_BAND,
                   raat_section_range(s, level(f, c, last, wide->low), high, &style).text);
    raat_section_element(
        s, "p", "lead",
        direction(level(f, c, first, RAAT_STAT_Q50), level(f, c, last, RAAT_STAT_Q50)),
        RAAT_FILLED(raat_section_scenario(s, c->baseline), raat_section_region(s),
                    amount(f, c, first).text, amount(f, &f->share, first).text,
                    raat_section_year(c->first_year + first).text, amount(f, c, last).text,
                    amount(f, &f->share, last).text, raat_section_year(c->first_year + last).text,
                    raat_text_bytes(&band)));
    raat_text_clear(&band);
}

/* ---- the effects ---- */

static double change(const finding *f, int32_t scenario, raat_layout_statistic statistic)
{
    const raat_comparison_at at = {scenario, f->fte.n_years - 1, f->section->region, 0};
    return raat_comparison_value(&f->fte, RAAT_DIFFERENCE, at, statistic);
}

static void append_effect(const finding *f)
{
    const raat_section *s = f->section;
    const int32_t best = raat_comparison_lowest(&f->fte, f->section->region),
                  last = f->fte.n_years - 1;
    const raat_figure_text year = raat_section_year(f->fte.first_year + last);
    if (best == f->fte.baseline) {
        raat_section_element(s, "li", NULL, RAAT_TEXT_FINDING_NO_EFFECT, RAAT_FILLED(year.text));
        return;
    }
    const raat_band *wide = raat_band_row(RAAT_N_BANDS - 1);
    const double mean = change(f, best, RAAT_STAT_MEAN), high = change(f, best, wide->high);
    const double before = level(f, &f->fte, last, RAAT_STAT_MEAN);
    const raat_figure_style plain = raat_section_style(s, f->fte.row, false, mean);
    const raat_figure_style signs = raat_section_style(s, f->fte.row, true, mean);
    const raat_figure_style whole = raat_section_style(s, f->fte.row, false, before);
    const raat_figure_style share = {
        .language = s->language, .kind = RAAT_FIGURE_SHARE, .typographic = true};
    raat_text band =
        band_words(f, high < 0 ? RAAT_TEXT_FINDING_EFFECT_BAND : RAAT_TEXT_FINDING_EFFECT_OPEN,
                   raat_section_range(s, change(f, best, wide->low), high, &signs).text);
    raat_section_element(
        s, "li", NULL, RAAT_TEXT_FINDING_EFFECT,
        RAAT_FILLED(raat_section_scenario(s, best), raat_figure_with_unit(-mean, &plain).text,
                    year.text, raat_figure_with_unit(-mean / before, &share).text,
                    raat_text_bytes(&band), raat_figure_format(before, &whole).text));
    raat_text_clear(&band);
}

/* ---- the targets ---- */

static double probability(const finding *f, int32_t scenario, int32_t target)
{
    return raat_targets_share(&f->targets, scenario, target, raat_targets_year(&f->targets, target),
                              f->section->region);
}

static int32_t likeliest(const finding *f, int32_t target)
{
    int32_t best = f->fte.baseline;
    for (int32_t scenario = 0; scenario < f->fte.n_scenarios; scenario++) {
        if (probability(f, scenario, target) > probability(f, best, target))
            best = scenario;
    }
    return best;
}

static raat_texts_id outcome(const finding *f, int32_t target, int32_t best)
{
    if (probability(f, best, target) == 0)
        return RAAT_TEXT_FINDING_TARGET_NEVER;
    return best == f->fte.baseline ? RAAT_TEXT_FINDING_TARGET_SAME : RAAT_TEXT_FINDING_TARGET;
}

static void append_target(const finding *f, int32_t target)
{
    const raat_section *s = f->section;
    const raat_reader_target *row = &f->targets.rows[target];
    const int32_t best = likeliest(f, target), baseline = f->fte.baseline;
    const raat_figure_style style = {
        .language = s->language, .kind = RAAT_FIGURE_SHARE, .decimals = 1, .typographic = true};
    const raat_figure_text before = raat_figure_with_unit(probability(f, baseline, target), &style);
    const raat_figure_text after = raat_figure_with_unit(probability(f, best, target), &style);
    raat_section_element(s, "li", NULL, outcome(f, target, best),
                         RAAT_FILLED(raat_texts_title(&row->label, s->language),
                                     raat_section_year(row->year).text, before.text,
                                     raat_section_scenario(s, baseline), after.text,
                                     raat_section_scenario(s, best)));
}

static void append_targets(const finding *f)
{
    const raat_section *s = f->section;
    const raat_figure_text n = raat_section_year(raat_reader_replicates(s->reader));
    if (f->targets.n > 0 && !raat_section_holds(s))
        raat_section_element(s, "li", NULL, RAAT_TEXT_FINDING_TARGETS_FEW, RAAT_FILLED(n.text));
    else
        for (int32_t target = 0; target < f->targets.n; target++)
            if (s->region == raat_areas_whole(s->reader) ||
                raat_targets_of_part(&f->targets, target))
                append_target(f, target);
}

/* ---- the regions ---- */

/* The region whose mean is the largest in the last year of the baseline. */
static int32_t largest(const finding *f, const raat_comparison *c)
{
    const int32_t n = raat_areas_whole(f->section->reader);
    raat_comparison_at at = {c->baseline, c->n_years - 1, 0, 0};
    int32_t most = 0;
    double best = -INFINITY;
    for (; at.region < n; at.region++) {
        const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
        if (mean > best) {
            best = mean;
            most = at.region;
        }
    }
    return most;
}

static raat_figure_text mean_of(const finding *f, const raat_comparison *c, int32_t region)
{
    const raat_comparison_at at = {c->baseline, c->n_years - 1, region, 0};
    const double mean = raat_comparison_value(c, RAAT_LEVEL, at, RAAT_STAT_MEAN);
    const raat_figure_style style = raat_section_style(f->section, c->row, false, mean);
    return raat_figure_with_unit(mean, &style);
}

static void append_regions(const finding *f)
{
    const raat_section *s = f->section;
    const raat_axis areas = raat_reader_regions(s->reader);
    const int32_t by_fte = largest(f, &f->fte), by_share = largest(f, &f->share);
    raat_section_element(
        s, "li", NULL,
        by_fte == by_share ? RAAT_TEXT_FINDING_REGIONS_ONE : RAAT_TEXT_FINDING_REGIONS,
        RAAT_FILLED(raat_section_year(areas.n - 1).text,
                    raat_section_year(f->fte.first_year + f->fte.n_years - 1).text,
                    raat_texts_title(&areas.labels[by_fte], s->language),
                    mean_of(f, &f->fte, by_fte).text, mean_of(f, &f->share, by_fte).text,
                    raat_texts_title(&areas.labels[by_share], s->language),
                    mean_of(f, &f->share, by_share).text));
}

static raat_status load(finding *f, raat_error *err)
{
    raat_status status = raat_comparison_load(&f->fte, f->section->reader, RAAT_SHORTAGE_FTE, err);
    if (status == RAAT_OK)
        status = raat_comparison_load(&f->share, f->section->reader, RAAT_SHORTAGE_SHARE, err);
    if (status == RAAT_OK)
        status = raat_targets_load(&f->targets, f->section->reader, err);
    return status;
}

raat_status raat_finding_append(raat_section *section, raat_error *err)
{
    finding f = {.section = section};
    const raat_status status = load(&f, err);
    if (status == RAAT_OK) {
        append_lead(&f);
        raat_page_open(section->out, "ul", "findings");
        if (f.fte.n_scenarios > 1)
            append_effect(&f);
        append_targets(&f);
        if (raat_areas_several(section->reader) &&
            section->region == raat_areas_whole(section->reader))
            append_regions(&f);
        raat_page_close(section->out, "ul");
    }
    raat_comparison_clear(&f.fte);
    raat_comparison_clear(&f.share);
    raat_targets_clear(&f.targets);
    return status;
}
