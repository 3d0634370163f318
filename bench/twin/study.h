/* study.h: a resolved study as plain arrays, for the twin.
 *
 * The twin is the model of engine/model/model.md written a second time, simply, with GSL. It shares no
 * line with the engine, so what the two agree on was read from the page by both.
 *
 * A study is names (labels, links, years) and numbers. Most numbers are uncertain and are drawn anew for every replicate:
 * `numbers` is one draw of all of them, and the study keeps for each the law and the place where its draw goes. */
#ifndef BENCH_TWIN_STUDY_H
#define BENCH_TWIN_STUDY_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>

enum {
    MOST_BRANCHES = 16,
    MOST_QUALIFICATIONS = 10,
    MOST_AGES = 8,
    MOST_TRACKS = 24,
    MOST_GROUPS = 10,
    MOST_PATHS = 10,
    MOST_STREAMS = 8,
    MOST_ROUTES = 10,
    MOST_EMPLOYERS = 20,
    MOST_ACTIONS = 200,
    MOST_EFFECTS = 800,
    MOST_SCENARIOS = 40,
    MOST_YEARS = 101,
    MOST_STUDY_YEARS = 10,
    MOST_STUDY_STEPS = 120,
    MOST_NUMBERS = 8000,
    MOST_SHARES = 400,
    MOST_POINTS = 4000,
    MOST_LABELS = 400,
    MOST_REGIONS = 32
};
enum { NEW, SETTLED, TENURES };
enum { STAGE, LEERBAAN, PLACES };
enum { EMPLOYER, STATE, PAYERS };

typedef struct {
    int n;
    char name[MOST_LABELS][48];
} labels;

/* ---- one draw of every number; units as in the files ---- */

typedef struct {
    double level, trend, rho, sd;
} stream_numbers;

typedef struct {
    double stream_share, dropout[MOST_STUDY_YEARS], delay, delayed_diploma, delayed_dropout;
    double further_study, leaves_region, sector_yield, place_fte;
    double switches, redirected, fixus;
    double branch_share[MOST_BRANCHES], entry_age[MOST_AGES], productive_fte[MOST_STUDY_YEARS];
} track_numbers;

typedef struct {
    double rate[MOST_AGES], works, return_age[MOST_AGES];
} path_numbers;

typedef struct {
    double pool, pool_cumulative, decay, refill, displacement, ready, completion, retention,
        place_fte, productive_fte;
    double branch_share[MOST_BRANCHES], entry_age[MOST_AGES];
} group_numbers;

typedef struct {
    double size, reach, delay, ramp;
} effect_numbers;

typedef struct {
    double fixed, per_year, per_participant; /* EUR; 0 where the action has none */
} action_numbers;

typedef struct {
    /* workforce */
    double heads, branch_share[MOST_BRANCHES];
    double qualification_share[MOST_BRANCHES][MOST_QUALIFICATIONS];
    double age_share[MOST_BRANCHES][MOST_AGES], new_share[MOST_AGES];
    double fte_per_head[MOST_BRANCHES], absence[MOST_BRANCHES], care_share[MOST_BRANCHES];
    /* exits */
    double exits_error, exit_age[MOST_AGES], exit_new[MOST_AGES], exit_branch[MOST_BRANCHES];
    double exit_qualification[MOST_QUALIFICATIONS], retirement[MOST_AGES], residence[MOST_AGES];
    double exit_rho, exit_sd, other_sector, influenceable, feedback, feedback_low, feedback_high;
    double contraction, growth_reference, growth_low, growth_high, tenure_years;
    double move, exit_rate, annual, former_exit;
    /* demand */
    double vacancy_start, vacancy_reference, growth, growth_rho, growth_sd;
    double tilt[MOST_QUALIFICATIONS], tilt_after;
    /* hiring */
    double fillable, pool_exit, substitution, outside, outside_rho, outside_sd;
    double elasticity, elasticity_low, elasticity_high, graduate_credit, replacement_floor;
    double reentry, outside_age[MOST_AGES], returner_age[MOST_AGES];
    /* places, certificates */
    double place_need, utilisation, tolerance, employer_cv, overload_cap, overload_logit, cohort_sd;
    double quote_norm, supernumerary[PLACES], supervision_utilisation, transfer;
    double employer_share[MOST_EMPLOYERS][MOST_BRANCHES];
    double certificate_offer, certificate_displacement;
    double national_share, depart, found_elsewhere, apply_elsewhere; /* 0 where a file has none */
    stream_numbers stream[MOST_STREAMS];
    track_numbers track[MOST_TRACKS];
    group_numbers group[MOST_GROUPS];
    path_numbers path[MOST_PATHS];
    effect_numbers effect[MOST_EFFECTS];
    /* costs */
    double student[MOST_ROUTES], school[MOST_ROUTES], practice_subsidy[MOST_ROUTES];
    double branch_factor[MOST_BRANCHES], place_subsidy, gross_fte, turnover, upskiller, trainee;
    action_numbers action[MOST_ACTIONS];
} numbers;

/* ---- laws ---- */

typedef enum { FIXED, UNIFORM, TRIANGULAR, PERT, NORMAL, LOGNORMAL, BETA, DISCRETE } family;

typedef struct {
    double value, weight;
} point;

typedef struct {
    family family;
    double a[4];        /* as the file writes them; normal: mean, sd, lowest, highest */
    const point *point; /* discrete */
    int n_points;
    size_t place;     /* of the draw, in bytes from the begin of numbers */
    char owner[48];   /* region whose value it is; empty: an action's, which is everybody's */
    int region, same; /* the first region that has this value, and its place in the list there */
} law;

/* Shares of one whole: a Dirichlet, whose weights are gamma draws divided by their sum. */
typedef struct {
    int n;
    double weight[MOST_LABELS];
    size_t place[MOST_LABELS];
    char owner[48];
    int region, same; /* as of a law */
} shares;

/* ---- the study ---- */

typedef struct {
    int route, qualification, stream, place;
    int works_as, certified_as; /* qualification, or -1 */
    int further_track;          /* track, or -1: who studies on leaves the model */
    int switches_to;            /* track, or -1: nobody does */
    int redirects_to;           /* likewise */
    bool has_fixus;
    int steps; /* nominal duration */
    bool employee;
} track;

typedef struct {
    int ready_as, trained_as, steps, pool_year;
    bool has_cumulative;
} group;

typedef struct {
    int from, track; /* qualification of the staff who follow it; track */
} path;

typedef struct {
    int first, last; /* years of the record */
    int imposed;     /* the last that is imposed; with a free history the year before the start */
    bool has_level;  /* a level of its own after the record */
    double
        recorded[MOST_YEARS]; /* by years since the start; between recorded years a straight line */
} series;

typedef enum {
    QUOTE,
    DROPOUT,
    EXIT,
    APPLICANTS,
    DEMAND,
    FTE_PER_HEAD,
    ABSENCE,
    REACH,
    CERTIFICATE,
    SECTOR_YIELD,
    FILLABLE,
    MOVE,
    REENTRY,
    OUTSIDE_FLOW,
    SUPERVISION,
    FIXUS,
    PRODUCTIVE,
    UPSKILLING,
    FURTHER_STUDY,
    DELAY,
    ENTRY,
    LEVERS
} lever;

typedef enum { SET, FLOOR, MULTIPLY, ADD } operation;

typedef struct {
    int action, start, end; /* years; it works until the end of `end` */
    lever lever;
    operation operation;
    bool branch[MOST_BRANCHES], track[MOST_TRACKS], group[MOST_GROUPS]; /* where it works */
    bool age[MOST_AGES], tenure[TENURES], study_year[MOST_STUDY_YEARS], path[MOST_PATHS];
    bool here; /* it works in this region */
    bool qualification[MOST_QUALIFICATIONS], place[PLACES];
} effect;

typedef struct {
    int start, end, payer; /* first and last year; who pays, -1: no cost known */
    bool here;             /* it works in this region */
    bool needs[MOST_ACTIONS];
} action;

typedef struct {
    double reach;
    bool has[MOST_ACTIONS];
} scenario;

/* A study as one of its regions has it. */
typedef struct {
    char region[48];
    bool has_national; /* the region has a part of its year factors in common with others */
    int start_year, years, steps_per_year;
    bool free; /* history: nothing recorded is imposed */
    labels branches, qualifications, ages, routes, tracks, groups, paths, streams, actions,
        scenarios;
    labels employers; /* classes; four of equal share where the region has none */
    bool has_employers, has_norm, has_supernumerary, has_supervision, has_transfer;
    labels route_place; /* label of the place type by route */
    bool route_employee[MOST_ROUTES];
    track track[MOST_TRACKS];
    group group[MOST_GROUPS];
    path path[MOST_PATHS];
    series stream[MOST_STREAMS], exits, demand_index;
    int last_recorded; /* last imposed year of starters, over all streams */
    double moment[12]; /* share of a school year's starters, by step of the year */
    int moments[12];   /* how many of the moments of intake lie in the step */
    int n_moments;
    action action[MOST_ACTIONS];
    effect effect[MOST_EFFECTS];
    int n_effects;
    scenario scenario[MOST_SCENARIOS];
    law law[MOST_NUMBERS];
    int n_laws;
    shares shares[MOST_SHARES];
    int n_shares;
    point point[MOST_POINTS];
    int n_points;
} study;

/* Reads the resolved study, s[number of regions, at most MOST_REGIONS], and gives that number; ends the program with a
 * word where it cannot. */
int study_read(study *s, const char *file_name);

/* One draw of all numbers of all regions, each from its own law; what regions have in common once. */
void study_draw(const study *s, int regions, const gsl_rng *r, numbers *out);

#endif
