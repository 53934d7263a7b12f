#!/usr/bin/env bash
# audit: the same seed gives the same bytes whatever the order of the files, everything adds up, a larger sample begins
# with the smaller one, and the files are for their owner's eyes only.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import hashlib, os, sqlite3, subprocess, sys, tempfile

program, samples = sys.argv[1:]
units = os.path.join(samples, "units.tsv")

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

with tempfile.TemporaryDirectory() as folder:
    def audit(name, *arguments, paths=(samples,)):
        book = os.path.join(folder, name + ".xlsx")
        done = subprocess.run([program, "audit", *paths, "--units", units, "-o", book, "--db",
                               os.path.join(folder, name + ".db"), *arguments], capture_output=True, text=True)
        check(done.returncode == 0, name, done.returncode, done.stderr)
        check(done.stdout == "", "wrote on standard output:", done.stdout)
        check("\r" not in done.stderr and "\x1b" not in done.stderr, "a progress bar in a pipe")
        with open(book, "rb") as file:
            return file.read(), done.stderr

    def rows(name, query):
        with sqlite3.connect("file:" + os.path.join(folder, name + ".db") + "?mode=ro", uri=True) as database:
            return database.execute(query).fetchall()

    first, error = audit("first", "--seed", "mars", "--n", "30")
    second, _ = audit("second", "--seed", "mars", "--n", "30")
    check(first == second, "two runs with the same seed differ")
    check(audit("first", "--seed", "mars", "--n", "30")[0] == first, "a run made again in the same database differs")
    folders = sorted(os.path.join(samples, f) for f in os.listdir(samples) if os.path.isdir(os.path.join(samples, f)))
    check(audit("forward", "--seed", "mars", "--n", "30", paths=folders)[0] ==
          audit("backward", "--seed", "mars", "--n", "30", paths=folders[::-1])[0], "the order of files matters")
    check(audit("other", "--seed", "april", "--n", "30")[0] != first, "another seed gives the same workbook")

    for word in ("Läst", "Ram", "Dragna: 30", "Bedömda: 30", "Funktionsnedsättning", "Helhetsbedömning"):
        check(word in error, "the accounting lacks", word)

    # Anyone can redraw: SHA-256 of seed, newline, id; the first n.
    audit("all", "--all", "--seed", "mars")
    ids = [r[0] for r in rows("all", "SELECT certificate_id FROM frame WHERE in_frame = 1")]
    check(len(ids) >= 60 and len(set(ids)) == len(ids), len(ids))
    by_hash = sorted(ids, key=lambda i: hashlib.sha256(("mars\n" + i).encode()).hexdigest())
    drawn = [r[0] for r in rows("first", "SELECT certificate_id FROM draw WHERE spare = 0 ORDER BY position")]
    check(drawn == by_hash[:30], "not the draw that sha256sum gives")
    audit("larger", "--seed", "mars", "--n", "40")
    larger = [r[0] for r in rows("larger", "SELECT certificate_id FROM draw WHERE spare = 0 ORDER BY position")]
    check(larger[:30] == drawn, "the larger sample does not begin with the smaller")

    for name in ("first.xlsx", "first.db", "first.db.key"):
        mode = os.stat(os.path.join(folder, name)).st_mode & 0o777
        check(mode == 0o600, name, oct(mode))

    _, error = audit("strata", "--seed", "mars", "--n", "24", "--by", "area")
    strata = rows("strata", "SELECT name, population, sampled FROM stratum")
    check(sum(s[2] for s in strata) == 24 and sum(s[1] for s in strata) == len(ids), strata)
    check({"Primärvård", "Psykiatri", "Ortopedi"} <= {s[0] for s in strata}, strata)

    # A run without a seed tells the one that repeats it.
    _, error = audit("free", "--n", "10")
    seed = next(line.split(": ")[1] for line in error.splitlines() if line.startswith("Frö"))
    again = [r[0] for r in rows("free", "SELECT certificate_id FROM draw WHERE spare = 0 ORDER BY position")]
    check(again == sorted(ids, key=lambda i: hashlib.sha256((seed + "\n" + i).encode()).hexdigest())[:10], "seed")
PYTHON
