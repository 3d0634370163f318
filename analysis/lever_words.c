#include "analysis/lever_words.h"

#include <assert.h>
#include <string.h>

#include "analysis/areas.h"

/* Switches without a default: -Wswitch does not let a row be forgotten. */

raat_texts_id raat_lever_words_lever(raat_lever_id lever)
{
    switch (lever) {
    case RAAT_LEVER_QUOTE:
        return RAAT_TEXT_LEVER_QUOTE;
    case RAAT_LEVER_DROPOUT:
        return RAAT_TEXT_LEVER_DROPOUT;
    case RAAT_LEVER_EXIT:
        return RAAT_TEXT_LEVER_EXIT;
    case RAAT_LEVER_APPLICANTS:
        return RAAT_TEXT_LEVER_APPLICANTS;
    case RAAT_LEVER_DEMAND:
        return RAAT_TEXT_LEVER_DEMAND;
    case RAAT_LEVER_FTE:
        return RAAT_TEXT_LEVER_FTE;
    case RAAT_LEVER_ABSENCE:
        return RAAT_TEXT_LEVER_ABSENCE;
    case RAAT_LEVER_REACH:
        return RAAT_TEXT_LEVER_REACH;
    case RAAT_LEVER_CERTIFICATE:
        return RAAT_TEXT_LEVER_CERTIFICATE;
    case RAAT_LEVER_YIELD:
        return RAAT_TEXT_LEVER_YIELD;
    case RAAT_LEVER_FILLABLE:
        return RAAT_TEXT_LEVER_FILLABLE;
    case RAAT_LEVER_MOVE:
        return RAAT_TEXT_LEVER_MOVE;
    case RAAT_LEVER_REENTRY:
        return RAAT_TEXT_LEVER_REENTRY;
    case RAAT_LEVER_OUTSIDE:
        return RAAT_TEXT_LEVER_OUTSIDE;
    case RAAT_LEVER_SUPERVISION:
        return RAAT_TEXT_LEVER_SUPERVISION;
    case RAAT_LEVER_FIXUS:
        return RAAT_TEXT_LEVER_FIXUS;
    case RAAT_LEVER_PRODUCTIVE:
        return RAAT_TEXT_LEVER_PRODUCTIVE;
    case RAAT_LEVER_UPSKILLING:
        return RAAT_TEXT_LEVER_UPSKILLING;
    case RAAT_LEVER_FURTHER:
        return RAAT_TEXT_LEVER_FURTHER;
    case RAAT_LEVER_DELAY:
        return RAAT_TEXT_LEVER_DELAY;
    case RAAT_LEVER_ENTRY:
        return RAAT_TEXT_LEVER_ENTRY;
    case RAAT_N_LEVERS:
        break;
    }
    assert(false);
    return RAAT_N_TEXTS;
}

raat_texts_id raat_lever_words_operation(raat_operation operation)
{
    switch (operation) {
    case RAAT_SET:
        return RAAT_TEXT_OPERATION_SET;
    case RAAT_FLOOR:
        return RAAT_TEXT_OPERATION_FLOOR;
    case RAAT_MULTIPLY:
        return RAAT_TEXT_OPERATION_MULTIPLY;
    case RAAT_ADD:
        return RAAT_TEXT_OPERATION_ADD;
    case RAAT_N_OPERATIONS:
        break;
    }
    assert(false);
    return RAAT_N_TEXTS;
}

raat_texts_id raat_lever_words_axis(raat_axis_id axis)
{
    switch (axis) {
    case RAAT_AXIS_BRANCH:
        return RAAT_TEXT_AXIS_BRANCH;
    case RAAT_AXIS_QUALIFICATION:
        return RAAT_TEXT_AXIS_QUALIFICATION;
    case RAAT_AXIS_ROUTE:
        return RAAT_TEXT_AXIS_ROUTE;
    case RAAT_AXIS_TRACK:
        return RAAT_TEXT_AXIS_TRACK;
    case RAAT_AXIS_AGE:
        return RAAT_TEXT_AXIS_AGE;
    case RAAT_AXIS_GROUP:
        return RAAT_TEXT_AXIS_GROUP;
    case RAAT_AXIS_PATH:
        return RAAT_TEXT_AXIS_PATH;
    case RAAT_AXIS_STREAM:
        return RAAT_TEXT_AXIS_STREAM;
    case RAAT_AXIS_EMPLOYER:
        return RAAT_TEXT_AXIS_EMPLOYER;
    case RAAT_AXIS_STUDY_YEAR:
        return RAAT_TEXT_AXIS_STUDY_YEAR;
    case RAAT_AXIS_STUDY_STEP:
        return RAAT_TEXT_AXIS_STUDY_STEP;
    case RAAT_AXIS_TENURE:
        return RAAT_TEXT_AXIS_TENURE;
    case RAAT_AXIS_PLACE:
        return RAAT_TEXT_AXIS_PLACE;
    case RAAT_AXIS_REASON:
        return RAAT_TEXT_AXIS_REASON;
    case RAAT_AXIS_SOURCE:
        return RAAT_TEXT_AXIS_SOURCE;
    case RAAT_AXIS_PAYER:
        return RAAT_TEXT_AXIS_PAYER;
    case RAAT_AXIS_REGION:
        return RAAT_TEXT_AXIS_REGION;
    case RAAT_AXIS_NONE:
    case RAAT_N_AXES:
        break;
    }
    assert(false);
    return RAAT_N_TEXTS;
}

const char *raat_lever_words_of(const char *name, raat_language language)
{
    for (raat_lever_id lever = 0; lever < RAAT_N_LEVERS; lever++)
        if (strcmp(raat_lever_row(lever)->name, name) == 0)
            return raat_texts_get(raat_lever_words_lever(lever), language);
    return name;
}

const char *raat_lever_words_how(const char *name, raat_language language)
{
    for (raat_operation operation = 0; operation < RAAT_N_OPERATIONS; operation++)
        if (strcmp(raat_lever_operation(operation), name) == 0)
            return raat_texts_get(raat_lever_words_operation(operation), language);
    return name;
}

/* ---- where ---- */

static raat_axis_id axis_of(const char *name)
{
    raat_axis_id axis = RAAT_AXIS_NONE + 1;
    while (axis < RAAT_N_AXES && strcmp(raat_axis_name(axis), name) != 0)
        axis++;
    return axis;
}

/* The part of a region that names what lies along an axis. */
static const char *part_of(raat_axis_id axis)
{
    switch (axis) {
    case RAAT_AXIS_BRANCH:
        return "branches";
    case RAAT_AXIS_QUALIFICATION:
        return "qualifications";
    case RAAT_AXIS_ROUTE:
        return "routes";
    case RAAT_AXIS_TRACK:
        return "tracks";
    case RAAT_AXIS_AGE:
        return "ages";
    case RAAT_AXIS_GROUP:
        return "groups";
    case RAAT_AXIS_STREAM:
        return "streams"; /* of its intake */
    case RAAT_AXIS_PATH:
        return "upskilling";
    default:
        return ""; /* the engine's own words, or numbers */
    }
}

static const char *title_of(const raat_yaml *study, raat_axis_id axis, const char *name,
                            raat_language language)
{
    const raat_axis fixed = raat_axis_fixed(axis);
    for (int32_t i = 0; i < fixed.n; i++)
        if (strcmp(fixed.labels[i].name, name) == 0)
            return raat_texts_title(&fixed.labels[i], language);
    if (axis == RAAT_AXIS_REGION)
        return raat_outline_title(raat_areas_region(study, name), name, language);
    const raat_yaml *region = raat_areas_first(study);
    if (axis == RAAT_AXIS_STREAM)
        region = raat_outline_at(region, "intake");
    const raat_yaml *part = raat_outline_at(region, part_of(axis));
    return raat_outline_title(raat_outline_at(part, name), name, language);
}

static void append_names(raat_text *out, const raat_yaml *study, const raat_yaml_entry *along,
                         raat_language language)
{
    const raat_axis_id axis = axis_of(along->key);
    const raat_yaml *names = along->value;
    raat_text_appendf(out, "; %s: ",
                      axis < RAAT_N_AXES ? raat_texts_get(raat_lever_words_axis(axis), language)
                                         : along->key);
    if (names->kind == RAAT_YAML_SCALAR)
        raat_text_append(out, title_of(study, axis, names->text, language));
    for (size_t i = 0; names->kind == RAAT_YAML_LIST && i < names->n; i++) {
        const char *name = names->entries[i].value->text;
        raat_text_append(out, i ? ", " : "");
        raat_text_append(out, name ? title_of(study, axis, name, language) : "");
    }
}

void raat_lever_words_append(raat_text *out, const raat_yaml *study, const raat_yaml *effect,
                             raat_language language)
{
    raat_text_append(out, raat_lever_words_of(raat_outline_text(effect, "lever"), language));
    const raat_yaml *where = raat_outline_at(effect, "where");
    for (size_t i = 0; where && where->kind == RAAT_YAML_MAP && i < where->n; i++)
        append_names(out, study, &where->entries[i], language);
}
