#!/usr/bin/env bash
# Usage: profile.sh FILE.jfr: where the processor's time went, by the top frame and by the first frame of the platform's own.
set -eu
jfr=${JAVA_HOME:+$JAVA_HOME/bin/}jfr
samples=$(mktemp); trap 'rm -f "$samples"' EXIT
"$jfr" print --events jdk.ExecutionSample --stack-depth 48 "$1" >"$samples"
echo "samples: $(grep -c '^jdk.ExecutionSample' "$samples")"
echo "top frames:"
grep -A1 'stackTrace = \[' "$samples" | grep line: | sed 's/line:.*//; s/^ *//' | sort | uniq -c | sort -rn | head -"${TOP:-25}"
echo "first own frame:"
awk '/^jdk.ExecutionSample/{seen=0} !seen && /stoa\./{sub(/line:.*/, ""); gsub(/^ +/, ""); print; seen=1}' "$samples" | sort | uniq -c | sort -rn | head -"${TOP:-25}"
echo "threads:"
grep sampledThread "$samples" | sed 's/.*= "//; s/[-0-9]*".*//' | sort | uniq -c | sort -rn | head -12
