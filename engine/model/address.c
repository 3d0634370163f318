#include "engine/model/address.h"

#include <assert.h>
#include <stdio.h>

#include "engine/numeric/stream.h"

enum { LONGEST_CELL = 512 };

#define BRANCH        RAAT_AXIS_BRANCH
#define QUALIFICATION RAAT_AXIS_QUALIFICATION
#define TRACK         RAAT_AXIS_TRACK
#define AGE           RAAT_AXIS_AGE
#define TENURE        RAAT_AXIS_TENURE
#define GROUP         RAAT_AXIS_GROUP
#define PATH          RAAT_AXIS_PATH

static const raat_address_row rows[RAAT_N_DRAWS] = {
    [RAAT_DRAW_GROWTH] = {"growth", "normal", {0}},
    [RAAT_DRAW_EXIT_FACTOR] = {"exit_factor", "normal", {0}},
    [RAAT_DRAW_OUTSIDE_FACTOR] = {"outside_factor", "normal", {0}},
    [RAAT_DRAW_STREAM_FACTOR] = {"stream_factor", "normal", {RAAT_AXIS_STREAM}},
    [RAAT_DRAW_COHORT_SHOCK] = {"cohort_shock", "normal", {0}},
    [RAAT_DRAW_DROPOUT] = {"dropout", "binomial", {TRACK, RAAT_AXIS_STUDY_STEP}},
    [RAAT_DRAW_DELAY] = {"delay", "binomial", {TRACK}},
    [RAAT_DRAW_DELAYED_LEAVE] = {"delayed_leave", "binomial", {TRACK}},
    [RAAT_DRAW_DELAYED_DIPLOMA] = {"delayed_diploma", "binomial", {TRACK}},
    [RAAT_DRAW_UPSKILLER_DROPOUT] = {"upskiller_dropout",
                                     "binomial",
                                     {PATH, RAAT_AXIS_STUDY_STEP, BRANCH}},
    [RAAT_DRAW_FURTHER_STUDY] = {"further_study", "binomial", {TRACK}},
    [RAAT_DRAW_LEAVES_REGION] = {"leaves_region", "binomial", {TRACK}},
    [RAAT_DRAW_OFFER] = {"offer", "binomial", {TRACK}},
    [RAAT_DRAW_GRADUATE_BRANCH] = {"graduate_branch", "binomial", {TRACK, BRANCH}},
    [RAAT_DRAW_FOUND_ELSEWHERE] = {"found_elsewhere", "binomial", {TRACK}},
    [RAAT_DRAW_FOUND_REGION] = {"found_region", "binomial", {TRACK, RAAT_AXIS_REGION}},
    [RAAT_DRAW_CERTIFICATE] = {"certificate", "binomial", {TRACK}},
    [RAAT_DRAW_CERTIFIED_OFFER] = {"certified_offer", "binomial", {TRACK}},
    [RAAT_DRAW_CERTIFIED_DISPLACED] = {"certified_displaced", "binomial", {TRACK}},
    [RAAT_DRAW_CERTIFIED_BRANCH] = {"certified_branch", "binomial", {TRACK, BRANCH}},
    [RAAT_DRAW_SWITCH] = {"switch", "binomial", {TRACK}},
    [RAAT_DRAW_RESERVOIR_EXIT] = {"reservoir_exit", "binomial", {GROUP}},
    [RAAT_DRAW_RESERVOIR_REFILL] = {"reservoir_refill", "Poisson", {GROUP}},
    [RAAT_DRAW_REACHED] = {"reached", "rounding", {GROUP}},
    [RAAT_DRAW_DISPLACED] = {"displaced", "binomial", {GROUP}},
    [RAAT_DRAW_READY] = {"ready", "binomial", {GROUP}},
    [RAAT_DRAW_READY_RETAINED] = {"ready_retained", "binomial", {GROUP}},
    [RAAT_DRAW_READY_BRANCH] = {"ready_branch", "binomial", {GROUP, BRANCH}},
    [RAAT_DRAW_TRAINEE_DROPOUT] = {"trainee_dropout", "binomial", {GROUP, RAAT_AXIS_STUDY_STEP}},
    [RAAT_DRAW_TRAINED_RETAINED] = {"trained_retained", "binomial", {GROUP}},
    [RAAT_DRAW_TRAINED_BRANCH] = {"trained_branch", "binomial", {GROUP, BRANCH}},
    [RAAT_DRAW_EXIT] = {"exit", "binomial", {BRANCH, QUALIFICATION, AGE, TENURE}},
    [RAAT_DRAW_EXIT_RETIREMENT] = {"exit_retirement",
                                   "binomial",
                                   {BRANCH, QUALIFICATION, AGE, TENURE}},
    [RAAT_DRAW_EXIT_OTHER_SECTOR] = {"exit_other_sector", "binomial", {QUALIFICATION}},
    [RAAT_DRAW_AGEING] = {"ageing", "binomial", {BRANCH, QUALIFICATION, AGE, TENURE}},
    [RAAT_DRAW_SETTLING] = {"settling", "binomial", {BRANCH, QUALIFICATION, AGE}},
    [RAAT_DRAW_POOL_EXIT] = {"pool_exit", "binomial", {QUALIFICATION}},
    [RAAT_DRAW_FORMER_EXIT] = {"former_exit", "binomial", {QUALIFICATION}},
    [RAAT_DRAW_MOVE] = {"move", "binomial", {BRANCH, QUALIFICATION, AGE, TENURE}},
    [RAAT_DRAW_MOVE_BRANCH] = {"move_branch", "binomial", {QUALIFICATION, AGE, TENURE, BRANCH}},
    [RAAT_DRAW_DEPART] = {"depart", "binomial", {BRANCH, QUALIFICATION, AGE, TENURE}},
    [RAAT_DRAW_DEPART_REGION] = {"depart_region",
                                 "binomial",
                                 {QUALIFICATION, AGE, RAAT_AXIS_REGION}},
    [RAAT_DRAW_ARRIVE_BRANCH] = {"arrive_branch", "binomial", {QUALIFICATION, AGE, BRANCH}},
    [RAAT_DRAW_POSTS] = {"posts", "rounding", {BRANCH, QUALIFICATION}},
    [RAAT_DRAW_HIRE_SCHOOL] = {"hire_school", "hypergeometric", {TRACK, BRANCH}},
    [RAAT_DRAW_HIRE_POOL] = {"hire_pool", "hypergeometric", {QUALIFICATION, BRANCH}},
    [RAAT_DRAW_SUBSTITUTES] = {"substitutes", "rounding", {QUALIFICATION}},
    [RAAT_DRAW_HIRE_SUBSTITUTE] = {"hire_substitute", "hypergeometric", {QUALIFICATION, BRANCH}},
    [RAAT_DRAW_HIRE_READY] = {"hire_ready", "hypergeometric", {GROUP, BRANCH}},
    [RAAT_DRAW_HIRE_CERTIFIED] = {"hire_certified", "hypergeometric", {TRACK, BRANCH}},
    [RAAT_DRAW_RETURN] = {"return", "binomial", {QUALIFICATION}},
    [RAAT_DRAW_HIRE_RETURN] = {"hire_return", "hypergeometric", {QUALIFICATION, BRANCH}},
    [RAAT_DRAW_OUTSIDE_DISPLACED] = {"outside_displaced",
                                     "hypergeometric",
                                     {BRANCH, QUALIFICATION}},
    [RAAT_DRAW_OUTSIDE] = {"outside", "Poisson", {BRANCH, QUALIFICATION}},
    [RAAT_DRAW_AGE_WORK_BASED] = {"age_work_based", "binomial", {TRACK, BRANCH, AGE}},
    [RAAT_DRAW_AGE_SCHOOL] = {"age_school", "binomial", {TRACK, BRANCH, AGE}},
    [RAAT_DRAW_AGE_POOL] = {"age_pool", "binomial", {BRANCH, QUALIFICATION, AGE}},
    [RAAT_DRAW_AGE_SUBSTITUTE] = {"age_substitute", "binomial", {BRANCH, QUALIFICATION, AGE}},
    [RAAT_DRAW_AGE_READY] = {"age_ready", "binomial", {GROUP, BRANCH, AGE}},
    [RAAT_DRAW_AGE_TRAINED] = {"age_trained", "binomial", {GROUP, BRANCH, AGE}},
    [RAAT_DRAW_AGE_CERTIFIED] = {"age_certified", "binomial", {TRACK, BRANCH, AGE}},
    [RAAT_DRAW_AGE_RETURN] = {"age_return", "binomial", {BRANCH, QUALIFICATION, AGE}},
    [RAAT_DRAW_AGE_UPSKILLED] = {"age_upskilled", "binomial", {PATH, BRANCH, AGE}},
    [RAAT_DRAW_AGE_RESUMED] = {"age_resumed", "binomial", {PATH, BRANCH, AGE}},
    [RAAT_DRAW_AGE_OUTSIDE] = {"age_outside", "binomial", {BRANCH, QUALIFICATION, AGE}},
    [RAAT_DRAW_APPLICANTS] = {"applicants", "Poisson", {TRACK}},
    [RAAT_DRAW_SEATS] = {"seats", "rounding", {TRACK}},
    [RAAT_DRAW_SEAT_OUTSIDE] = {"seat_outside", "hypergeometric", {TRACK}},
    [RAAT_DRAW_ADMIT] = {"admit", "binomial", {TRACK}},
    [RAAT_DRAW_ADMIT_ARRIVAL] = {"admit_arrival", "binomial", {TRACK}},
    [RAAT_DRAW_UPSKILL] = {"upskill", "binomial", {PATH, BRANCH, AGE, TENURE}},
    [RAAT_DRAW_ADMIT_UPSKILLER] = {"admit_upskiller", "binomial", {PATH, BRANCH, AGE, TENURE}},
    [RAAT_DRAW_REDIRECT] = {"redirect", "binomial", {TRACK}},
    [RAAT_DRAW_APPLY_ELSEWHERE] = {"apply_elsewhere", "binomial", {TRACK}},
    [RAAT_DRAW_APPLY_REGION] = {"apply_region", "binomial", {TRACK, RAAT_AXIS_REGION}},
};

const raat_address_row *raat_address_of(raat_draw_id draw)
{
    assert(draw < RAAT_N_DRAWS);
    return &rows[draw];
}

int32_t raat_address_offset(raat_draw_id draw, const raat_axis axes[RAAT_N_AXES])
{
    int32_t offset = 0;
    for (raat_draw_id before = 0; before < draw; before++)
        offset += raat_axis_cells(rows[before].axes, axes);
    return offset;
}

/* "vvt/mbo3/25_34/new" for the cell of that number, last axis fastest. */
static void cell_name(const raat_axis_id *list, const raat_axis axes[RAAT_N_AXES], int32_t cell,
                      char text[LONGEST_CELL])
{
    int length = 0;
    int32_t below = raat_axis_cells(list, axes); /* cells of the axes not yet named */
    text[0] = '\0';
    for (; *list != RAAT_AXIS_NONE; list++) {
        const raat_axis *axis = &axes[*list];
        below /= axis->n;
        length += snprintf(text + length, (size_t)(LONGEST_CELL - length), "%s%s",
                           length ? "/" : "", axis->labels[cell / below % axis->n].name);
        assert(length < LONGEST_CELL);
    }
}

uint64_t raat_address_national(raat_draw_id draw, int32_t cell, const raat_axis axes[RAAT_N_AXES])
{
    char name[LONGEST_CELL];
    cell_name(rows[draw].axes, axes, cell, name);
    return raat_stream_key("", rows[draw].name, name);
}

void raat_address_keys(const char *region, const raat_axis axes[RAAT_N_AXES], uint64_t *keys)
{
    for (raat_draw_id draw = 0; draw < RAAT_N_DRAWS; draw++) {
        const int32_t cells = raat_axis_cells(rows[draw].axes, axes);
        for (int32_t cell = 0; cell < cells; cell++) {
            char name[LONGEST_CELL];
            cell_name(rows[draw].axes, axes, cell, name);
            *keys++ = raat_stream_key(region, rows[draw].name, name);
        }
    }
}
