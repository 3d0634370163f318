#!/usr/bin/python3
"""follow.py PAGE: does every number of engine/model/worked.md that comes from a uniform follow from its
address?

Written from engine/model/model.md and the papers it names, with the standard library alone, and slow on
purpose: keys by SHA-256, words by Philox4x32-10, integers by adding up exact probabilities until they
pass the uniform. It shares nothing with the engine but the page that it reads. Status 1, and a line for
each number that does not follow."""
import decimal
import hashlib
import math
import re
import statistics
import struct
import sys
from fractions import Fraction

decimal.getcontext().prec = 60
NORMAL = statistics.NormalDist()
LOW = 0xFFFFFFFF


# ---- addresses ----

def key_of(region, process, cell):
    digest = hashlib.sha256(f"{region}\n{process}\n{cell}".encode()).digest()
    return int.from_bytes(digest[:8], "little")


def philox(counter, key):
    """Salmon, Moraes, Dror and Shaw (2011): four words of 32 bits, ten rounds."""
    c, k = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(second >> 32) ^ c[1] ^ k[0], second & LOW, (first >> 32) ^ c[3] ^ k[1], first & LOW]
        k = [(k[0] + 0x9E3779B9) & LOW, (k[1] + 0xBB67AE85) & LOW]
    return c


def word(seed, replicate, key, step, tag):
    block, lane = divmod(replicate, 64)
    counter = (16 * block + lane % 16, step | tag << 31, key & LOW, key >> 32)
    return philox(counter, (seed & LOW, seed >> 32))[lane // 16]


def bits_of(seed, replicate, key, step):
    return word(seed, replicate, key, step, 0) << 32 | word(seed, replicate, key, step, 1)


# ---- laws: what the 64 bits make of the arguments ----

def uniform(bits):
    return Fraction(2 * bits + 1, 2**65)


def smallest(probabilities, u):
    """The first k whose cumulated probability is above u."""
    below = 0
    for k, p in enumerate(probabilities):
        below += p
        if u < below:
            return k
    raise ValueError("probabilities do not add up to 1")


def binary32(text):
    return Fraction(struct.unpack("f", struct.pack("f", float(text)))[0])


def binomial(bits, n, p):
    n = int(n)
    if p.startswith("1 - "): # kept as 1 - p: failures are counted, from the other end of the uniform
        return n - binomial(2**64 - 1 - bits, n, p[4:])
    p = binary32(p)
    return smallest((math.comb(n, k) * p**k * (1 - p)**(n - k) for k in range(n + 1)), uniform(bits))


def poisson(bits, mean):
    mean, u = decimal.Decimal(mean), uniform(bits)

    def probabilities():
        p = (-mean).exp()
        for k in range(100000):
            yield p
            p = p * mean / (k + 1)
    return smallest(probabilities(), decimal.Decimal(u.numerator) / u.denominator)


def hypergeometric(bits, total, marked, drawn):
    total, marked, drawn = int(total), int(marked), int(drawn)
    ways = math.comb(total, drawn)
    return smallest((Fraction(math.comb(marked, k) * math.comb(total - marked, drawn - k), ways)
                     if k <= drawn else 0 for k in range(marked + 1)), uniform(bits))


def rounding(bits, x):
    x = Fraction(x)
    whole = math.floor(x)
    return whole + (uniform(bits) >= 1 - (x - whole))


def short_uniform(bits):
    """52 bits, for laws that want a real number."""
    return ((bits >> 12) + 0.5) / 2**52


def autoregression(bits, rho, sd, before):
    rho, sd, before = float(rho), float(sd), float(before)
    return rho * before + sd * math.sqrt(1 - rho * rho) * NORMAL.inv_cdf(short_uniform(bits))


LAWS = {"Bin": binomial, "Poisson": poisson, "Hyp": hypergeometric, "Round": rounding,
        "AR": autoregression, "U": lambda bits, _: short_uniform(bits)}


# ---- distributions of parameters: the share of draws below x ----

def gamma_below(x, a):
    """The series of Abramowitz and Stegun 6.5.29."""
    term = total = 1 / a
    n = a
    while term > 1e-17 * total:
        n += 1
        term *= x / n
        total += term
    return total * math.exp(a * math.log(x) - x - math.lgamma(a))


def beta_below(x, a, b):
    """The series of Abramowitz and Stegun 26.5.4, from the side where it is short."""
    if x > a / (a + b):
        return 1 - beta_below(1 - x, b, a)
    term = total = 1 / a
    n = 0
    while term > 1e-17 * total:
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(1 - x)
    return total * math.exp(log)


def triangular_below(x, lowest, likeliest, highest):
    if x < likeliest:
        return (x - lowest)**2 / ((highest - lowest) * (likeliest - lowest))
    return 1 - (highest - x)**2 / ((highest - lowest) * (highest - likeliest))


def pert_below(x, lowest, likeliest, highest):
    width = highest - lowest
    return beta_below((x - lowest) / width, 1 + 4 * (likeliest - lowest) / width,
                      1 + 4 * (highest - likeliest) / width)


def normal_below(x, mean, sd, lowest, highest):
    left, here, right = (NORMAL.cdf((y - mean) / sd) for y in (lowest, x, highest))
    return (here - left) / (right - left)


BELOW = {"uniform": lambda x, a, b: (x - a) / (b - a),
         "triangular": triangular_below, "pert": pert_below, "normal": normal_below,
         "lognormal": lambda x, median, sd: NORMAL.cdf(math.log(x / median) / sd),
         "beta": beta_below, "gamma": gamma_below}


# ---- the page ----

def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def block(page, name):
    """The rows of the tables between the marks, but for heads."""
    text = page.split(f"<!-- write: {name} -->\n")[1].split("<!-- end -->")[0].split("\n")
    rows = [line for line in text if line.startswith("|")]
    return [cells(line) for i, line in enumerate(rows)
            if not line.startswith("|---") and not (i + 1 < len(rows) and rows[i + 1].startswith("|---"))]


def near(a, b, tolerance=2e-9):
    return abs(a - b) <= tolerance * max(abs(a), abs(b)) + 1e-11


class Page:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        about = dict(row for row in block(self.text, "study"))
        self.region, self.seed = about["region"], int(about["seed"])
        self.replicate = int(about["replicate"])
        self.wrong = []

    def hold(self, name, what, fine, expected):
        if not fine:
            self.wrong.append(f"{name}: the {what} does not follow; it should be {expected}")

    def draw(self, process, cell, step, key, bits, u, law, result):
        name = f"{process} {cell} at {step}"
        expected_key = key_of(self.region, process, cell)
        self.hold(name, "key", key == f"{expected_key:016x}", f"{expected_key:016x}")
        expected = bits_of(self.seed, self.replicate, expected_key, int(step))
        self.hold(name, "word", bits == f"{expected:016x}", f"{expected:016x}")
        self.hold(name, "u", abs(float(u) - float(uniform(expected))) < 6e-11,
                  float(uniform(expected)))
        family, arguments = re.fullmatch(r"(\w+)\((.*)\)", law).groups()
        value = LAWS[family](expected, *arguments.split(", "))
        fine = near(float(result), value) if isinstance(value, float) else result == str(value)
        self.hold(name, "result", fine, value)

    def parameter(self, row, siblings):
        name, key, rank, stratum, jitter, u, distribution, quantile, value = row
        expected_key = key_of("", "quantity", name)
        self.hold(name, "key", key == f"{expected_key:016x}", f"{expected_key:016x}")
        first = self.replicate // 256 * 256
        words = [word(self.seed, first + i, expected_key, 0, 0) for i in range(256)]
        mine = self.replicate - first
        self.hold(name, "rank word", rank == f"{words[mine]:08x}", f"{words[mine]:08x}")
        before = sum((w, i) < (words[mine], mine) for i, w in enumerate(words))
        self.hold(name, "stratum", stratum == str(before), before)
        within = word(self.seed, self.replicate, expected_key, 1, 0)
        self.hold(name, "jitter word", jitter == f"{within:08x}", f"{within:08x}")
        expected_u = ((before << 32 | within) + 0.5) / 2**40
        self.hold(name, "u", near(float(u), expected_u, 1e-11), expected_u)
        family, arguments = re.fullmatch(r"(\w+)\((.*)\)", distribution).groups()
        below = BELOW[family](float(quantile), *(float(a) for a in arguments.split(", ")))
        self.hold(name, "quantile", near(below, expected_u, 1e-7), f"where {expected_u} lies below, not {below}")
        expected = float(quantile)
        if family == "gamma": # a component of a Dirichlet
            expected /= sum(float(other[7]) for other in siblings)
        self.hold(name, "value", near(float(value), expected), expected)


def family_of(name):
    return name.rsplit("/", 1)[0]


def main():
    page = Page(sys.argv[1])
    parameters, draws = block(page.text, "parameters"), block(page.text, "draws")
    for row in parameters:
        page.parameter(row, [other for other in parameters if family_of(other[0]) == family_of(row[0])])
    for row in draws:
        page.draw(*row)
    for line in page.wrong:
        print(line)
    print(f"{len(parameters)} parameters, {len(draws)} draws: " +
          (f"{len(page.wrong)} numbers do not follow" if page.wrong else "all follow"))
    return 1 if page.wrong or not parameters or not draws else 0


if __name__ == "__main__":
    sys.exit(main())
