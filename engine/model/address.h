/* address.h: every random draw of the model, named.
 *
 * One table of processes. The address of a draw is (seed, replicate, key, step); the key comes from
 * the names of region, process and cell, so that adding a branch, a track, an action or a scenario
 * moves no other draw. A cell is named by its labels joined with "/", in the order of the axes. */
#ifndef RAAT_MODEL_ADDRESS_H
#define RAAT_MODEL_ADDRESS_H

#include "engine/model/axis.h"

typedef enum {
    /* ---- year factors: the step of the address is the calendar year ---- */
    RAAT_DRAW_GROWTH,
    RAAT_DRAW_EXIT_FACTOR,
    RAAT_DRAW_OUTSIDE_FACTOR,
    RAAT_DRAW_STREAM_FACTOR,
    RAAT_DRAW_COHORT_SHOCK,
    /* ---- students ---- */
    RAAT_DRAW_DROPOUT,
    RAAT_DRAW_DELAY,
    RAAT_DRAW_DELAYED_LEAVE,
    RAAT_DRAW_DELAYED_DIPLOMA,
    RAAT_DRAW_UPSKILLER_DROPOUT,
    /* ---- graduates ---- */
    RAAT_DRAW_FURTHER_STUDY,
    RAAT_DRAW_LEAVES_REGION,
    RAAT_DRAW_OFFER,
    RAAT_DRAW_GRADUATE_BRANCH,
    RAAT_DRAW_FOUND_ELSEWHERE,
    RAAT_DRAW_FOUND_REGION,
    RAAT_DRAW_CERTIFICATE,
    RAAT_DRAW_CERTIFIED_OFFER,
    RAAT_DRAW_CERTIFIED_DISPLACED,
    RAAT_DRAW_CERTIFIED_BRANCH,
    RAAT_DRAW_SWITCH,
    /* ---- groups ---- */
    RAAT_DRAW_RESERVOIR_EXIT,
    RAAT_DRAW_RESERVOIR_REFILL,
    RAAT_DRAW_REACHED,
    RAAT_DRAW_DISPLACED,
    RAAT_DRAW_READY,
    RAAT_DRAW_READY_RETAINED,
    RAAT_DRAW_READY_BRANCH,
    RAAT_DRAW_TRAINEE_DROPOUT,
    RAAT_DRAW_TRAINED_RETAINED,
    RAAT_DRAW_TRAINED_BRANCH,
    /* ---- workforce ---- */
    RAAT_DRAW_EXIT,
    RAAT_DRAW_EXIT_RETIREMENT,
    RAAT_DRAW_EXIT_OTHER_SECTOR,
    RAAT_DRAW_AGEING,
    RAAT_DRAW_SETTLING,
    RAAT_DRAW_POOL_EXIT,
    RAAT_DRAW_FORMER_EXIT,
    RAAT_DRAW_MOVE,
    RAAT_DRAW_MOVE_BRANCH,
    RAAT_DRAW_DEPART,
    RAAT_DRAW_DEPART_REGION,
    RAAT_DRAW_ARRIVE_BRANCH,
    /* ---- hiring ---- */
    RAAT_DRAW_POSTS,
    RAAT_DRAW_HIRE_SCHOOL,
    RAAT_DRAW_HIRE_POOL,
    RAAT_DRAW_SUBSTITUTES,
    RAAT_DRAW_HIRE_SUBSTITUTE,
    RAAT_DRAW_HIRE_READY,
    RAAT_DRAW_HIRE_CERTIFIED,
    RAAT_DRAW_RETURN,
    RAAT_DRAW_HIRE_RETURN,
    RAAT_DRAW_OUTSIDE,
    RAAT_DRAW_OUTSIDE_DISPLACED,
    RAAT_DRAW_AGE_WORK_BASED,
    RAAT_DRAW_AGE_SCHOOL,
    RAAT_DRAW_AGE_POOL,
    RAAT_DRAW_AGE_SUBSTITUTE,
    RAAT_DRAW_AGE_READY,
    RAAT_DRAW_AGE_TRAINED,
    RAAT_DRAW_AGE_CERTIFIED,
    RAAT_DRAW_AGE_RETURN,
    RAAT_DRAW_AGE_UPSKILLED,
    RAAT_DRAW_AGE_RESUMED,
    RAAT_DRAW_AGE_OUTSIDE,
    /* ---- intake ---- */
    RAAT_DRAW_APPLICANTS,
    RAAT_DRAW_SEATS,
    RAAT_DRAW_SEAT_OUTSIDE,
    RAAT_DRAW_ADMIT,
    RAAT_DRAW_ADMIT_ARRIVAL,
    RAAT_DRAW_UPSKILL,
    RAAT_DRAW_ADMIT_UPSKILLER,
    RAAT_DRAW_REDIRECT,
    RAAT_DRAW_APPLY_ELSEWHERE,
    RAAT_DRAW_APPLY_REGION,
    RAAT_N_DRAWS,
} raat_draw_id;

typedef struct {
    const char *name;
    const char *law; /* for the model page: "binomial", "normal", ... */
    raat_axis_id axes[RAAT_MOST_AXES + 1];
} raat_address_row;

const raat_address_row *raat_address_of(raat_draw_id draw);

/* Key of the draw of that name that all regions have in common: its region is "". */
uint64_t raat_address_national(raat_draw_id draw, int32_t cell, const raat_axis axes[RAAT_N_AXES]);

/* Position of a draw's first key when the keys of all draws of one region are laid end to end;
 * raat_address_offset(RAAT_N_DRAWS, axes) is their number. */
int32_t raat_address_offset(raat_draw_id draw, const raat_axis axes[RAAT_N_AXES]);

/* Fills keys[raat_address_offset(RAAT_N_DRAWS, axes)] for the region of that name. */
void raat_address_keys(const char *region, const raat_axis axes[RAAT_N_AXES], uint64_t *keys);

#endif
