/* svg.h: the few shapes that the charts are made of, each appended as one element of inline SVG.
 * Lengths are in units of the picture (about a pixel); colours belong to the classes of the page. */
#ifndef RAAT_ANALYSIS_SVG_H
#define RAAT_ANALYSIS_SVG_H

#include "engine/base/text.h"

/* A picture of width x height with a name and a description for who cannot see it; `id` is unique
 * on the page. Texts are escaped. */
void raat_svg_begin(raat_text *out, int id, double width, double height, const char *title,
                    const char *description);
void raat_svg_end(raat_text *out);

void raat_svg_line(raat_text *out, const char *class, double x1, double y1, double x2, double y2);
void raat_svg_rect(raat_text *out, const char *class, double x, double y, double width,
                   double height);
void raat_svg_circle(raat_text *out, const char *class, double x, double y, double radius);
void raat_svg_text(raat_text *out, const char *class, double x, double y, const char *text);

/* A path: begin, points one after the other, end. A point that is not a number lifts the pen. */
typedef struct {
    raat_text *out;
    int down; /* the next point is joined to the one before */
} raat_svg_path;

raat_svg_path raat_svg_path_begin(raat_text *out, const char *class);
void raat_svg_path_point(raat_svg_path *path, double x, double y);
void raat_svg_path_close(raat_svg_path *path); /* back to where the pen came down */
void raat_svg_path_end(raat_svg_path *path);

#endif
