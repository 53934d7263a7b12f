#!/usr/bin/env bash
# rate: exact header, a line a certificate in input order, evidence that is the slice of the text, nothing but data on
# standard output, the same bytes every time.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import json, os, subprocess, sys, tempfile, xml.etree.ElementTree as tree

program, samples = sys.argv[1:]
VERDICTS = {"adequate", "deficient", "missing", "not_applicable"}
PARTS = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis", "overall"]
CRITERIA = {c + str(i + 1) for c, n in zip("abcLefgh", (3, 3, 3, 4, 5, 7, 3, 3)) for i in range(n)}

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def rate(*arguments):
    done = subprocess.run([program, "rate", *arguments], capture_output=True, check=True)
    return done.stdout.decode()

# The id and the free texts of each certificate of the form, read from the XML by another reader.
texts, order = {}, []
for folder, folders, files in os.walk(samples):
    folders.sort()
    for name in sorted(files):
        path = os.path.join(folder, name)
        try:
            root = tree.parse(path).getroot()
        except (tree.ParseError, UnicodeDecodeError, ValueError):
            continue
        for element in root.iter():
            if element.tag.rsplit("}")[-1] != "intyg":
                continue
            local = lambda e: e.tag.rsplit("}")[-1]
            code = next((c.text for t in element if local(t) == "typ" for c in t if local(c) == "code"), "")
            if code.strip() not in ("LISJP", "FK7804"):
                continue
            identity = next(x.text for i in element if local(i) == "intygs-id" for x in i if local(x) == "extension")
            texts[identity] = {d.get("id"): d.text or "" for s in element if local(s) == "svar" for d in s
                               if local(d) == "delsvar" and len(d) == 0}

table = rate(samples).splitlines()
check(table[0] == "certificate_id\tversion\t" + "\t".join(PARTS) + "\tflags", table[0])
rows = [line.split("\t") for line in table[1:]]
check(len(rows) >= 60, "only", len(rows), "certificates")
for row in rows:
    check(len(row) == 12 and set(row[2:11]) <= VERDICTS, row)
check(set(texts) <= {row[0] for row in rows}, "certificates without a line:", set(texts) - {row[0] for row in rows})

objects = [json.loads(line) for line in rate(samples, "--format", "jsonl").splitlines()]
check([o["certificate_id"] for o in objects] == [row[0] for row in rows], "the two formats differ in order")
cited = 0
for o, row in zip(objects, rows):
    check(list(o) == ["certificate_id", "version", "ratings", "criteria", "flags"], list(o))
    check([o["ratings"][p] for p in PARTS] == row[2:11], "ratings differ", o["certificate_id"])
    check(",".join(o["flags"]) == row[11], "flags differ")
    for criterion in o["criteria"]:
        check(criterion["id"] in CRITERIA and criterion["met"] in (True, False, None), criterion)
        for e in criterion["evidence"]:
            check(set(e) == {"field", "begin", "end", "text"} and e["begin"] <= e["end"], e)
            source = texts.get(o["certificate_id"], {}).get(e["field"])
            if source is not None and "[personuppgift]" not in e["text"]:
                check(source.encode()[e["begin"]:e["end"]].decode() == e["text"], "not the slice:", e)
                cited += 1
check(cited > 100, "too little evidence compared:", cited)

check(rate(samples) == "\n".join(table) + "\n", "two runs differ")
folders = sorted(os.path.join(samples, f) for f in os.listdir(samples) if os.path.isdir(os.path.join(samples, f)))
forward, backward = rate(*folders), rate(*reversed(folders))
check(sorted(forward.splitlines()) == sorted(backward.splitlines()), "the order of files changes a rating")
check(forward.splitlines()[1].split("\t")[0] != backward.splitlines()[1].split("\t")[0], "not in input order")
PYTHON
