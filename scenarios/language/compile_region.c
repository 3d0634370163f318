#include "scenarios/language/compile_region.h"

#include <string.h>

#include "engine/base/memory.h"
#include "scenarios/language/values.h"

static void compile_axis(raat_compiler *c, raat_axis_id id, const raat_yaml *map)
{
    raat_axis *axis = &c->plan->axes[id];
    axis->labels = raat_compiler_array(c, map->n, sizeof *axis->labels);
    for (size_t i = 0; axis->labels && i < map->n; i++) {
        const raat_yaml *node = map->entries[i].value;
        raat_label *label = &axis->labels[axis->n++];
        const raat_yaml_entry *dutch = raat_yaml_find(node, "title_nl");
        label->name = raat_compiler_copy(c, map->entries[i].key);
        label->title = raat_compiler_copy(c, raat_compiler_below(node, "title")->text);
        label->title_nl = dutch ? raat_compiler_copy(c, dutch->value->text) : NULL;
    }
}

static void compile_axes(raat_compiler *c, const raat_yaml *region)
{
    compile_axis(c, RAAT_AXIS_BRANCH, raat_compiler_below(region, "branches"));
    compile_axis(c, RAAT_AXIS_QUALIFICATION, raat_compiler_below(region, "qualifications"));
    compile_axis(c, RAAT_AXIS_AGE, raat_compiler_below(region, "ages"));
    compile_axis(c, RAAT_AXIS_ROUTE, raat_compiler_below(region, "routes"));
    compile_axis(c, RAAT_AXIS_TRACK, raat_compiler_below(region, "tracks"));
    compile_axis(c, RAAT_AXIS_GROUP, raat_compiler_below(region, "groups"));
    compile_axis(c, RAAT_AXIS_PATH, raat_compiler_below(region, "upskilling"));
    compile_axis(c, RAAT_AXIS_STREAM,
                 raat_compiler_below(raat_compiler_below(region, "intake"), "streams"));
    const raat_yaml_entry *employers =
        raat_yaml_find(raat_compiler_below(region, "places"), "employers");
    if (employers)
        compile_axis(c, RAAT_AXIS_EMPLOYER, employers->value);
}

/* What a region may leave out. */
static void leave_out(raat_parameters *p)
{
    p->quote_norm = p->supervision_utilisation = p->transfer = -1;
}

/* Classes of employers: shares by class and branch. */
static void compile_employers(raat_compiler *c, const raat_yaml *classes, raat_parameters *p)
{
    const raat_schema_row *row = raat_schema_find(RAAT_SCHEMA_EMPLOYER, "share");
    const size_t branches = raat_compiler_length(c, row->by[0]);
    p->employer_share = raat_compiler_array(c, classes->n * branches, sizeof *p->employer_share);
    for (size_t i = 0; !raat_compiler_failed(c) && i < classes->n; i++) {
        const raat_yaml *share = raat_compiler_below(classes->entries[i].value, row->key);
        char name[RAAT_COMPILER_NAME], key[RAAT_COMPILER_NAME];
        raat_compiler_own(c, share);
        raat_compiler_join(name, "places/employers", classes->entries[i].key);
        raat_compiler_add_cells(c, row, row->by, raat_values_node(share),
                                raat_compiler_join(key, name, row->key),
                                p->employer_share + i * branches);
    }
}

static void compile_parameters(raat_compiler *c, raat_region *to, const raat_yaml *region)
{
    static const raat_schema_map maps[] = {
        RAAT_SCHEMA_WORKFORCE, RAAT_SCHEMA_EXITS,        RAAT_SCHEMA_DEMAND, RAAT_SCHEMA_HIRING,
        RAAT_SCHEMA_PLACES,    RAAT_SCHEMA_CERTIFICATES, RAAT_SCHEMA_COSTS,  RAAT_SCHEMA_MOBILITY};
    static const char *const keys[] = {"workforce", "exits",        "demand", "hiring",
                                       "places",    "certificates", "costs",  "mobility"};
    leave_out(&to->parameters);
    raat_compiler_fields(c, RAAT_SCHEMA_REGION, region, to, "");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const raat_yaml_entry *section = raat_yaml_find(region, keys[i]);
        if (section) /* mobility may be left out */
            raat_compiler_fields(c, maps[i], section->value, &to->parameters, keys[i]);
    }
    const raat_yaml_entry *employers =
        raat_yaml_find(raat_compiler_below(region, "places"), "employers");
    if (employers)
        compile_employers(c, employers->value, &to->parameters);
}

static void compile_routes(raat_compiler *c, const raat_yaml *routes)
{
    c->plan->routes = raat_compiler_array(c, routes->n, sizeof *c->plan->routes);
    for (size_t i = 0; !raat_compiler_failed(c) && i < routes->n; i++) {
        c->plan->routes[i].label.name = raat_compiler_copy(c, routes->entries[i].key);
        raat_compiler_fields(c, RAAT_SCHEMA_ROUTE, routes->entries[i].value, &c->plan->routes[i],
                             "");
    }
}

static void compile_streams(raat_compiler *c, const raat_yaml *streams)
{
    char name[RAAT_COMPILER_NAME];
    c->training->streams = raat_compiler_array(c, streams->n, sizeof *c->training->streams);
    for (size_t i = 0; !raat_compiler_failed(c) && i < streams->n; i++) {
        raat_stream_of_starters *to = &c->training->streams[i];
        to->label.name = raat_compiler_copy(c, streams->entries[i].key);
        to->level = -1;
        raat_compiler_fields(c, RAAT_SCHEMA_STREAM, streams->entries[i].value, to,
                             raat_compiler_join(name, "intake/streams", streams->entries[i].key));
        if (!raat_compiler_failed(c) && to->level < 0) /* it goes on from where the record ends */
            to->level = to->recorded.at[to->recorded.n - 1];
    }
}

static void compile_moments(raat_compiler *c, const raat_yaml *node)
{
    const raat_yaml *value = raat_values_node(node);
    const raat_yaml *map = raat_values_dirichlet(value) ? value->entries[0].value : value;
    raat_value *shares = raat_compiler_array(c, map->n, sizeof *shares);
    raat_compiler_own(c, node);
    c->training->moments = raat_compiler_array(c, map->n, sizeof *c->training->moments);
    if (!raat_compiler_failed(c)) {
        raat_compiler_add_shares(c, value, "intake/moments", shares);
        for (size_t i = 0; i < map->n; i++)
            c->training->moments[c->training->n_moments++] = (raat_intake_moment){
                1 + raat_vocabulary_find(c->words, RAAT_WORDS_MONTH, map->entries[i].key),
                shares[i]};
    }
    raat_memory_free(shares);
}

/* The region whose values the shares of a stream are: one for all of its tracks, for they are one whole. */
static const char *owner_of_stream(const raat_compiler *c, const raat_yaml *tracks, int32_t stream)
{
    const char *owner = NULL;
    for (size_t i = 0; i < tracks->n; i++) {
        if (c->training->tracks[i].stream != stream)
            continue;
        const char *of = raat_compiler_owner_of(
            c, raat_compiler_below(tracks->entries[i].value, "stream_share"));
        if (owner && strcmp(owner, of) != 0)
            return c->region;
        owner = of;
    }
    return owner;
}

/* Shares of one whole stand side by side, so they are added stream by stream. */
static void compile_stream_share(raat_compiler *c, const raat_yaml *tracks, int32_t stream)
{
    raat_value first = -1;
    int32_t n = 0;
    const char *owner = owner_of_stream(c, tracks, stream);
    for (size_t i = 0; !raat_compiler_failed(c) && i < tracks->n; i++) {
        char track[RAAT_COMPILER_NAME], name[RAAT_COMPILER_NAME];
        raat_track *to = &c->training->tracks[i];
        if (to->stream != stream)
            continue;
        const raat_yaml *node = raat_compiler_below(tracks->entries[i].value, "stream_share");
        const raat_yaml *share = raat_values_node(node);
        const bool dirichlet = raat_values_dirichlet(share);
        raat_compiler_own(c, node);
        c->owner = owner;
        raat_compiler_join(track, "tracks", tracks->entries[i].key);
        to->stream_share =
            raat_compiler_add_weight(c, dirichlet ? share->entries[0].value : share, dirichlet,
                                     raat_compiler_join(name, track, "stream_share"));
        first = n++ ? first : to->stream_share;
    }
    if (n)
        raat_compiler_make_whole(c, first, n);
}

static void compile_tracks(raat_compiler *c, const raat_yaml *tracks)
{
    const int32_t steps = c->plan->steps_per_year;
    char name[RAAT_COMPILER_NAME];
    c->training->tracks = raat_compiler_array(c, tracks->n, sizeof *c->training->tracks);
    for (size_t i = 0; !raat_compiler_failed(c) && i < tracks->n; i++) {
        raat_track *to = &c->training->tracks[i];
        to->works_as = to->certified_as = to->further_track = -1;
        to->switches_to = to->redirects_to = -1;
        to->switch_share = to->redirect_share = to->fixus = -1;
        to->label.name = raat_compiler_copy(c, tracks->entries[i].key);
        raat_compiler_fields(c, RAAT_SCHEMA_TRACK, tracks->entries[i].value, to,
                             raat_compiler_join(name, "tracks", tracks->entries[i].key));
        to->n_study_years = (to->n_steps + steps - 1) / steps;
    }
    for (int32_t stream = 0; !raat_compiler_failed(c) && stream < c->plan->axes[RAAT_AXIS_STREAM].n;
         stream++)
        compile_stream_share(c, tracks, stream);
}

static void compile_groups(raat_compiler *c, const raat_yaml *groups)
{
    char name[RAAT_COMPILER_NAME];
    c->training->groups = raat_compiler_array(c, groups->n, sizeof *c->training->groups);
    for (size_t i = 0; !raat_compiler_failed(c) && i < groups->n; i++) {
        c->training->groups[i].label.name = raat_compiler_copy(c, groups->entries[i].key);
        c->training->groups[i].pool_cumulative = -1;
        raat_compiler_fields(c, RAAT_SCHEMA_GROUP, groups->entries[i].value,
                             &c->training->groups[i],
                             raat_compiler_join(name, "groups", groups->entries[i].key));
    }
}

static void compile_paths(raat_compiler *c, const raat_yaml *paths)
{
    char name[RAAT_COMPILER_NAME];
    c->training->paths = raat_compiler_array(c, paths->n, sizeof *c->training->paths);
    for (size_t i = 0; !raat_compiler_failed(c) && i < paths->n; i++) {
        c->training->paths[i].label.name = raat_compiler_copy(c, paths->entries[i].key);
        raat_compiler_fields(c, RAAT_SCHEMA_PATH, paths->entries[i].value, &c->training->paths[i],
                             raat_compiler_join(name, "upskilling", paths->entries[i].key));
    }
}

static void compile_region(raat_compiler *c, raat_region *to, const raat_yaml *region)
{
    const raat_yaml *intake = raat_compiler_below(region, "intake");
    c->training = &to->training;
    c->region = raat_compiler_below(region, "region")->text;
    compile_parameters(c, to, region);
    compile_streams(c, raat_compiler_below(intake, "streams"));
    compile_moments(c, raat_compiler_below(intake, "moments"));
    compile_tracks(c, raat_compiler_below(region, "tracks"));
    compile_groups(c, raat_compiler_below(region, "groups"));
    compile_paths(c, raat_compiler_below(region, "upskilling"));
    c->region = c->owner = NULL;
}

/* Names and routes are those of the first: they are the same in all. */
void raat_compile_region_all(raat_compiler *c, const raat_files *files)
{
    if (raat_plan_make_regions(c->plan, (int32_t)files->n, c->err) != RAAT_OK)
        return;
    compile_axes(c, files->regions[0]);
    compile_routes(c, raat_compiler_below(files->regions[0], "routes"));
    for (size_t i = 0; !raat_compiler_failed(c) && i < files->n; i++)
        compile_region(c, &c->plan->regions[i], files->regions[i]);
    if (!raat_compiler_failed(c))
        raat_plan_seal_axes(c->plan, c->err);
}
