#!/usr/bin/env bash
# The report for handing on, attacked by adding and subtracting all that it says, in every format and round.
set -euo pipefail
exec /usr/bin/python3 -B "$2/tests/report/attack.py" "$1" "$2"
