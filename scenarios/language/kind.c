#include "scenarios/language/kind.h"

/* Looked for in this order: a study has all three keys. */
static const raat_kind kinds[] = {
    {"study", "study", RAAT_SCHEMA_STUDY},
    {"region", "region", RAAT_SCHEMA_REGION},
    {"actions", "actions", RAAT_SCHEMA_ACTIONS},
};

const raat_kind *raat_kind_of(const raat_yaml *root)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (raat_yaml_find(root, kinds[i].key))
            return &kinds[i];
    return NULL;
}
