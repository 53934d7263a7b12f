#!/usr/bin/env bash
# Certificates whose every free text holds the patient's and the signer's names and the patient's number, in XML, in
# Webcert's JSON, broken, and in a file named by the number: none of it in any output of any command.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2" <<'PYTHON'
import glob, json, os, re, sqlite3, subprocess, sys, tempfile, zipfile

program, source = sys.argv[1:]
samples = os.path.join(source, "samples")

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

# Numbers of Skatteverket's test series, invented names.
PATIENT = "195004302120"
said = ("Åsa Sjögren-Lindqvist, pnr 19500430-2120 (500430-2120), tel 070-174 06 21, asa.sjogren@example.se, "
        "Provgatan 4. Bedömt av Björn Håkansson. SJÖGREN-LINDQVIST ÅSA. ")
secrets = ["Åsa", "ÅSA", "Sjögren", "SJÖGREN", "Lindqvist", "LINDQVIST", "Håkansson", "Björn", "19500430", "500430-2120",
           "5004302120", "174 06 21", "example.se", "Provgatan", "sjogren"]

def look(data, where):
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    for secret in secrets:
        at = text.find(secret)
        check(at < 0, f"\"{secret}\" is in {where}:", text[max(0, at - 60):at + 60])

FREE = ["1.3", "6.1", "6.3", "17.1", "19.1", "20.1", "25.1", "26.2", "29.1", "33.2", "35.1", "37.1", "39.2", "44.1", "9001.1"]

def with_secrets(xml, instance):
    xml = re.sub(r"<t:extension>\d{12}</t:extension>", f"<t:extension>{PATIENT}</t:extension>", xml, count=1)
    xml = re.sub(r"<fornamn>.*?</fornamn>", "<fornamn>Åsa</fornamn>", xml)
    xml = re.sub(r"<efternamn>.*?</efternamn>", "<efternamn>Sjögren-Lindqvist</efternamn>", xml)
    xml = re.sub(r"<fullstandigtNamn>.*?</fullstandigtNamn>", "<fullstandigtNamn>Björn Håkansson</fullstandigtNamn>", xml)
    for field in FREE:
        part = f'<delsvar id="{field}">'
        if part in xml:
            xml = xml.replace(part, part + said)
        elif field == "1.3":
            # "annat", with an instans or without one
            extra = f'<svar id="1">{instance}<delsvar id="1.1"><t:cv><t:code>ANNAT</t:code><t:codeSystem>KV_FKMU_0001</t:codeSystem></t:cv></delsvar><delsvar id="1.2">2025-09-08</delsvar>{part}{said}</delsvar></svar>'
            xml = xml.replace('<svar id="28">', extra + '<svar id="28">', 1)
        elif field != "6.3":
            xml = re.sub(r"(</\w+:intyg>)", f'<svar id="{field.split(".")[0]}">{part}{said}</delsvar></svar>' + r"\1", xml, count=1)
    return xml

def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True)
    return done

with tempfile.TemporaryDirectory() as folder:
    intyg = os.path.join(folder, "intyg")
    os.makedirs(intyg)
    originals = [p for p in sorted(glob.glob(os.path.join(samples, "*", "*.xml"))) if "trasiga" not in p]
    chosen, seen = [], set()
    for path in originals:  # some of each version, all of one patient
        text = open(path, encoding="utf-8", errors="replace").read()
        version = re.search(r"<version>(.*?)</version>", text)
        if version and "<fornamn>" in text and text.count("<intygs-id><t:root>") == 1 and sum(v == version.group(1) for _, v in chosen) < 4:
            chosen.append((path, version.group(1)))
    check(len({v for _, v in chosen}) >= 2, "too few versions", chosen)
    ids, whole = [], ""
    for number, (path, _) in enumerate(chosen):
        whole = with_secrets(open(path, encoding="utf-8").read(), "<instans>2</instans>" if number % 2 else "")
        open(os.path.join(intyg, f"{number}.xml"), "w", encoding="utf-8").write(whole)
        ids.append(re.search(r"<intygs-id>.*?<t:extension>(.*?)</t:extension>", whole).group(1))
    for path in sorted(glob.glob(os.path.join(samples, "*", "*.json")))[:6]:
        try:
            document = json.load(open(path, encoding="utf-8"))
            document["grundData"]["patient"]["personId"] = "19500430-2120"
        except (ValueError, KeyError, TypeError):
            continue
        patient, signer = document["grundData"]["patient"], document["grundData"]["skapadAv"]
        patient.update({"fornamn": "Åsa", "efternamn": "Sjögren-Lindqvist", "fullstandigtNamn": "Åsa Sjögren-Lindqvist"})
        signer["fullstandigtNamn"] = "Björn Håkansson"
        for key, value in document.items():
            if isinstance(value, str) and (" " in value or key in ("nuvarandeArbete", "ovrigt")):
                document[key] = said + value
        for diagnosis in document.get("diagnoser", []):
            if "diagnosBeskrivning" in diagnosis:
                diagnosis["diagnosBeskrivning"] = said + (diagnosis["diagnosBeskrivning"] or "")
        json.dump(document, open(os.path.join(intyg, os.path.basename(path)), "w", encoding="utf-8"), ensure_ascii=False)
    # Broken ones, named by the number.
    open(os.path.join(intyg, "19500430-2120.xml"), "w", encoding="utf-8").write(whole[:len(whole) // 2])
    open(os.path.join(intyg, "500430-2120 bruten.xml"), "w", encoding="utf-8").write(
        whole.replace('<svar id="28">', '<svar id="28"><Åsa>', 1))
    open(os.path.join(intyg, "195004302120.json"), "w", encoding="utf-8").write('{"namn": "' + said)
    open(os.path.join(intyg, "datum.xml"), "w", encoding="utf-8").write(
        re.sub(r"<signeringstidpunkt>[^<]*", "<signeringstidpunkt>Åsa Sjögren-Lindqvist 500430-2120", whole))
    open(os.path.join(intyg, "utan-id.xml"), "w", encoding="utf-8").write(
        re.sub(r"<intygs-id>.*?</intygs-id>", "", whole))
    open(os.path.join(intyg, "text.txt"), "w", encoding="utf-8").write(said)
    with zipfile.ZipFile(os.path.join(intyg, "post.zip"), "w") as archive:
        archive.writestr("19500430-2120/500430-2120.xml", whole.replace(ids[-1], "i-arkivet"))
        archive.writestr("500430-2120.txt", said)

    labels = os.path.join(folder, "labels.tsv")
    parts = ["diagnosis", "function", "activity", "dfa", "capacity", "plan", "fmb", "basis", "overall"]
    with open(labels, "w", encoding="utf-8") as out:
        out.write("\t".join(["certificate_id", *parts]) + "\n")
        for certificate in ids:
            out.write("\t".join([certificate, *(["missing"] * len(parts))]) + "\n")

    book, database = os.path.join(folder, "a.xlsx"), os.path.join(folder, "a.db")
    said_by = []
    for arguments in (["rate", intyg], ["rate", intyg, "--format", "jsonl"], ["explain", intyg],
                      ["explain", os.path.join(intyg, "19500430-2120.xml")],
                      ["evaluate", "--labels", labels, intyg], ["evaluate", "--labels", labels, intyg, "--format", "json"],
                      ["validate", intyg], ["validate", intyg, "--lang", "en"],
                      ["draw", intyg, "--n", "3", "--seed", "x", "-o", os.path.join(folder, "urval.json")],
                      ["verify", os.path.join(folder, "urval.json"), intyg],
                      ["audit", intyg, "--all", "--seed", "x", "-o", book, "--db", database],
                      ["report", "--db", database, "-o", os.path.join(folder, "b.xlsx")],
                      ["report", "--db", database, "--format", "json", "-o", os.path.join(folder, "b.json")],
                      ["report", "--db", database, "--format", "csv", "-o", os.path.join(folder, "csv")]):
        done = run(*arguments)
        if done.returncode != 0:
            said_by.append((" ".join(arguments[:1] + arguments[2:4]), done.returncode, done.stderr.decode()[-300:]))
        look(done.stdout, arguments[0])
        look(done.stderr, arguments[0] + "'s standard error")
    check([s for s in said_by if not s[0].startswith(("explain", "verify"))] == [], said_by)
    check(len(run("rate", intyg, "--format", "jsonl").stdout.splitlines()) >= 8, "too few were rated")
    made = 0
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            if path.startswith(intyg) or path == labels:
                continue
            made += 1
            look(open(path, "rb").read(), path)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(path) as workbook:
                    for part in workbook.namelist():
                        look(workbook.read(part), name + "'s " + part)
    check(made >= 6, "too few files were made")
    flags = [json.loads(line)["flags"] for line in run("rate", intyg, "--format", "jsonl").stdout.splitlines()]
    check(all("identity_in_free_text" in f for f in flags), "not every certificate is flagged")
PYTHON
