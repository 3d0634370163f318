/* scales.h: which variables lie along which dimensions, as H5DSattach_scale of HDF5's high-level library notes
 * it, but a dimension's list is written once, at the end. That one writes the whole list anew for each variable,
 * which took a third of the time of making a results file.
 *
 *   source   The HDF Group (2005), HDF5 Dimension Scale Specification, attributes DIMENSION_LIST and
 *            REFERENCE_LIST */
#ifndef RAAT_STORE_SCALES_H
#define RAAT_STORE_SCALES_H

#include <hdf5.h>

#include "engine/base/error.h"

typedef struct raat_scales raat_scales;

raat_status raat_scales_new(raat_scales **out, raat_error *err);
void raat_scales_free(raat_scales *scales); /* NULL is welcome */

/* A variable lies along `rank` dimensions, in this order. RAAT_FAILED with err untouched: HDF5 failed, and the
 * account it keeps says why (failure.h). */
raat_status raat_scales_attach(raat_scales *scales, hid_t variable, int rank,
                               const hid_t *dimensions, raat_error *err);

/* Tells every dimension of its variables. Once, before the file is closed. Fails likewise. */
raat_status raat_scales_tell(const raat_scales *scales, raat_error *err);

#endif
