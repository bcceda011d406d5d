#!/usr/bin/env bash
# The answers in README.md are those that the command gives today: every block that begins with `$ licet` is played as a
# transcript.   bash tests/readme.sh LICET
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
transcript=$(mktemp --suffix .test)
trap 'rm -f "$transcript"' EXIT
awk '/^```/ { open = !open; first = open; if (!open) print ""; next }
     open && first { shown = /^\$ licet /; first = 0 }
     open && shown' README.md | sed 's/^\$ licet .*/& || :/' >"$transcript"  # its status is no part of an answer
grep -q '^\$ licet ask' "$transcript" || { echo "README.md has no answer" >&2; exit 1; }
if [ -n "${UPDATE:-}" ]; then # then copy what it shows into README.md
  UPDATE=1 python3 -B tests/cli/run.py --licet "$1" "$transcript" || true
  cat "$transcript"
else
  python3 -B tests/cli/run.py --licet "$1" "$transcript"
fi
