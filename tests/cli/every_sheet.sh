#!/usr/bin/env bash
# Every number on every sheet, recomputed from the database with plain SQL and intervals of our own.
set -euo pipefail
exec /usr/bin/python3 -B "$2/tests/report/every_sheet.py" "$1" "$2"
