package stoa.kernel.persistence.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.api.error.PlatformException;
import stoa.api.plugin.Outage;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.StartProblem;

/** Looks at the newest events of each partition before anything is served. */
final class StartCheck {
    private static final int NEWEST = 16;
    private static final String TAIL =
            "select " + Events.COLUMNS + " from stoa.event_log where part = ? order by pos desc limit " + NEWEST;

    private final Database database;
    private final Positions positions;

    StartCheck(Database database, Positions positions) {
        this.database = database;
        this.positions = positions;
    }

    /**
     * The gap between the last sign of life and now; empty on the first start.
     *
     * @throws StartProblem when the end of the log is damaged
     */
    Optional<Outage> outage(Instant now) {
        var newest = newestEvent();
        var beat = Heartbeat.last(database.statements());
        return Stream.concat(newest.stream(), beat.stream())
                .max(Instant::compareTo)
                .map(last -> new Outage(last.isAfter(now) ? now : last, now));
    }

    private Optional<Instant> newestEvent() {
        return positions.known().keySet().stream()
                .flatMap(partition -> tail(partition).stream())
                .map(StoredEvent::at)
                .max(Instant::compareTo);
    }

    private List<StoredEvent> tail(int partition) {
        try {
            var events = database.statements().query(TAIL, Events::read, partition);
            events.stream().limit(1).forEach(this::checkHead);
            return events;
        } catch (PlatformException problem) {
            throw damaged(problem.getMessage(), problem);
        }
    }

    private void checkHead(StoredEvent event) {
        var sequence = database.statements()
                .first(
                        "select last_seq from stoa.stream_head where stream = ?",
                        row -> row.getLong(1),
                        event.stream().toString());
        if (sequence.orElse(0L) < event.sequence()) {
            throw damaged("Stream '" + event.stream() + "' has events beyond its head.", null);
        }
    }

    private StartProblem damaged(@Nullable String reason, @Nullable Throwable cause) {
        return new StartProblem(
                "The event log in " + database.place() + " is damaged: " + reason + " Restore the newest"
                        + " backup into an empty database with stoa.restore=<file>.",
                cause);
    }
}
