#include "engine/store/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "engine/store/archive.h"
#include "engine/store/seal.h"

struct raat_reader {
    raat_archive *archive;
    raat_label study;
    raat_axis scenarios, regions, targets, axes[RAAT_N_AXES]; /* n = 0: not in the file */
    raat_reader_target *definitions;                          /* [targets.n] */
    int32_t baseline, first_year, years, last_recorded, replicates;
    uint64_t seed;
    char *version, *digest, *resolved;
    bool keeps[RAAT_N_INDICATORS]; /* its replicates are there */
    bool holds[RAAT_N_INDICATORS];
};

/* ---- labels ---- */

static raat_status read_label_column(const raat_reader *r, const char *name, int32_t n,
                                     char **texts, raat_error *err)
{
    int32_t length;
    raat_status status = raat_archive_shape(r->archive, name, RAAT_ARCHIVE_TEXT, 1, &length, err);
    if (status == RAAT_OK)
        status = raat_archive_texts(r->archive, name, (size_t)n, texts, err);
    for (int32_t i = 0; i < n && status == RAAT_OK; i++)
        if (!raat_layout_takes_text(texts[i]))
            status = raat_archive_damaged(r->archive, err, "%s holds what no label may", name);
    return status;
}

/* Takes over the texts, whole or half read. */
static void fill_labels(raat_label *labels, int32_t n, char **columns)
{
    for (int32_t i = 0; i < n; i++) {
        labels[i].name = columns[i];
        labels[i].title = columns[n + i];
        labels[i].title_nl = columns[2 * n + i];
    }
}

static raat_status read_axis(raat_reader *r, const char *name, raat_axis *out, raat_error *err)
{
    static const char *const endings[] = {"", "_title", "_title_nl"};
    char variable[64];
    int32_t n;
    snprintf(variable, sizeof variable, "/%s", name);
    raat_status status = raat_archive_shape(r->archive, variable, RAAT_ARCHIVE_TEXT, 1, &n, err);
    if (status != RAAT_OK)
        return status;
    out->labels = raat_memory_new((size_t)n, sizeof *out->labels, err);
    char **columns = raat_memory_new(3 * (size_t)n, sizeof *columns, err);
    status = out->labels && columns ? RAAT_OK : RAAT_FAILED;
    for (int k = 0; k < 3 && status == RAAT_OK; k++) {
        snprintf(variable, sizeof variable, "/%s%s", name, endings[k]);
        status = read_label_column(r, variable, n, columns + k * n, err);
    }
    if (out->labels && columns) {
        fill_labels(out->labels, n, columns);
        out->n = n;
    }
    raat_memory_free(columns);
    return status;
}

static void free_label(raat_label *label)
{
    raat_memory_free(label->name);
    raat_memory_free(label->title);
    raat_memory_free(label->title_nl);
}

static void free_axis(raat_axis *axis)
{
    for (int32_t i = 0; i < axis->n; i++)
        free_label(&axis->labels[i]);
    raat_memory_free(axis->labels);
}

/* The index of a name, or -1. */
static int32_t find(raat_axis axis, const char *name)
{
    for (int32_t i = 0; i < axis.n; i++)
        if (strcmp(axis.labels[i].name, name) == 0)
            return i;
    return -1;
}

/* ---- coordinates ---- */

static raat_status read_years(raat_reader *r, raat_error *err)
{
    raat_status status =
        raat_archive_shape(r->archive, "/year", RAAT_ARCHIVE_INT32, 1, &r->years, err);
    if (status != RAAT_OK)
        return status;
    int32_t *years = raat_memory_new((size_t)r->years, sizeof *years, err);
    if (!years)
        return RAAT_FAILED;
    status =
        raat_archive_numbers(r->archive, "/year", RAAT_ARCHIVE_INT32, (size_t)r->years, years, err);
    r->first_year = status == RAAT_OK ? years[0] : 0;
    for (int32_t y = 0; y < r->years && status == RAAT_OK; y++)
        if (years[0] < 0 || years[0] > 9999 || years[y] != years[0] + y)
            status = raat_archive_damaged(r->archive, err, "/year does not count on by one");
    raat_memory_free(years);
    return status;
}

static raat_status read_statistics(const raat_reader *r, raat_error *err)
{
    char *names[RAAT_N_STATS] = {0};
    raat_status status = raat_archive_texts(r->archive, "/statistic", RAAT_N_STATS, names, err);
    for (raat_layout_statistic k = 0; k < RAAT_N_STATS; k++) {
        if (status == RAAT_OK && strcmp(names[k], raat_layout_statistic_name(k)) != 0)
            status = raat_archive_damaged(r->archive, err, "/statistic %d is %s, not %s", (int)k,
                                          names[k], raat_layout_statistic_name(k));
        raat_memory_free(names[k]);
    }
    return status;
}

static raat_status read_coordinates(raat_reader *r, raat_error *err)
{
    raat_status status = read_axis(r, "scenario", &r->scenarios, err);
    if (status == RAAT_OK)
        status = read_axis(r, "region", &r->regions, err);
    if (status == RAAT_OK)
        status = read_years(r, err);
    if (status == RAAT_OK)
        status = read_statistics(r, err);
    for (raat_axis_id a = RAAT_AXIS_NONE + 1; a < RAAT_N_AXES && status == RAAT_OK; a++) {
        char name[64];
        snprintf(name, sizeof name, "/%s", raat_axis_name(a));
        if (raat_archive_has(r->archive, name))
            status = read_axis(r, raat_axis_name(a), &r->axes[a], err);
    }
    return status;
}

/* ---- provenance ---- */

static raat_status read_seed(raat_reader *r, raat_error *err)
{
    char *text = NULL, *end;
    raat_status status = raat_archive_text(r->archive, "/provenance", "seed", &text, err);
    if (status != RAAT_OK)
        return status;
    errno = 0;
    r->seed = strtoull(text, &end, 10);
    if (errno != 0 || text[0] < '0' || text[0] > '9' || *end)
        status = raat_archive_damaged(r->archive, err, "the seed is no number");
    raat_memory_free(text);
    return status;
}

static raat_status read_baseline(raat_reader *r, raat_error *err)
{
    char *name = NULL;
    raat_status status = raat_archive_text(r->archive, "/provenance", "baseline", &name, err);
    if (status != RAAT_OK)
        return status;
    r->baseline = find(r->scenarios, name);
    if (r->baseline < 0)
        status = raat_archive_damaged(r->archive, err, "the baseline is none of the scenarios");
    raat_memory_free(name);
    return status;
}

static raat_status read_resolved(raat_reader *r, raat_error *err)
{
    char found[RAAT_DIGEST_TEXT];
    raat_status status =
        raat_archive_text(r->archive, "/provenance", "resolved_sha256", &r->digest, err);
    if (status == RAAT_OK)
        status = raat_archive_texts(r->archive, "/provenance/resolved", 1, &r->resolved, err);
    if (status != RAAT_OK)
        return status;
    raat_digest_hex(r->resolved, strlen(r->resolved), found);
    if (strcmp(found, r->digest) != 0)
        return raat_archive_damaged(r->archive, err, "the study is not the one of its digest");
    return RAAT_OK;
}

static raat_status read_study(raat_reader *r, raat_error *err)
{
    raat_status status = raat_archive_text(r->archive, "/", "study", &r->study.name, err);
    if (status == RAAT_OK)
        status = raat_archive_text(r->archive, "/", "title", &r->study.title, err);
    if (status == RAAT_OK)
        status = raat_archive_text(r->archive, "/", "title_nl", &r->study.title_nl, err);
    if (status == RAAT_OK &&
        !(raat_layout_takes_text(r->study.name) && raat_layout_takes_text(r->study.title) &&
          raat_layout_takes_text(r->study.title_nl)))
        status = raat_archive_damaged(r->archive, err, "the study's name holds what no label may");
    return status;
}

static raat_status read_provenance(raat_reader *r, raat_error *err)
{
    raat_status status = read_study(r, err);
    if (status == RAAT_OK)
        status = raat_archive_text(r->archive, "/provenance", "program_version", &r->version, err);
    if (status == RAAT_OK)
        status = raat_archive_integer(r->archive, "/provenance", "replicates", &r->replicates, err);
    if (status == RAAT_OK && r->replicates < 1)
        status = raat_archive_damaged(r->archive, err, "it holds %d replicates", r->replicates);
    if (status == RAAT_OK)
        status = raat_archive_integer(r->archive, "/provenance", "last_recorded_year",
                                      &r->last_recorded, err);
    if (status == RAAT_OK)
        status = read_seed(r, err);
    if (status == RAAT_OK)
        status = read_baseline(r, err);
    if (status == RAAT_OK)
        status = read_resolved(r, err);
    return status;
}

/* ---- variables ---- */

/* The variable has the shape (scenario, `second`, year, region, the indicator's axes). */
static raat_status check_shape(const raat_reader *r, const char *group, raat_indicator_id id,
                               raat_archive_type type, int32_t second, raat_error *err)
{
    const raat_indicator *row = raat_indicator_row(id);
    int32_t expected[4 + RAAT_MOST_AXES] = {r->scenarios.n, second, r->years, r->regions.n};
    int32_t found[4 + RAAT_MOST_AXES];
    int rank = 4;
    for (const raat_axis_id *a = row->axes; *a != RAAT_AXIS_NONE; a++)
        expected[rank++] = r->axes[*a].n;
    char name[96];
    snprintf(name, sizeof name, "%s/%s", group, row->name);
    raat_status status = raat_archive_shape(r->archive, name, type, rank, found, err);
    for (int i = 0; i < rank && status == RAAT_OK; i++)
        if (found[i] != expected[i])
            status = raat_archive_damaged(r->archive, err, "axis %d of %s has length %d, not %d",
                                          i + 1, name, found[i], expected[i]);
    return status;
}

/* Of the replicates. */
static raat_archive_type type_of(const raat_indicator *row)
{
    return row->count ? RAAT_ARCHIVE_INT32 : RAAT_ARCHIVE_FLOAT;
}

/* What the writer of the file had no row for, and what its store leaves out, is not held. */
static raat_status check_indicator(raat_reader *r, raat_indicator_id id, raat_error *err)
{
    const raat_indicator *row = raat_indicator_row(id);
    char name[96];
    raat_status status = RAAT_OK;
    snprintf(name, sizeof name, "/summary/%s", row->name);
    if (raat_archive_has(r->archive, name)) {
        r->holds[id] = true;
        status = check_shape(r, "/summary", id, RAAT_ARCHIVE_DOUBLE, RAAT_N_STATS, err);
        if (status == RAAT_OK)
            status = check_shape(r, "/paired", id, RAAT_ARCHIVE_DOUBLE, RAAT_N_STATS, err);
    }
    snprintf(name, sizeof name, "/%s", row->name);
    r->keeps[id] = raat_archive_has(r->archive, name);
    if (status == RAAT_OK && r->keeps[id])
        status = check_shape(r, "", id, type_of(row), r->replicates, err);
    return status;
}

static raat_status check_indicators(raat_reader *r, raat_error *err)
{
    raat_status status = RAAT_OK;
    bool any = false;
    for (raat_indicator_id id = 0; id < RAAT_N_INDICATORS && status == RAAT_OK; id++) {
        status = check_indicator(r, id, err);
        any = any || r->holds[id];
    }
    if (status == RAAT_OK && !any)
        status = raat_archive_damaged(r->archive, err, "it holds no indicator");
    return status;
}

/* ---- targets ---- */

static raat_status define_targets(raat_reader *r, char **indicators, double *thresholds,
                                  int32_t *years, int8_t *at_most, raat_error *err)
{
    const size_t n = (size_t)r->targets.n;
    raat_archive *a = r->archive;
    raat_status status = raat_archive_texts(a, "/targets/indicator", n, indicators, err);
    if (status == RAAT_OK)
        status =
            raat_archive_numbers(a, "/targets/threshold", RAAT_ARCHIVE_DOUBLE, n, thresholds, err);
    if (status == RAAT_OK)
        status = raat_archive_numbers(a, "/targets/target_year", RAAT_ARCHIVE_INT32, n, years, err);
    if (status == RAAT_OK)
        status = raat_archive_numbers(a, "/targets/at_most", RAAT_ARCHIVE_INT8, n, at_most, err);
    for (size_t i = 0; i < n && status == RAAT_OK; i++) {
        const raat_indicator_id id = raat_indicator_find(indicators[i]);
        if (id == RAAT_N_INDICATORS)
            status = raat_archive_damaged(a, err, "target %s is about an unknown indicator",
                                          r->targets.labels[i].name);
        r->definitions[i] = (raat_reader_target){r->targets.labels[i], id, at_most[i] != 0,
                                                 thresholds[i], years[i]};
    }
    return status;
}

static raat_status check_judgement(const raat_reader *r, const char *name, raat_error *err)
{
    int32_t found[4];
    const int32_t expected[] = {r->scenarios.n, r->targets.n, r->years, r->regions.n};
    const raat_status status =
        raat_archive_shape(r->archive, name, RAAT_ARCHIVE_DOUBLE, 4, found, err);
    if (status == RAAT_OK && memcmp(found, expected, sizeof expected) != 0)
        return raat_archive_damaged(r->archive, err, "%s has another shape", name);
    return status;
}

static raat_status read_targets(raat_reader *r, raat_error *err)
{
    if (!raat_archive_has(r->archive, "/target"))
        return RAAT_OK;
    raat_status status = read_axis(r, "target", &r->targets, err);
    if (status != RAAT_OK)
        return status;
    const size_t n = (size_t)r->targets.n;
    r->definitions = raat_memory_new(n, sizeof *r->definitions, err);
    char **indicators = raat_memory_new(n, sizeof *indicators, err);
    double *thresholds = raat_memory_new(n, sizeof *thresholds, err);
    int32_t *years = raat_memory_new(n, sizeof *years, err);
    int8_t *at_most = raat_memory_new(n, sizeof *at_most, err);
    if (r->definitions && indicators && thresholds && years && at_most)
        status = define_targets(r, indicators, thresholds, years, at_most, err);
    else
        status = RAAT_FAILED;
    for (size_t i = 0; indicators && i < n; i++)
        raat_memory_free(indicators[i]);
    raat_memory_free(indicators);
    raat_memory_free(thresholds);
    raat_memory_free(years);
    raat_memory_free(at_most);
    if (status == RAAT_OK)
        status = check_judgement(r, "/targets/met", err);
    if (status == RAAT_OK)
        status = check_judgement(r, "/targets/se", err);
    return status;
}

/* ---- opening ---- */

static raat_status read_all(raat_reader *r, raat_error *err)
{
    int32_t version = 0;
    raat_status status =
        raat_archive_integer(r->archive, "/", "raat_layout_version", &version, err);
    if (status == RAAT_OK && version != RAAT_LAYOUT_VERSION)
        status = raat_archive_damaged(r->archive, err, "its content says layout %d, its seal %d",
                                      version, RAAT_LAYOUT_VERSION);
    if (status == RAAT_OK)
        status = read_coordinates(r, err);
    if (status == RAAT_OK)
        status = read_provenance(r, err);
    if (status == RAAT_OK)
        status = check_indicators(r, err);
    if (status == RAAT_OK)
        status = read_targets(r, err);
    return status;
}

raat_status raat_reader_open(const char *path, raat_reader **out, raat_error *err)
{
    const raat_status status = raat_seal_check(path, err);
    return status == RAAT_OK ? raat_reader_open_unsealed(path, out, err) : status;
}

raat_status raat_reader_open_unsealed(const char *path, raat_reader **out, raat_error *err)
{
    raat_reader *r = raat_memory_new(1, sizeof *r, err);
    if (!r)
        return RAAT_FAILED;
    raat_status status = raat_archive_open(path, &r->archive, err);
    if (status == RAAT_OK)
        status = read_all(r, err);
    if (status == RAAT_OK)
        *out = r;
    else
        raat_reader_free(r);
    return status;
}

void raat_reader_free(raat_reader *r)
{
    if (!r)
        return;
    raat_archive_free(r->archive);
    free_label(&r->study);
    free_axis(&r->scenarios);
    free_axis(&r->regions);
    free_axis(&r->targets);
    for (raat_axis_id a = 0; a < RAAT_N_AXES; a++)
        free_axis(&r->axes[a]);
    raat_memory_free(r->definitions);
    raat_memory_free(r->version);
    raat_memory_free(r->digest);
    raat_memory_free(r->resolved);
    raat_memory_free(r);
}

/* ---- telling ---- */

const raat_label *raat_reader_study(const raat_reader *r)
{
    return &r->study;
}

raat_axis raat_reader_scenarios(const raat_reader *r)
{
    return r->scenarios;
}

int32_t raat_reader_baseline(const raat_reader *r)
{
    return r->baseline;
}

raat_axis raat_reader_regions(const raat_reader *r)
{
    return r->regions;
}

raat_axis raat_reader_axis(const raat_reader *r, raat_axis_id axis)
{
    return r->axes[axis];
}

int32_t raat_reader_first_year(const raat_reader *r)
{
    return r->first_year;
}

int32_t raat_reader_years(const raat_reader *r)
{
    return r->years;
}

int32_t raat_reader_last_recorded(const raat_reader *r)
{
    return r->last_recorded;
}

int32_t raat_reader_replicates(const raat_reader *r)
{
    return r->replicates;
}

uint64_t raat_reader_seed(const raat_reader *r)
{
    return r->seed;
}

const char *raat_reader_version(const raat_reader *r)
{
    return r->version;
}

const char *raat_reader_digest(const raat_reader *r)
{
    return r->digest;
}

const char *raat_reader_resolved(const raat_reader *r)
{
    return r->resolved;
}

bool raat_reader_holds(const raat_reader *r, raat_indicator_id id)
{
    return r->holds[id];
}

/* ---- numbers ---- */

static raat_status read_doubles(const raat_reader *r, const char *name, size_t n, double **out,
                                raat_error *err)
{
    double *values = raat_memory_new(n, sizeof *values, err);
    if (!values)
        return RAAT_FAILED;
    const raat_status status =
        raat_archive_numbers(r->archive, name, RAAT_ARCHIVE_DOUBLE, n, values, err);
    if (status == RAAT_OK)
        *out = values;
    else
        raat_memory_free(values);
    return status;
}

static raat_status read_statistic(const raat_reader *r, const char *group, raat_indicator_id id,
                                  double **out, raat_error *err)
{
    const char *indicator = raat_indicator_row(id)->name;
    if (!r->holds[id])
        return raat_error_set(err, RAAT_USAGE,
                              "these results hold no %s (run with --store full to keep it)",
                              indicator);
    char name[96];
    snprintf(name, sizeof name, "%s/%s", group, indicator);
    const size_t n = (size_t)r->scenarios.n * RAAT_N_STATS * (size_t)r->years *
                     (size_t)r->regions.n * (size_t)raat_indicator_cells(id, r->axes);
    return read_doubles(r, name, n, out, err);
}

raat_status raat_reader_summary(const raat_reader *r, raat_indicator_id id, double **out,
                                raat_error *err)
{
    return read_statistic(r, "/summary", id, out, err);
}

raat_status raat_reader_paired(const raat_reader *r, raat_indicator_id id, double **out,
                               raat_error *err)
{
    return read_statistic(r, "/paired", id, out, err);
}

bool raat_reader_keeps(const raat_reader *r, raat_indicator_id id)
{
    return r->keeps[id];
}

raat_status raat_reader_values(const raat_reader *r, raat_indicator_id id, float **out,
                               raat_error *err)
{
    const raat_indicator *row = raat_indicator_row(id);
    if (!r->keeps[id] || row->count)
        return raat_error_set(err, RAAT_USAGE, "these results hold no replicates of %s", row->name);
    char name[96];
    snprintf(name, sizeof name, "/%s", row->name);
    const size_t n = (size_t)r->scenarios.n * (size_t)r->replicates * (size_t)r->years *
                     (size_t)r->regions.n * (size_t)raat_indicator_cells(id, r->axes);
    float *values = raat_memory_new(n, sizeof *values, err);
    if (!values)
        return RAAT_FAILED;
    const raat_status status =
        raat_archive_numbers(r->archive, name, RAAT_ARCHIVE_FLOAT, n, values, err);
    if (status == RAAT_OK)
        *out = values;
    else
        raat_memory_free(values);
    return status;
}

int32_t raat_reader_targets(const raat_reader *r, const raat_reader_target **out)
{
    *out = r->definitions;
    return r->targets.n;
}

raat_status raat_reader_met(const raat_reader *r, double **out_share, double **out_se,
                            raat_error *err)
{
    const size_t n =
        (size_t)r->scenarios.n * (size_t)r->targets.n * (size_t)r->years * (size_t)r->regions.n;
    double *share = NULL;
    *out_share = *out_se = NULL;
    if (n == 0)
        return RAAT_OK;
    raat_status status = read_doubles(r, "/targets/met", n, &share, err);
    if (status == RAAT_OK)
        status = read_doubles(r, "/targets/se", n, out_se, err);
    if (status == RAAT_OK)
        *out_share = share;
    else
        raat_memory_free(share);
    return status;
}
