#!/usr/bin/env bash
# Every kind of broken input becomes one counted line with file and what to do; the rest goes on.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import glob, os, re, shutil, subprocess, sys, tempfile

program, samples = sys.argv[1:]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

with tempfile.TemporaryDirectory() as folder:
    good = sorted(glob.glob(os.path.join(samples, "vc-ekbacken", "*.xml")))[0]
    shutil.copy(good, os.path.join(folder, "m-good.xml"))
    data = open(good, "rb").read()
    bad = {
        "empty.xml": b"",
        "cut.xml": data[:len(data) // 2],
        "text.txt": b"hej",
        "latin1.xml": data.replace("å".encode(), b"\xe5") if "å".encode() in data else b"<a>\xe5</a>",
        "bomb.xml": b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>',
        "cut.json": b'{"id": "x", "grundData": {',
        "space.xml": data.replace(b"urn:riv:clinicalprocess:healthcond:certificate", b"urn:riv:other"),
        "date.xml": re.sub(rb"(<[^>]*signeringstidpunkt[^>]*>)[^<]*", rb"\g<1>2025-13-40T10:00:00", data),
    }
    for name, content in bad.items():
        open(os.path.join(folder, name), "wb").write(content)
    done = subprocess.run([program, "rate", folder], capture_output=True, text=True)
    check(done.returncode == 0, done.returncode, done.stderr)
    check(len(done.stdout.splitlines()) == 2, "the good certificate is not rated alone:", done.stdout)
    for name in bad:
        lines = [line for line in done.stderr.splitlines() if os.path.join(folder, name) in line]
        check(len(lines) == 1, name, "has", len(lines), "lines:", done.stderr)
        check(len(lines[0].split(": ", 1)[1]) > 20, name, "does not say what to do:", lines[0])
    check(f"kunde inte användas: {len(bad)} (" in done.stderr, done.stderr)
    check("läkarintyg för sjukpenning: 1\n" in done.stderr, done.stderr)
    strict = subprocess.run([program, "rate", folder, "--strict"], capture_output=True, text=True)
    check(strict.returncode == 1 and strict.stdout == done.stdout, "--strict")
PYTHON
