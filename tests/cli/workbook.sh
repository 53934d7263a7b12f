#!/usr/bin/env bash
# The workbook read back: sheets, a row a drawn certificate, numbers that are numbers and agree with the database.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import os, sqlite3, subprocess, sys, tempfile
import openpyxl

program, samples = sys.argv[1:]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

with tempfile.TemporaryDirectory() as folder:
    book = os.path.join(folder, "rapport.xlsx")
    subprocess.run([program, "audit", samples, "--units", os.path.join(samples, "units.tsv"), "-o", book, "--n", "50",
                    "--seed", "prov"], check=True, capture_output=True)
    workbook = openpyxl.load_workbook(book)
    check({"Sammanfattning", "Delar", "Enheter", "Avvikelser", "Intyg", "Fynd", "Metod"} <= set(workbook.sheetnames),
          workbook.sheetnames)
    check(workbook.sheetnames[0] == "Sammanfattning", workbook.sheetnames)
    with sqlite3.connect(os.path.join(folder, "stickprov.db")) as database:
        drawn = [r[0] for r in database.execute(
            "SELECT certificate_id FROM draw WHERE spare = 0 ORDER BY position")]
        verdicts = dict(database.execute("SELECT verdict, count(*) FROM rating WHERE part = 'function' GROUP BY 1"))
        findings = database.execute("SELECT count(*) FROM finding").fetchone()[0]

    certificates = workbook["Intyg"]
    cells = [[c.value for c in row] for row in certificates.iter_rows()]
    check({d for d in drawn} <= {v for row in cells for v in row}, "a drawn certificate has no row")
    table = next(iter(certificates.tables.values()), None)
    check(table is not None and certificates.freeze_panes, "Intyg has no table or frozen panes")
    header_row = openpyxl.utils.cell.range_boundaries(table.ref)[1]
    header = cells[header_row - 1]
    rows = cells[header_row:header_row + len(drawn)]
    check([v for row in rows for v in row if v in set(drawn)] == drawn or
          sorted(v for row in rows for v in row if v in set(drawn)) == sorted(drawn), "rows differ from the draw")
    column = next(i for i, h in enumerate(header) if h and "unktion" in str(h))
    words = {"Adekvat": "adequate", "Bristfällig": "deficient", "Saknas": "missing", "Ej tillämplig": "not_applicable"}
    counted = {}
    for row in rows:
        counted[words[row[column]]] = counted.get(words[row[column]], 0) + 1
    check(counted == verdicts, "the sheet says", counted, "the database", verdicts)
    found = sum(1 for row in workbook["Fynd"].iter_rows(values_only=True) if any(v in drawn for v in row))
    check(found == findings, "Fynd has", found, "rows, the database", findings)
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                check(cell.data_type != "f" or not str(cell.value).startswith(("=cmd", "=HYPERLINK(\"http")), cell)
                check(not (isinstance(cell.value, str) and cell.value.startswith("#")), sheet.title, cell.coordinate)
PYTHON
