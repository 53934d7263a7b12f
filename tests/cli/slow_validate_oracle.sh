#!/bin/bash
# The verdicts of `stickprov validate` against the official Schematron, run by Saxon, on mutated certificates.
# usage: slow_validate_oracle.sh PROGRAM SOURCE_FOLDER [COUNT] [SEED]
set -euo pipefail
program=$1; source=$2; count=${3:-1500}; seed=${4:-oracle}
oracle=$source/../shared/tools/official_verdicts.sh
skip() { echo "SKIPPED: $1"; exit 0; }
[ -f "$oracle" ] || skip "the official rules are not beside the source ($oracle)"
[ -f /usr/share/java/Saxon-HE.jar ] || skip "Saxon is missing (Debian's libsaxonhe-java)"
command -v java >/dev/null || skip "java is missing (Debian's default-jre-headless)"
/usr/bin/python3 -c 'import lxml.isoschematron' 2>/dev/null || skip "lxml is missing (Debian's python3-lxml)"

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
different=0
for edition in v1 v2; do
  python3 "$source/tests/ingest/mutate_certificates.py" $edition "$count" "$work/$edition" "$seed"
  bash "$oracle" $edition "$work/$edition" 2>"$work/oracle.log" | sort >"$work/official" || { cat "$work/oracle.log"; exit 1; }
  "$program" validate "$work/$edition" 2>/dev/null | tail -n +2 |
    awk -F'\t' '{ n = split($1, p, "/"); sub(/\.xml$/, "", p[n]); print p[n] "\t" $3 }' | sort >"$work/ours"
  judged=$(wc -l <"$work/official")
  [ "$judged" -eq "$count" ] || { echo "$edition: the official rules judged $judged of $count"; exit 1; }
  echo "$edition: $(grep -c 'pass$' "$work/official") pass, $(grep -c 'fail$' "$work/official") fail"
  diff "$work/official" "$work/ours" >"$work/difference" || { different=1; head -20 "$work/difference"; }
done
[ "$different" -eq 0 ] || { echo "the verdicts differ (official <, ours >)"; exit 1; }
echo "all verdicts are equal"
