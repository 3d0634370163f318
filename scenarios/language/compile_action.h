/* compile_action.h: the actions of a checked study, and their variants in its grid, become those of a plan. */
#ifndef RAAT_LANGUAGE_COMPILE_ACTION_H
#define RAAT_LANGUAGE_COMPILE_ACTION_H

#include "scenarios/language/compiler.h"
#include "scenarios/language/grid.h"

/* After the regions, whose tracks say what cells levers have. */
void raat_compile_action_all(raat_compiler *c, const raat_yaml *actions, const raat_grid *grid);

#endif
