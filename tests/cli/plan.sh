#!/usr/bin/env bash
# plan and selfcheck: what a region needs to know in words, the same figures as JSON, and reference values with sources.
set -euo pipefail
exec /usr/bin/python3 - "$1" <<'PYTHON'
import json, subprocess, sys

program = sys.argv[1]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True)

text = run("plan", "--population", "5000", "--units", "40").stdout
for words in ("För ±5 procentenheter för hela ramen: 357 intyg", "95 intyg per vårdcentral", "Krejcie & Morgan (1970) ger 357",
              "minst ett fel, om minst 5 % av intygen har felet: 59 intyg"):
    check(words in text, words, "is not in", text)
english = run("--lang", "en", "plan", "--population", "5000", "--units", "40").stdout
check("357 certificates" in english and "intyg" not in english, english)
check("alla 12 intyg" in run("plan", "--population", "12").stdout, "a small frame is a census")

answer = json.loads(run("plan", "--population", "900", "--units", "500,300,100", "--design-effect", "2", "--format", "json").stdout)
check([unit["N"] for unit in answer["units"]] == [500, 300, 100], answer)
check([unit["n"] for unit in answer["units"]] == [218, 169, 80] and answer["n_units_total"] == 467, answer)
check(answer["n"] == 270 and answer["n_with_design_effect"] > answer["n"], answer)

for wrong in (["--population", "0"], ["--population", "x"], [], ["--population", "100", "--units", "60,30"],
              ["--population", "100", "--precision", "0.05"], ["--population", "100", "--conf", "0.95"],
              ["--population", "100", "--units", "101"], ["--population", "100", "--expected", "0"]):
    done = run("plan", *wrong)
    check(done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1, wrong, done)

done = run("selfcheck")
lines = done.stdout.splitlines()
check(done.returncode == 0, "selfcheck", done.returncode)
right = sum(line.startswith("  STÄMMER") for line in lines)
check(right >= 120 and lines[-1] == f"{right} av {right} referensvärden stämmer.", right, lines[-1])
for source in ("Krejcie & Morgan (1970)", "Newcombe", "Gwet (2014)", "AICPA"):
    check(any(source in line for line in lines), source, "is no source")
PYTHON
