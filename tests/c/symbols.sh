#!/usr/bin/env bash
# What a shared library shows is its contract: licet_* for C, the public classes for C++, and nothing of the inside or of
# the libraries that it is made with.
#   bash symbols.sh LIBRARY
set -u
shown=$(nm -D --defined-only -C "$1") || exit 1
grep -q ' licet_ask$' <<<"$shown" || { echo "licet_ask is not visible"; exit 1; }
others=$(awk '$2 != "A" { sub(/^[0-9a-f]+ . /, ""); print }' <<<"$shown" |
  grep -vE '^licet_[a-z_]+$|^(typeinfo( name)? for |vtable for )?licet::[A-Za-z_:~]+' || true)
inside=$(grep -E '^[0-9a-f]* . licet::(core|c)::' <<<"$shown" || true)
[ -z "$others$inside" ] || { printf 'visible, and should not be:\n%s\n%s\n' "$others" "$inside"; exit 1; }
