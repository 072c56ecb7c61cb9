#!/usr/bin/env bash
# Usage: run.sh [SECONDS]: durable appends a second with 1, 8 and 64 writers on H2 and PostgreSQL, ours and JDBC by hand.
. "$(dirname "$0")/../bench.sh"
classes=$(built appends)
mkdir -p "$WORK/disk"
chmod a+x "$WORK"
echo "# $(machine)"
"$java" -Xmx1g --sun-misc-unsafe-memory-access=allow -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
    -cp "$classes" stoa.bench.appends.Appends "$WORK/disk" "${STEP:-${1:-6}}" 2>"$WORK/appends.log" | grep -v -E 'DEBUG|INFO|WARN' | tee "$WORK/table"
cell() { awk -F'\t' -v engine="$1" -v way="$2" -v writers="$3" -v column="$4" '$1 == engine && $2 == way && $3 == writers {print $column}' "$WORK/table"; }
for engine in h2 postgresql; do
    for writers in 1 8 64; do
        ours() { cell "$engine" stoa "$writers" "$1"; }
        theirs() { cell "$engine" "jdbc batches" "$writers" "$1"; }
        row "durable appends a second, $engine, $writers writers (peer: JDBC batches)" "$(ours 4)" "$(theirs 4)" - \
            "$(ours 9)" "$(ours 10)" "$(ours 11)" "$(theirs 11)" "$(ours 12)"
    done
    row "durable events per sync, $engine, 64 writers" "$(cell "$engine" stoa 64 5)" "$(cell "$engine" "jdbc batches" 64 5)" ">=25" - - - - "$(cell "$engine" stoa 64 12)"
    row "appends a second over the disk's own syncs a second, $engine, 64 writers" "$(cell "$engine" stoa 64 4)" "$(cell "$engine" stoa 64 7)" - - - - - "$(cell "$engine" stoa 64 12)"
done
