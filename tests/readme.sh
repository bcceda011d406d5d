#!/usr/bin/env bash
# The answer in README.md is the one that the command gives today.   bash tests/readme.sh LICET
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
wanted=$(sed -n '/^\$ licet ask policies\/interpol --case/,/^```$/p' README.md | sed '1d;$d')
[ -n "$wanted" ] || { echo "README.md has no answer" >&2; exit 1; }
given=$("$1" ask policies/interpol --case examples/flights.json --why)
diff <(printf '%s\n' "$wanted") <(printf '%s\n' "$given")
