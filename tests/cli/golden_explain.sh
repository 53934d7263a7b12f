#!/usr/bin/env bash
# `explain` of invented certificates against tests/golden, byte for byte: read the difference as a physician would before
# accepting it. Accept with: STICKPROV_ACCEPT_GOLDEN=1 bash tests/cli/golden_explain.sh PROGRAM SOURCE
set -euo pipefail
program=$1
source=$2
cd "$source"
status=0
count=0
while read -r file certificate; do
  name=$(echo "$file" | sed -E 's#^samples/##; s#[/.]#-#g')${certificate:+-$certificate}
  golden=tests/golden/$name.txt
  # The folder is given, so that the patient's other certificates are known.
  id=$certificate
  actual=$("$program" explain "$file" ${id:+--certificate "$id"} 2>/dev/null)
  if [ -n "${STICKPROV_ACCEPT_GOLDEN:-}" ]; then
    printf '%s\n' "$actual" >"$golden"
  elif ! diff -u "$golden" <(printf '%s\n' "$actual"); then
    echo "golden_explain: $file differs from $golden" >&2
    status=1
  fi
  count=$((count + 1))
done <tests/golden/list.txt
[ "$count" -ge 20 ] || { echo "golden_explain: only $count certificates in tests/golden/list.txt" >&2; status=1; }
exit $status
