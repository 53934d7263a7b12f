#!/usr/bin/env bash
# rate, validate, explain, draw and audit read the same certificates from a folder and from its archives.
set -euo pipefail
exec /usr/bin/python3 - "$1" "$2/samples" <<'PYTHON'
import io, json, os, shutil, subprocess, sys, tarfile, tempfile, zipfile

program, samples = sys.argv[1:]

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

def run(*arguments):  # in a locale without Swedish letters: names in archives do not hang on it
    return subprocess.run([program, *arguments], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})

with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "intyg")
    shutil.copytree(samples, source)
    files = sorted(os.path.relpath(os.path.join(root, name), source)
                   for root, _, names in os.walk(source) for name in names)
    with zipfile.ZipFile(os.path.join(folder, "post.zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name in files:
            archive.write(os.path.join(source, name), name)
    for suffix, mode in ((".tar", "w"), (".tar.gz", "w:gz")):
        with tarfile.open(os.path.join(folder, "post" + suffix), mode) as archive:
            for name in files:
                archive.add(os.path.join(source, name), name)
    archives = [os.path.join(folder, "post" + suffix) for suffix in (".zip", ".tar", ".tar.gz")]
    before = sorted(os.listdir(folder))

    def rated(path):
        done = run("rate", path, "--format", "jsonl")
        check(done.returncode == 0, done.stderr)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        for line in lines:
            line["path"] = line.get("path", "").replace("!/", "/").replace(path, "")
        return sorted(json.dumps(line, sort_keys=True) for line in lines)

    alone = rated(source)
    check(len(alone) > 70, "too few certificates:", len(alone))
    for path in archives:
        check(rated(path) == alone, "other ratings from", path)
        done = run("validate", path)
        check(done.returncode == 0 and len(done.stdout.splitlines()) > 70, done.stderr)
        check(path + "!/" in done.stdout, "the entries are not named")

    some = json.loads(alone[0])["certificate_id"]
    explained = [run("explain", path, "--certificate", some) for path in [source, *archives]]
    for done in explained:
        check(done.returncode == 0 and done.stdout == explained[0].stdout, done.stderr)

    drawn = []
    for path in [source, *archives]:
        protocol = os.path.join(folder, "urval.json")
        done = run("draw", path, "--n", "20", "--seed", "arkiv", "-o", protocol)
        check(done.returncode == 0, done.stderr)
        drawn.append(json.dumps(json.load(open(protocol))["sample"]))
        check(run("verify", protocol, path).returncode == 0, "verify of", path)
        os.remove(protocol)
    check(len(set(drawn)) == 1, "other draws from archives")

    book = os.path.join(folder, "rapport.xlsx")
    done = run("audit", archives[0], "--n", "20", "--seed", "arkiv", "-o", book)
    check(done.returncode == 0 and os.path.getsize(book) > 10000, done.stderr)
    for made in ("rapport.xlsx", "stickprov.db", "stickprov.db.key"):
        os.remove(os.path.join(folder, made))
    check(sorted(os.listdir(folder)) == before, "something was left on disk:", os.listdir(folder))

    # A damaged archive is one counted line that says what to do, and the rest goes on.
    cut = os.path.join(folder, "avhuggen.tar.gz")
    data = open(archives[2], "rb").read()
    open(cut, "wb").write(data[:len(data) // 2])
    done = run("rate", cut, archives[0])
    check(done.returncode == 0 and len(done.stdout.splitlines()) >= len(alone), done.stderr)
    lines = [line for line in done.stderr.splitlines() if line.startswith(cut + ":")]
    check(len(lines) == 1 and "skadat" in lines[0] and "Hämta" in lines[0], done.stderr)
    check(run("rate", cut, "--strict").returncode == 1, "--strict")

    # A workbook in the folder is one line, though it is a zip inside.
    open(book, "wb").close()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    done = run("rate", book, source)
    check(sum(line.startswith(book) for line in done.stderr.splitlines()) == 1, done.stderr)
PYTHON
