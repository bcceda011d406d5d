# What the examples with hosts share; to be sourced.

# Installs what is missing of these Debian packages, or says which, where it may not.
need_packages() {
  . "$(dirname "${BASH_SOURCE[0]}")/../tests/packages.sh"
  install_missing "$@"
}

# The folder of the Lua module for a version of Lua, in the build folder BUILD (build/release if it is not said).
lua_module() {
  local root module
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
  module=${BUILD:-$root/build/release}/lua/$1
  [ -f "$module/licet.so" ] || {
    echo "there is no $module/licet.so: build Licet first (cmake --preset release && cmake --build --preset release)" >&2
    return 1
  }
  printf '%s\n' "$module"
}

# For tests: a port that nobody listens on now.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Waits, half a minute at most, until the command succeeds.
wait_for() {
  local i
  for ((i = 0; i < 300; ++i)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  echo "never succeeded: $*" >&2
  return 1
}

# expect NAME WANTED GOT: WANTED is a pattern that has to occur.
failures=0
expect() {
  if grep -qE -- "$2" <<<"$3"; then
    echo "ok: $1"
  else
    echo "FAILED: $1: expected $2 in: $3" >&2
    failures=$((failures + 1))
  fi
}
