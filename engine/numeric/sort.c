#include "engine/numeric/sort.h"

#include <gsl/gsl_sort.h>
#include <stdbool.h>

enum { SHORT = 24 };

static void swap(double *a, double *b)
{
    const double c = *a;
    *a = *b;
    *b = c;
}

/* Those below the pivot to the front (those equal as well, if asked); returns how many. Every
 * element is swapped, needed or not: the processor cannot mispredict a branch that is not there. */
static size_t partition(double *x, size_t n, double pivot, bool equal_too)
{
    size_t front = 0;
    for (size_t i = 0; i < n; i++) {
        const double value = x[i]; /* compared from the register: from memory it would wait */
        x[i] = x[front];
        x[front] = value;
        front += (value < pivot) | (equal_too & (value <= pivot));
    }
    return front;
}

static double median_of_three(double a, double b, double c)
{
    if (a > b)
        swap(&a, &b);
    return c < a ? a : c > b ? b : c;
}

static void insert_sorted(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const double value = x[i];
        size_t j = i;
        for (; j > 0 && x[j - 1] > value; j--)
            x[j] = x[j - 1];
        x[j] = value;
    }
}

/* Quicksort while it divides well; when it has gone deeper than 2 log2 n, heapsort. */
static void sort_to_depth(double *x, size_t n, int depth)
{
    while (n > SHORT) {
        if (depth-- == 0) {
            gsl_sort(x, 1, n);
            return;
        }
        const double pivot = median_of_three(x[0], x[n / 2], x[n - 1]);
        size_t front = partition(x, n, pivot, false);
        if (front ==
            0) { /* the pivot is the least: its equals are in place once they are in front */
            front = partition(x, n, pivot, true);
            x += front;
            n -= front;
            continue;
        }
        sort_to_depth(x, front, depth);
        x += front;
        n -= front;
    }
    insert_sorted(x, n);
}

void raat_sort_ascending(double *x, size_t n)
{
    int depth = 4;
    for (size_t left = n; left > 1; left /= 2)
        depth += 2;
    sort_to_depth(x, n, depth);
}
