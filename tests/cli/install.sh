#!/usr/bin/env bash
# An installed program finds its dictionaries beside itself, also when the whole tree is moved.
set -euo pipefail
program="$1"
source="$2"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cmake --install "$(dirname "$program")/.." --prefix "$folder/here" > /dev/null
mv "$folder/here" "$folder/moved"
installed="$folder/moved/bin/stickprov"
cd /
"$installed" rate "$source/samples/vc-ekbacken" > "$folder/rated.tsv" 2> /dev/null
"$program" rate "$source/samples/vc-ekbacken" 2> /dev/null | cmp - "$folder/rated.tsv"
# It is the moved data that is read, not the source tree's.
rm "$folder/moved/share/stickprov/dictionaries/policy.toml"
code=0
"$installed" rate "$source/samples/vc-ekbacken" > /dev/null 2> "$folder/err" || code=$?
if [ "$code" -ne 2 ] || ! grep -q "policy.toml" "$folder/err"; then
  echo "FAILED: without its policy the installed program ended with $code and said:"
  cat "$folder/err"
  exit 1
fi
