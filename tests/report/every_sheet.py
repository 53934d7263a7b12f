"""Every number on every sheet of the workbook, recomputed from the database: plain SQL counts, and the intervals from
their formulas (Wilson for a finite frame, exact hypergeometric, Newcombe), by another path than the program's."""
import math, os, re, sqlite3, subprocess, sys, tempfile
import openpyxl

from recompute import check, near, newcombe, share

PARTS = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis"]
WORDS = ["Diagnos", "Funktionsnedsättning", "Aktivitetsbegränsning", "DFA-samband", "Arbetsförmåga, grad och period",
         "Behandling och plan", "Avvikelse från FMB", "Grund för bedömningen"]
VERDICTS = {"Adekvat": "adequate", "Bristfällig": "deficient", "Saknas": "missing", "Ej tillämplig": "not_applicable"}
LENGTHS = ["Högst 14 dagar", "15–28 dagar", "29–90 dagar", "91–180 dagar", "Mer än 180 dagar"]
LENGTH = "CASE WHEN cumulated_days <= 14 THEN 0 WHEN cumulated_days <= 28 THEN 1 WHEN cumulated_days <= 90 THEN 2 " \
         "WHEN cumulated_days <= 180 THEN 3 ELSE 4 END"
MEASURES = ["ARBETSTRANING", "ARBETSANPASSNING", "SOKA_NYTT_ARBETE", "BESOK_ARBETSPLATS", "ERGONOMISK", "HJALPMEDEL",
            "KONTAKT_FHV", "KONFLIKTHANTERING", "OMFORDELNING", "OVRIGA_ATGARDER", "EJ_AKTUELLT"]
CONTACT = "CASE " + " ".join(
    f"WHEN ',' || replace(contact, 'FYSISKUNDERSOKNING', 'UNDERSOKNING') || ',' LIKE '%,{code},%' THEN '{word}'"
    for code, word in [("UNDERSOKNING", "Fysisk undersökning"), ("DIGITALUNDERSOKNING", "Digital undersökning"),
                       ("TELEFONKONTAKT", "Telefonkontakt"), ("JOURNALUPPGIFTER", "Journaluppgifter"),
                       ("ANNAT", "Annat")]) + " ELSE 'Uppgift saknas' END"
DIVISIONS = [
    ("Omraden", "Område", "CASE WHEN area = '' THEN 'Område saknas i enhetsfilen' WHEN instr(area, ':') > 0 THEN "
                          "substr(area, 1, instr(area, ':') - 1) ELSE area END"),
    ("Enheter", "HSA-id", "unit_id"), ("Diagnosgrupper", "Diagnosgrupp", "diagnosis_group"),
    ("Kapitel", "Kapitel i ICD-10-SE", "diagnosis_chapter"),
    ("Langd", "Sammanhängande längd", f"CASE {LENGTH} " + " ".join(
        f"WHEN {i} THEN '{word}'" for i, word in enumerate(LENGTHS)) + " END"),
    ("Grad", "Grad i första perioden", "CASE first_degree WHEN 0 THEN 'Uppgift saknas' ELSE first_degree || ' %' END"),
    ("Forlangning", "Slag av intyg", "CASE extension WHEN 0 THEN 'Första intyg' ELSE 'Förlängningar' END"),
    ("Version", "Version av formuläret", "version"), ("Kontakt", "Närmaste kontakt", CONTACT)]
RATED = "certificate c JOIN frame f ON f.run_id = c.run_id AND f.position = c.frame_position"
checked = set()


class Workbook:
    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)

    def table(self, name):
        for sheet in self.book.worksheets:
            if name in sheet.tables:
                checked.add(name)
                rows = [[c.value for c in row] for row in sheet[sheet.tables[name].ref]]
                return [dict(zip(rows[0], row)) for row in rows[1:]]
        sys.exit("FAILED: no table " + name)

    def names(self):
        return {name for sheet in self.book.worksheets for name in sheet.tables}


def three(row, *columns):
    return [row[c] for c in columns]


def check_run(base, run, path, minimum):
    one = lambda sql, *values: base.execute(sql, (run, *values)).fetchone()[0] or 0
    rows_of = lambda sql, *values: base.execute(sql, (run, *values)).fetchall()
    book = Workbook(path)
    frame, drawn = base.execute("SELECT frame_size, drawn FROM run WHERE run_id = ?", (run,)).fetchone()

    def verdicts(place, verdict, where="1", values=()):
        """Count with the verdict and count it applies to, of the rated in `where`."""
        column = {8: "overall", 9: "function_and_activity"}.get(place)
        if column:
            sql = f"SELECT sum({column} = ?2), sum({column} <> 'not_applicable') FROM {RATED} WHERE c.run_id = ?1 AND {where}"
        else:
            sql = f"SELECT sum(verdict = ?2), sum(verdict <> 'not_applicable') FROM {RATED} JOIN rating r ON " \
                  f"r.run_id = c.run_id AND r.certificate = c.position WHERE c.run_id = ?1 AND part = '{PARTS[place]}' AND {where}"
        x, n = base.execute(sql, (run, verdict)).fetchone()
        return x or 0, n or 0

    scopes = WORDS + ["Helhetsbedömning", "Bara F och A"]

    # Sammanfattning and Delar.
    for i, row in enumerate(book.table("Sammanfattning_delar")):
        check(row["Intygets delar"] == scopes[i], row)
        x, n = verdicts(i, "adequate")
        share(three(row, "Adekvat", "95 % från", "95 % till"), x, n, drawn, frame, ("Sammanfattning", row))
        for word in ("Bristfällig", "Saknas"):
            count, of = verdicts(i, VERDICTS[word])
            check(row[word] == "–" if of == 0 else abs(row[word] - count / of) < 1e-9, row)
        check(row["Bedömda"] == n, row, n)
    for i, row in enumerate(book.table("Delar")):
        x, n = verdicts(i // 3, VERDICTS[row["Bedömning"]])
        check((row["Del"], row["Antal"], row["Av bedömda"]) == (scopes[i // 3], x, n), row, x, n)
        share(three(row, "Andel", "95 % från", "95 % till"), x, n, drawn, frame, ("Delar", row))
    for i, row in enumerate(book.table("Delar_staplar")):
        of = verdicts(i, "adequate")[1]
        check(row["Del"] == scopes[i], row)
        for word in ("Adekvat", "Bristfällig", "Saknas"):
            check(row[word] == "–" if of == 0 else abs(row[word] - verdicts(i, VERDICTS[word])[0] / of) < 1e-9, row)
        check(row["Visas inte"] == ("–" if of == 0 else 0), row)
    criteria = {}
    for criterion, part, met, of, short in rows_of(
            "SELECT criterion, part, sum(met = 0), sum(met < 2), sum(met = 1 AND verdict IN ('deficient', 'missing')) FROM "
            "finding JOIN rating r USING (run_id, certificate, part) WHERE run_id = ? GROUP BY 1, 2"):
        criteria[criterion] = (part, met, of, short)
    rows = book.table("Kriterier")
    check({row["Kriterium"] for row in rows} == set(criteria), "criteria")
    for row in rows:
        part, met, of, short = criteria[row["Kriterium"]]
        check((row["Uppfyllt"], row["Av bedömda"], row["Varav brist"]) == (met, of, short), row, met, of, short)
        check(row["Del"] == WORDS[PARTS.index(part)], row)
        share(three(row, "Andel uppfyllt", "95 % från", "95 % till"), met, of, drawn, frame, ("Kriterier", row))
    for i, row in enumerate(book.table("Delar_vanligaste_brist")):
        worst = max((short for part, _, _, short in criteria.values() if part == PARTS[i]), default=0)
        if worst == 0:
            check(row["Kriterium"] == "–", row)
            continue
        part, met, of, short = criteria[row["Kriterium"]]
        check(part == PARTS[i] and (row["Antal"], row["Av bedömda"]) == (short, of) and short == worst, row, worst)
        share(three(row, "Andel", "95 % från", "95 % till"), short, of, drawn, frame, ("brist", row))
    shortest = sorted((short for _, _, _, short in criteria.values() if short), reverse=True)[:3]
    for row, expected in zip(book.table("Vanligaste_brister"), shortest):
        check(row["Antal intyg"] == expected, row, shortest)
        check(any((short, of) == (row["Antal intyg"], row["Av"]) for _, _, of, short in criteria.values()), row)
        share(three(row, "Andel", "95 % från", "95 % till"), row["Antal intyg"], row["Av"], drawn, frame, ("brister", row))

    # Att uppmärksamma, Avvikelser.
    flagged = lambda flag, more="1": one(
        f"SELECT count(*) FROM flag g WHERE g.run_id = ? AND name = '{flag}' AND {more}")
    kinds = [one("SELECT count(*) FROM certificate WHERE run_id = ? AND fmb_exceeded"), flagged("long_without_plan"),
             flagged("near_identical_to_previous"),
             flagged("symptom_diagnosis", "(SELECT verdict FROM rating r WHERE r.run_id = g.run_id AND r.certificate = "
                                          "g.certificate AND part = 'diagnosis') <> 'adequate'"),
             flagged("full_time_kept_capacity")]
    asked = one("SELECT count(*) FROM certificate WHERE run_id = ? AND function_and_activity <> 'not_applicable'")
    likely = one("SELECT sum(likely_completion) FROM certificate WHERE run_id = ? AND function_and_activity <> 'not_applicable'")
    attention = book.table("Att_uppmarksamma")
    for row, x, n in zip(attention, [likely] + kinds, [asked] + 5 * [drawn]):
        check((row["Antal intyg"], row["Av"]) == (x, n), row, x, n)
        share(three(row, "Andel", "95 % från", "95 % till"), x, n, drawn, frame, ("uppmärksamma", row))
    for row, x in zip(book.table("Avvikelser_antal"), kinds):
        check((row["Antal intyg"], row["Av"]) == (x, drawn), row, x)
        share(three(row, "Andel", "95 % från", "95 % till"), x, drawn, drawn, frame, ("avvikelser", row))
    for row, verdict in zip(book.table("Avvikelser_motivering"), ("adequate", "deficient", "missing")):
        x, n = verdicts(6, verdict)
        check((row["Antal intyg"], row["Av"]) == (x, n), row, x, n)
        share(three(row, "Andel", "95 % från", "95 % till"), x, n, drawn, frame, ("motivering", row))
    listed = [row for row in book.table("Avvikelser") if row["Intygs-id"] != "–"]
    check(len(listed) == sum(kinds), "list of deviations", len(listed), kinds)
    for row in listed:
        order, days, longest, exceeded, degree, code, case, case_days, fmb = base.execute(
            f"SELECT draw_order, cumulated_days, fmb_longest_days, fmb_exceeded, first_degree, diagnosis_code, fmb_narrower_case, "
            f"fmb_narrower_days, verdict FROM {RATED} JOIN rating r ON r.run_id = c.run_id AND r.certificate = c.position AND "
            "part = 'fmb' WHERE c.run_id = ? AND certificate_id = ?", (run, row["Intygs-id"])).fetchone()
        or_dash = lambda value: "–" if value in (None, "") else value
        check((row["Nr"], row["Sammanhängande dagar"], row["FMB längst, dagar"], row["Grad, %"], row["Diagnos"]) ==
              (order, days, or_dash(longest), or_dash(degree or None), code), row)
        over = days - longest if row["Avvikelse"] == "Längre än FMB" and longest is not None else "–"
        check(row["Dagar över"] == over, row, over)
        check((row["Snävare typfall i FMB"], row["Typfallets dagar"]) == (or_dash(case), or_dash(case_days)), row, case)
        check(VERDICTS[row["Motivering av avvikelse från FMB"]] == fmb, row)

    # Från läst till bedömt.
    files, read, certificates = base.execute("SELECT files, items_read, certificates FROM run WHERE run_id = ?", (run,)).fetchone()
    counted = lambda kind: one(f"SELECT sum(count) FROM run_count WHERE run_id = ? AND kind = '{kind}'")
    check([row["Antal"] for row in book.table("Redovisning")] ==
          [read, counted("problem"), counted("other_type"), certificates, counted("exclusion"), frame, frame - drawn, drawn],
          "accounting", book.table("Redovisning"))
    check(read == certificates + counted("problem") + counted("other_type") and certificates == frame + counted("exclusion"),
          "the accounting adds up")

    # The divisions, all three measures with intervals, and Mått 13.
    simple = one("SELECT count(*) FROM stratum WHERE run_id = ?") <= 1
    check(simple, "this test recomputes simple draws")
    for name, column, expression in DIVISIONS:
        sizes = dict(rows_of(f"SELECT {expression}, count(*) FROM frame WHERE run_id = ? AND in_frame GROUP BY 1"))
        rated = {key: values for key, *values in rows_of(
            f"SELECT {expression}, count(*), sum(overall = 'adequate'), sum(overall <> 'not_applicable'), "
            "sum(function_and_activity = 'adequate'), sum(function_and_activity <> 'not_applicable'), "
            f"sum(likely_completion AND function_and_activity <> 'not_applicable') FROM {RATED} WHERE c.run_id = ? GROUP BY 1")}
        rows = book.table(name)
        check({row[column] for row in rows} == set(sizes), name, sizes)
        for row in rows:
            n, adequate, of, both, both_of, completion = rated.get(row[column], [0] * 6)
            size = sizes[row[column]]
            check((row["I ramen"], row["Bedömda"]) == (size, n), name, row, size, n)
            results = [("Helhet adekvat", "Helhet från", "Helhet till", adequate, of),
                       ("F och A adekvata", "F och A från", "F och A till", both, both_of),
                       ("Sannolik komplettering", "Kompl. från", "Kompl. till", completion, both_of)]
            for a, b, c, x, m in results:
                if n < minimum:
                    check(three(row, a, b, c) == ["–"] * 3, name, row)
                else:
                    share(three(row, a, b, c), x, m, n, size, (name, row))
        if name == "Omraden":
            for row in book.table("Matt_13_omraden")[1:]:
                n, adequate, of = rated.get(row["Område"], [0] * 3)[:3]
                check((row["I ramen"], row["Bedömda"]) == (sizes[row["Område"]], n), row)
                if n >= minimum:
                    share(three(row, "Adekvat", "95 % från", "95 % till"), adequate, of, n, sizes[row["Område"]], ("13b", row))
                    for word in ("Bristfällig", "Saknas"):
                        near(row[word], one(f"SELECT sum(overall = '{VERDICTS[word]}') FROM {RATED} WHERE c.run_id = ? AND "
                                            f"{expression} = ?", row["Område"]) / of, row)
                else:
                    check(row["Adekvat"] == "–" and "För få" in row["Anmärkning"] or n == 0, row)
        for prefix in [p for p in ("Omraden", "Enheter") if p == name and p + "_punkter" in book.names()]:
            target = verdicts(8, "adequate")[0] / verdicts(8, "adequate")[1]
            points = sorted((r[2], r[1] / r[2]) for r in rated.values() if r[0] >= minimum)
            shown = sorted((row["Bedömda"], row["Adekvat"]) for row in book.table(prefix + "_punkter"))
            check(len(points) == len(shown) and all(a[0] == b[0] and abs(a[1] - b[1]) < 1e-9 for a, b in zip(points, shown)),
                  prefix, points, shown)
            for row in book.table(prefix + "_granser"):
                near(row["Alla"], target, row)
                n = row["Vid antal"]
                tail = lambda k: sum(math.comb(n, i) * target ** i * (1 - target) ** (n - i) for i in range(k + 1))
                for word, p in (("95 % nedre", .025), ("95 % övre", .975), ("99,8 % nedre", .001), ("99,8 % övre", .999)):
                    r = next(k for k in range(n + 1) if tail(k) > p)  # Spiegelhalter 2005: interpolated quantile
                    low = tail(r - 1) if r else 0.0
                    alpha = (tail(r) - p) / (tail(r) - low)
                    near(row[word], min(1.0, max(0.0, (r - alpha) / n)), (prefix, row, word), 6)
    whole = book.table("Matt_13_omraden")[0]
    x, n = verdicts(8, "adequate")
    check((whole["I ramen"], whole["Bedömda"]) == (frame, drawn), whole)
    share(three(whole, "Adekvat", "95 % från", "95 % till"), x, n, drawn, frame, ("13b", whole))

    # The texts of Mått 13 hold the same numbers.
    texts = book.table("Matt_13_text")
    check([row["Fråga"] for row in texts if row["Fråga"] == "13b"] == ["13b"] * 5, texts)
    check(texts[0]["Text att kopiera"].startswith("Ja.") and f"{drawn} av {frame} intyg" in texts[0]["Text att kopiera"], texts[0])
    begins = ["Alla områden: ", "Primärvård: ", "Psykiatri: ", "Ortopedi: ", "Andra områden: "]
    in_areas = {row["Område"]: row for row in book.table("Matt_13_omraden")}
    for begin, row in zip(begins, texts[1:6]):
        text, area = row["Text att kopiera"], in_areas.get(begin[:-2])
        check(text.startswith(begin), text)
        if area is None:
            check("inga intyg" in text, text)
        elif isinstance(area["Adekvat"], float):
            check(f"{area['Bedömda']} av {area['I ramen']} intyg" in text and f"i {100 * area['Adekvat']:.0f} %" in text and
                  (area["95 % från"] == area["95 % till"] or
                   f"{100 * area['95 % från']:.0f}–{100 * area['95 % till']:.0f} %" in text) and
                  f"bristfällig i {100 * area['Bristfällig']:.0f} %" in text, text, area)
        else:
            check("%" not in text, text, area)
    result = next(row["Text att kopiera"] for row in texts if row["Fråga"] == "13c")
    for place in (8, 1, 2, 5):
        x, n = verdicts(place, "adequate")
        check(f"{100 * x / n:.0f} %" in result, result, place)

    # Kön.
    sexes = {"Kvinnor": 0, "Män": 1}
    for row in book.table("Kon_antal"):
        check(row["I ramen"] == one("SELECT count(*) FROM frame WHERE run_id = ? AND in_frame AND sex = ?", sexes[row["Kön"]]) and
              row["Bedömda"] == one(f"SELECT count(*) FROM {RATED} WHERE c.run_id = ? AND sex = ?", sexes[row["Kön"]]), row)
    differences = book.table("Kon_skillnad")
    check([row["Andel adekvata"] for row in differences] == ["Helhetsbedömning"] + WORDS, differences)
    for place, row in zip([8, 0, 1, 2, 3, 4, 5, 6, 7], differences):
        ends = {}
        for word, sex in sexes.items():
            x, n = verdicts(place, "adequate", f"sex = {sex}")
            if n < minimum:
                check(three(row, word, word + " från", word + " till") == ["–"] * 3, row)
                continue
            size = one("SELECT count(*) FROM frame WHERE run_id = ? AND in_frame AND sex = ?", sex)
            share(three(row, word, word + " från", word + " till"), x, n, one(
                f"SELECT count(*) FROM {RATED} WHERE c.run_id = ? AND sex = ?", sex), size, ("Kön", row))
            ends[word] = three(row, word, word + " från", word + " till")
        if len(ends) < 2:
            check(row["Skillnad, procentenheter"] == "–", row)
            continue
        newcombe(row, ends["Kvinnor"], ends["Män"])
        settled = row["Skillnad från"] > 0 or row["Skillnad till"] < 0
        check(("Ingen säkerställd" not in row["Slutsats"]) == settled, row)

    # Bakgrundsmått, Åtgärder.
    group = {"Kvinnor": "sex = 0", "Män": "sex = 1", "Förlängningar": "extension", "Första intyg": "NOT extension",
             "Smittbärarpenning": "infection_control", "Någon period med partiell nedsättning": "partial",
             "Alla intyg i ramen": "1", **{word: f"{LENGTH} = {i}" for i, word in enumerate(LENGTHS)}}
    for row in book.table("Bakgrundsmatt"):
        sql = group.get(row["Grupp"]) or f"diagnosis_group = '{row['Grupp']}'"
        check(row["Antal"] == one(f"SELECT count(*) FROM frame WHERE run_id = ? AND in_frame AND {sql}"), row)
        near(row["Andel"], row["Antal"] / frame, row)
    measures = book.table("Atgarder")
    check(len(measures) == len(MEASURES) + 1, measures)
    for code, row in zip(MEASURES + [None], measures):
        ticked = "SELECT certificate FROM work_measure w WHERE w.run_id = c.run_id"
        where = f"c.position IN ({ticked} AND code = '{code}')" if code else f"c.position NOT IN ({ticked})"
        x = one(f"SELECT count(*) FROM {RATED} WHERE c.run_id = ? AND {where}")
        check(row["Antal"] == x, row, x)
        share(three(row, "Andel", "95 % från", "95 % till"), x, drawn, drawn, frame, ("Åtgärder", row))
        for i, word in enumerate(LENGTHS):
            check(row[word] == one(f"SELECT count(*) FROM {RATED} WHERE c.run_id = ? AND {where} AND {LENGTH} = {i}"), row)

    # Utveckling.
    order = [r[0] for r in base.execute(
        "SELECT run_id FROM run r ORDER BY (SELECT max(signed_day) FROM frame f WHERE f.run_id = r.run_id AND in_frame), "
        "(SELECT min(signed_day) FROM frame f WHERE f.run_id = r.run_id AND in_frame), run_id")]
    rounds = book.table("Rundor")
    check([row["Körning"] for row in rounds] == order, rounds, order)
    for row in rounds:
        other = row["Körning"]
        size, rated = base.execute("SELECT frame_size, drawn FROM run WHERE run_id = ?", (other,)).fetchone()
        check((row["I ramen"], row["Bedömda"]) == (size, rated), row)
        for word, part in (("Helhet", None), ("Funktion", "function"), ("Aktivitet", "activity"), ("Plan", "plan")):
            x, n = base.execute("SELECT sum(overall = 'adequate'), sum(overall <> 'not_applicable') FROM certificate WHERE run_id = ?"
                                if part is None else "SELECT sum(verdict = 'adequate'), sum(verdict <> 'not_applicable') FROM "
                                f"rating WHERE run_id = ? AND part = '{part}'", (other,)).fetchone()
            share(three(row, word, word + " från", word + " till"), x, n, rated, size, ("Rundor", row))
    if order.index(run) > 0:
        for place, row in zip([8, 0, 1, 2, 3, 4, 5, 6, 7], book.table("Forandring")):
            x, n = verdicts(place, "adequate")
            share(three(row, "Nu", "Nu från", "Nu till"), x, n, drawn, frame, ("Forandring", row))
            newcombe(row, three(row, "Nu", "Nu från", "Nu till"), three(row, "Förra", "Förra från", "Förra till"))

    # Intyg, Fynd, Intygsblad, Bortfall, Metod.
    rows = book.table("Intyg")
    certificates = base.execute(
        f"SELECT c.position, draw_order, certificate_id, version, diagnosis_code, days, cumulated_days, first_degree, overall, "
        f"function_and_activity, likely_completion, weight, signed_day, first_day, last_day FROM {RATED} WHERE c.run_id = ? ORDER BY c.position",
        (run,)).fetchall()
    check(len(rows) == len(certificates) == drawn, "Intyg")
    short = ["Diagnos", "Funktion", "Aktivitet", "DFA", "Arbetsförmåga", "Plan", "FMB", "Grund"]
    for row, (position, nr, identity, version, code, days, cumulated, degree, overall, both, likely, weight, *dates) in zip(
            rows, certificates):
        check((row["Nr"], row["Intygs-id"], row["Version"], row["Diagnoskod"], row["Dagar"], row["Sammanhängande dagar"]) ==
              (nr, identity, version, code, days, cumulated), row)
        check((VERDICTS[row["Helhet"]], VERDICTS[row["F och A"]], row["Sannolik komplettering"] == "Ja") ==
              (overall, both, bool(likely)), row)
        check(row["Grad, %"] == (degree or "–"), row)
        near(row["Vikt"], weight, row)
        for column, day in zip(("Signerat", "Första dag", "Sista dag"), dates):
            check((row[column].toordinal() - 719163 if row[column] != "–" else None) == day, row, column, day)
        ratings = dict(rows_of("SELECT part, verdict FROM rating WHERE run_id = ? AND certificate = ?", position))
        check([VERDICTS[row[word]] for word in short] == [ratings[part] for part in PARTS], row)
    findings = rows_of("SELECT draw_order, drawn_id, criterion, met, sentence, f.certificate, f.position FROM finding f JOIN certificate c "
                       "ON c.run_id = f.run_id AND c.position = f.certificate WHERE f.run_id = ? ORDER BY f.certificate, f.position")
    rows = book.table("Fynd")
    check(len(rows) == len(findings), "Fynd", len(rows), len(findings))
    for row, (nr, identity, criterion, met, sentence, certificate, position) in zip(rows, findings):
        check((row["Nr"], row["Intygs-id"], row["Kriterium"]) == (nr, identity, criterion), row)
        check(row["Utfall"] == ["Uppfyllt", "Ej uppfyllt", "Ej tillämpligt"][met], row, met)
        cited = rows_of("SELECT field, span_begin, span_end, text FROM evidence WHERE run_id = ? AND certificate = ? AND finding = ? "
                        "AND cited = 1 ORDER BY position", certificate, position)
        check(row["Plats"] == ("; ".join(f"{f}: {b}–{e}" for f, b, e, _ in cited) or "–"), row, cited)
        if met == 0 and cited:
            check(row["Citerade ord"] == "; ".join(f"”{text}”" for *_, text in cited), row, cited)
    pages = "\n".join(str(c.value) for row in book.book["Intygsblad"].iter_rows() for c in row if c.value)
    for (text,) in rows_of("SELECT text FROM masked_text WHERE run_id = ? AND length(text) BETWEEN 1 AND 200"):
        check(text in pages, "not on any page:", text)
    left_out = book.table("Bortfall")
    check(len(left_out) == counted("problem") + counted("other_type") + counted("exclusion") +
          one("SELECT count(*) FROM run_list WHERE run_id = ? AND list = 'unmapped_unit'"), left_out)
    facts = {row["Uppgift"]: row["Värde"] for row in book.table("Metod_uppgifter")}
    seed, frame_hash, sample_hash = base.execute("SELECT seed, frame_sha256, sample_sha256 FROM run WHERE run_id = ?", (run,)).fetchone()
    check({seed, frame_hash, sample_hash, run} <= set(facts.values()), facts)
    check(dict(rows_of("SELECT name, value FROM policy WHERE run_id = ?")) ==
          {row["Gräns"]: str(row["Värde"]) for row in book.table("Metod_policy")}, "policy")
    check(dict(rows_of("SELECT name, sha256 FROM data_file WHERE run_id = ?")) ==
          {row["Fil"]: row["SHA-256"] for row in book.table("Metod_datafiler")}, "data files")
    check({row["Kriterium"].split()[0] for row in book.table("Metod_kriterier")} >= set(criteria), "sources")
    check(book.names() <= checked, "no check for", book.names() - checked)


def main(program, source):
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        samples, data, db = os.path.join(source, "samples"), at("data"), at("stickprov.db")
        os.makedirs(data)
        os.symlink(os.path.join(source, "icd10-icf-maps"), os.path.join(data, "icd10-icf-maps"))
        subprocess.run(["cp", "-r", os.path.join(source, "dictionaries"), data], check=True)
        policy = os.path.join(data, "dictionaries", "policy.toml")
        text = open(policy, encoding="utf-8").read()
        open(policy, "w", encoding="utf-8").write(
            re.sub(r"(?m)^smallest_number_shown = \d+", "smallest_number_shown = 1", text))  # nothing is hidden
        minimum = int(re.search(r"(?m)^smallest_unit = (\d+)", text).group(1))
        command = [program, "--data", data]
        audit = command + ["audit", samples, "--units", os.path.join(samples, "units.tsv"), "--db", db]
        for name, how in (("a", ["--n", "45"]), ("b", ["--all"]), ("c", ["--n", "30", "--to", "2026-01-31"])):
            subprocess.run(audit + ["-o", at(name + ".xlsx"), "--seed", name, *how], check=True, capture_output=True)
        base = sqlite3.connect(db)
        for (run,) in base.execute("SELECT run_id FROM run").fetchall():
            subprocess.run(command + ["report", "--db", db, "--run", run, "-o", at("r.xlsx")], check=True, capture_output=True)
            check_run(base, run, at("r.xlsx"), minimum)


main(*sys.argv[1:])
