#include "scenarios/language/vocabulary.h"

#include <assert.h>
#include <string.h>

#include "engine/model/indicator.h"
#include "engine/model/lever.h"
#include "scenarios/language/horizon.h"

static const char *const switches[] = {"no", "yes"};
static const char *const histories[] = {"forced", "free"};
static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static void add(raat_vocabulary_list *list, const char *word)
{
    assert(list->n < RAAT_VOCABULARY_MOST);
    list->words[list->n++] = word;
}

void raat_vocabulary_init(raat_vocabulary *vocabulary)
{
    raat_vocabulary_list *lists = vocabulary->lists;
    for (raat_words list = 0; list < RAAT_N_WORDS; list++)
        lists[list].n = list <= RAAT_WORDS_SCENARIO ? -1 : 0;
    for (raat_axis_id axis = 0; axis < RAAT_N_AXES; axis++) {
        const raat_axis fixed = raat_axis_fixed(axis);
        if (fixed.n)
            lists[axis].n = 0;
        for (int32_t i = 0; i < fixed.n; i++)
            add(&lists[axis], fixed.labels[i].name);
    }
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        add(&lists[RAAT_WORDS_SWITCH], switches[i]);
    for (size_t i = 0; i < sizeof histories / sizeof *histories; i++)
        add(&lists[RAAT_WORDS_HISTORY], histories[i]);
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        add(&lists[RAAT_WORDS_MONTH], months[i]);
    for (size_t i = 0; i < RAAT_N_HORIZONS; i++)
        add(&lists[RAAT_WORDS_HORIZON], raat_horizon_row(i)->name);
    for (raat_lever_id i = 0; i < RAAT_N_LEVERS; i++)
        add(&lists[RAAT_WORDS_LEVER], raat_lever_row(i)->name);
    for (raat_operation i = 0; i < RAAT_N_OPERATIONS; i++)
        add(&lists[RAAT_WORDS_OPERATION], raat_lever_operation(i));
    for (raat_indicator_id i = 0; i < RAAT_N_INDICATORS; i++)
        add(&lists[RAAT_WORDS_INDICATOR], raat_indicator_row(i)->name);
}

int32_t raat_vocabulary_find(const raat_vocabulary *vocabulary, raat_words list, const char *word)
{
    const raat_vocabulary_list *words = &vocabulary->lists[list];
    for (int32_t i = 0; i < words->n; i++)
        if (strcmp(words->words[i], word) == 0)
            return i;
    return -1;
}

const char *raat_vocabulary_name(raat_words list)
{
    static const char *const names[RAAT_N_WORDS] = {
        [RAAT_WORDS_ACTION] = "action",           [RAAT_WORDS_SCENARIO] = "scenario",
        [RAAT_WORDS_SWITCH] = "yes or no",        [RAAT_WORDS_MONTH] = "month",
        [RAAT_WORDS_HORIZON] = "horizon",         [RAAT_WORDS_LEVER] = "lever",
        [RAAT_WORDS_OPERATION] = "operation",     [RAAT_WORDS_INDICATOR] = "indicator",
        [RAAT_WORDS_HISTORY] = "mode of history",
    };
    assert(list < RAAT_N_WORDS);
    return (int)list < (int)RAAT_N_AXES ? raat_axis_name((raat_axis_id)list) : names[list];
}
