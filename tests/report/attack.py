"""Attacks reports for handing on as a reader with pencil and paper would: all counts, shares times sizes, "färre än",
"minst" and every sum between them, over CSV and workbook. No count from 1 to 4, and no rest from 1 to 4, may be told."""
import csv, os, re, subprocess, sys, tempfile, zipfile
import openpyxl

LIMIT, MANY = 5, 10 ** 6
PARTS = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis"]
TABLES = {"Omraden": "area", "Enheter": "unit", "Diagnosgrupper": "diagnosis_group", "Kapitel": "chapter", "Langd": "length",
          "Grad": "degree", "Forlangning": "first_or_extension", "Version": "version", "Kontakt": "contact"}


def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))


class Knowledge:
    """What a reader knows of each count: its least and greatest value; and which counts add up to which."""

    def __init__(self):
        self.ends, self.sums = {}, []

    def learn(self, key, low, high):
        old = self.ends.get(key, (0, MANY))
        self.ends[key] = (max(old[0], low), min(old[1], high))

    def add(self, total, parts):
        self.sums.append((total, parts))

    def think(self):
        moved = True
        while moved:
            before = dict(self.ends)
            for total, parts in self.sums:
                get = lambda key: self.ends.get(key, (0, MANY))
                self.learn(total, sum(get(p)[0] for p in parts), sum(get(p)[1] for p in parts))
                for part in parts:
                    rest = [p for p in parts if p != part]
                    self.learn(part, get(total)[0] - sum(get(p)[1] for p in rest), get(total)[1] - sum(get(p)[0] for p in rest))
            moved = before != self.ends


def key_of(line):
    return line["division"], line["group"], line["measure"], line["outcome"]


def read(path):
    return {key_of(line): line for line in csv.DictReader(open(path, encoding="utf-8-sig"), delimiter=";")}


def attack(shown, truth, place):
    """`shown` is the report with hidden counts, `truth` the same report of the same run with nothing hidden."""
    known = Knowledge()

    def size_known(key):
        """Who does not know how many there are does not know how many are left."""
        size = shown.get((*key[:2], "rated", ""))
        return size is None or size["shown"] == "number"

    check(set(shown) <= set(truth), place, "more lines than in truth")
    for key, line in shown.items():
        of = int(truth[key]["of"] or 0) if size_known(key) else 0
        if line["shown"] == "number":
            value = int(line["count"] or 0)
            known.learn(key, value, value)
            if key[2] != "accounting":
                check(not 0 < value < LIMIT, place, "shows", key, value)
                if line["of"]:
                    check(not 0 < of - value < LIMIT, place, "shows all but", key, of - value)
        else:
            check(not (line["count"] or line["of"] or line["share"] or line["lower"] or line["upper"]), place, line)
            low, high = {"few": (0, LIMIT - 1), "most": (of - LIMIT + 1, of), "withheld": (0, of or MANY)}[line["shown"]]
            known.learn(key, max(0, low), high)
        if of and line["shown"] in ("number", "most"):
            known.learn((*key, "of"), of, of)
    divisions = {key[0] for key in shown} - {"all", "work_measure", "round"}
    area_of = lambda name: name.split(":")[0]
    for division in divisions:
        groups = [key[1] for key in shown if key[0] == division and key[2] == "frame"]
        everyone = {key[1] for key in truth if key[0] == division and key[2] == "frame"}
        if set(groups) != everyone:
            groups += [("unlisted", division)]
        for measure, outcome in (("frame", ""), ("rated", ""), ("overall", "adequate"), ("function_and_activity", "adequate"),
                                 ("likely_completion", "yes")):
            known.add(("all", "", measure, outcome), [(division, g, measure, outcome) for g in groups])
        if division == "area":
            for outcome in ("deficient", "missing"):
                known.add(("all", "", "overall", outcome), [(division, g, "overall", outcome) for g in groups])
            for g in groups:
                known.add((division, g, "overall", "adequate", "of"),
                          [(division, g, "overall", o) for o in ("adequate", "deficient", "missing")])
        if division == "sex":
            for part in PARTS:
                known.add(("all", "", part, "adequate"), [(division, g, part, "adequate") for g in groups])
    for scope in PARTS + ["overall", "function_and_activity"]:
        known.add(("all", "", scope, "adequate", "of"), [("all", "", scope, o) for o in ("adequate", "deficient", "missing")])
    for key in [k for k in shown if k[2].startswith("criterion_") and k[3] == "met"]:
        parts = [key, (*key[:3], "shortcoming")] + ([(*key, "slack")] if key[2][10] == "f" else [])
        known.add((*key, "of"), parts)
    for key in [k for k in shown if k[0] == "work_measure" and k[3] == "proposed"]:
        known.add(key, [(*key[:3], f"length_{i}") for i in range(5)])
    known.think()
    for key, line in shown.items():
        low, high = known.ends[key]
        value, of = int(truth[key]["count"] or 0), int(truth[key]["of"] or 0)
        check(low <= value <= high, place, "reckoned wrong", key, value, low, high)
        rest = of - value if size_known(key) else 0
        if key[2] != "accounting" and (0 < value < LIMIT or 0 < rest < LIMIT):
            check(low < high, place, "tells", key, "is", value, "of", of)


def compare(path, shown, place):
    """The workbook hides what the CSV hides, and says nothing about what is hidden."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for name, ref in ((t.name, t.ref) for t in sheet.tables.values()):
            rows = [[c.value for c in row] for row in sheet[ref]]
            lines = [dict(zip(rows[0], row)) for row in rows[1:]]
            division = TABLES.get(name)
            keys = [k for k in shown if k[0] == division and k[2] == "rated"] if division else []
            for row, key in zip(lines, keys):
                for column, measure, outcome in (("I ramen", "frame", ""), ("Bedömda", "rated", ""),
                                                 ("Helhet adekvat", "overall", "adequate"),
                                                 ("F och A adekvata", "function_and_activity", "adequate"),
                                                 ("Sannolik komplettering", "likely_completion", "yes")):
                    line = shown[(division, key[1], measure, outcome)]
                    number = isinstance(row[column], (int, float))
                    check(number == (line["shown"] == "number" and bool(line["count"])), place, name, row, line)
                for low in ("Helhet från", "F och A från", "Kompl. från"):
                    share = {"Helhet från": "Helhet adekvat", "F och A från": "F och A adekvata",
                             "Kompl. från": "Sannolik komplettering"}[low]
                    check(isinstance(row[low], (int, float)) == isinstance(row[share], (int, float)), place, name, row)
                if shown[key]["shown"] != "number":
                    shares = {row["Helhet adekvat"], row["F och A adekvata"], row["Sannolik komplettering"]}
                    words = row["Anmärkning"].replace("; saknas i enhetsfilen", "")
                    check(shares == {"–"} and words in ("Antalet visas inte", "För få intyg (färre än 5)"), place, name, row)
    numbers = {float(c.value) for sheet in book.worksheets for row in sheet.iter_rows() for c in row
               if isinstance(c.value, (int, float))} | {0.0}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            text = archive.read(entry).decode("utf-8", "replace")
            if "charts/chart" in entry:  # what a chart keeps of its data is what the cells show
                for kept in re.findall(r"<c:v>([-0-9.eE]+)</c:v>", "".join(re.findall(r"<c:numCache>.*?</c:numCache>", text))):
                    check(any(abs(float(kept) - number) < 1e-9 for number in numbers), place, entry, "keeps", kept)
            check("externalLink" not in entry and "vbaProject" not in entry, place, entry)
    # The texts of Mått 13: no count under the limit, nor a percentage of an area without its own.
    texts = [str(c.value) for row in book["Mått 13"].iter_rows(max_col=2) for c in row if c.value]
    for text in texts:
        for x, n in re.findall(r"(\d+) av (\d+) intyg", text):
            check(int(x) == 0 or int(x) >= LIMIT, place, text)


def main(program, source):
    samples = os.path.join(source, "samples")
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        open_data = at("data")
        os.makedirs(open_data)
        os.symlink(os.path.join(source, "icd10-icf-maps"), os.path.join(open_data, "icd10-icf-maps"))
        subprocess.run(["cp", "-r", os.path.join(source, "dictionaries"), open_data], check=True)
        policy = os.path.join(open_data, "dictionaries", "policy.toml")
        text = open(policy, encoding="utf-8").read()
        open(policy, "w", encoding="utf-8").write(
            re.sub(r"(?m)^smallest_number_shown = \d+", "smallest_number_shown = 1",
                   re.sub(r"(?m)^smallest_unit = \d+", "smallest_unit = 0", text)))

        def audit(db, extra, how):
            subprocess.run([program, *extra, "audit", samples, "--units", os.path.join(samples, "units.tsv"), "--db", at(db),
                            "-o", at("x.xlsx"), *how], check=True, capture_output=True)

        def report(db, extra, name, *how):
            subprocess.run([program, *extra, "report", "--db", at(db), "-o", at(name), *how], check=True, capture_output=True)

        draws = [["--n", str(n), "--seed", seed] for n in (12, 25, 40, 60) for seed in ("a", "b", "c")]
        draws += [["--all", "--seed", "a"], ["--n", "30", "--by", "area", "--seed", "d"], ["--n", "50", "--by", "unit", "--seed", "e"]]
        for i, how in enumerate(draws):
            audit(f"{i}.db", [], how)
            audit(f"{i}-open.db", ["--data", open_data], how)
            report(f"{i}-open.db", ["--data", open_data], "truth.csv")
            report(f"{i}.db", [], "shown.csv", "--circulation")
            report(f"{i}.db", [], "shown.xlsx", "--circulation")
            # Rounds are one run here; their counts are those of the whole.
            shown = {k: v for k, v in read(at("shown.csv")).items() if k[0] != "round"}
            attack(shown, {k: v for k, v in read(at("truth.csv")).items() if k[0] != "round"}, how)
            compare(at("shown.xlsx"), shown, how)


main(*sys.argv[1:])
