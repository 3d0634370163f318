/* texts_rows.h: the table of texts.h, RAAT_TEXT(id, English, Dutch) a row. No include guard: it is
 * included once for the enum and once for the words. */

/* ---- units ---- */
RAAT_TEXT(FTE, "FTE", "fte")
RAAT_TEXT(PERSONS, "persons", "personen")
RAAT_TEXT(EURO, "EUR", "euro")
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
RAAT_TEXT(NOT_BY, "not by {1}", "niet t/m {1}")
RAAT_TEXT(REPLICATE, "1 replicate", "1 replicatie")
RAAT_TEXT(REPLICATES, "{1} replicates", "{1} replicaties")
RAAT_TEXT(TOO_FEW, "too few replicates ({1}) for a band",
          "te weinig replicaties ({1}) voor een band")
RAAT_TEXT(
    TOO_FEW_NOTE,
    "Too few replicates ({1}) for bands and for the probability of targets: below {2} they are "
    "left out.",
    "Te weinig replicaties ({1}) voor banden en voor de kans op doelen: onder {2} zijn ze "
    "weggelaten.")

/* ---- the table on a terminal ---- */
RAAT_TEXT(OVERVIEW_FACTS, "{1}, seed {2}; {3}-{4}, recorded to {5}; baseline: {6}",
          "{1}, seed {2}; {3}-{4}, historie tot {5}; basis: {6}")
RAAT_TEXT(OVERVIEW_LEVEL, "in {1}", "in {1}")
RAAT_TEXT(OVERVIEW_DIFFERENCE, "difference to {1}, replicate by replicate ({2})",
          "verschil met {1}, replicatie voor replicatie ({2})")
RAAT_TEXT(OVERVIEW_GLANCE, "In {1}: mean of {2}, and what the others add to it (s.e.)",
          "In {1}: gemiddelde van {2}, en wat de andere daaraan toevoegen (s.f.)")
RAAT_TEXT(OVERVIEW_TARGETS,
          "Targets: probability; first projected year that half the replicates meet it",
          "Doelen: kans; eerste geraamde jaar waarin de helft van de replicaties het haalt")
RAAT_TEXT(OVERVIEW_NOTES,
          "x % from, to: that share of the replicates lies between. s.e.: Monte Carlo standard "
          "error of the mean. gain: how many times more replicates the same precision would take "
          "without common random numbers.",
          "x % van, tot: dat deel van de replicaties ligt daartussen. s.f.: standaardfout van het "
          "gemiddelde door toeval. winst: hoeveel maal meer replicaties dezelfde precisie zou "
          "kosten zonder gedeelde toevalsgetallen.")
RAAT_TEXT(
    OVERVIEW_MORE,
    "All indicators and years: --csv FILE or --json. Some of them: --indicator NAME, --year Y.",
    "Alle indicatoren en jaren: --csv FILE of --json. Enkele: --indicator NAME, --year Y.")
RAAT_TEXT(
    OVERVIEW_AREAS,
    "{1} of {2} areas shown (CSV and JSON have all). The others: --region NAME, which may be "
    "given several times: {3}.",
    "{1} van {2} gebieden getoond (CSV en JSON hebben ze alle). De andere: --region NAME, ook "
    "meermaals: {3}.")
RAAT_TEXT(NO_TARGETS, "The study has no targets.", "De studie heeft geen doelen.")

/* ---- the report: frame ---- */
RAAT_TEXT(REPORT_FACTS,
          "A Monte Carlo scenario study, {1} to {2}; recorded history to {3}, projection after "
          "that. {4} of each scenario; each is one simulated future.",
          "Een Monte Carlo-scenariostudie, {1} tot en met {2}; geregistreerde historie tot en met "
          "{3}, daarna raming. {4} van elk scenario; elk is één gesimuleerde toekomst.")
RAAT_TEXT(SOURCE, "Source: simulation {1}, region {2}, {3}, seed {4}, study digest {5}, raat {6}.",
          "Bron: simulatie {1}, regio {2}, {3}, seed {4}, studie-digest {5}, raat {6}.")
RAAT_TEXT(BAND, "{1} % band", "{1} %-band")
RAAT_TEXT(ALL_YEARS, "The same figures for all years", "Dezelfde cijfers voor alle jaren")
RAAT_TEXT(RECORDED, "recorded", "historie")
RAAT_TEXT(FIRST_YEAR, "first year that half meet it", "eerste jaar dat de helft het haalt")
RAAT_TEXT(ABOUT, "About these figures", "Over deze cijfers")
RAAT_TEXT(ABOUT_STUDY, "study", "studie")
RAAT_TEXT(ABOUT_SCENARIOS, "scenarios", "scenario's")
RAAT_TEXT(ABOUT_REPLICATES, "replicates of each", "replicaties van elk")
RAAT_TEXT(ABOUT_SEED, "seed", "seed")
RAAT_TEXT(ABOUT_DIGEST, "SHA-256 of the resolved study", "SHA-256 van de volledige studie")
RAAT_TEXT(ABOUT_VERSION, "raat version", "versie van raat")
RAAT_TEXT(
    ABOUT_METHOD,
    "Each replicate draws the uncertain assumptions anew and then lets chance decide person by "
    "person. All scenarios see the same draws, so that their differences show the actions and not "
    "the luck of the draw. The same study and seed give the same figures.",
    "Elke replicatie trekt de onzekere aannames opnieuw en laat daarna het toeval per persoon "
    "beslissen. Alle scenario's zien dezelfde trekkingen, zodat verschillen de acties tonen en "
    "niet het geluk van de trekking. Dezelfde studie en seed geven dezelfde cijfers.")
RAAT_TEXT(ABOUT_BANDS,
          "A band of x % holds x % of the replicates: it shows how uncertain the assumptions and "
          "chance leave the outcome, given the model. s.e. is the Monte Carlo standard error of a "
          "mean or probability: how much another seed would move it. Gain: how many times more "
          "replicates the same precision would take if the scenarios did not share their draws.",
          "Een band van x % bevat x % van de replicaties: hij toont hoe onzeker aannames en toeval "
          "de uitkomst laten, gegeven het model. s.f. is de standaardfout van een gemiddelde of "
          "kans: hoeveel een andere seed die zou verschuiven. Winst: hoeveel maal meer replicaties "
          "dezelfde precisie zou kosten als de scenario's hun trekkingen niet deelden.")

/* ---- what the numbers say ---- */
RAAT_TEXT(
    FINDING_GROWS,
    "In the scenario “{1}” the shortage of staff in {2} grows from {3} ({4} of demand) in {5} "
    "to {6} ({7}) in {8}, by the median; {9}.",
    "In het scenario ‘{1}’ groeit het personeelstekort in {2} van {3} ({4} van de vraag) in "
    "{5} tot {6} ({7}) in {8}, volgens de mediaan; {9}.")
RAAT_TEXT(
    FINDING_FALLS,
    "In the scenario “{1}” the shortage of staff in {2} falls from {3} ({4} of demand) in {5} "
    "to {6} ({7}) in {8}, by the median; {9}.",
    "In het scenario ‘{1}’ daalt het personeelstekort in {2} van {3} ({4} van de vraag) in {5} "
    "tot {6} ({7}) in {8}, volgens de mediaan; {9}.")
RAAT_TEXT(
    FINDING_STAYS,
    "In the scenario “{1}” the shortage of staff in {2} stays about the same: {3} ({4} of "
    "demand) in {5}, {6} ({7}) in {8}, by the median; {9}.",
    "In het scenario ‘{1}’ blijft het personeelstekort in {2} ongeveer gelijk: {3} ({4} van de "
    "vraag) in {5}, {6} ({7}) in {8}, volgens de mediaan; {9}.")
RAAT_TEXT(FINDING_BAND, "in 95 of 100 simulated futures it is then {1}\u00a0FTE",
          "in 95 van de 100 gesimuleerde toekomsten is het dan {1}\u00a0fte")
RAAT_TEXT(FINDING_EFFECT,
          "“{1}” lowers the shortage of {3} most: by {2} on average, {4} of the mean shortage of "
          "{6}; {5}.",
          "‘{1}’ verlaagt het tekort van {3} het meest: gemiddeld met {2}, {4} van het gemiddelde "
          "tekort van {6}; {5}.")
RAAT_TEXT(FINDING_EFFECT_BAND, "95\u00a0% band of the difference: {1}\u00a0FTE",
          "95\u00a0%-band van het verschil: {1}\u00a0fte")
RAAT_TEXT(FINDING_EFFECT_OPEN,
          "but the 95\u00a0% band of the difference, {1}\u00a0FTE, includes no effect",
          "maar de 95\u00a0%-band van het verschil, {1}\u00a0fte, bevat ook geen effect")
RAAT_TEXT(FINDING_NO_EFFECT, "No scenario lowers the mean shortage of {1}.",
          "Geen scenario verlaagt het gemiddelde tekort van {1}.")
RAAT_TEXT(FINDING_TARGET,
          "Target “{1}” in {2}: the probability is {3} with “{4}” and highest, {5}, with “{6}”.",
          "Doel ‘{1}’ in {2}: de kans is {3} met ‘{4}’ en het hoogst, {5}, met ‘{6}’.")
RAAT_TEXT(FINDING_TARGET_SAME,
          "Target “{1}” in {2}: the probability is {3} with “{4}”; no scenario raises it.",
          "Doel ‘{1}’ in {2}: de kans is {3} met ‘{4}’; geen scenario verhoogt die.")
RAAT_TEXT(FINDING_TARGET_NEVER,
          "Target “{1}” in {2}: met in none of the simulated futures, whatever the scenario.",
          "Doel ‘{1}’ in {2}: in geen enkele gesimuleerde toekomst gehaald, in welk scenario ook.")
RAAT_TEXT(FINDING_TARGETS_FEW, "Too few replicates ({1}) to say how likely the targets are met.",
          "Te weinig replicaties ({1}) om te zeggen hoe waarschijnlijk de doelen worden gehaald.")

/* ---- fan charts ---- */
RAAT_TEXT(LEGEND_MEDIAN, "median: half of the futures lie above it",
          "mediaan: de helft van de toekomsten ligt erboven")
RAAT_TEXT(LEGEND_50, "50 of 100 futures", "50 van de 100 toekomsten")
RAAT_TEXT(LEGEND_80, "80 of 100", "80 van de 100")
RAAT_TEXT(LEGEND_95, "95 of 100", "95 van de 100")
RAAT_TEXT(LEGEND_REFERENCE, "median of the baseline", "mediaan van het basisscenario")
RAAT_TEXT(LEGEND_RECORDED, "years with recorded starters and exits",
          "jaren met geregistreerde starters en uitstroom")
RAAT_TEXT(LEGEND_RECORDED_SHORTAGE,
          "years with recorded starters and exits; the shortage in them is simulated",
          "jaren met geregistreerde starters en uitstroom; het tekort daarin is gesimuleerd")
RAAT_TEXT(LEGEND_BEHIND, "80 of 100 futures of the baseline",
          "80 van de 100 toekomsten van het basisscenario")
RAAT_TEXT(FAN_TITLE, "Shortage of staff, scenario “{1}”", "Personeelstekort, scenario ‘{1}’")
RAAT_TEXT(FAN_DESCRIPTION,
          "Fan chart over the years. In {1} the median is {2} and the 95\u00a0% band {3}.",
          "Waaiergrafiek over de jaren. In {1} is de mediaan {2} en de 95 %-band {3}.")
RAAT_TEXT(FAN_CAPTION, "{1} ({2})", "{1} ({2})")
RAAT_TEXT(CHANGE_TITLE, "Difference in shortage, scenario “{1}” minus baseline",
          "Verschil in tekort, scenario ‘{1}’ min basis")
RAAT_TEXT(
    CHANGE_DESCRIPTION,
    "Fan chart of the difference over the years. In {1} its median is {2} and its 95 % band {3}.",
    "Waaiergrafiek van het verschil over de jaren. In {1} is de mediaan {2} en de 95 %-band {3}.")
RAAT_TEXT(CHANGE_CAPTION, "{1}: difference to “{3}” ({2})", "{1}: verschil met ‘{3}’ ({2})")

/* ---- sections ---- */
RAAT_TEXT(SHORTAGE_HEADING, "The shortage in each scenario", "Het tekort in elk scenario")
RAAT_TEXT(SHORTAGE_INTRO,
          "Shortage is demand that stays unfilled, in FTE net of absence, as the mean over each "
          "year. All panels have the same scale.",
          "Tekort is vraag die onvervuld blijft, in fte netto van verzuim, als gemiddelde over elk "
          "jaar. Alle vlakken hebben dezelfde schaal.")
RAAT_TEXT(EFFECTS_HEADING, "What each scenario changes", "Wat elk scenario verandert")
RAAT_TEXT(
    EFFECTS_INTRO,
    "Each replicate of a scenario is set beside the same replicate of “{1}”: same assumptions, "
    "same draws, only the actions differ. Below zero the scenario has the smaller shortage.",
    "Elke replicatie van een scenario staat naast dezelfde replicatie van ‘{1}’: dezelfde "
    "aannames, dezelfde trekkingen, alleen de acties verschillen. Onder nul heeft het scenario het "
    "kleinere tekort.")
RAAT_TEXT(OVERTAKING_SOME,
          "The order of scenarios changes with the horizon. Who overtakes whom, clear of chance "
          "before and in the last year ({1}):",
          "De volgorde van scenario's hangt van de horizon af. Wie wie inhaalt, boven toeval uit "
          "ervoor en in het laatste jaar ({1}):")
RAAT_TEXT(OVERTAKING_FIRST,
          "The order of scenarios changes with the horizon. Who overtakes whom, clear of chance "
          "before and in the last year (the first {2} of {1}):",
          "De volgorde van scenario's hangt van de horizon af. Wie wie inhaalt, boven toeval uit "
          "ervoor en in het laatste jaar (de eerste {2} van {1}):")
RAAT_TEXT(OVERTAKING, "“{1}” lowers the shortage more than “{2}” from {3} on.",
          "‘{1}’ verlaagt het tekort meer dan ‘{2}’ vanaf {3}.")
RAAT_TEXT(
    OVERTAKING_NONE,
    "No scenario overtakes another: which of two lowers the shortage more is the same in all "
    "years in which they clearly differ.",
    "Geen scenario haalt een ander in: welk van twee het tekort meer verlaagt is hetzelfde in "
    "alle jaren waarin ze duidelijk verschillen.")
RAAT_TEXT(INTERVAL_CAPTION,
          "Difference in shortage to “{3}” in {1} ({2}): point at the mean, bars for 50 and 95 of "
          "100 futures",
          "Verschil in tekort met ‘{3}’ in {1} ({2}): punt op het gemiddelde, balken voor 50 en 95 "
          "van de 100 toekomsten")
RAAT_TEXT(INTERVAL_CAPTION_FEW, "Difference in shortage to “{3}” in {1} ({2})",
          "Verschil in tekort met ‘{3}’ in {1} ({2})")
RAAT_TEXT(INTERVAL_DESCRIPTION, "In {1} the mean difference is {2} and its 95 % band {3}.",
          "In {1} is het gemiddelde verschil {2} en de 95 %-band {3}.")
RAAT_TEXT(TARGETS_HEADING, "Are the targets met?", "Worden de doelen gehaald?")
RAAT_TEXT(TARGETS_INTRO,
          "Probability, in percent, that the target is met in its year: the share of replicates "
          "that meet it. The thin line is two standard errors to both sides.",
          "Kans, in procenten, dat het doel in zijn jaar wordt gehaald: het deel van de "
          "replicaties dat het haalt. De dunne lijn is twee standaardfouten naar beide kanten.")
RAAT_TEXT(TARGET_CAPTION, "{1}: probability that the target is met (%)",
          "{1}: kans dat het doel wordt gehaald (%)")
RAAT_TEXT(BAR_DESCRIPTION, "Scenario “{1}”: probability {2}.", "Scenario ‘{1}’: kans {2}.")
RAAT_TEXT(TRAINING_HEADING, "Training", "Opleiden")
RAAT_TEXT(TRAINING_INTRO,
          "Medians of the replicates, and for places the share of replicates in which applicants "
          "were refused for want of them. The training quote is training places offered per "
          "care-delivering FTE. Nobody counted places in recorded years. Vertical axes show the "
          "range of the numbers and need not begin at 0.",
          "Medianen van de replicaties, en voor plaatsen het deel van de replicaties waarin "
          "aanmelders zonder plaats bleven. De opleidingsquote is het aantal aangeboden "
          "opleidingsplaatsen per zorginhoudelijke fte. In de jaren van de historie heeft niemand "
          "plaatsen geteld. Verticale assen tonen het bereik van de getallen en beginnen niet "
          "altijd bij 0.")
RAAT_TEXT(TRAINING_CAPTION, "Medians; for places the probability",
          "Medianen; voor plaatsen de kans")
RAAT_TEXT(STARTERS, "starters", "starters")
RAAT_TEXT(STUDENTS, "students", "studenten en leerlingen")
RAAT_TEXT(PLACES_BIND, "probability that places fall short", "kans dat plaatsen tekortschieten")
RAAT_TEXT(QUOTE, "training quote", "opleidingsquote")
RAAT_TEXT(EMPLOYERS_HEADING, "Employers and the quote", "Werkgevers en de quote")
RAAT_TEXT(
    EMPLOYERS_INTRO,
    "The plan asks the quote of each employer. At the quote is the share of them, by "
    "care-delivering FTE; owed are the places, in FTE, that the others lack to it, also by class: "
    "from those with the lowest quote at present to those with the highest. Supervision falls "
    "short in "
    "a branch whose staff can supervise fewer places than are offered.",
    "Het plan vraagt de quote van elke werkgever. Op de quote is het deel van de werkgevers, naar "
    "zorginhoudelijke fte; tekort zijn de plaatsen, in fte, die de anderen er nog van afhouden, "
    "ook per "
    "klasse: van wie nu de laagste quote heeft tot wie de hoogste heeft. Begeleiding schiet tekort "
    "in een "
    "branche waar personeel minder plaatsen kan begeleiden dan er worden aangeboden.")
RAAT_TEXT(EMPLOYERS_CAPTION, "Means of the replicates", "Gemiddelden van de replicaties")
RAAT_TEXT(EMPLOYERS_AT, "employers at the quote", "werkgevers op de quote")
RAAT_TEXT(EMPLOYERS_OWED, "places owed", "plaatsen tekort")
RAAT_TEXT(SUPERVISION_SHORT, "branches short of supervision",
          "branches die begeleiding tekortkomen")
RAAT_TEXT(LINES_DESCRIPTION, "A line for each scenario over the years; numbers in the table below.",
          "Een lijn voor elk scenario over de jaren; getallen in de tabel eronder.")
RAAT_TEXT(
    UNSEEN,
    "A scenario without a line of its own in a panel lies on the baseline there: nothing differs.",
    "Een scenario zonder eigen lijn in een vlak ligt daar op het basisscenario: niets verschilt.")
RAAT_TEXT(FLOWS_HEADING, "Coming and leaving", "Instroom en uitstroom")
RAAT_TEXT(FLOWS_INTRO,
          "Staff hired above zero and staff that leaves the sector below it, persons a year, means "
          "of the replicates in the scenario “{1}”.",
          "Instroom in de sector boven nul en uitstroom eronder, personen per jaar, gemiddelden "
          "van de replicaties in het scenario ‘{1}’.")
RAAT_TEXT(FLOWS_DESCRIPTION,
          "A bar for each year, hires by source above zero, exits by reason below; numbers in the "
          "table below.",
          "Een balk voor elk jaar, instroom naar herkomst boven nul, uitstroom naar reden eronder; "
          "getallen in de tabel eronder.")
RAAT_TEXT(FLOWS_CAPTION, "Persons a year, means", "Personen per jaar, gemiddelden")
RAAT_TEXT(FLOW, "flow", "stroom")
RAAT_TEXT(COMING, "hired", "instroom")
RAAT_TEXT(LEAVING, "left", "uitstroom")
RAAT_TEXT(BETWEEN, "between regions of the study", "tussen regio's van de studie")

/* ---- several regions ---- */
RAAT_TEXT(
    FINDING_REGIONS,
    "Of the {1} regions {3} is shortest of staff in {2}, by the mean: {4}, {5} of its demand. As a "
    "share of demand {6} is, with {7}; see “By region”.",
    "Van de {1} regio's komt {3} in {2} gemiddeld het meeste personeel tekort: {4}, {5} van de "
    "vraag daar. Als deel van de vraag is dat {6}, met {7}; zie ‘Per regio’.")
RAAT_TEXT(
    FINDING_REGIONS_ONE,
    "Of the {1} regions {3} is shortest of staff in {2}, by the mean: {4}, and {5} of its demand, "
    "more than any other; see “By region”.",
    "Van de {1} regio's komt {3} in {2} gemiddeld het meeste personeel tekort: {4}, en {5} van de "
    "vraag daar, meer dan elke andere; zie ‘Per regio’.")
RAAT_TEXT(SEVERAL_REGIONS, "several regions", "meer regio's")
RAAT_TEXT(ACTIONS_REGION, "{1} (works in {2})", "{1} (werkt in {2})")
RAAT_TEXT(REGIONS_HEADING, "By region", "Per regio")
RAAT_TEXT(
    REGIONS_INTRO,
    "The regions in the order of the study, the total below them. Regions are simulated together: "
    "they share years that are better or worse everywhere, and staff goes from one to another. "
    "The total is that of each replicate, so its band is not the sum of theirs. How much of a "
    "region is known and how much taken over stands under “What is known of each region”.",
    "De regio's in de volgorde van de studie, het totaal eronder. Regio's worden samen "
    "gesimuleerd: "
    "ze delen jaren die overal mee- of tegenvallen, en personeel gaat van de ene naar de andere. "
    "Het totaal is dat van elke replicatie, dus zijn band is niet de som van die van hen. Hoeveel "
    "van een regio bekend is en hoeveel overgenomen staat onder ‘Wat van elke regio bekend is’.")
RAAT_TEXT(REGIONS_LEGEND, "“{1}”: 80 of 100 futures, point at the mean",
          "‘{1}’: 80 van de 100 toekomsten, punt op het gemiddelde")
RAAT_TEXT(REGIONS_PICTURE, "Shortage as a share of demand, {1}",
          "Tekort als deel van de vraag, {1}")
RAAT_TEXT(REGIONS_DESCRIPTION, "Scenario “{1}”: mean {2}, 80\u00a0% band {3}.",
          "Scenario ‘{1}’: gemiddeld {2}, 80\u00a0%-band {3}.")
RAAT_TEXT(REGIONS_SHARE_CAPTION, "Shortage in {1} as a share of demand (%), mean and 80 % band",
          "Tekort in {1} als deel van de vraag (%), gemiddelde en 80 %-band")
RAAT_TEXT(REGIONS_CAPTION, "Shortage (FTE), mean and 80 % band",
          "Tekort (fte), gemiddelde en 80 %-band")
RAAT_TEXT(REGIONS_CHANGE, "change", "verschil")
RAAT_TEXT(
    REGIONS_NOTE,
    "Bold: the largest shortage of the column. Change: to the same replicate of the baseline.",
    "Vet: het grootste tekort van de kolom. Verschil: met dezelfde replicatie van het "
    "basisscenario.")
RAAT_TEXT(EXCHANGE_HEADING, "Staff between regions", "Personeel tussen regio's")
RAAT_TEXT(
    EXCHANGE_INTRO,
    "Staff that goes on to another region of the study leaves no gap in the whole, but one where "
    "it "
    "worked; it spreads over the others by their size. Graduates and refused applicants who look "
    "elsewhere are not in this table.",
    "Personeel dat naar een andere regio van de studie gaat laat geen gat in het geheel, maar wel "
    "waar het werkte; het verdeelt zich over de andere naar hun omvang. Gediplomeerden en "
    "afgewezen aanmelders die elders zoeken staan niet in deze tabel.")
RAAT_TEXT(EXCHANGE_NONE, "The study lets no staff go from one region to another.",
          "De studie laat geen personeel van de ene naar de andere regio gaan.")
RAAT_TEXT(EXCHANGE_CAPTION, "Persons a year, mean over {2} to {3}, scenario “{1}”",
          "Personen per jaar, gemiddeld over {2} tot en met {3}, scenario ‘{1}’")
RAAT_TEXT(EXCHANGE_HEADS, "staff", "personeel")
RAAT_TEXT(EXCHANGE_OUT, "departs to other regions", "vertrekt naar andere regio's")
RAAT_TEXT(EXCHANGE_IN, "arrives from other regions", "komt uit andere regio's")
RAAT_TEXT(EXCHANGE_BALANCE, "balance", "saldo")
RAAT_TEXT(EXCHANGE_SHARE, "balance, % of staff", "saldo, % van het personeel")
RAAT_TEXT(REGIONAL_TARGETS_HEADING, "Which regions meet the targets",
          "Welke regio's de doelen halen")
RAAT_TEXT(REGIONAL_TARGETS_CAPTION, "Probability that a target is met in its year",
          "Kans dat een doel in zijn jaar wordt gehaald")
RAAT_TEXT(
    REGIONAL_TARGETS_NOTE,
    "“-”: the threshold is a number of persons, FTE or euro of the whole, and says nothing of a "
    "part.",
    "‘-’: de drempel is een aantal personen, fte of euro van het geheel, en zegt niets van een "
    "deel.")
RAAT_TEXT(REGIONAL_COST_HEADING, "At what cost, by region", "Tegen welke kosten, per regio")
RAAT_TEXT(
    REGIONAL_COST_CAPTION,
    "What “{1}” costs (million EUR) and gives more than “{2}”, mean and {3} % band; counted as "
    "under “At what cost”",
    "Wat ‘{1}’ meer kost (miljoen euro) en geeft dan ‘{2}’, gemiddelde en {3} %-band; geteld als "
    "onder ‘Tegen welke kosten’")
RAAT_TEXT(COST_OTHER_RATES,
          "The regions count with different discount rates, so their costs are not added up.",
          "De regio's rekenen met verschillende discontovoeten, dus hun kosten zijn niet opgeteld.")
RAAT_TEXT(ORIGINS_HEADING, "What is known of each region", "Wat van elke regio bekend is")
RAAT_TEXT(
    ORIGINS_INTRO,
    "A region without a figure of its own carries the national value and is listed as such. What "
    "is "
    "taken over is one number in all regions that have it, drawn once in a replicate: between them "
    "it makes no difference. A number of its own may still be a judgement; of a figure the plan, a "
    "publication or arithmetic on them is the source.",
    "Een regio zonder eigen cijfer draagt de landelijke waarde en staat als zodanig vermeld. Wat "
    "is "
    "overgenomen is één getal in alle regio's die het hebben, in een replicatie één keer "
    "getrokken: "
    "tussen hen maakt het geen verschil. Een eigen getal kan nog een oordeel zijn; een cijfer "
    "heeft "
    "het plan, een publicatie of een berekening daaruit als bron.")
RAAT_TEXT(
    ORIGINS_WITHOUT,
    "Without a figure of their own are {1} of {2}: {3}. A difference between two of them is one of "
    "size and of draws, nothing that is known.",
    "Zonder eigen cijfer zijn {1} van {2}: {3}. Een verschil tussen twee daarvan is er een van "
    "omvang en trekkingen, niets wat bekend is.")
RAAT_TEXT(ORIGINS_ALL, "Every region has a figure of its own.",
          "Elke regio heeft een eigen cijfer.")
RAAT_TEXT(ORIGINS_CAPTION, "Numbers of each region, and what they rest on",
          "Getallen van elke regio, en waar ze op rusten")
RAAT_TEXT(ORIGINS_VALUES, "numbers", "getallen")
RAAT_TEXT(ORIGINS_OWN, "its own", "eigen")
RAAT_TEXT(ORIGINS_FIGURES, "of which figures", "waarvan cijfers")
RAAT_TEXT(ORIGINS_TAKEN, "taken over", "overgenomen")
RAAT_TEXT(ORIGINS_COMMON, "a file in common", "een gedeeld bestand")
RAAT_TEXT(ORIGINS_FROM, "from", "van")
RAAT_TEXT(DETAILS_HEADING, "Each region by itself", "Elke regio apart")
RAAT_TEXT(
    DETAILS_INTRO,
    "Unfold a region for its charts and tables; behind its name stands the mean shortage in “{1}”.",
    "Vouw een regio open voor haar grafieken en tabellen; achter haar naam staat het gemiddelde "
    "tekort in ‘{1}’.")
RAAT_TEXT(DETAILS_SUMMARY, "{1}: {2} short in {3}, {4} of demand",
          "{1}: {2} tekort in {3}, {4} van de vraag")
RAAT_TEXT(
    DETAILS_CAPTION,
    "All scenarios in {1}: mean and 80 % band; targets by the probability that they are met",
    "Alle scenario's in {1}: gemiddelde en 80 %-band; doelen met de kans dat ze worden gehaald")
RAAT_TEXT(DETAILS_SHORTAGE, "shortage, FTE", "tekort, fte")
RAAT_TEXT(DETAILS_SHARE, "share of demand, %", "deel van de vraag, %")

/* ---- cost ---- */
RAAT_TEXT(COST_HEADING, "At what cost", "Tegen welke kosten")
RAAT_TEXT(
    COST_INTRO,
    "What a scenario costs more than “{1}” (above 0; below 0 it saves), and what staff it "
    "gives more "
    "(FTE-years of staff and working students; below 0: less), summed over {2} to {3}. Both "
    "count {4} % "
    "a year less after {2}; euro of {5}. Training, subsidies, turnover and the actions "
    "themselves are "
    "in it; the wages of the extra staff are not. A scenario that needs fewer staff lowers the "
    "shortage "
    "(below 0) without more FTE.",
    "Wat een scenario meer kost dan ‘{1}’ (boven 0; onder 0 bespaart het), en hoeveel "
    "personeel het meer "
    "geeft (fte-jaren van personeel en werkende leerlingen; onder 0: minder), opgeteld over "
    "{2} tot en "
    "met {3}. Beide tellen na {2} elk jaar {4} % minder mee; euro van {5}. Opleiden, "
    "subsidies, verloop "
    "en de acties zelf zitten erin; de lonen van het extra personeel niet. Een scenario dat minder "
    "personeel nodig heeft, verlaagt het tekort (onder 0) zonder meer fte.")
RAAT_TEXT(
    COST_UNKNOWN_NOTE,
    "An action whose cost nobody has given is no action without cost. Where a scenario has such "
    "actions, their cost is missing from the sums: what it costs is at least that, and the "
    "probability that it is worth it is at most that.",
    "Een actie waarvan niemand de kosten heeft genoemd is geen actie zonder kosten. Waar een "
    "scenario zulke acties heeft, ontbreken die kosten in de sommen: de kosten zijn minstens "
    "zo hoog, en de kans dat het de moeite waard is hoogstens zo groot.")
RAAT_TEXT(COST_CAPTION,
          "Difference to “{1}”, million EUR and FTE-years, means; {2} % bands below them",
          "Verschil met ‘{1}’, miljoen euro en fte-jaren, gemiddelden; {2} %-banden eronder")
RAAT_TEXT(COST_BOTH, "together", "samen")
RAAT_TEXT(COST_FTE_YEARS, "FTE-years", "fte-jaren")
RAAT_TEXT(COST_PER_FTE, "EUR per extra FTE-year", "euro per extra fte-jaar")
RAAT_TEXT(COST_UNKNOWN, "actions with no cost known", "acties zonder bekende kosten")
RAAT_TEXT(COST_COUNT, "{1} of {2}", "{1} van {2}")
RAAT_TEXT(COST_NONE, "none", "geen")
RAAT_TEXT(COST_SHORTAGE, "shortage, FTE-years", "tekort, fte-jaren")
RAAT_TEXT(COST_SAVES_BEFORE, "not known; saves before the cost of its actions",
          "niet bekend; bespaart voor de kosten van de acties")
RAAT_TEXT(COST_AT_LEAST, "not known; at least {1}", "niet bekend; minstens {1}")
RAAT_TEXT(COST_SAVES, "saves and gains", "bespaart en levert op")
RAAT_TEXT(COST_NO_GAIN, "no sure gain of FTE", "geen zekere winst aan fte")
RAAT_TEXT(WORTH_CAPTION,
          "Probability that the scenario is worth it, if an FTE-year beyond its wage is worth so "
          "many EUR",
          "Kans dat het scenario de moeite waard is, als een fte-jaar buiten het loon zoveel euro "
          "waard is")
RAAT_TEXT(WORTH_TITLE, "Is it worth it?", "Is het de moeite waard?")
RAAT_TEXT(
    WORTH_DESCRIPTION,
    "A line for each scenario: the probability that it is worth it, from {1} to {2} EUR an "
    "FTE-year; numbers in the table.",
    "Een lijn voor elk scenario: de kans dat het de moeite waard is, van {1} tot {2} euro per "
    "fte-jaar; getallen in de tabel.")
RAAT_TEXT(WORTH_AT_MOST, "at most {1}", "hoogstens {1}")
RAAT_TEXT(WORTH_SHARE, "probability that the scenario is worth it",
          "kans dat het scenario de moeite waard is")
RAAT_TEXT(
    WORTH_SHARE_MOST,
    "probability that the scenario is worth it; at most that, where the cost of actions is not "
    "known",
    "kans dat het scenario de moeite waard is; hoogstens die, waar de kosten van acties niet "
    "bekend zijn")
RAAT_TEXT(WORTH_AXIS, "EUR per FTE-year", "euro per fte-jaar")
RAAT_TEXT(
    DIPLOMA_COST_CAPTION,
    "EUR per diploma by route in “{1}”, after subsidies: cost over diplomas of {2} to {3}, means",
    "Euro per diploma naar leerweg in ‘{1}’, na subsidies: kosten gedeeld door diploma's van {2} "
    "tot en met {3}, gemiddelden")
RAAT_TEXT(ROUTE, "route", "leerweg")
RAAT_TEXT(COST_NO_REPLICATES,
          "This file keeps no replicates (--store summary), so costs cannot be set against what "
          "they give.",
          "Dit bestand bevat geen replicaties (--store summary), dus kosten kunnen niet tegen de "
          "opbrengst worden afgezet.")

/* ---- what the scenarios do ---- */
RAAT_TEXT(ACTIONS_HEADING, "What the scenarios do", "Wat de scenario's doen")
RAAT_TEXT(
    ACTIONS_INTRO,
    "A scenario is the baseline with actions added. An action moves a driver of the model, "
    "such as dropout; what that does to the shortage is a result. Sizes stand as the study "
    "writes them: triangular [lowest, likeliest, highest], uniform [lowest, highest]. Reach is "
    "the share of people, employers or places that the action gets to.",
    "Een scenario is het basisscenario met acties erbij. Een actie beweegt een drijvende "
    "kracht van het model, zoals uitval; wat dat met het tekort doet is een uitkomst. Groottes "
    "staan er zoals de studie ze schrijft: triangular [laagste, waarschijnlijkste, hoogste], "
    "uniform [laagste, hoogste]. Bereik is het deel van mensen, werkgevers of plaatsen dat de "
    "actie bereikt.")
RAAT_TEXT(SCENARIOS_CAPTION, "The actions of each scenario", "De acties van elk scenario")
RAAT_TEXT(ACTIONS_CAPTION, "The effects of each action", "De effecten van elke actie")
RAAT_TEXT(ACTIONS, "actions", "acties")
RAAT_TEXT(ACTIONS_RUN, "{1} to {2}", "{1} tot en met {2}")
RAAT_TEXT(ACTIONS_REACH, "{1}; each at {2} times its reach", "{1}; elk met {2} maal zijn bereik")
RAAT_TEXT(NO_ACTIONS, "none", "geen")
RAAT_TEXT(ACTION, "action", "actie")
RAAT_TEXT(SINCE, "from", "vanaf")
RAAT_TEXT(LEVER, "what it moves", "wat hij beweegt")
RAAT_TEXT(OPERATION, "how", "hoe")
RAAT_TEXT(SIZE, "size", "grootte")
RAAT_TEXT(REACH, "reach", "bereik")
RAAT_TEXT(SIZE_SOURCE, "source of the size, in the study's words",
          "bron van de grootte, in de woorden van de studie")
RAAT_TEXT(ENABLING, "makes others possible", "maakt andere mogelijk")
RAAT_TEXT(LEVER_QUOTE, "training quote", "opleidingsquote")
RAAT_TEXT(LEVER_DROPOUT, "dropout", "uitval")
RAAT_TEXT(LEVER_EXIT, "exits", "uitstroom")
RAAT_TEXT(LEVER_APPLICANTS, "applicants", "aanmeldingen")
RAAT_TEXT(LEVER_DEMAND, "demand", "vraag")
RAAT_TEXT(LEVER_FTE, "FTE per person", "fte per persoon")
RAAT_TEXT(LEVER_ABSENCE, "absence", "verzuim")
RAAT_TEXT(LEVER_REACH, "people reached a year", "bereikte mensen per jaar")
RAAT_TEXT(LEVER_CERTIFICATE, "later dropouts with a certificate",
          "latere uitvallers met certificaat")
RAAT_TEXT(LEVER_YIELD, "graduates who choose the sector",
          "gediplomeerden die voor de sector kiezen")
RAAT_TEXT(LEVER_FILLABLE, "open posts that can be filled in a quarter",
          "open plekken die in een kwartaal te vullen zijn")
RAAT_TEXT(LEVER_MOVE, "changes of employer within the sector", "overstappen binnen de sector")
RAAT_TEXT(LEVER_REENTRY, "former staff who look for a post again",
          "herintreders die weer een plek zoeken")
RAAT_TEXT(LEVER_OUTSIDE, "candidates from outside", "kandidaten van buiten")
RAAT_TEXT(LEVER_SUPERVISION, "places that staff can supervise",
          "plaatsen die personeel kan begeleiden")
RAAT_TEXT(LEVER_FIXUS, "seats of a numerus fixus", "plaatsen van een numerus fixus")
RAAT_TEXT(LEVER_PRODUCTIVE, "part of a contract that students fill",
          "deel van een contract dat studenten vervullen")
RAAT_TEXT(LEVER_UPSKILLING, "staff that starts a programme",
          "personeel dat aan een opleiding begint")
RAAT_TEXT(LEVER_FURTHER, "graduates who study on", "gediplomeerden die doorstuderen")
RAAT_TEXT(LEVER_DELAY, "students who are delayed", "studenten met vertraging")
RAAT_TEXT(LEVER_ENTRY, "starters spread over the moments of intake",
          "starters verspreid over de instroommomenten")
RAAT_TEXT(AXIS_BRANCH, "branch", "branche")
RAAT_TEXT(AXIS_QUALIFICATION, "qualification", "kwalificatie")
RAAT_TEXT(AXIS_ROUTE, "route", "leerweg")
RAAT_TEXT(AXIS_TRACK, "track", "opleiding")
RAAT_TEXT(AXIS_AGE, "age", "leeftijd")
RAAT_TEXT(AXIS_GROUP, "group", "groep")
RAAT_TEXT(AXIS_PATH, "path", "opscholing")
RAAT_TEXT(AXIS_STREAM, "stream", "stroom starters")
RAAT_TEXT(AXIS_EMPLOYER, "class of employers", "klasse werkgevers")
RAAT_TEXT(AXIS_STUDY_YEAR, "study year", "leerjaar")
RAAT_TEXT(AXIS_STUDY_STEP, "step since intake", "stap sinds instroom")
RAAT_TEXT(AXIS_TENURE, "tenure", "diensttijd")
RAAT_TEXT(AXIS_PLACE, "kind of place", "soort plaats")
RAAT_TEXT(AXIS_REASON, "reason", "reden")
RAAT_TEXT(AXIS_SOURCE, "source", "herkomst")
RAAT_TEXT(AXIS_PAYER, "payer", "betaler")
RAAT_TEXT(AXIS_REGION, "region", "regio")
RAAT_TEXT(OPERATION_SET, "becomes", "wordt")
RAAT_TEXT(OPERATION_FLOOR, "at least", "minstens")
RAAT_TEXT(OPERATION_MULTIPLY, "times", "maal")
RAAT_TEXT(OPERATION_ADD, "plus", "plus")

/* ---- facts and assumptions; classes and meanings in the order of raat_outline_class ---- */
RAAT_TEXT(SOURCES_HEADING, "Facts and assumptions", "Feiten en aannames")
RAAT_TEXT(
    SOURCES_INTRO,
    "Every number of the study names its source. What is uncertain is drawn anew in each "
    "replicate, so that the bands show it.",
    "Elk getal van de studie noemt zijn bron. Wat onzeker is wordt in elke replicatie opnieuw "
    "getrokken, zodat de banden het tonen.")
RAAT_TEXT(SOURCES_CAPTION, "Numbers of the study by source; a table of numbers counts once",
          "Getallen van de studie naar bron; een tabel met getallen telt één keer")
RAAT_TEXT(SOURCES_CLASS, "source", "bron")
RAAT_TEXT(SOURCES_MEANING, "what that means", "wat dat betekent")
RAAT_TEXT(SOURCES_NUMBERS, "numbers", "getallen")
RAAT_TEXT(SOURCES_UNCERTAIN, "of these uncertain", "waarvan onzeker")
RAAT_TEXT(SOURCES_ALL, "all", "alle")
RAAT_TEXT(CLASS_SEED, "regional plan", "regionaal plan")
RAAT_TEXT(CLASS_PUBLIC, "public", "openbaar")
RAAT_TEXT(CLASS_DERIVED, "derived", "afgeleid")
RAAT_TEXT(CLASS_ASSUMPTION, "assumption", "aanname")
RAAT_TEXT(MEANING_SEED, "the region's own plan says so", "het eigen plan van de regio zegt het")
RAAT_TEXT(MEANING_PUBLIC, "a published figure", "een gepubliceerd cijfer")
RAAT_TEXT(MEANING_DERIVED, "arithmetic on such figures", "berekend uit zulke cijfers")
RAAT_TEXT(MEANING_ASSUMPTION, "a judgement, for want of a figure",
          "een oordeel, bij gebrek aan een cijfer")

/* ---- pass-through ---- */
RAAT_TEXT(PASS_HEADING, "How much of it only takes another's place",
          "Hoeveel ervan alleen de plaats van een ander inneemt")
RAAT_TEXT(
    PASS_INTRO,
    "Fewer open posts draw fewer people from outside: part of what an action adds takes the place "
    "of somebody who would have been hired anyway. The pass-through is the part that is left as a "
    "smaller shortage. It follows from how outside candidates and former staff answer to "
    "vacancies, "
    "a strong assumption of which little is known; if they answer less, every effect above is "
    "larger. The shortage is a stock and hires are a flow: set against the hires of one year the "
    "pass-through is too high in later years, set against all hires up to then too low, because "
    "some of those people would have left again. As long as outside hires fall in every year, the "
    "truth lies between the two.",
    "Minder open plekken trekken minder mensen van buiten: een deel van wat een actie toevoegt "
    "neemt "
    "de plaats in van iemand die anders ook was aangenomen. De doorwerking is het deel dat als "
    "kleiner tekort overblijft. Zij volgt uit hoe kandidaten van buiten en herintreders op "
    "vacatures reageren, een sterke aanname waarover weinig bekend is; reageren zij minder, dan is "
    "elk effect hierboven groter. Het tekort is een voorraad en instroom een stroom: afgezet tegen "
    "de instroom van één jaar is de doorwerking in latere jaren te hoog, tegen alle instroom tot "
    "dan te laag, omdat een deel van die mensen weer was vertrokken. Zolang de instroom van buiten "
    "in elk jaar daalt ligt de waarheid tussen de twee.")
RAAT_TEXT(
    PASS_CAPTION,
    "Means of paired differences to the baseline, in FTE; outside hires are former staff who "
    "return and people from outside the region's training, times the mean net FTE per person",
    "Gemiddelden van gepaarde verschillen met de basis, in fte; instroom van buiten is "
    "herintreders en mensen van buiten de opleiding, maal de gemiddelde netto-fte per persoon")
RAAT_TEXT(PASS_SHORTAGE, "fall in shortage", "daling van het tekort")
RAAT_TEXT(PASS_HIRES, "fall in outside hires, in the year",
          "daling van de instroom van buiten, in het jaar")
RAAT_TEXT(PASS_ALL_HIRES, "all years so far", "alle jaren tot dan")
RAAT_TEXT(PASS_OF_YEAR, "pass-through, of the year's hires",
          "doorwerking, van de instroom van het jaar")
RAAT_TEXT(PASS_IN_ALL, "of all hires so far", "van alle instroom tot dan")
RAAT_TEXT(PASS_RULE,
          "Pass-through is the fall in shortage over the sum of both falls; “-” where that sum "
          "is not at least {1} standard errors above 0. Above 100 % outside hires rise too.",
          "Doorwerking is de daling van het tekort gedeeld door de som van beide dalingen; ‘-’ "
          "waar die som niet minstens {1} standaardfouten boven 0 ligt. Boven 100 % stijgt ook de "
          "instroom van buiten.")

/* ---- ways to count the shortage ---- */
RAAT_TEXT(COUNTING_HEADING, "With and without working students",
          "Met en zonder werkende leerlingen")
RAAT_TEXT(
    COUNTING_INTRO,
    "A student who works fills part of the demand, and so training more students lowers the "
    "shortage "
    "at once. Whoever has students on top of the staff that is needed counts without them: then "
    "more "
    "training pays only with the diploma. Without friction leaves out posts that are open only "
    "because filling them takes time. Whether an action is worth more than another can hang on "
    "this "
    "choice.",
    "Een leerling die werkt vervult een deel van de vraag, en dus verlaagt meer opleiden het "
    "tekort "
    "meteen. Wie leerlingen boventallig heeft telt zonder hen: dan loont meer opleiden pas met het "
    "diploma. Zonder frictie laat plekken weg die alleen openstaan omdat vervullen tijd kost. Of "
    "een "
    "actie meer waard is dan een andere kan van deze keuze afhangen.")
RAAT_TEXT(COUNTING_WITH, "students count", "leerlingen tellen mee")
RAAT_TEXT(COUNTING_WITHOUT, "students do not count", "leerlingen tellen niet mee")
RAAT_TEXT(COUNTING_STRUCTURAL, "without friction", "zonder frictie")
RAAT_TEXT(COUNTING_PLACE, "place", "plaats")
RAAT_TEXT(COUNTING_CAPTION, "Mean shortage in FTE, by three ways to count it",
          "Gemiddeld tekort in fte, op drie manieren geteld")
RAAT_TEXT(COUNTING_EFFECTS,
          "Mean difference in shortage to “{2}” in {1} (FTE), and the place of the scenario: 1 "
          "lowers it most",
          "Gemiddeld verschil in tekort met ‘{2}’ in {1} (fte), en de plaats van het scenario: 1 "
          "verlaagt het meest")
RAAT_TEXT(COUNTING_SAME,
          "By the mean fall in shortage of {1} the {2} scenarios stand in the same order whether "
          "students count or not; second comes “{3}”.",
          "Naar de gemiddelde daling van het tekort van {1} staan de {2} scenario's in dezelfde "
          "volgorde, of leerlingen meetellen of niet; tweede is ‘{3}’.")
RAAT_TEXT(
    COUNTING_OTHER,
    "By the mean fall in shortage of {1}, {2} of {3} scenarios stand in another place when "
    "students do not count. The first difference is place {4}: “{5}” when they count, “{6}” "
    "when they do not.",
    "Naar de gemiddelde daling van het tekort van {1} staan {2} van de {3} scenario's op een "
    "andere plaats als leerlingen niet meetellen. Het eerste verschil is plaats {4}: ‘{5}’ als "
    "zij meetellen, ‘{6}’ als zij niet meetellen.")

/* ---- diploma yield ---- */
RAAT_TEXT(YIELD_HEADING, "Diploma yield by starting cohort", "Opleidingsrendement per startcohort")
RAAT_TEXT(
    YIELD_INTRO,
    "Of the students who start a programme in one school year (a starting cohort), the share that "
    "gets the diploma (opleidingsrendement): one year after the nominal end, and in the end, with "
    "those who are delayed. It is not the share of diplomas among all who leave in a year "
    "(diplomaresultaat), which shifts whenever intake does. A figure such as the plans' 50 to 80 % "
    "is a range over programmes: it belongs beside the lowest and the highest row, not beside the "
    "band of one row, which shows how uncertain that programme's yield is.",
    "Van de studenten die in één schooljaar aan een opleiding beginnen (een startcohort) het deel "
    "dat "
    "het diploma haalt, het opleidingsrendement: een jaar na de nominale duur, en uiteindelijk, "
    "met "
    "wie vertraagd is. Het is niet het deel diploma's van allen die in een jaar vertrekken (het "
    "diplomaresultaat), dat anders uitvalt als de instroom verandert. Een cijfer als de 50 tot 80 "
    "% "
    "van de plannen is een spreiding over opleidingen: het hoort naast de laagste en de hoogste "
    "rij, "
    "niet naast de band van één rij, die toont hoe onzeker het rendement van die opleiding is.")
RAAT_TEXT(
    YIELD_RANGE,
    "Of the cohort of {1} in “{2}” the median yield in the end runs from {3} ({4}) to {5} "
    "({6}); over all tracks together it is {7}.",
    "Van het cohort van {1} in ‘{2}’ loopt de mediaan van het uiteindelijke rendement van {3} "
    "({4}) tot {5} ({6}); over alle opleidingen samen is die {7}.")
RAAT_TEXT(YIELD_PICTURE,
          "Yield in the end of the cohort of {1}, scenario “{2}” (%): point at the mean, bars for "
          "50 and 95 of 100 futures",
          "Uiteindelijk rendement van het cohort van {1}, scenario ‘{2}’ (%): punt op het "
          "gemiddelde, balken voor 50 en 95 van de 100 toekomsten")
RAAT_TEXT(YIELD_DESCRIPTION, "Mean {1}, 95\u00a0% band {2}.", "Gemiddeld {1}, 95\u00a0%-band {2}.")
RAAT_TEXT(YIELD_CAPTION, "Diploma yield in %, median and in brackets the 80 % band",
          "Opleidingsrendement in %, mediaan en tussen haakjes de 80 %-band")
RAAT_TEXT(YIELD_COHORT, "cohort", "cohort")
RAAT_TEXT(YIELD_PLUS1, "one year after the nominal end", "een jaar na de nominale duur")
RAAT_TEXT(YIELD_EVENTUAL, "in the end", "uiteindelijk")
RAAT_TEXT(YIELD_ALL, "all tracks together", "alle opleidingen samen")
RAAT_TEXT(YIELD_NONE,
          "“-”: nobody started the track in that year. A band is left out where fewer than {1} "
          "replicates have such a cohort.",
          "‘-’: niemand begon in dat jaar aan de opleiding. Een band ontbreekt waar minder dan {1} "
          "replicaties zo'n cohort hebben.")
RAAT_TEXT(YIELD_TOO_SHORT, "No cohort of the study reaches its end within its years.",
          "Geen cohort van de studie bereikt zijn einde binnen haar jaren.")

/* ---- which numbers are facts ---- */
RAAT_TEXT(FACTS_HEADING, "What is fact", "Wat feit is")
RAAT_TEXT(
    FACTS_INTRO,
    "{1} of the {2} numbers of the study stand in the region's own plan or in a public figure; "
    "all others are arithmetic on them or a judgement.",
    "{1} van de {2} getallen van de studie staan in het eigen plan van de regio of in een "
    "openbaar cijfer; alle andere zijn daaruit berekend of zijn een oordeel.")
RAAT_TEXT(FACTS_SUMMARY, "The numbers that are facts, with their sources ({1})",
          "De getallen die feit zijn, met hun bron ({1})")
RAAT_TEXT(FACTS_CAPTION,
          "Numbers from the regional plan and from public figures, as the study writes them",
          "Getallen uit het regionaal plan en uit openbare cijfers, zoals de studie ze schrijft")
RAAT_TEXT(FACTS_NUMBER, "number", "getal")
RAAT_TEXT(FACTS_VALUE, "value", "waarde")
RAAT_TEXT(FACTS_UNIT, "unit", "eenheid")
RAAT_TEXT(FACTS_SOURCE, "source, in the study's words", "bron, in de woorden van de studie")
RAAT_TEXT(
    BASIS_CAPTION,
    "What the sizes of the actions rest on; an action with several effects counts as the weakest "
    "of them",
    "Waar de groottes van de acties op rusten; een actie met meer effecten telt als de zwakste "
    "daarvan")
RAAT_TEXT(BASIS, "size rests on", "grootte rust op")
RAAT_TEXT(BASIS_FACT, "fact: regional plan or public", "feit: regionaal plan of openbaar")
RAAT_TEXT(BASIS_ARITHMETIC, "arithmetic: derived", "rekenwerk: afgeleid")
RAAT_TEXT(BASIS_JUDGEMENT, "judgement: assumption", "oordeel: aanname")
RAAT_TEXT(BASIS_NONE, "no effect of its own", "geen eigen effect")
RAAT_TEXT(BASIS_EFFECTS, "effects", "effecten")
RAAT_TEXT(BASIS_REACHES, "of these with a reach by judgement",
          "waarvan met een bereik naar oordeel")

/* ---- keys of the study in words; key_words.c ---- */
RAAT_TEXT(KEY_heads, "staff at the start", "personeel aan het begin")
RAAT_TEXT(KEY_branch_share, "shares of branches", "aandelen van de branches")
RAAT_TEXT(KEY_qualification_share, "shares of qualifications", "aandelen van de kwalificaties")
RAAT_TEXT(KEY_age_share, "shares of ages", "aandelen van de leeftijden")
RAAT_TEXT(KEY_new_share, "share of new staff", "aandeel nieuw personeel")
RAAT_TEXT(KEY_fte_per_head, "contract FTE per person", "contract-fte per persoon")
RAAT_TEXT(KEY_absence, "absence", "verzuim")
RAAT_TEXT(KEY_care_share, "share of FTE that delivers care", "aandeel zorginhoudelijke fte")
RAAT_TEXT(KEY_exits, "exits a year", "uitstroom per jaar")
RAAT_TEXT(KEY_exits_error, "error of the record of exits", "fout in de geregistreerde uitstroom")
RAAT_TEXT(KEY_rate, "rate a year", "kans per jaar")
RAAT_TEXT(KEY_annual, "whether the record counts single years", "of de historie losse jaren telt")
RAAT_TEXT(KEY_exit_age, "leaving for another job, by age", "vertrek naar ander werk, per leeftijd")
RAAT_TEXT(KEY_exit_new, "more leaving by new staff", "extra vertrek van nieuw personeel")
RAAT_TEXT(KEY_exit_branch, "leaving, factor by branch", "vertrek, factor per branche")
RAAT_TEXT(KEY_exit_qualification, "leaving, factor by qualification",
          "vertrek, factor per kwalificatie")
RAAT_TEXT(KEY_retirement, "retirement", "pensionering")
RAAT_TEXT(KEY_residence, "years in the age band", "jaren in de leeftijdsklasse")
RAAT_TEXT(KEY_exit_rho, "exits: memory of the year factor", "uitstroom: geheugen van de jaarfactor")
RAAT_TEXT(KEY_exit_sd, "exits: spread of the year factor", "uitstroom: spreiding van de jaarfactor")
RAAT_TEXT(KEY_other_sector, "share that goes to another sector",
          "deel dat naar een andere sector gaat")
RAAT_TEXT(KEY_influenceable, "share that employers can touch",
          "deel dat werkgevers kunnen beïnvloeden")
RAAT_TEXT(KEY_feedback, "answer of exits to vacancies", "reactie van uitstroom op vacatures")
RAAT_TEXT(KEY_feedback_low, "least of that answer", "minste van die reactie")
RAAT_TEXT(KEY_feedback_high, "most of that answer", "meeste van die reactie")
RAAT_TEXT(KEY_contraction, "answer of exits to the growth of demand",
          "reactie van uitstroom op groei van de vraag")
RAAT_TEXT(KEY_growth_reference, "growth that leaves exits as they are",
          "groei die uitstroom laat zoals hij is")
RAAT_TEXT(KEY_growth_low, "least growth that counts", "minste groei die telt")
RAAT_TEXT(KEY_growth_high, "most growth that counts", "meeste groei die telt")
RAAT_TEXT(KEY_tenure_years, "years as new staff", "jaren als nieuw personeel")
RAAT_TEXT(KEY_move, "change of employer within the sector",
          "wisselen van werkgever binnen de sector")
RAAT_TEXT(KEY_former_exit, "former staff lost for good", "voormalig personeel dat voorgoed weg is")
RAAT_TEXT(KEY_vacancy_start, "vacancy rate at the start", "vacaturegraad aan het begin")
RAAT_TEXT(KEY_vacancy_reference, "vacancy rate of an ordinary market",
          "vacaturegraad van een gewone markt")
RAAT_TEXT(KEY_demand_index, "recorded demand, the start is 1",
          "geregistreerde vraag, het begin is 1")
RAAT_TEXT(KEY_growth, "growth of demand", "groei van de vraag")
RAAT_TEXT(KEY_growth_rho, "growth: memory", "groei: geheugen")
RAAT_TEXT(KEY_growth_sd, "growth: spread", "groei: spreiding")
RAAT_TEXT(KEY_tilt, "shift of demand between levels", "verschuiving van de vraag tussen niveaus")
RAAT_TEXT(KEY_tilt_after, "share of the shift that goes on",
          "deel van de verschuiving dat doorgaat")
RAAT_TEXT(KEY_fillable, "open posts that can be filled in a quarter",
          "open plekken die in een kwartaal te vervullen zijn")
RAAT_TEXT(KEY_pool_exit, "no longer waiting for a post", "niet langer op een plek wachten")
RAAT_TEXT(KEY_substitution, "taking a post one level lower", "een plek een niveau lager nemen")
RAAT_TEXT(KEY_outside, "candidates from outside", "kandidaten van buiten")
RAAT_TEXT(KEY_outside_rho, "candidates from outside: memory", "kandidaten van buiten: geheugen")
RAAT_TEXT(KEY_outside_sd, "candidates from outside: spread", "kandidaten van buiten: spreiding")
RAAT_TEXT(KEY_elasticity, "answer of candidates to vacancies",
          "reactie van kandidaten op vacatures")
RAAT_TEXT(KEY_elasticity_low, "least of that answer, factor", "minste van die reactie, factor")
RAAT_TEXT(KEY_elasticity_high, "most of that answer, factor", "meeste van die reactie, factor")
RAAT_TEXT(KEY_graduate_credit, "graduates who spare candidates from outside",
          "gediplomeerden die kandidaten van buiten besparen")
RAAT_TEXT(KEY_replacement_floor, "least candidates from outside", "minste kandidaten van buiten")
RAAT_TEXT(KEY_outside_age, "age of who comes from outside", "leeftijd van wie van buiten komt")
RAAT_TEXT(KEY_reentry, "former staff that looks for a post again",
          "voormalig personeel dat weer een plek zoekt")
RAAT_TEXT(KEY_returner_age, "age of who returns", "leeftijd van herintreders")
RAAT_TEXT(KEY_place_need, "students who need a place in care",
          "studenten die een plaats in de zorg nodig hebben")
RAAT_TEXT(KEY_utilisation, "places used over places offered",
          "gebruikte plaatsen van de aangeboden")
RAAT_TEXT(KEY_tolerance, "stretch of places", "rek van plaatsen")
RAAT_TEXT(KEY_employer_cv, "spread of the quote over employers",
          "spreiding van de quote over werkgevers")
RAAT_TEXT(KEY_employers, "classes of employers", "klassen werkgevers")
RAAT_TEXT(KEY_share, "share of care FTE", "aandeel van de zorginhoudelijke fte")
RAAT_TEXT(KEY_quote_norm, "quote asked of each employer", "quote gevraagd van elke werkgever")
RAAT_TEXT(KEY_supernumerary, "share of places that is supernumerary",
          "deel van de plaatsen dat boventallig is")
RAAT_TEXT(KEY_supervision_utilisation, "places used over what could be supervised",
          "gebruikte plaatsen ten opzichte van wat begeleid kon worden")
RAAT_TEXT(KEY_transfer, "free internships open to work-based students",
          "vrije stageplaatsen die leerlingen met een baan mogen gebruiken")
RAAT_TEXT(KEY_overload_cap, "most overload that counts", "meeste overbelasting die telt")
RAAT_TEXT(KEY_overload_logit, "answer of dropout to overload",
          "reactie van uitval op overbelasting")
RAAT_TEXT(KEY_cohort_sd, "spread of dropout over cohorts", "spreiding van uitval over cohorten")
RAAT_TEXT(KEY_moments, "months of intake", "maanden van instroom")
RAAT_TEXT(KEY_recorded, "recorded starters", "geregistreerde starters")
RAAT_TEXT(KEY_level, "applicants a year after the record", "aanmelders per jaar na de historie")
RAAT_TEXT(KEY_trend, "growth of starters", "groei van starters")
RAAT_TEXT(KEY_rho, "memory of the year factor", "geheugen van de jaarfactor")
RAAT_TEXT(KEY_sd, "spread of the year factor", "spreiding van de jaarfactor")
RAAT_TEXT(KEY_stream_share, "share of its stream", "aandeel in zijn stroom")
RAAT_TEXT(KEY_duration, "nominal duration", "nominale duur")
RAAT_TEXT(KEY_dropout, "dropout", "uitval")
RAAT_TEXT(KEY_delay, "delay", "vertraging")
RAAT_TEXT(KEY_delayed_diploma, "diploma after a delay", "diploma na vertraging")
RAAT_TEXT(KEY_delayed_dropout, "dropout after a delay", "uitval na vertraging")
RAAT_TEXT(KEY_further_study, "graduates who study on", "gediplomeerden die doorstuderen")
RAAT_TEXT(KEY_leaves_region, "graduates who leave the region",
          "gediplomeerden die de regio verlaten")
RAAT_TEXT(KEY_sector_yield, "graduates who choose the sector",
          "gediplomeerden die voor de sector kiezen")
RAAT_TEXT(KEY_entry_age, "age at hiring", "leeftijd bij indiensttreding")
RAAT_TEXT(KEY_place_fte, "place that one person takes", "plaats die één persoon inneemt")
RAAT_TEXT(KEY_productive_fte, "part of a contract that is filled",
          "deel van een contract dat wordt vervuld")
RAAT_TEXT(KEY_switch, "dropouts who start another track",
          "uitvallers die een andere opleiding beginnen")
RAAT_TEXT(KEY_redirect, "refused applicants who apply elsewhere",
          "afgewezenen die zich elders aanmelden")
RAAT_TEXT(KEY_fixus, "seats of a numerus fixus", "plaatsen van een numerus fixus")
RAAT_TEXT(KEY_training, "length of training", "duur van de opleiding")
RAAT_TEXT(KEY_pool, "people in the group", "mensen in de groep")
RAAT_TEXT(KEY_pool_cumulative, "people in the group, as a sum of years",
          "mensen in de groep, als som van jaren")
RAAT_TEXT(KEY_decay, "leaving the group for something else", "de groep verlaten voor iets anders")
RAAT_TEXT(KEY_refill, "people who enter the group", "mensen die in de groep komen")
RAAT_TEXT(KEY_displacement, "share that would have come anyway", "deel dat anders ook was gekomen")
RAAT_TEXT(KEY_ready, "share that needs no training", "deel dat geen opleiding nodig heeft")
RAAT_TEXT(KEY_completion, "share of trainees that completes", "deel dat de opleiding afmaakt")
RAAT_TEXT(KEY_retention, "share that starts and stays", "deel dat begint en blijft")
RAAT_TEXT(KEY_works, "share of the contract still worked",
          "deel van het contract dat wordt doorgewerkt")
RAAT_TEXT(KEY_return_age, "age when back in a whole post",
          "leeftijd bij terugkeer in een hele plek")
RAAT_TEXT(KEY_national_share, "what all regions share of a year's luck",
          "deel van mee- en tegenvallende jaren dat alle regio's delen")
RAAT_TEXT(KEY_staff, "staff that goes on to another region",
          "personeel dat naar een andere regio gaat")
RAAT_TEXT(KEY_graduates, "departed graduates who look in another region",
          "vertrokken gediplomeerden die in een andere regio zoeken")
RAAT_TEXT(KEY_applicants, "refused applicants who apply in another region",
          "afgewezen aanmelders die zich in een andere regio aanmelden")
RAAT_TEXT(KEY_certificate_offer, "certified dropouts who choose the sector",
          "uitvallers met certificaat die voor de sector kiezen")
RAAT_TEXT(KEY_certificate_displacement, "certified dropouts who would have come anyway",
          "uitvallers met certificaat die anders ook waren gekomen")
RAAT_TEXT(KEY_discount_rate, "discount rate", "discontovoet")
RAAT_TEXT(KEY_student, "employer's cost of a student", "kosten van een leerling voor de werkgever")
RAAT_TEXT(KEY_branch_factor, "factor by branch", "factor per branche")
RAAT_TEXT(KEY_school, "cost of school", "kosten van onderwijs")
RAAT_TEXT(KEY_practice_subsidy, "subsidy for practical learning", "subsidie praktijkleren")
RAAT_TEXT(KEY_place_subsidy, "subsidy a place (Stagefonds)", "subsidie per plaats (Stagefonds)")
RAAT_TEXT(KEY_gross_fte, "gross cost of an FTE", "brutokosten van een fte")
RAAT_TEXT(KEY_turnover, "cost of a leaver", "kosten van een vertrekker")
RAAT_TEXT(KEY_upskiller, "employer's cost of an upskiller",
          "kosten van een opscholer voor de werkgever")
RAAT_TEXT(KEY_trainee, "employer's cost of a trainee",
          "kosten van een zij-instromer in opleiding voor de werkgever")
RAAT_TEXT(KEY_fixed, "fixed", "eenmalig")
RAAT_TEXT(KEY_per_year, "a year", "per jaar")
RAAT_TEXT(KEY_per_participant, "a participant", "per deelnemer")
RAAT_TEXT(KEY_cost, "cost", "kosten")
RAAT_TEXT(KEY_costs, "costs", "kosten")
RAAT_TEXT(KEY_size, "size", "grootte")
RAAT_TEXT(KEY_reach, "reach", "bereik")
RAAT_TEXT(KEY_ramp, "time to full effect", "tijd tot volle werking")
RAAT_TEXT(KEY_at_most, "at most", "hoogstens")
RAAT_TEXT(KEY_at_least, "at least", "minstens")
RAAT_TEXT(KEY_workforce, "staff", "personeel")
RAAT_TEXT(KEY_demand, "demand", "vraag")
RAAT_TEXT(KEY_hiring, "hiring", "werving")
RAAT_TEXT(KEY_places, "training places", "opleidingsplaatsen")
RAAT_TEXT(KEY_intake, "intake", "instroom in opleiding")
RAAT_TEXT(KEY_certificates, "certificates", "certificaten")
RAAT_TEXT(KEY_targets, "target", "doel")
