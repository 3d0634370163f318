#include "analysis/selection.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/areas.h"
#include "engine/base/memory.h"
#include "engine/base/suggest.h"

static raat_status unknown_indicator(const char *name, raat_error *err)
{
    const char *names[RAAT_N_INDICATORS];
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        names[id] = raat_indicator_row(id)->name;
    const char *nearest = raat_suggest_nearest(name, names, RAAT_N_INDICATORS);
    if (nearest)
        return raat_error_set(err, RAAT_USAGE, "--indicator: no indicator %s; did you mean %s?",
                              name, nearest);
    return raat_error_set(err, RAAT_USAGE,
                          "--indicator: no indicator %s; --json or --csv lists them all", name);
}

static raat_status take_indicators(raat_selection *out, const raat_reader *reader,
                                   const raat_options_list *list, raat_error *err)
{
    for (size_t i = 0; i < list->n; i++) {
        const raat_indicator_id id = raat_indicator_find(list->values[i]);
        if (id == RAAT_N_INDICATORS)
            return unknown_indicator(list->values[i], err);
        if (!raat_reader_holds(reader, id))
            return raat_error_set(err, RAAT_USAGE,
                                  "--indicator: the results do not hold %s (raat run --store full "
                                  "keeps the large ones)",
                                  list->values[i]);
        out->indicator[id] = true;
    }
    return RAAT_OK;
}

static raat_status take_years(raat_selection *out, const raat_reader *reader,
                              const raat_options_list *list, raat_error *err)
{
    const int32_t first = raat_reader_first_year(reader), n = raat_reader_years(reader);
    for (size_t i = 0; i < list->n; i++) {
        char *end;
        const long year = strtol(list->values[i], &end, 10);
        if (end == list->values[i] || *end || year < first || year >= first + n)
            return raat_error_set(err, RAAT_USAGE, "--year: %s is not a year from %d to %d",
                                  list->values[i], first, first + n - 1);
        out->year[year - first] = true;
    }
    return RAAT_OK;
}

static raat_status take_areas(raat_selection *out, const raat_reader *reader,
                              const raat_options_list *list, raat_error *err)
{
    const raat_axis areas = raat_reader_regions(reader);
    const char *names[RAAT_LONGEST_AXIS + 1];
    const int32_t n = areas.n <= RAAT_LONGEST_AXIS ? areas.n : RAAT_LONGEST_AXIS + 1;
    raat_status status = RAAT_OK;
    for (int32_t i = 0; i < n; i++)
        names[i] = areas.labels[i].name;
    for (size_t i = 0; status == RAAT_OK && i < list->n; i++) {
        int32_t area;
        status = raat_areas_find(names, n, list->values[i], &area, err);
        if (status == RAAT_OK)
            out->area[area] = true;
    }
    return status;
}

static void fill(bool *flags, int32_t n, bool value)
{
    for (int32_t i = 0; i < n; i++)
        flags[i] = value;
}

raat_status raat_selection_init(raat_selection *out, const raat_reader *reader,
                                const raat_selection_lists *asked, raat_error *err)
{
    const int32_t n_years = raat_reader_years(reader), n_areas = raat_reader_regions(reader).n;
    *out = (raat_selection){.chose_indicators = asked->indicators->n > 0,
                            .chose_years = asked->years->n > 0,
                            .chose_areas = asked->regions->n > 0};
    out->year = raat_memory_new((size_t)n_years, sizeof *out->year, err);
    out->area = raat_memory_new((size_t)n_areas, sizeof *out->area, err);
    if (!out->year || !out->area)
        return RAAT_FAILED;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        out->indicator[id] = !out->chose_indicators && raat_reader_holds(reader, id);
    fill(out->year, n_years, !out->chose_years);
    fill(out->area, n_areas, !out->chose_areas);
    raat_status status = take_indicators(out, reader, asked->indicators, err);
    if (status == RAAT_OK)
        status = take_years(out, reader, asked->years, err);
    return status == RAAT_OK ? take_areas(out, reader, asked->regions, err) : status;
}

void raat_selection_clear(raat_selection *selection)
{
    raat_memory_free(selection->year);
    raat_memory_free(selection->area);
    selection->year = selection->area = NULL;
}

int raat_selection_few_years(const raat_reader *reader, int32_t out[RAAT_SELECTION_FEW])
{
    const int32_t first = raat_reader_first_year(reader);
    const int32_t last = first + raat_reader_years(reader) - 1;
    const int32_t recorded = raat_reader_last_recorded(reader);
    const int32_t begin = recorded < first ? first : recorded;
    const int32_t step = (last - begin) / RAAT_SELECTION_FEW;
    int n = 0;
    for (int32_t back = RAAT_SELECTION_FEW - 1; back >= 0; back--) {
        if (step > 0 || back == 0)
            out[n++] = last - back * step;
    }
    return n;
}

void raat_selection_take_few(raat_selection *selection, const raat_reader *reader)
{
    int32_t years[RAAT_SELECTION_FEW];
    const int n = raat_selection_few_years(reader, years);
    fill(selection->year, raat_reader_years(reader), false);
    for (int i = 0; i < n; i++)
        selection->year[years[i] - raat_reader_first_year(reader)] = true;
}

void raat_selection_take_whole(raat_selection *selection, const raat_reader *reader)
{
    if (!raat_areas_several(reader))
        return;
    fill(selection->area, raat_reader_regions(reader).n, false);
    selection->area[raat_areas_whole(reader)] = true;
}
