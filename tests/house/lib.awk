# lib.awk: a line of C without its comments; call it once for each line, in order.
# A comment sign inside a string is taken for a comment: the checks would rather miss than accuse.
function code(line,    out, at) {
    if (FNR == 1) in_comment = 0
    out = ""
    while (line != "") {
        if (in_comment) {
            at = index(line, "*/")
            if (!at) return out
            line = substr(line, at + 2)
            in_comment = 0
            continue
        }
        at = match(line, /\/\*|\/\//)
        if (!at) return out line
        out = out substr(line, 1, at - 1)
        if (substr(line, at, 2) == "//") return out
        line = substr(line, at + 2)
        in_comment = 1
    }
    return out
}
