#!/usr/bin/env bash
# explain: 80 columns, every part, evidence underlined with ^ in a pipe, one certificate on request.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import subprocess, sys, unicodedata

program, samples = sys.argv[1:]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout

out = run("explain", samples)
check("\x1b" not in out, "colour in a pipe")
for line in out.splitlines():
    wide = sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    check(wide <= 80, "wider than 80:", line)
ids = [line.split("\t")[0] for line in run("rate", samples).splitlines()[1:]]
blocks = [line.split(" ", 1)[1] for line in out.splitlines() if line.startswith("Intyg ")]
check(blocks == ids, "not every certificate is explained")
one = run("explain", samples, "--certificate", ids[0])
check(out.startswith(one.rstrip("\n")), "one certificate alone is explained otherwise")
for part in ("Diagnos", "Funktionsnedsättning", "Aktivitetsbegränsning", "DFA-samband", "Arbetsförmåga",
             "Behandling och plan", "Avvikelse från FMB", "Grund för bedömningen", "Helhetsbedömning", "Källa:"):
    check(part in one, "lacks", part)
check(any(set(line.strip()) == {"^"} or set(line.replace(" ", "")) == {"^"} for line in one.splitlines() if line.strip()),
      "nothing is underlined")
english = run("explain", samples, "--certificate", ids[0], "--lang", "en")
check("Certificate " + ids[0] in english and "Källa" not in english, "English")
PYTHON
