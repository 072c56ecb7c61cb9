#!/usr/bin/env bash
# Usage: run.sh: 100 clients in a room, 8 kB x 100/s for 20 s; none or ten of them never read. Ours and Socket.IO.
. "$(dirname "$0")/../bench.sh"
built notes >/dev/null
one() { # LABEL ADAPTER PORT SLOW [more]
    local label=$1 adapter=$2 port=$3 slow=$4 before; shift 4
    before=$(load)
    local out; out=$(rtload --adapter "$adapter" --port "$port" --pid "$SERVER" --rooms 1 --per-room 100 --senders 1 --rate "${RATE:-100}" \
        --size 8000 --duration "${STEP:-20}" --warmup "${WARM_UP:-6}" --slow "$slow" --rcvbuf 65536 --label "$label $slow $before" "$@")
    checked "$out"
    tee -a "$WORK/results" >&2 <<<"$out"
}
start_stoa hall 8600 0 ${STOA_SET:-}
for slow in 0 10; do one stoa "$BENCH/fanout/burst.adapter" 8600 "$slow" --tokens "$WORK/hall/admin.token"; done
stop_server
start_peer server.mjs 8601 0
for slow in 0 10; do one socketio "$RTLOAD/adapters/socketio.adapter" 8601 "$slow"; done
stop_server
echo "# $(machine)"
echo "server stalled load p50 p95 p99 rss-growth-MB ended-by-server lost-by-healthy valid" | tr ' ' '\t'
jq -r '[(.label|split(" ")|.[0],.[1],.[2]), .latMs.p50, .latMs.p95, .latMs.p99, (.rssEndMB-.rssConnMB), .closedByServer, .check.lostAtEnd, .valid]|@tsv' "$WORK/results"
jq -rs 'map({key: (.label|split(" ")|.[0:2]|join("-")), value: .latMs.p95})|from_entries|
  "healthy p95 with stalled readers: stoa \(.["stoa-10"]/.["stoa-0"]*100|round/100) x, Socket.IO \(.["socketio-10"]/.["socketio-0"]*100|round/100) x"' "$WORK/results"
figure() { jq -r "select(.label | startswith(\"$1 \")) | $2" "$WORK/results"; } # LABEL PATH
row "healthy p95 ms with 10 stalled readers (peer: without them)" "$(figure "stoa 10" .latMs.p95)" "$(figure "stoa 0" .latMs.p95)" "<=1.3x" \
    "$(figure "stoa 10" .latMs.p50)" "$(figure "stoa 10" .latMs.p95)" "$(figure "stoa 10" .latMs.p99)" "$(figure "stoa 0" .latMs.p99)" "$(load)"
row "the same, Socket.IO" "$(figure "socketio 10" .latMs.p95)" "$(figure "socketio 0" .latMs.p95)" - \
    "$(figure "socketio 10" .latMs.p50)" "$(figure "socketio 10" .latMs.p95)" "$(figure "socketio 10" .latMs.p99)" "$(figure "socketio 0" .latMs.p99)" "$(load)"
row "memory growth MB with 10 stalled readers" "$(figure "stoa 10" '(.rssEndMB - .rssConnMB) * 10 | round / 10')" \
    "$(figure "socketio 10" '(.rssEndMB - .rssConnMB) * 10 | round / 10')" "<=27" - - - - "$(load)"
finish
