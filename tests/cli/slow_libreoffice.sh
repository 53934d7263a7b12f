#!/usr/bin/env bash
# The workbook as LibreOffice prints it: every sheet has pages, the first is one page, and so is each certificate.
set -euo pipefail
program="$1"
source="$2"
for tool in soffice pdftotext; do
  if ! command -v "$tool" > /dev/null; then
    echo "skipped: $tool is not installed (apt-get install libreoffice-calc poppler-utils)"
    exit 0
  fi
done
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$program" audit "$source/samples" --units "$source/samples/units.tsv" -o "$folder/rapport.xlsx" --seed prov --n 60 2> /dev/null
cd "$folder"
HOME="$folder" soffice --headless --convert-to pdf rapport.xlsx > convert.log 2>&1 || { cat convert.log; exit 1; }
pdftotext -layout rapport.pdf text
exec /usr/bin/python3 - "$folder" <<'PYTHON'
import re, sys
import openpyxl

folder = sys.argv[1]
names = openpyxl.load_workbook(folder + "/rapport.xlsx", read_only=True).sheetnames
pages = open(folder + "/text", encoding="utf-8").read().rstrip("\f\n").split("\f")
of = {name: 0 for name in names}
for number, page in enumerate(pages, 1):
    footer = re.search(r"^ *stickprov \S+ +(.+?) +sida (\d+) av (\d+)\s*$", page, re.M)
    if not footer or (int(footer[2]), int(footer[3])) != (number, len(pages)):
        sys.exit(f"FAILED: page {number} of {len(pages)} has the footer {footer and footer[0]}")
    of[footer[1]] += 1
    if footer[1] == "Intygsblad" and len(re.findall(r"^ *Nr \d+ · ", page, re.M)) != 1:
        sys.exit(f"FAILED: page {number} is not of one certificate")
if not all(of.values()) or of["Sammanfattning"] != 1 or of["Mått 13"] != 1 or of["Intygsblad"] != 60:
    sys.exit(f"FAILED: pages by sheet {of}")
PYTHON
