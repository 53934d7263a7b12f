#!/usr/bin/env bash
# A run of ten times as many certificates takes no more memory to report: rows are read and written one at a time.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import os, sqlite3, subprocess, sys, tempfile
import openpyxl

program, samples = sys.argv[1:]


def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))


def multiply(path, times):
    """The run in `path` with every certificate `times` over."""
    base = sqlite3.connect(path)
    (run, size), = base.execute("SELECT run_id, drawn FROM run").fetchall()
    moved = {"frame": "position", "draw": "position", "certificate": "position", "rating": "certificate",
             "decided_by": "certificate", "flag": "certificate", "finding": "certificate", "evidence": "certificate",
             "masked_text": "certificate", "work_measure": "certificate"}
    for table, position in moved.items():
        names = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
        values = ["position + k.n * %d" % size if name == position == "position" else
                  f"{name} + k.n * {size}" if name in (position, "frame_position", "draw_order") else
                  f"substr({name}, 1, 28) || printf('%08d', k.n)" if name in ("certificate_id", "drawn_id") else name
                  for name in names]
        base.execute(f"WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < {times - 1}) "
                     f"INSERT INTO {table} SELECT {', '.join(values)} FROM {table}, k")
    base.execute(f"UPDATE run SET frame_size = frame_size * {times}, drawn = drawn * {times}, rated = rated * {times}, "
                 f"in_frame = in_frame * {times}, certificates = certificates + in_frame * {times - 1}, "
                 f"items_read = items_read + in_frame * {times - 1}")
    base.execute(f"UPDATE stratum SET population = population * {times}, sampled = sampled * {times}")
    base.commit()
    base.close()
    return size * times


def report(path, out):
    process = subprocess.Popen([program, "report", "--db", path, "-o", out], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    check(process.returncode == 0, "report ended with", process.returncode)
    return usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    subprocess.run([program, "audit", samples, "--units", os.path.join(samples, "units.tsv"), "--all", "--seed", "a",
                    "-o", at("x.xlsx"), "--db", at("one.db")], check=True, capture_output=True)
    memory = {}
    for times in (30, 300):
        with sqlite3.connect(at("one.db")) as source, sqlite3.connect(at("many.db")) as copy:
            source.backup(copy)
        size = multiply(at("many.db"), times)
        memory[size] = report(at("many.db"), at("many.xlsx"))
        book = openpyxl.load_workbook(at("many.xlsx"), read_only=True)
        rows = sum(1 for row in book["Intyg"].iter_rows(min_row=5, max_col=1, values_only=True) if row[0] is not None)
        check(rows == size, "Intyg has", rows, "rows of", size)
        os.remove(at("many.db"))
    few, many = memory.values()
    print(", ".join(f"{size} certificates: {used:.0f} MB" for size, used in memory.items()))
    check(many < few + 20, "memory grows with the certificates", memory)
PYTHON
