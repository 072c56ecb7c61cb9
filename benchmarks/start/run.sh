#!/usr/bin/env bash
# Usage: run.sh [TIMES]: from the command to the first answer 200 of /health/ready and of the page; cold is a new data folder,
# warm a folder that was used, "page" is the first answer of "/".
. "$(dirname "$0")/../bench.sh"
times=${1:-3}
now() { date +%s%N; }
once() { # NAME DATA PORT [options]
    local name=$1 data=$2 port=$3 from ready page before; shift 3
    before=$(load); from=$(now)
    "$STOA/bin/stoa" --set "stoa.data=$data" --set "stoa.http.port=$port" "$@" >"$WORK/start.log" 2>&1 &
    SERVER=$!; PIDS+=("$SERVER")
    for _ in $(seq 3000); do curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready" && break; sleep 0.02; done
    ready=$(now)
    until curl -fs -o /dev/null "http://127.0.0.1:$port/"; do sleep 0.02; done
    page=$(now)
    sleep 5
    local rss; rss=$(awk '/VmRSS/{print int($2 / 1024)}' "/proc/$SERVER/status")
    local cpu; cpu=$(awk '{print ($14 + $15) / 100}' "/proc/$SERVER/stat")
    echo "$name $(((ready - from) / 1000000)) $(((page - from) / 1000000)) $rss $cpu $before" | tr ' ' '\t' | tee -a "$WORK/table"
    from=$(now); stop_server
    note "$name stopped in $((($(now) - from) / 1000000)) ms"
}
echo "# $(machine)"
echo "start ready-ms page-ms rss-MB-after-5s cpu-s-after-5s load" | tr ' ' '\t'
for round in $(seq "$times"); do
    once cold "$WORK/data$round" 8700
    once warm "$WORK/data$round" 8700
done
STOA_AOT_MAKE=$WORK/stoa.aot once "aot-training" "$WORK/data1" 8700
export STOA_AOT=$WORK/stoa.aot
for round in $(seq "$times"); do once "warm-aot" "$WORK/data$round" 8700; done
# What a plain peer needs to the first answer.
from=$(now); start_peer server.mjs 8701 "0-$(($(nproc) - 1))"; echo "socketio $((($(now) - from) / 1000000)) - $(awk '/VmRSS/{print int($2 / 1024)}' "/proc/$SERVER/status") - $(load)" | tr ' ' '\t' | tee -a "$WORK/table"
stop_server
mean() { awk -F'\t' -v name="$1" -v column="$2" '$1 == name {sum += $column; n++} END {if (n) printf "%.0f", sum / n; else print "-"}' "$WORK/table"; }
for kind in cold warm warm-aot; do
    row "start to the page ms, $kind" "$(mean "$kind" 3)" - "$([ "$kind" = cold ] && echo - || echo "<5000")" - - - - "$(load)"
done
row "resident MB after a start" "$(mean cold 4)" "$(awk -F'\t' '$1 == "socketio" {print $4}' "$WORK/table")" - - - - - "$(load)"
