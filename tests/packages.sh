#!/usr/bin/env bash
# The Debian packages that Licet is made with: the one list, used by examples/quickstart.sh and tests/run.sh.
#   bash tests/packages.sh [build]     installs what is missing, for tests too or only for building

packages_to_build=(g++ cmake ninja-build pkgconf libfmt-dev libsimdjson-dev tao-pegtl-dev libboost-dev libcli11-dev
  libedit-dev)
packages_to_test=(catch2 libbenchmark-dev clang libclang-rt-14-dev llvm clang-format-14 clang-tidy ccache
  python3 python3-pexpect lua5.4 liblua5.4-dev lua5.3 liblua5.3-dev lua5.1
  liblua5.1-0-dev luajit2 libluajit2-5.1-dev
  nginx-light libnginx-mod-http-lua lua-cjson haproxy postgresql-15 postgresql-15-pllua curl)  # hosts: examples/

# Installs those of the named packages that are not there. Asks the network for nothing if all are.
install_missing() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null; then
    echo "this is no Debian: going on in the hope that what corresponds to these is there: $*" >&2
    return 0
  fi
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "these packages are missing, and only root can install them: ${missing[*]}" >&2
      return 1
    fi
    sudo=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  "${sudo[@]}" apt-get update -q >&2 &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  case "${1:-all}" in
    build) install_missing "${packages_to_build[@]}" ;;
    all) install_missing "${packages_to_build[@]}" "${packages_to_test[@]}" ;;
    *) echo "usage: bash tests/packages.sh [build]" >&2; exit 2 ;;
  esac
fi
