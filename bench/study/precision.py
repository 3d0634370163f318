"""precision.py: processor time until an effect is known to 1 % of the shortage it is to close.

    T = cost of a replicate x (1.96 / (0.01 x shortage))^2 x variance of a replicate

is when the half-width of the 95 % interval for the difference of two scenarios, all actions against none, is 1 % of the mean
shortage without actions. Both factors are measured; T is arithmetic, and no run is made until then."""
import bench
from figures import Figure, median, per_replicate, ratio
from programs import OTHER_SEED, SEED

INDICATOR = "shortage_fte"
PAIR, BASELINE, ALL, TWIN = "precision/pair", "precision/baseline alone", "precision/all alone", "precision/twin"


def precision_programs(b):
    """Each round has seeds of its own, so that the spread shows how well the variances are known, too."""
    study = b.limburg
    pair, ask = b.only(study, study.baseline, study.everything), ("statistics", INDICATOR, study.year)
    rows = [b.engine(f"{PAIR} n={n}", pair, n, "--seed", SEED, store="summary", look=ask) for n in b.sizes["paired"]]
    # Independent runs: one scenario each, other seeds, no past to share.
    for name, scenario, seed in ((BASELINE, study.baseline, SEED), (ALL, study.everything, OTHER_SEED)):
        rows += [b.engine(f"{name} n={n}", b.only(study, scenario), n, "--seed", seed, store="summary", look=ask) for n in b.sizes["alone"]]
    return rows + [b.twin(f"{TWIN} n={n}", study, n, (study.baseline, study.everything), ("-s", SEED), ("twin", *ask[1:]))
                   for n in b.sizes["paired_twin"]]


def ways(b, samples):
    """{way: (seconds a replicate, variance of a replicate)}, both by round."""
    (few, many), (low, high), (first, last) = b.sizes["paired"], b.sizes["alone"], b.sizes["paired_twin"]
    baseline, everything = b.limburg.baseline, b.limburg.everything
    cost = lambda name, a, z: per_replicate(samples[f"{name} n={a}"], samples[f"{name} n={z}"], a, z)[0]
    seen = lambda name, n: [s.seen for s in samples[f"{name} n={n}"]]
    variance = lambda name, n, scenario: [found[scenario]["alone"]["sd"] ** 2 for found in seen(name, n)]
    add = lambda x, y: tuple(a + b for a, b in zip(x, y))
    together, differences = cost(PAIR, few, many), [found[everything]["paired"] for found in seen(PAIR, many)]
    # The standard error of the groups, times n, is what a replicate counts for when the hypercube is taken notice of.
    return {"a common numbers, hypercube": (together, [d["se"] ** 2 * d["n"] for d in differences]),
            "b common numbers": (together, [d["sd"] ** 2 for d in differences]),
            "c independent runs": (add(cost(BASELINE, low, high), cost(ALL, low, high)),
                                   add(variance(BASELINE, high, baseline), variance(ALL, high, everything))),
            "d independent twin runs": (cost(TWIN, first, last), add(variance(TWIN, last, baseline), variance(TWIN, last, everything)))}


def shortage_of(b, samples):
    """Mean over the replicates of all rounds: all ways aim at the same number."""
    pairs = samples[f"{PAIR} n={b.sizes['paired'][1]}"]
    return sum(s.seen[b.limburg.baseline]["alone"]["mean"] for s in pairs) / len(pairs)


def precision_figures(b, samples):
    found, once = ways(b, samples), (1.96 / (0.01 * shortage_of(b, samples))) ** 2
    needed = {way: tuple(once * v for v in variances) for way, (_, variances) in found.items()}
    times = {way: tuple(c * n for c, n in zip(costs, needed[way])) for way, (costs, _) in found.items()}
    *_, twin = found
    figures = []
    for way in found:
        figures += [Figure(f"precision/{way}", "s", times[way], ratio(times[twin], times[way]), "d / it", 500 if way.startswith("a") else None),
                    Figure(f"precision/{way}, replicates", "-", needed[way], ratio(needed[twin], needed[way]), "d / it")]
    return figures


def precision_notes(b, samples):
    pairs = [s.seen[b.limburg.everything]["paired"] for s in samples[f"{PAIR} n={b.sizes['paired'][1]}"]]
    of = lambda what: median([what(d) for d in pairs])
    lines = [f"precision: {b.limburg.everything} less {b.limburg.baseline} in {b.limburg.year}: {of(lambda d: d['mean']):,.0f} FTE, of a shortage of "
             f"{shortage_of(b, samples):,.0f}; sd of the difference {of(lambda d: d['sd']):,.0f}, standard error x sqrt n "
             f"{of(lambda d: d['se'] * d['n'] ** 0.5):,.0f}"]
    needed = median(ways(b, samples)["a common numbers, hypercube"][1]) * (1.96 / (0.01 * shortage_of(b, samples))) ** 2
    if needed < 256:
        lines.append(f"precision: a would need {needed:.0f} replicates, but the hypercube shows in whole groups of 256 only: its time is too good")
    if pairs[0]["freedom"] + 1 == pairs[0]["n"]:
        lines.append("precision: too few groups of 256 for the hypercube to show, so a is b")
    return lines


CASES = [bench.Case("precision", "processor time until an effect is known to 1 %", precision_programs, precision_figures, notes=precision_notes)]
