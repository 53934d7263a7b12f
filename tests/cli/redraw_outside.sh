#!/usr/bin/env bash
# Draws again from outside the program, with sha256sum, sort and the rules of docs/metod.md, and compares.
set -euo pipefail
export LC_ALL=C
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir intyg

fail() {
  echo "FAIL: $*" >&2
  exit 1
}

# Invented certificates: 60 over 4 units of uneven size, signed on different days.
certificate() { # id unit day given family
  cat > "intyg/$1.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<r:RegisterCertificate xmlns="urn:riv:clinicalprocess:healthcond:certificate:3" xmlns:r="urn:riv:clinicalprocess:healthcond:certificate:RegisterCertificateResponder:3" xmlns:t="urn:riv:clinicalprocess:healthcond:certificate:types:3"><r:intyg>
<intygs-id><t:root>$2</t:root><t:extension>$1</t:extension></intygs-id>
<typ><t:code>LISJP</t:code><t:codeSystem>b64ea353-e8f6-4832-b563-fc7d46f29548</t:codeSystem></typ>
<version>1.3</version><signeringstidpunkt>$3T09:00:00</signeringstidpunkt><skickatTidpunkt>$3T09:00:00</skickatTidpunkt>
<patient><person-id><t:root>1.2.752.129.2.1.3.1</t:root><t:extension>195004302120</t:extension></person-id><fornamn>Tolvan</fornamn><efternamn>Tolvansson</efternamn><postadress/><postnummer/><postort/></patient>
<skapadAv><personal-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>$2-LAK$(( ${1##*-} % 3 ))</t:extension></personal-id><fullstandigtNamn>Elva Elvansson</fullstandigtNamn><enhet><enhets-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>$2</t:extension></enhets-id><enhetsnamn>Enheten</enhetsnamn><vardgivare><vardgivare-id><t:root>1.2.752.129.2.1.4.1</t:root><t:extension>VG</t:extension></vardgivare-id><vardgivarnamn>Region Test</vardgivarnamn></vardgivare></enhet></skapadAv>
<svar id="1"><instans>1</instans><delsvar id="1.1"><t:cv><t:code>UNDERSOKNING</t:code><t:codeSystem>KV_FKMU_0001</t:codeSystem></t:cv></delsvar><delsvar id="1.2">$3</delsvar></svar>
<svar id="28"><instans>1</instans><delsvar id="28.1"><t:cv><t:code>ARBETSSOKANDE</t:code><t:codeSystem>KV_FKMU_0002</t:codeSystem></t:cv></delsvar></svar>
<svar id="6"><delsvar id="6.1">Ryggskott</delsvar><delsvar id="6.2"><t:cv><t:code>M545</t:code><t:codeSystem>1.2.752.116.1.1.1.1.3</t:codeSystem></t:cv></delsvar></svar>
<svar id="35"><delsvar id="35.1">Stel i ryggen vid undersökning.</delsvar></svar>
<svar id="17"><delsvar id="17.1">Kan inte lyfta.</delsvar></svar>
<svar id="32"><instans>1</instans><delsvar id="32.1"><t:cv><t:code>HELT_NEDSATT</t:code><t:codeSystem>KV_FKMU_0003</t:codeSystem></t:cv></delsvar><delsvar id="32.2"><t:datePeriod><t:start>$3</t:start><t:end>$3</t:end></t:datePeriod></delsvar></svar>
<svar id="39"><delsvar id="39.1"><t:cv><t:code>STOR_SANNOLIKHET</t:code><t:codeSystem>KV_FKMU_0006</t:codeSystem></t:cv></delsvar></svar>
</r:intyg></r:RegisterCertificate>
XML
}
for i in $(seq 1 60); do
  case $((i % 10)) in
    0) unit=SE-D ;;
    1 | 2) unit=SE-C ;;
    3 | 4 | 5) unit=SE-B ;;
    *) unit=SE-A ;;
  esac
  id=prov-$i
  day=$(printf '2025-%02d-%02d' $((i % 12 + 1)) $((i * 7 % 28 + 1)))
  certificate "$id" "$unit" "$day"
  printf '%s\t%s\t%s\n' "$id" "$unit" "$day"
done > frame.tsv

# Nothing of the protocol but what a reader sees in it.
drawn() { python3 -c 'import json,sys; [print(i["certificate_id"]) for i in json.load(open(sys.argv[1]))["sample"]]' "$1"; }
field() { python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$1" "$2"; }
hash_of() { printf '%s\n%s' "$1" "$2" | sha256sum | cut -c1-64; }
# Ids on standard input in drawn order under the seed.
in_drawn_order() { while read -r id; do printf '%s %s\n' "$(hash_of "$1" "$id")" "$id"; done | sort | cut -d' ' -f2; }
number_from() { echo $((16#$(hash_of "$1" "$2" | cut -c1-12) % $3)); }
same() { diff <(cat "$1") <(drawn "$2") > /dev/null || fail "$3: the redraw from outside differs"; echo "ok: $3"; }

seed='mars 2026 å'

# Simple, and the two hashes.
"$program" draw intyg --n 20 --seed "$seed" -o simple.json 2> draw.log || fail "draw: $(cat draw.log)"
cut -f1 frame.tsv | in_drawn_order "$seed" > order.txt
sed -n 1,20p order.txt > expected.txt
same expected.txt simple.json simple
[ "$(cut -f1 frame.tsv | sort | sha256sum | cut -c1-64)" = "$(field simple.json frame_sha256)" ] || fail "frame_sha256"
[ "$(sha256sum < expected.txt | cut -c1-64)" = "$(field simple.json sample_sha256)" ] || fail "sample_sha256"

# A larger sample begins with the smaller; the order of files is irrelevant.
"$program" draw intyg --n 35 --seed "$seed" -o larger.json 2> /dev/null
drawn larger.json | sed -n 1,20p | diff - expected.txt > /dev/null || fail "nesting"
ls intyg/*.xml | sort -r | sed 's/^/.\//' > files.txt
xargs -a files.txt "$program" draw --n 20 --seed "$seed" -o reversed.json 2> /dev/null
cmp -s simple.json reversed.json || fail "the order of files changed the protocol"

# Stratified by unit, proportional: whole parts, then the largest remainders in order of name.
"$program" draw intyg --n 17 --by unit --seed "$seed" -o stratified.json 2> /dev/null
cut -f2 frame.tsv | sort | uniq -c | awk -v n=17 -v N=60 '{q=n*$1; printf "%s %d %d %d\n", $2, int(q/N), q%N, NR}' > quota.txt
left=$((17 - $(awk '{s+=$2} END {print s}' quota.txt)))
sort -k3,3nr -k4,4n quota.txt | awk -v left=$left '{print $1, $2 + (NR <= left)}' | sort > allocation.txt
while read -r unit taken; do
  awk -F'\t' -v u="$unit" '$2 == u {print $1}' frame.tsv | in_drawn_order "$seed" | sed -n "1,$(( taken ))p"
done < allocation.txt > expected.txt
same expected.txt stratified.json stratified

# Systematic: by day and id, every (N/n)th from R.
"$program" draw intyg --n 13 --design systematic --seed "$seed" -o systematic.json 2> /dev/null
sort -t$'\t' -k3,3 -k1,1 frame.tsv | cut -f1 > line.txt
R=$(number_from "$seed" systematic 60)
for i in $(seq 0 12); do sed -n "$(((R + i * 60) / 13 + 1))p" line.txt; done > expected.txt
same expected.txt systematic.json systematic

# Cluster: two of the four units by size, six from each. SE-A has 24 of 60 and is no certain unit (2 * 24 < 60).
"$program" draw intyg --n 12 --clusters 2 --seed "$seed" -o cluster.json 2> /dev/null
cut -f2 frame.tsv | sort -u | in_drawn_order "$seed" > units.txt
R=$(number_from "$seed" cluster 60)
before=0
while read -r unit; do
  size=$(awk -F'\t' -v u="$unit" '$2 == u' frame.tsv | wc -l)
  for i in 0 1; do
    point=$((R + i * 60))
    if [ $point -ge $((before * 2)) ] && [ $point -lt $(((before + size) * 2)) ]; then
      awk -F'\t' -v u="$unit" '$2 == u {print $1}' frame.tsv | in_drawn_order "$seed" | sed -n 1,6p
    fi
  done
  before=$((before + size))
done < units.txt > expected.txt
same expected.txt cluster.json cluster

# verify: identical, then with one certificate gone and one new.
for design in simple stratified systematic cluster; do
  "$program" verify $design.json intyg > verdict.txt 2> /dev/null || fail "verify $design: $(cat verdict.txt)"
  grep -q '^Identiskt' verdict.txt || fail "verify $design says: $(cat verdict.txt)"
done
mkdir away
mv intyg/prov-7.xml away
certificate prov-99 SE-A 2025-03-03
code=0
"$program" verify simple.json intyg > verdict.txt 2> /dev/null || code=$?
[ $code = 1 ] || fail "verify of a changed frame ended with $code"
grep -q 'borta.*prov-7' verdict.txt && grep -q 'nya.*prov-99' verdict.txt || fail "verify does not name the ids: $(cat verdict.txt)"
mv away/prov-7.xml intyg
rm intyg/prov-99.xml
echo "ok: verify"

# A protocol tampered with is refused.
sed 's/"seed": "[^"]*"/"seed": "ett annat"/' simple.json > other_seed.json
code=0
"$program" verify other_seed.json intyg > verdict.txt 2> /dev/null || code=$?
[ $code = 1 ] || fail "a seed that does not produce the sample passed"
first=$(drawn simple.json | sed -n 1p)
sed "0,/\"certificate_id\": \"$first\"/s//\"certificate_id\": \"prov-zz\"/" simple.json > tampered.json
code=0
"$program" verify tampered.json intyg > /dev/null 2> verdict.txt || code=$?
[ $code = 2 ] || fail "a tampered protocol ended with $code"
grep -q 'tampered.json' verdict.txt || fail "the message lacks the file"
echo "ok: tampering"

# replace: the next spare, both kept, the reason masked, never twice; non-response when no spare is left.
before=$(drawn simple.json)
"$program" replace simple.json "$first" --reason 'Spärrad, 195004302120' 2> /dev/null || fail "replace"
[ "$before" = "$(drawn simple.json)" ] || fail "replace changed the drawn list"
python3 - simple.json "$first" "$(sed -n 21p order.txt)" <<'PY' || fail "replacements"
import json, sys
made = json.load(open(sys.argv[1]))["replacements"]
assert len(made) == 1 and made[0]["certificate_id"] == sys.argv[2] and made[0]["replaced_by"] == sys.argv[3], made
assert made[0]["reason"] == "Spärrad, [personuppgift]", made
PY
code=0
"$program" replace simple.json "$first" --reason igen 2> verdict.txt || code=$?
[ $code = 2 ] && grep -q 'redan' verdict.txt || fail "replaced twice"
for id in $(drawn simple.json | sed -n 2,5p); do "$program" replace simple.json "$id" --reason Spärrad 2> /dev/null; done
code=0
"$program" replace simple.json "$(drawn simple.json | sed -n 6p)" --reason Spärrad 2> verdict.txt || code=$?
[ $code = 0 ] && grep -q 'ingen reserv' verdict.txt || fail "no spare left is not said"
"$program" verify simple.json intyg > /dev/null 2> /dev/null || fail "replacements disturbed verify"
echo "ok: replace"

# No name or identity number in any protocol or message.
if cat ./*.json draw.log | grep -E '195004302120|50043021|Tolvansson|Elvansson'; then fail "personal data in a protocol"; fi

# Usage errors end with 2 and leave nothing behind.
for arguments in 'intyg' 'intyg --n 5 --by nonsense' 'intyg --n 5 --from 2025-13-40' 'intyg --n 5 --design nonsense' \
  'intyg --n 5 --by unit --allocation neyman' 'intyg --n 5 --clusters 9' 'intyg --n 5 --by physician'; do
  code=0
  # shellcheck disable=SC2086
  "$program" draw $arguments > out.txt 2> verdict.txt || code=$?
  [ $code = 2 ] && [ ! -s out.txt ] && [ -s verdict.txt ] || fail "draw $arguments ended with $code"
done
echo "ok: errors"
