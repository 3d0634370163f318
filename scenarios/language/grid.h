/* grid.h: scenarios that nobody writes one by one: every combination of the levels of a few dimensions.
 *
 *     grid:
 *       quota: {actions: [LIM-1.1], reach: [0, 0.5, 1]}
 *       floor: {set: actions.LIM-1.1.effects.1.size.value, levels: [0.08, 0.1, 0.15]}
 *
 * A combination has the baseline's actions and those that its dimensions name. `reach` is a factor on
 * the reach of these actions; where two dimensions name one action, and in a baseline with a reach of
 * its own, factors multiply. `levels` are what takes the place of a value of an action; a map gives
 * levels that are no plain numbers a name. A scenario is called after its levels,
 * quota_0.5-floor_0.08, the last dimension varying fastest. */
#ifndef RAAT_LANGUAGE_GRID_H
#define RAAT_LANGUAGE_GRID_H

#include "scenarios/language/check.h"

enum { RAAT_GRID_MOST = 200 }; /* scenarios of a study, with those that it lists */

typedef struct {
    char *name, *title, *title_nl; /* title_nl may be NULL */
    int32_t n;
    int32_t *
        actions; /* [n] in the order of the file; those of the file have its numbers, variants follow */
    double *factors; /* [n] on the reach of each */
} raat_grid_scenario;

/* An action with levels in place of its own values. */
typedef struct {
    int32_t of;   /* number of the action in the file */
    char *levels; /* "floor_0.08": what tells it from the other variants */
    raat_yaml *tree;
} raat_grid_variant;

typedef struct {
    size_t n_scenarios, n_variants;
    raat_grid_scenario *scenarios;
    raat_grid_variant *variants;
} raat_grid; /* = {0}: a study without a grid */

/* Of two keys a dimension has one, each with its fellow. For rules.c. */
void raat_grid_rule(raat_check *c, raat_yaml *node, const char *name, raat_mark at);

/* Makes the scenarios of a study that has been checked. What is wrong with a level is said where the
 * level stands. Clear it whatever comes of it. */
void raat_grid_expand(raat_check *c, const raat_yaml *study, raat_grid *out);
void raat_grid_clear(raat_grid *grid);

#endif
