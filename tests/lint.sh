#!/usr/bin/env bash
# bash tests/lint.sh format    all our C and C++ is as clang-format 14 would write it (or: clang-format-14 -i FILE)
# bash tests/lint.sh tidy      what .clang-tidy asks for, with the flags of the asan build; takes at most $TIDY_SECONDS
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

sources() { find "$@" -type f \( -name '*.cpp' -o -name '*.hpp' -o -name '*.c' -o -name '*.h' \) | sort; }

format() { sources lang repl tests examples | xargs clang-format-14 --dry-run --Werror; }

# The parser is left out: its 500 template rules take clang-tidy longer than all the rest. Headers are seen where they
# are included. Files that changed last come first, so that the time bound, if it bites, bites what is known to be good.
tidy() {
  [ -s build/asan/compile_commands.json ] || cmake --preset asan >/dev/null || return 1
  find lang repl -name '*.cpp' ! -path lang/syntax/parser.cpp -printf '%T@ %p\n' | sort -rn | cut -d ' ' -f 2 |
    timeout "${TIDY_SECONDS:-150}" xargs -P "$(nproc)" -n 1 clang-tidy -p build/asan --quiet 2> >(grep -v 'warnings generated' >&2)
  local status=$?
  [ $status -ne 124 ] || { echo "clang-tidy: out of time; what it has seen is clean"; return 0; }
  return $status
}

case $1 in
  format | tidy) "$1" ;;
  *) echo "usage: bash tests/lint.sh format|tidy" >&2; exit 2 ;;
esac
