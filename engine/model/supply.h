/* supply.h: what staff and working students supply, in FTE. */
#ifndef RAAT_MODEL_SUPPLY_H
#define RAAT_MODEL_SUPPLY_H

#include "engine/model/world.h"

/* Fills contract_fte and net_fte of one employee by branch, at this step's levers. Net is contract
 * FTE times (1 - absence) / (1 - absence of the start), so net equals contract while absence stays. */
void raat_supply_per_head(raat_world *w);

/* Fills supply, student_fte and care_fte from the state, with the FTE per head of this step. */
void raat_supply_count(raat_world *w);

#endif
