#!/usr/bin/env python3
"""Writes mutated certificates, to compare `stickprov validate` with the official Schematron.

usage: mutate_certificates.py v1|v2 COUNT FOLDER [SEED]

Every certificate starts as an invented, well-filled one and gets up to four random changes of the kinds that real
systems and hands make: answers left out, doubled or moved, codes, dates and periods changed, texts emptied, values
wrapped in elements. The same seed gives the same files. Only the header is left whole, which the rules do not see.
"""
import copy
import os
import random
import sys
from xml.sax.saxutils import escape, quoteattr

RG = "urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3"
GN = "urn:riv:clinicalprocess:healthcond:certificate:3"
TP = "urn:riv:clinicalprocess:healthcond:certificate:types:3"


class Element:
    def __init__(self, ns, name, *children, **attributes):
        self.ns, self.name, self.children, self.attributes = ns, name, list(children), attributes

    def elements(self):
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self):
        yield self
        for child in self.elements():
            yield from child.walk()


class Raw(str):
    """Markup written as it stands: comments, CDATA, processing instructions."""


def gn(name, *children, **attributes):
    return Element(GN, name, *children, **attributes)


def tp(name, *children):
    return Element(TP, name, *children)


def cv(code, system):
    return tp("cv", tp("code", code), tp("codeSystem", system))


def svar(number, *parts, instans=None):
    return gn("svar", *([gn("instans", str(instans))] if instans else []), *parts, id=number)


def part(number, *value):
    return gn("delsvar", *value, id=number)


def period(start, end):
    return tp("datePeriod", tp("start", start), tp("end", end))


def identity(name, root, extension):
    return gn(name, tp("root", root), tp("extension", extension))


HSA = "1.2.752.129.2.1.4.1"
ICD = "1.2.752.116.1.1.1.1.3"
KSH = "1.2.752.116.1.3.1.4.1"


def header(version):
    return [
        identity("intygs-id", "SE0000000001-TEST", "00000000-0000-4000-8000-000000000001"),
        gn("typ", tp("code", "LISJP"), tp("codeSystem", "b64ea353-e8f6-4832-b563-fc7d46f29548")),
        gn("version", version),
        gn("signeringstidpunkt", "2025-03-04T10:15:00"),
        gn("skickatTidpunkt", "2025-03-04T10:16:00"),
        gn("patient", identity("person-id", "1.2.752.129.2.1.3.1", "198903152398"), gn("fornamn"), gn("efternamn")),
        gn("skapadAv", identity("personal-id", HSA, "SE0000000001-LAK1"), gn("fullstandigtNamn", "Provläkare Ett"),
           gn("enhet", identity("enhets-id", HSA, "SE0000000001-ENH1"), gn("enhetsnamn", "Provenheten"),
              gn("vardgivare", identity("vardgivare-id", HSA, "SE0000000001-VG1"),
                 gn("vardgivarnamn", "Provregionen")))),
    ]


GROUNDS = {"v1": ["UNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"],
           "v2": ["FYSISKUNDERSOKNING", "DIGITALUNDERSOKNING", "TELEFONKONTAKT", "JOURNALUPPGIFTER", "ANNAT"]}
OCCUPATIONS = ["NUVARANDE_ARBETE", "ARBETSSOKANDE", "FORALDRALEDIG", "STUDIER"]
DEGREES = ["HELT_NEDSATT", "TRE_FJARDEDEL", "HALFTEN", "EN_FJARDEDEL"]
PROGNOSES = {"v1": ["STOR_SANNOLIKHET", "SANNOLIKT_INTE", "PROGNOS_OKLAR", "ATER_X_ANTAL_DGR"],
             "v2": ["STOR_SANNOLIKHET", "SANNOLIKT_INTE", "PROGNOS_OKLAR", "ATER_X_ANTAL_MANADER"]}
MEASURES = ["EJ_AKTUELLT", "ARBETSTRANING", "ARBETSANPASSNING", "SOKA_NYTT_ARBETE", "BESOK_ARBETSPLATS", "ERGONOMISK",
            "HJALPMEDEL", "KONFLIKTHANTERING", "KONTAKT_FHV", "OMFORDELNING", "OVRIGA_ATGARDER"]
DAYS = ["TRETTIO_DGR", "SEXTIO_DGR", "NITTIO_DGR", "HUNDRAATTIO_DAGAR", "TREHUNDRASEXTIOFEM_DAGAR"]
TEXTS = ["Nedsatt kraft i höger hand, griper 8 kg mot 35 på andra sidan.", "Kan inte lyfta över 2 kg.",
         "Tar emot gods på ett lager.", "Handträning två gånger i veckan.", "å", "Ja & nej < kanske"]
ICD_CODES = ["M751", "S52", "F432", "G560", "F32", "Z73", "Z730", "Z711", "Z799", "j45-P", "A00", "Z7", "M75.1",
             "F", "ZZ3", "M7512", "M75123", "f4", "Z73-", "é12", "X99", "z731", "Z723", "Y99", "1A2"]
SYSTEMS = [ICD, KSH, "1.2.752.116.1.1.1", "1.2.752.116.1.1.1.1.8", " " + ICD + " ", "1x2.752.116.1.1.1.1.3",
           "1.2.752.116.1.1.1.1.3.9", "KV_FKMU_0001", "KV_FKMU_0003", "kv_fkmu_0001", "", ICD + KSH,
           "1é2.752.116.1.1.1.1.3"]
DATES = ["2025-03-04", "2025-02-29", "2024-02-29", "2025-13-40", "2025-3-4", "20250304", " 2025-03-04", "2025-03-04 ",
         "2025-03-04Z", "2025-03-04+01:00", "2025-03-04+15:00", "2025-03-04T00:00:00", "", " ", "-2025-03-04",
         "12025-03-04", "0001-01-01", "2025-00-10", "2025-04-31", "2025-03-04x", "\n2025-03-04\n", "2025-12-31",
         "2025-01-01", "1900-02-29", "2025-03-04-14:00", "2025-03-04+01:60", "2025-03-04+1:00", "igår"]
TRUTHS = ["true", "false", "1", "0", " true ", "\tfalse\n", "TRUE", "ja", "", "10", "01", "truefalse", "tru e",
          "nottrue", "11"]
NUMBERS = ["1", "2", "0", "-1", "", " 3 ", "1.5", "0.5", "ett", "1e3", "+2", "INF", "NaN", "99999", ".9", "1.", "0x2",
           "1 2", "-INF", "1E0"]
EMPTIES = ["", " ", "\n\t ", "\u00a0", "x"]
QUESTION_IDS = ["1", "6", "17", "19", "20", "25", "26", "27", "28", "29", "32", "33", "34", "35", "37", "39", "40",
                "44", "9000", "9001", "9002", "9999", "10000", "2", "45", "100", "", " 17", "017", "9001.0", "x", "16"]


def base(rng, edition):
    text = lambda: rng.choice(TEXTS)  # noqa: E731
    answers = []
    if rng.random() < 0.25:
        answers.append(svar("27", part("27.1", rng.choice(["true", "false", "1", "0"]))))
    for i, code in enumerate(rng.sample(GROUNDS[edition], rng.randint(1, 3)), 1):
        extra = [part("1.3", text())] if code == "ANNAT" else []
        answers.append(svar("1", part("1.1", cv(code, "KV_FKMU_0001")), part("1.2", "2025-03-0%d" % i), *extra,
                            instans=i))
    occupations = rng.sample(OCCUPATIONS, rng.randint(1, 3))
    for i, code in enumerate(occupations, 1):
        answers.append(svar("28", part("28.1", cv(code, "KV_FKMU_0002")), instans=i))
    if "NUVARANDE_ARBETE" in occupations:
        answers.append(svar("29", part("29.1", text())))
    system = ICD if edition == "v1" else "1.2.752.116.1.1.1"
    diagnoses = []
    for i in range(rng.randint(1, 3)):
        diagnoses += [part("6.%d" % (2 * i + 1), text()),
                      part("6.%d" % (2 * i + 2), cv(rng.choice(["M751", "S52", "F432"]), system))]
    answers.append(svar("6", *diagnoses))
    answers += [svar("35", part("35.1", text())), svar("17", part("17.1", text()))]
    for number in ["19", "20", "37", "25"]:
        if rng.random() < 0.5 and not (number == "20" and edition == "v2"):
            answers.append(svar(number, part(number + ".1", text())))
    degrees = rng.sample(DEGREES, rng.randint(1, 4))
    for i, code in enumerate(degrees, 1):
        answers.append(svar("32", part("32.1", cv(code, "KV_FKMU_0003")),
                            part("32.2", period("2025-%02d-02" % (2 + i), "2025-%02d-01" % (3 + i))), instans=i))
    if any(code != "HELT_NEDSATT" for code in degrees):
        value = rng.choice(["true", "false"])
        answers.append(svar("33", part("33.1", value), *([part("33.2", text())] if value == "true" else [])))
    if rng.random() < 0.5:
        answers.append(svar("34", part("34.1", rng.choice(["true", "false"]))))
    prognosis = rng.choice(PROGNOSES[edition])
    extra = [part("39.3", cv(rng.choice(DAYS), "KV_FKMU_0007"))] if prognosis == "ATER_X_ANTAL_DGR" else []
    extra = [part("39.2", text())] if prognosis == "PROGNOS_OKLAR" and edition == "v2" else extra
    extra = [part("39.4", "3")] if prognosis == "ATER_X_ANTAL_MANADER" else extra
    answers.append(svar("39", part("39.1", cv(prognosis, "KV_FKMU_0006")), *extra))
    if edition == "v1":
        measures = ["EJ_AKTUELLT"] if rng.random() < 0.3 else rng.sample(MEASURES[1:], rng.randint(1, 4))
        for i, code in enumerate(measures, 1):
            answers.append(svar("40", part("40.1", cv(code, "KV_FKMU_0004")), instans=i))
        if measures != ["EJ_AKTUELLT"] and rng.random() < 0.5:
            answers.append(svar("44", part("44.1", text())))
    elif rng.random() < 0.5:
        answers.append(svar("44", part("44.1", text())))
    if rng.random() < 0.5:
        value = rng.choice(["true", "false"])
        answers.append(svar("26", part("26.1", value),
                            *([part("26.2", text())] if value == "true" and rng.random() < 0.6 else [])))
    if rng.random() < 0.3 and edition == "v1":
        for number in rng.sample(["9001", "9002", "9003"], rng.randint(1, 2)):
            answers.append(svar(number, part(number + ".1", text())))
    version = rng.choice(["1", "1.0", "1.1", "1.2", "1.3"]) if edition == "v1" else "2.0"
    return Element(RG, "intyg", *header(version), *answers)


def all_of(certificate, name):
    answers = [child for child in certificate.elements() if child.name == "svar"]
    if name == "svar":
        return [(certificate, child) for child in answers]
    return [(parent, child) for answer in answers for parent in answer.walk() for child in parent.elements()
            if child.name == name]


def drop(certificate, rng, name):
    found = all_of(certificate, name)
    if found:
        parent, child = rng.choice(found)
        parent.children.remove(child)


def double(certificate, rng, name):
    found = all_of(certificate, name)
    if found:
        parent, child = rng.choice(found)
        parent.children.insert(rng.randint(0, len(parent.children)), copy.deepcopy(child))


def reset(certificate, rng, name, values):
    found = [child for _, child in all_of(certificate, name)]
    if found:
        rng.choice(found).children = [rng.choice(values)]


def reset_part(certificate, rng, ids, values):
    found = [child for _, child in all_of(certificate, "delsvar") if child.attributes.get("id") in ids]
    if found:
        rng.choice(found).children = [rng.choice(values)]


def change_id(certificate, rng, name, values):
    found = [child for _, child in all_of(certificate, name)]
    if found:
        child = rng.choice(found)
        if rng.random() < 0.1:
            child.attributes.pop("id", None)
        else:
            child.attributes["id"] = rng.choice(values)


def wrap(certificate, rng):
    found = [child for _, child in all_of(certificate, rng.choice(
        ["delsvar", "code", "codeSystem", "start", "end", "instans"]))]
    if found:
        child = rng.choice(found)
        child.children = [Element(rng.choice([GN, TP]), rng.choice(["b", "code", "cv"]), *child.children)]


def decorate(certificate, rng):
    found = [child for _, child in all_of(certificate, rng.choice(["delsvar", "code", "codeSystem", "start"]))]
    if found:
        child = rng.choice(found)
        piece = Raw(rng.choice(["<!-- c -->", "<?p i?>", "<![CDATA[ x<&]]>", "<![CDATA[]]>", "  "]))
        if child.children and isinstance(child.children[0], str) and not isinstance(child.children[0], Raw):
            at = rng.randint(0, len(child.children[0]))
            value = child.children[0]
            child.children[0:1] = [rng.choice(["", " "]) + value[:at], piece, value[at:]]
        else:
            child.children.insert(rng.randint(0, len(child.children)), piece)


def shuffle(certificate, rng):
    answers = [child for child in certificate.elements() if child.name == "svar"]
    chosen = rng.choice([certificate] + answers)
    tail = [child for child in chosen.elements() if child.name in ("svar", "delsvar", "instans")]
    head = [child for child in chosen.elements() if child not in tail]
    rng.shuffle(tail)
    chosen.children = head + tail


def move_part(certificate, rng):
    found = all_of(certificate, "delsvar")
    answers = [child for child in certificate.elements() if child.name == "svar"]
    if found and answers:
        parent, child = rng.choice(found)
        parent.children.remove(child)
        rng.choice(answers).children.append(child)


def nest(certificate, rng):
    found = all_of(certificate, "svar")
    if len(found) > 1:
        parent, child = rng.choice(found)
        parent.children.remove(child)
        target = rng.choice([other for _, other in found if other is not child])
        target.children.append(child)


def other_namespace(certificate, rng):
    found = all_of(certificate, rng.choice(["svar", "delsvar", "cv", "code", "datePeriod", "instans"]))
    if found:
        rng.choice(found)[1].ns = rng.choice([GN, TP, "urn:example:none"])


def infection(certificate, rng):
    certificate.children = [child for child in certificate.children
                            if not (isinstance(child, Element) and child.attributes.get("id") == "27")]
    certificate.children.append(svar("27", part("27.1", rng.choice(TRUTHS))))
    for _ in range(rng.randint(0, 6)):
        drop(certificate, rng, "svar")


def periods(certificate, rng):
    found = [child for _, child in all_of(certificate, "datePeriod")]
    for child in found:
        if rng.random() < 0.6:
            start, end = (rng.choice(["2025-03-0%d" % day for day in range(1, 9)]) for _ in "ab")
            if rng.random() < 0.85:
                start, end = sorted([start, end])
            child.children = [tp("start", start), tp("end", end)]


def extra(certificate, rng, edition):
    number = rng.choice(QUESTION_IDS)
    value = rng.choice([[part(number + ".1", rng.choice(TEXTS + EMPTIES))], [], [part(number + ".2", "x")],
                        [part(number + ".1", cv(rng.choice(MEASURES + DEGREES), "KV_FKMU_0004"))]])
    certificate.children.append(svar(number, *value, instans=rng.choice([None, 1, 5])))


def odd_part(certificate, rng):
    """A part that the question does not have, or one more of a part it has."""
    _, answer = rng.choice(all_of(certificate, "svar") or [(None, certificate)])
    number = answer.attributes.get("id", "")
    answer.children.append(part("%s.%d" % (number, rng.randint(1, 7)), rng.choice(TEXTS + ["2025-03-01"])))


def repeat(certificate, rng):
    """One question more often than it may be, each time with a new instance number."""
    found = all_of(certificate, "svar")
    if found:
        _, answer = rng.choice(found)
        for i in range(rng.choice([1, 1, 3, 5, 11])):
            another = copy.deepcopy(answer)
            codes = [child for child in another.walk() if child.name == "code"]
            if codes and rng.random() < 0.7:
                codes[0].children = [rng.choice(MEASURES + OCCUPATIONS)]
            certificate.children.append(another)


def long_code(certificate, rng):
    found = [child for _, child in all_of(certificate, "delsvar") if child.attributes.get("id") in ("6.2", "6.4", "6.6")]
    codes = [node for child in found for node in child.walk() if node.name == "code"]
    if codes:
        rng.choice(codes).children = [rng.choice(ICD_CODES)]


def measures(certificate, rng):
    """Not current, beside measures or a text."""
    codes = [node for answer in certificate.elements() if answer.attributes.get("id") == "40"
             for node in answer.walk() if node.name == "code"]
    if codes:
        rng.choice(codes).children = [rng.choice(["EJ_AKTUELLT", " EJ_AKTUELLT", "ARBETSTRANING"])]
    if rng.random() < 0.5:
        certificate.children.append(svar("44", part("44.1", rng.choice(TEXTS))))


def mutate(certificate, rng, edition):
    codes = GROUNDS[edition] + OCCUPATIONS + DEGREES + PROGNOSES[edition] + MEASURES + DAYS
    odd = [" ANNAT ", "annat", "", "EJ_AKTUELLT ", " EJ_AKTUELLT", "HALF TEN", "UNDERSOKNING", "DIGITALUNDERSOKNING"]
    part_ids = ["%s.%d" % (q, n) for q in QUESTION_IDS[:20] for n in (1, 2, 3, 4)] + ["6.5", "6.6", "6.7", "", "1.1 "]
    kinds = [
        (6, lambda: drop(certificate, rng, "svar")), (5, lambda: drop(certificate, rng, "delsvar")),
        (2, lambda: drop(certificate, rng, rng.choice(["instans", "cv", "code", "codeSystem", "start", "end",
                                                       "datePeriod"]))),
        (3, lambda: double(certificate, rng, "svar")), (3, lambda: double(certificate, rng, "delsvar")),
        (2, lambda: double(certificate, rng, rng.choice(["instans", "cv", "code", "codeSystem", "start", "end",
                                                         "datePeriod"]))),
        (4, lambda: reset(certificate, rng, "code", codes + odd)),
        (4, lambda: reset_part(certificate, rng, ["1.2"], DATES)),
        (3, lambda: reset(certificate, rng, rng.choice(["start", "end"]), DATES)),
        (4, lambda: periods(certificate, rng)),
        (3, lambda: reset(certificate, rng, "codeSystem", SYSTEMS)),
        (2, lambda: reset(certificate, rng, "instans", NUMBERS)),
        (4, lambda: reset_part(certificate, rng, ["27.1", "33.1", "34.1", "26.1"], TRUTHS)),
        (4, lambda: reset_part(certificate, rng, ["1.3", "29.1", "6.1", "6.3", "6.5", "35.1", "17.1", "19.1", "20.1",
                                                  "33.2", "37.1", "44.1", "25.1", "26.2", "9001.1"], EMPTIES)),
        (3, lambda: diagnosis(certificate, rng)),
        (2, lambda: change_id(certificate, rng, "svar", QUESTION_IDS)),
        (2, lambda: change_id(certificate, rng, "delsvar", part_ids)),
        (2, lambda: wrap(certificate, rng)), (3, lambda: decorate(certificate, rng)),
        (2, lambda: shuffle(certificate, rng)), (1, lambda: move_part(certificate, rng)),
        (1, lambda: nest(certificate, rng)), (1, lambda: other_namespace(certificate, rng)),
        (4, lambda: odd_part(certificate, rng)), (3, lambda: repeat(certificate, rng)),
        (3, lambda: long_code(certificate, rng)), (2, lambda: measures(certificate, rng)),
        (4, lambda: infection(certificate, rng)), (3, lambda: extra(certificate, rng, edition)),
    ]
    weights = [weight for weight, _ in kinds]
    for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 2, 2, 3])):
        rng.choices(kinds, weights)[0][1]()


def diagnosis(certificate, rng):
    found = [child for _, child in all_of(certificate, "delsvar") if child.attributes.get("id") in ("6.2", "6.4", "6.6")]
    if not found:
        return
    if rng.random() < 0.5:
        rng.choice(found).children = [cv(rng.choice(ICD_CODES), rng.choice([ICD, ICD, KSH]))]
    else:
        system = rng.choice(SYSTEMS)
        for child in found:
            child.children = [cv(rng.choice(ICD_CODES[:4]), rng.choice([system, system, system, KSH, ICD]))]


def write(element, prefixes, out, indent, depth=0):
    prefix = prefixes.get(element.ns)
    name = element.name if not prefix else prefix + ":" + element.name
    attributes = "".join(" %s=%s" % (key, quoteattr(value)) for key, value in element.attributes.items())
    if depth == 0:
        attributes += "".join(' xmlns%s="%s"' % (":" + p if p else "", ns) for ns, p in prefixes.items())
    only_elements = bool(element.children) and all(isinstance(child, Element) for child in element.children)
    line = "\n" + "  " * (depth + 1) if indent and only_elements else ""
    out.append("<%s%s>" % (name, attributes))
    for child in element.children:
        if isinstance(child, Element):
            out.append(line)
            write(child, prefixes, out, indent, depth + 1)
        else:
            out.append(child if isinstance(child, Raw) else escape(child))
    out.append(("\n" + "  " * depth if line else "") + "</%s>" % name)


def main():
    if len(sys.argv) not in (4, 5) or sys.argv[1] not in ("v1", "v2"):
        sys.exit(__doc__)
    edition, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    seed = sys.argv[4] if len(sys.argv) == 5 else "1"
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        rng = random.Random("%s/%s/%d" % (edition, seed, number))
        certificate = base(rng, edition)
        mutate(certificate, rng, edition)
        names = rng.choice([("", "r", "t"), ("ns1", "ns2", "ns3"), ("a", "", "b"), ("g", "h", "")])
        prefixes = {GN: names[0], RG: names[1], TP: names[2], "urn:example:none": "none"}
        out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
        write(Element(RG, "RegisterCertificate", certificate), prefixes, out, rng.random() < 0.5)
        with open(os.path.join(folder, "m%06d.xml" % number), "w", encoding="utf-8", newline="") as file:
            file.write("".join(out))


if __name__ == "__main__":
    main()
