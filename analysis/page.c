#include "analysis/page.h"

#include "analysis/markup.h"

/* Colours: one blue and one green of three tints for bands, readable in grey; lines from Okabe and
 * Ito (2008), which colour-blind readers tell apart, with dashes for print; who comes, from Tol's
 * "muted" set (2021), for the same readers, dark and light in turn so that neighbours differ in grey. */
static const char style[] =
    ":root{--ink:#1a1a1a;--soft:#5a6068;--rule:#d5d9de;--accent:#0b3c6f}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;color:var(--ink);background:#fff;font:15px/1.5 \"Source Sans 3\",\"Segoe UI\","
    "\"Helvetica Neue\",Arial,\"Liberation Sans\",\"DejaVu Sans\",sans-serif}\n"
    "main{max-width:920px;margin:0 auto;padding:28px 24px 48px}\n"
    "h1{font-size:27px;line-height:1.2;margin:0 0 4px;color:var(--accent)}\n"
    "h2{font-size:19px;line-height:1.3;margin:40px 0 6px;padding-top:14px;"
    "border-top:2px solid var(--accent)}\n"
    "h3{font-size:14px;line-height:1.3;margin:0 0 2px}\n"
    "h3.part{font-size:15.5px;margin:24px 0 4px}\n"
    "p{margin:0 0 10px;max-width:76ch}\n"
    ".facts,.source,.note-p{color:var(--soft);font-size:13px}\n"
    ".source{margin:6px 0 14px;font-size:12px;max-width:none}\n"
    ".lead{font-size:18px;line-height:1.45;margin:18px 0 10px}\n"
    ".findings{margin:0 0 10px;padding-left:20px;max-width:76ch}\n"
    ".findings li{margin-bottom:4px}\n"
    "figure{margin:0}\n"
    ".panels{display:grid;grid-template-columns:1fr 1fr;gap:18px 20px;margin:12px 0 4px;"
    "align-items:end}\n"
    ".panel{break-inside:avoid}\n"
    "svg{display:block;width:100%;height:auto}\n"
    ".panels .legend{display:block;align-self:center;padding:0 0 0 48px}\n"
    ".panels .legend li{margin:8px 0}\n"
    ".legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0;padding:0;list-style:none;"
    "font-size:13px}\n"
    ".legend li{display:flex;align-items:center;gap:6px}\n"
    ".legend svg{width:30px;height:14px;flex:none}\n"
    ".scroll{overflow-x:auto;margin:10px 0 4px}\n"
    "table{border-collapse:collapse;width:100%;font-size:12.5px;line-height:1.35;"
    "font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;color:var(--soft);padding:2px 0 6px}\n"
    "th,td{padding:3px 0 3px 10px;text-align:right;vertical-align:top;border-bottom:1px solid "
    "var(--rule);white-space:nowrap}\n"
    "thead th,thead td{border-bottom:1.5px solid var(--ink);vertical-align:bottom;font-weight:600;"
    "white-space:normal;max-width:150px}\n"
    "th.words,th[scope=row],th[scope=rowgroup]{text-align:left;white-space:normal;"
    "font-weight:400;padding-left:0}\n"
    "th.words{font-weight:600}\n"
    "thead th[scope=colgroup]{max-width:none;border-bottom-width:.8px}\n"
    "td.words{text-align:left;white-space:normal}\n"
    "td.verdict{white-space:normal;min-width:110px}\n"
    ".wordy th.words+th.words,.wordy td.words{padding-left:10px}\n"
    ".wordy thead th+th.words{padding-left:10px}\n"
    ".wordy th[scope=row],.wordy th[scope=rowgroup]{min-width:130px}\n"
    "th[scope=rowgroup]{font-weight:600;min-width:100px}\n"
    ".group td,.group th{border-top:1px solid #8b929a}\n"
    ".rows td,.rows th{vertical-align:middle}\n"
    ".rows thead th,.rows thead td{vertical-align:bottom}\n"
    ".rows th.words,.rows th[scope=row]{width:26%}\n"
    ".rows td.picture{width:37%;min-width:200px;padding:0 4px}\n"
    "details{margin:4px 0 10px;font-size:13px}\n"
    "summary{cursor:pointer;color:var(--accent)}\n"
    "footer{margin-top:44px;padding-top:12px;border-top:2px solid var(--accent);"
    "font-size:13px;color:var(--soft)}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0 0 12px}\n"
    "dt{color:var(--soft)}dd{margin:0;color:var(--ink);overflow-wrap:anywhere}\n"
    "td.most,td.most .note{font-weight:600;color:var(--ink)}\n"
    "details.region{margin:0;padding:6px 0;border-bottom:1px solid var(--rule);font-size:inherit}\n"
    "td .note{font-size:11px;color:var(--soft);white-space:nowrap}\n"
    /* charts */
    "svg text{font-size:11px;font-weight:400;fill:#3d434a;font-family:inherit}\n"
    "svg .note,svg .unit{font-size:10.5px;fill:#5a6068}\n"
    "svg .tick{fill:#3d434a}svg .end{text-anchor:end}svg .middle{text-anchor:middle}\n"
    ".past{fill:#f0f1f3}\n"
    ".grid{stroke:#dfe3e7;stroke-width:.8}.axis{stroke:#6b7178;stroke-width:1}\n"
    ".zero{stroke:#3d434a;stroke-width:1.1}\n"
    ".level .band95{fill:#d6e4f2}.level .band80{fill:#a9c8e6}.level .band50{fill:#6fa3d3}\n"
    ".level .median{stroke:#08306b}\n"
    ".change .band95{fill:#d5ebe1}.change .band80{fill:#a3d2be}.change .band50{fill:#63b094}\n"
    ".change .median{stroke:#063d2b}\n"
    ".median,.reference,.base,[class^=line]{fill:none;stroke-linejoin:round}\n"
    ".median{stroke-width:2}\n"
    ".reference{stroke:#1a1a1a;stroke-width:1.3;stroke-dasharray:2 3}\n"
    ".behind{fill:#ece2cb}\n"
    ".base{stroke:#a4aab1;stroke-width:5}\n"
    ".line0{stroke:#0072b2;stroke-width:1.8}\n"
    ".line1{stroke:#d55e00;stroke-width:1.8;stroke-dasharray:7 3}\n"
    ".line2{stroke:#009e73;stroke-width:1.8;stroke-dasharray:2 2.5}\n"
    ".line3{stroke:#1a1a1a;stroke-width:1.8;stroke-dasharray:9 3 2 3}\n"
    ".line4{stroke:#cc79a7;stroke-width:1.8;stroke-dasharray:4 2}\n"
    ".line5{stroke:#e69f00;stroke-width:1.8;stroke-dasharray:12 3}\n"
    ".line6{stroke:#56b4e9;stroke-width:1.8;stroke-dasharray:5 2 1 2}\n"
    ".line7{stroke:#7f3c10;stroke-width:1.8;stroke-dasharray:1.5 1.5}\n"
    ".line8{stroke:#5d3a9b;stroke-width:1.8;stroke-dasharray:6 2 1.5 2 1.5 2}\n"
    ".bar{fill:#3b7bb8}.error{stroke:#1a1a1a;stroke-width:1.2}\n"
    ".between95{fill:#a3d2be}.between50{fill:#63b094}.dot{fill:#063d2b}\n"
    ".base80{fill:#a9c8e6}.basedot{fill:#08306b}.with80{fill:#a3d2be}\n"
    ".in0{fill:#332288}.in1{fill:#88ccee}.in2{fill:#117733}.in3{fill:#ddcc77}.in4{fill:#882255}"
    ".in5{fill:#44aa99}.in6{fill:#c3c8ce}.in7{fill:#aa4499}\n"
    ".out0{fill:#8c3a04}.out1{fill:#dd8344}.out2{fill:#f6cfae}.out3{fill:#5c5046}\n"
    "[class^=in],[class^=out]{stroke:#fff;stroke-width:.5}\n"
    /* On a narrow screen a wide picture keeps the size at which its labels can be read, and a column of words
     * the width at which a row stays low: both move sideways in a box of their own, never the page. A picture
     * in a row shrinks to 200 pixels with its bars, its labels do not. */
    ".wide svg{min-width:620px}caption{max-width:calc(100vw - 48px)}\n"
    "@media (max-width:620px){.panels{grid-template-columns:1fr}"
    ".panels .legend{order:-1;padding:0}.panels .legend li{margin:4px 0}"
    ".rows svg{overflow:visible}.rows svg text{font-size:14px}"
    ".wordy td.words:nth-child(n+3):last-child{min-width:220px}"
    "dl{grid-template-columns:1fr}dd{margin-bottom:6px}}\n"
    "@page{size:A4;margin:16mm 14mm}\n"
    "@media print{body{font-size:10.5pt}main{max-width:none;padding:0}.scroll{overflow:visible}"
    "table{font-size:8pt}th,td{padding:2px 0 2px 8px}details{display:none}"
    /* A chart, a table and the line of its sources stay on one page, and what heads them with them. */
    "h1,h2,h3,h2+p,caption,.legend{break-after:avoid}"
    "figure,.panel,svg,table,tr{break-inside:avoid}.source{break-before:avoid}"
    "p,li{orphans:3;widows:3}h2{margin-top:28px}}\n";

const char raat_page_beginning[] = "<!DOCTYPE html>\n<html lang=\"";

void raat_page_begin(raat_text *out, raat_language language, const char *title)
{
    raat_text_appendf(out,
                      "%s%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'; img-src data:\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<title>",
                      raat_page_beginning, raat_texts_code(language));
    raat_markup_append(out, title);
    raat_text_appendf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

void raat_page_end(raat_text *out)
{
    raat_text_append(out, "</main>\n</body>\n</html>\n");
}

void raat_page_open(raat_text *out, const char *tag, const char *class)
{
    if (class)
        raat_text_appendf(out, "<%s class=\"%s\">\n", tag, class);
    else
        raat_text_appendf(out, "<%s>\n", tag);
}

void raat_page_close(raat_text *out, const char *tag)
{
    raat_text_appendf(out, "</%s>\n", tag);
}

void raat_page_element(raat_text *out, const char *tag, const char *class, const char *text)
{
    raat_text_appendf(out, "<%s%s%s%s>", tag, class ? " class=\"" : "", class ? class : "",
                      class ? "\"" : "");
    raat_markup_append(out, text);
    raat_text_appendf(out, "</%s>\n", tag);
}

void raat_page_table_begin(raat_text *out, const char *class, const char *caption)
{
    raat_text_append(out, "<div class=\"scroll\">\n");
    raat_page_open(out, "table", class);
    raat_page_element(out, "caption", NULL, caption);
}

void raat_page_table_end(raat_text *out)
{
    raat_text_append(out, "</table>\n</div>\n");
}

void raat_page_row_heading(raat_text *out, const char *text, int rows)
{
    if (rows > 1)
        raat_text_appendf(out, "<th scope=\"rowgroup\" rowspan=\"%d\">", rows);
    else
        raat_text_append(out, "<th scope=\"row\">");
    raat_markup_append(out, text);
    raat_text_append(out, "</th>");
}

void raat_page_column_heading(raat_text *out, const char *class, const char *text)
{
    raat_text_append(out, "<th scope=\"col\"");
    if (class)
        raat_text_appendf(out, " class=\"%s\"", class);
    raat_text_append(out, ">");
    raat_markup_append(out, text);
    raat_text_append(out, "</th>");
}

void raat_page_group_heading(raat_text *out, const char *text, int columns)
{
    raat_text_appendf(out, "<th scope=\"colgroup\" colspan=\"%d\">", columns);
    raat_markup_append(out, text);
    raat_text_append(out, "</th>");
}

void raat_page_words(raat_text *out, const char *text)
{
    raat_text_append(out, "<td class=\"words\">");
    raat_markup_append(out, text);
    raat_text_append(out, "</td>");
}

void raat_page_cell(raat_text *out, const char *text)
{
    raat_text_append(out, "<td>");
    raat_markup_append(out, text);
    raat_text_append(out, "</td>");
}
