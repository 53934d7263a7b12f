#!/usr/bin/env bash
# 0 done; 1 with --strict when there were problems; 2 set-up error, nothing audited, one line that says what to do.
set -euo pipefail
program="$1"
source="$2"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

expect() { # expect CODE WORD ARGUMENTS…: the exit code, and a word on standard error
  local code="$1" word="$2" got=0
  shift 2
  "$program" "$@" > "$folder/out" 2> "$folder/err" || got=$?
  if [ "$got" -ne "$code" ] || ! grep -qF -- "$word" "$folder/err"; then
    echo "FAILED: stickprov $*: exit code $got, expected $code and \"$word\" in:"
    tail -n 5 "$folder/err"
    exit 1
  fi
}

good="$source/samples/vc-ekbacken"
expect 0 "Läst" rate "$good"
expect 0 "Läst" rate "$source/samples"
expect 1 "Läst" rate "$source/samples" --strict
expect 0 "Läst" rate "$good" --strict
expect 0 "Läst" rate "$folder/nowhere"
expect 1 "nowhere" rate "$folder/nowhere" --strict
expect 0 "Arbetsbok" audit "$good" -o "$folder/a.xlsx" --strict
expect 1 "Arbetsbok" audit "$source/samples" -o "$folder/b.xlsx" --strict
test -s "$folder/a.xlsx" && test -s "$folder/b.xlsx"

expect 2 "finns inte" audit "$good" -o "$folder/none/a.xlsx"
expect 2 "är en mapp" audit "$good" -o "$folder"
expect 2 "ÅÅÅÅ-MM-DD" audit "$good" -o "$folder/c.xlsx" --from 2025-13-40
expect 2 "--by" audit "$good" -o "$folder/c.xlsx" --by kommun
expect 2 "inget intyg att dra" audit "$good" -o "$folder/c.xlsx" --from 1990-01-01 --to 1990-01-02
expect 2 "inget intyg att dra" audit "$folder/nowhere" -o "$folder/c.xlsx"
expect 2 "units.tsv" audit "$good" -o "$folder/c.xlsx" --units "$folder/units.tsv"
expect 2 "nowhere" rate "$good" --data "$folder/nowhere"
expect 2 "finns inte" explain "$good" --certificate no-such-id
expect 2 "labels.tsv" evaluate "$good" --labels "$folder/labels.tsv"
test ! -e "$folder/c.xlsx"

echo "not a database" > "$folder/other.db"
expect 2 "other.db" audit "$good" -o "$folder/c.xlsx" --db "$folder/other.db"
test "$(cat "$folder/other.db")" = "not a database"
