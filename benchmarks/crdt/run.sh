#!/usr/bin/env bash
# usage: run.sh [TRACE.json.gz] [MILLIONS]   Yjs, ywasm and Stoa on one trace, then Stoa on a large document.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
trace=$(realpath "${1:-../../../shared/data/collab/traces/automerge-paper.json.gz}")
work=$(mktemp -d "${TMPDIR:-/tmp}/crdt-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[ -d node_modules/yjs ] || npm ci --silent --no-audit --no-fund >&2
classes=../../bundles/crdt/target/classes
[ -d "$classes" ] || (cd ../.. && ./mvnw -q install -Dquick -DskipTests -pl .,bundles/crdt)
echo "load $(cut -d' ' -f1 /proc/loadavg), $(nproc) cores"
node peer.mjs "$trace" "$work"
"$java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx1500m -cp "$classes" Bench.java "$work" "${2:-100}"
