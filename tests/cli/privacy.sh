#!/usr/bin/env bash
# No name and no identity number of any sample in the workbook, the database, standard output or standard error.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import glob, json, os, re, subprocess, sys, tempfile, xml.etree.ElementTree as tree, zipfile

program, samples = sys.argv[1:]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

local = lambda e: e.tag.rsplit("}")[-1]
names, numbers = set(), set()
for path in glob.glob(os.path.join(samples, "**"), recursive=True):
    if not os.path.isfile(path):
        continue
    data = open(path, "rb").read()
    numbers |= {m.decode() for m in re.findall(rb"(?<!\d)(?:19|20)\d{10}(?!\d)", data)}
    try:
        root = tree.fromstring(data)
    except (tree.ParseError, ValueError):
        try:
            metadata = json.loads(data)["grundData"]
        except (ValueError, KeyError, TypeError):
            continue
        names |= {str(metadata["patient"].get(k, "")) for k in ("fornamn", "mellannamn", "efternamn", "fullstandigtNamn")}
        names.add(str(metadata["skapadAv"].get("fullstandigtNamn", "")))
        numbers.add(re.sub(r"\D", "", str(metadata["patient"].get("personId", ""))))
        continue
    for e in root.iter():
        if local(e) == "person-id":
            numbers |= {re.sub(r"\D", "", x.text or "") for x in e if local(x) == "extension"}
        if local(e) in ("fornamn", "mellannamn", "efternamn", "fullstandigtNamn"):
            names.add((e.text or "").strip())
numbers = {n for n in numbers if len(n) == 12}
names = {n for n in names if len(n) > 1}
check(len(numbers) > 20 and len(names) > 30, "found too little to look for:", len(numbers), len(names))
names |= {part for name in names for part in re.split(r"[\s-]+", name) if len(part) > 2}
units = open(os.path.join(samples, "units.tsv"), encoding="utf-8").read()

def look(text, where):
    for number in numbers:
        for writing in (number, number[:8] + "-" + number[8:], number[2:8] + "-" + number[8:], number[2:]):
            check(writing not in text, "the identity number", writing, "is in", where)
    for name in names:
        if name in units:  # a place named as a person is
            continue
        found = re.search(r"(?<!\w)" + re.escape(name) + r"s?(?!\w)", text)
        check(not found, "the name", name, "is in", where, "beside",
              found and text[max(0, found.start() - 40):found.end() + 40])

def text_of(data):
    return data.decode("utf-8", "replace")

with tempfile.TemporaryDirectory() as folder:
    book, database = os.path.join(folder, "a.xlsx"), os.path.join(folder, "a.db")
    done = subprocess.run([program, "audit", samples, "--all", "-o", book, "--db", database, "--seed", "x"],
                          capture_output=True, check=True)
    look(text_of(done.stdout + done.stderr), "what audit says")
    with zipfile.ZipFile(book) as workbook:
        for part in workbook.namelist():
            look(text_of(workbook.read(part)), "the workbook's " + part)
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".xlsx"):
            look(text_of(open(os.path.join(folder, name), "rb").read()), name)
    for arguments in (["rate", samples], ["rate", samples, "--format", "jsonl"], ["explain", samples],
                      ["evaluate", "--labels", os.path.join(os.path.dirname(samples), "tests", "data", "samples-labels.tsv"), samples], ["validate", samples]):
        done = subprocess.run([program, *arguments], capture_output=True)
        look(text_of(done.stdout), " ".join(arguments[:1]))
        look(text_of(done.stderr), arguments[0] + "'s standard error")
    flagged = [o["certificate_id"] for o in map(json.loads, subprocess.run(
        [program, "rate", samples, "--format", "jsonl"], capture_output=True, check=True).stdout.splitlines())
        if "identity_in_free_text" in o["flags"]]
    check(flagged, "no certificate is flagged for a name or number in its text")
PYTHON
