#include "engine/model/exchange.h"

#include "engine/model/attraction.h"
#include "engine/model/lanes.h"
#include "engine/model/split.h"

enum { MOST_REGIONS = RAAT_LONGEST_AXIS }; /* raat_plan_seal refuses more */

/* Shares of the regions of those who leave one of them; its own is 0. */
static void destinations(const raat_world *worlds, int32_t n, int32_t from,
                         double share[][RAAT_LANES])
{
    double sum[RAAT_LANES] = {0};
    for (int32_t r = 0; r < n; r++) {
        const double *heads = raat_world_value(&worlds[r], worlds[r].parameters->heads);
        FOR_LANES (l) {
            share[r][l] = r == from ? 0 : heads[l];
            sum[l] += share[r][l];
        }
    }
    for (int32_t r = 0; r < n; r++)
        FOR_LANES (l)
            share[r][l] /= sum[l];
}

/* Those who leave one region; to[region] are the lanes where they arrive. */
static void spread(raat_world *worlds, int32_t n, int32_t from, raat_draw_id draw, int32_t cell,
                   const int32_t leaving[RAAT_LANES], int32_t *const to[])
{
    double share[MOST_REGIONS][RAAT_LANES];
    const double *shares[MOST_REGIONS] = {0};
    int32_t by_region[MOST_REGIONS * RAAT_LANES];
    if (raat_lanes_empty(leaving))
        return;
    for (int32_t r = 0; r < n; r++)
        shares[r] = share[r];
    destinations(worlds, n, from, share);
    raat_split(&worlds[from], draw, cell * n, shares, n, leaving, by_region);
    for (int32_t r = 0; r < n; r++)
        raat_lanes_add(to[r], raat_lanes_heads(by_region, r));
}

/* ---- staff ---- */

/* They settle where branches draw them, as staff who change employer do; tenure is new. */
static void settle(raat_world *w, int32_t q, int32_t a, const int32_t arriving[RAAT_LANES])
{
    double share[RAAT_LONGEST_AXIS][RAAT_LANES];
    const double *shares[RAAT_LONGEST_AXIS];
    int32_t by_branch[RAAT_LONGEST_AXIS * RAAT_LANES];
    if (raat_lanes_empty(arriving))
        return;
    for (int32_t b = 0; b < w->branches; b++)
        shares[b] = share[b];
    raat_attraction(w, q, share);
    raat_split(w, RAAT_DRAW_ARRIVE_BRANCH, (q * w->ages + a) * w->branches, shares, w->branches,
               arriving, by_branch);
    for (int32_t b = 0; b < w->branches; b++)
        raat_lanes_add(raat_lanes_heads(w->state->workforce, raat_world_job(w, b, q, a, RAAT_NEW)),
                       raat_lanes_heads(by_branch, b));
    raat_lanes_add(w->flows->arrived, arriving);
}

/* All of one level and age leave before any of them arrives. */
static void exchange_staff(raat_world *worlds, int32_t n, int32_t q, int32_t a)
{
    int32_t arriving[MOST_REGIONS][RAAT_LANES] = {{0}}, *to[MOST_REGIONS];
    const int32_t cell = q * worlds->ages + a;
    for (int32_t r = 0; r < n; r++)
        to[r] = arriving[r];
    for (int32_t r = 0; r < n; r++)
        spread(worlds, n, r, RAAT_DRAW_DEPART_REGION, cell,
               raat_lanes_heads(worlds[r].flows->departed, cell), to);
    for (int32_t r = 0; r < n; r++)
        settle(&worlds[r], q, a, arriving[r]);
}

/* ---- graduates and applicants ---- */

static void exchange_graduates(raat_world *worlds, int32_t n, int32_t from, int32_t k)
{
    raat_world *w = &worlds[from];
    int32_t *to[MOST_REGIONS];
    for (int32_t r = 0; r < n; r++)
        to[r] = raat_lanes_heads(worlds[r].state->pool, w->training->tracks[k].qualification);
    spread(worlds, n, from, RAAT_DRAW_FOUND_REGION, k,
           raat_lanes_heads(w->flows->found_elsewhere, k), to);
}

static void exchange_applicants(raat_world *worlds, int32_t n, int32_t from, int32_t k)
{
    raat_world *w = &worlds[from];
    int32_t rest[RAAT_LANES], applying[RAAT_LANES], *to[MOST_REGIONS];
    const int32_t *refused = raat_lanes_heads(w->flows->refused, k);
    const int32_t *redirected = raat_lanes_heads(w->flows->redirected, k);
    if (w->parameters->apply_elsewhere < 0 || raat_lanes_empty(refused))
        return;
    FOR_LANES (l) /* who tries another track stays in the region */
        rest[l] = refused[l] - redirected[l];
    raat_split_take(w, RAAT_DRAW_APPLY_ELSEWHERE, k,
                    raat_world_value(w, w->parameters->apply_elsewhere), rest, applying);
    for (int32_t r = 0; r < n; r++)
        to[r] = raat_lanes_heads(worlds[r].state->arrivals, k);
    spread(worlds, n, from, RAAT_DRAW_APPLY_REGION, k, applying, to);
}

void raat_exchange_run(raat_world *worlds, int32_t n)
{
    if (n == 1)
        return;
    for (int32_t r = 0; r < n; r++)
        for (int32_t k = 0; k < worlds->tracks; k++) {
            exchange_graduates(worlds, n, r, k);
            exchange_applicants(worlds, n, r, k);
        }
    for (int32_t q = 0; q < worlds->qualifications; q++)
        for (int32_t a = 0; a < worlds->ages; a++)
            exchange_staff(worlds, n, q, a);
}
