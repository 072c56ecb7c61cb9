#!/usr/bin/env bash
# Usage: run.sh [CONNECTIONS]: memory of a connection that does nothing, ours and Socket.IO. Each is measured after a full
# collection, before and after connecting; our heap is touched in advance, so that what grows outside of it is visible.
. "$(dirname "$0")/../bench.sh"
built notes >/dev/null
count=${1:-10000}
ulimit -n "$(ulimit -Hn)"

rss() { awk '/VmRSS/{print $2 * 1024}' "/proc/$SERVER/status"; }
connections() { ss -Htn state established "sport = :$1" | wc -l; }
ours() {
    "${java%java}jcmd" "$SERVER" GC.run >/dev/null; sleep 1
    "${java%java}jcmd" "$SERVER" GC.class_histogram | awk '/^Total/{print $3}'
}
theirs() {
    kill -USR2 "$SERVER"; sleep 1
    kill -USR2 "$SERVER"; sleep 1
    awk '/^memory/{used = $2} END{print used}' "$WORK/peer.log"
}
measure() { # NAME PORT LIVE ADAPTER [more]
    local name=$1 port=$2 live=$3 adapter=$4; shift 4
    # A first crowd comes and goes: classes are loaded and buffers made.
    rtload --adapter "$adapter" --port "$port" --rooms 500 --per-room 1 --rate 0 --warmup 1 --duration 1 "$@" >/dev/null
    sleep 3
    local live0 rss0 live1 rss1
    live0=$($live); rss0=$(rss)
    rtload --adapter "$adapter" --port "$port" --rooms "$count" --per-room 1 --rate 0 --conn-rate 2000 --warmup 1 --duration $((8 + count / 800)) "$@" >"$WORK/idle.json" &
    local generator=$!
    for _ in $(seq 100); do [ "$(connections "$port")" -ge "$count" ] && break; sleep 0.3; done
    sleep 3
    local open; open=$(connections "$port")
    live1=$($live); rss1=$(rss)
    wait "$generator"
    echo "$name $open $(((live1 - live0) / open)) $(((rss1 - rss0) / open)) $((rss1 / 1048576)) $(load)" | tr ' ' '\t' | tee -a "$WORK/table"
}
echo "# $(machine)"
echo "server connections live-bytes/connection rss-bytes/connection rss-MB load" | tr ' ' '\t'
STOA_JAVA_OPTS="-Xms512m -Xmx512m -XX:+AlwaysPreTouch" start_stoa hall 8500 0
measure stoa 8500 ours "$BENCH/idle/connect.adapter" --tokens "$WORK/hall/admin.token"
stop_server
start_peer server.mjs 8501 0 --expose-gc
measure socketio 8501 theirs "$RTLOAD/adapters/socketio.adapter"
stop_server
awk -F'\t' '$1=="stoa"{l=$3+$4} $1=="socketio"{m=$4; n=$3} END{printf "ours (live heap + growth outside of it) %.0f bytes; Socket.IO (growth of the process) %.0f bytes: %.2f x\n", l, m, l/m}' "$WORK/table"
bytes() { awk -F'\t' -v name="$1" '$1 == name {print name == "stoa" ? $3 + $4 : $4}' "$WORK/table"; }
row "bytes per idle connection, $count connections" "$(bytes stoa)" "$(bytes socketio)" "<=0.6x" - - - - "$(load)"
