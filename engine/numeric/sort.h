/* sort.h: doubles in ascending order, in place. A summary sorts a series for every output and year;
 * GSL's heapsort would take longer than drawing the replicates did. */
#ifndef RAAT_NUMERIC_SORT_H
#define RAAT_NUMERIC_SORT_H

#include <stddef.h>

/* x[n] without NaN. Never worse than n log n, whatever the order and however many are equal. */
void raat_sort_ascending(double *x, size_t n);

#endif
