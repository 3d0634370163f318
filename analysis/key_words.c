#include "analysis/key_words.h"

#include <string.h>

#include "analysis/lever_words.h"

#define KEY(name)                                                                                  \
    {                                                                                              \
#name, RAAT_TEXT_KEY_##name                                                                \
    }
static const struct {
    const char *key;
    raat_texts_id id;
} rows[] = {
    /* clang-format off: as many a line as fit */
    KEY(heads),
    KEY(branch_share),
    KEY(qualification_share),
    KEY(age_share),
    KEY(new_share),
    KEY(fte_per_head),
    KEY(absence),
    KEY(care_share),
    KEY(exits),
    KEY(exits_error),
    KEY(rate),
    KEY(annual),
    KEY(exit_age),
    KEY(exit_new),
    KEY(exit_branch),
    KEY(exit_qualification),
    KEY(retirement),
    KEY(residence),
    KEY(exit_rho),
    KEY(exit_sd),
    KEY(other_sector),
    KEY(influenceable),
    KEY(feedback),
    KEY(feedback_low),
    KEY(feedback_high),
    KEY(contraction),
    KEY(growth_reference),
    KEY(growth_low),
    KEY(growth_high),
    KEY(tenure_years),
    KEY(move),
    KEY(former_exit),
    KEY(national_share),
    KEY(staff),
    KEY(graduates),
    KEY(applicants),
    KEY(vacancy_start),
    KEY(vacancy_reference),
    KEY(demand_index),
    KEY(growth),
    KEY(growth_rho),
    KEY(growth_sd),
    KEY(tilt),
    KEY(tilt_after),
    KEY(fillable),
    KEY(pool_exit),
    KEY(substitution),
    KEY(outside),
    KEY(outside_rho),
    KEY(outside_sd),
    KEY(elasticity),
    KEY(elasticity_low),
    KEY(elasticity_high),
    KEY(graduate_credit),
    KEY(replacement_floor),
    KEY(outside_age),
    KEY(reentry),
    KEY(returner_age),
    KEY(place_need),
    KEY(utilisation),
    KEY(tolerance),
    KEY(employer_cv),
    KEY(employers),
    KEY(share),
    KEY(quote_norm),
    KEY(supernumerary),
    KEY(supervision_utilisation),
    KEY(transfer),
    KEY(overload_cap),
    KEY(overload_logit),
    KEY(cohort_sd),
    KEY(moments),
    KEY(recorded),
    KEY(level),
    KEY(trend),
    KEY(rho),
    KEY(sd),
    KEY(stream_share),
    KEY(duration),
    KEY(dropout),
    KEY(delay),
    KEY(delayed_diploma),
    KEY(delayed_dropout),
    KEY(further_study),
    KEY(leaves_region),
    KEY(sector_yield),
    KEY(entry_age),
    KEY(place_fte),
    KEY(productive_fte),
    KEY(switch),
    KEY(redirect),
    KEY(fixus),
    KEY(training),
    KEY(pool),
    KEY(pool_cumulative),
    KEY(decay),
    KEY(refill),
    KEY(displacement),
    KEY(ready),
    KEY(completion),
    KEY(retention),
    KEY(works),
    KEY(return_age),
    KEY(certificate_offer),
    KEY(certificate_displacement),
    KEY(discount_rate),
    KEY(student),
    KEY(branch_factor),
    KEY(school),
    KEY(practice_subsidy),
    KEY(place_subsidy),
    KEY(gross_fte),
    KEY(turnover),
    KEY(upskiller),
    KEY(trainee),
    KEY(fixed),
    KEY(per_year),
    KEY(per_participant),
    KEY(cost),
    KEY(costs),
    KEY(size),
    KEY(reach),
    KEY(ramp),
    KEY(at_most),
    KEY(at_least),
    KEY(workforce),
    KEY(demand),
    KEY(hiring),
    KEY(places),
    KEY(intake),
    KEY(certificates),
    KEY(targets),
    /* clang-format on */
};

const char *raat_key_words_of(const char *key, raat_language language)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].key, key) == 0)
            return raat_texts_get(rows[i].id, language);
    return NULL;
}

/* `region`, `regions`, and lists of things that have titles: the title says enough. */
static bool is_silent(const raat_outline_step *at)
{
    static const char *const silent[] = {"region",  "regions",    "actions", "tracks",   "groups",
                                         "streams", "upskilling", "effects", "scenarios"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (strcmp(silent[i], at->key) == 0)
            return true;
    return false;
}

/* What one step is called; "" when it adds nothing. */
static const char *step_word(const raat_outline_step *at, raat_language language)
{
    if (!at->key)
        return raat_lever_words_of(raat_outline_text(at->node, "lever"), language);
    const char *title = raat_outline_title(at->node, "", language);
    if (*title && strcmp(at->key, "region") != 0)
        return title;
    if (is_silent(at))
        return "";
    if (strcmp(at->key, "exits") == 0 && !raat_outline_at(at->node, "value"))
        return raat_texts_get(RAAT_TEXT_LEVER_EXIT,
                              language); /* the section that holds the number */
    const char *words = raat_key_words_of(at->key, language);
    return words ? words : at->key;
}

/* A number that several regions share is not the first one's. */
static bool is_one_of_several(const raat_outline_step *at, const raat_outline_step *number)
{
    const bool region = at->key && at->up->key && strcmp(at->up->key, "regions") == 0;
    return region && raat_outline_is_shared(number);
}

static void append_way(raat_text *out, const raat_outline_step *at, const raat_outline_step *number,
                       raat_language language)
{
    if (!at->up)
        return;
    append_way(out, at->up, number, language);
    const char *word = is_one_of_several(at, number)
                           ? raat_texts_get(RAAT_TEXT_SEVERAL_REGIONS, language)
                           : step_word(at, language);
    raat_text_append(out, *word && out->length ? ", " : "");
    if (*word && at->key && at->up->key && strcmp(at->up->key, "actions") == 0)
        raat_text_appendf(out, "%s ", at->key); /* an action is known by its number */
    raat_text_append(out, word);
}

void raat_key_words_path(raat_text *out, const raat_outline_step *at, raat_language language)
{
    append_way(out, at, at, language);
}
