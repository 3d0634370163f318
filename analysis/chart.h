/* chart.h: the frame that charts over years share: axes with units and ticks, grid, recorded years
 * marked. What is drawn inside belongs to chart_fan, chart_lines and chart_flows. */
#ifndef RAAT_ANALYSIS_CHART_H
#define RAAT_ANALYSIS_CHART_H

#include <stdbool.h>

#include "analysis/figure.h"
#include "analysis/scale.h"
#include "engine/store/reader.h"

typedef struct {
    raat_text *out;
    raat_language language;
    int32_t first_year, n_years, last_recorded;
    raat_figure_kind kind;
    bool difference; /* y is a difference: signs on its ticks, a heavy line at zero */
    bool bars;       /* years are slots, not points */
    bool bands;      /* there are enough replicates for them */
    bool wide;       /* over the whole page; else half of it */
    bool projected;  /* recorded years have no numbers */
    raat_scale y;
} raat_chart;

/* A chart of years for a kind of number; y is set by raat_chart_cover. */
raat_chart raat_chart_of(raat_text *out, const raat_reader *reader, raat_language language,
                         raat_figure_kind kind);

/* Makes y reach from low to high. */
void raat_chart_cover(raat_chart *chart, double low, double high);

/* Frame and grid; then the marks; then the end. */
void raat_chart_begin(const raat_chart *chart, int id, const char *title, const char *description);
void raat_chart_end(const raat_chart *chart);

/* Where a year (index; its middle when it is a slot) and a value stand in the picture. */
double raat_chart_x(const raat_chart *chart, int32_t year);
double raat_chart_y(const raat_chart *chart, double value);

/* Whether recorded years take any width; a legend tells of them only then. */
bool raat_chart_shades(const raat_chart *chart);

double raat_chart_slot(const raat_chart *chart); /* width of a year */

#endif
