#!/usr/bin/env bash
# The report of a stored run: equal bytes, and its numbers recomputed from the database with plain SQL.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2" <<'PYTHON'
import csv, json, os, re, sqlite3, subprocess, sys, tempfile
import openpyxl

program, source = sys.argv[1:]
samples = os.path.join(source, "samples")
PARTS = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis"]


def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))


def run(*arguments, code=0):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    check(done.returncode == code, arguments, "ended with", done.returncode, done.stderr)
    return done.stderr


def table(book, name):
    """The rows of a table as dictionaries."""
    for sheet in book.worksheets:
        if name in sheet.tables:
            rows = [[c.value for c in row] for row in sheet[sheet.tables[name].ref]]
            return [dict(zip(rows[0], row)) for row in rows[1:]]
    sys.exit("FAILED: no table " + name)


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    db = at("stickprov.db")
    # A copy of the policy that hides nothing, so that every number can be compared.
    data = at("data")
    os.makedirs(data)
    os.symlink(os.path.join(source, "icd10-icf-maps"), os.path.join(data, "icd10-icf-maps"))
    subprocess.run(["cp", "-r", os.path.join(source, "dictionaries"), data], check=True)
    policy = os.path.join(data, "dictionaries", "policy.toml")
    text = open(policy, encoding="utf-8").read()
    open(policy, "w", encoding="utf-8").write(
        re.sub(r"(?m)^smallest_number_shown = \d+", "smallest_number_shown = 1", text))
    units = os.path.join(samples, "units.tsv")
    run("--data", data, "audit", samples, "--units", units, "-o", at("ett.xlsx"), "--db", db, "--n", "40", "--seed", "a")
    run("--data", data, "audit", samples, "--units", units, "-o", at("tva.xlsx"), "--db", db, "--all", "--seed", "b")
    base = sqlite3.connect(db)
    one = lambda sql, *values: base.execute(sql, values).fetchone()[0]
    runs = [r[0] for r in base.execute("SELECT run_id FROM run ORDER BY drawn")]

    # Equal bytes: again, and as audit wrote it.
    for name in ("a.xlsx", "b.xlsx"):
        run("report", "--db", db, "-o", at(name), "--run", runs[1])
    content = lambda name: open(at(name), "rb").read()
    check(content("a.xlsx") == content("b.xlsx"), "two reports of one run differ")
    check(content("a.xlsx") == content("tva.xlsx"), "audit and report write different workbooks")
    check(os.stat(at("a.xlsx")).st_mode & 0o777 == 0o600, "the report is not the owner's alone")

    for run_id in runs:
        run("report", "--db", db, "-o", at("r.xlsx"), "--run", run_id[:8])
        book = openpyxl.load_workbook(at("r.xlsx"))
        drawn = one("SELECT drawn FROM run WHERE run_id = ?", run_id)
        frame = one("SELECT frame_size FROM run WHERE run_id = ?", run_id)

        # Delar: counts and shares of every part.
        rows = table(book, "Delar")
        words = {"Adekvat": "adequate", "Bristfällig": "deficient", "Saknas": "missing"}
        for i, row in enumerate(rows[:24]):
            count = one("SELECT count(*) FROM rating WHERE run_id = ? AND part = ? AND verdict = ?", run_id,
                        PARTS[i // 3], words[row["Bedömning"]])
            of = one("SELECT count(*) FROM rating WHERE run_id = ? AND part = ? AND verdict <> 'not_applicable'", run_id,
                     PARTS[i // 3])
            check(row["Antal"] == count and row["Av bedömda"] == of, row, count, of)
            check(abs(row["Andel"] - count / of) < 1e-9, row)
            check(row["95 % från"] <= row["Andel"] <= row["95 % till"], row)
            check((row["95 % från"] == row["95 % till"]) == (drawn == frame), "interval of", row)
        for row in table(book, "Kriterier"):
            met, of, short = base.execute(
                "SELECT sum(met = 0), sum(met < 2), sum(met = 1 AND r.verdict IN ('deficient', 'missing')) FROM finding f "
                "JOIN rating r USING (run_id, certificate, part) WHERE f.run_id = ? AND criterion = ?",
                (run_id, row["Kriterium"])).fetchone()
            check((row["Uppfyllt"], row["Av bedömda"], row["Varav brist"]) == (met, of, short), row, met, of, short)

        # The divisions: sizes of frame and sample, share adequate overall.
        length = "CASE WHEN cumulated_days <= 14 THEN 'Högst 14 dagar' WHEN cumulated_days <= 28 THEN '15–28 dagar' " \
                 "WHEN cumulated_days <= 90 THEN '29–90 dagar' WHEN cumulated_days <= 180 THEN '91–180 dagar' " \
                 "ELSE 'Mer än 180 dagar' END"
        divisions = [
            ("Enheter", "HSA-id", "unit_id"),
            ("Omraden", "Område", "CASE WHEN area = '' THEN 'Område saknas i enhetsfilen' WHEN instr(area, ':') > 0 "
                                  "THEN substr(area, 1, instr(area, ':') - 1) ELSE area END"),
            ("Diagnosgrupper", "Diagnosgrupp", "diagnosis_group"), ("Kapitel", "Kapitel i ICD-10-SE", "diagnosis_chapter"),
            ("Langd", "Sammanhängande längd", length),
            ("Grad", "Grad i första perioden", "CASE first_degree WHEN 0 THEN 'Uppgift saknas' ELSE first_degree || ' %' END"),
            ("Forlangning", "Slag av intyg", "CASE extension WHEN 0 THEN 'Första intyg' ELSE 'Förlängningar' END"),
            ("Version", "Version av formuläret", "version")]
        for name, column, expression in divisions:
            sizes = dict(base.execute(f"SELECT {expression}, count(*) FROM frame WHERE run_id = ? AND in_frame GROUP BY 1",
                                      (run_id,)))
            results = {key: (n, adequate, of) for key, n, adequate, of in base.execute(
                f"SELECT {expression}, count(*), sum(overall = 'adequate'), sum(overall <> 'not_applicable') "
                "FROM certificate c JOIN frame f ON f.run_id = c.run_id AND f.position = c.frame_position "
                "WHERE c.run_id = ? GROUP BY 1", (run_id,))}
            rows = table(book, name)
            check({row[column] for row in rows} == set(sizes), name, sizes)
            for row in rows:
                n, adequate, of = results.get(row[column], (0, 0, 0))
                check(row["I ramen"] == sizes[row[column]] and row["Bedömda"] == n, name, row)
                if n < 5:
                    check(row["Helhet adekvat"] == "–" and row["Anmärkning"] != "–", name, row)
                else:
                    check(abs(row["Helhet adekvat"] - adequate / of) < 1e-9, name, row)

        # Bakgrundsmått, Åtgärder, Avvikelser.
        for row in table(book, "Bakgrundsmatt"):
            sql = {"Kvinnor": "sex = 0", "Män": "sex = 1", "Förlängningar": "extension", "Första intyg": "NOT extension",
                   "Smittbärarpenning": "infection_control", "Någon period med partiell nedsättning": "partial",
                   "Alla intyg i ramen": "1"}.get(row["Grupp"])
            if sql:
                check(row["Antal"] == one(f"SELECT count(*) FROM frame WHERE run_id = ? AND in_frame AND {sql}", run_id), row)
                check(abs(row["Andel"] - row["Antal"] / frame) < 1e-9, row)
        ticked = one("SELECT count(*) FROM work_measure WHERE run_id = ?", run_id)
        measures = table(book, "Atgarder")
        check(sum(row["Antal"] for row in measures if row["Åtgärd"] != "Ingen åtgärd angiven") == ticked, measures)
        for row in measures:
            check(row["Antal"] == sum(v for k, v in row.items() if k.endswith("dagar")), row)
        exceeded = one("SELECT count(*) FROM certificate WHERE run_id = ? AND fmb_exceeded", run_id)
        check(table(book, "Avvikelser_antal")[0]["Antal intyg"] == exceeded, "deviations")

        # Utveckling: both rounds, and the difference between them.
        rounds = {row["Körning"]: row for row in table(book, "Rundor")}
        check(set(rounds) == set(runs), rounds)
        for other, row in rounds.items():
            adequate, of = base.execute("SELECT sum(overall = 'adequate'), sum(overall <> 'not_applicable') FROM certificate "
                                        "WHERE run_id = ?", (other,)).fetchone()
            check(abs(row["Helhet"] - adequate / of) < 1e-9, row)
        if "Forandring" in {t for s in book.worksheets for t in s.tables}:
            row = table(book, "Forandring")[0]
            check(abs(row["Skillnad, procentenheter"] - 100 * (row["Nu"] - row["Förra"])) < 1e-9, row)
            low = row["Nu"] - row["Förra"] - ((row["Nu"] - row["Nu från"]) ** 2 + (row["Förra till"] - row["Förra"]) ** 2) ** 0.5
            check(abs(row["Skillnad från"] - 100 * low) < 1e-9, row)

        # Intygsblad: a page a certificate, cited words in place.
        pages = book["Intygsblad"]
        check(len(pages.row_breaks.brk) == drawn - 1, "page breaks", len(pages.row_breaks.brk))

        # CSV and JSON tell the same numbers.
        run("report", "--db", db, "-o", at("r.csv"), "--run", run_id)
        run("report", "--db", db, "-o", at("r.json"), "--run", run_id)
        raw = open(at("r.csv"), "rb").read()
        check(raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw, "CSV has no byte-order mark")
        lines = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
        document = json.load(open(at("r.json"), encoding="utf-8"))
        check(len(lines) == len(document["measurements"]) > 100, len(lines))
        for line, item in zip(lines, document["measurements"]):
            check(line["measure"] == item["measure"] and line["division"] == item["division"], line, item)
            check((int(line["count"]) if line["count"] else None) == item["count"], line, item)
            share = float(line["share"].replace(",", ".")) if line["share"] else None
            check(share == item["share"] and "." not in line["share"], line, item)
        for part in PARTS:
            item = next(m for m in document["measurements"]
                        if (m["division"], m["measure"], m["outcome"]) == ("all", part, "missing"))
            check(item["count"] == one("SELECT count(*) FROM rating WHERE run_id = ? AND part = ? AND verdict = 'missing'",
                                       run_id, part), item)

        # The published schema, its part that plain Python can check.
        schema = json.load(open(os.path.join(source, "docs", "rapport-schema.json"), encoding="utf-8"))
        check(set(document) == set(schema["properties"]) == set(schema["required"]), set(document))
        item_schema = schema["properties"]["measurements"]["items"]
        kinds = {"string": str, "integer": int, "number": (int, float), "null": type(None)}
        for item in document["measurements"]:
            check(set(item) == set(item_schema["required"]), item)
            for key, value in item.items():
                rule = item_schema["properties"][key]
                allowed = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
                check(any(isinstance(value, kinds[kind]) for kind in allowed), key, value)
                check("enum" not in rule or value in rule["enum"], key, value)

    # For handing on: fewer sheets, coarser levels, no certificate.
    run("report", "--db", db, "-o", at("c.xlsx"), "--circulation", "--level", "area")
    names = openpyxl.load_workbook(at("c.xlsx")).sheetnames
    check(not {"Intyg", "Fynd", "Intygsblad", "Bortfall", "Enheter"} & set(names) and "Områden" in names, names)
    run("--lang", "en", "report", "--db", db, "-o", at("e.csv"), "--level", "region")
    english = open(at("e.csv"), encoding="utf-8-sig").read()
    check('"unit"' not in english and re.search(r";0\.\d+;", english), "English CSV")
    content_of_all = b"".join(content(n) for n in ("r.csv", "r.json", "e.csv"))
    for (identity,) in base.execute("SELECT certificate_id FROM draw"):
        check(identity.encode() not in content_of_all, "a certificate id in CSV or JSON")

    # What cannot be done is said, and leaves no file.
    check("finns inte" in run("report", "--db", at("ingen.db"), "-o", at("x.xlsx"), code=2), "no database")
    check("finns inte" in run("report", "--db", db, "-o", at("x.xlsx"), "--run", "feed", code=2), "no run")
    run("report", "--db", db, "-o", at("finns-inte/x.xlsx"), code=2)
    check(not os.path.exists(at("x.xlsx")) and not os.path.exists(at("ingen.db")), "a file was left")
PYTHON
