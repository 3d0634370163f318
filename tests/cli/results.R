# results.R FILE: a results file as ncdf4 sees it; the lines of results.py.
library(ncdf4)
path <- commandArgs(trailingOnly = TRUE)[1]
file <- nc_open(path)
show <- function(name, dimensions, units, values) {
    text <- if (is.character(values)) {
        paste(values, collapse = "|")
    } else {
        sprintf("%.7g", sum(as.numeric(values)[is.finite(values)]))
    }
    line <- sprintf("%s(%s) %s = %s", name, paste(dimensions, collapse = ", "),
                    if (nzchar(units)) units else "-", text)
    cat(gsub("\n", "\\\\n", line), "\n", sep = "")
}
for (dimension in file$dim) {
    if (!grepl("/", dimension$name)) show(dimension$name, dimension$name, dimension$units, dimension$vals)
}
for (variable in file$var) {
    # R has the fastest dimension first.
    dimensions <- rev(vapply(variable$dim, function(d) sub(".*/", "", d$name), ""))
    show(variable$name, dimensions, variable$units, ncvar_get(file, variable$name))
}
