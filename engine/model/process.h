/* process.h: the processes of a step, one a file, in the order in which step.c runs them. Each reads
 * the world, changes w->state and writes into w->flows. model.md has the equations. */
#ifndef RAAT_MODEL_PROCESS_H
#define RAAT_MODEL_PROCESS_H

#include "engine/model/world.h"

void raat_process_year(raat_world *w);   /* year factors: demand growth, exits, outside, starters */
void raat_process_demand(raat_world *w); /* demand by branch and qualification */
void raat_process_students(raat_world *w); /* dropout, delay, diploma; everybody one step further */
void raat_process_graduates(raat_world *w);    /* where diplomas go */
void raat_process_certificates(raat_world *w); /* dropouts who are worth something all the same */
void raat_process_switching(raat_world *w);    /* dropouts who start another track */
void raat_process_exits(raat_world *w); /* staff, waiting graduates and former staff who leave */
void raat_process_departures(raat_world *w); /* staff who go on in another region of the study */
void raat_process_moves(raat_world *w);      /* staff who change employer within the sector */
void raat_process_ageing(raat_world *w);     /* next age band, settled tenure */
void raat_process_groups(raat_world *w);     /* people whom actions reach; trainees */
void raat_process_hiring(raat_world *w);     /* the confrontation: posts are filled or stay open */
void raat_process_intake(raat_world *w);     /* applicants against places */

#endif
