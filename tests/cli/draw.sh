#!/usr/bin/env bash
# draw, verify, replace and an audit of the protocol: every design draws again alike, what changed is named, and
# non-response is kept, replaced and shown as deficient too.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import json, os, shutil, subprocess, sys, tempfile, zipfile

program, samples = sys.argv[1:]
units = os.path.join(samples, "units.tsv")

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)

with tempfile.TemporaryDirectory() as folder:
    protocol = os.path.join(folder, "urval.json")

    def draw(*arguments, ends=0):
        done = run("draw", samples, "--units", units, "--seed", "mars", "-o", protocol, *arguments)
        check(done.returncode == ends, arguments, done.returncode, done.stderr)
        return json.load(open(protocol)) if ends == 0 else done.stderr

    def verify(*arguments, ends=0):
        done = run("verify", protocol, samples, "--units", units, *arguments)
        check(done.returncode == ends, arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout

    frame = draw("--all")["frame_size"]
    designs = [["--n", "30"], ["--n", "30", "--design", "systematic"], ["--n", "40", "--clusters", "4"], ["--all"],
               ["--n", "40", "--by", "area", "--allocation", "equal"], ["--n", "40", "--by", "unit", "--min-per-stratum", "1"]]
    designs += [["--n", "40", "--by", by] for by in
                ("unit", "area", "provider", "diagnosis_group", "sex", "first_or_extension", "length_class", "month",
                 "physician", "sex,month", "area,diagnosis_group")]
    for design in designs:
        drawn = draw(*design)
        check(sum(s["population"] for s in drawn["strata"]) == frame or drawn["design"] == "cluster", design, "strata")
        check(len({i["certificate_id"] for i in drawn["sample"]}) == len(drawn["sample"]) == drawn["sample_size"], design)
        for item in drawn["sample"]:
            check(abs(item["weight"] * item["inclusion_probability"] - 1) < 1e-12, design, item)
        if drawn["design"] == "stratified":
            check(drawn["sample_size"] == 40 or "--min-per-stratum" in design, design, drawn["sample_size"])
            drawn_in = {s["name"]: s["population"] for s in drawn["strata"] if s["sampled"]}
            total = sum(i["weight"] for i in drawn["sample"])
            check(abs(total - sum(drawn_in.values())) < 1e-6, design, "weights add up to", total)
        check(verify().startswith("Identiskt"), design)

    # Larger than the frame, empty frames and what cannot be done are said.
    check("totalundersökning" in run("draw", samples, "--n", "99999", "-o", protocol).stderr, "n larger than N")
    check("Ramen är tom" in draw("--n", "5", "--from", "2099-01-01", ends=2), "an empty frame")
    few = run("draw", samples, "--units", units, "--n", "3", "--by", "unit", "--seed", "mars", "-o", protocol).stderr
    check("fick inget intyg i urvalet" in few and "ett enda draget intyg" in few, few)
    for wrong in (["--n", "0"], ["--n", "5", "--by", "age"], ["--n", "5", "--by", "unit,sex,month"],
                  ["--n", "5", "--clusters", "9999"], ["--n", "5", "--by", "sex", "--allocation", "neyman"], []):
        check(draw(*wrong, ends=2).strip(), wrong)

    # A smaller draw begins a larger one.
    ids = lambda drawn: [i["certificate_id"] for i in drawn["sample"]]
    check(ids(draw("--n", "50"))[:20] == ids(draw("--n", "20")), "nesting")

    # A frame that changed: which ids came and went.
    drawn = draw("--n", "30", "--by", "area")
    fewer = os.path.join(folder, "fewer")
    shutil.copytree(samples, fewer)
    gone = next(p for d in sorted(os.listdir(fewer)) if os.path.isdir(os.path.join(fewer, d))
                for p in [os.path.join(fewer, d, f) for f in sorted(os.listdir(os.path.join(fewer, d)))])
    os.remove(gone)
    done = run("verify", protocol, fewer, "--units", units)
    check(done.returncode == 1 and "borta sedan urvalet" in done.stdout, done.stdout)
    check("nya sedan urvalet" not in done.stdout, done.stdout)

    # Replacement: the next spare of the stratum, both kept, refused where it makes no sense.
    lost = drawn["sample"][4]
    spare = next(s for s in drawn["spares"] if s["stratum"] == lost["stratum"])
    check(run("replace", protocol, lost["certificate_id"], "--reason", "Journalen är spärrad").returncode == 0, "replace")
    kept = json.load(open(protocol))
    check(kept["sample"] == drawn["sample"], "the drawn list changed")
    check(kept["replacements"] == [{"certificate_id": lost["certificate_id"], "replaced_by": spare["certificate_id"],
                                    "stratum": lost["stratum"], "reason": "Journalen är spärrad"}], kept["replacements"])
    check("Utbytta: 1" in verify(), "verify after a replacement")
    for wrong in ([lost["certificate_id"], "--reason", "igen"], ["finns-inte", "--reason", "x"],
                  [drawn["sample"][5]["certificate_id"], "--reason", " "]):
        check(run("replace", protocol, *wrong).returncode == 2, wrong)

    # The audit of the protocol rates the spare in the place drawn and shows the worst case beside.
    book = os.path.join(folder, "r.xlsx")
    audit = lambda *arguments: run("audit", *arguments, "-o", book, "--protocol", protocol)
    done = audit(samples, "--units", units)
    check(done.returncode == 0 and "Bortfall i stickprovet: 1" in done.stderr, done.stderr)
    check("varje bortfall räknat som bristfälligt" in done.stderr, done.stderr)
    words = zipfile.ZipFile(book).read("xl/sharedStrings.xml").decode()
    check(spare["certificate_id"] in words and "Journalen är spärrad" in words, "the workbook lacks the replacement")
    first = open(book, "rb").read()
    audit(samples, "--units", units)
    check(open(book, "rb").read() == first, "two audits of one protocol differ")
    check(audit(samples).returncode == 2, "the unit file is missing")
    check(audit(samples, "--units", units, "--n", "5").returncode == 2, "--n beside --protocol")
    done = audit(fewer, "--units", units)
    check(done.returncode == 2 and "borta sedan urvalet" in done.stderr, done.stderr)

    # A census has no spares: what cannot be rated is non-response, and the result is no longer certain.
    drawn = draw("--all")
    done = run("replace", protocol, drawn["sample"][0]["certificate_id"], "--reason", "Återtaget")
    check(done.returncode == 0 and "står som bortfall" in done.stderr, done)
    done = audit(samples, "--units", units)
    check(done.returncode == 0 and f"Bedömda: {frame - 1}" in done.stderr and "95 % intervall" in done.stderr, done.stderr)

    draw("--n", "40", "--clusters", "4")
    done = audit(samples, "--units", units)
    check(done.returncode == 0 and "klusterskattning" in zipfile.ZipFile(book).read("xl/sharedStrings.xml").decode(), done)
PYTHON
