/* texts_rows.h: the table of texts.h, RAAT_TEXT(id, English, Dutch) a row. No include guard: it is
 * included once for the enum and once for the words. */

/* ---- units ---- */
RAAT_TEXT(FTE, "FTE", "fte")
RAAT_TEXT(PERSONS, "persons", "personen")
RAAT_TEXT(POINTS, "percentage points", "procentpunt")

/* ---- columns ---- */
RAAT_TEXT(SCENARIO, "scenario", "scenario")
RAAT_TEXT(YEAR, "year", "jaar")
RAAT_TEXT(MEAN, "mean", "gemiddeld")
RAAT_TEXT(MEDIAN, "median", "mediaan")
RAAT_TEXT(SE, "s.e.", "s.f.")
RAAT_TEXT(FROM, "from", "van")
RAAT_TEXT(TO, "to", "tot")
RAAT_TEXT(GAIN, "gain", "winst")
RAAT_TEXT(PROBABILITY, "probability", "kans")
RAAT_TEXT(HALF_MEET, "half meet it", "helft haalt het")
RAAT_TEXT(NEVER, "never", "nooit")

/* ---- the table on a terminal ---- */
RAAT_TEXT(OVERVIEW_FACTS, "{1} replicates, seed {2}; {3}-{4}, recorded to {5}; baseline: {6}",
          "{1} replicaties, seed {2}; {3}-{4}, historie tot {5}; basis: {6}")
RAAT_TEXT(OVERVIEW_LEVEL, "in {1}", "in {1}")
RAAT_TEXT(OVERVIEW_DIFFERENCE, "difference to {1}, replicate by replicate ({2})",
          "verschil met {1}, replicatie voor replicatie ({2})")
RAAT_TEXT(OVERVIEW_GLANCE, "In {1}: mean of {2}, and what the others add to it (s.e.)",
          "In {1}: gemiddelde van {2}, en wat de andere daaraan toevoegen (s.f.)")
RAAT_TEXT(OVERVIEW_TARGETS,
          "Targets: probability; first projected year that half the replicates meet it",
          "Doelen: kans; eerste geraamde jaar waarin de helft van de replicaties het haalt")
RAAT_TEXT(
    OVERVIEW_NOTES,
    "x % from, to: that share of the replicates lies between. s.e.: Monte Carlo standard error "
    "of the mean. gain: how many times more replicates the same precision would take without "
    "common random numbers.",
    "x % van, tot: dat deel van de replicaties ligt daartussen. s.f.: standaardfout van het "
    "gemiddelde door toeval. winst: hoeveel maal meer replicaties dezelfde precisie zou kosten "
    "zonder gedeelde toevalsgetallen.")
RAAT_TEXT(OVERVIEW_MORE,
          "All indicators and years: --csv FILE or --json. Some of them: --indicator "
          "NAME, --year Y.",
          "Alle indicatoren en jaren: --csv FILE of --json. Enkele: --indicator NAME, --year Y.")
RAAT_TEXT(NO_TARGETS, "The study has no targets.", "De studie heeft geen doelen.")
