#!/usr/bin/env bash
# Usage: run.sh [SECONDS]: durable appends a second with 1, 8 and 64 writers on H2 and PostgreSQL, ours and JDBC by hand.
. "$(dirname "$0")/../bench.sh"
classes=$(built appends)
mkdir -p "$WORK/disk"
chmod a+x "$WORK"
echo "# $(machine)"
"$java" -Xmx1g --sun-misc-unsafe-memory-access=allow -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
    -cp "$classes" stoa.bench.appends.Appends "$WORK/disk" "${1:-6}" 2>"$WORK/appends.log" | grep -v -E 'DEBUG|INFO|WARN'
