#include "scenarios/language/compile.h"

#include <search.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/memory.h"
#include "scenarios/language/compile_action.h"
#include "scenarios/language/compile_region.h"
#include "scenarios/language/resolved.h"

static void compile_grid(raat_compiler *c, const raat_grid *grid)
{
    for (size_t i = 0; !raat_compiler_failed(c) && i < grid->n_scenarios; i++) {
        const raat_grid_scenario *from = &grid->scenarios[i];
        raat_scenario *to = &c->plan->scenarios[c->plan->n_scenarios++];
        const size_t n = (size_t)from->n;
        *to = (raat_scenario){.reach = 1, .n_actions = from->n};
        to->label.name = raat_compiler_copy(c, from->name);
        to->label.title = raat_compiler_copy(c, from->title);
        to->label.title_nl = from->title_nl ? raat_compiler_copy(c, from->title_nl) : NULL;
        to->actions = raat_compiler_array(c, n, sizeof *to->actions);
        to->factors = raat_compiler_array(c, n, sizeof *to->factors);
        if (raat_compiler_failed(c) || n == 0)
            continue;
        memcpy(to->actions, from->actions, n * sizeof *to->actions);
        memcpy(to->factors, from->factors, n * sizeof *to->factors);
    }
}

static void compile_scenarios(raat_compiler *c, const raat_yaml *scenarios, const raat_grid *grid)
{
    c->plan->scenarios =
        raat_compiler_array(c, scenarios->n + grid->n_scenarios, sizeof *c->plan->scenarios);
    for (size_t i = 0; !raat_compiler_failed(c) && i < scenarios->n; i++) {
        const raat_yaml *node = scenarios->entries[i].value,
                        *list = raat_compiler_below(node, "actions");
        raat_scenario *to = &c->plan->scenarios[c->plan->n_scenarios++];
        to->label.name = raat_compiler_copy(c, scenarios->entries[i].key);
        raat_compiler_fields(c, RAAT_SCHEMA_SCENARIO, node, to, "");
        to->actions = raat_compiler_array(c, list->n, sizeof *to->actions);
        for (size_t a = 0; !raat_compiler_failed(c) && a < list->n; a++) /* check has sorted them */
            to->actions[to->n_actions++] =
                raat_vocabulary_find(c->words, RAAT_WORDS_ACTION, list->entries[a].value->text);
    }
    compile_grid(c, grid);
}

static void compile_targets(raat_compiler *c, const raat_yaml *targets)
{
    c->plan->targets = raat_compiler_array(c, targets->n, sizeof *c->plan->targets);
    for (size_t i = 0; !raat_compiler_failed(c) && i < targets->n; i++) {
        const raat_yaml *node = targets->entries[i].value;
        const raat_yaml_entry *most = raat_yaml_find(node, "at_most");
        raat_target *to = &c->plan->targets[c->plan->n_targets++];
        to->label.name = raat_compiler_copy(c, targets->entries[i].key);
        raat_compiler_fields(c, RAAT_SCHEMA_TARGET, node, to, "");
        to->comparison = most ? RAAT_AT_MOST : RAAT_AT_LEAST;
        to->threshold =
            raat_compiler_decimal(most ? most->value : raat_compiler_below(node, "at_least"));
    }
}

static void compile_study(raat_compiler *c, const raat_yaml *study, const raat_grid *grid)
{
    const raat_yaml_entry *targets = raat_yaml_find(study, "targets");
    raat_files files;
    raat_files_find(study, &files);
    raat_compiler_fields(c, RAAT_SCHEMA_STUDY, study, c->plan, "");
    if (!raat_compiler_failed(c))
        raat_compile_region_all(c, &files);
    if (!raat_compiler_failed(c))
        raat_compile_action_all(c, raat_compiler_below(files.actions, "actions"), grid);
    compile_scenarios(c, raat_compiler_below(study, "scenarios"), grid);
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
    raat_compiler c = {.plan = raat_plan_new(err), .words = words, .d = d, .err = err};
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
