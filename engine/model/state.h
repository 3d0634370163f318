/* state.h: one region of one block of replicates at one moment: who is where, and what the past
 * leaves behind beside persons. Copying a state is how scenarios share their history. */
#ifndef RAAT_MODEL_STATE_H
#define RAAT_MODEL_STATE_H

#include "engine/model/plan.h"

typedef struct {
    /* ---- persons ---- */
    int32_t *students;   /* [track][study_step][LANES] steps since intake */
    int32_t *delayed;    /* [track][LANES] past the nominal end */
    int32_t *workforce;  /* [branch][qualification][age][tenure][LANES] */
    int32_t *pool;       /* [qualification][LANES] graduates without a post */
    int32_t *reservoir;  /* [group][LANES] people outside the sector whom actions can reach */
    int32_t *trainees;   /* [group][study_step][LANES] of them, in training on the job */
    int32_t *arrivals;   /* [track][LANES] from other tracks, who wait for its next intake */
    int32_t *upskillers; /* [path][study_step][branch][LANES] staff who follow a track */
    int32_t *former;     /* [qualification][LANES] former staff who may return */
    /* ---- year factors, in force this year ---- */
    double *growth_noise; /* [LANES] AR(1) on the year's growth of demand */
    double *
        exit_factor; /* [LANES] AR(1) on the log hazard of leaving; what growth leaves unexplained */
    double *outside_factor; /* [LANES] AR(1) on the log flow of outside candidates */
    double *stream_factor;  /* [stream][LANES] AR(1) on the log of starters */
    double *log_index;      /* [LANES] demand index at 1 January */
    double *log_growth;     /* [LANES] of this year */
    /* ---- of the step before ---- */
    double *vacancy_rate; /* [branch][LANES] unfilled over demand */
    double *places;       /* [branch][place][LANES] training places, FTE; NaN while history runs */
    double *supervision;  /* [branch][LANES] places that can be supervised, FTE; NaN: no limit */
    double *overload;     /* [branch][place][LANES] use above places, share of places */
    /* ---- measured once, at the end of the recorded years ---- */
    double *quote_start; /* [branch][place][LANES] training places per care FTE */
    double
        *supervision_start; /* [branch][LANES] places that can be supervised, per qualified FTE */
    double *internal;       /* [track][LANES] starters a year who were students or staff already */
    /* ---- of this year, and of the students on the books ---- */
    double *internal_year; /* [track][LANES] such starters of this year so far */
    double *intake_size;   /* [track][study_step][LANES] persons who started with these students; 0
                              for those from before the start */

    int32_t *heads; /* all persons, end to end */
    double *reals;  /* all the rest */
    size_t n_heads, n_reals;
} raat_state;

raat_status raat_state_new(const raat_plan *plan, raat_state **out, raat_error *err);
void raat_state_free(raat_state *state); /* NULL is welcome */

/* Both of the same plan. */
void raat_state_copy(raat_state *to, const raat_state *from);

/* Persons in the state, lane by lane. */
void raat_state_persons(const raat_state *state, int64_t out[]);

#endif
