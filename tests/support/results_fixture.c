#include "tests/support/results_fixture.h"

#include "engine/store/writer.h"
#include "tests/support/plan_fixture.h"

raat_status results_fixture_write(const char *path, int32_t planned, int32_t taken,
                                  raat_layout_store store, raat_error *err)
{
    raat_writer *writer = NULL;
    raat_plan *plan = plan_fixture_new(planned);
    plan->lean = store != RAAT_STORE_FULL;
    raat_status status = raat_writer_new(plan, path, store, &writer, err);
    if (status == RAAT_OK)
        status = plan_fixture_feed(plan, raat_writer_sink(writer), taken, err);
    if (status == RAAT_OK)
        status = raat_writer_commit(writer, taken, NULL, err);
    raat_writer_free(writer);
    raat_plan_free(plan);
    return status;
}
