#include "scenarios/language/compile.h"

#include <assert.h>
#include <math.h>
#include <search.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "scenarios/language/decimal.h"
#include "scenarios/language/files.h"
#include "scenarios/language/resolved.h"
#include "scenarios/language/rules.h"
#include "scenarios/language/schema.h"
#include "scenarios/language/uncertain.h"
#include "scenarios/language/values.h"

enum { MOST_NAME = 512 };

/* Whatever fails sets err; the steps below go on over what is there and the end looks once. */
typedef struct {
    raat_plan *plan;
    const raat_vocabulary *words;
    raat_diagnostics *d;
    raat_error *err;
    raat_training *training; /* of the region that is compiled now */
    const char *region;      /* its name */
    const char *owner;       /* region with which names of quantities begin; NULL: of an action */
    const raat_yaml *value;  /* that is compiled now: where messages point */
    void *named;             /* tsearch: the quantities of regions by name */
    raat_value whole;        /* shares before this quantity belong to their whole */
    const char *levels;      /* of the variant of an action that is compiled now, or NULL */
} compiler;

static bool failed(const compiler *c)
{
    return c->err->status != RAAT_OK;
}

/* ---- the tree: checked, so what is looked for is there ---- */

static const raat_yaml *below(const raat_yaml *map, const char *key)
{
    return raat_yaml_find(map, key)->value;
}

static int32_t whole(const raat_yaml *node)
{
    int64_t number = 0;
    const bool read = raat_decimal_whole(node->text, &number);
    assert(read);
    (void)read;
    return (int32_t)number;
}

static double decimal(const raat_yaml *node)
{
    double number = 0;
    const bool read = raat_decimal_read(node->text, &number);
    assert(read);
    (void)read;
    return number;
}

static char *copy(const compiler *c, const char *text)
{
    return raat_memory_text(text, c->err);
}

static void *array(const compiler *c, size_t n, size_t size)
{
    return raat_memory_new(n, size, c->err);
}

/* ---- quantities ---- */

/* A variant of an action draws anew only what its levels change: what it has in common with the action,
 * or with another variant, is the same quantity, so the two stay paired. */
static raat_value add_variant(compiler *c, const char *name, const raat_dist *dist)
{
    const size_t n = strlen(name);
    char own[2 * MOST_NAME];
    for (raat_value i = 0; i < c->plan->n_quantities; i++) {
        const raat_quantity *known = &c->plan->quantities[i];
        if (strncmp(known->name, name, n) == 0 &&
            (known->name[n] == '\0' || known->name[n] == '@') && raat_dist_same(&known->dist, dist))
            return i;
    }
    snprintf(own, sizeof own, "%s@%s", name, c->levels);
    return raat_plan_add(c->plan, own, *dist, c->err);
}

typedef struct {
    char *name; /* of the plan */
    raat_value value;
} named_value;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const named_value *)a)->name, ((const named_value *)b)->name);
}

/* The quantity of that name, -1 when there is none. */
static raat_value find_named(const compiler *c, char *name)
{
    const named_value key = {name, -1};
    void *const *found = tfind(&key, &c->named, by_name);
    return found ? ((const named_value *)*found)->value : -1;
}

static raat_value remember(compiler *c, raat_value value)
{
    named_value *row = value < 0 ? NULL : raat_memory_new(1, sizeof *row, c->err);
    if (!row)
        return -1;
    *row = (named_value){c->plan->quantities[value].name, value};
    if (tsearch(row, &c->named, by_name))
        return value;
    raat_memory_free(row);
    raat_error_set(c->err, RAAT_FAILED, "out of memory");
    return -1;
}

/* A value that a region takes over from another is one quantity in both. */
static raat_value add_owned(compiler *c, const char *name, const raat_dist *dist)
{
    char full[MOST_NAME];
    const int n = snprintf(full, sizeof full, "%s/%s", c->owner, name);
    assert(n > 0 && n < MOST_NAME); /* names have at most 60 letters */
    (void)n;
    const raat_value known = find_named(c, full);
    if (known < 0)
        return remember(c, raat_plan_add(c->plan, full, *dist, c->err));
    if (!raat_dist_same(&c->plan->quantities[known].dist, dist))
        raat_diagnostic_add(c->d, c->value->at,
                            "this is not the same as in region `%s`, or in another that takes it "
                            "over from there; leave `same_as` out",
                            c->owner);
    return known;
}

static raat_value add(compiler *c, const char *name, raat_dist dist)
{
    if (c->owner)
        return add_owned(c, name, &dist);
    if (c->levels)
        return add_variant(c, name, &dist);
    return raat_plan_add(c->plan, name, dist, c->err);
}

static raat_value add_number(compiler *c, const char *name, double number)
{
    return add(c, name, (raat_dist){.family = RAAT_DIST_FIXED, .a = number});
}

static raat_value add_cell(compiler *c, const raat_schema_row *row, const raat_yaml *cell,
                           const char *name)
{
    const raat_uncertain_rule rule = {row->key, row->low, row->high};
    raat_dist dist;
    double table[2 * RAAT_UNCERTAIN_MOST];
    const bool read = raat_uncertain_read(cell, &rule, &dist, table, c->d);
    assert(read);
    (void)read;
    return add(c, name, dist);
}

static raat_value add_weight(compiler *c, const raat_yaml *node, bool dirichlet, const char *name)
{
    if (!dirichlet)
        return add_number(c, name, decimal(node));
    const double weight = decimal(node);
    if (weight == 0)
        return add_number(c, name, 0);
    return add(c, name, (raat_dist){.family = RAAT_DIST_GAMMA, .a = weight});
}

static const char *join(char out[MOST_NAME], const char *name, const char *part)
{
    const int n = snprintf(out, MOST_NAME, "%s/%s", name, part);
    assert(n > 0 && n < MOST_NAME); /* names have at most 60 letters */
    (void)n;
    return out;
}

/* Cells of the axes from `by` on, end to end, from `at` on. */
static raat_value *add_cells(compiler *c, const raat_schema_row *row, const raat_words *by,
                             const raat_yaml *node, const char *name, raat_value *at)
{
    if (by == row->by + 2 || *by == RAAT_WORDS_NONE) {
        *at = add_cell(c, row, node, name);
        return at + 1;
    }
    for (size_t i = 0; i < node->n; i++) {
        char longer[MOST_NAME];
        at = add_cells(c, row, by + 1, node->entries[i].value,
                       join(longer, name, node->entries[i].key), at);
    }
    return at;
}

/* n quantities from `first` on are shares of one whole, unless they were so before in another region. */
static void make_whole(compiler *c, raat_value first, int32_t n)
{
    if (failed(c) || first < c->whole)
        return;
    raat_plan_add_shares(c->plan, first, n, c->err);
    c->whole = first + n;
}

/* One vector of shares; the quantities stand side by side. */
static raat_value *add_shares(compiler *c, const raat_yaml *node, const char *name, raat_value *at)
{
    const bool dirichlet = raat_values_dirichlet(node);
    const raat_yaml *map = dirichlet ? node->entries[0].value : node;
    raat_value first = -1;
    for (size_t i = 0; i < map->n; i++) {
        char longer[MOST_NAME];
        at[i] = add_weight(c, map->entries[i].value, dirichlet,
                           join(longer, name, map->entries[i].key));
        first = i ? first : at[i];
    }
    if (map->n)
        make_whole(c, first, (int32_t)map->n);
    return at + map->n;
}

static size_t length(const compiler *c, raat_words by)
{
    return by == RAAT_WORDS_NONE ? 1 : (size_t)c->words->lists[by].n;
}

static raat_value *compile_array(compiler *c, const raat_schema_row *row, const raat_yaml *value,
                                 const char *name)
{
    raat_value *const cells =
        array(c, length(c, row->by[0]) * length(c, row->by[1]), sizeof *cells);
    if (!cells)
        return NULL;
    raat_value *at = cells;
    if (row->kind == RAAT_SCHEMA_CELLS)
        add_cells(c, row, row->by, value, name, at);
    else if (row->by[1] == RAAT_WORDS_NONE)
        add_shares(c, value, name, at);
    else
        for (size_t i = 0; i < value->n; i++) {
            char longer[MOST_NAME];
            at = add_shares(c, value->entries[i].value, join(longer, name, value->entries[i].key),
                            at);
        }
    return cells;
}

static raat_value *compile_yearly(compiler *c, const raat_schema_row *row, const raat_yaml *list,
                                  const char *name)
{
    raat_value *const values = array(c, list->n, sizeof *values);
    for (size_t i = 0; values && i < list->n; i++) {
        char longer[MOST_NAME], year[24];
        snprintf(year, sizeof year, "%zu", i + 1);
        values[i] = add_cell(c, row, list->entries[i].value, join(longer, name, year));
    }
    return values;
}

/* Years that the file leaves out lie on the straight line between their neighbours. */
static double interpolate(const raat_yaml *map, size_t entry, int32_t first, int32_t year,
                          int32_t next)
{
    const double from = decimal(map->entries[entry].value);
    if (year == first)
        return from;
    const double to = decimal(map->entries[entry + 1].value);
    return from + (to - from) * (year - first) / (next - first);
}

static int32_t year_of(const raat_yaml *series, size_t entry)
{
    int64_t year = 0;
    raat_decimal_whole(series->entries[entry].key, &year);
    return (int32_t)year;
}

static raat_series compile_series(compiler *c, const raat_yaml *map, const char *name)
{
    const int32_t first = year_of(map, 0), last = year_of(map, map->n - 1);
    raat_series series = {.first_year = first, .n = last - first + 1};
    series.at = array(c, (size_t)series.n, sizeof *series.at);
    size_t entry = 0;
    for (int32_t year = first; series.at && year <= last; year++) {
        char longer[MOST_NAME], text[16];
        if (entry + 1 < map->n && year == year_of(map, entry + 1))
            entry++;
        const int32_t next = entry + 1 < map->n ? year_of(map, entry + 1) : year;
        snprintf(text, sizeof text, "%d", year);
        series.at[year - first] = add_number(
            c, join(longer, name, text), interpolate(map, entry, year_of(map, entry), year, next));
    }
    return series;
}

/* ---- fields: a row of the schema says what is where ---- */

/* The region whose value it is. */
static const char *owner_of(const compiler *c, const raat_yaml *node)
{
    const raat_yaml_entry *same = raat_yaml_find(node, "same_as");
    return c->region && same ? same->value->text : c->region;
}

static void own(compiler *c, const raat_yaml *node)
{
    c->owner = owner_of(c, node);
    c->value = node;
}

static void compile_value(compiler *c, const raat_schema_row *row, const raat_yaml *node,
                          char *field, const char *name)
{
    const raat_yaml *value = raat_values_node(node);
    own(c, node);
    raat_value one, *many;
    raat_series series;
    int32_t steps;
    switch (row->kind) {
    case RAAT_SCHEMA_YEARLY:
        many = compile_yearly(c, row, value, name);
        memcpy(field, &many, sizeof many);
        break;
    case RAAT_SCHEMA_SERIES:
        series = compile_series(c, value, name);
        memcpy(field, &series, sizeof series);
        break;
    case RAAT_SCHEMA_YEARS:
        steps = (int32_t)lrint(decimal(value) * c->plan->steps_per_year);
        memcpy(field, &steps, sizeof steps);
        break;
    case RAAT_SCHEMA_WEIGHT: /* the tracks of a stream are one whole: compile_stream_shares */
    case RAAT_SCHEMA_SIZE:   /* its range follows from the lever: compile_size */
        break;
    case RAAT_SCHEMA_CELLS:
    case RAAT_SCHEMA_SHARES:
        if (row->by[0] != RAAT_WORDS_NONE) {
            many = compile_array(c, row, value, name);
            memcpy(field, &many, sizeof many);
            break;
        } /* fallthrough: one number */
        __attribute__((fallthrough));
    default:
        one = add_cell(c, row, value, name);
        memcpy(field, &one, sizeof one);
        break;
    }
}

static void compile_field(compiler *c, const raat_schema_row *row, const raat_yaml *node,
                          char *field, const char *name)
{
    char longer[MOST_NAME];
    char *text;
    int32_t number;
    double real;
    uint64_t seed = 0;
    switch (row->kind) {
    case RAAT_SCHEMA_TEXT:
    case RAAT_SCHEMA_NAME:
        text = copy(c, node->text);
        memcpy(field, &text, sizeof text);
        break;
    case RAAT_SCHEMA_WHOLE:
        number = whole(node);
        memcpy(field, &number, sizeof number);
        break;
    case RAAT_SCHEMA_WORD:
        number = raat_vocabulary_find(c->words, row->words, node->text);
        memcpy(field, &number, sizeof number);
        break;
    case RAAT_SCHEMA_DECIMAL:
        real = decimal(node);
        memcpy(field, &real, sizeof real);
        break;
    case RAAT_SCHEMA_SEED:
        raat_decimal_unsigned(node->text, &seed);
        memcpy(field, &seed, sizeof seed);
        break;
    default:
        compile_value(c, row, node, field, join(longer, name, row->key));
        break;
    }
}

/* The keys of a map that have a field in the struct at `base`. */
static void compile_fields(compiler *c, raat_schema_map map, const raat_yaml *node, void *base,
                           const char *name)
{
    size_t n;
    const raat_schema_row *rows = raat_schema_rows(map, &n);
    for (size_t i = 0; i < n && !failed(c); i++) {
        const raat_yaml_entry *entry = raat_yaml_find(node, rows[i].key);
        if (entry && rows[i].offset != RAAT_SCHEMA_NOWHERE)
            compile_field(c, &rows[i], entry->value, (char *)base + rows[i].offset, name);
    }
}

/* ---- region ---- */

static void compile_axis(compiler *c, raat_axis_id id, const raat_yaml *map)
{
    raat_axis *axis = &c->plan->axes[id];
    axis->labels = array(c, map->n, sizeof *axis->labels);
    for (size_t i = 0; axis->labels && i < map->n; i++) {
        const raat_yaml *node = map->entries[i].value;
        raat_label *label = &axis->labels[axis->n++];
        const raat_yaml_entry *dutch = raat_yaml_find(node, "title_nl");
        label->name = copy(c, map->entries[i].key);
        label->title = copy(c, below(node, "title")->text);
        label->title_nl = dutch ? copy(c, dutch->value->text) : NULL;
    }
}

static void compile_axes(compiler *c, const raat_yaml *region)
{
    compile_axis(c, RAAT_AXIS_BRANCH, below(region, "branches"));
    compile_axis(c, RAAT_AXIS_QUALIFICATION, below(region, "qualifications"));
    compile_axis(c, RAAT_AXIS_AGE, below(region, "ages"));
    compile_axis(c, RAAT_AXIS_ROUTE, below(region, "routes"));
    compile_axis(c, RAAT_AXIS_TRACK, below(region, "tracks"));
    compile_axis(c, RAAT_AXIS_GROUP, below(region, "groups"));
    compile_axis(c, RAAT_AXIS_PATH, below(region, "upskilling"));
    compile_axis(c, RAAT_AXIS_STREAM, below(below(region, "intake"), "streams"));
    const raat_yaml_entry *employers = raat_yaml_find(below(region, "places"), "employers");
    if (employers)
        compile_axis(c, RAAT_AXIS_EMPLOYER, employers->value);
}

/* What a region may leave out. */
static void leave_out(raat_parameters *p)
{
    p->quote_norm = p->supervision_utilisation = p->transfer = -1;
}

/* Classes of employers: shares by class and branch. */
static void compile_employers(compiler *c, const raat_yaml *classes, raat_parameters *p)
{
    const raat_schema_row *row = raat_schema_find(RAAT_SCHEMA_EMPLOYER, "share");
    const size_t branches = length(c, row->by[0]);
    p->employer_share = array(c, classes->n * branches, sizeof *p->employer_share);
    for (size_t i = 0; !failed(c) && i < classes->n; i++) {
        const raat_yaml *share = below(classes->entries[i].value, row->key);
        char name[MOST_NAME], key[MOST_NAME];
        own(c, share);
        join(name, "places/employers", classes->entries[i].key);
        add_cells(c, row, row->by, raat_values_node(share), join(key, name, row->key),
                  p->employer_share + i * branches);
    }
}

static void compile_parameters(compiler *c, raat_region *to, const raat_yaml *region)
{
    static const raat_schema_map maps[] = {
        RAAT_SCHEMA_WORKFORCE, RAAT_SCHEMA_EXITS,        RAAT_SCHEMA_DEMAND, RAAT_SCHEMA_HIRING,
        RAAT_SCHEMA_PLACES,    RAAT_SCHEMA_CERTIFICATES, RAAT_SCHEMA_COSTS,  RAAT_SCHEMA_MOBILITY};
    static const char *const keys[] = {"workforce", "exits",        "demand", "hiring",
                                       "places",    "certificates", "costs",  "mobility"};
    leave_out(&to->parameters);
    compile_fields(c, RAAT_SCHEMA_REGION, region, to, "");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const raat_yaml_entry *section = raat_yaml_find(region, keys[i]);
        if (section) /* mobility may be left out */
            compile_fields(c, maps[i], section->value, &to->parameters, keys[i]);
    }
    const raat_yaml_entry *employers = raat_yaml_find(below(region, "places"), "employers");
    if (employers)
        compile_employers(c, employers->value, &to->parameters);
}

static void compile_routes(compiler *c, const raat_yaml *routes)
{
    c->plan->routes = array(c, routes->n, sizeof *c->plan->routes);
    for (size_t i = 0; !failed(c) && i < routes->n; i++) {
        c->plan->routes[i].label.name = copy(c, routes->entries[i].key);
        compile_fields(c, RAAT_SCHEMA_ROUTE, routes->entries[i].value, &c->plan->routes[i], "");
    }
}

static void compile_streams(compiler *c, const raat_yaml *streams)
{
    char name[MOST_NAME];
    c->training->streams = array(c, streams->n, sizeof *c->training->streams);
    for (size_t i = 0; !failed(c) && i < streams->n; i++) {
        raat_stream_of_starters *to = &c->training->streams[i];
        to->label.name = copy(c, streams->entries[i].key);
        to->level = -1;
        compile_fields(c, RAAT_SCHEMA_STREAM, streams->entries[i].value, to,
                       join(name, "intake/streams", streams->entries[i].key));
        if (!failed(c) && to->level < 0) /* it goes on from where the record ends */
            to->level = to->recorded.at[to->recorded.n - 1];
    }
}

static void compile_moments(compiler *c, const raat_yaml *node)
{
    const raat_yaml *value = raat_values_node(node);
    const raat_yaml *map = raat_values_dirichlet(value) ? value->entries[0].value : value;
    raat_value *shares = array(c, map->n, sizeof *shares);
    own(c, node);
    c->training->moments = array(c, map->n, sizeof *c->training->moments);
    if (!failed(c)) {
        add_shares(c, value, "intake/moments", shares);
        for (size_t i = 0; i < map->n; i++)
            c->training->moments[c->training->n_moments++] = (raat_intake_moment){
                1 + raat_vocabulary_find(c->words, RAAT_WORDS_MONTH, map->entries[i].key),
                shares[i]};
    }
    raat_memory_free(shares);
}

/* The region whose values the shares of a stream are: one for all of its tracks, for they are one whole. */
static const char *owner_of_stream(const compiler *c, const raat_yaml *tracks, int32_t stream)
{
    const char *owner = NULL;
    for (size_t i = 0; i < tracks->n; i++) {
        if (c->training->tracks[i].stream != stream)
            continue;
        const char *of = owner_of(c, below(tracks->entries[i].value, "stream_share"));
        if (owner && strcmp(owner, of) != 0)
            return c->region;
        owner = of;
    }
    return owner;
}

/* Shares of one whole stand side by side, so they are added stream by stream. */
static void compile_stream_share(compiler *c, const raat_yaml *tracks, int32_t stream)
{
    raat_value first = -1;
    int32_t n = 0;
    const char *owner = owner_of_stream(c, tracks, stream);
    for (size_t i = 0; !failed(c) && i < tracks->n; i++) {
        char track[MOST_NAME], name[MOST_NAME];
        raat_track *to = &c->training->tracks[i];
        if (to->stream != stream)
            continue;
        const raat_yaml *node = below(tracks->entries[i].value, "stream_share");
        const raat_yaml *share = raat_values_node(node);
        const bool dirichlet = raat_values_dirichlet(share);
        own(c, node);
        c->owner = owner;
        join(track, "tracks", tracks->entries[i].key);
        to->stream_share = add_weight(c, dirichlet ? share->entries[0].value : share, dirichlet,
                                      join(name, track, "stream_share"));
        first = n++ ? first : to->stream_share;
    }
    if (n)
        make_whole(c, first, n);
}

static void compile_tracks(compiler *c, const raat_yaml *tracks)
{
    const int32_t steps = c->plan->steps_per_year;
    char name[MOST_NAME];
    c->training->tracks = array(c, tracks->n, sizeof *c->training->tracks);
    for (size_t i = 0; !failed(c) && i < tracks->n; i++) {
        raat_track *to = &c->training->tracks[i];
        to->works_as = to->certified_as = to->further_track = -1;
        to->switches_to = to->redirects_to = -1;
        to->switch_share = to->redirect_share = to->fixus = -1;
        to->label.name = copy(c, tracks->entries[i].key);
        compile_fields(c, RAAT_SCHEMA_TRACK, tracks->entries[i].value, to,
                       join(name, "tracks", tracks->entries[i].key));
        to->n_study_years = (to->n_steps + steps - 1) / steps;
    }
    for (int32_t stream = 0; !failed(c) && stream < c->plan->axes[RAAT_AXIS_STREAM].n; stream++)
        compile_stream_share(c, tracks, stream);
}

static void compile_groups(compiler *c, const raat_yaml *groups)
{
    char name[MOST_NAME];
    c->training->groups = array(c, groups->n, sizeof *c->training->groups);
    for (size_t i = 0; !failed(c) && i < groups->n; i++) {
        c->training->groups[i].label.name = copy(c, groups->entries[i].key);
        c->training->groups[i].pool_cumulative = -1;
        compile_fields(c, RAAT_SCHEMA_GROUP, groups->entries[i].value, &c->training->groups[i],
                       join(name, "groups", groups->entries[i].key));
    }
}

static void compile_paths(compiler *c, const raat_yaml *paths)
{
    char name[MOST_NAME];
    c->training->paths = array(c, paths->n, sizeof *c->training->paths);
    for (size_t i = 0; !failed(c) && i < paths->n; i++) {
        c->training->paths[i].label.name = copy(c, paths->entries[i].key);
        compile_fields(c, RAAT_SCHEMA_PATH, paths->entries[i].value, &c->training->paths[i],
                       join(name, "upskilling", paths->entries[i].key));
    }
}

static void compile_region(compiler *c, raat_region *to, const raat_yaml *region)
{
    const raat_yaml *intake = below(region, "intake");
    c->training = &to->training;
    c->region = below(region, "region")->text;
    compile_parameters(c, to, region);
    compile_streams(c, below(intake, "streams"));
    compile_moments(c, below(intake, "moments"));
    compile_tracks(c, below(region, "tracks"));
    compile_groups(c, below(region, "groups"));
    compile_paths(c, below(region, "upskilling"));
    c->region = c->owner = NULL;
}

/* Names and routes are those of the first: they are the same in all. */
static void compile_regions(compiler *c, const raat_files *files)
{
    if (raat_plan_make_regions(c->plan, (int32_t)files->n, c->err) != RAAT_OK)
        return;
    compile_axes(c, files->regions[0]);
    compile_routes(c, below(files->regions[0], "routes"));
    for (size_t i = 0; !failed(c) && i < files->n; i++)
        compile_region(c, &c->plan->regions[i], files->regions[i]);
    if (!failed(c))
        raat_plan_seal_axes(c->plan, c->err);
}

/* ---- actions ---- */

/* What index of the list that `key` names a cell has, given its index on one of the lever's axes; -1
 * when the axis says nothing of it. */
static int32_t index_by(const compiler *c, const char *key, raat_axis_id axis, int32_t index)
{
    const raat_track *tracks = c->plan->regions[0].training.tracks; /* as in all others */
    const raat_track *track = axis == RAAT_AXIS_TRACK ? &tracks[index] : NULL;
    if (strcmp(key, raat_axis_name(axis)) == 0)
        return index;
    if (track && strcmp(key, "route") == 0)
        return track->route;
    if (track && strcmp(key, "qualification") == 0)
        return track->qualification;
    if (track && strcmp(key, "stream") == 0)
        return track->stream;
    if (track && strcmp(key, "place") == 0)
        return c->plan->routes[track->route].place;
    return -1;
}

/* Whether one of the names of a list of `where` has that index. */
static bool listed(const compiler *c, const raat_yaml_entry *list, int32_t index)
{
    const raat_schema_row *row = raat_schema_find(RAAT_SCHEMA_WHERE, list->key);
    for (size_t i = 0; i < list->value->n; i++) {
        const raat_yaml *name = list->value->entries[i].value;
        if (index == (row->kind == RAAT_SCHEMA_NUMBERS
                          ? whole(name) - 1
                          : raat_vocabulary_find(c->words, row->words, name->text)))
            return true;
    }
    return false;
}

/* Whether any region has something to move: not every track has a limit on its intake or students at work. */
static bool stands(const compiler *c, raat_lever_id lever, int32_t cell)
{
    const int32_t years = c->plan->axes[RAAT_AXIS_STUDY_YEAR].n;
    if (lever != RAAT_LEVER_FIXUS && lever != RAAT_LEVER_PRODUCTIVE)
        return true;
    for (int32_t i = 0; i < c->plan->n_regions; i++) {
        const raat_track *tracks = c->plan->regions[i].training.tracks;
        if (lever == RAAT_LEVER_FIXUS ? tracks[cell].fixus >= 0
                                      : tracks[cell / years].works_as >= 0)
            return true;
    }
    return false;
}

/* A cell is selected when it lies in every list. */
static bool selected(const compiler *c, const raat_lever *lever, int32_t cell,
                     const raat_yaml *where)
{
    int n_axes = 0;
    while (lever->axes[n_axes] != RAAT_AXIS_NONE)
        n_axes++;
    for (int a = n_axes - 1; a >= 0; a--) { /* the last axis is the fastest */
        const raat_axis_id axis = lever->axes[a];
        const int32_t n = c->plan->axes[axis].n, index = cell % n;
        cell /= n;
        for (size_t i = 0; i < where->n; i++) {
            const int32_t by = index_by(c, where->entries[i].key, axis, index);
            if (by >= 0 && !listed(c, &where->entries[i], by))
                return false;
        }
    }
    return true;
}

/* The key that a track needs for the lever to have a cell of it; NULL when every track has it. */
static const char *lacking(raat_lever_id lever)
{
    return lever == RAAT_LEVER_FIXUS ? "fixus" : lever == RAAT_LEVER_PRODUCTIVE ? "works_as" : NULL;
}

static void compile_cells(compiler *c, raat_effect *effect, const raat_yaml *node)
{
    static const raat_yaml everywhere = {.kind = RAAT_YAML_MAP};
    const raat_lever *lever = raat_lever_row(effect->lever);
    const raat_yaml_entry *where = raat_yaml_find(node, "where");
    const int32_t n = raat_lever_cells(effect->lever, c->plan->axes);
    int32_t n_selected = 0;
    effect->cells = array(c, (size_t)n, sizeof *effect->cells);
    for (int32_t cell = 0; effect->cells && cell < n; cell++) {
        effect->cells[cell] = stands(c, effect->lever, cell) &&
                              selected(c, lever, cell, where ? where->value : &everywhere);
        n_selected += effect->cells[cell];
    }
    if (effect->cells && n_selected == 0 && lacking(effect->lever))
        raat_diagnostic_add(c->d, where ? where->at : node->at,
                            "lever `%s` moves tracks that have `%s`, and none of these tracks has",
                            lever->name, lacking(effect->lever));
    else if (effect->cells && n_selected == 0)
        raat_diagnostic_add(c->d, where ? where->at : node->at,
                            "nothing of lever `%s` lies in all of these lists at once",
                            lever->name);
}

static void compile_size(compiler *c, raat_effect *effect, const raat_yaml *node, const char *own)
{
    const raat_schema_row row = raat_rules_size(effect->lever, effect->operation);
    char name[MOST_NAME];
    effect->size =
        add_cell(c, &row, raat_values_node(below(node, row.key)), join(name, own, row.key));
}

/* [region] 1 for those of the list; NULL, which is everywhere, where there is none. */
static uint8_t *compile_where(const compiler *c, const raat_yaml_entry *list)
{
    uint8_t *regions = list ? array(c, (size_t)c->plan->n_regions, sizeof *regions) : NULL;
    for (size_t i = 0; regions && i < list->value->n; i++)
        regions[raat_vocabulary_find(c->words, RAAT_WORDS_NONE + RAAT_AXIS_REGION,
                                     list->value->entries[i].value->text)] = 1;
    return regions;
}

/* Quantities are named by what the effect is, not by its number in the list. */
static void compile_effect(compiler *c, raat_effect *effect, const raat_yaml *node,
                           const raat_yaml_entry *action)
{
    char folder[MOST_NAME], lever[MOST_NAME], operation[MOST_NAME], named[MOST_NAME];
    const raat_yaml_entry *name = raat_yaml_find(node, "name");
    const raat_yaml_entry *end = raat_yaml_find(action->value, "end");
    join(folder, "actions", action->key);
    join(lever, folder, below(node, "lever")->text);
    const char *own = join(operation, lever, below(node, "operation")->text);
    if (name)
        own = join(named, own, name->value->text);
    effect->lever =
        (raat_lever_id)raat_vocabulary_find(c->words, RAAT_WORDS_LEVER, below(node, "lever")->text);
    effect->operation = (raat_operation)raat_vocabulary_find(c->words, RAAT_WORDS_OPERATION,
                                                             below(node, "operation")->text);
    effect->size = effect->reach = effect->delay = effect->ramp = -1;
    effect->start_year = whole(below(action->value, "start"));
    effect->end_year = end ? whole(end->value) : INT32_MAX;
    compile_fields(c, RAAT_SCHEMA_EFFECT, node, effect, own);
    compile_size(c, effect, node, own);
    compile_cells(c, effect, node);
    const raat_yaml_entry *where = raat_yaml_find(node, "where");
    effect->regions = compile_where(c, where ? raat_yaml_find(where->value, "region") : NULL);
}

static void compile_cost(compiler *c, raat_action_cost *to, const raat_yaml *node,
                         const char *action)
{
    char folder[MOST_NAME], name[MOST_NAME];
    *to = (raat_action_cost){.known = 1, .fixed = -1, .per_year = -1, .per_participant = -1};
    join(folder, "actions", action);
    compile_fields(c, RAAT_SCHEMA_ACTION_COST, node, to, join(name, folder, "cost"));
}

static void compile_needs(compiler *c, raat_action *to, const raat_yaml *action)
{
    const raat_yaml_entry *list = raat_yaml_find(action, "needs");
    to->variant_of = (int32_t)(to - c->plan->actions);
    if (!list)
        return;
    to->needs = array(c, list->value->n, sizeof *to->needs);
    for (size_t i = 0; to->needs && i < list->value->n; i++)
        to->needs[to->n_needs++] =
            raat_vocabulary_find(c->words, RAAT_WORDS_ACTION, list->value->entries[i].value->text);
}

static void compile_action(compiler *c, raat_action *to, const raat_yaml_entry *action)
{
    const raat_yaml_entry *effects = raat_yaml_find(action->value, "effects");
    const raat_yaml_entry *cost = raat_yaml_find(action->value, "cost");
    const raat_yaml_entry *end = raat_yaml_find(action->value, "end");
    const size_t n = effects ? effects->value->n : 0;
    to->label.name = copy(c, action->key);
    compile_fields(c, RAAT_SCHEMA_ACTION, action->value, to, "");
    to->start_year = whole(below(action->value, "start"));
    to->end_year = end ? whole(end->value) : INT32_MAX;
    to->regions = compile_where(c, raat_yaml_find(action->value, "regions"));
    compile_needs(c, to, action->value);
    if (cost)
        compile_cost(c, &to->cost, cost->value, action->key);
    to->effects = array(c, n, sizeof *to->effects);
    for (size_t i = 0; !failed(c) && i < n; i++) {
        to->n_effects++;
        compile_effect(c, &to->effects[i], effects->value->entries[i].value, action);
    }
}

static void compile_variants(compiler *c, const raat_yaml *actions, const raat_grid *grid)
{
    for (size_t i = 0; !failed(c) && i < grid->n_variants; i++) {
        const raat_grid_variant *variant = &grid->variants[i];
        raat_yaml_entry action = actions->entries[variant->of];
        action.value = variant->tree;
        c->levels = variant->levels;
        raat_action *to = &c->plan->actions[c->plan->n_actions++];
        compile_action(c, to, &action);
        to->variant_of = variant->of;
    }
    c->levels = NULL;
}

static void compile_actions(compiler *c, const raat_yaml *actions, const raat_grid *grid)
{
    c->plan->actions = array(c, actions->n + grid->n_variants, sizeof *c->plan->actions);
    for (size_t i = 0; !failed(c) && i < actions->n; i++) {
        c->plan->n_actions++;
        compile_action(c, &c->plan->actions[i], &actions->entries[i]);
    }
    compile_variants(c, actions, grid);
}

/* ---- study ---- */

static void compile_grid(compiler *c, const raat_grid *grid)
{
    for (size_t i = 0; !failed(c) && i < grid->n_scenarios; i++) {
        const raat_grid_scenario *from = &grid->scenarios[i];
        raat_scenario *to = &c->plan->scenarios[c->plan->n_scenarios++];
        const size_t n = (size_t)from->n;
        *to = (raat_scenario){.reach = 1, .n_actions = from->n};
        to->label.name = copy(c, from->name);
        to->label.title = copy(c, from->title);
        to->label.title_nl = from->title_nl ? copy(c, from->title_nl) : NULL;
        to->actions = array(c, n, sizeof *to->actions);
        to->factors = array(c, n, sizeof *to->factors);
        if (failed(c) || n == 0)
            continue;
        memcpy(to->actions, from->actions, n * sizeof *to->actions);
        memcpy(to->factors, from->factors, n * sizeof *to->factors);
    }
}

static void compile_scenarios(compiler *c, const raat_yaml *scenarios, const raat_grid *grid)
{
    c->plan->scenarios = array(c, scenarios->n + grid->n_scenarios, sizeof *c->plan->scenarios);
    for (size_t i = 0; !failed(c) && i < scenarios->n; i++) {
        const raat_yaml *node = scenarios->entries[i].value, *list = below(node, "actions");
        raat_scenario *to = &c->plan->scenarios[c->plan->n_scenarios++];
        to->label.name = copy(c, scenarios->entries[i].key);
        compile_fields(c, RAAT_SCHEMA_SCENARIO, node, to, "");
        to->actions = array(c, list->n, sizeof *to->actions);
        for (size_t a = 0; !failed(c) && a < list->n; a++) /* check has sorted them */
            to->actions[to->n_actions++] =
                raat_vocabulary_find(c->words, RAAT_WORDS_ACTION, list->entries[a].value->text);
    }
    compile_grid(c, grid);
}

static void compile_targets(compiler *c, const raat_yaml *targets)
{
    c->plan->targets = array(c, targets->n, sizeof *c->plan->targets);
    for (size_t i = 0; !failed(c) && i < targets->n; i++) {
        const raat_yaml *node = targets->entries[i].value;
        const raat_yaml_entry *most = raat_yaml_find(node, "at_most");
        raat_target *to = &c->plan->targets[c->plan->n_targets++];
        to->label.name = copy(c, targets->entries[i].key);
        compile_fields(c, RAAT_SCHEMA_TARGET, node, to, "");
        to->comparison = most ? RAAT_AT_MOST : RAAT_AT_LEAST;
        to->threshold = decimal(most ? most->value : below(node, "at_least"));
    }
}

static void compile_study(compiler *c, const raat_yaml *study, const raat_grid *grid)
{
    const raat_yaml_entry *targets = raat_yaml_find(study, "targets");
    raat_files files;
    raat_files_find(study, &files);
    compile_fields(c, RAAT_SCHEMA_STUDY, study, c->plan, "");
    if (!failed(c))
        compile_regions(c, &files);
    if (!failed(c))
        compile_actions(c, below(files.actions, "actions"), grid);
    compile_scenarios(c, below(study, "scenarios"), grid);
    if (targets)
        compile_targets(c, targets->value);
    c->plan->resolved = raat_resolved_text(study, c->err);
    if (c->plan->resolved)
        raat_digest_hex(c->plan->resolved, strlen(c->plan->resolved), c->plan->digest);
}

raat_status raat_compile_plan(const raat_yaml *study, const raat_grid *grid,
                              const raat_vocabulary *words, raat_plan **out, raat_diagnostics *d,
                              raat_error *err)
{
    const size_t before = d->n;
    compiler c = {.plan = raat_plan_new(err), .words = words, .d = d, .err = err};
    raat_status status = RAAT_FAILED;
    if (!c.plan)
        goto out;
    compile_study(&c, study, grid);
    tdestroy(c.named, raat_memory_free);
    status = err->status;
    if (status == RAAT_OK && (d->n > before || d->failed))
        status = RAAT_USAGE;
    if (status == RAAT_OK)
        status = raat_plan_seal(c.plan, err);
out:
    if (status != RAAT_OK) {
        raat_plan_free(c.plan);
        c.plan = NULL;
    }
    *out = c.plan;
    return status;
}
