#include "engine/model/axis.h"

#include <assert.h>

static raat_label tenures[RAAT_N_TENURES] = {
    {"new", "under two years", "korter dan twee jaar"},
    {"settled", "two years and longer", "twee jaar en langer"},
};
static raat_label places[RAAT_N_PLACES] = {
    {"stage", "internship", "stageplaats"},
    {"leerbaan", "work-based place", "leerbaan"},
};
static raat_label reasons[RAAT_N_REASONS] = {
    {"other_sector", "to another sector", "naar een andere sector"},
    {"retirement", "retirement", "pensioen"},
    {"other_reason", "other reasons", "andere redenen"},
};
static raat_label sources[RAAT_N_SOURCES] = {
    {"work_based", "work-based graduates", "gediplomeerden BBL"},
    {"school", "school-based graduates", "gediplomeerden BOL en voltijd"},
    {"pool", "waiting pool", "wachtende gekwalificeerden"},
    {"group", "groups that actions reach", "doelgroepen die acties bereiken"},
    {"certificate", "students who left with a certificate", "uitvallers met een certificaat"},
    {"returner", "former staff who return", "herintreders"},
    {"outside", "outside the region's training", "van buiten de opleiding"},
};
static raat_label payers[RAAT_N_PAYERS] = {
    {"employer", "employers", "werkgevers"},
    {"state", "the state", "het rijk"},
};

static const char *const names[RAAT_N_AXES] = {
    [RAAT_AXIS_NONE] = "",
    [RAAT_AXIS_BRANCH] = "branch",
    [RAAT_AXIS_QUALIFICATION] = "qualification",
    [RAAT_AXIS_ROUTE] = "route",
    [RAAT_AXIS_TRACK] = "track",
    [RAAT_AXIS_AGE] = "age",
    [RAAT_AXIS_GROUP] = "group",
    [RAAT_AXIS_PATH] = "path",
    [RAAT_AXIS_STREAM] = "stream",
    [RAAT_AXIS_EMPLOYER] = "employer",
    [RAAT_AXIS_STUDY_YEAR] = "study_year",
    [RAAT_AXIS_STUDY_STEP] = "study_step",
    [RAAT_AXIS_TENURE] = "tenure",
    [RAAT_AXIS_PLACE] = "place",
    [RAAT_AXIS_REASON] = "reason",
    [RAAT_AXIS_SOURCE] = "source",
    [RAAT_AXIS_PAYER] = "payer",
    [RAAT_AXIS_REGION] = "region",
};

const char *raat_axis_title(const raat_label *label)
{
    return label->title ? label->title : label->name;
}

const char *raat_axis_title_nl(const raat_label *label)
{
    return label->title_nl ? label->title_nl : raat_axis_title(label);
}

const char *raat_axis_name(raat_axis_id axis)
{
    assert(axis < RAAT_N_AXES);
    return names[axis];
}

raat_axis raat_axis_fixed(raat_axis_id axis)
{
    switch (axis) {
    case RAAT_AXIS_TENURE:
        return (raat_axis){RAAT_N_TENURES, tenures};
    case RAAT_AXIS_PLACE:
        return (raat_axis){RAAT_N_PLACES, places};
    case RAAT_AXIS_REASON:
        return (raat_axis){RAAT_N_REASONS, reasons};
    case RAAT_AXIS_SOURCE:
        return (raat_axis){RAAT_N_SOURCES, sources};
    case RAAT_AXIS_PAYER:
        return (raat_axis){RAAT_N_PAYERS, payers};
    default:
        return (raat_axis){0, NULL};
    }
}

int32_t raat_axis_cells(const raat_axis_id *list, const raat_axis axes[RAAT_N_AXES])
{
    int32_t cells = 1;
    for (; *list != RAAT_AXIS_NONE; list++)
        cells *= axes[*list].n;
    return cells;
}
