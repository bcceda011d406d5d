#!/usr/bin/env bash
# Starts nginx with Licet on http://127.0.0.1:8080 (or PORT), until Ctrl-C. Needs a build of Licet (BUILD, or build/release).
#   bash examples/nginx/run.sh
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../host.sh"
need_packages nginx-light libnginx-mod-http-lua lua-cjson
lua=$(lua_module jit)
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
sed -e "s|@MODULES@|/usr/lib/nginx/modules|; s|@STATE@|$state|; s|@LUA@|$lua|; s|@HERE@|$here|; s|@PORT@|${PORT:-8080}|" \
  -e "s|@POLICY@|$here/../documents.licet|; s|@WORKERS@|${WORKERS:-auto}|" "$here/nginx.conf.in" >"$state/nginx.conf"
# As root nginx would make its workers somebody else, who cannot read a policy in a home directory.
[ "$(id -u)" -ne 0 ] || sed -i '1i user root;' "$state/nginx.conf"
echo "nginx with Licet: http://127.0.0.1:${PORT:-8080}"
nginx -p "$state" -c "$state/nginx.conf" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; cat "$state/error.log" >&2 2>/dev/null || true; rm -rf "$state"' EXIT
trap 'exit 0' INT TERM
wait $server
