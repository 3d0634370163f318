#include "analysis/solution.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/figure.h"
#include "analysis/json.h"
#include "analysis/table.h"
#include "scenarios/language/decimal.h"

const char *raat_solution_outcome(const raat_solution *s)
{
    static const char *const names[] = {[RAAT_SOLVE_FOUND] = "found",
                                        [RAAT_SOLVE_ALWAYS] = "always",
                                        [RAAT_SOLVE_NEVER] = "never",
                                        [RAAT_SOLVE_SEVERAL] = "several",
                                        [RAAT_SOLVE_UNMOVED] = "unmoved"};
    return s->stopped ? "stopped" : names[s->result->outcome];
}

static bool found(const raat_solution *s)
{
    return !s->stopped && s->result->outcome == RAAT_SOLVE_FOUND;
}

static const raat_solve_point *answer(const raat_solution *s)
{
    return &s->result->points[s->result->answer];
}

static const raat_scenario *scenario(const raat_solution *s)
{
    return &s->plan->scenarios[s->trial->scenario];
}

static const raat_label *area(const raat_solution *s)
{
    return &s->plan->regions[s->trial->area].label;
}

typedef struct {
    char text[RAAT_DECIMAL_TEXT];
} figure;

static figure number(double x)
{
    figure f;
    raat_decimal_write(x, f.text);
    return f;
}

/* ---- the table ---- */

static void append_question(raat_text *out, const raat_solution *s)
{
    const raat_scenario *of = scenario(s);
    const char *unit = s->knob->unit;
    raat_text_appendf(out, "%s, with a probability of %s\n", s->goal,
                      number(s->trial->probability).text);
    raat_text_appendf(out, "in scenario %s (%s)\n", of->label.name, of->label.title);
    if (s->plan->n_areas > 1)
        raat_text_appendf(out, "in %s (%s)\n", area(s)->name, area(s)->title);
    raat_text_appendf(out, "by %s%s%s%s, from %s to %s\n", s->trial->lever, *unit ? " (" : "", unit,
                      *unit ? ")" : "", number(s->range->from).text, number(s->range->to).text);
    raat_text_appendf(out, "which is %s in the study%s\n\n", raat_text_bytes(&s->knob->now),
                      s->knob->uncertain ? "; each number tried takes the place of the distribution"
                                         : "");
}

static void point_cells(raat_table *table, const raat_solve_point *point, bool is_answer)
{
    char text[64];
    raat_table_cell(table, is_answer ? ">" : "");
    raat_table_cell(table, number(point->x).text);
    snprintf(text, sizeof text, "%.3f", raat_solve_probability(point));
    raat_table_cell(table, text);
    snprintf(text, sizeof text, "%.3f", raat_solve_error(point));
    raat_table_cell(table, text);
    snprintf(text, sizeof text, "%.4g", point->mean);
    raat_table_cell(table, text);
    raat_table_end_row(table);
}

static raat_status append_points(raat_text *out, const raat_solution *s, raat_error *err)
{
    static const char *const heads[] = {"", "value", "probability", "s.e.", "mean margin"};
    raat_table *table = raat_table_new(5, 1, err);
    if (!table)
        return RAAT_FAILED;
    for (size_t i = 0; i < 5; i++)
        raat_table_cell(table, heads[i]);
    raat_table_end_row(table);
    for (size_t i = 0; i < s->result->n; i++)
        point_cells(table, &s->result->points[i], found(s) && i == s->result->answer);
    const raat_status status = raat_table_append(table, 0, out, err);
    raat_table_free(table);
    return status;
}

static void append_end(raat_text *out, double end, double of_range)
{
    if (isfinite(end))
        raat_text_append(out, number(end).text);
    else
        raat_text_appendf(out, "beyond %s", number(of_range).text);
}

static void append_answer(raat_text *out, const raat_solution *s)
{
    const raat_solve_point *at = answer(s);
    raat_text_appendf(out, "\n%s, 95 %% interval ", number(at->x).text);
    append_end(out, s->result->low, s->range->from);
    raat_text_append(out, " to ");
    append_end(out, s->result->high, s->range->to);
    raat_text_appendf(out, "; there the probability is %.3f\n", raat_solve_probability(at));
}

raat_status raat_solution_append_table(raat_text *out, const raat_solution *s, raat_error *err)
{
    append_question(out, s);
    const raat_status status = append_points(out, s, err);
    if (status != RAAT_OK)
        return status;
    if (found(s))
        append_answer(out, s);
    raat_text_appendf(out, "%s%zu values tried, %d replicates each\n", found(s) ? "" : "\n",
                      s->result->n, (int)s->plan->n_replicates);
    return raat_text_check(out, err);
}

/* ---- JSON ---- */

static void json_goal(raat_json *json, const raat_solution *s)
{
    const raat_goal *goal = &s->trial->goal;
    raat_json_open(json, "target", '{');
    raat_json_text(json, "text", s->goal);
    raat_json_text(json, "indicator", raat_indicator_row(goal->indicator)->name);
    raat_json_whole(json, "year", goal->year);
    raat_json_text(json, "comparison", goal->comparison == RAAT_AT_MOST ? "<=" : ">=");
    raat_json_number(json, "number", goal->number);
    raat_json_text(json, "times",
                   goal->times == RAAT_N_INDICATORS ? NULL : raat_indicator_row(goal->times)->name);
    raat_json_number(json, "probability", s->trial->probability);
    raat_json_close(json, '}');
}

static void json_lever(raat_json *json, const raat_solution *s)
{
    raat_json_open(json, "lever", '{');
    raat_json_text(json, "path", s->trial->lever);
    raat_json_text(json, "unit", s->knob->unit);
    raat_json_text(json, "in_study", raat_text_bytes(&s->knob->now));
    raat_json_number(json, "from", s->range->from);
    raat_json_number(json, "to", s->range->to);
    raat_json_close(json, '}');
}

static void json_answer(raat_json *json, const raat_solution *s)
{
    const bool is = found(s);
    raat_json_number(json, "value", is ? answer(s)->x : NAN);
    raat_json_number(json, "low", is ? s->result->low : NAN);
    raat_json_number(json, "high", is ? s->result->high : NAN);
    raat_json_number(json, "probability", is ? raat_solve_probability(answer(s)) : NAN);
}

static void json_points(raat_json *json, const raat_solution *s)
{
    raat_json_open(json, "points", '[');
    for (size_t i = 0; i < s->result->n; i++) {
        const raat_solve_point *point = &s->result->points[i];
        raat_json_open(json, NULL, '{');
        raat_json_number(json, "value", point->x);
        raat_json_number(json, "probability", raat_solve_probability(point));
        raat_json_number(json, "standard_error", raat_solve_error(point));
        raat_json_whole(json, "held", point->held);
        raat_json_whole(json, "judged", point->n);
        raat_json_number(json, "mean_margin", point->mean);
        raat_json_number(json, "deciding_margin", point->margin[RAAT_SOLVE_MIDDLE]);
        raat_json_close(json, '}');
    }
    raat_json_close(json, ']');
}

void raat_solution_append_json(raat_text *out, const raat_solution *s)
{
    raat_json json = {.out = out};
    raat_json_open(&json, NULL, '{');
    raat_json_text(&json, "study", s->plan->label.name);
    raat_json_text(&json, "digest", s->plan->digest);
    raat_json_unsigned(&json, "seed", s->plan->seed);
    raat_json_whole(&json, "replicates", s->plan->n_replicates);
    raat_json_text(&json, "scenario", scenario(s)->label.name);
    if (s->plan->n_areas > 1)
        raat_json_text(&json, "region", area(s)->name);
    json_goal(&json, s);
    json_lever(&json, s);
    raat_json_text(&json, "outcome", raat_solution_outcome(s));
    json_answer(&json, s);
    json_points(&json, s);
    raat_json_close(&json, '}');
    raat_text_append(out, "\n");
}

/* ---- CSV ---- */

const char raat_solution_csv_header[] =
    "value,probability,standard_error,held,judged,mean_margin,deciding_margin\n";

void raat_solution_append_csv(raat_text *out, const raat_solution *s)
{
    raat_text_append(out, raat_solution_csv_header);
    for (size_t i = 0; i < s->result->n; i++) {
        const raat_solve_point *point = &s->result->points[i];
        raat_text_appendf(out, "%s,%s,", raat_figure_exact(point->x).text,
                          raat_figure_exact(raat_solve_probability(point)).text);
        raat_text_appendf(out, "%s,%d,%d,", raat_figure_exact(raat_solve_error(point)).text,
                          (int)point->held, (int)point->n);
        raat_text_appendf(out, "%s,%s\n", raat_figure_exact(point->mean).text,
                          raat_figure_exact(point->margin[RAAT_SOLVE_MIDDLE]).text);
    }
}

/* ---- why there is no answer ---- */

/* By the margin that decides, which still tells points apart where all probabilities are 0. */
static const raat_solve_point *nearest(const raat_solution *s)
{
    const raat_solve_point *points = s->result->points, *best = points;
    for (size_t i = 1; i < s->result->n; i++)
        if (points[i].margin[RAAT_SOLVE_MIDDLE] > best->margin[RAAT_SOLVE_MIDDLE])
            best = &points[i];
    return best;
}

/* Where the best point lies says where one could look, if anywhere. */
static const char *advice(const raat_solution *s, double best)
{
    const raat_knob *knob = s->knob;
    if (best != s->range->from && best != s->range->to)
        return "; --from and --to look closer around it";
    if ((best == s->range->from && best > knob->low) || (best == s->range->to && best < knob->high))
        return "; --from and --to look further";
    return ", the end of what the key can have";
}

static void append_never(raat_text *out, const raat_solution *s)
{
    const raat_solve_point *best = nearest(s);
    raat_text_appendf(out,
                      "no value tried from %s to %s makes the target probable enough: %s comes "
                      "nearest, with a probability of %.3f%s",
                      number(s->range->from).text, number(s->range->to).text, number(best->x).text,
                      raat_solve_probability(best), advice(s, best->x));
}

static void append_several(raat_text *out, const raat_solution *s)
{
    const raat_solve_result *r = s->result;
    raat_text_append(out, "the target becomes probable enough, or ceases to be, more than once:");
    for (size_t i = 0; i + 1 < r->n; i++)
        if (raat_solve_enough(r, i) != raat_solve_enough(r, i + 1))
            raat_text_appendf(out, " between %s and %s,", number(r->points[i].x).text,
                              number(r->points[i + 1].x).text);
    raat_text_append(out, " choose one by --from and --to");
}

/* A lever of an action that the scenario leaves out cannot move anything in it. */
static const raat_action *absent_action(const raat_solution *s)
{
    static const char folder[] = "actions.";
    const char *path = s->trial->lever + sizeof folder - 1;
    const raat_scenario *of = scenario(s);
    if (strncmp(s->trial->lever, folder, sizeof folder - 1) != 0)
        return NULL;
    for (int32_t a = 0; a < s->plan->n_actions; a++) {
        const size_t n = strlen(s->plan->actions[a].label.name);
        bool listed = false;
        for (int32_t i = 0; i < of->n_actions; i++)
            listed = listed || of->actions[i] == a;
        if (!listed && strncmp(path, s->plan->actions[a].label.name, n) == 0 && path[n] == '.')
            return &s->plan->actions[a];
    }
    return NULL;
}

static void append_unmoved(raat_text *out, const raat_solution *s)
{
    const raat_action *absent = absent_action(s);
    raat_text_appendf(out,
                      "the lever does not move the target: at no value tried is any replicate "
                      "of scenario `%s` other than at the next",
                      scenario(s)->label.name);
    if (absent)
        raat_text_appendf(out, "; it has no action `%s`: --scenario names one that does",
                          absent->label.name);
    else if (s->trial->goal.year <= raat_plan_record_end(s->plan))
        raat_text_appendf(out, "; %d is a recorded year, and the record ends in %d",
                          (int)s->trial->goal.year, (int)raat_plan_record_end(s->plan));
}

void raat_solution_append_reason(raat_text *out, const raat_solution *s)
{
    switch (s->result->outcome) {
    case RAAT_SOLVE_ALWAYS:
        raat_text_appendf(out,
                          "every value tried from %s to %s makes the target probable enough: there "
                          "is no threshold to find",
                          number(s->range->from).text, number(s->range->to).text);
        break;
    case RAAT_SOLVE_NEVER:
        append_never(out, s);
        break;
    case RAAT_SOLVE_SEVERAL:
        append_several(out, s);
        break;
    case RAAT_SOLVE_UNMOVED:
        append_unmoved(out, s);
        break;
    case RAAT_SOLVE_FOUND:
        break;
    }
}
