#!/usr/bin/env bash
# Usage: run-all.sh [RESULTS]: every benchmark in turn, in about a quarter of an hour; for a machine that does nothing else.
# RESULTS is the file that is written, by default benchmarks/results-DATE.txt. ONLY="turns idle" runs some of them. One that
# fails or takes too long is noted in the file, and the next one runs.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
results=${1:-$here/results-$(date -u +%Y%m%d-%H%M).txt}
only=${ONLY:-start appends turns fanout stalled idle}
declare -A most=([start]=150 [appends]=330 [turns]=360 [fanout]=240 [stalled]=180 [idle]=180)
failed=0

wanted() { [[ " $only " == *" $1 "* ]]; }
measure() { # NAME [arguments]
    local name=$1 from=$SECONDS code=0; shift
    wanted "$name" || return 0
    echo "== $name, load $(cut -d' ' -f1 /proc/loadavg)" | tee -a "$results"
    timeout --kill-after=20 "${most[$name]}" "$here/$name/run.sh" "$@" >>"$results" 2>"$results.log" || code=$?
    if [ "$code" -ne 0 ]; then
        failed=1
        echo "!! ended with $code; the last lines of its log:" >>"$results"
        tail -5 "$results.log" >>"$results"
    fi
    echo "-- $name took $((SECONDS - from)) s" | tee -a "$results"
}

: >"$results"
echo "# $(date -u +%FT%TZ), commit $(git -C "$here" rev-parse --short HEAD), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg)" | tee -a "$results"
measure start 2
measure appends 4
SECONDS_MEASURED=15 measure turns 500 2000
measure fanout 1
measure stalled
measure idle 10000
rm -f "$results.log"
echo "Results: $results"
exit "$failed"
