#include "bench/twin/study.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "bench/twin/chance.h"

/* ---- a YAML tree, walked by key ---- */

static yaml_document_t document;

static _Noreturn void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("twin: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(2);
}

typedef yaml_node_t node;

static node *at(int index)
{
    return yaml_document_get_node(&document, index);
}

static const char *text(const node *n)
{
    if (!n || n->type != YAML_SCALAR_NODE)
        complain("text or a number expected");
    return (const char *)n->data.scalar.value;
}

static double number(const node *n)
{
    char *end;
    const double x = strtod(text(n), &end);
    if (*end)
        complain("`%s` is not a number", text(n));
    return x;
}

static int n_pairs(const node *map)
{
    return map->type == YAML_MAPPING_NODE
               ? (int)(map->data.mapping.pairs.top - map->data.mapping.pairs.start)
               : 0;
}

static const char *key(const node *map, int i)
{
    return text(at(map->data.mapping.pairs.start[i].key));
}

static node *child(const node *map, int i)
{
    return at(map->data.mapping.pairs.start[i].value);
}

static node *maybe(const node *map, const char *name)
{
    for (int i = 0; i < n_pairs(map); i++)
        if (strcmp(key(map, i), name) == 0)
            return child(map, i);
    return NULL;
}

static node *get(const node *map, const char *name)
{
    node *found = maybe(map, name);
    if (!found)
        complain("no key `%s`", name);
    return found;
}

static int n_items(const node *list)
{
    return list->type == YAML_SEQUENCE_NODE
               ? (int)(list->data.sequence.items.top - list->data.sequence.items.start)
               : 0;
}

static node *item(const node *list, int i)
{
    return at(list->data.sequence.items.start[i]);
}

static const char *here = "";  /* region that is read; actions are of none */
static const char *owner = ""; /* region whose value was looked for last */

static node *value_of(const node *map, const char *name)
{
    const node *n = get(map, name), *same = maybe(n, "same_as");
    owner = same ? text(same) : here;
    return get(n, "value");
}

/* ---- labels ---- */

static void add_label(labels *l, const char *name, int most)
{
    if (l->n == most)
        complain("more than %d labels such as `%s`", most, name);
    snprintf(l->name[l->n++], sizeof l->name[0], "%s", name);
}

static void read_labels(labels *l, const node *map, int most)
{
    for (int i = 0; i < n_pairs(map); i++)
        add_label(l, key(map, i), most);
}

static int find(const labels *l, const char *name)
{
    for (int i = 0; i < l->n; i++)
        if (strcmp(l->name[i], name) == 0)
            return i;
    complain("no label `%s`", name);
}

static int find_or_none(const labels *l, const node *name)
{
    return name ? find(l, text(name)) : -1;
}

/* ---- numbers and their laws ---- */

#define PLACE(field) offsetof(numbers, field)

static const char *const family_names[] = {
    [UNIFORM] = "uniform",   [TRIANGULAR] = "triangular", [PERT] = "pert",
    [NORMAL] = "normal",     [LOGNORMAL] = "lognormal",   [BETA] = "beta",
    [DISCRETE] = "discrete",
};

static void add_point(study *s, law *l, double value, double weight)
{
    if (s->n_points == MOST_POINTS)
        complain("too many values of discrete distributions");
    s->point[s->n_points++] = (point){value, weight};
    l->n_points++;
}

/* {value: weight}, or a list whose values are equally likely. */
static void read_points(study *s, const node *values, law *l)
{
    l->family = DISCRETE;
    l->point = &s->point[s->n_points];
    for (int i = 0; i < n_pairs(values); i++)
        add_point(s, l, strtod(key(values, i), NULL), number(child(values, i)));
    for (int i = 0; i < n_items(values); i++)
        add_point(s, l, number(item(values, i)), 1);
    if (l->n_points == 0)
        complain("a discrete distribution without values");
}

/* {mean: m, n: n} for [m n, (1 - m) n]. */
static void read_beta_of_mean(const node *n, law *l)
{
    const double mean = number(get(n, "mean")), size = number(get(n, "n"));
    l->family = BETA;
    l->a[0] = mean * size;
    l->a[1] = (1 - mean) * size;
}

static void read_law(study *s, const node *n, size_t place)
{
    if (s->n_laws == MOST_NUMBERS)
        complain("too many numbers");
    law *l = &s->law[s->n_laws++];
    *l = (law){.family = FIXED, .place = place};
    snprintf(l->owner, sizeof l->owner, "%s", owner);
    if (n->type == YAML_SCALAR_NODE) {
        l->a[0] = number(n);
        return;
    }
    const node *arguments = child(n, 0);
    for (family f = UNIFORM; f <= DISCRETE; f++)
        if (strcmp(key(n, 0), family_names[f]) == 0)
            l->family = f;
    if (l->family == DISCRETE || strcmp(key(n, 0), "empirical") == 0) {
        read_points(s, arguments, l);
        return;
    }
    if (l->family == BETA && arguments->type == YAML_MAPPING_NODE) {
        read_beta_of_mean(arguments, l);
        return;
    }
    if (l->family == FIXED)
        complain("no distribution `%s`", key(n, 0));
    /* A normal law without bounds of its own is cut at the range of its key, which lies many standard
     * deviations off wherever a file leaves the bounds out. */
    l->a[2] = -INFINITY;
    l->a[3] = INFINITY;
    for (int i = 0; i < n_items(arguments); i++)
        l->a[i] = number(item(arguments, i));
}

static void read_number(study *s, const node *map, const char *name, size_t place)
{
    read_law(s, value_of(map, name), place);
}

static void read_each(study *s, const node *map, const char *name, const labels *l, size_t place)
{
    const node *values = value_of(map, name);
    for (int i = 0; i < n_pairs(values); i++)
        read_law(s, child(values, i), place + (size_t)find(l, key(values, i)) * sizeof(double));
}

static void read_list(study *s, const node *map, const char *name, size_t place)
{
    const node *values = value_of(map, name);
    for (int i = 0; i < n_items(values); i++)
        read_law(s, item(values, i), place + (size_t)i * sizeof(double));
}

static void add_weight(shares *sh, double weight, size_t place)
{
    sh->weight[sh->n] = weight;
    sh->place[sh->n++] = place;
}

static shares *new_shares(study *s)
{
    if (s->n_shares == MOST_SHARES)
        complain("too many shares");
    shares *sh = &s->shares[s->n_shares++];
    snprintf(sh->owner, sizeof sh->owner, "%s", owner);
    return sh;
}

/* Numbers by label, or {dirichlet: {label: weight}}. */
static void read_shares(study *s, const node *values, const labels *l, size_t place)
{
    const node *weights = maybe(values, "dirichlet");
    shares *sh = weights ? new_shares(s) : NULL;
    const node *from = weights ? weights : values;
    for (int i = 0; i < n_pairs(from); i++) {
        const size_t cell = place + (size_t)find(l, key(from, i)) * sizeof(double);
        if (sh)
            add_weight(sh, number(child(from, i)), cell);
        else
            read_law(s, child(from, i), cell);
    }
}

static void read_shares_by_branch(study *s, const node *map, const char *name, const labels *l,
                                  size_t place, size_t row)
{
    const node *values = value_of(map, name);
    for (int i = 0; i < n_pairs(values); i++)
        read_shares(s, child(values, i), l,
                    place + (size_t)find(&s->branches, key(values, i)) * row);
}

/* ---- recorded series ---- */

static void fill_line(series *out, int from, double a, int to, double b, int start)
{
    for (int y = from; y <= to; y++)
        if (y - start >= 0 && y - start < MOST_YEARS)
            out->recorded[y - start] = from == to ? b : a + (b - a) * (y - from) / (to - from);
}

static void read_series(const study *s, series *out, const node *values)
{
    const int start = s->start_year;
    double before = number(child(values, 0));
    out->first = out->last = (int)strtol(key(values, 0), NULL, 10);
    for (int i = 0; i < n_pairs(values); i++) {
        const int year = (int)strtol(key(values, i), NULL, 10);
        fill_line(out, out->last, before, year, number(child(values, i)), start);
        before = number(child(values, i));
        out->last = year;
    }
    out->imposed = s->free ? start - 1 : out->last;
}

/* ---- the region ---- */

static void read_workforce(study *s, const node *w)
{
    read_number(s, w, "heads", PLACE(heads));
    read_shares(s, value_of(w, "branch_share"), &s->branches, PLACE(branch_share));
    read_shares_by_branch(s, w, "qualification_share", &s->qualifications,
                          PLACE(qualification_share), MOST_QUALIFICATIONS * sizeof(double));
    read_shares_by_branch(s, w, "age_share", &s->ages, PLACE(age_share),
                          MOST_AGES * sizeof(double));
    read_each(s, w, "new_share", &s->ages, PLACE(new_share));
    read_each(s, w, "fte_per_head", &s->branches, PLACE(fte_per_head));
    read_each(s, w, "absence", &s->branches, PLACE(absence));
    read_each(s, w, "care_share", &s->branches, PLACE(care_share));
}

static void read_exits(study *s, const node *e)
{
    read_series(s, &s->exits, value_of(e, "exits"));
    read_each(s, e, "exit_age", &s->ages, PLACE(exit_age));
    read_each(s, e, "exit_new", &s->ages, PLACE(exit_new));
    read_each(s, e, "exit_branch", &s->branches, PLACE(exit_branch));
    read_each(s, e, "exit_qualification", &s->qualifications, PLACE(exit_qualification));
    read_each(s, e, "retirement", &s->ages, PLACE(retirement));
    read_each(s, e, "residence", &s->ages, PLACE(residence));
}

/* Keys that hold one number, by section of the region. */
static const struct {
    const char *section, *name;
    size_t place;
} singles[] = {
    {"exits", "exits_error", PLACE(exits_error)},
    {"exits", "exit_rho", PLACE(exit_rho)},
    {"exits", "exit_sd", PLACE(exit_sd)},
    {"exits", "other_sector", PLACE(other_sector)},
    {"exits", "influenceable", PLACE(influenceable)},
    {"exits", "feedback", PLACE(feedback)},
    {"exits", "feedback_low", PLACE(feedback_low)},
    {"exits", "feedback_high", PLACE(feedback_high)},
    {"exits", "contraction", PLACE(contraction)},
    {"exits", "growth_reference", PLACE(growth_reference)},
    {"exits", "growth_low", PLACE(growth_low)},
    {"exits", "growth_high", PLACE(growth_high)},
    {"exits", "tenure_years", PLACE(tenure_years)},
    {"exits", "move", PLACE(move)},
    {"exits", "rate", PLACE(exit_rate)},
    {"exits", "annual", PLACE(annual)},
    {"exits", "former_exit", PLACE(former_exit)},
    {"demand", "vacancy_start", PLACE(vacancy_start)},
    {"demand", "vacancy_reference", PLACE(vacancy_reference)},
    {"demand", "growth", PLACE(growth)},
    {"demand", "growth_rho", PLACE(growth_rho)},
    {"demand", "growth_sd", PLACE(growth_sd)},
    {"demand", "tilt_after", PLACE(tilt_after)},
    {"hiring", "fillable", PLACE(fillable)},
    {"hiring", "pool_exit", PLACE(pool_exit)},
    {"hiring", "substitution", PLACE(substitution)},
    {"hiring", "reentry", PLACE(reentry)},
    {"hiring", "outside", PLACE(outside)},
    {"hiring", "outside_rho", PLACE(outside_rho)},
    {"hiring", "outside_sd", PLACE(outside_sd)},
    {"hiring", "elasticity", PLACE(elasticity)},
    {"hiring", "elasticity_low", PLACE(elasticity_low)},
    {"hiring", "elasticity_high", PLACE(elasticity_high)},
    {"hiring", "graduate_credit", PLACE(graduate_credit)},
    {"hiring", "replacement_floor", PLACE(replacement_floor)},
    {"places", "place_need", PLACE(place_need)},
    {"places", "utilisation", PLACE(utilisation)},
    {"places", "tolerance", PLACE(tolerance)},
    {"places", "employer_cv", PLACE(employer_cv)},
    {"places", "overload_cap", PLACE(overload_cap)},
    {"places", "overload_logit", PLACE(overload_logit)},
    {"places", "cohort_sd", PLACE(cohort_sd)},
    {"certificates", "certificate_offer", PLACE(certificate_offer)},
    {"certificates", "certificate_displacement", PLACE(certificate_displacement)},
};

static void read_singles(study *s, const node *region)
{
    for (size_t i = 0; i < sizeof singles / sizeof singles[0]; i++)
        read_number(s, get(region, singles[i].section), singles[i].name, singles[i].place);
}

static void read_moments(study *s, const node *moments)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    for (int m = 0; m < 12; m++) {
        const node *share = maybe(moments, months[m]);
        if (share)
            s->moment[m * s->steps_per_year / 12] += number(share);
    }
}

static void read_streams(study *s, const node *streams)
{
    read_labels(&s->streams, streams, MOST_STREAMS);
    for (int i = 0; i < s->streams.n; i++) {
        const node *n = child(streams, i);
        read_series(s, &s->stream[i], value_of(n, "recorded"));
        if (s->stream[i].imposed > s->last_recorded)
            s->last_recorded = s->stream[i].imposed;
        s->stream[i].has_level = maybe(n, "level") != NULL;
        if (s->stream[i].has_level)
            read_number(s, n, "level", PLACE(stream[i].level));
        read_number(s, n, "trend", PLACE(stream[i].trend));
        read_number(s, n, "rho", PLACE(stream[i].rho));
        read_number(s, n, "sd", PLACE(stream[i].sd));
    }
}

static void read_routes(study *s, const node *routes)
{
    read_labels(&s->routes, routes, MOST_ROUTES);
    for (int i = 0; i < s->routes.n; i++) {
        add_label(&s->route_place, text(get(child(routes, i), "place")), MOST_ROUTES);
        const char *yes = text(get(child(routes, i), "employee"));
        s->route_employee[i] = strcmp(yes, "yes") == 0 || strcmp(yes, "true") == 0;
    }
}

static int in_steps(const study *s, const node *years)
{
    const int steps = (int)lround(number(years) * s->steps_per_year);
    if (steps < 1 || steps > MOST_STUDY_STEPS)
        complain("%d steps of study", steps);
    return steps;
}

static void read_track_links(study *s, const node *n, track *t)
{
    t->route = find(&s->routes, text(get(n, "route")));
    t->employee = s->route_employee[t->route];
    t->place = strcmp(s->route_place.name[t->route], "stage") == 0 ? STAGE : LEERBAAN;
    t->qualification = find(&s->qualifications, text(get(n, "qualification")));
    t->works_as = find_or_none(&s->qualifications, maybe(n, "works_as"));
    t->certified_as = find_or_none(&s->qualifications, maybe(n, "certified_as"));
    t->further_track = find_or_none(&s->tracks, maybe(n, "further_track"));
    t->stream = find(&s->streams, text(get(n, "stream")));
    t->steps = in_steps(s, value_of(n, "duration"));
}

static void read_track_numbers(study *s, const node *n, int k)
{
    read_list(s, n, "dropout", PLACE(track[k].dropout));
    read_number(s, n, "delay", PLACE(track[k].delay));
    read_number(s, n, "delayed_diploma", PLACE(track[k].delayed_diploma));
    read_number(s, n, "delayed_dropout", PLACE(track[k].delayed_dropout));
    read_number(s, n, "further_study", PLACE(track[k].further_study));
    read_number(s, n, "leaves_region", PLACE(track[k].leaves_region));
    read_number(s, n, "sector_yield", PLACE(track[k].sector_yield));
    read_number(s, n, "place_fte", PLACE(track[k].place_fte));
    read_shares(s, value_of(n, "branch_share"), &s->branches, PLACE(track[k].branch_share));
    read_shares(s, value_of(n, "entry_age"), &s->ages, PLACE(track[k].entry_age));
    if (maybe(n, "productive_fte"))
        read_list(s, n, "productive_fte", PLACE(track[k].productive_fte));
}

/* One whole is one region's: another's only where all of its parts are. */
static const char *owner_of_stream(const study *s, const node *tracks, int stream)
{
    const char *first = NULL;
    for (int k = 0; k < s->tracks.n; k++) {
        if (s->track[k].stream != stream)
            continue;
        value_of(child(tracks, k), "stream_share");
        if (first && strcmp(first, owner) != 0)
            return s->region;
        first = owner;
    }
    return first;
}

/* A stream's shares are written at its tracks: all of them numbers, or all weights of one Dirichlet. */
static void read_stream_shares(study *s, const node *tracks)
{
    for (int stream = 0; stream < s->streams.n; stream++) {
        const char *whose = owner_of_stream(s, tracks, stream);
        shares *sh = NULL;
        for (int k = 0; k < s->tracks.n; k++) {
            if (s->track[k].stream != stream)
                continue;
            const node *share = value_of(child(tracks, k), "stream_share");
            owner = whose;
            sh = sh ? sh : new_shares(s);
            if (share->type == YAML_SCALAR_NODE)
                read_law(s, share, PLACE(track[k].stream_share));
            else
                add_weight(sh, number(get(share, "dirichlet")), PLACE(track[k].stream_share));
        }
        if (sh && sh->n == 0)
            s->n_shares--;
    }
}

static void read_tracks(study *s, const node *tracks)
{
    read_labels(&s->tracks, tracks, MOST_TRACKS);
    for (int k = 0; k < s->tracks.n; k++) {
        read_track_links(s, child(tracks, k), &s->track[k]);
        read_track_numbers(s, child(tracks, k), k);
    }
    read_stream_shares(s, tracks);
}

static void read_groups(study *s, const node *groups)
{
    read_labels(&s->groups, groups, MOST_GROUPS);
    for (int g = 0; g < s->groups.n; g++) {
        const node *n = child(groups, g);
        s->group[g] = (group){.ready_as = find(&s->qualifications, text(get(n, "ready_as"))),
                              .trained_as = find(&s->qualifications, text(get(n, "trained_as"))),
                              .steps = in_steps(s, value_of(n, "training")),
                              .pool_year = (int)number(get(n, "pool_year")),
                              .has_cumulative = maybe(n, "pool_cumulative") != NULL};
        if (s->group[g].has_cumulative)
            read_number(s, n, "pool_cumulative", PLACE(group[g].pool_cumulative));
        read_number(s, n, "pool", PLACE(group[g].pool));
        read_number(s, n, "decay", PLACE(group[g].decay));
        read_number(s, n, "refill", PLACE(group[g].refill));
        read_number(s, n, "displacement", PLACE(group[g].displacement));
        read_number(s, n, "ready", PLACE(group[g].ready));
        read_number(s, n, "completion", PLACE(group[g].completion));
        read_number(s, n, "retention", PLACE(group[g].retention));
        read_number(s, n, "place_fte", PLACE(group[g].place_fte));
        read_number(s, n, "productive_fte", PLACE(group[g].productive_fte));
        read_shares(s, value_of(n, "branch_share"), &s->branches, PLACE(group[g].branch_share));
        read_shares(s, value_of(n, "entry_age"), &s->ages, PLACE(group[g].entry_age));
    }
}

static void read_paths(study *s, const node *paths)
{
    read_labels(&s->paths, paths, MOST_PATHS);
    for (int j = 0; j < s->paths.n; j++) {
        const node *n = child(paths, j);
        s->path[j].from = find(&s->qualifications, text(get(n, "from")));
        s->path[j].track = find(&s->tracks, text(get(n, "track")));
        read_each(s, n, "rate", &s->ages, PLACE(path[j].rate));
        read_number(s, n, "works", PLACE(path[j].works));
        read_shares(s, value_of(n, "return_age"), &s->ages, PLACE(path[j].return_age));
    }
}

static void read_costs(study *s, const node *n)
{
    read_each(s, n, "student", &s->routes, PLACE(student));
    read_each(s, n, "branch_factor", &s->branches, PLACE(branch_factor));
    read_each(s, n, "school", &s->routes, PLACE(school));
    read_each(s, n, "practice_subsidy", &s->routes, PLACE(practice_subsidy));
    read_number(s, n, "place_subsidy", PLACE(place_subsidy));
    read_number(s, n, "gross_fte", PLACE(gross_fte));
    read_number(s, n, "turnover", PLACE(turnover));
    read_number(s, n, "upskiller", PLACE(upskiller));
    read_number(s, n, "trainee", PLACE(trainee));
}

/* Nobody goes anywhere in a study of one region. */
static void read_mobility(study *s, const node *n, bool several)
{
    s->has_national = maybe(n, "national_share") != NULL;
    if (s->has_national)
        read_number(s, n, "national_share", PLACE(national_share));
    if (!several)
        return;
    if (maybe(n, "staff"))
        read_number(s, n, "staff", PLACE(depart));
    if (maybe(n, "graduates"))
        read_number(s, n, "graduates", PLACE(found_elsewhere));
    if (maybe(n, "applicants"))
        read_number(s, n, "applicants", PLACE(apply_elsewhere));
}

static void read_region(study *s, const node *region, bool several)
{
    snprintf(s->region, sizeof s->region, "%s", text(get(region, "region")));
    here = s->region;
    read_labels(&s->branches, get(region, "branches"), MOST_BRANCHES);
    read_labels(&s->qualifications, get(region, "qualifications"), MOST_QUALIFICATIONS);
    read_labels(&s->ages, get(region, "ages"), MOST_AGES);
    read_routes(s, get(region, "routes"));
    read_singles(s, region);
    read_workforce(s, get(region, "workforce"));
    read_exits(s, get(region, "exits"));
    read_series(s, &s->demand_index, value_of(get(region, "demand"), "demand_index"));
    read_each(s, get(region, "demand"), "tilt", &s->qualifications, PLACE(tilt));
    read_shares(s, value_of(get(region, "hiring"), "outside_age"), &s->ages, PLACE(outside_age));
    read_shares(s, value_of(get(region, "hiring"), "returner_age"), &s->ages, PLACE(returner_age));
    read_moments(s, value_of(get(region, "intake"), "moments"));
    read_streams(s, get(get(region, "intake"), "streams"));
    read_tracks(s, get(region, "tracks"));
    read_groups(s, get(region, "groups"));
    if (maybe(region, "upskilling"))
        read_paths(s, get(region, "upskilling"));
    read_costs(s, get(region, "costs"));
    if (maybe(region, "mobility"))
        read_mobility(s, get(region, "mobility"), several);
    here = "";
}

/* ---- actions ---- */

static const char *const lever_names[LEVERS] = {
    [QUOTE] = "quote",
    [DROPOUT] = "dropout",
    [EXIT] = "exit",
    [APPLICANTS] = "applicants",
    [DEMAND] = "demand",
    [FTE_PER_HEAD] = "fte_per_head",
    [ABSENCE] = "absence",
    [REACH] = "reach",
    [CERTIFICATE] = "certificate",
    [SECTOR_YIELD] = "sector_yield",
};
static const char *const operation_names[] = {"set", "floor", "multiply", "add"};

static int find_word(const char *const *words, int n, const char *word)
{
    for (int i = 0; i < n; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    complain("unknown word `%s`", word);
}

static bool listed(const node *where, const char *dimension, const char *label)
{
    const node *list = where ? maybe(where, dimension) : NULL;
    if (!list)
        return true; /* nothing said: everywhere */
    for (int i = 0; i < n_items(list); i++)
        if (strcmp(text(item(list, i)), label) == 0)
            return true;
    return list->type == YAML_SCALAR_NODE && strcmp(text(list), label) == 0;
}

static void read_where(const study *s, const node *where, effect *e)
{
    for (int i = 0; i < s->branches.n; i++)
        e->branch[i] = listed(where, "branch", s->branches.name[i]);
    for (int i = 0; i < s->ages.n; i++)
        e->age[i] = listed(where, "age", s->ages.name[i]);
    for (int i = 0; i < s->groups.n; i++)
        e->group[i] = listed(where, "group", s->groups.name[i]);
    e->tenure[NEW] = listed(where, "tenure", "new");
    e->tenure[SETTLED] = listed(where, "tenure", "settled");
    for (int i = 0; i < MOST_STUDY_YEARS; i++) {
        char year[12];
        snprintf(year, sizeof year, "%d", i + 1);
        e->study_year[i] = listed(where, "study_year", year);
    }
    for (int k = 0; k < s->tracks.n; k++) {
        const track *t = &s->track[k];
        e->track[k] = listed(where, "track", s->tracks.name[k]) &&
                      listed(where, "route", s->routes.name[t->route]) &&
                      listed(where, "qualification", s->qualifications.name[t->qualification]) &&
                      listed(where, "stream", s->streams.name[t->stream]) &&
                      listed(where, "place", s->route_place.name[t->route]);
    }
}

static void read_effect(study *s, const node *n, effect whose)
{
    if (s->n_effects == MOST_EFFECTS)
        complain("too many effects");
    const int i = s->n_effects++;
    effect *e = &s->effect[i];
    *e = whose;
    e->here = listed(maybe(n, "where"), "region", s->region);
    e->lever = (lever)find_word(lever_names, LEVERS, text(get(n, "lever")));
    e->operation = (operation)find_word(operation_names, 4, text(get(n, "operation")));
    read_where(s, maybe(n, "where"), e);
    read_number(s, n, "size", PLACE(effect[i].size));
    read_number(s, n, "reach", PLACE(effect[i].reach));
    read_number(s, n, "delay", PLACE(effect[i].delay));
    read_number(s, n, "ramp", PLACE(effect[i].ramp));
}

static void read_action_cost(study *s, const node *n, int i)
{
    s->action[i].payer = strcmp(text(get(n, "payer")), "state") == 0 ? STATE : EMPLOYER;
    if (maybe(n, "fixed"))
        read_number(s, n, "fixed", PLACE(action[i].fixed));
    if (maybe(n, "per_year"))
        read_number(s, n, "per_year", PLACE(action[i].per_year));
    if (maybe(n, "per_participant"))
        read_number(s, n, "per_participant", PLACE(action[i].per_participant));
}

static void read_actions(study *s, const node *actions)
{
    read_labels(&s->actions, actions, MOST_ACTIONS);
    for (int i = 0; i < s->actions.n; i++) {
        const node *n = child(actions, i), *effects = maybe(n, "effects"), *end = maybe(n, "end");
        const effect whose = {.action = i,
                              .start = (int)number(get(n, "start")),
                              .end = end ? (int)number(end) : 9999};
        s->action[i] = (action){.start = whose.start,
                                .end = whose.end,
                                .payer = -1,
                                .here = listed(n, "regions", s->region)};
        for (int j = 0; maybe(n, "needs") && j < n_items(get(n, "needs")); j++)
            s->action[i].needs[find(&s->actions, text(item(get(n, "needs"), j)))] = true;
        if (maybe(n, "cost"))
            read_action_cost(s, get(n, "cost"), i);
        for (int j = 0; effects && j < n_items(effects); j++)
            read_effect(s, item(effects, j), whose);
    }
}

static void read_scenarios(study *s, const node *scenarios)
{
    read_labels(&s->scenarios, scenarios, MOST_SCENARIOS);
    for (int i = 0; i < s->scenarios.n; i++) {
        const node *n = child(scenarios, i), *list = get(n, "actions");
        s->scenario[i].reach = maybe(n, "reach") ? number(get(n, "reach")) : 1;
        for (int j = 0; j < n_items(list); j++)
            s->scenario[i].has[find(&s->actions, text(item(list, j)))] = true;
    }
}

static void load(const char *file_name)
{
    yaml_parser_t parser;
    FILE *file = fopen(file_name, "rb");
    if (!file)
        complain("cannot read %s", file_name);
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &document) || !yaml_document_get_root_node(&document))
        complain("%s is not YAML", file_name);
    yaml_parser_delete(&parser);
    fclose(file);
}

/* ---- what regions have in common ---- */

static void find_same_law(const study *s, int region, law *l)
{
    for (l->region = 0; l->region < region; l->region++)
        for (l->same = 0; l->same < s[l->region].n_laws; l->same++) {
            const law *other = &s[l->region].law[l->same];
            if (other->place == l->place && strcmp(other->owner, l->owner) == 0)
                return;
        }
}

static void find_same_shares(const study *s, int region, shares *sh)
{
    for (sh->region = 0; sh->region < region; sh->region++)
        for (sh->same = 0; sh->same < s[sh->region].n_shares; sh->same++) {
            const shares *other = &s[sh->region].shares[sh->same];
            if (other->place[0] == sh->place[0] && strcmp(other->owner, sh->owner) == 0)
                return;
        }
}

static void read_one(study *s, const node *root, const node *region)
{
    memset(s, 0, sizeof *s);
    s->start_year = (int)number(get(root, "start_year"));
    s->years = (int)number(get(root, "end_year")) - s->start_year + 1;
    s->steps_per_year = (int)number(get(root, "steps_per_year"));
    const node *history = maybe(root, "history");
    s->free = history && strcmp(text(history), "free") == 0;
    s->last_recorded = s->start_year - 1;
    if (s->years < 1 || s->years > MOST_YEARS)
        complain("%d years", s->years);
    read_region(s, region, maybe(root, "regions") && n_pairs(get(root, "regions")) > 1);
    read_actions(s, get(get(root, "actions"), "actions"));
    read_scenarios(s, get(root, "scenarios"));
}

int study_read(study *s, const char *file_name)
{
    load(file_name);
    const node *root = yaml_document_get_root_node(&document);
    const node *regions = maybe(root, "regions");
    const int n = regions ? n_pairs(regions) : 1;
    if (n > MOST_REGIONS)
        complain("%d regions", n);
    for (int i = 0; i < n; i++) {
        read_one(&s[i], root, regions ? child(regions, i) : get(root, "region"));
        for (int j = 0; j < s[i].n_laws; j++)
            find_same_law(s, i, &s[i].law[j]);
        for (int j = 0; j < s[i].n_shares; j++)
            find_same_shares(s, i, &s[i].shares[j]);
    }
    yaml_document_delete(&document);
    return n;
}

/* ---- one draw ---- */

static double *number_at(numbers *out, size_t place)
{
    return (double *)(void *)((char *)out + place);
}

static void draw_shares(const gsl_rng *r, const shares *sh, numbers *out)
{
    double share[MOST_LABELS];
    gsl_ran_dirichlet(r, (size_t)sh->n, sh->weight, share);
    for (int j = 0; j < sh->n; j++)
        *number_at(out, sh->place[j]) = share[j];
}

static void draw_region(const study *s, int region, const gsl_rng *r, numbers *out)
{
    for (int i = 0; i < s[region].n_laws; i++) {
        const law *l = &s[region].law[i];
        *number_at(&out[region], l->place) =
            l->region < region ? *number_at(&out[l->region], l->place) : chance_law(r, l);
    }
    for (int i = 0; i < s[region].n_shares; i++) {
        const shares *sh = &s[region].shares[i];
        if (sh->region == region)
            draw_shares(r, sh, &out[region]);
        else
            for (int j = 0; j < sh->n; j++)
                *number_at(&out[region], sh->place[j]) = *number_at(&out[sh->region], sh->place[j]);
    }
}

void study_draw(const study *s, int regions, const gsl_rng *r, numbers *out)
{
    memset(out, 0, (size_t)regions * sizeof *out);
    for (int i = 0; i < regions; i++)
        draw_region(s, i, r, out);
}
