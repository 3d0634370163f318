#include "engine/model/lever.h"

#include <assert.h>
#include <math.h>

#define BIT(operation) (1u << (operation))

static const raat_lever rows[RAAT_N_LEVERS] = {
    [RAAT_LEVER_QUOTE] =
        {"quote",
         "FTE/FTE",
         {RAAT_AXIS_BRANCH, RAAT_AXIS_PLACE},
         0,
         1,
         BIT(RAAT_SET) | BIT(RAAT_FLOOR) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
         "Training places per care-delivering FTE of a branch: of both place types "
         "together, or of one of them where the effect names it. `floor` lifts the "
         "employers below the size to it and leaves those above where they are."},
    [RAAT_LEVER_DROPOUT] = {"dropout",
                            "1",
                            {RAAT_AXIS_TRACK, RAAT_AXIS_STUDY_YEAR},
                            0,
                            10,
                            BIT(RAAT_MULTIPLY),
                            "Factor on the hazard of dropping out, by track and study year."},
    [RAAT_LEVER_EXIT] = {"exit",
                         "1",
                         {RAAT_AXIS_BRANCH, RAAT_AXIS_AGE, RAAT_AXIS_TENURE},
                         0,
                         10,
                         BIT(RAAT_MULTIPLY),
                         "Factor on the hazard of leaving for another job. It acts on the share of "
                         "exits that employers can touch; retirement is never scaled."},
    [RAAT_LEVER_APPLICANTS] = {"applicants",
                               "person/year",
                               {RAAT_AXIS_TRACK},
                               0,
                               INFINITY,
                               BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                               "Expected applicants a year of a track, before places limit them."},
    [RAAT_LEVER_DEMAND] = {"demand",
                           "1",
                           {RAAT_AXIS_BRANCH},
                           0,
                           10,
                           BIT(RAAT_MULTIPLY),
                           "Factor on a branch's demand: technology, prevention, other ways of "
                           "working."},
    [RAAT_LEVER_FTE] = {"fte_per_head",
                        "FTE/person",
                        {RAAT_AXIS_BRANCH},
                        0,
                        1,
                        BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                        "Contract FTE of one employee (deeltijdfactor)."},
    [RAAT_LEVER_ABSENCE] = {"absence",
                            "1",
                            {RAAT_AXIS_BRANCH},
                            0,
                            1,
                            BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                            "Share of contract time lost to absence (ziekteverzuim)."},
    [RAAT_LEVER_REACH] =
        {"reach",
         "person/year",
         {RAAT_AXIS_GROUP},
         0,
         INFINITY,
         BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
         "People of a group whom actions lead to the sector, limited by the group's "
         "pool. Without an action it is 0."},
    [RAAT_LEVER_CERTIFICATE] =
        {"certificate",
         "1",
         {RAAT_AXIS_TRACK},
         0,
         1,
         BIT(RAAT_SET) | BIT(RAAT_ADD),
         "Share of those who drop out after the first study year that gets a "
         "certificate. Without an action it is 0."},
    [RAAT_LEVER_YIELD] = {"sector_yield",
                          "1",
                          {RAAT_AXIS_TRACK},
                          0,
                          1,
                          BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                          "Share of graduates, of those who neither study on nor leave the region, "
                          "that offers itself to the sector."},
    [RAAT_LEVER_FILLABLE] = {"fillable",
                             "1/quarter",
                             {RAAT_AXIS_BRANCH},
                             0,
                             1,
                             BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                             "Share of a branch's open posts that can be filled in a quarter: how "
                             "fast it hires, given candidates."},
    [RAAT_LEVER_MOVE] = {"move",
                         "1",
                         {RAAT_AXIS_BRANCH},
                         0,
                         10,
                         BIT(RAAT_MULTIPLY),
                         "Factor on the hazard of changing employer within the sector, by the "
                         "branch that is left."},
    [RAAT_LEVER_REENTRY] = {"reentry",
                            "1",
                            {RAAT_AXIS_QUALIFICATION},
                            0,
                            10,
                            BIT(RAAT_MULTIPLY),
                            "Factor on the hazard that former staff looks for a post again. People "
                            "whom an action leads in one by one are lever `reach`."},
    [RAAT_LEVER_OUTSIDE] = {"outside",
                            "1",
                            {RAAT_AXIS_BRANCH, RAAT_AXIS_QUALIFICATION},
                            0,
                            10,
                            BIT(RAAT_MULTIPLY),
                            "Factor on the candidates from outside the region's training, before "
                            "they answer to vacancies."},
    [RAAT_LEVER_SUPERVISION] =
        {"supervision",
         "1",
         {RAAT_AXIS_BRANCH},
         0,
         10,
         BIT(RAAT_MULTIPLY),
         "Factor on the training places that a branch's staff can supervise. "
         "It moves nothing where the region has no `supervision_utilisation`."},
    [RAAT_LEVER_FIXUS] =
        {"fixus",
         "person/year",
         {RAAT_AXIS_TRACK},
         0,
         INFINITY,
         BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
         "Seats a year of the tracks with a numerus fixus. To end one, `set` it to "
         "more than ever apply."},
    [RAAT_LEVER_PRODUCTIVE] =
        {"productive",
         "1",
         {RAAT_AXIS_TRACK, RAAT_AXIS_STUDY_YEAR},
         0,
         1,
         BIT(RAAT_SET) | BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
         "Share of a contract that a student fills before the diploma, by track and study year, of "
         "the tracks with `works_as`. The delayed are as in the last study year."},
    [RAAT_LEVER_UPSKILLING] = {"upskilling",
                               "1",
                               {RAAT_AXIS_PATH},
                               0,
                               10,
                               BIT(RAAT_MULTIPLY),
                               "Factor on the hazard of staff of starting to follow a track, by "
                               "path."},
    [RAAT_LEVER_FURTHER] = {"further_study",
                            "1",
                            {RAAT_AXIS_TRACK},
                            0,
                            1,
                            BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                            "Share of diplomas of a track that studies on."},
    [RAAT_LEVER_DELAY] = {"delay",
                          "1",
                          {RAAT_AXIS_TRACK},
                          0,
                          1,
                          BIT(RAAT_MULTIPLY) | BIT(RAAT_ADD),
                          "Share of a track's students who do not have the diploma yet at its "
                          "nominal end."},
    [RAAT_LEVER_ENTRY] = {"entry",
                          "1",
                          {RAAT_AXIS_NONE},
                          0,
                          1,
                          BIT(RAAT_SET) | BIT(RAAT_ADD),
                          "How even a year's starters are over the moments of intake: 0 as the "
                          "region has them, 1 as many at each."},
};

static const char *const operations[RAAT_N_OPERATIONS] = {
    [RAAT_SET] = "set",
    [RAAT_FLOOR] = "floor",
    [RAAT_MULTIPLY] = "multiply",
    [RAAT_ADD] = "add",
};

const raat_lever *raat_lever_row(raat_lever_id lever)
{
    assert(lever < RAAT_N_LEVERS);
    return &rows[lever];
}

const char *raat_lever_operation(raat_operation operation)
{
    assert(operation < RAAT_N_OPERATIONS);
    return operations[operation];
}

int32_t raat_lever_cells(raat_lever_id lever, const raat_axis axes[RAAT_N_AXES])
{
    return raat_axis_cells(raat_lever_row(lever)->axes, axes);
}
