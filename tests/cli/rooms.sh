#!/usr/bin/env bash
# The rooms of src/ include only what they may see.
set -euo pipefail
cd "$2/src"
failed=0
may_not() { # may_not ROOM ROOMS…: no file of the room includes any of the rooms
  local room="$1" other
  shift
  for other in "$@"; do
    if grep -nE "^#include \"$other/" "$room"/*.h "$room"/*.cpp 2> /dev/null; then
      echo "$room must not include $other"
      failed=1
    fi
  done
}
everything=(ingest text coding privacy criteria rating sampling statistics store report commands format)
may_not model "${everything[@]}"
may_not format "${everything[@]:0:11}"
may_not ingest text coding privacy criteria rating sampling statistics store report commands
may_not text ingest coding privacy criteria rating sampling statistics store report commands
may_not coding ingest privacy criteria rating sampling statistics store report commands
may_not privacy ingest criteria rating sampling statistics store report commands
may_not criteria ingest privacy rating sampling statistics store report commands
may_not rating ingest privacy sampling statistics store report commands
may_not statistics ingest text coding privacy criteria rating sampling store report commands
may_not sampling ingest text coding privacy criteria rating store report commands
may_not store ingest text coding privacy criteria rating sampling report commands
may_not report ingest coding privacy criteria rating sampling store commands

# A library of others stays in its room.
only_in() { # only_in HEADER ROOM…
  local header="$1" allowed="$2"
  if grep -rnE "^#include <$header" . | grep -vE "^\./($allowed)"; then
    echo "<$header> is kept to $allowed"
    failed=1
  fi
}
only_in 'pugixml' 'ingest/'
only_in 'xlsxwriter' 'report/'
only_in 'SQLiteCpp|sqlite3' 'store/'
only_in 'boost' 'statistics/'
only_in 'archive' 'ingest/'
only_in 'CLI/' 'commands/|main.cpp'
exit $failed
