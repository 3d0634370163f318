/* section.h: what the sections of a report share: the results, the language, and small parts such
 * as the line of sources. One section a file: section_<name>.c. */
#ifndef RAAT_ANALYSIS_SECTION_H
#define RAAT_ANALYSIS_SECTION_H

#include "analysis/chart.h"
#include "analysis/comparison.h"
#include "analysis/figure.h"
#include "analysis/texts.h"
#include "engine/store/reader.h"

typedef struct {
    const raat_reader *reader;
    raat_language language;
    raat_text *out;
    int32_t region; /* the one that the section is about */
    int n_pictures; /* so far: each has a number of its own on the page */
} raat_section;

/* A section writes its part of the page. */
typedef raat_status raat_section_function(raat_section *section, raat_error *err);
raat_section_function raat_section_shortage, raat_section_effects, raat_section_passthrough,
    raat_section_counting, raat_section_targets, raat_section_training, raat_section_employers,
    raat_section_yield, raat_section_flows, raat_section_cost, raat_section_actions,
    raat_section_sources, raat_section_facts;

/* Those of a study of several regions; of one they write nothing. The first has the heading. */
raat_section_function raat_section_regions, raat_section_exchange, raat_section_regional_targets,
    raat_section_regional_cost, raat_section_origins, raat_section_details;

/* A part of raat_section_flows. */
raat_section_function raat_section_flows_table;

const char *raat_section_word(const raat_section *section, raat_texts_id id);
const char *raat_section_scenario(const raat_section *section, int32_t scenario); /* its title */
const char *raat_section_region(const raat_section *section);                     /* its title */
const char *raat_section_area(const raat_section *section);                       /* its name */

/* A template of texts as a whole element. */
void raat_section_element(const raat_section *section, const char *tag, const char *class,
                          raat_texts_id id, const char *const words[]);

/* "2030" */
raat_figure_text raat_section_year(int32_t calendar_year);

/* Whether the file has what a section on costs takes: costs of both payers, their replicates, and scenarios
 * to compare. */
bool raat_section_costs(const raat_section *section);

/* Whether there are enough replicates for bands and probabilities. */
bool raat_section_holds(const raat_section *section);

/* "1,000 replicates", "1 replicate" */
raat_figure_text raat_section_replicates(const raat_section *section);

/* Years for the tables beside the charts: the last recorded one and a few of the projection, as
 * indices; how many. */
enum { RAAT_SECTION_MOST_YEARS = 4 };
int raat_section_years(const raat_section *section, int32_t out[RAAT_SECTION_MOST_YEARS]);

/* How many of these years to leave out of a table of differences: in recorded years no scenario
 * differs yet. */
int raat_section_skip_recorded(const raat_section *section, const int32_t years[], int n);

/* A style for the numbers of an indicator, for a size as large as `size`. */
raat_figure_style raat_section_style(const raat_section *section, const raat_indicator *row,
                                     bool difference, double size);

/* The band "1,234 to 5,678", "-" when there is none or the replicates are too few for one. */
raat_figure_text raat_section_range(const raat_section *section, double low, double high,
                                    const raat_figure_style *style);

/* A cell with a number and its band below; class may be NULL. */
void raat_section_banded(const raat_section *section, const char *class, double value, double low,
                         double high, const raat_figure_style *style);

/* Study, seed, replicates, digest, region: so that a chart that is cut out still says whence. */
void raat_section_source(const raat_section *section);

/* A legend: begin, items (a swatch of class `shape` and words), end. */
typedef enum { RAAT_SECTION_BOX, RAAT_SECTION_LINE } raat_section_swatch;
void raat_section_legend_begin(const raat_section *section, const char *class);
void raat_section_legend_item(const raat_section *section, raat_section_swatch swatch,
                              const char *class, const char *text);
void raat_section_legend_end(const raat_section *section);

#endif
