#!/usr/bin/env bash
# Usage: edits.sh [TIMES]: a warm ./dev up until its page answers, then from saving a file of a bundle until the running platform
# has swapped the bundle; Java and a panel by turns. Works in the tree it lies in and takes its edits back.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
times=${1:-3} port=${PORT:-8703}
java=bundles/judge-rubric/src/main/java/stoa/judge/rubric/Edited.java panel=bundles/admin/ui/src/desk.css
log=$(mktemp) kept=$(mktemp -d)
cp "$panel" "$kept/panel"
now() { date +%s%N; }
quit() { rm -f "$java"; cp "$kept/panel" "$panel"; kill -TERM "$up" 2>/dev/null || true; wait "$up" 2>/dev/null || true; rm -rf "$log" "$kept"; }
start() { ./dev up --set "stoa.http.port=$port" >"$log" 2>&1 & up=$!; }
page() { until curl -fs -o /dev/null "http://127.0.0.1:$port/"; do kill -0 "$up" || { cat "$log"; exit 1; }; sleep 0.02; done; }
stop() { until grep -aq "sign in as" "$log"; do sleep 0.1; done; kill -TERM "$up"; wait "$up" || true; }
row() { printf '%s\t%s\t%s\n' "$1" "$(((($(now) - $2)) / 1000000))" "$(cut -d' ' -f1 /proc/loadavg)"; }
edit() { # NAME PLUGIN FILE TEXT
    local before from; before=$(grep -ac "Plugin was swapped plugin=\"$2\"" "$log" || true)
    from=$(now)
    if [[ $3 == *.java ]]; then echo "$4" >"$3"; else echo "$4" >>"$3"; fi
    for _ in $(seq 3000); do
        (( $(grep -ac "Plugin was swapped plugin=\"$2\"" "$log" || true) > before )) && { row "$1" "$from"; return; }
        sleep 0.02
    done
    echo "'$3' was not taken in within a minute"; exit 1
}
printf 'what\tms\tload\n'
start; trap quit EXIT; page; stop
for round in $(seq "$times"); do from=$(now); start; page; row "dev up, warm" "$from"; [ "$round" = "$times" ] || stop; done
sleep 15 # The builder warms up after the platform.
for round in $(seq "$times"); do
    edit "edit of Java" judge-rubric "$java" "package stoa.judge.rubric; final class Edited { int round() { return $round; } }"
    edit "edit of a panel" admin "$panel" ".edited$round { color: inherit; }"
done
