#!/usr/bin/env bash
# A PostgreSQL 15 of its own, in a folder that is removed afterwards, with Licet in it: lets a trigger refuse a gift, then
# audits 100,000 acts (or ACTS) in one query with 2 parallel workers (or WORKERS). Needs a build of Licet (BUILD, or
# build/release).
#   bash examples/postgresql/run.sh
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../host.sh"
need_packages postgresql-15 postgresql-15-pllua
bin=/usr/lib/postgresql/15/bin
state=$(mktemp -d)
lua=$(lua_module 5.3)

# PostgreSQL refuses to run as root, and its own user may not be able to read a home directory: so it gets copies.
as_postgres=()
mkdir "$state/lua"
cp "$lua/licet.so" "$here/licet_postgres.lua" "$here/../gifts.licet" "$here/licet.sql" "$here/audit.sql" "$state/lua"
if [ "$(id -u)" -eq 0 ]; then
  chown -R postgres "$state"
  as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi
cd "$state"
stop() {
  "${as_postgres[@]}" "$bin/pg_ctl" -D "$state/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$state"
}
trap stop EXIT
trap 'exit 1' INT TERM

"${as_postgres[@]}" "$bin/initdb" -D "$state/data" -U licet -A trust --no-sync >/dev/null
paths="package.cpath='$state/lua/?.so;'..package.cpath package.path='$state/lua/?.lua;'..package.path"
cat >>"$state/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$state'
fsync = off
max_parallel_workers = 8
pllua.on_common_init = '${paths//\'/\'\'}'
licet.policy = '$state/lua/gifts.licet'
END
"${as_postgres[@]}" "$bin/pg_ctl" -D "$state/data" -l "$state/log" -w start >/dev/null || { cat "$state/log" >&2; exit 1; }
sql() { "${as_postgres[@]}" psql -X -q -h "$state" -U licet -d postgres "$@"; }

sql -v ON_ERROR_STOP=1 -f "$state/lua/licet.sql"
echo "-- a gift that the rules permit, one that they forbid, and one that a head could authorise"
for gift in "'ann', 'meal', 20" "'ann', 'cash', 20" "'ann', 'object', 80"; do
  echo "INSERT INTO gift (person, kind, value, day) VALUES ($gift, '2024-11-05');"
  sql -c "INSERT INTO gift (person, kind, value, day) VALUES ($gift, '2024-11-05')" 2>&1 && echo "accepted" || true
done
echo "-- what the rules have to say, as JSON"
sql -At -c "SELECT jsonb_path_query(licet_ask(case_of(gift)), '\$.verdict') FROM gift"
sql -c "SELECT licet_ask('{\"on\":\"2024-11-05\",\"ask\":{\"may\":\"fly\"}}')" 2>&1 || true
echo "-- the audit"
sql -v acts="${ACTS:-100000}" -v workers="${WORKERS:-2}" -f "$state/lua/audit.sql"
