#include "analysis/document.h"

#include <math.h>

static const char *const views[RAAT_N_VIEWS] = {"level", "difference"};

static void write_label(raat_json *json, const char *name, const raat_label *label)
{
    raat_json_open(json, name, '{');
    raat_json_text(json, "name", label->name);
    raat_json_text(json, "title", label->title);
    raat_json_text(json, "title_nl", label->title_nl);
    raat_json_close(json, '}');
}

/* Those that are shown; all of them where `shown` is NULL. */
static void write_labels(raat_json *json, const char *name, raat_axis axis, const bool *shown)
{
    raat_json_open(json, name, '[');
    for (int32_t i = 0; i < axis.n; i++)
        if (!shown || shown[i])
            write_label(json, NULL, &axis.labels[i]);
    raat_json_close(json, ']');
}

void raat_document_begin(raat_json *json, const raat_reader *reader,
                         const raat_selection *selection)
{
    const int32_t first = raat_reader_first_year(reader);
    const raat_axis scenarios = raat_reader_scenarios(reader);
    raat_json_open(json, NULL, '{');
    write_label(json, "study", raat_reader_study(reader));
    raat_json_text(json, "version", raat_reader_version(reader));
    raat_json_text(json, "digest", raat_reader_digest(reader));
    raat_json_unsigned(json, "seed", raat_reader_seed(reader));
    raat_json_whole(json, "replicates", raat_reader_replicates(reader));
    raat_json_whole(json, "first_year", first);
    raat_json_whole(json, "last_year", first + raat_reader_years(reader) - 1);
    raat_json_whole(json, "last_recorded_year", raat_reader_last_recorded(reader));
    raat_json_text(json, "baseline", scenarios.labels[raat_reader_baseline(reader)].name);
    write_labels(json, "scenarios", scenarios, NULL);
    write_labels(json, "regions", raat_reader_regions(reader), selection->area);
    raat_json_open(json, "indicators", '[');
}

static void write_statistics(raat_json *json, const raat_comparison *c, raat_comparison_view view,
                             raat_comparison_at at)
{
    const int n = view == RAAT_LEVEL ? RAAT_STAT_VARIANCE_REDUCTION : RAAT_N_STATS;
    raat_json_open(json, views[view], '{');
    for (int s = 0; s < n; s++) {
        const raat_layout_statistic statistic = (raat_layout_statistic)s;
        raat_json_number(json, raat_layout_statistic_name(statistic),
                         raat_comparison_value(c, view, at, statistic));
    }
    raat_json_close(json, '}');
}

static void write_value(raat_json *json, const raat_comparison *c, const raat_reader *reader,
                        raat_comparison_at at)
{
    const raat_label *labels[RAAT_MOST_AXES];
    const int n = raat_comparison_labels(c, reader, at.cell, labels);
    raat_json_open(json, NULL, '{');
    raat_json_text(json, "region", raat_reader_regions(reader).labels[at.region].name);
    raat_json_text(json, "scenario", raat_reader_scenarios(reader).labels[at.scenario].name);
    raat_json_whole(json, "year", c->first_year + at.year);
    for (int i = 0; i < n; i++)
        raat_json_text(json, raat_axis_name(c->row->axes[i]), labels[i]->name);
    for (int view = 0; view < RAAT_N_VIEWS; view++)
        write_statistics(json, c, (raat_comparison_view)view, at);
    raat_json_close(json, '}');
}

void raat_document_indicator(raat_json *json, const raat_comparison *c, const raat_reader *reader,
                             const raat_selection *selection)
{
    raat_json_open(json, NULL, '{');
    raat_json_text(json, "name", c->row->name);
    raat_json_text(json, "unit", c->row->unit);
    raat_json_text(json, "title", c->row->title);
    raat_json_text(json, "title_nl", c->row->title_nl);
    raat_json_open(json, "values", '[');
    raat_comparison_at at = {0};
    do {
        if (selection->year[at.year] && selection->area[at.region])
            write_value(json, c, reader, at);
    } while (raat_comparison_next(c, &at));
    raat_json_close(json, ']');
    raat_json_close(json, '}');
}

static void write_shares(raat_json *json, const raat_targets *t, int32_t scenario, int32_t target,
                         int32_t region)
{
    raat_json_open(json, "years", '[');
    for (int32_t year = 0; year < t->n_years; year++) {
        raat_json_open(json, NULL, '{');
        raat_json_whole(json, "year", t->first_year + year);
        raat_json_number(json, "probability",
                         raat_targets_share(t, scenario, target, year, region));
        raat_json_number(json, "se", raat_targets_se(t, scenario, target, year, region));
        raat_json_close(json, '}');
    }
    raat_json_close(json, ']');
}

static void write_result(raat_json *json, const raat_reader *reader, const raat_targets *t,
                         int32_t scenario, int32_t target, int32_t region)
{
    const int32_t year = raat_targets_year(t, target);
    const int32_t met = raat_targets_first_met(t, scenario, target, region);
    raat_json_open(json, NULL, '{');
    raat_json_text(json, "region", raat_reader_regions(reader).labels[region].name);
    raat_json_text(json, "scenario", raat_reader_scenarios(reader).labels[scenario].name);
    raat_json_number(json, "probability", raat_targets_share(t, scenario, target, year, region));
    raat_json_number(json, "se", raat_targets_se(t, scenario, target, year, region));
    raat_json_number(json, "first_year_half_meet_it", met > 0 ? (double)met : NAN);
    write_shares(json, t, scenario, target, region);
    raat_json_close(json, '}');
}

static void write_target(raat_json *json, const raat_reader *reader, const raat_targets *t,
                         const raat_selection *selection, int32_t target)
{
    const raat_reader_target *row = &t->rows[target];
    raat_json_open(json, NULL, '{');
    raat_json_text(json, "name", row->label.name);
    raat_json_text(json, "title", row->label.title);
    raat_json_text(json, "title_nl", row->label.title_nl);
    raat_json_text(json, "indicator", raat_indicator_row(row->indicator)->name);
    raat_json_number(json, row->at_most ? "at_most" : "at_least", row->threshold);
    raat_json_whole(json, "year", row->year);
    raat_json_open(json, "results", '[');
    for (int32_t region = 0; region < t->n_regions; region++) {
        for (int32_t scenario = 0;
             selection->area[region] && scenario < raat_reader_scenarios(reader).n; scenario++)
            write_result(json, reader, t, scenario, target, region);
    }
    raat_json_close(json, ']');
    raat_json_close(json, '}');
}

void raat_document_end(raat_json *json, const raat_reader *reader, const raat_selection *selection,
                       const raat_targets *targets)
{
    raat_json_close(json, ']');
    raat_json_open(json, "targets", '[');
    for (int32_t target = 0; target < targets->n; target++)
        write_target(json, reader, targets, selection, target);
    raat_json_close(json, ']');
    raat_json_close(json, '}');
    raat_text_append(json->out, "\n");
}
