#!/usr/bin/env bash
# What a decision costs in each host, one after the other on this machine: the table of README.md. Takes a few minutes.
#   bash examples/measure.sh             BUILD is the build folder, build/release if it is not said
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/host.sh"
export BUILD=${BUILD:-$here/../build/release}
n=${N:-20000}

row() { printf '%-46s %s\n' "$1" "$2"; }

row 'C, an asker' "$("$BUILD/examples/cost_c" "$here/documents.licet" "$n" asker)"
row 'C, a case read once' "$("$BUILD/examples/cost_c" "$here/documents.licet" "$n")"

lua=$(mktemp)
trap 'rm -f "$lua"' EXIT
cat >"$lua" <<'END'
local policy = assert(require("licet").load(arg[1]))
local n, kind = tonumber(arg[2]), arg[3]
local function new()
  return { on = "2024-11-05", entities = { bob = { is = { "Person" } }, paper = { is = { "Document" }, level = "restricted" } },
           ask = { may = "read", by = "bob", with = { what = "paper" }, as = "request" } }
end
local asker = kind == "fields of an asker" and assert(policy:asker { case = { on = "2024-11-05", entities = new().entities }, by = "bob", act = "read" })
local case = kind == "a case that is built" and assert(policy:case(new())) or nil
local began = os.clock()
for _ = 1, n do
  local answer = asker and asker:decide { what = "paper" } or policy:ask(case or new())
  assert(answer.permitted == false)
end
print(("%.1f us per decision"):format((os.clock() - began) * 1e6 / n))
END
for version in 5.4 5.3 5.1 jit; do
  program=lua$version
  for kind in "fields of an asker" "a case that is built" "a case that is a table"; do
    row "Lua $version, $kind" "$(LUA_INIT='' LUA_CPATH="$BUILD/lua/$version/?.so" "$program" "$lua" "$here/documents.licet" "$n" "$kind")"
  done
done

for host in nginx haproxy; do
  PORT=$(free_port)
  export PORT
  WORKERS=1 bash "$here/$host/run.sh" >/dev/null 2>&1 &
  server=$!
  wait_for curl -s -o /dev/null "http://127.0.0.1:$PORT/cost?n=1"
  row "$host, one worker or thread" "$(curl -s "http://127.0.0.1:$PORT/cost?n=$n")"
  kill $server
  wait $server 2>/dev/null
done

for workers in 0 1; do
  row "PostgreSQL, audit of 100,000 acts, $((workers + 1)) processes" \
    "$(WORKERS=$workers bash "$here/postgresql/run.sh" 2>/dev/null | awk '/^Time:/ { printf "%.1f us per decision (%.1f s)", $2 / 100, $2 / 1000 }')"
done
