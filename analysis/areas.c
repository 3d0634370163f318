#include "analysis/areas.h"

#include <string.h>

#include "engine/base/suggest.h"
#include "engine/model/plan.h"

/* It is the last one; a file with several areas and no total was not made by raat run. */
int32_t raat_areas_whole(const raat_reader *reader)
{
    const int32_t n = raat_reader_regions(reader).n;
    return raat_areas_several(reader) ? n - 1 : 0;
}

bool raat_areas_several(const raat_reader *reader)
{
    const raat_axis areas = raat_reader_regions(reader);
    return areas.n > 1 && strcmp(areas.labels[areas.n - 1].name, raat_plan_all_regions) == 0;
}

raat_status raat_areas_find(const char *const *names, int32_t n, const char *name, int32_t *out,
                            raat_error *err)
{
    for (*out = 0; *out < n; (*out)++)
        if (strcmp(names[*out], name) == 0)
            return RAAT_OK;
    const char *near = raat_suggest_nearest(name, names, (size_t)n);
    if (near)
        return raat_error_set(err, RAAT_USAGE, "--region: no region %s; did you mean %s?", name,
                              near);
    raat_text all = {0};
    for (int32_t i = 0; i < n; i++)
        raat_text_appendf(&all, "%s%s", i ? ", " : "", names[i]);
    const raat_status status = raat_error_set(
        err, RAAT_USAGE, "--region: no region %s; there is %s", name, raat_text_bytes(&all));
    raat_text_clear(&all);
    return status;
}

/* ---- the resolved study ---- */

const raat_yaml *raat_areas_region(const raat_yaml *study, const char *name)
{
    const raat_yaml *only = raat_outline_at(study, "region");
    return only ? only : raat_outline_at(raat_outline_at(study, "regions"), name);
}

const raat_yaml *raat_areas_first(const raat_yaml *study)
{
    const raat_yaml *only = raat_outline_at(study, "region");
    const raat_yaml *all = raat_outline_at(study, "regions");
    const bool some = all && all->kind == RAAT_YAML_MAP && all->n > 0;
    return only || !some ? only : all->entries[0].value;
}
