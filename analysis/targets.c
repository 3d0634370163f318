#include "analysis/targets.h"

#include <stdio.h>

#include "engine/base/memory.h"

raat_status raat_targets_load(raat_targets *out, const raat_reader *reader, raat_error *err)
{
    *out = (raat_targets){
        .n_years = raat_reader_years(reader),
        .first_year = raat_reader_first_year(reader),
        .n_regions = raat_reader_regions(reader).n,
        .first_projected = raat_reader_last_recorded(reader) + 1,
    };
    out->n = raat_reader_targets(reader, &out->rows);
    if (out->n == 0)
        return RAAT_OK;
    return raat_reader_met(reader, &out->share, &out->se, err);
}

void raat_targets_clear(raat_targets *targets)
{
    raat_memory_free(targets->share);
    raat_memory_free(targets->se);
    *targets = (raat_targets){0};
}

static int64_t at(const raat_targets *t, int32_t scenario, int32_t target, int32_t year,
                  int32_t region)
{
    const int64_t row = (int64_t)scenario * t->n + target;
    return (row * t->n_years + year) * t->n_regions + region;
}

double raat_targets_share(const raat_targets *t, int32_t scenario, int32_t target, int32_t year,
                          int32_t region)
{
    return t->share[at(t, scenario, target, year, region)];
}

double raat_targets_se(const raat_targets *t, int32_t scenario, int32_t target, int32_t year,
                       int32_t region)
{
    return t->se[at(t, scenario, target, year, region)];
}

bool raat_targets_of_part(const raat_targets *t, int32_t target)
{
    return raat_figure_kind_of(raat_indicator_row(t->rows[target].indicator)) == RAAT_FIGURE_SHARE;
}

int32_t raat_targets_year(const raat_targets *t, int32_t target)
{
    const int32_t year = t->rows[target].year - t->first_year;
    return year < 0 ? 0 : year >= t->n_years ? t->n_years - 1 : year;
}

int32_t raat_targets_first_met(const raat_targets *t, int32_t scenario, int32_t target,
                               int32_t region)
{
    const int32_t begin = t->first_projected - t->first_year;
    for (int32_t year = begin > 0 ? begin : 0; year < t->n_years; year++) {
        if (raat_targets_share(t, scenario, target, year, region) >= 0.5)
            return t->first_year + year;
    }
    return 0;
}

raat_figure_text raat_targets_met_text(const raat_targets *t, int32_t first_met,
                                       raat_language language)
{
    raat_figure_text year;
    snprintf(year.text, sizeof year.text, "%d",
             first_met ? first_met : t->first_year + t->n_years - 1);
    if (first_met)
        return year;
    raat_text text = {0};
    raat_texts_append(&text, RAAT_TEXT_NOT_BY, language, RAAT_FILLED(year.text));
    snprintf(year.text, sizeof year.text, "%s", raat_text_bytes(&text));
    raat_text_clear(&text);
    return year;
}
