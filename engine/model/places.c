#include "engine/model/places.h"

#include "engine/model/lanes.h"
#include "engine/model/upskilling.h"
#include "engine/numeric/elementary.h"

int32_t raat_places_type(const raat_world *w, int32_t track)
{
    return w->plan->routes[w->training->tracks[track].route].place;
}

void raat_places_need(const raat_world *w, int32_t track, int32_t branch, double out[RAAT_LANES])
{
    const raat_track *t = &w->training->tracks[track];
    const double *fte = raat_world_value(w, t->place_fte);
    const double *need = raat_world_value(w, w->parameters->place_need);
    const double *share = raat_world_value(w, t->branch_share[branch]);
    FOR_LANES (l)
        out[l] = fte[l] * need[l] * share[l];
}

static void students_of(const raat_world *w, int32_t k, double out[RAAT_LANES])
{
    const int32_t *delayed = raat_lanes_heads(w->state->delayed, k);
    FOR_LANES (l)
        out[l] = delayed[l];
    for (int32_t s = 0; s < w->training->tracks[k].n_steps; s++) {
        const int32_t *n = raat_lanes_heads(w->state->students, k * w->study_steps + s);
        FOR_LANES (l)
            out[l] += n[l];
    }
}

static double *of_place(double *array, int32_t b, int32_t place)
{
    return raat_lanes_reals(array, b * RAAT_N_PLACES + place);
}

/* Trainees of the groups are on work-based places, all of them in care. */
static void add_trainees(raat_world *w, int32_t g)
{
    const raat_group *group = &w->training->groups[g];
    const double *fte = raat_world_value(w, group->place_fte);
    double trainees[RAAT_LANES] = {0};
    for (int32_t s = 0; s < group->n_steps; s++) {
        const int32_t *n = raat_lanes_heads(w->state->trainees, g * w->study_steps + s);
        FOR_LANES (l)
            trainees[l] += n[l];
    }
    for (int32_t b = 0; b < w->branches; b++) {
        const double *share = raat_world_value(w, group->branch_share[b]);
        double *use = of_place(w->flows->use, b, RAAT_LEERBAAN);
        FOR_LANES (l)
            use[l] += trainees[l] * fte[l] * share[l];
    }
}

/* So are upskillers, in their own branch. */
static void add_upskillers(raat_world *w, int32_t path)
{
    const int32_t track = w->training->paths[path].track;
    const double *fte = raat_world_value(w, w->training->tracks[track].place_fte);
    for (int32_t b = 0; b < w->branches; b++) {
        double *use = of_place(w->flows->use, b, raat_places_type(w, track));
        int32_t n[RAAT_LANES];
        raat_upskilling_heads(w, path, b, n);
        FOR_LANES (l)
            use[l] += n[l] * fte[l];
    }
}

void raat_places_use(raat_world *w)
{
    for (int32_t i = 0; i < w->branches * RAAT_N_PLACES; i++) {
        double *use = raat_lanes_reals(w->flows->use, i);
        FOR_LANES (l)
            use[l] = 0;
    }
    for (int32_t k = 0; k < w->tracks; k++) {
        double students[RAAT_LANES];
        students_of(w, k, students);
        for (int32_t b = 0; b < w->branches; b++) {
            double need[RAAT_LANES];
            double *use = of_place(w->flows->use, b, raat_places_type(w, k));
            raat_places_need(w, k, b, need);
            FOR_LANES (l)
                use[l] += students[l] * need[l];
        }
    }
    for (int32_t g = 0; g < w->groups; g++)
        add_trainees(w, g);
    for (int32_t i = 0; i < w->paths; i++)
        add_upskillers(w, i);
}

/* Whoever started had a supervisor. */
static void measure_supervision(raat_world *w)
{
    if (w->parameters->supervision_utilisation < 0)
        return;
    const double *utilisation = raat_world_value(w, w->parameters->supervision_utilisation);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *qualified = raat_lanes_reals(w->flows->qualified_fte, b);
        const double *stage = of_place(w->flows->use, b, RAAT_STAGE);
        const double *leerbaan = of_place(w->flows->use, b, RAAT_LEERBAAN);
        double *start = raat_lanes_reals(w->state->supervision_start, b);
        FOR_LANES (l) {
            const double use = stage[l] + leerbaan[l];
            start[l] = qualified[l] > 0 ? use / (utilisation[l] * qualified[l]) : 0;
        }
    }
}

void raat_places_measure(raat_world *w)
{
    measure_supervision(w);
    const double *utilisation = raat_world_value(w, w->parameters->utilisation);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *care = raat_lanes_reals(w->flows->care_fte, b);
        for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
            const double *use = of_place(w->flows->use, b, place);
            double *quote = of_place(w->state->quote_start, b, place);
            FOR_LANES (l)
                quote[l] = care[l] > 0 ? use[l] / (utilisation[l] * care[l]) : 0;
        }
    }
}

/* Quote of one place type: what the actions on both types left of it, and then those on it alone. */
static void quote_of_type(const raat_world *w, int32_t b, int32_t place,
                          const double together[RAAT_LANES], double out[RAAT_LANES])
{
    const double *start = of_place(w->state->quote_start, b, place);
    FOR_LANES (l)
        out[l] = start[l] * together[l];
    raat_effects_apply_quote(w->effects, b, place, out, w->flows->clamps);
}

/* Factor on the quotes of both types by actions on both: each type moves in proportion, so work-based
 * places do not eat internships. */
static void move_together(const raat_world *w, int32_t b, double out[RAAT_LANES])
{
    double start[RAAT_LANES] = {0}, quote[RAAT_LANES];
    for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
        const double *of_type = of_place(w->state->quote_start, b, place);
        FOR_LANES (l)
            start[l] += of_type[l];
    }
    FOR_LANES (l)
        quote[l] = start[l];
    raat_effects_apply_quote(w->effects, b, RAAT_N_PLACES, quote, w->flows->clamps);
    FOR_LANES (l)
        out[l] = start[l] > 0 ? quote[l] / start[l] : 1;
}

static void supervise(raat_world *w)
{
    if (w->parameters->supervision_utilisation < 0)
        return;
    for (int32_t b = 0; b < w->branches; b++) {
        const double *start = raat_lanes_reals(w->state->supervision_start, b);
        const double *qualified = raat_lanes_reals(w->flows->qualified_fte, b);
        double *capacity = raat_lanes_reals(w->state->supervision, b);
        double factor[RAAT_LANES];
        FOR_LANES (l)
            factor[l] = 1;
        raat_effects_apply(w->effects, RAAT_LEVER_SUPERVISION, b, factor, w->flows->clamps);
        FOR_LANES (l)
            capacity[l] = start[l] * qualified[l] * factor[l];
    }
}

void raat_places_offer(raat_world *w)
{
    supervise(w);
    for (int32_t b = 0; b < w->branches; b++) {
        const double *care = raat_lanes_reals(w->flows->care_fte, b);
        double together[RAAT_LANES];
        move_together(w, b, together);
        for (int32_t place = 0; place < RAAT_N_PLACES; place++) {
            double *places = of_place(w->state->places, b, place), quote[RAAT_LANES];
            quote_of_type(w, b, place, together, quote);
            FOR_LANES (l)
                places[l] = quote[l] * care[l];
        }
    }
}

/* Supervisors serve both types, so what they cannot is taken from both in proportion. A capacity of NaN is
 * no limit. */
void raat_places_usable(const raat_world *w, int32_t b, int32_t place, double out[RAAT_LANES])
{
    const double *stage = of_place(w->state->places, b, RAAT_STAGE);
    const double *leerbaan = of_place(w->state->places, b, RAAT_LEERBAAN);
    const double *places = place == RAAT_STAGE ? stage : leerbaan;
    const double *capacity = raat_lanes_reals(w->state->supervision, b);
    FOR_LANES (l) {
        const double all = stage[l] + leerbaan[l];
        out[l] = capacity[l] < all ? places[l] * (capacity[l] / all) : places[l];
    }
}

void raat_places_lent(const raat_world *w, int32_t b, double out[RAAT_LANES])
{
    double stage[RAAT_LANES], leerbaan[RAAT_LANES];
    FOR_LANES (l)
        out[l] = 0;
    if (w->parameters->transfer < 0)
        return;
    const double *share = raat_world_value(w, w->parameters->transfer);
    const double *on_stage = of_place(w->flows->use, b, RAAT_STAGE);
    const double *on_leerbaan = of_place(w->flows->use, b, RAAT_LEERBAAN);
    raat_places_usable(w, b, RAAT_STAGE, stage);
    raat_places_usable(w, b, RAAT_LEERBAAN, leerbaan);
    FOR_LANES (l)
        out[l] = raat_smaller(raat_larger(on_leerbaan[l] - leerbaan[l], 0),
                              share[l] * raat_larger(stage[l] - on_stage[l], 0));
}

double raat_places_passed_on(double excess, double room)
{
    if (excess <= 0)
        return 0;
    return raat_smaller(room / excess, 1);
}

/* Use and places of one type in a branch, work-based students on internships counted where they sit. */
static void books(const raat_world *w, int32_t b, int32_t place, double use[RAAT_LANES],
                  double places[RAAT_LANES])
{
    const double *own = of_place(w->flows->use, b, place);
    double lent[RAAT_LANES];
    raat_places_lent(w, b, lent);
    raat_places_usable(w, b, place, places);
    FOR_LANES (l)
        use[l] = own[l] + (place == RAAT_STAGE ? lent[l] : -lent[l]);
}

static void overload_of_type(raat_world *w, int32_t place)
{
    const double *cap = raat_world_value(w, w->parameters->overload_cap);
    double excess[RAAT_LANES] = {0}, room[RAAT_LANES] = {0};
    double use[RAAT_LANES], places[RAAT_LANES];
    for (int32_t b = 0; b < w->branches; b++) {
        books(w, b, place, use, places);
        FOR_LANES (l) {
            excess[l] += raat_larger(use[l] - places[l], 0);
            room[l] += raat_larger(places[l] - use[l], 0);
        }
    }
    for (int32_t b = 0; b < w->branches; b++) {
        double *overload = of_place(w->state->overload, b, place);
        books(w, b, place, use, places);
        FOR_LANES (l) {
            const double stays = 1 - raat_places_passed_on(excess[l], room[l]);
            const double above = raat_larger(use[l] - places[l], 0) * stays;
            overload[l] = places[l] > 0 ? raat_smaller(above / places[l], cap[l]) : 0;
        }
    }
}

void raat_places_overload(raat_world *w)
{
    for (int32_t place = 0; place < RAAT_N_PLACES; place++)
        overload_of_type(w, place);
}
