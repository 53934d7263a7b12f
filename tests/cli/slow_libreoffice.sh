#!/usr/bin/env bash
# The workbook opens in LibreOffice: every sheet becomes pages.
set -euo pipefail
program="$1"
source="$2"
if ! command -v soffice > /dev/null; then
  echo "skipped: LibreOffice is not installed (apt-get install libreoffice-calc)"
  exit 0
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$program" audit "$source/samples" --units "$source/samples/units.tsv" -o "$folder/rapport.xlsx" --seed prov 2> /dev/null
cd "$folder"
HOME="$folder" soffice --headless --convert-to pdf rapport.xlsx > convert.log 2>&1
test -s rapport.pdf
pages="$(grep -aoE '/Type ?/Page\b' rapport.pdf | wc -l)"
if [ "$pages" -lt 7 ]; then
  echo "FAILED: only $pages pages"
  cat convert.log
  exit 1
fi
