#!/usr/bin/env bash
# Usage: run-all.sh [--short] [RESULTS]: every benchmark in turn and one table of results, in at most 25 minutes; for a machine that
# does nothing else. Builds the distribution first where there is none.
# RESULTS is the file that is written (Markdown), by default benchmarks/results-DATE.txt. --short measures three seconds at a
# twentieth of the size: it shows that everything works, its figures mean nothing. ONLY="turns idle" runs some of them. One that
# fails or takes too long is noted in the file, and the next one runs; the end is then 1.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
debates="500 2000" connections=10000 starts=2
if [ "${1:-}" = --short ]; then
    shift
    export STEP=3 WARM_UP=2
    debates="25 100" connections=500 starts=1
fi
results=${1:-$here/results-$(date -u +%Y%m%d-%H%M).txt}
only=${ONLY:-start appends turns fanout stalled idle}
# The most seconds of each: together 24 minutes.
declare -A most=([start]=180 [appends]=240 [turns]=420 [fanout]=240 [stalled]=180 [idle]=180)
work=$(mktemp -d "${TMPDIR:-/tmp}/stoa-benchmarks.XXXXXX")
trap 'rm -rf "$work"' EXIT
export ROWS=$work/rows
: >"$ROWS"
failed=0
began=$SECONDS

wanted() { [[ " $only " == *" $1 "* ]]; }
measure() { # NAME [arguments]
    local name=$1 from=$SECONDS code=0; shift
    wanted "$name" || return 0
    echo "== $name, load $(cut -d' ' -f1 /proc/loadavg)"
    { echo; echo "## $name"; echo; echo '```'; } >>"$work/details"
    timeout --kill-after=20 "${most[$name]}" "$here/$name/run.sh" "$@" >>"$work/details" 2>"$work/log" || code=$?
    if [ "$code" -ne 0 ]; then
        failed=1
        echo "!! $name ended with $code; the last lines of its log:" | tee -a "$work/details"
        { grep -a FAULT "$work/log"; tail -8 "$work/log"; } | cut -c1-300 | tee -a "$work/details"
    fi
    echo '```' >>"$work/details"
    echo "-- $name took $((SECONDS - from)) s"
}

if [ ! -x "${STOA:-$here/../distributions/standalone/target/stoa}/bin/stoa" ]; then
    echo "== building"
    (cd "$here/.." && ./mvnw -q install -Dquick -DskipTests ${MAVEN_ARGS:-}) || exit 1
    began=$SECONDS
fi
head="# $(date -u +%FT%TZ), commit $(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo none), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "$head"
measure start "$starts"
measure appends 4
measure turns $debates
measure fanout 1
measure stalled
measure idle "$connections"
{
    echo "$head"
    [ -z "${STEP:-}" ] || printf '\n**Steps of %s s: these figures only show that everything works.**\n' "$STEP"
    printf '\n| measured | ours | peer | ratio | aim | | p50 | p95 | p99 | p99 of peer | load |\n'
    printf '|---|---|---|---|---|---|---|---|---|---|---|\n'
    sed 's/\t/ | /g; s/^/| /; s/$/ |/' "$ROWS"
    printf '\nThe peer is Socket.IO where the line names no other; the aim compares ours, or with an x the ratio.\n'
    cat "$work/details"
    printf '\nTook %s s.\n' "$((SECONDS - began))"
} >"$results"
sed -n '/^| measured/,/^$/p' "$results"
echo "Results: $results, after $((SECONDS - began)) s"
exit "$failed"
