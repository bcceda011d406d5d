#!/usr/bin/env bash
# Runs a PostgreSQL with Licet, and looks at what it says. BUILD is the build folder.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../host.sh"
said=$(ACTS=2000 timeout 200 bash "$here/run.sh" 2>&1)
expect 'a small gift is accepted' '^accepted$' "$said"
expect 'only one is' '^1$' "$(grep -c '^accepted$' <<<"$said")"
expect 'cash is refused with its paragraph' 'prohibited by 2 of Gifts to members of staff' "$said"
expect 'a large one too' 'needs authorisation by 3 of Gifts' "$said"
expect 'and says who could authorise it' 'HINT: *It could be authorised by the Head' "$said"
expect 'a decision is JSON' '^"permitted"$' "$said"
expect 'a case with a mistake is an error that names it' 'fly' "$said"
expect 'the audit runs in parallel' 'Workers Launched: [1-9]' "$said"
# By hand, of 2000 gifts and the one that was accepted: every fifth is cash, values go from 5 to 94, each seventh is authorised.
expected=$(python3 - <<'END'
count = {"permitted": 1, "prohibited": 0, "needs authorisation": 0}
for i in range(1, 2001):
    value, cash = 5 + i % 90, i % 5 == 4
    verdict = "prohibited" if cash else "permitted" if value <= 50 or i % 7 == 0 else "needs authorisation"
    count[verdict] += 1
for verdict in count:
    print(f"{verdict} *[|] *{count[verdict]}")
END
)
while read -r line; do expect "the audit counts: $line" "$line" "$said"; done <<<"$expected"
[ $failures -eq 0 ] || printf '%s\n' "$said" >&2
[ $failures -eq 0 ]
