/* flow.h: what happened in one step, and the market as the step left it. The recorder reads it; the
 * next step starts from one where nobody has moved. */
#ifndef RAAT_MODEL_FLOW_H
#define RAAT_MODEL_FLOW_H

#include "engine/model/plan.h"

typedef struct {
    /* ---- persons who moved ---- */
    int32_t *dropouts;  /* [track][LANES] */
    int32_t *diplomas;  /* [track][LANES] */
    int32_t *graduates; /* [track][branch][LANES] who offer themselves to a branch */
    int32_t *finished;  /* [track][LANES] of the diplomas, at the nominal end */
    int32_t *late;      /* [track][LANES] delayed at the nominal end */
    int32_t *lost; /* [track][LANES] diplomas that leave the region, the sector or its programmes */
    int32_t *certifiable; /* [track][LANES] of the dropouts, after the first study year */
    int32_t *holders;     /* [track][LANES] of the dropouts, with a certificate */
    int32_t *certified;   /* [track][branch][LANES] with a certificate, who offer themselves */
    int32_t *switched;    /* [track][LANES] of the dropouts, who start another track */
    int32_t *reached;     /* [group][LANES] by actions */
    int32_t *ready;       /* [group][branch][LANES] of them, who offer themselves untrained */
    int32_t *trained;     /* [group][branch][LANES] who complete training, and keep their post */
    int32_t *unplaced;   /* [group][LANES] reached and lost: not completed, not retained, no post */
    int32_t *refilled;   /* [group][LANES] into the reservoir */
    int32_t *drained;    /* [group][LANES] out of it for something else */
    int32_t *displaced;  /* [LANES] reached or certified, who would have come anyway */
    int32_t *candidates; /* [branch][qualification][LANES] from outside */
    int32_t *exits;      /* [reason][LANES] */
    int32_t *moved;      /* [LANES] staff who changed employer within the sector */
    int32_t *departed;   /* [qualification][age][LANES] staff who go on to another region */
    int32_t *departures; /* [LANES] all of them */
    int32_t *arrived;    /* [LANES] staff who came from another region */
    int32_t *found_elsewhere; /* [track][LANES] graduates who look in another region */
    int32_t *former_lost;     /* [LANES] former staff who will not return */
    int32_t *pool_exits;      /* [LANES] */
    int32_t *hires;           /* [source][LANES] */
    int32_t *starters;        /* [track][LANES] students; upskillers are not among them */
    int32_t *newcomers;       /* [track][LANES] of them, from outside the region's programmes */
    int32_t *refused;         /* [track][LANES] */
    int32_t *unseated;        /* [track][LANES] of the refused, above the numerus fixus */
    int32_t *redirected;      /* [track][LANES] of the refused, who will apply to another track */
    int32_t *willing;    /* [path][branch][age][tenure][LANES] staff who apply to follow a track */
    int32_t *upskilling; /* [path][LANES] staff who start to */
    int32_t *kept_back;  /* [path][LANES] staff who found no place to */
    int32_t *raised;     /* [path][branch][LANES] upskillers with the diploma */
    int32_t *resumed;    /* [path][branch][LANES] upskillers who gave up */
    int32_t *binds;      /* [branch][place][LANES] 1: applicants needed more than was free */
    int32_t *open_posts; /* [branch][qualification][LANES] could be filled, and were not */
    int32_t *clamps;     /* [LANES] responses and levers held at their limits */
    /* ---- the market after hiring, FTE net of absence at the absence of the start ---- */
    double *demand;      /* [branch][qualification][LANES] */
    double *supply;      /* [branch][qualification][LANES] staff and working students */
    double *student_fte; /* [branch][qualification][LANES] of it, working students */
    double
        *friction; /* [branch][qualification][LANES] open posts that no one could fill this step */
    /* ---- per branch ---- */
    double *contract_fte;  /* [branch][LANES] contract FTE of one employee */
    double *net_fte;       /* [branch][LANES] net FTE of one employee */
    double *care_fte;      /* [branch][LANES] contract FTE of care-delivering staff */
    double *qualified_fte; /* [branch][LANES] of it, of staff at a level that is trained */
    double *use;           /* [branch][place][LANES] FTE of places that students need */
    double *spare;         /* [branch][LANES] internships still free after their applicants, FTE */
    /* ---- per track ---- */
    double *finished_of; /* [track][LANES] persons who started with those now at the nominal end */
    double *productive;  /* [track][study_year][LANES] share of a contract that a student fills */

    int32_t *persons; /* all of the first group */
    double *reals;    /* all of the rest */
    size_t n_persons, n_reals;
} raat_flows;

raat_status raat_flow_new(const raat_plan *plan, raat_flows **out, raat_error *err);
void raat_flow_free(raat_flows *flows); /* NULL is welcome */

/* Nobody has moved yet. The rest stands: each of its arrays is written anew before a step reads it. */
void raat_flow_clear(raat_flows *flows);

#endif
