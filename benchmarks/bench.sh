# Sourced by each run.sh: builds what is measured, starts and stops servers, and notes the machine and its load.
# Variables: STOA (an assembled distribution), RTLOAD (folder of the load generator), JAVA_HOME (a JDK 25), MAVEN_ARGS,
# STEP and WARM_UP (seconds of each measurement and before it, instead of each benchmark's own), ROWS (file of the common table).
set -euo pipefail
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$BENCH/.." && pwd)
RTLOAD=${RTLOAD:-$ROOT/../shared/tools/rtload}
STOA=${STOA:-$ROOT/distributions/standalone/target/stoa}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/stoa-bench.XXXXXX")
PIDS=()
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
ROWS=${ROWS:-$WORK/rows}
FAULTS=0

quit() {
    local pid
    for pid in "${PIDS[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${PIDS[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$WORK"
}
trap quit EXIT

# row MEASURED OURS PEER AIM P50 P95 P99 PEER_P99 LOAD: a line of the common table. AIM compares what is ours, or with an x at its
# end the ratio to the peer: "<=0.3x", ">=25", "<50", or "-" for none.
row() {
    awk -v OFS='\t' -v what="$1" -v ours="$2" -v peer="$3" -v aim="$4" -v tail="$5|$6|$7|$8|$9" 'BEGIN {
        if (ours + 0 == 0) ours = "-"
        ratio = ours != "-" && peer + 0 > 0 ? sprintf("%.2f", ours / peer) : "-"
        number = aim; gsub(/[<>=x]/, "", number)
        value = aim ~ /x$/ ? ratio : ours
        met = aim == "-" || value == "-" ? "-" : aim ~ /^>=/ ? value >= number + 0 : aim ~ /^<=/ ? value <= number + 0 : value < number + 0
        if (met != "-") met = met ? "met" : "MISSED"
        gsub(/\|/, OFS, tail)
        print what, ours, peer, ratio, aim, met, tail
    }' >>"$ROWS"
}
# fault SENTENCE: a promise that was not kept; the run goes on, and ends with 1.
fault() { note "FAULT: $*"; FAULTS=$((FAULTS + 1)); }
finish() { [ "$FAULTS" -eq 0 ] || { note "$FAULTS faults"; exit 1; }; }
# checked JSON: what rtload saw lost, doubled or out of order; the peer's is noted only. Not arrived is also what was too slow.
checked() {
    local bad
    bad=$(jq -r 'select(.check.dup + .check.gapMsgs + .check.lostAtEnd > 0)
        | "\(.label): \(.check.dup) doubled, \(.check.gapMsgs) left out, \(.check.lostAtEnd) not arrived at the end"' <<<"$1")
    case $bad in
        '') ;;
        *socketio*) note "$bad" ;;
        *) fault "$bad" ;;
    esac
}
# strained JSON: says it where the generator was near its limit, so that the latency is the generator's too.
strained() { jq -r 'if .valid then "" else " (generator near its limit)" end' <<<"$1"; }

note() { printf '%s\n' "$*" >&2; }
load() { cut -d' ' -f1 /proc/loadavg; }
machine() { echo "$(date -u +%F), $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), $(free -g | awk '/Mem/{print $2}') GB, load $(load)"; }

# built FOLDER: packages a module of the benchmarks and prints its class path.
built() {
    (cd "$ROOT" && ./mvnw -q -o package -f "benchmarks/$1/pom.xml" -Dquick -DskipTests ${MAVEN_ARGS:-} &&
        ./mvnw -q -o dependency:build-classpath -f "benchmarks/$1/pom.xml" -Dmdep.outputFile="$WORK/$1.cp" ${MAVEN_ARGS:-}) >&2
    echo "$BENCH/$1/target/classes:$(cat "$WORK/$1.cp")"
}

rtload() { [ -x "$WORK/rtload" ] || cc -O2 -o "$WORK/rtload" "$RTLOAD/rtload.c" -lm; taskset -c 1 "$WORK/rtload" "$@"; }

# until_ready URL NAME LOG
until_ready() {
    for _ in $(seq 300); do curl -fs -o /dev/null "$1" && return; sleep 0.2; done
    note "$2 did not come up; its last lines:"; tail -5 "$3" >&2; exit 1
}

# start_stoa NAME PORT CORES [options]: sets SERVER to its process; data and log lie in $WORK/NAME.
start_stoa() {
    local name=$1 port=$2 cores=$3; shift 3
    mkdir -p "$WORK/$name/plugins"
    [ -f "$BENCH/notes/target/stoa.bench.notes-1.0.0-SNAPSHOT.jar" ] && cp "$BENCH"/notes/target/stoa.bench.notes-*.jar "$WORK/$name/plugins/"
    taskset -c "$cores" "$STOA/bin/stoa" --set "stoa.data=$WORK/$name" --set "stoa.http.port=$port" --set stoa.demo=true \
        --set stoa.limits=off "$@" >"$WORK/$name.log" 2>&1 &
    SERVER=$!; PIDS+=("$SERVER")
    until_ready "http://127.0.0.1:$port/health/ready" stoa "$WORK/$name.log"
    # Plugins may still be starting on a loaded machine; nothing is measured before guests are let in.
    for _ in $(seq 300); do
        curl -fs -o /dev/null -X POST -H 'X-Stoa-Request: 1' -H 'Content-Type: application/json' -d '{"nickname":"first"}' \
            "http://127.0.0.1:$port/api/v1/session/guest" && return
        sleep 0.2
    done
    note "stoa lets no guest in; its last lines:"; tail -5 "$WORK/$name.log" >&2; exit 1
}

# start_peer SCRIPT PORT CORES [node options]
start_peer() {
    local script=$1 port=$2 cores=$3; shift 3
    [ -d "$BENCH/peer/node_modules" ] || (cd "$BENCH/peer" && npm ci --silent --no-audit --no-fund >&2)
    taskset -c "$cores" node "$@" "$BENCH/peer/$script" "$port" >"$WORK/peer.log" 2>&1 &
    SERVER=$!; PIDS+=("$SERVER")
    until_ready "http://127.0.0.1:$port/" "the peer" "$WORK/peer.log"
}

stop_server() {
    kill "$SERVER" 2>/dev/null || true
    wait "$SERVER" 2>/dev/null || true
}

# admin NAME PORT METHOD PATH [JSON]: a call as the local administrator.
admin() {
    curl -fsS -X "$3" -H "Authorization: Bearer $(cat "$WORK/$1/admin.token")" -H 'X-Stoa-Request: 1' \
        -H 'Content-Type: application/json' -d "${5:-{\}}" "http://127.0.0.1:$2/api/v1/$4"
}
