#!/usr/bin/env bash
# evaluate: counts that agree with labels and rate, undefined measures that say why, worst disagreements first.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import csv, json, os, subprocess, sys, tempfile

program, samples = sys.argv[1:]
PARTS = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis", "overall"]
STEP = {"not_applicable": 0, "adequate": 1, "deficient": 2, "missing": 3}

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout

def rows(text):
    return {r["certificate_id"]: r for r in csv.DictReader(text.splitlines(), delimiter="\t")}

file = os.path.join(os.path.dirname(samples), "tests", "data", "samples-labels.tsv")
labels = rows(open(file, encoding="utf-8").read())
given = rows(run("rate", samples))
result = json.loads(run("evaluate", "--labels", file, samples, "--format", "json"))
both = [i for i in labels if i in given]
check(result["certificates"] == len(both) and len(both) >= 60, result["certificates"], len(both))
check(sorted(result["not_found"]) == sorted(i for i in labels if i not in given), result["not_found"])
differ = 0
for part in PARTS:
    r = result["parts"][part]
    pairs = [(labels[i][part], given[i][part]) for i in both if labels[i].get(part)]
    check(r["compared"] == len(pairs), part)
    for a in STEP:
        for b in STEP:
            check(r["confusion"][a][b] == pairs.count((a, b)), part, a, b)
    agreed = sum(a == b for a, b in pairs)
    differ += len(pairs) - agreed
    check(r["agreed"] == agreed and abs(r["accuracy"] - agreed / len(pairs)) < 1e-12, part)
    n = len(pairs)
    observed = sum(abs(STEP[a] - STEP[b]) for a, b in pairs) / n
    used = {v for pair in pairs for v in pair}
    order = [v for v in STEP if v in used]
    rank = {v: order.index(v) for v in order}
    observed = sum(abs(rank[a] - rank[b]) for a, b in pairs) / n
    expected = sum(abs(rank[a] - rank[b]) for a, _ in pairs for _, b in pairs) / n / n
    if expected > 0:
        check(abs(r["kappa_linear"]["value"] - (1 - observed / expected)) < 1e-9, part, "kappa")
        check(r["kappa_linear"]["lower"] <= r["kappa_linear"]["value"] <= r["kappa_linear"]["upper"], part)
    else:
        check(r["kappa_linear"]["value"] is None and r["kappa_linear"]["undefined"], part, "undefined kappa")
check(len(result["disagreements"]) == differ, "disagreements")
gaps = [abs(STEP[d["labelled"]] - STEP[d["given"]]) for d in result["disagreements"]]
check(gaps == sorted(gaps, reverse=True), "not worst first")

# Labels that are the program's own: full agreement.
with tempfile.TemporaryDirectory() as folder:
    own = os.path.join(folder, "own.tsv")
    open(own, "w", encoding="utf-8").write(run("rate", samples))
    result = json.loads(run("evaluate", "--labels", own, samples, "--format", "json"))
    check(result["disagreements"] == [] and all(result["parts"][p]["accuracy"] == 1 for p in PARTS), "own labels")
text = run("evaluate", "--labels", file, samples)
check("Skillnader, värst först" in text and "κ med linjära vikter" in text, "text")
PYTHON
