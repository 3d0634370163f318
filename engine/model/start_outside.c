#include "engine/model/start_outside.h"

#include "engine/model/lanes.h"
#include "engine/model/leaving.h"
#include "engine/model/start_former.h"
#include "engine/model/start_students.h"
#include "engine/numeric/elementary.h"

/* Returners of a level, a year, over the branches in proportion to demand: onto the cells' sums. */
static void add_returners(raat_world *w, int32_t q, double total[RAAT_LANES])
{
    double returners[RAAT_LANES], demand[RAAT_LANES] = {0};
    raat_start_former_returners(w, q, returners);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *of_cell = raat_lanes_reals(w->start->demand, b * w->qualifications + q);
        FOR_LANES (l)
            demand[l] += of_cell[l];
    }
    for (int32_t b = 0; b < w->branches; b++) {
        const double *of_cell = raat_lanes_reals(w->start->demand, b * w->qualifications + q);
        double *sum = raat_lanes_reals(w->start->potential, b * w->qualifications + q);
        FOR_LANES (l)
            sum[l] += demand[l] > 0 ? returners[l] * of_cell[l] / demand[l] : 0;
    }
    FOR_LANES (l)
        total[l] += returners[l];
}

static void add_graduates(raat_world *w, int32_t k)
{
    const double *credit = raat_world_value(w, w->parameters->graduate_credit);
    double graduates[RAAT_LANES];
    raat_start_students_offers(w, k, graduates);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *share = raat_world_value(w, w->training->tracks[k].branch_share[b]);
        double *sum = raat_lanes_reals(
            w->start->potential, b * w->qualifications + w->training->tracks[k].qualification);
        FOR_LANES (l)
            sum[l] += credit[l] * graduates[l] * share[l];
    }
}

/* Outside candidates are spread by what graduates and returners leave to be replaced; without that, posts
 * that no track leads to would drift away from the others. */
void raat_start_outside(raat_world *w)
{
    const raat_parameters *p = w->parameters;
    const double *least = raat_world_value(w, p->replacement_floor);
    const double *outside = raat_world_value(w, p->outside);
    const double *heads = raat_world_value(w, p->heads);
    const int32_t cells = w->branches * w->qualifications;
    double returners[RAAT_LANES] = {0}, total[RAAT_LANES] = {0};
    for (int32_t k = 0; k < w->tracks; k++)
        add_graduates(w, k);
    for (int32_t q = 0; q < w->qualifications; q++)
        add_returners(w, q, returners);
    for (int32_t i = 0; i < cells; i++) {
        double exits[RAAT_LANES], other[RAAT_LANES];
        double *of_cell = raat_lanes_reals(w->start->potential, i);
        raat_leaving_expected(w, i / w->qualifications, i % w->qualifications, exits, other);
        FOR_LANES (l) {
            of_cell[l] = raat_larger(exits[l] - of_cell[l], least[l] * exits[l]);
            total[l] += of_cell[l];
        }
    }
    for (int32_t i = 0; i < cells; i++) {
        double *of_cell = raat_lanes_reals(w->start->potential, i);
        FOR_LANES (l) {
            const double all = raat_larger(outside[l] * heads[l] - returners[l], 0);
            of_cell[l] *= total[l] > 0 ? all / total[l] : 0;
        }
    }
}
