#!/usr/bin/env bash
# From a fresh Debian 12 to an answer: installs what is missing for building, builds the `licet` command, and asks
# whether a country may pay for a delegate's flight, and why. Works from any directory, as root or with sudo.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. tests/packages.sh
install_missing "${packages_to_build[@]}"

cmake --preset release -DLICET_TESTS=OFF -DLICET_EXAMPLES=OFF -DLICET_LUA=OFF -DLICET_BENCH=OFF >/dev/null
cmake --build --preset release

# One question. The command's exit status is the verdict (1: refused), so it must not end this script as an error.
ask() {
  printf '\n$ licet ask'
  printf ' %q' "$@"
  printf '\n\n'
  build/release/licet ask "$@" && verdict=0 || verdict=$?
}

ask policies/interpol --case examples/flights.json --why
[ "$verdict" -eq 1 ] || { echo "expected a refusal (exit status 1), got $verdict" >&2; exit 1; }
