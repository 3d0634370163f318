/* world.h: what one replicate of the twin remembers, and the parts of its step in their order.
 *
 * Names follow engine/model/model.md: S, L, W, P, U, F, R and T are its table of quantities; A is `arrivals` here. */
#ifndef BENCH_TWIN_WORLD_H
#define BENCH_TWIN_WORLD_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

#include "bench/twin/indicator.h"
#include "bench/twin/study.h"

enum { SCHOOL_YEARS_BEFORE = 12, MOST_SCHOOL_YEARS = MOST_YEARS + SCHOOL_YEARS_BEFORE };

typedef double by_cell[MOST_BRANCHES][MOST_QUALIFICATIONS];
typedef unsigned heads_by_cell[MOST_BRANCHES][MOST_QUALIFICATIONS];

/* Students of a track who started in one school year: how many, and what became of them at the nominal end. */
typedef struct {
    unsigned starters, diplomas, delayed;
} cohort;

/* What a year brings to all regions: standard normal. */
typedef struct {
    double growth, exit, outside, stream[MOST_STREAMS];
} national;

typedef struct {
    const study *s;
    const scenario *sc;
    const numbers *p;
    const gsl_rng *r;
    int B, Q, A, K, G, J; /* branches, qualifications, ages, tracks, groups, paths */
    double dt;            /* years a step */
    int year, step;       /* since the start; of the year */

    /* ---- people, whole numbers ---- */
    unsigned S[MOST_TRACKS][MOST_STUDY_STEPS], L[MOST_TRACKS];
    unsigned W[MOST_BRANCHES][MOST_QUALIFICATIONS][MOST_AGES][TENURES];
    unsigned P[MOST_QUALIFICATIONS], R[MOST_GROUPS], T[MOST_GROUPS][MOST_STUDY_STEPS];
    unsigned arrivals[MOST_TRACKS], F[MOST_QUALIFICATIONS];
    unsigned U[MOST_PATHS][MOST_STUDY_STEPS][MOST_BRANCHES];
    unsigned departed[MOST_QUALIFICATIONS][MOST_AGES]; /* in this step, for another region */
    unsigned found_elsewhere[MOST_TRACKS], refused[MOST_TRACKS];
    uint64_t came, went; /* in this step, into these stocks from nowhere and out of them */

    /* ---- found at the start ---- */
    double hazard[MOST_BRANCHES][MOST_QUALIFICATIONS][MOST_AGES][TENURES]; /* a year */
    double retirement[MOST_AGES];                                          /* hazard a year */
    by_cell demand_start, potential;
    double shock[MOST_SCHOOL_YEARS]; /* of a school year's starters, on the logit of dropout */
    double internal[MOST_TRACKS]; /* I: internal starters a year; anew at the end of the record */

    /* ---- of the year ---- */
    const national *national;
    double x_growth, x_exit, x_outside, x_stream[MOST_STREAMS]; /* autoregressions */
    double index_before, index_after; /* of demand, at the last and at this 31 December */
    double growth_answer;             /* log of the factor on exits that growth of demand makes */
    bool exits_recorded, growth_held;
    unsigned internal_so_far[MOST_TRACKS]; /* internal starters of this year */

    /* ---- of all years ---- */
    cohort cohort[MOST_TRACKS][MOST_YEARS]; /* by school year since the start */

    /* ---- of the step before ---- */
    double vacancy[MOST_BRANCHES], overload[MOST_BRANCHES][PLACES];

    /* ---- places ---- */
    double quote[MOST_BRANCHES][PLACES]; /* measured at the end of the record */
    double supervised[MOST_BRANCHES];    /* so: places that a qualified FTE can supervise */
    double care[MOST_BRANCHES], qualified[MOST_BRANCHES]; /* FTE before the intake */

    /* ---- of the step ---- */
    double weight[MOST_EFFECTS]; /* of each effect: reach times ramp */
    double fte[MOST_BRANCHES];   /* contract FTE a head */
    double net[MOST_BRANCHES];   /* FTE a head, net of absence */
    by_cell demand, friction;
    unsigned diplomas[MOST_TRACKS], dropouts[MOST_TRACKS], late_dropouts[MOST_TRACKS];
    unsigned certificates[MOST_TRACKS];                   /* of the dropouts, who got one */
    double dropout_factor[MOST_TRACKS][MOST_STUDY_YEARS]; /* lever, by year of study */
    double productive[MOST_TRACKS][MOST_STUDY_YEARS];     /* of a contract, by year of study */
    double moment;                                        /* share of the year's intake */
    unsigned upskilled[MOST_PATHS][MOST_BRANCHES], resumed[MOST_PATHS][MOST_BRANCHES];
    unsigned graduates[MOST_TRACKS][MOST_BRANCHES]; /* who look for work */
    unsigned certified[MOST_TRACKS][MOST_BRANCHES];
    unsigned ready[MOST_GROUPS][MOST_BRANCHES], trained[MOST_GROUPS][MOST_BRANCHES];
    unsigned reached[MOST_GROUPS], leavers; /* out of the sector or to another employer in it */
    unsigned came_anyway; /* reached or certified, but would have come from outside */

    double *out; /* this year's numbers */
    int offset[INDICATORS + 1];
} world;

/* ---- small things ---- */

double world_hazard(double probability_a_year);
double world_share_leaving(double probability_a_year, double dt); /* over a step */
double world_clamp(world *w, double x, double low, double high);  /* counted when held */
double world_middle(const world *w);                              /* of the step, calendar years */
void world_add(world *w, indicator i, int cell, double x);
void world_set(world *w, indicator i, int cell, double x);

/* ---- levers.c ---- */

typedef struct {
    int branch, track, group, path, age, tenure, study_year,
        qualification; /* those that the lever has */
    int place;         /* of QUOTE; PLACES: both together */
} lever_cell;

void levers_weigh(world *w);
double levers_move(world *w, lever l, lever_cell cell, double x);

/* ---- begin.c ---- */

void begin_world(world *w);
double begin_level(const world *w, double exits);
double begin_recorded_exits(const world *w, int year);

/* ---- supply.c ---- */

void supply_net_fte(world *w); /* and what students fill of it */
void supply_staff(const world *w, by_cell out);
void supply_students(const world *w, by_cell out);

/* ---- students.c ---- */

void students_study(world *w);
void students_graduate(world *w);
void students_certify(world *w);
void students_switch(world *w);
int students_school_year(const world *w, int step);
void students_record_yield(world *w, double *out);

/* ---- staff.c ---- */

void staff_leave(world *w);
void staff_depart(world *w);
void staff_move(world *w);
void staff_age(world *w);
void staff_groups(world *w);

/* ---- hiring.c ---- */

void hiring_fill(world *w);

/* ---- exchange.c ---- */

void exchange_run(world *const *w, int regions);

/* ---- total.c ---- */

/* Of what all regions have recorded, [region][years][values], into the place behind it. */
void total_record(const study *s, int regions, double *out);

/* ---- cost.c ---- */

void cost_record(world *w);

/* ---- intake.c ---- */

void intake_start(world *w);
void intake_measure(world *w);

/* ---- employers.c ---- */

void employers_record(world *w, double places[MOST_BRANCHES][PLACES]);

#endif
