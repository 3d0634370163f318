#include "analysis/svg.h"

#include <math.h>

#include "analysis/markup.h"

void raat_svg_begin(raat_text *out, int id, double width, double height, const char *title,
                    const char *description)
{
    raat_text_appendf(out,
                      "<svg viewBox=\"0 0 %.0f %.0f\" "
                      "role=\"img\" aria-labelledby=\"t%d d%d\">\n<title id=\"t%d\">",
                      width, height, id, id, id);
    raat_markup_append(out, title);
    raat_text_appendf(out, "</title>\n<desc id=\"d%d\">", id);
    raat_markup_append(out, description);
    raat_text_append(out, "</desc>\n");
}

void raat_svg_end(raat_text *out)
{
    raat_text_append(out, "</svg>\n");
}

void raat_svg_line(raat_text *out, const char *class, double x1, double y1, double x2, double y2)
{
    raat_text_appendf(out, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                      class, x1, y1, x2, y2);
}

void raat_svg_rect(raat_text *out, const char *class, double x, double y, double width,
                   double height)
{
    raat_text_appendf(out,
                      "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                      class, x, y, width, height);
}

void raat_svg_circle(raat_text *out, const char *class, double x, double y, double radius)
{
    raat_text_appendf(out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n", class, x,
                      y, radius);
}

void raat_svg_text(raat_text *out, const char *class, double x, double y, const char *text)
{
    raat_text_appendf(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class, x, y);
    raat_markup_append(out, text);
    raat_text_append(out, "</text>\n");
}

raat_svg_path raat_svg_path_begin(raat_text *out, const char *class)
{
    raat_text_appendf(out, "<path class=\"%s\" d=\"", class);
    return (raat_svg_path){out, 0};
}

void raat_svg_path_point(raat_svg_path *path, double x, double y)
{
    if (!isfinite(x) || !isfinite(y)) {
        path->down = 0;
        return;
    }
    raat_text_appendf(path->out, "%c%.1f %.1f", path->down ? 'L' : 'M', x, y);
    path->down = 1;
}

void raat_svg_path_close(raat_svg_path *path)
{
    if (path->down)
        raat_text_append(path->out, "Z");
    path->down = 0;
}

void raat_svg_path_end(raat_svg_path *path)
{
    raat_text_append(path->out, "\"/>\n");
}
