#include "scenarios/language/reference.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/model/indicator.h"
#include "engine/model/lever.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/horizon.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/uncertain.h"

/* ---- what a key wants, in a few words ---- */

static const char *article(const char *noun)
{
    return strchr("aeio", noun[0]) ? "an" : "a";
}

static void append_range(raat_text *out, const raat_schema_row *row)
{
    char low[RAAT_DECIMAL_TEXT], high[RAAT_DECIMAL_TEXT];
    raat_decimal_write(row->low, low);
    raat_decimal_write(row->high, high);
    if (row->low == row->high)
        raat_text_append(out, low);
    else if (!isinf(row->low) && !isinf(row->high))
        raat_text_appendf(out, "%s to %s", low, high);
    else if (!isinf(row->low))
        raat_text_appendf(out, "at least %s", low);
}

static void append_by(raat_text *out, const raat_schema_row *row)
{
    if (row->by[0] != RAAT_WORDS_NONE)
        raat_text_appendf(out, " by %s", raat_vocabulary_name(row->by[0]));
    if (row->by[1] != RAAT_WORDS_NONE)
        raat_text_appendf(out, " and %s", raat_vocabulary_name(row->by[1]));
}

static void append_kind(raat_text *out, const raat_schema_row *row)
{
    static const char *const kinds[] = {
        [RAAT_SCHEMA_TEXT] = "text",
        [RAAT_SCHEMA_NAME] = "a name",
        [RAAT_SCHEMA_WHOLE] = "a whole number",
        [RAAT_SCHEMA_SEED] = "a whole number, 0 to 18446744073709551615",
        [RAAT_SCHEMA_DECIMAL] = "a number",
        [RAAT_SCHEMA_DECIMALS] = "one number or a list",
        [RAAT_SCHEMA_LEVELS] = "a list of numbers, or a map of names",
        [RAAT_SCHEMA_BASE] = "path of a file of the same kind",
        [RAAT_SCHEMA_DROPS] = "one path or a list",
        [RAAT_SCHEMA_NUMBERS] = "whole numbers",
        [RAAT_SCHEMA_CELLS] = "value",
        [RAAT_SCHEMA_SHARES] = "shares",
        [RAAT_SCHEMA_SOME] = "shares",
        [RAAT_SCHEMA_WEIGHT] = "a share of its stream",
        [RAAT_SCHEMA_YEARLY] = "a list of values by study year",
        [RAAT_SCHEMA_SERIES] = "numbers by calendar year",
        [RAAT_SCHEMA_YEARS] = "a number of years",
        [RAAT_SCHEMA_SIZE] = "value; its range is the lever's",
        [RAAT_SCHEMA_UNIT] = "text",
        [RAAT_SCHEMA_NUMBER] = "see below",
    };
    switch (row->kind) {
    case RAAT_SCHEMA_WORD:
        raat_text_appendf(out, "%s %s", article(raat_vocabulary_name(row->words)),
                          raat_vocabulary_name(row->words));
        break;
    case RAAT_SCHEMA_WORDS:
        raat_text_appendf(out, "one %s or a list", raat_vocabulary_name(row->words));
        break;
    case RAAT_SCHEMA_FILE:
        raat_text_appendf(out, "path of %s %s", article(raat_schema_name(row->of)),
                          raat_schema_name(row->of));
        break;
    case RAAT_SCHEMA_FILES:
        raat_text_appendf(out, "names, each the path of %s %s, or a map: [%s](#%s)",
                          article(raat_schema_name(row->of)), raat_schema_name(row->of),
                          raat_schema_name(RAAT_SCHEMA_MEMBER),
                          raat_schema_name(RAAT_SCHEMA_MEMBER));
        break;
    case RAAT_SCHEMA_ONE:
        raat_text_appendf(out, "a map: [%s](#%s)", raat_schema_name(row->of),
                          raat_schema_name(row->of));
        break;
    case RAAT_SCHEMA_NAMED:
        raat_text_appendf(out, "names, each %s [%s](#%s)", article(raat_schema_name(row->of)),
                          raat_schema_name(row->of), raat_schema_name(row->of));
        break;
    case RAAT_SCHEMA_LIST:
        raat_text_appendf(out, "a list, each %s [%s](#%s)", article(raat_schema_name(row->of)),
                          raat_schema_name(row->of), raat_schema_name(row->of));
        break;
    default:
        raat_text_append(out, kinds[row->kind]);
        append_by(out, row);
        break;
    }
}

static void append_row(raat_text *out, const raat_schema_row *row)
{
    const bool ranged = row->kind == RAAT_SCHEMA_WHOLE || row->kind == RAAT_SCHEMA_NUMBERS ||
                        row->kind == RAAT_SCHEMA_DECIMALS ||
                        (raat_schema_uncertain(row->kind) && row->kind != RAAT_SCHEMA_SIZE);
    raat_text_appendf(out, "| `%s`%s | ", row->key,
                      row->flags & RAAT_SCHEMA_REQUIRED ? "" : " (optional)");
    append_kind(out, row);
    raat_text_append(out, " | ");
    if (row->unit)
        raat_text_appendf(out, "`%s`", row->unit);
    raat_text_append(out, " | ");
    if (ranged)
        append_range(out, row);
    raat_text_appendf(out, " | %s", row->doc);
    if (row->fallback && (row->kind == RAAT_SCHEMA_WHOLE || row->kind == RAAT_SCHEMA_SEED))
        raat_text_appendf(out, "; %s when nothing is said", row->fallback);
    raat_text_append(out, " |\n");
}

static void append_map(raat_text *out, raat_schema_map map)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    raat_text_appendf(out, "\n## %s\n\n%s\n\n", raat_schema_name(map), raat_schema_doc(map));
    raat_text_append(out, "| key | what | unit | range | meaning |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < n; i++)
        append_row(out, &rows[i]);
}

/* ---- the words that the language fixes ---- */

static void append_distributions(raat_text *out)
{
    raat_text_append(out, "\n## numbers and distributions\n\n"
                          "A number is plain decimal (`0.02`, `-3`, `1e6`) or a distribution:\n\n");
    for (size_t i = 0; raat_uncertain_row(i); i++)
        raat_text_appendf(out, "- `{%s: ...}` of %s\n", raat_uncertain_row(i)->name,
                          raat_uncertain_row(i)->arguments);
    raat_text_append(
        out,
        "\nAll that a distribution can draw lies in the range of its key; a normal one without "
        "bounds of its own is cut there. `{discrete: {1: 0.85, 0: 0.15}}` is a switch, on in 85 of "
        "100 replications. Shares of one whole are numbers that sum to 1, or "
        "`{dirichlet: {name: weight, ...}}`: the expected share is the weight over their sum, "
        "and the larger the sum, the nearer the shares stay to it; a weight of 0 is a share of "
        "0.\n");
}

static void append_levers(raat_text *out)
{
    raat_text_append(out, "\n## levers\n\nWhat an effect can move, and nothing else: a result "
                          "cannot be set.\n\n| lever | unit | by | operations | meaning |\n"
                          "|---|---|---|---|---|\n");
    for (raat_lever_id i = 0; i < RAAT_N_LEVERS; i++) {
        const raat_lever *lever = raat_lever_row(i);
        raat_text_appendf(out, "| `%s` | `%s` | ", lever->name, lever->unit);
        for (int a = 0; lever->axes[a] != RAAT_AXIS_NONE; a++)
            raat_text_appendf(out, "%s%s", a ? ", " : "", raat_axis_name(lever->axes[a]));
        raat_text_append(out, " | ");
        for (raat_operation o = 0, n = 0; o < RAAT_N_OPERATIONS; o++)
            if (lever->operations & 1u << o)
                raat_text_appendf(out, "%s%s", n++ ? ", " : "", raat_lever_operation(o));
        raat_text_appendf(out, " | %s |\n", lever->doc);
    }
}

static void append_horizons(raat_text *out)
{
    raat_text_append(out, "\n## horizons\n\nYears that an effect without delay and ramp takes.\n\n"
                          "| horizon | delay | ramp |\n|---|---|---|\n");
    for (size_t i = 0; i < RAAT_N_HORIZONS; i++) {
        const raat_horizon *row = raat_horizon_row(i);
        raat_text_appendf(out, "| `%s` | %g | uniform %g to %g |\n", row->name, row->delay,
                          row->ramp_low, row->ramp_high);
    }
    raat_text_append(out,
                     "\nSeveral horizons span: the effect begins with the first of them and is "
                     "full between the soonest of the first and the latest of the last.\n");
}

static void append_indicators(raat_text *out)
{
    raat_text_append(out, "\n## indicators of targets\n\n| indicator | unit | meaning |\n"
                          "|---|---|---|\n");
    for (raat_indicator_id i = 0; i < RAAT_N_INDICATORS; i++) {
        const raat_indicator *row = raat_indicator_row(i);
        if (row->axes[0] == RAAT_AXIS_NONE)
            raat_text_appendf(out, "| `%s` | `%s` | %s |\n", row->name, row->unit, row->title);
    }
}

void raat_reference_write(raat_text *out)
{
    raat_text_append(out, "# Scenario files: reference\n\n"
                          "Printed by `raat schema --reference` from the table that also reads and "
                          "checks the files. *Value* is `{unit, value, source}`.\n");
    for (raat_schema_map map = 0; map < RAAT_N_SCHEMA_MAPS; map++)
        append_map(out, map);
    append_distributions(out);
    append_levers(out);
    append_horizons(out);
    append_indicators(out);
}
