#include "tests/support/plan_fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/run/pack.h"

static raat_label label(const char *name, const char *title, const char *title_nl)
{
    return (raat_label){raat_memory_text(name, NULL), raat_memory_text(title, NULL),
                        title_nl ? raat_memory_text(title_nl, NULL) : NULL};
}

static void give_axis(raat_plan *plan, raat_axis_id id, int32_t n, const char *const (*rows)[3])
{
    plan->axes[id].n = n;
    plan->axes[id].labels = raat_memory_new((size_t)n, sizeof(raat_label), NULL);
    for (int32_t i = 0; i < n; i++)
        plan->axes[id].labels[i] = label(rows[i][0], rows[i][1], rows[i][2]);
}

static void give_axes(raat_plan *plan)
{
    static const char *const branches[][3] = {
        {"hospitals", "Hospitals", "Ziekenhuizen"},
        {"vvt", "Nursing homes and home care", NULL},
        {"ggz", "Mental health care", "Geestelijke gezondheidszorg"},
    };
    static const char *const qualifications[][3] = {
        {"mbo3", "Care worker (level 3)", "Verzorgende IG (mbo 3)"},
        {"mbo4", "Nurse (level 4)", "Verpleegkundige (mbo 4)"},
    };
    static const char *const routes[][3] = {{"bol", "school-based", "beroepsopleidend"},
                                            {"bbl", "work-based", "beroepsbegeleidend"}};
    static const char *const tracks[][3] = {
        {"bol_mbo3", "Care worker, school-based", "Verzorgende, BOL"},
        {"bbl_mbo3", "Care worker, work-based", NULL},
        {"bol_mbo4", "Nurse, school-based", "Verpleegkundige, BOL"},
    };
    static const char *const ages[][3] = {{"15-44", "under 45", "jonger dan 45"},
                                          {"45-67", "45 and older", "45 en ouder"}};
    give_axis(plan, RAAT_AXIS_BRANCH, 3, branches);
    give_axis(plan, RAAT_AXIS_QUALIFICATION, 2, qualifications);
    give_axis(plan, RAAT_AXIS_ROUTE, 2, routes);
    give_axis(plan, RAAT_AXIS_TRACK, 3, tracks);
    give_axis(plan, RAAT_AXIS_AGE, 2, ages);
    for (raat_axis_id id = RAAT_AXIS_TENURE; id <= RAAT_AXIS_PAYER; id++)
        plan->axes[id] = raat_axis_fixed(id);
}

static void give_regions(raat_plan *plan)
{
    plan->n_regions = plan->n_areas = 2;
    plan->regions = raat_memory_new(2, sizeof *plan->regions, NULL);
}

static void give_tracks(raat_plan *plan)
{
    static const int32_t route[] = {0, 1, 0}, qualification[] = {0, 0, 1};
    raat_training *const t = &plan->regions[0].training;
    plan->routes = raat_memory_new(2, sizeof *plan->routes, NULL);
    t->tracks = raat_memory_new(3, sizeof *t->tracks, NULL);
    for (int32_t i = 0; i < 3; i++) {
        t->tracks[i].route = route[i];
        t->tracks[i].qualification = qualification[i];
    }
}

static void give_study(raat_plan *plan)
{
    static const char *const scenarios[][3] = {
        {"more_places", "more training places", "meer opleidingsplaatsen"},
        {"baseline", "no action", "geen actie \xe2\x80\x93 nulsc\xc3\xa9nario"},
        {"retention", "retention", NULL},
    };
    plan->n_scenarios = 3;
    plan->baseline = 1;
    plan->scenarios = raat_memory_new(3, sizeof *plan->scenarios, NULL);
    for (int32_t i = 0; i < 3; i++)
        plan->scenarios[i].label = label(scenarios[i][0], scenarios[i][1], scenarios[i][2]);
    plan->regions[0].label = label("noord", "North", "Noord");
    plan->regions[1].label = label("zuid", "South", "Zuid");
    plan->n_targets = 2;
    plan->targets = raat_memory_new(2, sizeof *plan->targets, NULL);
    plan->targets[0] = (raat_target){label("gap_closed", "gap closed", "gat dicht"),
                                     RAAT_SHORTAGE_SHARE, RAAT_AT_MOST, 0.02, 2015};
    plan->targets[1] = (raat_target){label("yield", "diploma yield", NULL), RAAT_DIPLOMA_SHARE,
                                     RAAT_AT_LEAST, 0.08, 2014};
}

raat_plan *plan_fixture_new(int32_t n_replicates)
{
    raat_plan *plan = raat_plan_new(NULL);
    if (!plan)
        return NULL;
    plan->label = label("fixture", "A small plan", "Een klein plan");
    plan->resolved = raat_memory_text("study: fixture\ntitle: \"A small plan\"\n", NULL);
    raat_digest_hex(plan->resolved, strlen(plan->resolved), plan->digest);
    plan->seed = UINT64_MAX; /* no double holds it */
    plan->start_year = 2012;
    plan->end_year = 2015;
    plan->steps_per_year = 4;
    plan->n_replicates = n_replicates;
    give_axes(plan);
    give_regions(plan);
    give_tracks(plan);
    give_study(plan);
    return plan;
}

/* A number in (0, 1) that looks like chance, different for every argument (SplitMix64's mixing). */
static double noise(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    x ^= x >> 31;
    return ((double)(x >> 12) + 0.5) / 4503599627370496.0;
}

double plan_fixture_value(raat_indicator_id id, int32_t scenario, int32_t region, int32_t year,
                          int32_t cell, int32_t replicate)
{
    const raat_indicator *row = raat_indicator_row(id);
    const uint64_t place =
        (((uint64_t)id * 4 + (uint64_t)region) * 64 + (uint64_t)year) * 1024 + (uint64_t)cell;
    const double common = noise(place * 65536 + (uint64_t)replicate);
    const double own =
        noise((place + (1 + (uint64_t)scenario) * 100000000) * 65536 + (uint64_t)replicate);
    const double value = common + 0.1 * own + 0.01 * scenario;
    if (row->count)
        return floor(1000 * value);
    if (row->rule == RAAT_YEAR_RATIO)
        return (replicate + cell + year) % 7 == 0 ? NAN : 0.1 * value;
    return replicate % 11 == 0 ? -0.0 : 1e4 * value - 3000;
}

static void fill(const raat_plan *plan, int32_t block, double *out)
{
    for (int32_t s = 0; s < plan->n_scenarios; s++)
        for (int32_t r = 0; r < plan->n_regions; r++)
            for (int32_t y = 0; y < raat_plan_years(plan); y++)
                for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS; id++)
                    for (int32_t c = 0;
                         raat_plan_records(plan, id) && c < raat_indicator_cells(id, plan->axes);
                         c++)
                        for (int32_t lane = 0; lane < RAAT_LANES; lane++)
                            *out++ = plan_fixture_value(id, s, r, y, c, block * RAAT_LANES + lane);
}

static size_t scenario_size(const raat_plan *plan)
{
    return (size_t)(plan->n_regions * raat_plan_years(plan) * raat_plan_cells(plan)) * RAAT_LANES;
}

/* Of one scenario: values[area][year][cell][RAAT_LANES]. */
static raat_status pack(const raat_numbers *layout, raat_indicator_id id, int32_t scenario,
                        int32_t block, const double *values, raat_number *out, raat_error *err)
{
    const raat_plan *plan = layout->plan;
    const size_t cells = layout->cells[id], n = layout->of[id];
    const size_t row = (size_t)raat_plan_cells(plan);
    const size_t first = (size_t)raat_indicator_offset(id, plan->axes);
    raat_number *rounded = raat_memory_new(n * RAAT_LANES, sizeof *rounded, err);
    const raat_number **from = raat_memory_new(n, sizeof *from, err);
    raat_status status = rounded && from ? RAAT_OK : RAAT_FAILED;
    for (size_t k = 0; k < n && status == RAAT_OK; k++) {
        const size_t year = k / cells / layout->areas, area = k / cells % layout->areas;
        const size_t at = (area * layout->years + year) * row + first + k % cells;
        from[k] = rounded + k * RAAT_LANES;
        status = raat_pack_round(plan, id, values + at * RAAT_LANES, 1, block * RAAT_LANES,
                                 rounded + k * RAAT_LANES, err);
    }
    if (status == RAAT_OK)
        raat_pack_turn(from, n, layout->lanes, out + raat_numbers_at(layout, id, scenario));
    raat_memory_free(from);
    raat_memory_free(rounded);
    return status;
}

raat_status plan_fixture_give(const raat_plan *plan, raat_sink *sink, int32_t block,
                              const double *values, raat_error *err)
{
    const raat_numbers layout = raat_numbers_of(plan);
    raat_number *packed = raat_memory_new(raat_numbers_in_block(&layout), sizeof *packed, err);
    raat_status status = packed ? RAAT_OK : RAAT_FAILED;
    for (int32_t s = 0; s < plan->n_scenarios; s++, values += scenario_size(plan))
        for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++)
            if (layout.of[id] > 0)
                status = pack(&layout, id, s, block, values, packed, err);
    const int32_t left = plan->n_replicates - block * RAAT_LANES;
    const raat_record record = {block, left < RAAT_LANES ? left : RAAT_LANES, &layout, packed};
    if (status == RAAT_OK)
        status = sink->take(sink, &record, err);
    raat_memory_free(packed);
    return status;
}

raat_status plan_fixture_feed(const raat_plan *plan, raat_sink *sink, int32_t n, raat_error *err)
{
    double *values =
        raat_memory_new((size_t)plan->n_scenarios * scenario_size(plan), sizeof *values, err);
    raat_status status = values ? RAAT_OK : RAAT_FAILED;
    for (int32_t block = 0; block * RAAT_LANES < n && status == RAAT_OK; block++) {
        fill(plan, block, values);
        status = plan_fixture_give(plan, sink, block, values, err);
    }
    raat_memory_free(values);
    return status;
}
