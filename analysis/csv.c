#include "analysis/csv.h"

#include <string.h>

#include "analysis/figure.h"

/* An axis that some indicator has is a column of its own, empty for the other indicators: a data
 * frame filters on it without taking labels apart. */
static bool is_column(raat_axis_id axis)
{
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++) {
        for (const raat_axis_id *own = raat_indicator_row(id)->axes; *own != RAAT_AXIS_NONE; own++)
            if (*own == axis)
                return true;
    }
    return false;
}

static void append_field(raat_text *out, const char *field)
{
    if (!strpbrk(field, ",\"\r\n")) {
        raat_text_append(out, field);
        return;
    }
    raat_text_append(out, "\"");
    for (const char *c = field; *c; c++)
        raat_text_append_bytes(out, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    raat_text_append(out, "\"");
}

const char raat_csv_beginning[] = "indicator,unit,region,scenario,year";

void raat_csv_append_header(raat_text *out)
{
    raat_text_append(out, raat_csv_beginning);
    for (raat_axis_id axis = RAAT_AXIS_NONE + 1; axis < RAAT_N_AXES; axis++)
        if (is_column(axis))
            raat_text_appendf(out, ",%s", raat_axis_name(axis));
    for (int s = 0; s < RAAT_STAT_VARIANCE_REDUCTION; s++)
        raat_text_appendf(out, ",%s", raat_layout_statistic_name((raat_layout_statistic)s));
    for (int s = 0; s < RAAT_N_STATS; s++)
        raat_text_appendf(out, ",difference_%s",
                          raat_layout_statistic_name((raat_layout_statistic)s));
    raat_text_append(out, "\n");
}

static void append_cell(raat_text *out, const raat_comparison *c, const raat_reader *reader,
                        int32_t cell)
{
    const raat_label *labels[RAAT_MOST_AXES];
    raat_comparison_labels(c, reader, cell, labels);
    for (raat_axis_id axis = RAAT_AXIS_NONE + 1; axis < RAAT_N_AXES; axis++) {
        if (!is_column(axis))
            continue;
        raat_text_append(out, ",");
        for (int i = 0; c->row->axes[i] != RAAT_AXIS_NONE; i++)
            if (c->row->axes[i] == axis)
                append_field(out, labels[i]->name);
    }
}

static void append_row(raat_text *out, const raat_comparison *c, const raat_reader *reader,
                       raat_comparison_at at)
{
    append_field(out, c->row->name);
    raat_text_append(out, ",");
    append_field(out, c->row->unit);
    raat_text_append(out, ",");
    append_field(out, raat_reader_regions(reader).labels[at.region].name);
    raat_text_append(out, ",");
    append_field(out, raat_reader_scenarios(reader).labels[at.scenario].name);
    raat_text_appendf(out, ",%d", c->first_year + at.year);
    append_cell(out, c, reader, at.cell);
    for (int view = 0; view < RAAT_N_VIEWS; view++) {
        const int n = view == RAAT_LEVEL ? RAAT_STAT_VARIANCE_REDUCTION : RAAT_N_STATS;
        for (int s = 0; s < n; s++) {
            const double value =
                raat_comparison_value(c, (raat_comparison_view)view, at, (raat_layout_statistic)s);
            raat_text_appendf(out, ",%s", raat_figure_exact(value).text);
        }
    }
    raat_text_append(out, "\n");
}

void raat_csv_append_rows(raat_text *out, const raat_comparison *comparison,
                          const raat_reader *reader, const raat_selection *selection)
{
    raat_comparison_at at = {0};
    do {
        if (selection->year[at.year] && selection->area[at.region])
            append_row(out, comparison, reader, at);
    } while (raat_comparison_next(comparison, &at));
}
