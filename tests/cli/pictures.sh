#!/usr/bin/env bash
# The handbook's pictures are there, small, said in words, and each made by script/pictures.
set -euo pipefail
exec /usr/bin/python3 - "$2" <<'PYTHON'
import os, re, sys

root = sys.argv[1]
book = open(os.path.join(root, "docs", "handbok.md"), encoding="utf-8").read()
script = open(os.path.join(root, "script", "pictures"), encoding="utf-8").read()
pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", book)
for words, path in pictures:
    file = os.path.join(root, "docs", path)
    if not os.path.isfile(file) or os.path.getsize(file) >= 200_000:
        sys.exit(f"FAILED: {path} is missing or 200 kB or more")
    if len(words) < 60:
        sys.exit(f"FAILED: {path} says too little to who cannot see it: {words}")
    if os.path.basename(path)[:-4] not in script:
        sys.exit(f"FAILED: script/pictures does not make {path}")
there = {"bilder/" + name for name in os.listdir(os.path.join(root, "docs", "bilder"))}
if there != {path for _, path in pictures} or len(there) < 6:
    sys.exit(f"FAILED: pictures without a place in the handbook: {there ^ {path for _, path in pictures}}")
PYTHON
