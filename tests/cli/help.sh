#!/usr/bin/env bash
# Help in both languages for the program and every command; usage errors are one line and exit code 2.
set -euo pipefail
exec /usr/bin/python3 - "$1" <<'PYTHON'
import re, subprocess, sys, unicodedata

program = sys.argv[1]

def run(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr

def width(line):
    return sum(0 if unicodedata.combining(c) else 1 for c in line)

def check(holds, *what):
    if not holds:
        sys.exit("FAILED: " + " ".join(str(w) for w in what))

code, top, error = run("--help")
check(code == 0 and error == "", "help", code, error)
names = re.findall(r"^  ([a-z]+) ", top[top.index("Kommandon:"):top.index("Exempel:")], re.M)
check({"audit", "rate", "explain", "evaluate", "validate"} <= set(names), names)

for command in [None, *names]:
    for language, example in (("sv", "Exempel"), ("en", "Example")):
        arguments = ([command] if command else []) + ["--help", "--lang", language]
        code, out, error = run(*arguments)
        check(code == 0 and error == "", arguments, code, error)
        check(example in out, arguments, "shows no example")
        check("stickprov" in out, arguments)
        for line in out[:out.index(example)].splitlines():  # a command to copy stands on one line
            check(width(line) <= 80, arguments, "line too long:", line)
        if language == "sv":
            for english in ("Usage", "Options:", "Positionals", "Subcommand", "REQUIRED", "Print this", "Examples"):
                check(english not in out, arguments, "has", english)
        else:
            check("Användning" not in out and "Flaggor" not in out, arguments)

check(run("--version")[1].startswith("stickprov "), "version")
check(run("rate", "--help", "--lang=en")[1] == run("--lang", "en", "rate", "--help")[1], "--lang anywhere")

for arguments, word in (([], "kommando"), (["dansa"], "okänt kommando: dansa"), (["rate"], "PATH saknas"),
                        (["rate", "x", "--formt", "tsv"], "okänd flagga: --formt"),
                        (["rate", "x", "--format", "xml"], "--format: xml är inte något av tsv, jsonl"),
                        (["audit", "x"], "--output saknas"), (["audit", "x", "-o", "y.xlsx", "--n", "tio"], "--n"),
                        (["audit", "x", "-o", "y.xlsx", "--n", "-3"], "--n"),
                        (["audit", "x", "-o", "y.xlsx", "--n", "5", "--all"], "kan inte användas tillsammans med"),
                        (["--lang", "fi", "rate", "x"], "--lang: fi är inte något av")):
    code, out, error = run(*arguments)
    check(code == 2, arguments, "exit code", code)
    check(out == "", arguments, "wrote on standard output")
    check(len(error.splitlines()) == 1, arguments, "more than one line:", error)
    check(word in error, arguments, "does not say", word, "but", error)
code, out, error = run("rate", "--lang", "en")
check(code == 2 and "is missing" in error, error)
PYTHON
