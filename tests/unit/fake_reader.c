/* fake_reader.c: a results file that is not there, for the tests of comparison and report. It is
 * included by a test instead of being linked, and takes the place of engine/store/reader.c.
 *
 * Numbers follow simple laws, so that a test can state what it expects: a level is lognormal with a
 * median that grows from year to year and a spread that widens; scenario s multiplies the median by
 * fake_effect[s] from 2018 on; a difference is normal around the difference of the medians. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "engine/base/memory.h"
#include "engine/store/reader.h"

enum { FAKE_SCENARIOS = 5, FAKE_FIRST = 2012, FAKE_YEARS = 19, FAKE_RECORDED = 2016 };

/* Titles carry what must be escaped in HTML, JSON and CSV. */
static raat_label fake_scenarios[FAKE_SCENARIOS] = {
    {"baseline", "no regional action", "geen regionale acties"},
    {"more_places", "more training places", "meer opleidingsplaatsen"},
    {"less_dropout", "less <dropout> & \"delay\"", "minder <uitval> & \"vertraging\""},
    {"retention", "retention", "behoud"},
    {"all_together", "all together", NULL},
};
static const double fake_effect[FAKE_SCENARIOS] = {1, 0.97, 0.95, 0.9, 0.82};

static raat_label fake_study = {"limburg-fake", "Limburg: places, dropout & <retention>",
                                "Limburg: plaatsen, uitval & <behoud>"};
static raat_label fake_regions[] = {{"limburg", "Limburg", NULL}};
static raat_label fake_branches[] = {
    {"vvt", "nursing homes and home care", "verpleging en thuiszorg (VVT)"},
    {"ziekenhuis", "hospitals", "ziekenhuizen en UMC"},
    {"overig", "other", "overig"}};
static raat_label fake_qualifications[] = {{"mbo3", "carer (mbo 3)", "verzorgende (mbo 3)"},
                                           {"mbo4", "nurse (mbo 4)", "mbo-verpleegkundige"}};
static raat_label fake_tracks[] = {{"bol_mbo3", "BOL mbo 3", NULL},
                                   {"bbl_mbo3", "BBL mbo 3", NULL}};
static raat_label fake_ages[] = {{"under_55", "under 55", "jonger dan 55"},
                                 {"55_plus", "55 and over", "55 en ouder"}};
static const raat_reader_target fake_targets[] = {
    {{"gap_closed", "shortage at most 2 % of demand", "tekort hoogstens 2 % van de vraag"},
     RAAT_SHORTAGE_SHARE,
     1,
     0.02,
     2026},
    {{"quote_10", "training quote of at least 10 %", "opleidingsquote minstens 10 %"},
     RAAT_QUOTE,
     0,
     0.10,
     2021},
};
enum { FAKE_TARGETS = sizeof fake_targets / sizeof *fake_targets };

/* Medians in 2012 and 2030 and the spread (sigma of the logarithm) in 2030; the others have the
 * last row's. */
static const struct {
    raat_indicator_id id;
    double first, last, sigma;
    int follows; /* the scenarios' effects */
} fake_laws[] = {
    {RAAT_SHORTAGE_FTE, 600, 5400, 0.7, 1},
    {RAAT_SHORTAGE_SHARE, 0.01, 0.09, 0.7, 1},
    {RAAT_HEADS, 84663, 86000, 0.08, 0},
    {RAAT_EXITS, 6773, 8200, 0.1, 1},
    {RAAT_HIRES, 5200, 8700, 0.1, 1},
    {RAAT_STARTERS, 4000, 5200, 0.12, 0},
    {RAAT_STUDENTS, 11000, 14200, 0.11, 0},
    {RAAT_DIPLOMAS, 2900, 3700, 0.12, 0},
    {RAAT_DIPLOMA_SHARE, 0.66, 0.71, 0.03, 0},
    {RAAT_QUOTE, 0.083, 0.088, 0.1, 0},
    {RAAT_PLACES_BIND, 0.05, 0.55, 0.01, 1},
    {RAAT_EXITS_REASON, 2200, 2700, 0.1, 0},
    {RAAT_HIRES_SOURCE, 1300, 2200, 0.1, 1},
    {RAAT_NET_FTE, 63497.25, 64500, 0.08, 0}, /* 0.75 a head in every year */
    {RAAT_SHORTAGE_EXCL_STUDENTS_FTE, 900, 6000, 0.7, 1},
    {RAAT_SHORTAGE_STRUCTURAL_FTE, 300, 4000, 0.7, 1},
    {RAAT_YIELD_PLUS1, 0.65, 0.65, 0.05, 0},
    {RAAT_YIELD_EVENTUAL, 0.7, 0.7, 0.05, 0},
    {RAAT_YIELD_PLUS1_TRACK, 0.55, 0.55, 0.05, 0},
    {RAAT_YIELD_EVENTUAL_TRACK, 0.6, 0.6, 0.05, 0},
    {RAAT_N_INDICATORS, 1000, 1200, 0.1, 0},
};

/* The quantile of each statistic; 0 for those that are none. */
static const double fake_p[RAAT_N_STATS] = {
    [RAAT_STAT_MIN] = 0.001,  [RAAT_STAT_Q025] = 0.025, [RAAT_STAT_Q05] = 0.05,
    [RAAT_STAT_Q10] = 0.1,    [RAAT_STAT_Q25] = 0.25,   [RAAT_STAT_Q50] = 0.5,
    [RAAT_STAT_Q75] = 0.75,   [RAAT_STAT_Q90] = 0.9,    [RAAT_STAT_Q95] = 0.95,
    [RAAT_STAT_Q975] = 0.975, [RAAT_STAT_MAX] = 0.999};

static int fake_row(raat_indicator_id id)
{
    int i = 0;
    while (fake_laws[i].id != id && fake_laws[i].id != RAAT_N_INDICATORS)
        i++;
    return i;
}

/* An indicator in which the first two scenarios change places: a test may name one. */
static raat_indicator_id fake_swapped = RAAT_N_INDICATORS;

static double fake_median(raat_indicator_id id, int scenario, int year)
{
    if (id == fake_swapped && (scenario == 1 || scenario == 2))
        scenario = 3 - scenario;
    const int row = fake_row(id);
    const double share = year / (FAKE_YEARS - 1.0);
    const double plain =
        fake_laws[row].first + (fake_laws[row].last - fake_laws[row].first) * share;
    const int works = FAKE_FIRST + year >= 2018 && fake_laws[row].follows;
    return plain * (works ? fake_effect[scenario] : 1);
}

static double fake_level(raat_indicator_id id, int scenario, int year, raat_layout_statistic s)
{
    const double median = fake_median(id, scenario, year);
    const double sigma = fake_laws[fake_row(id)].sigma * (0.15 + 0.85 * year / (FAKE_YEARS - 1.0));
    const double sd = median * sigma;
    switch (s) {
    case RAAT_STAT_MEAN:
        return median * exp(sigma * sigma / 2);
    case RAAT_STAT_SD:
        return sd;
    case RAAT_STAT_SE:
        return sd / sqrt(1000);
    case RAAT_STAT_N:
        return 1000;
    case RAAT_STAT_FREEDOM:
        return 3;
    case RAAT_STAT_VARIANCE_REDUCTION:
        return NAN;
    default:
        return median * exp(sigma * gsl_cdf_ugaussian_Pinv(fake_p[s]));
    }
}

static double fake_difference(raat_indicator_id id, int scenario, int year, raat_layout_statistic s)
{
    const double mean = fake_median(id, scenario, year) - fake_median(id, 0, year);
    const double sd = fabs(mean) * 0.6;
    switch (s) {
    case RAAT_STAT_MEAN:
        return mean;
    case RAAT_STAT_SD:
        return sd;
    case RAAT_STAT_SE:
        return sd / sqrt(1000);
    case RAAT_STAT_N:
        return 1000;
    case RAAT_STAT_FREEDOM:
        return 3;
    case RAAT_STAT_VARIANCE_REDUCTION:
        return sd > 0 ? 14.2 * scenario : NAN;
    default:
        return mean + sd * gsl_cdf_ugaussian_Pinv(fake_p[s]);
    }
}

/* The last year whose cohort ends in time, and the one track that nobody starts: a test may change
 * them. */
static int fake_last_cohort = 2026, fake_empty_track = -1;

static bool fake_has(raat_indicator_id id, int year, int cell)
{
    return raat_indicator_row(id)->rule != RAAT_YEAR_COHORT ||
           (FAKE_FIRST + year <= fake_last_cohort &&
            (cell != fake_empty_track || raat_indicator_row(id)->axes[0] == RAAT_AXIS_NONE));
}

static const char *fake_resolved =
    "format: 1\n"
    "scenarios:\n"
    "  baseline: {title: \"no <b>action</b>\", actions: []}\n"
    "  both: {title: both, title_nl: allebei, actions: [A-1, A-2, A-3]}\n"
    "  all_together: {title: all together, actions: [A-1, A-2, A-3], reach: 0.5}\n"
    "targets:\n"
    "  t: {at_most: 0.02, year: 2026, source: {assumption: a market}}\n"
    "region:\n"
    "  heads: {unit: person, value: {normal: [9, 2]}, source: {derived: 1 + 1}}\n"
    "  share: {unit: \"1\", value: {a: {beta: [1, 2]}, b: 0.2}, source: {public: CBS}}\n"
    "  exits: {unit: person, value: {2012: 6773, 2016: 7215}, source: {public: CBS}}\n"
    "actions:\n"
    "  actions:\n"
    "    A-1:\n"
    "      title: \"fewer <leave> & co\"\n"
    "      title_nl: minder weg\n"
    "      source: {seed: action 1}\n"
    "      start: 2018\n"
    "      effects:\n"
    "      - lever: dropout\n"
    "        where: {study_year: [1, 2]}\n"
    "        operation: multiply\n"
    "        size: {unit: \"1\", value: {triangular: [0.65, 0.85, 1]}, source: {assumption: "
    "\"<guess>\"}}\n"
    "        reach: {unit: \"1\", value: {uniform: [0.5, 1]}, source: {assumption: guess}}\n"
    "      - {lever: quote, operation: floor, size: {unit: FTE/FTE, value: 0.1, source: {seed: "
    "line 1}}}\n"
    "    A-2: {title: meetings, start: 2019, end: 2021, enabling: talk alone moves nobody}\n"
    "    A-4: {title: used by none, start: 2019, enabling: no scenario has it}\n";

static int32_t fake_replicates = 1000; /* a test may change what is said of them */

struct raat_reader {
    char *path;
};

raat_status raat_reader_open(const char *path, raat_reader **out, raat_error *err)
{
    if (strstr(path, "missing"))
        return raat_error_set(err, RAAT_USAGE, "%s: no such file", path);
    *out = raat_memory_new(1, sizeof **out, err);
    if (!*out)
        return RAAT_FAILED;
    (*out)->path = raat_memory_text(path, err);
    return (*out)->path ? RAAT_OK : RAAT_FAILED;
}

raat_status raat_reader_open_unsealed(const char *path, raat_reader **out, raat_error *err)
{
    return raat_reader_open(path, out, err);
}

void raat_reader_free(raat_reader *reader)
{
    if (reader)
        raat_memory_free(reader->path);
    raat_memory_free(reader);
}

const raat_label *raat_reader_study(const raat_reader *r)
{
    return r ? &fake_study : NULL;
}

raat_axis raat_reader_scenarios(const raat_reader *r)
{
    return (raat_axis){r ? FAKE_SCENARIOS : 0, fake_scenarios};
}

int32_t raat_reader_baseline(const raat_reader *r)
{
    return r ? 0 : -1;
}

raat_axis raat_reader_regions(const raat_reader *r)
{
    return (raat_axis){r ? 1 : 0, fake_regions};
}

raat_axis raat_reader_axis(const raat_reader *r, raat_axis_id axis)
{
    (void)r;
    switch (axis) {
    case RAAT_AXIS_BRANCH:
        return (raat_axis){3, fake_branches};
    case RAAT_AXIS_QUALIFICATION:
        return (raat_axis){2, fake_qualifications};
    case RAAT_AXIS_TRACK:
        return (raat_axis){2, fake_tracks};
    case RAAT_AXIS_AGE:
        return (raat_axis){2, fake_ages};
    default:
        return raat_axis_fixed(axis);
    }
}

int32_t raat_reader_first_year(const raat_reader *r)
{
    return r ? FAKE_FIRST : 0;
}

int32_t raat_reader_years(const raat_reader *r)
{
    return r ? FAKE_YEARS : 0;
}

int32_t raat_reader_last_recorded(const raat_reader *r)
{
    return r ? FAKE_RECORDED : 0;
}

int32_t raat_reader_replicates(const raat_reader *r)
{
    return r ? fake_replicates : 0;
}

uint64_t raat_reader_seed(const raat_reader *r)
{
    return r ? UINT64_MAX : 0;
}

const char *raat_reader_version(const raat_reader *r)
{
    return r ? "0.1.0" : "";
}

const char *raat_reader_digest(const raat_reader *r)
{
    return r ? "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0" : "";
}

const char *raat_reader_resolved(const raat_reader *r)
{
    return r ? fake_resolved : "";
}

/* As a file of the default store. */
bool raat_reader_holds(const raat_reader *r, raat_indicator_id id)
{
    return r && !raat_indicator_row(id)->full;
}

static raat_status fake_numbers(const raat_reader *r, raat_indicator_id id,
                                double (*law)(raat_indicator_id, int, int, raat_layout_statistic),
                                double **out, raat_error *err)
{
    int cells = 1;
    for (const raat_axis_id *axis = raat_indicator_row(id)->axes; *axis != RAAT_AXIS_NONE; axis++)
        cells *= raat_reader_axis(r, *axis).n;
    double *to = raat_memory_new((size_t)(FAKE_SCENARIOS * RAAT_N_STATS * FAKE_YEARS * cells),
                                 sizeof *to, err);
    if (!to)
        return RAAT_FAILED;
    *out = to;
    for (int scenario = 0; scenario < FAKE_SCENARIOS; scenario++)
        for (int s = 0; s < RAAT_N_STATS; s++)
            for (int year = 0; year < FAKE_YEARS; year++)
                for (int cell = 0; cell < cells; cell++)
                    *to++ = fake_has(id, year, cell)
                                ? law(id, scenario, year, (raat_layout_statistic)s) / (1 + cell)
                                : NAN;
    return RAAT_OK;
}

raat_status raat_reader_summary(const raat_reader *r, raat_indicator_id id, double **out,
                                raat_error *err)
{
    return fake_numbers(r, id, fake_level, out, err);
}

raat_status raat_reader_paired(const raat_reader *r, raat_indicator_id id, double **out,
                               raat_error *err)
{
    return fake_numbers(r, id, fake_difference, out, err);
}

bool raat_reader_keeps(const raat_reader *r, raat_indicator_id id)
{
    (void)r, (void)id;
    return false;
}

raat_status raat_reader_values(const raat_reader *r, raat_indicator_id id, float **out,
                               raat_error *err)
{
    (void)r, (void)id, (void)out;
    return raat_error_set(err, RAAT_USAGE, "no replicates");
}

int32_t raat_reader_targets(const raat_reader *r, const raat_reader_target **out)
{
    *out = fake_targets;
    return r ? FAKE_TARGETS : 0;
}

/* The chance that a lognormal level lies on the target's side of the threshold. */
static double fake_share(int scenario, int target, int year)
{
    const raat_reader_target *t = &fake_targets[target];
    const double median = fake_median(t->indicator, scenario, year);
    const double sigma = 0.5 * (0.2 + year / (FAKE_YEARS - 1.0));
    const double below = gsl_cdf_ugaussian_P(log(t->threshold / median) / sigma);
    return t->at_most ? below : 1 - below;
}

raat_status raat_reader_met(const raat_reader *r, double **out_share, double **out_se,
                            raat_error *err)
{
    (void)r;
    const size_t n = (size_t)FAKE_SCENARIOS * FAKE_TARGETS * FAKE_YEARS;
    *out_share = raat_memory_new(n, sizeof **out_share, err);
    *out_se = raat_memory_new(n, sizeof **out_se, err);
    if (!*out_share || !*out_se)
        return RAAT_FAILED;
    size_t at = 0;
    for (int scenario = 0; scenario < FAKE_SCENARIOS; scenario++)
        for (int target = 0; target < FAKE_TARGETS; target++)
            for (int year = 0; year < FAKE_YEARS; year++, at++) {
                const double p = fake_share(scenario, target, year);
                (*out_share)[at] = p;
                (*out_se)[at] = sqrt(p * (1 - p) / 1000);
            }
    return RAAT_OK;
}
