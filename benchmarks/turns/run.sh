#!/usr/bin/env bash
# Usage: run.sh [DEBATES...], by default 500 2000: a turn every 2 s in each, with judge, without judge, and Socket.IO.
# Server and generator share all cores, as in the goal; JFR=FOLDER leaves a profile of our
# server there, begun when all debates stand; profile.sh sums one up. ONLY_OURS=1 leaves out the peer and the run without judge.
# Ends with 1 when a turn was refused, lost, doubled or out of order.
. "$(dirname "$0")/../bench.sh"
swarm=$(built swarm)
cores=0-$(($(nproc) - 1))
[ $# -gt 0 ] || set -- 500 2000

swarm() { # LABEL DIALECT PORT DEBATES
    local before cpu0=0 cpu1; before=$(load)
    : >"$WORK/one"
    timeout 300 "$java" -Xmx1g -cp "$swarm" stoa.bench.swarm.Swarm "$2" "http://127.0.0.1:$3/" "$4" 2 "${STEP:-15}" "${WARM_UP:-10}" >"$WORK/one" &
    local generator=$!
    # Opening the debates is not what is measured: profile and processor time begin when all of them stand.
    until grep -qs '^open' "$WORK/one" || ! kill -0 "$generator" 2>/dev/null; do sleep 0.1; done
    cpu0=$(cpu)
    [ "$2" != stoa ] || profile "$4-$1"
    wait "$generator" || fault "$1 with $4 debates ended with $?: $(tail -1 "$WORK/one")"
    cpu1=$(cpu)
    tail -1 "$WORK/one" | jq -c ". + {label: \"$1\", load: \"$before-$(load)\", cpu: (($cpu1 - $cpu0) / $(getconf CLK_TCK))}" | tee -a "$WORK/results" >&2
}
cpu() { awk '{print $14 + $15}' "/proc/$SERVER/stat"; }
profile() { [ -z "${JFR:-}" ] || "${java%java}jcmd" "$SERVER" JFR.start settings=profile filename="$JFR/$1.jfr" dumponexit=true >/dev/null; }

ours() { # DEBATES JUDGE
    start_stoa "hall-$1-$2" 8400 "$cores"
    [ "$2" = judged ] || without_judges "hall-$1-$2"
    swarm "stoa-$2" stoa 8400 "$1"
    stop_server
}
without_judges() { # NAME
    local judge
    for judge in embedded panel http llm rubric; do admin "$1" 8400 POST "admin/plugins/judge-$judge/stop" >/dev/null || true; done
}
figure() { jq -r "select(.label == \"$1\" and .debates == $2) | $3" "$WORK/results"; } # LABEL DEBATES PATH
for debates in "$@"; do
    ours "$debates" judged
    [ -n "${ONLY_OURS:-}" ] && continue
    start_peer server.mjs 8401 "$cores"; swarm socketio socketio 8401 "$debates"; stop_server
    ours "$debates" unjudged
    for judge in judged unjudged; do
        p99=$(figure "stoa-$judge" "$debates" .deliveryMs.p99)
        row "turn delivery p99 ms, $debates debates, $judge" "$p99" "$(figure socketio "$debates" .deliveryMs.p99)" "<50" \
            "$(figure "stoa-$judge" "$debates" .deliveryMs.p50)" "$(figure "stoa-$judge" "$debates" .deliveryMs.p95)" "$p99" \
            "$(figure socketio "$debates" .deliveryMs.p99)" "$(figure "stoa-$judge" "$debates" .load)"
    done
done
echo "# $(machine)"
echo "server debates load turns late refused lost doubled reordered offsets p50 p95 p99 ack50 ack99 server-CPU-s sendlag99" | tr ' ' '\t'
jq -r '[.label, .debates, .load, .delivered, .late, .refused, .lost, .doubled, .reordered, .offsets, .deliveryMs.p50, .deliveryMs.p95, .deliveryMs.p99, .ackMs.p50, .ackMs.p99, .cpu, .sendLagMs.p99]|@tsv' "$WORK/results"
finish
