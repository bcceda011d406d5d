#!/usr/bin/env bash
# Starts HAProxy with Licet on http://127.0.0.1:8081 (or PORT), until Ctrl-C. Needs a build of Licet (BUILD, or build/release).
#   bash examples/haproxy/run.sh
set -eu
LICET_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$LICET_HERE/../host.sh"
need_packages haproxy
LICET_LUA=$(lua_module 5.3)
LICET_POLICY=$LICET_HERE/../documents.licet
PORT=${PORT:-8081}
export LICET_HERE LICET_LUA LICET_POLICY PORT
echo "HAProxy with Licet: http://127.0.0.1:$PORT"
exec haproxy -db -f "$LICET_HERE/haproxy.cfg"
