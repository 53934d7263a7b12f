#!/usr/bin/env bash
# calc: one answer a line in the order asked, errors in words for every kind of bad input, and numbers that agree with
# the textbook formulas computed here with exact fractions.
set -euo pipefail
exec /usr/bin/python3 - "$1" <<'PYTHON'
import json, math, random, statistics, subprocess, sys
from fractions import Fraction

program = sys.argv[1]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments, given=None):
    return subprocess.run([program, *arguments], input=given, capture_output=True, text=True)

def ask(lines):
    done = run("calc", "-", given="".join(line + "\n" for line in lines))
    check(done.returncode == 0 and done.stderr == "", "calc -", done.returncode, done.stderr)
    answers = done.stdout.split("\n")
    check(answers.pop() == "" and len(answers) == len(lines), "lines in", len(lines), "out", len(answers))
    return [json.loads(answer) for answer in answers]

def same(got, wanted):
    if isinstance(wanted, list):
        return len(got) == len(wanted) and all(same(g, w) for g, w in zip(got, wanted))
    if wanted is None or isinstance(wanted, str):
        return got == wanted
    return got is not None and abs(got - float(wanted)) <= 1e-9 * max(1.0, abs(float(wanted)))

asked = []
def expect(function, inputs, **outputs):
    asked.append((json.dumps({"function": function, **inputs}), outputs))

rng = random.Random(20240901)
normal = statistics.NormalDist()

def wilson(x, n, conf, size=None):
    z, size, p = normal.inv_cdf(1 - (1 - conf) / 2), size or n, x / n
    half = z / (1 + z * z / size) * math.sqrt(p * (1 - p) / size + z * z / (4 * size * size))
    center = (p + z * z / (2 * size)) / (1 + z * z / size)
    return center - half, center + half

def at_most(x, N, K, n):
    return Fraction(sum(math.comb(K, i) * math.comb(N - K, n - i) for i in range(x + 1)), math.comb(N, n))

for _ in range(60):
    n = rng.randint(1, 200)
    x, N, conf = rng.choice([0, n, rng.randint(0, n)]), n + rng.randint(1, 300), rng.choice([0.8, 0.9, 0.95, 0.99])
    lower, upper = wilson(x, n, conf)
    expect("ci_wilson", {"x": x, "n": n, "conf": conf}, lower=lower, upper=upper)
    lower, upper = wilson(x, n, conf, n * (N - 1) / (N - n))
    expect("ci_wilson_fpc_effective_n", {"x": x, "n": n, "N": N, "conf": conf}, lower=lower, upper=upper)
    expect("ci_wilson_fpc_effective_n", {"x": x, "n": n, "N": n, "conf": conf}, lower=x / n, upper=x / n)
    expect("ci_census_zero_width", {"x": x, "n": n, "N": n}, lower=x / n, upper=x / n)
    P, d = rng.uniform(0.05, 0.95), rng.choice([0.03, 0.05, 0.1])
    size = 3.841 * N * P * (1 - P) / (d * d * (N - 1) + 3.841 * P * (1 - P))
    expect("sample_size_proportion_krejcie_morgan", {"N": N, "P": P, "d": d, "chi2": 3.841, "rounding": "nearest"},
           n=math.floor(size + 0.5))
    expect("sample_size_proportion_krejcie_morgan", {"N": N, "P": P, "d": d, "chi2": 3.841, "rounding": "ceil"},
           n=math.ceil(size))

for _ in range(40):
    N = rng.randint(2, 60)
    n = rng.randint(1, N)
    x, conf = rng.randint(0, n), rng.choice([0.8, 0.9, 0.95, 0.99])
    alpha = 1 - Fraction(str(conf))
    possible = range(x, N - (n - x) + 1)
    rejected_low = [A for A in possible if 1 - (at_most(x - 1, N, A, n) if x else 0) <= alpha / 2]
    rejected_high = [A for A in possible if at_most(x, N, A, n) <= alpha / 2]
    low, high = max(rejected_low, default=x), min(rejected_high, default=N - (n - x))
    expect("ci_exact_hypergeometric", {"x": x, "n": n, "N": N, "conf": conf}, lower_count=low, upper_count=high,
           lower=low / N, upper=high / N)
    bound = max(A for A in possible if at_most(x, N, A, n) > alpha)
    expect("upper_bound_hypergeometric_one_sided", {"conf": conf, "N": N, "n": n, "x": x}, upper_count=bound,
           upper_rate=bound / N)
    tolerable = rng.randint(1, N)
    allowed = rng.randint(0, min(2, tolerable - 1))
    expect("sample_size_attribute_hypergeometric",
           {"conf": conf, "N": N, "tolerable_count": tolerable, "allowed_errors": allowed},
           n=next(m for m in range(allowed + 1, N + 1) if at_most(allowed, N, tolerable, m) <= alpha))

# A tail of exactly the risk is within it, though 1 - 0.9 is a hair under 0.1 in binary.
expect("sample_size_attribute_hypergeometric", {"conf": 0.9, "N": 10, "tolerable_count": 1, "allowed_errors": 0}, n=9)
expect("select_systematic_items", {"ids": list("abcdefghij"), "n": 3, "interval": 10 / 3, "start": 2},
       sample=["b", "e", "h"])
expect("select_pps_fixed_interval", {"ids": ["a", "b", "c"], "values": [50, 1, 30], "n": 4, "interval": 20, "start": 7},
       sample=["a", "a", "a", "c"])
expect("kappa_cohen", {"table": [[5, 0], [0, 0]]}, kappa=None)
expect("kappa_paradox", {"table": [[118, 5], [2, 0]]}, percent_agreement=118 / 125,
       ac1=(118 / 125 - 2 * 0.972 * 0.028) / (1 - 2 * 0.972 * 0.028),
       kappa=(Fraction(118, 125) - Fraction(123 * 120 + 2 * 5, 125**2)) / (1 - Fraction(123 * 120 + 2 * 5, 125**2)))

rng.shuffle(asked)  # the answers keep the order of the questions
for (line, wanted), answer in zip(asked, ask([line for line, _ in asked])):
    for key, value in wanted.items():
        check(key in answer and same(answer[key], value), line, "gave", answer, "not", key, value)
    check(set(answer) - {"message"} == set(wanted), line, "has the keys", sorted(answer))
    check(None not in answer.values() or answer.get("message"), line, "says no reason")

bad = [
    "", "   ", "not json", "[]", "3", '"ci_wilson"', "{}", '{"function": 7}', '{"function": "nope"}',
    '{"function": "ci_wilson", "x": 1, "n": 10', '{"function": "ci_wilson", "x": 11, "n": 10}',
    '{"function": "ci_wilson", "x": -1, "n": 10}', '{"function": "ci_wilson", "x": 1.5, "n": 10}',
    '{"function": "ci_wilson", "x": 1, "n": 0}', '{"function": "ci_wilson", "x": "1", "n": 10}',
    '{"function": "ci_wilson", "x": true, "n": 10}', '{"function": "ci_wilson", "x": null, "n": 10}',
    '{"function": "ci_wilson", "x": NaN, "n": 10}', '{"function": "ci_wilson", "x": -Infinity, "n": 10}',
    '{"function": "ci_wilson", "x": 1e999, "n": 10}', '{"function": "ci_wilson", "x": 1}',
    '{"function": "ci_wilson", "x": 1, "n": 10, "N": 20}', '{"function": "ci_wilson", "x": 1, "n": 10, "conf": 95}',
    '{"function": "ci_wald_fpc", "x": 1, "n": 20, "N": 10}', '{"function": "proportion_fpc_se", "x": 1, "n": 1, "N": 9}',
    '{"function": "ci_census_zero_width", "x": 1, "n": 9, "N": 10}', '{"function": "kappa_cohen", "table": []}',
    '{"function": "kappa_cohen", "table": [[0, 0], [0, 0]]}', '{"function": "kappa_cohen", "table": [[1, 2]]}',
    '{"function": "kappa_cohen", "table": [[1, -2], [3, 4]]}', '{"function": "fleiss_kappa", "counts": []}',
    '{"function": "fleiss_kappa_multirater_missing", "rows": [[null, null]]}',
    '{"function": "stratified_mean", "strata": [], "fpc": true}',
    '{"function": "stratified_proportion", "strata": [{"N": 5, "n": 6, "x": 1}], "fpc": true}',
    '{"function": "allocation_proportional_largest_remainder", "n": 10, "N_h": [4, 5]}',
    '{"function": "select_systematic_items", "ids": ["a"], "n": 2, "interval": 1, "start": 1}',
]
for line, answer in zip(bad, ask(bad)):
    check(set(answer) == {"error"} and len(answer["error"]) > 8, repr(line), "gave", answer)
for line, answer in zip(bad, (json.loads(a) for a in run("--lang", "en", "calc", "-", given="\n".join(bad) + "\n").stdout.splitlines())):
    check(not set("åäö") & set(answer["error"].replace("tolerable", "")), "English error in Swedish:", answer)

# By hand: words, a decimal comma, and exit code 2 with one line on standard error for what cannot be computed.
human = run("calc", "ci_wilson", "x=12", "n=100", "conf=0,95")
check(human.returncode == 0 and "0,0699941" in human.stdout and "nedre gräns" in human.stdout, human.stdout)
check("0.0699941" in run("--lang", "en", "calc", "ci_wilson", "x=12", "n=100", "conf=0.95").stdout, "English point")
check("odefinierad" in run("calc", "kappa_cohen", "table=[[5,0],[0,0]]").stdout, "undefined in words")
for wrong in (["nope"], ["ci_wilson", "x=1"], ["ci_wilson", "x=11", "n=10"], ["ci_wilson", "x=a", "n=10"],
              ["ci_wilson", "12"], []):
    done = run("calc", *wrong)
    check(done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1, wrong, done)
listed = run("calc", "--list").stdout
for function in {json.loads(line)["function"] for line, _ in asked}:
    check(function in listed, function, "is not listed")
PYTHON
