/* trial.h: one value of a lever tried: the study is read with it, run in memory for one scenario, and the
 * margin by which each replicate meets a goal is kept, and nothing else. */
#ifndef RAAT_ANALYSIS_TRIAL_H
#define RAAT_ANALYSIS_TRIAL_H

#include "analysis/goal.h"
#include "analysis/solve.h"

typedef struct {
    const char *study; /* path */
    const char *
        *settings; /* [n_settings + 1] as --set has them; the last place is for the lever's */
    size_t n_settings;
    const char *lever; /* path of the number that is tried */
    int32_t scenario;  /* of the study */
    int32_t area;      /* of the plan: a region, or the total of several */
    raat_goal goal;
    double probability;
    int threads; /* 0: as many as OpenMP would take */
    bool quiet;
    int tried; /* how often it has been run */
} raat_trial;

/* Reads the study with all settings but the lever's. What is wrong with it is said; RAAT_USAGE then. */
raat_status raat_trial_load(const raat_trial *trial, raat_plan **out, raat_error *err);

/* A raat_solve_function whose context is a raat_trial. RAAT_STOPPED after a signal; RAAT_USAGE when the
 * study cannot have that value, and when no replicate has a number to judge. */
raat_status raat_trial_run(void *context, double x, raat_solve_point *out, raat_error *err);

#endif
