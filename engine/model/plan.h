/* plan.h: a sealed plan, the hand-over from scenarios/ to engine/.
 *
 * A plan is everything a run depends on, with names turned into indices and every number an entry
 * of one table of quantities. scenarios/language builds it, raat_plan_seal checks and finishes it,
 * and below that it is const: two equal plans give equal bytes. */
#ifndef RAAT_MODEL_PLAN_H
#define RAAT_MODEL_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/model/axis.h"
#include "engine/model/indicator.h"
#include "engine/model/lever.h"
#include "engine/numeric/dist.h"

/* A number of a plan: a row of plan->quantities. It has one value a replicate, drawn once and the
 * same in every scenario. */
typedef int32_t raat_value;

typedef struct {
    char
        *name; /* stable and unique, such as "limburg/tracks/bol_mbo3/dropout/2": the address of its
                        draw, so renaming it (not moving it) changes its numbers */
    raat_dist dist; /* in the unit that the schema demands; fixed numbers are distributions too */
    uint64_t key;   /* of the draw; raat_plan_seal sets it */
    double *table;  /* what dist.table points to; NULL where the family has none */
} raat_quantity;

/* Quantities first .. first+n-1 are divided by their sum: shares, written as fixed numbers or as the
 * gamma components of a Dirichlet. */
typedef struct {
    raat_value first;
    int32_t n;
} raat_shares;

/* A recorded series, one value a calendar year without gaps (the language interpolates). */
typedef struct {
    int32_t first_year, n;
    raat_value *at; /* [n] */
} raat_series;

typedef struct {
    raat_label label;
    int32_t place;    /* enum raat_place: what its students occupy */
    int32_t employee; /* 1: the student is on the payroll (BBL, duaal), else 0 */
} raat_route;

typedef struct {
    raat_label label;
    int32_t route, qualification, stream;
    int32_t further_track;   /* track in which its graduates study on; -1: none of the region's */
    int32_t switches_to;     /* track that a share of its dropouts starts; -1: none */
    int32_t redirects_to;    /* track to which a share of who is refused applies; -1: none */
    int32_t certified_as;    /* qualification of a certificate for who drops out; -1: none */
    int32_t works_as;        /* qualification of the posts its students partly fill; -1: none */
    int32_t n_steps;         /* nominal duration in steps */
    int32_t n_study_years;   /* n_steps / steps_per_year, rounded up */
    raat_value stream_share; /* share of the stream's starters */
    raat_value *dropout;     /* [n_study_years] probability a year */
    raat_value delay;        /* probability at the nominal end of not having the diploma yet */
    raat_value delayed_diploma; /* probability a year */
    raat_value delayed_dropout; /* probability a year */
    raat_value further_study;   /* share of diplomas that studies on */
    raat_value leaves_region;   /* share of the others that leaves the region */
    raat_value
        sector_yield; /* sectorrendement: share of the rest that offers itself to the sector */
    raat_value
        *branch_share;     /* [branch] where its students train and its graduates look for work */
    raat_value *entry_age; /* [age] at hiring */
    raat_value place_fte;  /* FTE of training place that one student in care takes */
    raat_value *
        productive_fte; /* [n_study_years] share of a contract that the student fills; NULL: none */
    /* ---- -1: none ---- */
    raat_value switch_share;   /* share of dropouts without a certificate that starts switches_to */
    raat_value redirect_share; /* share of who is refused that applies to redirects_to */
    raat_value fixus; /* numerus fixus: seats a year, for applicants from outside and arrivals */
} raat_track;

/* A recorded series of starters (school-based, work-based) and what follows the record. */
typedef struct {
    raat_label label;
    raat_series recorded; /* persons a calendar year */
    raat_value level;     /* applicants a year after the record, before trend and year factor */
    raat_value trend;     /* growth a year after the record, 0.01 = 1 % */
    raat_value rho, sd;   /* AR(1) of the logarithm of its year factor; sd is the stationary one */
} raat_stream_of_starters;

/* People outside the sector whom actions can reach, such as job seekers with a care occupation. */
typedef struct {
    raat_label label;
    int32_t ready_as;   /* qualification of the posts that who needs no training takes */
    int32_t trained_as; /* qualification after training */
    int32_t n_steps;    /* of training on the job (shortened BBL) */
    int32_t pool_year;  /* the pool is that of 1 January of this year and stands still before */
    raat_value pool;    /* persons */
    raat_value pool_cumulative; /* the same where `annual` is 0; -1: no other */
    raat_value decay;           /* probability a year of leaving the pool for something else */
    raat_value refill;          /* persons a year who enter it */
    raat_value displacement;    /* share of who is reached that would have come anyway */
    raat_value ready;           /* share of who is reached that needs no training */
    raat_value completion;      /* share of trainees that completes */
    raat_value retention;       /* share of who could start work that does so and stays */
    raat_value place_fte;       /* FTE of training place that a trainee takes */
    raat_value productive_fte;  /* share of a contract that a trainee fills, at ready_as */
    raat_value *branch_share;   /* [branch] */
    raat_value *entry_age;      /* [age] */
} raat_group;

/* A way of staff to a higher qualification (opscholing): they follow a track and keep their branch. */
typedef struct {
    raat_label label;
    int32_t from;           /* qualification of those who may start */
    int32_t track;          /* that they follow */
    raat_value *rate;       /* [age] probability a year of starting, where there is a place */
    raat_value works;       /* share of a contract that is still worked meanwhile */
    raat_value *return_age; /* [age] when they are back in a whole post */
} raat_path;

typedef struct {
    /* ---- workforce at the start ---- */
    raat_value heads;                /* persons */
    raat_value *branch_share;        /* [branch] of heads */
    raat_value *qualification_share; /* [branch][qualification] of a branch's heads */
    raat_value *age_share;           /* [branch][age] of a branch's heads */
    raat_value *new_share;           /* [age] share with tenure under two years */
    raat_value *fte_per_head;        /* [branch] deeltijdfactor, contract FTE a head */
    raat_value *absence;             /* [branch] ziekteverzuim, share of contract time */
    raat_value *care_share; /* [branch] share of FTE that delivers care (zorginhoudelijk) */
    /* ---- leaving ---- */
    raat_value *exit_age;    /* [age] probability a year of leaving for another job */
    raat_value *exit_new;    /* [age] more of it for tenure under two years, probability a year */
    raat_value *exit_branch; /* [branch] multiplier of that hazard */
    raat_value *exit_qualification; /* [qualification] multiplier of that hazard */
    raat_value *retirement;         /* [age] probability a year */
    raat_value *residence; /* [age] mean years in the age band; 0: the last band, no ageing */
    raat_series exits;     /* persons a calendar year, all reasons; the first year sets the level */
    raat_value exits_error; /* factor on the record: how far it may be off */
    raat_value exit_rate;   /* exits of the first year over heads where no record is used */
    raat_value annual; /* 1: the first record is that of its year; 0: a sum over several years */
    raat_value exit_rho, exit_sd; /* AR(1) of the log year factor after the record */
    raat_value other_sector;      /* share of non-retirement exits that goes to another sector */
    raat_value influenceable;     /* share of exits that employers can touch */
    raat_value feedback;          /* eps: response of log hazard to vacancy rate - reference */
    raat_value feedback_low, feedback_high; /* clamp of that response */
    raat_value contraction;      /* k: response of log hazard to demand growth - growth_reference */
    raat_value growth_reference; /* g0, a year */
    raat_value growth_low, growth_high; /* clamp of the growth that enters */
    raat_value tenure_years;            /* mean years before a new employee counts as settled */
    raat_value move;        /* probability a year of changing employer within the sector */
    raat_value former_exit; /* probability a year that former staff is lost to the sector */
    /* ---- demand ---- */
    raat_value vacancy_start;         /* v0: vacancies over demand at the start */
    raat_value vacancy_reference;     /* v_ref */
    raat_series demand_index;         /* at 31 December of each recorded year; 1 = the start */
    raat_value growth;                /* mean growth a year after the record */
    raat_value growth_rho, growth_sd; /* AR(1) of the year's growth around that mean */
    raat_value *tilt;      /* [qualification] growth a year beyond the total, recorded years */
    raat_value tilt_after; /* share of the tilt that goes on after them */
    /* ---- hiring ---- */
    raat_value fillable;     /* psi: share of open posts that can be filled in a quarter */
    raat_value pool_exit;    /* probability a year of leaving the waiting pool */
    raat_value substitution; /* share of the pool one level up that takes a post below it */
    raat_value outside;      /* outside candidates at v_ref, share of first-year heads a year */
    raat_value outside_rho, outside_sd;         /* AR(1) of the log cycle of outside candidates */
    raat_value elasticity;                      /* eta: of outside candidates to the vacancy rate */
    raat_value elasticity_low, elasticity_high; /* clamp of that response */
    raat_value
        graduate_credit; /* share of expected graduates that lowers a cell's outside potential */
    raat_value replacement_floor; /* least outside potential, share of expected replacement */
    raat_value *outside_age;      /* [age] at hiring from outside */
    raat_value reentry;       /* probability a year at v_ref that former staff looks for a post */
    raat_value *returner_age; /* [age] at re-entry */
    /* ---- certificates ---- */
    raat_value certificate_offer;        /* share of who has one that offers itself to the sector */
    raat_value certificate_displacement; /* share of these that would have come anyway */
    /* ---- training places ---- */
    raat_value place_need;  /* share of students whose programme needs a place in care */
    raat_value utilisation; /* u: use over places in the last recorded year */
    raat_value tolerance;   /* places stretch by this share for one intake */
    raat_value employer_cv; /* coefficient of variation of the quote over employers */
    raat_value
        *employer_share;   /* [employer][branch] of care FTE, divided by their sum; NULL: equal */
    raat_value quote_norm; /* quote that the plan asks of each employer; -1: none */
    raat_value
        *supernumerary; /* [place] share of places beside the staff needed; NULL: not known */
    raat_value supervision_utilisation; /* use over what could be supervised, in the last recorded
                                           year; -1: no limit */
    raat_value transfer;     /* share of free internships open to work-based applicants; -1: none */
    raat_value overload_cap; /* most overload that counts */
    raat_value overload_logit; /* logit of dropout per unit of overload */
    raat_value cohort_sd;      /* common shock of a starting cohort, sd on the logit of dropout */
    /* ---- between the regions of a study; -1: not ---- */
    raat_value
        national_share; /* of the variance of year factors: what all regions have in common */
    raat_value depart;  /* probability a year that staff goes on to another region of the study */
    raat_value found_elsewhere; /* share of graduates who leave the region that looks in another */
    raat_value apply_elsewhere; /* share of refused applicants that applies in another */
    /* ---- costs, euro of the price year; they change nothing else: cost.h ---- */
    int32_t price_year;
    raat_value *student_cost;  /* [route] net for the employer: wage and supervision less work done,
                                 EUR a student-year; below 0: a gain */
    raat_value *branch_factor; /* [branch] of student_cost */
    raat_value *school_cost;   /* [route] for the state, EUR a student-year */
    raat_value *practice_subsidy; /* [route] praktijkleren, EUR a student-year */
    raat_value place_subsidy;     /* Stagefonds, EUR a year for an FTE of training place */
    raat_value gross_cost;        /* EUR a year for a contract FTE of staff */
    raat_value turnover_cost;  /* share of a year's gross cost for who leaves or changes employer */
    raat_value upskiller_cost; /* for the employer, EUR an upskiller-year */
    raat_value trainee_cost;   /* for the employer, EUR a trainee-year */
} raat_parameters;

typedef struct {
    int32_t month;    /* 1 to 12 */
    raat_value share; /* of the school year's intake */
} raat_intake_moment;

/* How a region trains; its axes are those of the plan. */
typedef struct {
    raat_track *tracks;               /* [axes[TRACK].n] */
    raat_stream_of_starters *streams; /* [axes[STREAM].n] */
    raat_group *groups;               /* [axes[GROUP].n] */
    raat_path *paths;                 /* [axes[PATH].n] */
    int32_t n_moments;
    raat_intake_moment *moments;
} raat_training;

typedef struct {
    raat_label label;
    raat_parameters parameters;
    raat_training training;
} raat_region;

/* ---- what an action does ---- */

typedef struct {
    raat_lever_id lever;
    raat_operation operation;
    uint8_t *cells;     /* [raat_lever_cells] 1 where it applies */
    uint8_t *regions;   /* [n_regions] likewise; NULL: wherever its action works */
    raat_value size;    /* in the lever's unit, or a factor */
    raat_value reach;   /* share of the cell that it reaches */
    raat_value delay;   /* years from start until it begins to work */
    raat_value ramp;    /* years from then to full effect, linear; 0: at once */
    int32_t start_year; /* 1 January of it */
    int32_t end_year;   /* works until 31 December of it; INT32_MAX: structural */
} raat_effect;

/* What an action itself costs, beside what its effects cost and save. */
typedef struct {
    int32_t known;              /* 0: nobody has said, which is not the same as nothing */
    int32_t payer;              /* enum raat_payer */
    raat_value fixed;           /* EUR, in the first step of the start year; -1: none */
    raat_value per_year;        /* EUR a year while it works; -1: none */
    raat_value per_participant; /* EUR for each person reached by its group; -1: none */
} raat_action_cost;

typedef struct {
    raat_label label;             /* name: "LIM-3.1" */
    int32_t line;                 /* action line, 1 to 6 */
    int32_t start_year, end_year; /* as of its effects */
    uint8_t *regions;             /* [n_regions] 1 where it works; NULL: everywhere */
    int32_t n_needs, *needs;      /* actions without which its effects do not work */
    int32_t variant_of; /* action of which it is a variant in a grid; itself when it is none */
    raat_action_cost cost;
    int32_t n_effects;
    raat_effect *effects;
} raat_action;

typedef struct {
    raat_label label;
    int32_t n_actions;
    int32_t *actions; /* indices into plan->actions, in the order of the file */
    double reach;     /* factor on the reach of all their effects, 0 to 1 */
    double *factors;  /* [n_actions] one more for the effects of each action; NULL: 1 */
} raat_scenario;

typedef enum { RAAT_AT_MOST, RAAT_AT_LEAST } raat_comparison;

typedef struct {
    raat_label label;
    raat_indicator_id indicator; /* one without axes: a value a region and year */
    raat_comparison comparison;
    double threshold; /* in the indicator's unit */
    int32_t year;
} raat_target;

/* What a recorded year does to a run. */
enum raat_history {
    RAAT_FORCED, /* it is imposed */
    RAAT_FREE,   /* nothing is: what the priors say without it */
};

typedef struct {
    raat_label label; /* of the study */
    char *resolved;   /* the complete study as text: it goes into the results */
    char digest[65];  /* SHA-256 of `resolved`, hexadecimal */
    uint64_t seed;
    int32_t start_year, end_year; /* first and last year simulated */
    int32_t steps_per_year;       /* 1, 2, 4 or 12 */
    int32_t history;              /* enum raat_history */
    int32_t n_replicates;
    int32_t lean; /* 1: nothing is recorded that only full stores hold */

    raat_axis axes[RAAT_N_AXES];

    int32_t n_quantities;
    raat_quantity *quantities;
    int32_t n_shares;
    raat_shares *shares;

    int32_t n_regions;
    int32_t n_areas;      /* regions, and where there are several the area of all of them */
    raat_region *regions; /* [n_areas] that last one has a label only */
    raat_route *routes;   /* [axes[ROUTE].n] the same in all regions */

    int32_t n_actions;
    raat_action *actions;
    int32_t n_scenarios;
    raat_scenario *scenarios;
    int32_t baseline; /* index of the scenario that the others are compared with */
    int32_t n_targets;
    raat_target *targets;

    uint64_t *keys; /* of every draw of every process; raat_plan_seal makes them */
} raat_plan;

/* An empty plan; NULL when there is no memory. */
raat_plan *raat_plan_new(raat_error *err);
void raat_plan_free(raat_plan *plan); /* NULL is welcome, and so is a plan half built */

/* Adds a quantity; its index, or -1 with err set. Takes a copy of name and of the
 * distribution's table. */
raat_value raat_plan_add(raat_plan *plan, const char *name, raat_dist dist, raat_error *err);

/* Adds the rule that n quantities from `first` on are shares of one whole. */
raat_status raat_plan_add_shares(raat_plan *plan, raat_value first, int32_t n, raat_error *err);

/* The name of the area of all regions of a study that has several. */
extern const char raat_plan_all_regions[];

/* Room for n regions and, where there are several, the area of all of them with its label. */
raat_status raat_plan_make_regions(raat_plan *plan, int32_t n, raat_error *err);

/* Fills the axes that follow from the tracks (study year, study step), those that the engine
 * defines, and four classes of employers where the plan has none. Whoever makes effects calls it once the tracks stand, because levers need the lengths;
 * otherwise raat_plan_seal does. */
raat_status raat_plan_seal_axes(raat_plan *plan, raat_error *err);

/* Fills the engine's own axes, names every draw and checks that no two share an address, that no axis is
 * too long and that every stream has a track. The last thing that changes a plan. */
raat_status raat_plan_seal(raat_plan *plan, raat_error *err);

/* Drops all scenarios but one from a sealed plan, for who asks about that one alone. No draw moves, for
 * draws are found by name and not by what else is drawn; only `resolved` and `digest` still name the
 * whole study. */
void raat_plan_keep_scenario(raat_plan *plan, int32_t scenario);

/* Whether all that the action needs is among the actions of the scenario, works in the region and runs in the year. */
int raat_plan_enabled(const raat_plan *plan, const raat_scenario *scenario,
                      const raat_action *action, int32_t region, int32_t year);

/* What has `regions` works in that one. */
int raat_plan_works_in(const uint8_t *regions, int32_t region);

int32_t raat_plan_years(const raat_plan *plan); /* end_year - start_year + 1 */

/* Whether a run of the plan records the indicator. */
int raat_plan_records(const raat_plan *plan, raat_indicator_id id);

/* Cells in a year of one region: those of all indicators that are recorded, laid as raat_indicator_offset has
 * them. */
int32_t raat_plan_cells(const raat_plan *plan);
/* Last year with recorded starters in a region; the one before the start when history is free. */
int32_t raat_plan_last_recorded(const raat_plan *plan, int32_t region);
/* The latest of all regions. */
int32_t raat_plan_record_end(const raat_plan *plan);

#endif
