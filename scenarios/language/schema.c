#include "scenarios/language/schema.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/model/plan.h"

#define BRANCH                                                                                     \
    {                                                                                              \
        RAAT_WORDS_NONE + RAAT_AXIS_BRANCH                                                         \
    }
#define QUALIFICATION                                                                              \
    {                                                                                              \
        RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION                                                  \
    }
#define AGE                                                                                        \
    {                                                                                              \
        RAAT_WORDS_NONE + RAAT_AXIS_AGE                                                            \
    }
#define BY_ROUTE                                                                                   \
    {                                                                                              \
        RAAT_WORDS_NONE + RAAT_AXIS_ROUTE                                                          \
    }
#define NEED            .flags = RAAT_SCHEMA_REQUIRED
#define RANGE(a, b)     .low = (a), .high = (b)
#define NOWHERE         .offset = RAAT_SCHEMA_NOWHERE
#define AT(type, field) .offset = offsetof(type, field)
#define P(field)        AT(raat_parameters, field)
#define TRACK(field)    AT(raat_track, field)
#define GROUP(field)    AT(raat_group, field)
#define PATH(field)     AT(raat_path, field)
#define STREAM(field)   AT(raat_stream_of_starters, field)
#define EFFECT(field)   AT(raat_effect, field)
#define SPENT(field)    AT(raat_action_cost, field)

/* clang-format off */
/* Of every file. */
#define EXTENDS \
{IN, .key = "extends", .kind = RAAT_SCHEMA_BASE, NOWHERE, \
 .doc = "path of a file that this one changes; then it holds the changes only"}, \
{IN, .key = "without", .kind = RAAT_SCHEMA_DROPS, NOWHERE, \
 .doc = "what is taken out of that file first, as tracks.hbo; one path or a list"},

static const raat_schema_row rows[] = {
/* ---- study file ---- */
#define IN .in = RAAT_SCHEMA_STUDY
{IN, .key = "format", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1, 1), NOWHERE,
 .doc = "version of this language: 1"},
{IN, .key = "study", .kind = RAAT_SCHEMA_NAME, NEED, AT(raat_plan, label.name),
 .doc = "name of the study; the results file is called after it"},
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_plan, label.title),
 .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_plan, label.title_nl),
 .doc = "title in Dutch"},
{IN, .key = "start_year", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), AT(raat_plan, start_year),
 .doc = "first year simulated, the first of every recorded series; stocks are at its 1 January"},
{IN, .key = "end_year", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), AT(raat_plan, end_year),
 .doc = "last year simulated, at most 100 years on"},
{IN, .key = "steps_per_year", .kind = RAAT_SCHEMA_WHOLE, RANGE(1, 12), .fallback = "4",
 AT(raat_plan, steps_per_year), .doc = "1, 2, 4 or 12"},
{IN, .key = "history", .kind = RAAT_SCHEMA_WORD, .words = RAAT_WORDS_HISTORY, .fallback = "forced", AT(raat_plan, history),
 .doc = "forced: recorded years carry the record; free: nothing recorded is imposed, to see what the priors say alone"},
{IN, .key = "replicates", .kind = RAAT_SCHEMA_WHOLE, .flags = RAAT_SCHEMA_ASIDE, RANGE(1, 1000000),
 .fallback = "1000", AT(raat_plan, n_replicates),
 .doc = "replications of each scenario; replicate i is the same whatever their number"},
{IN, .key = "seed", .kind = RAAT_SCHEMA_SEED, .flags = RAAT_SCHEMA_ASIDE, .fallback = "1",
 AT(raat_plan, seed), .doc = "of all random numbers"},
{IN, .key = "baseline", .kind = RAAT_SCHEMA_WORD, .words = RAAT_WORDS_SCENARIO, AT(raat_plan, baseline),
 .doc = "scenario that the others are compared with; the first one when nothing is said"},
{IN, .key = "scenarios", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_SCENARIO, RANGE(1, 200), NOWHERE,
 .doc = "sets of actions to compare"},
{IN, .key = "grid", .kind = RAAT_SCHEMA_NAMED, .of = RAAT_SCHEMA_DIMENSION, RANGE(0, 10), NOWHERE,
 .doc = "dimensions; every combination of their levels is one more scenario, on top of the baseline"},
{IN, .key = "targets", .kind = RAAT_SCHEMA_NAMED, .of = RAAT_SCHEMA_TARGET, RANGE(0, 200), NOWHERE,
 .doc = "what the plan aims at; how often it is met is a result"},
{IN, .key = "region", .kind = RAAT_SCHEMA_FILE, .of = RAAT_SCHEMA_REGION, NOWHERE,
 .doc = "the region: a file in the study's folder, or its content; this or regions"},
{IN, .key = "regions", .kind = RAAT_SCHEMA_FILES, .of = RAAT_SCHEMA_REGION, RANGE(1, RAAT_LONGEST_AXIS), NOWHERE,
 .doc = "several regions, by the names that their files give them: the path of each, or {region, actions} with the paths of both"},
{IN, .key = "actions", .kind = RAAT_SCHEMA_FILE, NEED, .of = RAAT_SCHEMA_ACTIONS, NOWHERE,
 .doc = "the actions: a file in the study's folder, or its content; those in the files of regions come to it"},
EXTENDS
#undef IN
#define IN .in = RAAT_SCHEMA_SCENARIO
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_scenario, label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_scenario, label.title_nl), .doc = "title in Dutch"},
{IN, .key = "actions", .kind = RAAT_SCHEMA_WORDS, NEED, .words = RAAT_WORDS_ACTION, NOWHERE,
 .doc = "names of actions, in any order; [] for none"},
{IN, .key = "reach", .kind = RAAT_SCHEMA_DECIMAL, RANGE(0, 1), .fallback = "1", AT(raat_scenario, reach),
 .doc = "factor on the reach of every effect of these actions: 0.5 asks what half of the effort gives"},
#undef IN
#define IN .in = RAAT_SCHEMA_DIMENSION
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NOWHERE,
 .doc = "in English; a scenario's title is that of its dimensions, each with its level"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, NOWHERE, .doc = "in Dutch"},
{IN, .key = "actions", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_ACTION, NOWHERE,
 .doc = "names of actions whose reach is varied; with reach"},
{IN, .key = "reach", .kind = RAAT_SCHEMA_DECIMALS, RANGE(0, 1), NOWHERE,
 .doc = "levels of the factor on the reach of every effect of these actions; with actions"},
{IN, .key = "set", .kind = RAAT_SCHEMA_TEXT, NOWHERE,
 .doc = "path of the value of an action that is varied, as for --set; with levels"},
{IN, .key = "levels", .kind = RAAT_SCHEMA_LEVELS, RANGE(1, 200), NOWHERE,
 .doc = "what takes its place: numbers, or by a name for each anything that can stand there; with set"},
#undef IN
#define IN .in = RAAT_SCHEMA_TARGET
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_target, label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_target, label.title_nl), .doc = "title in Dutch"},
{IN, .key = "indicator", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_INDICATOR,
 AT(raat_target, indicator), .doc = "an indicator of the whole region"},
{IN, .key = "at_most", .kind = RAAT_SCHEMA_DECIMAL, RANGE(-INFINITY, INFINITY), NOWHERE,
 .doc = "met when the indicator is not above it, in the indicator's unit; this or at_least"},
{IN, .key = "at_least", .kind = RAAT_SCHEMA_DECIMAL, RANGE(-INFINITY, INFINITY), NOWHERE,
 .doc = "met when the indicator is not below it, in the indicator's unit; this or at_most"},
{IN, .key = "year", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), AT(raat_target, year),
 .doc = "year in which it is to be met"},
{IN, .key = "source", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_SOURCE, NOWHERE,
 .doc = "where the target comes from"},
#undef IN
/* ---- region file ---- */
#define IN .in = RAAT_SCHEMA_REGION
{IN, .key = "format", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1, 1), NOWHERE, .doc = "version of this language: 1"},
{IN, .key = "region", .kind = RAAT_SCHEMA_NAME, NEED, AT(raat_region, label.name),
 .doc = "name of the region; part of the address of every draw"},
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_region, label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_region, label.title_nl), .doc = "title in Dutch"},
{IN, .key = "branches", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_LABELS, RANGE(1, 40), NOWHERE,
 .doc = "branches of care and welfare"},
{IN, .key = "qualifications", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_LABELS, RANGE(1, 20), NOWHERE,
 .doc = "levels of qualification, from low to high"},
{IN, .key = "ages", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_LABELS, RANGE(1, 60), NOWHERE,
 .doc = "age bands, from young to old"},
{IN, .key = "routes", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_ROUTE, RANGE(1, 20), NOWHERE,
 .doc = "ways to train: school-based, work-based, ..."},
{IN, .key = "workforce", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_WORKFORCE, NOWHERE, .doc = "staff at the start"},
{IN, .key = "exits", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_EXITS, NOWHERE, .doc = "how staff leaves and ages"},
{IN, .key = "demand", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_DEMAND, NOWHERE, .doc = "staff that care needs"},
{IN, .key = "hiring", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_HIRING, NOWHERE, .doc = "how posts are filled"},
{IN, .key = "places", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_PLACES, NOWHERE, .doc = "training places"},
{IN, .key = "intake", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_INTAKE, NOWHERE, .doc = "starters: when and how many"},
{IN, .key = "tracks", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_TRACK, RANGE(1, 100), NOWHERE,
 .doc = "programmes by route"},
{IN, .key = "certificates", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_CERTIFICATES, NOWHERE,
 .doc = "what becomes of dropouts with a certificate"},
{IN, .key = "groups", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_GROUP, RANGE(0, 50), NOWHERE,
 .doc = "people outside the sector whom actions can reach; {} where there are none"},
{IN, .key = "upskilling", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_PATH, RANGE(0, 50), NOWHERE,
 .doc = "ways of staff to a higher qualification (opscholing); {} where there are none"},
{IN, .key = "costs", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_COSTS, NOWHERE,
 .doc = "what it costs, in euro of one year; nothing else depends on it"},
{IN, .key = "mobility", .kind = RAAT_SCHEMA_ONE, .of = RAAT_SCHEMA_MOBILITY, NOWHERE,
 .doc = "what it shares and exchanges with the other regions of a study"},
EXTENDS
#undef IN
#define IN .in = RAAT_SCHEMA_MEMBER
{IN, .key = "region", .kind = RAAT_SCHEMA_FILE, NEED, .of = RAAT_SCHEMA_REGION, NOWHERE, .doc = "its file"},
{IN, .key = "actions", .kind = RAAT_SCHEMA_FILE, .of = RAAT_SCHEMA_ACTIONS, NOWHERE,
 .doc = "actions that work in it alone; in the checked study they stand among all others, with `regions`"},
#undef IN
#define IN .in = RAAT_SCHEMA_LABELS
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_label, title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_label, title_nl), .doc = "title in Dutch"},
#undef IN
#define IN .in = RAAT_SCHEMA_ROUTE
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_route, label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_route, label.title_nl), .doc = "title in Dutch"},
{IN, .key = "place", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_PLACE, AT(raat_route, place),
 .doc = "the kind of training place its students take"},
{IN, .key = "employee", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_SWITCH, AT(raat_route, employee),
 .doc = "yes when its students are on the payroll"},
#undef IN
#define IN .in = RAAT_SCHEMA_WORKFORCE
{IN, .key = "heads", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "person", RANGE(1, 1e7), P(heads),
 .doc = "staff at the start, students not counted"},
{IN, .key = "branch_share", .kind = RAAT_SCHEMA_SHARES, NEED, .by = BRANCH, .unit = "1", RANGE(0, 1), P(branch_share),
 .doc = "share of heads by branch"},
{IN, .key = "qualification_share", .kind = RAAT_SCHEMA_SHARES, NEED,
 .by = {RAAT_WORDS_NONE + RAAT_AXIS_BRANCH, RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION}, .unit = "1", RANGE(0, 1),
 P(qualification_share), .doc = "share of a branch's heads by qualification"},
{IN, .key = "age_share", .kind = RAAT_SCHEMA_SHARES, NEED,
 .by = {RAAT_WORDS_NONE + RAAT_AXIS_BRANCH, RAAT_WORDS_NONE + RAAT_AXIS_AGE}, .unit = "1", RANGE(0, 1), P(age_share),
 .doc = "share of a branch's heads by age"},
{IN, .key = "new_share", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "1", RANGE(0, 1), P(new_share),
 .doc = "share of an age band's staff that is new"},
{IN, .key = "fte_per_head", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BRANCH, .unit = "FTE/person", RANGE(0, 1),
 P(fte_per_head), .doc = "contract size (deeltijdfactor)"},
{IN, .key = "absence", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BRANCH, .unit = "1", RANGE(0, 1), P(absence),
 .doc = "share of contract time lost to absence (ziekteverzuim)"},
{IN, .key = "care_share", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BRANCH, .unit = "1", RANGE(0, 1), P(care_share),
 .doc = "share of FTE that delivers care (zorginhoudelijk)"},
#undef IN
#define IN .in = RAAT_SCHEMA_EXITS
{IN, .key = "exits", .kind = RAAT_SCHEMA_SERIES, NEED, .unit = "person/year", RANGE(0, 1e7), P(exits),
 .doc = "recorded exits a calendar year, all reasons; the first year sets the level of the rates below"},
{IN, .key = "exits_error", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, INFINITY), P(exits_error),
 .doc = "factor on that record: how far it may be off"},
{IN, .key = "rate", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), P(exit_rate),
 .doc = "exits of the first year over heads, where the record does not count: `annual` 0, or history: free"},
{IN, .key = "annual", .kind = RAAT_SCHEMA_CELLS, .unit = "1", RANGE(0, 1), P(annual),
 .fallback = "{unit: \"1\", value: 1, source: {assumption: \"the first record is the number of its year\"}}",
 .doc = "1: the first recorded exits are those of that year; 0: they are a sum over several years"},
{IN, .key = "exit_age", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "1/year", RANGE(0, 1), P(exit_age),
 .doc = "probability a year of leaving for another job"},
{IN, .key = "exit_new", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "1/year", RANGE(0, 1), P(exit_new),
 .doc = "what comes on top of it for new staff"},
{IN, .key = "exit_branch", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BRANCH, .unit = "1", RANGE(0, INFINITY), P(exit_branch),
 .doc = "factor on that hazard"},
{IN, .key = "exit_qualification", .kind = RAAT_SCHEMA_CELLS, NEED, .by = QUALIFICATION, .unit = "1", RANGE(0, INFINITY),
 P(exit_qualification), .doc = "factor on that hazard"},
{IN, .key = "retirement", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "1/year", RANGE(0, 1), P(retirement),
 .doc = "probability a year of retiring"},
{IN, .key = "residence", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "year", RANGE(0, 100), P(residence),
 .doc = "mean years in the age band; 0 for the last, which nobody outgrows"},
{IN, .key = "exit_rho", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-1, 1), P(exit_rho),
 .doc = "autocorrelation of the log year factor of exits after the record"},
{IN, .key = "exit_sd", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 2), P(exit_sd),
 .doc = "its standard deviation"},
{IN, .key = "other_sector", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(other_sector),
 .doc = "share of exits other than retirement that goes to another sector"},
{IN, .key = "influenceable", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(influenceable),
 .doc = "share of exits that employers can touch"},
{IN, .key = "feedback", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-20, 20), P(feedback),
 .doc = "change of the log hazard per unit of vacancy rate above the reference"},
{IN, .key = "feedback_low", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-5, 0), P(feedback_low),
 .doc = "least of that change"},
{IN, .key = "feedback_high", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 5), P(feedback_high),
 .doc = "most of that change"},
{IN, .key = "contraction", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "year", RANGE(-50, 50), P(contraction),
 .doc = "change of the log hazard per unit of demand growth above growth_reference"},
{IN, .key = "growth_reference", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(-1, 1), P(growth_reference),
 .doc = "growth of demand that leaves exits as they are"},
{IN, .key = "growth_low", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(-1, 1), P(growth_low),
 .doc = "least growth that enters"},
{IN, .key = "growth_high", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(-1, 1), P(growth_high),
 .doc = "most growth that enters"},
{IN, .key = "tenure_years", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "year", RANGE(0.1, 50), P(tenure_years),
 .doc = "mean years before new staff counts as settled"},
{IN, .key = "move", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), P(move),
 .doc = "probability a year of changing employer within the sector, within the own branch or to another"},
{IN, .key = "former_exit", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), P(former_exit),
 .doc = "probability a year that former staff is lost to the sector for good"},
#undef IN
#define IN .in = RAAT_SCHEMA_DEMAND
{IN, .key = "vacancy_start", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 0.9), P(vacancy_start),
 .doc = "vacancies over demand at the start"},
{IN, .key = "vacancy_reference", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0.0001, 0.9), P(vacancy_reference),
 .doc = "vacancy rate of an ordinary market"},
{IN, .key = "demand_index", .kind = RAAT_SCHEMA_SERIES, NEED, .unit = "1", RANGE(0.01, 100), P(demand_index),
 .doc = "recorded demand at the end of each year against the start, which is 1"},
{IN, .key = "growth", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(-0.5, 0.5), P(growth),
 .doc = "mean growth of demand after the record"},
{IN, .key = "growth_rho", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-1, 1), P(growth_rho),
 .doc = "autocorrelation of a year's growth around it"},
{IN, .key = "growth_sd", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 0.5), P(growth_sd),
 .doc = "its standard deviation"},
{IN, .key = "tilt", .kind = RAAT_SCHEMA_CELLS, NEED, .by = QUALIFICATION, .unit = "1/year", RANGE(-0.5, 0.5), P(tilt),
 .doc = "growth of demand beyond the total in recorded years"},
{IN, .key = "tilt_after", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 2), P(tilt_after),
 .doc = "share of the tilt that goes on after them"},
#undef IN
#define IN .in = RAAT_SCHEMA_HIRING
{IN, .key = "fillable", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/quarter", RANGE(0, 1), P(fillable),
 .doc = "share of open posts that can be filled in a quarter"},
{IN, .key = "pool_exit", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), P(pool_exit),
 .doc = "probability a year of no longer waiting for a post"},
{IN, .key = "substitution", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(substitution),
 .doc = "share of those who wait that takes a post one level lower"},
{IN, .key = "outside", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, INFINITY), P(outside),
 .doc = "candidates from outside in an ordinary market, share of heads in the first year"},
{IN, .key = "outside_rho", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-1, 1), P(outside_rho),
 .doc = "autocorrelation of the log of their business cycle"},
{IN, .key = "outside_sd", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 2), P(outside_sd),
 .doc = "its standard deviation"},
{IN, .key = "elasticity", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 5), P(elasticity),
 .doc = "of those candidates to the vacancy rate"},
{IN, .key = "elasticity_low", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(elasticity_low),
 .doc = "least of that response, as a factor"},
{IN, .key = "elasticity_high", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(1, 100), P(elasticity_high),
 .doc = "most of that response, as a factor"},
{IN, .key = "graduate_credit", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(graduate_credit),
 .doc = "share of expected graduates that spares candidates from outside"},
{IN, .key = "replacement_floor", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(replacement_floor),
 .doc = "least candidates from outside, share of those who must be replaced"},
{IN, .key = "outside_age", .kind = RAAT_SCHEMA_SHARES, NEED, .by = AGE, .unit = "1", RANGE(0, 1), P(outside_age),
 .doc = "age of who comes from outside"},
{IN, .key = "reentry", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), P(reentry),
 .doc = "probability a year that former staff looks for a post again, in an ordinary market; they are part of `outside`"},
{IN, .key = "returner_age", .kind = RAAT_SCHEMA_SHARES, NEED, .by = AGE, .unit = "1", RANGE(0, 1), P(returner_age),
 .doc = "age of former staff who returns"},
#undef IN
#define IN .in = RAAT_SCHEMA_PLACES
{IN, .key = "place_need", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(place_need),
 .doc = "share of students whose programme needs a place in care"},
{IN, .key = "utilisation", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0.01, 1), P(utilisation),
 .doc = "places used over places offered in the last recorded year"},
{IN, .key = "tolerance", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(tolerance),
 .doc = "share by which places stretch for one intake"},
{IN, .key = "employer_cv", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0.01, 3), P(employer_cv),
 .doc = "coefficient of variation of the quote over employers"},
{IN, .key = "overload_cap", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 5), P(overload_cap),
 .doc = "most overload that counts"},
{IN, .key = "overload_logit", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 10), P(overload_logit),
 .doc = "change of the logit of dropout per unit of overload"},
{IN, .key = "cohort_sd", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 2), P(cohort_sd),
 .doc = "standard deviation of what a starting cohort shares, on the logit of dropout"},
#undef IN
#define IN .in = RAAT_SCHEMA_INTAKE
{IN, .key = "moments", .kind = RAAT_SCHEMA_SOME, NEED, .by = {RAAT_WORDS_MONTH}, .unit = "1", RANGE(0, 1), NOWHERE,
 .doc = "months in which programmes start, each with its share of the school year's starters"},
{IN, .key = "streams", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_STREAM, RANGE(1, 20), NOWHERE,
 .doc = "recorded series of starters, each shared out over tracks"},
#undef IN
#define IN .in = RAAT_SCHEMA_STREAM
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, STREAM(label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, STREAM(label.title_nl), .doc = "title in Dutch"},
{IN, .key = "recorded", .kind = RAAT_SCHEMA_SERIES, NEED, .unit = "person/year", RANGE(0, 1e6), STREAM(recorded),
 .doc = "starters by calendar year; the last year with starters ends the record of the region"},
{IN, .key = "level", .kind = RAAT_SCHEMA_CELLS, .unit = "person/year", RANGE(0, 1e6), STREAM(level),
 .doc = "expected applicants a year after the record, before the trend; the last recorded number when nothing is said"},
{IN, .key = "trend", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(-0.5, 0.5), STREAM(trend),
 .doc = "growth of starters after the record"},
{IN, .key = "rho", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(-1, 1), STREAM(rho),
 .doc = "autocorrelation of the log year factor of starters"},
{IN, .key = "sd", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 2), STREAM(sd),
 .doc = "its standard deviation"},
#undef IN
#define IN .in = RAAT_SCHEMA_TRACK
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, TRACK(label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, TRACK(label.title_nl), .doc = "title in Dutch"},
{IN, .key = "route", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_ROUTE, TRACK(route),
 .doc = "way of training"},
{IN, .key = "qualification", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION,
 TRACK(qualification), .doc = "of its graduates"},
{IN, .key = "further_track", .kind = RAAT_SCHEMA_WORD, .words = RAAT_WORDS_NONE + RAAT_AXIS_TRACK, TRACK(further_track),
 .doc = "track in which its graduates study on; without it they leave the region's programmes"},
{IN, .key = "certified_as", .kind = RAAT_SCHEMA_WORD, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION,
 TRACK(certified_as), .doc = "qualification of the certificate that a later dropout may get"},
{IN, .key = "works_as", .kind = RAAT_SCHEMA_WORD, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, TRACK(works_as),
 .doc = "qualification of the posts that its students partly fill; only where the route makes them employees"},
{IN, .key = "stream", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_STREAM, TRACK(stream),
 .doc = "series of starters that it takes from"},
{IN, .key = "stream_share", .kind = RAAT_SCHEMA_WEIGHT, NEED, .unit = "1", RANGE(0, 1), TRACK(stream_share),
 .doc = "share of its stream: one number, or {dirichlet: weight} for every track of the stream"},
{IN, .key = "duration", .kind = RAAT_SCHEMA_YEARS, NEED, .unit = "year", RANGE(0.08, 10), TRACK(n_steps),
 .doc = "nominal duration; a whole number of steps"},
{IN, .key = "dropout", .kind = RAAT_SCHEMA_YEARLY, NEED, .unit = "1/year", RANGE(0, 1), TRACK(dropout),
 .doc = "probability a year of dropping out, by study year"},
{IN, .key = "delay", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), TRACK(delay),
 .doc = "probability at the nominal end of not having the diploma yet"},
{IN, .key = "delayed_diploma", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), TRACK(delayed_diploma),
 .doc = "probability a year of the diploma after that"},
{IN, .key = "delayed_dropout", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), TRACK(delayed_dropout),
 .doc = "probability a year of dropping out after that"},
{IN, .key = "further_study", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), TRACK(further_study),
 .doc = "share of diplomas that studies on, in `further_track` where the track names one"},
{IN, .key = "leaves_region", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), TRACK(leaves_region),
 .doc = "share of the others that leaves the region"},
{IN, .key = "sector_yield", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), TRACK(sector_yield),
 .doc = "share of the rest that offers itself to the sector (sectorrendement)"},
{IN, .key = "branch_share", .kind = RAAT_SCHEMA_SHARES, NEED, .by = BRANCH, .unit = "1", RANGE(0, 1), TRACK(branch_share),
 .doc = "where its students train and its graduates look for work"},
{IN, .key = "entry_age", .kind = RAAT_SCHEMA_SHARES, NEED, .by = AGE, .unit = "1", RANGE(0, 1), TRACK(entry_age),
 .doc = "age of its graduates at hiring"},
{IN, .key = "place_fte", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "FTE/person", RANGE(0, 2), TRACK(place_fte),
 .doc = "training place that one student in care takes"},
{IN, .key = "productive_fte", .kind = RAAT_SCHEMA_YEARLY, .unit = "1", RANGE(0, 1), TRACK(productive_fte),
 .doc = "share of a contract that a student fills, by study year; with works_as"},
#undef IN
#define IN .in = RAAT_SCHEMA_GROUP
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, GROUP(label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, GROUP(label.title_nl), .doc = "title in Dutch"},
{IN, .key = "ready_as", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, GROUP(ready_as),
 .doc = "qualification of the posts that who needs no training takes, and where a trainee works"},
{IN, .key = "trained_as", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, GROUP(trained_as),
 .doc = "qualification after training"},
{IN, .key = "training", .kind = RAAT_SCHEMA_YEARS, NEED, .unit = "year", RANGE(0.08, 10), GROUP(n_steps),
 .doc = "length of training on the job; a whole number of steps"},
{IN, .key = "pool_year", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), GROUP(pool_year),
 .doc = "the pool is that of 1 January of this year and stands still before it"},
{IN, .key = "pool", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "person", RANGE(0, 1e7), GROUP(pool),
 .doc = "people in the group; actions cannot reach more"},
{IN, .key = "pool_cumulative", .kind = RAAT_SCHEMA_CELLS, .unit = "person", RANGE(0, 1e7), GROUP(pool_cumulative),
 .doc = "the same where `annual` of the exits is 0; without it, the same number"},
{IN, .key = "decay", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), GROUP(decay),
 .doc = "probability a year of leaving the group for something else"},
{IN, .key = "refill", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "person/year", RANGE(0, 1e6), GROUP(refill),
 .doc = "people who enter the group"},
{IN, .key = "displacement", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), GROUP(displacement),
 .doc = "share of who is reached that would have come anyway"},
{IN, .key = "ready", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), GROUP(ready),
 .doc = "share of who is reached that needs no training"},
{IN, .key = "completion", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), GROUP(completion),
 .doc = "share of trainees that completes"},
{IN, .key = "retention", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), GROUP(retention),
 .doc = "share of who could start work that does so and stays, beyond what the hazards of new staff say"},
{IN, .key = "place_fte", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "FTE/person", RANGE(0, 2), GROUP(place_fte),
 .doc = "work-based training place that a trainee takes"},
{IN, .key = "productive_fte", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), GROUP(productive_fte),
 .doc = "share of a contract that a trainee fills"},
{IN, .key = "branch_share", .kind = RAAT_SCHEMA_SHARES, NEED, .by = BRANCH, .unit = "1", RANGE(0, 1), GROUP(branch_share),
 .doc = "where they train and work"},
{IN, .key = "entry_age", .kind = RAAT_SCHEMA_SHARES, NEED, .by = AGE, .unit = "1", RANGE(0, 1), GROUP(entry_age),
 .doc = "age at hiring"},
#undef IN
#define IN .in = RAAT_SCHEMA_PATH
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, PATH(label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, PATH(label.title_nl), .doc = "title in Dutch"},
{IN, .key = "from", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, PATH(from),
 .doc = "qualification of the staff who may start"},
{IN, .key = "track", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_TRACK, PATH(track),
 .doc = "track that they follow beside their work"},
{IN, .key = "rate", .kind = RAAT_SCHEMA_CELLS, NEED, .by = AGE, .unit = "1/year", RANGE(0, 1), PATH(rate),
 .doc = "probability a year of starting, where there is a place"},
{IN, .key = "works", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), PATH(works),
 .doc = "share of their contract that they still work"},
{IN, .key = "return_age", .kind = RAAT_SCHEMA_SHARES, NEED, .by = AGE, .unit = "1", RANGE(0, 1), PATH(return_age),
 .doc = "age when they are back in a whole post"},
#undef IN
#define IN .in = RAAT_SCHEMA_CERTIFICATES
{IN, .key = "certificate_offer", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(certificate_offer),
 .doc = "share of certified dropouts that offers itself to the sector"},
{IN, .key = "certificate_displacement", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, 1), P(certificate_displacement),
 .doc = "share of these that would have come anyway"},
#undef IN
#define IN .in = RAAT_SCHEMA_COSTS
{IN, .key = "price_year", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), P(price_year),
 .doc = "all amounts of the study are in euro of this year"},
{IN, .key = "discount_rate", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1/year", RANGE(0, 1), NOWHERE,
 .doc = "by which the report counts later years less, euro and FTE alike; a choice, so one number"},
{IN, .key = "student", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BY_ROUTE, .unit = "EUR/person/year", RANGE(-INFINITY, INFINITY), P(student_cost),
 .doc = "net cost of a student-year for the employer: wage and supervision less the work done; below 0 a gain"},
{IN, .key = "branch_factor", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BRANCH, .unit = "1", RANGE(0, INFINITY), P(branch_factor),
 .doc = "factor on `student` where they train"},
{IN, .key = "school", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BY_ROUTE, .unit = "EUR/person/year", RANGE(0, INFINITY), P(school_cost),
 .doc = "public cost of the school for a student-year"},
{IN, .key = "practice_subsidy", .kind = RAAT_SCHEMA_CELLS, NEED, .by = BY_ROUTE, .unit = "EUR/person/year", RANGE(0, INFINITY), P(practice_subsidy),
 .doc = "from the state to employers for a student-year (praktijkleren)"},
{IN, .key = "place_subsidy", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "EUR/FTE/year", RANGE(0, INFINITY), P(place_subsidy),
 .doc = "from the state to employers for an FTE of training place in use (Stagefonds)"},
{IN, .key = "gross_fte", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "EUR/FTE/year", RANGE(0, INFINITY), P(gross_cost),
 .doc = "gross cost of an employee"},
{IN, .key = "turnover", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "1", RANGE(0, INFINITY), P(turnover_cost),
 .doc = "cost of replacing who leaves or changes employer, share of a year's gross cost"},
{IN, .key = "upskiller", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "EUR/person/year", RANGE(-INFINITY, INFINITY), P(upskiller_cost),
 .doc = "net cost for the employer of a year of staff who follows a track, less the work done"},
{IN, .key = "trainee", .kind = RAAT_SCHEMA_CELLS, NEED, .unit = "EUR/person/year", RANGE(-INFINITY, INFINITY), P(trainee_cost),
 .doc = "net cost for the employer of a year of training on the job, of people whom actions reach"},
#undef IN
#define IN .in = RAAT_SCHEMA_MOBILITY
{IN, .key = "national_share", .kind = RAAT_SCHEMA_CELLS, .unit = "1", RANGE(0, 1), P(national_share),
 .doc = "share of the variance of the yearly factors (demand, exits, outside candidates, starters) that all regions have in common"},
{IN, .key = "staff", .kind = RAAT_SCHEMA_CELLS, .unit = "1/year", RANGE(0, 1), P(depart),
 .doc = "probability that staff goes on to another region of the study"},
{IN, .key = "graduates", .kind = RAAT_SCHEMA_CELLS, .unit = "1", RANGE(0, 1), P(found_elsewhere),
 .doc = "share of the graduates who leave the region that looks for a post in another one of the study"},
{IN, .key = "applicants", .kind = RAAT_SCHEMA_CELLS, .unit = "1", RANGE(0, 1), P(apply_elsewhere),
 .doc = "share of refused applicants that applies in another region of the study at the next intake"},
#undef IN
/* ---- actions file ---- */
#define IN .in = RAAT_SCHEMA_ACTIONS
{IN, .key = "format", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1, 1), NOWHERE, .doc = "version of this language: 1"},
{IN, .key = "actions", .kind = RAAT_SCHEMA_NAMED, NEED, .of = RAAT_SCHEMA_ACTION, RANGE(0, 1000), NOWHERE,
 .doc = "by name: region prefix, line, number, as LIM-3.1"},
EXTENDS
#undef IN
#define IN .in = RAAT_SCHEMA_ACTION
{IN, .key = "title", .kind = RAAT_SCHEMA_TEXT, NEED, AT(raat_action, label.title), .doc = "title in English"},
{IN, .key = "title_nl", .kind = RAAT_SCHEMA_TEXT, AT(raat_action, label.title_nl), .doc = "title in Dutch"},
{IN, .key = "line", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1, 99), AT(raat_action, line), .doc = "action line of the plan"},
{IN, .key = "horizon", .kind = RAAT_SCHEMA_WORDS, NEED, .words = RAAT_WORDS_HORIZON, NOWHERE,
 .doc = "effect horizon of the plan; gives delay and ramp to effects that have none"},
{IN, .key = "source", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_SOURCE, NOWHERE, .doc = "where the plan says so"},
{IN, .key = "regions", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_REGION, NOWHERE,
 .doc = "regions of the study in which it works; all of them when nothing is said"},
{IN, .key = "needs", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_ACTION, NOWHERE,
 .doc = "actions that make it possible: its effects work only in scenarios that have them all, and while they run"},
{IN, .key = "start", .kind = RAAT_SCHEMA_WHOLE, NEED, RANGE(1900, 2200), NOWHERE,
 .doc = "it begins on 1 January of this year, which lies after the record"},
{IN, .key = "end", .kind = RAAT_SCHEMA_WHOLE, RANGE(1900, 2200), NOWHERE,
 .doc = "it works until 31 December of this year; without it the change lasts"},
{IN, .key = "enabling", .kind = RAAT_SCHEMA_TEXT, NOWHERE,
 .doc = "why it has no effect of its own, for an action that only makes others possible; this or effects"},
{IN, .key = "cost", .kind = RAAT_SCHEMA_ONE, .of = RAAT_SCHEMA_ACTION_COST, NOWHERE,
 .doc = "what the action itself costs; without it nobody knows, which is not 0"},
{IN, .key = "effects", .kind = RAAT_SCHEMA_LIST, .of = RAAT_SCHEMA_EFFECT, RANGE(0, 100), NOWHERE, .doc = "what it changes"},
#undef IN
#define IN .in = RAAT_SCHEMA_ACTION_COST
{IN, .key = "payer", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_NONE + RAAT_AXIS_PAYER, SPENT(payer),
 .doc = "who pays it"},
{IN, .key = "fixed", .kind = RAAT_SCHEMA_CELLS, .unit = "EUR", RANGE(0, INFINITY), SPENT(fixed),
 .doc = "once, at the start of the action"},
{IN, .key = "per_year", .kind = RAAT_SCHEMA_CELLS, .unit = "EUR/year", RANGE(0, INFINITY), SPENT(per_year),
 .doc = "from the start to the end of the action"},
{IN, .key = "per_participant", .kind = RAAT_SCHEMA_CELLS, .unit = "EUR/person", RANGE(0, INFINITY), SPENT(per_participant),
 .doc = "for each person whom the action reaches; only where it adds to lever `reach`"},
#undef IN
#define IN .in = RAAT_SCHEMA_EFFECT
{IN, .key = "name", .kind = RAAT_SCHEMA_NAME, NOWHERE,
 .doc = "tells two effects of one action on the same lever by the same operation apart"},
{IN, .key = "lever", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_LEVER, EFFECT(lever), .doc = "what it moves"},
{IN, .key = "where", .kind = RAAT_SCHEMA_ONE, .of = RAAT_SCHEMA_WHERE, NOWHERE,
 .doc = "the part of the lever that it moves; all of it when nothing is said"},
{IN, .key = "operation", .kind = RAAT_SCHEMA_WORD, NEED, .words = RAAT_WORDS_OPERATION, EFFECT(operation),
 .doc = "how the size acts"},
{IN, .key = "size", .kind = RAAT_SCHEMA_SIZE, NEED, EFFECT(size),
 .doc = "the factor of `multiply`, else a value in the lever's unit"},
{IN, .key = "reach", .kind = RAAT_SCHEMA_CELLS, .unit = "1", RANGE(0, 1), EFFECT(reach),
 .fallback = "{unit: \"1\", value: 1, source: {assumption: \"it reaches all to whom it applies\"}}",
 .doc = "share of the people, employers or places there that it reaches"},
{IN, .key = "delay", .kind = RAAT_SCHEMA_CELLS, .unit = "year", RANGE(0, 50), EFFECT(delay),
 .doc = "time from the start until it begins to work; from the horizon when neither delay nor ramp is given"},
{IN, .key = "ramp", .kind = RAAT_SCHEMA_CELLS, .unit = "year", RANGE(0, 50), EFFECT(ramp),
 .doc = "time from then to full effect, linear"},
#undef IN
#define IN .in = RAAT_SCHEMA_WHERE
{IN, .key = "region", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_REGION, NOWHERE, .doc = "regions of the study, of those in which the action works"},
{IN, .key = "branch", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_BRANCH, NOWHERE, .doc = "branches"},
{IN, .key = "track", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_TRACK, NOWHERE, .doc = "tracks"},
{IN, .key = "route", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_ROUTE, NOWHERE, .doc = "the tracks of these routes"},
{IN, .key = "qualification", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_QUALIFICATION, NOWHERE,
 .doc = "qualifications; of a lever by track, the tracks that lead to them"},
{IN, .key = "stream", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_STREAM, NOWHERE, .doc = "the tracks of these streams"},
{IN, .key = "place", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_PLACE, NOWHERE,
 .doc = "the tracks whose students take these places"},
{IN, .key = "age", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_AGE, NOWHERE, .doc = "age bands"},
{IN, .key = "tenure", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_TENURE, NOWHERE, .doc = "new or settled staff"},
{IN, .key = "group", .kind = RAAT_SCHEMA_WORDS, .words = RAAT_WORDS_NONE + RAAT_AXIS_GROUP, NOWHERE, .doc = "groups"},
{IN, .key = "study_year", .kind = RAAT_SCHEMA_NUMBERS, RANGE(1, 10), NOWHERE, .doc = "study years, from 1"},
#undef IN
/* ---- everywhere ---- */
#define IN .in = RAAT_SCHEMA_VALUE
{IN, .key = "unit", .kind = RAAT_SCHEMA_UNIT, NEED, NOWHERE, .doc = "the unit that the key asks for"},
{IN, .key = "value", .kind = RAAT_SCHEMA_NUMBER, NEED, NOWHERE, .doc = "a number or a distribution, or several of them"},
{IN, .key = "source", .kind = RAAT_SCHEMA_ONE, NEED, .of = RAAT_SCHEMA_SOURCE, NOWHERE, .doc = "where the number comes from"},
{IN, .key = "same_as", .kind = RAAT_SCHEMA_NAME, NOWHERE,
 .doc = "region from whose file an uncertain value is taken over: all regions that have it draw it once; filled in for what a file with a region name of its own extends"},
#undef IN
#define IN .in = RAAT_SCHEMA_SOURCE
{IN, .key = "seed", .kind = RAAT_SCHEMA_TEXT, NOWHERE, .doc = "the region's own plan: document and action"},
{IN, .key = "public", .kind = RAAT_SCHEMA_TEXT, NOWHERE, .doc = "a published figure: who, what, when"},
{IN, .key = "derived", .kind = RAAT_SCHEMA_TEXT, NOWHERE, .doc = "arithmetic on such figures: the formula"},
{IN, .key = "assumption", .kind = RAAT_SCHEMA_TEXT, NOWHERE, .doc = "a judgement: the reason, with a wide distribution"},
#undef IN
};
/* clang-format on */

enum { N_ROWS = sizeof rows / sizeof *rows };

static const struct {
    const char *name, *doc;
} maps[RAAT_N_SCHEMA_MAPS] = {
    [RAAT_SCHEMA_STUDY] = {"study file", "A question: a region, its actions, the sets of them to "
                                         "compare, and the years."},
    [RAAT_SCHEMA_SCENARIO] = {"scenario", "A set of actions."},
    [RAAT_SCHEMA_DIMENSION] = {"dimension", "Levels of one thing: the reach of actions, or one of "
                                            "their values."},
    [RAAT_SCHEMA_TARGET] = {"target", "What the plan aims at."},
    [RAAT_SCHEMA_MEMBER] = {"member", "A region of a study that has several."},
    [RAAT_SCHEMA_MOBILITY] = {"mobility",
                              "Between the regions of a study; without other regions "
                              "only `national_share` is looked at, and changes no law."},
    [RAAT_SCHEMA_REGION] = {"region file", "What is known and assumed of a region."},
    [RAAT_SCHEMA_LABELS] = {"label", "What reports call it."},
    [RAAT_SCHEMA_ROUTE] = {"route", "A way to train."},
    [RAAT_SCHEMA_WORKFORCE] = {"workforce", "Staff at the start."},
    [RAAT_SCHEMA_EXITS] = {"exits", "How staff leaves and ages."},
    [RAAT_SCHEMA_DEMAND] = {"demand", "Staff that care needs."},
    [RAAT_SCHEMA_HIRING] = {"hiring", "How posts are filled."},
    [RAAT_SCHEMA_PLACES] = {"places", "Training places and what their want does."},
    [RAAT_SCHEMA_INTAKE] = {"intake", "Starters: when and how many."},
    [RAAT_SCHEMA_STREAM] = {"stream", "A recorded series of starters and what follows it."},
    [RAAT_SCHEMA_GROUP] = {"group", "People outside the sector whom actions can reach."},
    [RAAT_SCHEMA_PATH] = {"path", "A way of staff to a higher qualification."},
    [RAAT_SCHEMA_CERTIFICATES] = {"certificates", "What becomes of dropouts with a certificate."},
    [RAAT_SCHEMA_COSTS] = {"costs", "What training, leaving and staff cost, in euro of one year."},
    [RAAT_SCHEMA_TRACK] = {"track", "A programme by one route."},
    [RAAT_SCHEMA_ACTIONS] = {"actions file", "The actions of a regional plan."},
    [RAAT_SCHEMA_ACTION] = {"action", "One action of the plan, acting on drivers, never on a "
                                      "result."},
    [RAAT_SCHEMA_ACTION_COST] = {"cost", "What an action itself costs: one or several of the "
                                         "amounts, and who pays."},
    [RAAT_SCHEMA_EFFECT] = {"effect", "One change of one lever."},
    [RAAT_SCHEMA_WHERE] = {"where", "The cells of the lever that an effect moves: those that lie "
                                    "in all of the lists given."},
    [RAAT_SCHEMA_VALUE] = {"value", "A number never travels alone: its unit and its source stand "
                                    "beside it."},
    [RAAT_SCHEMA_SOURCE] = {"source", "Exactly one of these."},
};

const raat_schema_row *raat_schema_rows(raat_schema_map map, size_t *out_n)
{
    size_t first = 0, n = 0;
    while (rows[first].in != map)
        first++;
    while (first + n < N_ROWS && rows[first + n].in == map)
        n++;
    *out_n = n;
    return &rows[first];
}

const raat_schema_row *raat_schema_find(raat_schema_map map, const char *key)
{
    size_t n;
    const raat_schema_row *row = raat_schema_rows(map, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(row[i].key, key) == 0)
            return &row[i];
    return NULL;
}

const char *raat_schema_name(raat_schema_map map)
{
    assert(map < RAAT_N_SCHEMA_MAPS);
    return maps[map].name;
}

const char *raat_schema_doc(raat_schema_map map)
{
    assert(map < RAAT_N_SCHEMA_MAPS);
    return maps[map].doc;
}

int raat_schema_uncertain(raat_schema_kind kind)
{
    return kind >= RAAT_SCHEMA_CELLS && kind <= RAAT_SCHEMA_SIZE;
}
