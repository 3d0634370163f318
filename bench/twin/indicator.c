#include "bench/twin/indicator.h"

#include <stdio.h>

typedef enum {
    ALL,
    BRANCH,
    QUALIFICATION,
    REASON,
    SOURCE,
    GROUP,
    TRACK,
    BRANCH_PLACE,
    PAYER,
    ROUTE_PAYER
} axis;

static const struct {
    const char *name;
    axis axis;
} rows[INDICATORS] = {
    [SHORTAGE_FTE] = {"shortage_fte", ALL},
    [SHORTAGE_SHARE] = {"shortage_share", ALL},
    [SHORTAGE_END_FTE] = {"shortage_end_fte", ALL},
    [SHORTAGE_STRUCTURAL_FTE] = {"shortage_structural_fte", ALL},
    [SHORTAGE_EXCL_STUDENTS_FTE] = {"shortage_excl_students_fte", ALL},
    [SURPLUS_FTE] = {"surplus_fte", ALL},
    [DEMAND_FTE] = {"demand_fte", ALL},
    [FTE] = {"fte", ALL},
    [NET_FTE] = {"net_fte", ALL},
    [HEADS] = {"heads", ALL},
    [STUDENT_FTE] = {"student_fte", ALL},
    [POOL] = {"pool", ALL},
    [EXITS] = {"exits", ALL},
    [HIRES] = {"hires", ALL},
    [JOB_CHANGES] = {"job_changes", ALL},
    [DEPARTURES] = {"departures", ALL},
    [ARRIVALS] = {"arrivals", ALL},
    [FORMER] = {"former", ALL},
    [SHORTAGE_BRANCH_FTE] = {"shortage_branch_fte", BRANCH},
    [SHORTAGE_QUALIFICATION_FTE] = {"shortage_qualification_fte", QUALIFICATION},
    [HEADS_BRANCH] = {"heads_branch", BRANCH},
    [EXITS_REASON] = {"exits_reason", REASON},
    [HIRES_SOURCE] = {"hires_source", SOURCE},
    [REACHED_GROUP] = {"reached_group", GROUP},
    [RESERVOIR_GROUP] = {"reservoir_group", GROUP},
    [STARTERS] = {"starters", ALL},
    [REFUSED] = {"refused", ALL},
    [STUDENTS] = {"students", ALL},
    [DROPOUTS] = {"dropouts", ALL},
    [DIPLOMAS] = {"diplomas", ALL},
    [DIPLOMA_SHARE] = {"diploma_share", ALL},
    [YIELD_PLUS1] = {"yield_plus1", ALL},
    [YIELD_EVENTUAL] = {"yield_eventual", ALL},
    [TRAINING_QUOTE] = {"training_quote", ALL},
    [PLACES_BIND] = {"places_bind", ALL},
    [STARTERS_TRACK] = {"starters_track", TRACK},
    [REFUSED_TRACK] = {"refused_track", TRACK},
    [STUDENTS_TRACK] = {"students_track", TRACK},
    [DROPOUTS_TRACK] = {"dropouts_track", TRACK},
    [DIPLOMAS_TRACK] = {"diplomas_track", TRACK},
    [DIPLOMA_SHARE_TRACK] = {"diploma_share_track", TRACK},
    [COHORT_TRACK] = {"cohort_track", TRACK},
    [YIELD_PLUS1_TRACK] = {"yield_plus1_track", TRACK},
    [YIELD_EVENTUAL_TRACK] = {"yield_eventual_track", TRACK},
    [PLACES_FTE] = {"places_fte", BRANCH_PLACE},
    [PLACES_USED_FTE] = {"places_used_fte", BRANCH_PLACE},
    [PLACES_BIND_BRANCH] = {"places_bind_branch", BRANCH_PLACE},
    [COST] = {"cost", ALL},
    [COST_PAYER] = {"cost_payer", PAYER},
    [COST_TRAINING_PAYER] = {"cost_training_payer", PAYER},
    [COST_SUBSIDY_PAYER] = {"cost_subsidy_payer", PAYER},
    [COST_ACTIONS_PAYER] = {"cost_actions_payer", PAYER},
    [COST_TURNOVER] = {"cost_turnover", ALL},
    [COST_WAGES] = {"cost_wages", ALL},
    [COST_ROUTE] = {"cost_route", ROUTE_PAYER},
    [CLAMPS] = {"clamps", ALL},
};

int indicator_cells(const study *s, indicator i)
{
    const int cells[] = {
        [ALL] = 1,
        [BRANCH] = s->branches.n,
        [QUALIFICATION] = s->qualifications.n,
        [REASON] = REASONS,
        [SOURCE] = SOURCES,
        [GROUP] = s->groups.n,
        [TRACK] = s->tracks.n,
        [BRANCH_PLACE] = s->branches.n * PLACES,
        [PAYER] = PAYERS,
        [ROUTE_PAYER] = s->routes.n * PAYERS,
    };
    return cells[rows[i].axis];
}

int indicator_offset(const study *s, indicator i)
{
    int offset = 0;
    for (indicator before = 0; before < i; before++)
        offset += indicator_cells(s, before);
    return offset;
}

const char *indicator_name(indicator i)
{
    return rows[i].name;
}

void indicator_cell(const study *s, indicator i, int cell, char *out, size_t size)
{
    static const char *const reasons[] = {"other_sector", "retirement", "other_reason"};
    static const char *const sources[] = {"work_based",  "school",   "pool",   "group",
                                          "certificate", "returner", "outside"};
    static const char *const payers[] = {"employer", "state"};
    static const char *const places[] = {"stage", "leerbaan"};
    switch (rows[i].axis) {
    case ALL:
        out[0] = '\0';
        break;
    case BRANCH:
        snprintf(out, size, "%s", s->branches.name[cell]);
        break;
    case QUALIFICATION:
        snprintf(out, size, "%s", s->qualifications.name[cell]);
        break;
    case REASON:
        snprintf(out, size, "%s", reasons[cell]);
        break;
    case SOURCE:
        snprintf(out, size, "%s", sources[cell]);
        break;
    case GROUP:
        snprintf(out, size, "%s", s->groups.name[cell]);
        break;
    case TRACK:
        snprintf(out, size, "%s", s->tracks.name[cell]);
        break;
    case BRANCH_PLACE:
        snprintf(out, size, "%s/%s", s->branches.name[cell / PLACES], places[cell % PLACES]);
        break;
    case PAYER:
        snprintf(out, size, "%s", payers[cell]);
        break;
    case ROUTE_PAYER:
        snprintf(out, size, "%s/%s", s->routes.name[cell / PAYERS], payers[cell % PAYERS]);
        break;
    }
}
