#!/usr/bin/env bash
# Starts HAProxy with Licet, sends it requests, and stops it. BUILD is the build folder.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../host.sh"
PORT=$(free_port)
export PORT
bash "$here/run.sh" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null' EXIT
url=http://127.0.0.1:$PORT
wait_for curl -s -o /dev/null "$url/documents/agenda" || exit 1

get() { curl -s -m 20 -w '\n%{http_code}' "$@"; }
expect 'nobody in particular' '^403$' "$(get "$url/documents/agenda")"
expect 'an open document' '^200$' "$(get -H 'X-Person: bob' -H 'X-Role: Person' "$url/documents/agenda")"
refusal=$(get -H 'X-Person: bob' -H 'X-Role: Person' "$url/restricted/draft")
expect 'a restricted one' '^403$' "$refusal"
expect 'the refusal cites the paragraph' 'under 2, Access to the documents' "$refusal"
expect 'a delegate may read it' '^200$' "$(get -H 'X-Person: eve' -H 'X-Role: Delegate' "$url/restricted/draft")"
expect 'a role that the policy lacks is told' 'Visitor' "$(get -H 'X-Person: eve' -H 'X-Role: Visitor' "$url/documents/agenda")"
expect 'and refused' '^403$' "$(get -H 'X-Person: eve' -H 'X-Role: Visitor' "$url/documents/agenda")"
expect 'the cost is measured' 'us per decision' "$(get "$url/cost?n=20")"
[ $failures -eq 0 ]
