#!/usr/bin/env bash
# Usage: run.sh [ROUNDS]: one room of 1,000 at 60 messages/s and 500 rooms of 4 at 2,000 messages/s, ours and Socket.IO in turn.
. "$(dirname "$0")/../bench.sh"
built notes >/dev/null
rounds=${1:-1}
WARM=8
sio=$RTLOAD/adapters/socketio.adapter

one() { # LABEL ADAPTER PORT ROOMS PER RATE [more]
    local label=$1 adapter=$2 port=$3 rooms=$4 per=$5 rate=$6; shift 6
    local before; before=$(load)
    local out; out=$(rtload --adapter "$adapter" --port "$port" --pid "$SERVER" --rooms "$rooms" --per-room "$per" --senders 1 \
        --rate "$rate" --size 200 --duration "${STEP:-10}" --warmup "${WARM_UP:-$WARM}" --poisson 1 --label "$label $before" "$@")
    checked "$out"
    tee -a "$WORK/results" >&2 <<<"$out"
}
ours() {
    start_stoa "hall$1" $((8200 + $1)) 0 ${STOA_SET:-}
    local port=$((8200 + $1)) tokens=$WORK/hall$1/admin.token
    # Code is compiled and the room's stream made before anything counts; rooms of their own, for keys are used once.
    WARM=12 one warm "$BENCH/fanout/burst.adapter" "$port" 1 1000 60 --tokens "$tokens" --room-base 5000
    WARM=8 one warm "$BENCH/fanout/note.adapter" "$port" 200 4 1000 --tokens "$tokens" --room-base 6000
    one big-note "$BENCH/fanout/note.adapter" "$port" 1 1000 60 --tokens "$tokens"
    one big-burst "$BENCH/fanout/burst.adapter" "$port" 1 1000 60 --tokens "$tokens"
    one many-note "$BENCH/fanout/note.adapter" "$port" 500 4 2000 --tokens "$tokens" --room-base 1000
    one many-burst "$BENCH/fanout/burst.adapter" "$port" 500 4 2000 --tokens "$tokens" --room-base 1000
    stop_server
}
theirs() {
    start_peer server.mjs $((8300 + $1)) 0
    WARM=12 one warm "$sio" $((8300 + $1)) 1 1000 60
    one big-socketio "$sio" $((8300 + $1)) 1 1000 60
    one many-socketio "$sio" $((8300 + $1)) 500 4 2000
    stop_server
}
# mean LABEL PATH: over the rounds.
mean() { jq -rs "[.[] | select(.label | startswith(\"$1 \")) | $2] | add / length * 100 | round / 100" "$WORK/results"; }
for round in $(seq "$rounds"); do ours "$round"; theirs "$round"; done
for room in big many; do
    aim=$([ "$room" = big ] && echo ">=1.5x" || echo ">=1.3x")
    name=$([ "$room" = big ] && echo "1 x 1,000" || echo "500 x 4")
    for kind in burst note; do
        we=$room-$kind; them=$room-socketio
        limit=$(strained "$(jq -c "select(.label | startswith(\"$we \"))" "$WORK/results" | head -1)")
        row "fan-out deliveries per CPU s, $name, $kind$limit" "$(mean "$we" .delivPerServerCpuSec)" "$(mean "$them" .delivPerServerCpuSec)" "$aim" - - - - \
            "$(mean "$we" '(.label | split(" ") | .[1] | tonumber)')"
        row "fan-out p99 ms, $name, $kind$limit" "$(mean "$we" .latMs.p99)" "$(mean "$them" .latMs.p99)" "$([ "$kind" = burst ] && echo "<=0.3x" || echo -)" \
            "$(mean "$we" .latMs.p50)" "$(mean "$we" .latMs.p95)" "$(mean "$we" .latMs.p99)" "$(mean "$them" .latMs.p99)" \
            "$(mean "$we" '(.label | split(" ") | .[1] | tonumber)')"
    done
done
echo "# $(machine)"
echo "room/server load deliveries/s per-server-CPU-s server-cores p50 p95 p99 lost dup valid" | tr ' ' '\t'
jq -r 'select(.label|startswith("warm")|not)|[(.label|split(" ")|.[0],.[1]), .deliveredPerSec, .delivPerServerCpuSec, .serverCpuCores, .latMs.p50, .latMs.p95, .latMs.p99, .check.lostAtEnd, .check.dup, .valid]|@tsv' "$WORK/results"
jq -rs 'def best(l): [.[]|select(.label|startswith(l))]|{e: ([.[].delivPerServerCpuSec]|add/length), p: ([.[].latMs.p99]|add/length)};
  ("big","many") as $room | best($room+"-socketio") as $them | ("note","burst") as $kind | best($room+"-"+$kind) as $we |
  "\($room)-\($kind): deliveries per CPU second \($we.e/$them.e*100|round/100) x Socket.IO, p99 \($we.p/$them.p*100|round/100) x"' "$WORK/results"
finish
