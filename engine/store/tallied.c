#include "engine/store/tallied.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/numeric/abreast.h"
#include "engine/numeric/design.h"
#include "engine/numeric/tally.h"
#include "engine/store/target.h"

enum {
    EXACT = RAAT_TALLIED_EXACT,
    EXACT_BLOCKS = EXACT / RAAT_LANES,
    LANES = RAAT_ABREAST_LANES,
    GROUP_BLOCKS = RAAT_DESIGN_GROUP / RAAT_LANES
};

/* What bins do not say. */
typedef struct {
    raat_tally level, difference;
    raat_tally_edges level_edges, difference_edges;
    raat_tally_side own, baseline; /* over the replicates where both are numbers */
} moments;

struct raat_tallied {
    const raat_numbers *numbers;
    int32_t taken; /* blocks */
    size_t width;  /* of a slot, in replicates: 256, or as many as are asked for */
    raat_number
        *slots; /* [number][scenario][width]; from replicate 257 on a slot holds uint32_t bins: of
                           the level, then of the difference */
    moments *moments; /* [number][scenario]; NULL where no replicate 257 is asked for */
    raat_tally *met;  /* [target][scenario][year][area]; NULL likewise */
};

static_assert(2 * RAAT_TALLY_BINS * sizeof(uint32_t) == EXACT * sizeof(raat_number),
              "bins take the room of the values");

static raat_number *slot_of(const raat_tallied *tallied, size_t place)
{
    return tallied->slots + place * tallied->width;
}

static uint32_t *bins_of(const raat_tallied *tallied, size_t place)
{
    return (uint32_t *)slot_of(tallied, place);
}

static size_t targets_room(const raat_numbers *numbers)
{
    const raat_plan *plan = numbers->plan;
    return (size_t)plan->n_targets * (size_t)plan->n_scenarios * numbers->years * numbers->areas;
}

static raat_status make_room(raat_tallied *tallied, raat_error *err)
{
    const raat_plan *plan = tallied->numbers->plan;
    const size_t n = tallied->numbers->n * (size_t)plan->n_scenarios;
    const int32_t blocks = (plan->n_replicates + RAAT_LANES - 1) / RAAT_LANES;
    tallied->width = (size_t)(blocks < EXACT_BLOCKS ? blocks : EXACT_BLOCKS) * RAAT_LANES;
    tallied->slots = raat_memory_new(n, tallied->width * sizeof *tallied->slots, err);
    if (!tallied->slots || plan->n_replicates <= EXACT)
        return tallied->slots ? RAAT_OK : RAAT_FAILED;
    const size_t targets = targets_room(tallied->numbers);
    tallied->moments = raat_memory_new(n, sizeof *tallied->moments, err);
    if (!tallied->moments)
        return RAAT_FAILED;
    tallied->met = raat_memory_new(targets, sizeof *tallied->met, err);
    if (!tallied->met)
        return RAAT_FAILED;
    for (size_t i = 0; i < targets; i++)
        tallied->met[i] = raat_tally_new();
    return RAAT_OK;
}

raat_status raat_tallied_new(const raat_numbers *numbers, raat_tallied **out, raat_error *err)
{
    raat_tallied *tallied = raat_memory_new(1, sizeof *tallied, err);
    if (!tallied)
        return RAAT_FAILED;
    tallied->numbers = numbers;
    const raat_status status = make_room(tallied, err);
    if (status == RAAT_OK)
        *out = tallied;
    else
        raat_tallied_free(tallied);
    return status;
}

void raat_tallied_free(raat_tallied *tallied)
{
    if (!tallied)
        return;
    raat_memory_free(tallied->met);
    raat_memory_free(tallied->moments);
    raat_memory_free(tallied->slots);
    raat_memory_free(tallied);
}

/* Where the scenarios of number k of an indicator lie side by side. */
static size_t place_of(const raat_tallied *tallied, raat_indicator_id id, size_t k)
{
    const raat_numbers *numbers = tallied->numbers;
    return (numbers->first[id] + k) * (size_t)numbers->plan->n_scenarios;
}

static raat_tally *met_of(const raat_tallied *tallied, int32_t target, int32_t scenario, size_t k)
{
    const raat_plan *plan = tallied->numbers->plan;
    const size_t row = (size_t)target * (size_t)plan->n_scenarios + (size_t)scenario;
    return tallied->met + row * tallied->numbers->years * tallied->numbers->areas + k;
}

/* ---- adding ---- */

static void judge(raat_tallied *tallied, raat_indicator_id id, int32_t scenario, size_t k,
                  const double x[RAAT_LANES], bool ends_group)
{
    const raat_plan *plan = tallied->numbers->plan;
    for (int32_t t = 0; t < plan->n_targets; t++) {
        if (plan->targets[t].indicator != id || k % tallied->numbers->cells[id] != 0)
            continue;
        double met[RAAT_LANES];
        raat_target_judge(&plan->targets[t], x, RAAT_LANES, met);
        raat_tally_add(met_of(tallied, t, scenario, k / tallied->numbers->cells[id]), met,
                       ends_group);
    }
}

/* One block of one number of a scenario, of which the baseline has b. */
static void add(raat_tallied *tallied, size_t place, const double x[RAAT_LANES],
                const double b[RAAT_LANES], double baseline_anchor, bool ends_group)
{
    uint32_t *bins = bins_of(tallied, place);
    moments *m = &tallied->moments[place];
    double difference[RAAT_LANES];
    for (int i = 0; i < RAAT_LANES; i++)
        difference[i] = x[i] - b[i];
    raat_tally_add(&m->level, x, ends_group);
    raat_tally_count(bins, &m->level_edges, x);
    raat_tally_add(&m->difference, difference, ends_group);
    raat_tally_count(bins + RAAT_TALLY_BINS, &m->difference_edges, difference);
    raat_tally_pair(&m->own, m->level.anchor, x, difference);
    raat_tally_pair(&m->baseline, baseline_anchor, b, difference);
}

/* ---- the first 256 ---- */

static void keep(raat_tallied *tallied, const raat_record *record, raat_indicator_id id, size_t k)
{
    const raat_numbers *numbers = tallied->numbers;
    for (int32_t s = 0; s < numbers->plan->n_scenarios; s++) {
        raat_number *slot = slot_of(tallied, place_of(tallied, id, k) + (size_t)s);
        const raat_number *first = record->values + raat_numbers_at(numbers, id, s) + k;
        for (int32_t l = 0; l < record->n_lanes; l++)
            slot[tallied->taken * RAAT_LANES + l] = first[(size_t)l * numbers->of[id]];
    }
}

/* The values of one number become bins and moments. b: the baseline's. */
static void turn(raat_tallied *tallied, raat_indicator_id id, int32_t scenario, size_t k,
                 const double b[EXACT], double baseline_anchor)
{
    const size_t place = place_of(tallied, id, k) + (size_t)scenario;
    const bool whole = raat_indicator_row(id)->count;
    double x[EXACT], difference[EXACT];
    raat_number_unpack(id, slot_of(tallied, place), 1, EXACT, x);
    for (int i = 0; i < EXACT; i++)
        difference[i] = x[i] - b[i];
    memset(slot_of(tallied, place), 0, EXACT * sizeof(raat_number));
    tallied->moments[place] = (moments){
        .level = raat_tally_new(),
        .difference = raat_tally_new(),
        .level_edges = raat_tally_edges_by(x, EXACT, whole),
        .difference_edges = raat_tally_edges_by(difference, EXACT, whole),
    };
    for (int32_t block = 0; block < EXACT_BLOCKS; block++) {
        const bool ends_group = (block + 1) % GROUP_BLOCKS == 0;
        const double *lanes = x + block * RAAT_LANES;
        add(tallied, place, lanes, b + block * RAAT_LANES, baseline_anchor, ends_group);
        judge(tallied, id, scenario, k, lanes, ends_group);
    }
}

/* The anchor of a baseline does not wait for its own turn: pairs of the others lean on it. */
static double anchor_of(const double x[EXACT])
{
    raat_tally t = raat_tally_new();
    for (int32_t block = 0; block < EXACT_BLOCKS && t.n == 0; block++)
        raat_tally_add(&t, x + block * RAAT_LANES, false);
    return t.anchor;
}

static void turn_number(raat_tallied *tallied, raat_indicator_id id, size_t k)
{
    const raat_plan *plan = tallied->numbers->plan;
    double b[EXACT];
    raat_number_unpack(id, slot_of(tallied, place_of(tallied, id, k) + (size_t)plan->baseline), 1,
                       EXACT, b);
    const double anchor = anchor_of(b);
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        turn(tallied, id, s, k, b, anchor);
}

/* ---- the others ---- */

static void count(raat_tallied *tallied, const raat_record *record, raat_indicator_id id, size_t k)
{
    const raat_numbers *numbers = tallied->numbers;
    const int32_t baseline = numbers->plan->baseline;
    const bool ends_group = (record->block + 1) % GROUP_BLOCKS == 0;
    const size_t place = place_of(tallied, id, k);
    double x[RAAT_LANES], b[RAAT_LANES];
    raat_record_lanes(record, id, baseline, k, b);
    for (int32_t i = 0; i < numbers->plan->n_scenarios; i++) {
        /* The baseline first: its anchor may be set by this block. */
        const int32_t s = i == 0 ? baseline : i <= baseline ? i - 1 : i;
        raat_record_lanes(record, id, s, k, x);
        add(tallied, place + (size_t)s, x, b,
            tallied->moments[place + (size_t)baseline].level.anchor, ends_group);
        judge(tallied, id, s, k, x, ends_group);
    }
}

void raat_tallied_take(raat_tallied *tallied, const raat_record *record)
{
    assert(tallied->taken < EXACT_BLOCKS || tallied->moments);
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
        for (size_t k = 0; k < tallied->numbers->of[id]; k++) {
            if (tallied->taken == EXACT_BLOCKS)
                turn_number(tallied, id, k);
            if (tallied->taken < EXACT_BLOCKS)
                keep(tallied, record, id, k);
            else
                count(tallied, record, id, k);
        }
    tallied->taken++;
}

/* ---- telling ---- */

void raat_tallied_copy(const raat_tallied *tallied, const raat_cut *cut, raat_number *out)
{
    assert(tallied->taken <= EXACT_BLOCKS && cut->replicates <= tallied->taken * RAAT_LANES);
    for (size_t i = 0; i < cut->n; i++) {
        const size_t place = place_of(tallied, cut->id, cut->k + i) + (size_t)cut->scenario;
        const raat_number *slot = slot_of(tallied, place);
        raat_number *lane = out + i / LANES * LANES * cut->rows + i % LANES;
        for (size_t r = 0; r < (size_t)cut->replicates; r++)
            lane[r * LANES] = slot[r];
    }
}

void raat_tallied_statistics(const raat_tallied *tallied, raat_indicator_id id, int32_t scenario,
                             size_t k, raat_statistics *out_level, raat_paired *out_paired)
{
    assert(tallied->taken > EXACT_BLOCKS);
    const size_t place = place_of(tallied, id, k) + (size_t)scenario;
    const uint32_t *bins = bins_of(tallied, place);
    const moments *m = &tallied->moments[place];
    *out_level = raat_tally_statistics(&m->level);
    raat_tally_quantiles(&m->level, bins, &m->level_edges, out_level);
    out_paired->difference = raat_tally_statistics(&m->difference);
    raat_tally_quantiles(&m->difference, bins + RAAT_TALLY_BINS, &m->difference_edges,
                         &out_paired->difference);
    const double apart = raat_tally_variance(&m->own, m->difference.n) +
                         raat_tally_variance(&m->baseline, m->difference.n);
    out_paired->variance_factor = raat_paired_factor(&out_paired->difference, apart);
}

raat_statistics raat_tallied_met(const raat_tallied *tallied, int32_t target, int32_t scenario,
                                 size_t k)
{
    return raat_tally_statistics(met_of(tallied, target, scenario, k));
}
