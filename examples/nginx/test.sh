#!/usr/bin/env bash
# Starts nginx with Licet, sends it requests, and stops it. BUILD is the build folder.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../host.sh"
PORT=$(free_port)
export PORT
WORKERS=1 bash "$here/run.sh" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null' EXIT
url=http://127.0.0.1:$PORT
wait_for curl -sf "$url/.well-known/authzen-configuration" || exit 1

get() { curl -s -m 20 -w '\n%{http_code}' "$@"; }
post() { curl -s -m 20 -w '\n%{http_code}' -H 'Content-Type: application/json' -d "$2" "$url/access/v1/$1" "${@:3}"; }

# The access phase.
expect 'nobody in particular gets no document' '^401$' "$(get "$url/documents/agenda.txt")"
expect 'an open document is for everybody' '^The agenda' "$(get -H 'X-Person: bob' -H 'X-Role: Person' "$url/documents/agenda.txt")"
refusal=$(get -H 'X-Person: bob' -H 'X-Role: Person' "$url/documents/restricted/draft.txt")
expect 'a restricted one is not' '^403$' "$refusal"
expect 'the refusal cites the paragraph' 'under 2, Access to the documents' "$refusal"
expect 'a delegate may read it' '^The draft' "$(get -H 'X-Person: eve' -H 'X-Role: Delegate' "$url/documents/restricted/draft.txt")"
expect 'a role that the policy lacks is told' 'Visitor' "$(get -H 'X-Person: eve' -H 'X-Role: Visitor' "$url/documents/agenda.txt")"

# AuthZEN.
expect 'metadata' '"access_evaluation_endpoint":"http' "$(get "$url/.well-known/authzen-configuration" | sed 's|\\/|/|g')"
delegate='"subject":{"type":"Delegate","id":"eve@example.org"}'
person='"subject":{"type":"Person","id":"bob@example.org","properties":{"shoe_size":44}}'
read='"action":{"name":"read"}'
paper='"resource":{"type":"Document","id":"WTSA/12","properties":{"level":"restricted"}}'
permit=$(post evaluation "{$delegate,$read,$paper,\"nobody_knows\":{\"this\":1}}")
expect 'permit' '"decision":true' "$permit"
expect 'permit is 200' '^200$' "$permit"
deny=$(post evaluation "{$person,$read,$paper,\"context\":{\"time\":\"2024-11-05T10:00:00Z\"}}")
expect 'deny' '"decision":false' "$deny"
expect 'deny is 200' '^200$' "$deny"
expect 'the reason' '"cites":\["2"\]' "$deny"
expect 'the reason in words' '"reason_user":\{"en":"NEEDS AUTHORISATION' "$deny"
expect 'the repairs' '"authorised under restricted_to_delegates":"the Secretary"' "$deny"
expect 'what is missing' '"what":"WTSA.*level".*"why":"asked"|"why":"asked".*"what":"WTSA.*level"' \
  "$(post evaluation "{$person,$read,\"resource\":{\"type\":\"Document\",\"id\":\"WTSA/12\"}}")"
expect 'the request ID comes back' 'X-Request-ID: abc-1' \
  "$(post evaluation "{$delegate,$read,$paper}" -i -H 'X-Request-ID: abc-1')"
expect 'a body that is none' '^400$' "$(post evaluation '[1]')"
expect 'not JSON' '^400$' "$(post evaluation '{')"
expect 'no subject' 'subject needs type and id' "$(post evaluation "{$read,$paper}")"
expect 'an action that nobody declared' '^400$' "$(post evaluation "{$person,\"action\":{\"name\":\"burn\"},$paper}")"
expect 'a value that does not fit' 'secret' \
  "$(post evaluation "{$person,$read,\"resource\":{\"type\":\"Document\",\"id\":\"d\",\"properties\":{\"level\":\"secret\"}}}")"
both="[{$person},{$delegate},{\"subject\":7}]"
expect 'all are answered' '"decision":false.*"decision":true.*"status":400' "$(post evaluations "{$read,$paper,\"evaluations\":$both}" | tr -d '\n')"
one=$(post evaluations "{$read,$paper,\"options\":{\"evaluations_semantic\":\"deny_on_first_deny\"},\"evaluations\":$both}")
expect 'it stops at the first denial' '^1$' "$(grep -o '"decision"' <<<"$one" | wc -l)"
expect 'and at the first permit' '^2$' \
  "$(post evaluations "{$read,$paper,\"options\":{\"evaluations_semantic\":\"permit_on_first_permit\"},\"evaluations\":$both}" | grep -o '"decision"' | wc -l)"
expect 'a semantic that nobody knows' '^400$' "$(post evaluations "{$read,$paper,\"options\":{\"evaluations_semantic\":\"x\"},\"evaluations\":$both}")"
expect 'without evaluations it is one' '"decision":true' "$(post evaluations "{$delegate,$read,$paper}")"
expect 'GET is not for asking' '^405$' "$(get "$url/access/v1/evaluation")"
expect 'the cost is measured' 'us per decision' "$(get "$url/cost?n=20")"

# A hundred requests leave it well.
for _ in $(seq 5); do
  for _ in $(seq 20); do printf 'url = "%s/documents/agenda.txt"\n' "$url"; done |
    curl -s -H 'X-Person: bob' -H 'X-Role: Person' -K - >/dev/null
done
expect 'it still answers' '"decision":true' "$(post evaluation "{$delegate,$read,$paper}")"
[ $failures -eq 0 ]
