package stoa.kernel.persistence.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.PlatformException;
import stoa.api.plugin.Outage;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.FollowBatch;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.contract.log.StreamHead;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Engine;

/** The log on one database, owned by this process until it is closed. */
public final class JdbcEventLog implements EventLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcEventLog.class);

    private final Lease lease;
    private final Heartbeat heartbeat;
    private final List<Committer> committers;
    private final Positions positions;
    private final Tail tail = new Tail();
    private final LogReader reader;
    private final Snapshots snapshots;
    private final AppendWatches watches;
    private final String incarnation;
    private final Optional<Outage> outage;

    private JdbcEventLog(Opening opening) {
        var database = opening.database();
        this.lease = opening.lease();
        this.heartbeat = new Heartbeat(database, lease, opening.clock());
        this.positions = new Positions(database.statements());
        this.reader = new LogReader(database.statements(), positions, tail, opening.clock());
        this.snapshots = new Snapshots(database);
        this.watches = opening.watches();
        this.incarnation = new LogMeta(database, opening.clock()).incarnation();
        positions.recoverAll();
        this.outage = new StartCheck(database, positions).outage(opening.clock().instant());
        this.committers = committers(opening);
    }

    /**
     * Checks the end of the log and starts the heartbeat. The schema must be there and the lease be held.
     *
     * @throws stoa.kernel.persistence.database.StartProblem when the log is damaged
     */
    public static JdbcEventLog open(Opening opening) {
        var log = new JdbcEventLog(opening);
        log.heartbeat.start(opening.terms().beat());
        return log;
    }

    private List<Committer> committers(Opening opening) {
        var database = opening.database();
        var count = database.engine() == Engine.H2 ? 1 : opening.terms().committers();
        var list = new ArrayList<Committer>();
        for (var i = 0; i < count; i++) {
            list.add(new Committer(
                    database,
                    lease,
                    new Committer.Ends(positions, tail),
                    opening.terms().patience()));
        }
        return List.copyOf(list);
    }

    @Override
    public int committers() {
        return committers.size();
    }

    @Override
    public List<Long> append(List<Append> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        var from = System.nanoTime();
        var answers = committer(group).append(group);
        watches.committed(group.size(), Duration.ofNanos(System.nanoTime() - from));
        return answers;
    }

    private Committer committer(List<Append> group) {
        var shares = group.stream()
                .map(entry -> EventLog.partitionOf(entry.stream()) % committers.size())
                .distinct()
                .toList();
        if (shares.size() > 1) {
            throw new IllegalArgumentException(
                    "A group must belong to one committer, this one belongs to " + shares.size());
        }
        return committers.get(shares.getFirst());
    }

    @Override
    public StreamHead head(StreamId stream) {
        return reader.head(stream);
    }

    @Override
    public List<StoredEvent> read(StreamId stream, long after, int limit, long maxBytes) {
        return reader.read(stream, after, limit, maxBytes);
    }

    @Override
    public Optional<StoredSnapshot> snapshot(StreamId stream) {
        return snapshots.newest(stream, reader.head(stream));
    }

    @Override
    public void saveSnapshot(StreamId stream, StoredSnapshot snapshot, long firstSequence) {
        snapshots.save(stream, snapshot, firstSequence);
    }

    @Override
    public Optional<StoredReceipt> receipt(StreamId stream, String key) {
        return reader.receipt(stream, key);
    }

    @Override
    public List<StoredTimer> dueTimers(Instant now, int limit) {
        return reader.dueTimers(now, limit);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return reader.nextTimer();
    }

    @Override
    public FollowBatch follow(Map<Integer, Long> after, Set<String> kinds, int limit) {
        committers.forEach(Committer::lookAgain);
        return reader.follow(after, kinds, limit);
    }

    @Override
    public Map<Integer, Long> positions() {
        return positions.known();
    }

    @Override
    public String incarnation() {
        return incarnation;
    }

    @Override
    public Optional<Outage> lastOutage() {
        return outage;
    }

    /** Empty while this process owns the log and the database answers. */
    public String complaint() {
        return heartbeat.complaint();
    }

    @Override
    public void close() {
        committers.forEach(Committer::close);
        heartbeat.close();
        releaseLease();
    }

    private void releaseLease() {
        try {
            lease.release();
        } catch (PlatformException problem) {
            LOG.atWarn().setCause(problem).log("The lease could not be given back and will run out by itself");
        }
    }

    /** What a log is opened with. */
    public record Opening(Database database, Lease lease, InstantSource clock, LogTerms terms, AppendWatches watches) {}
}
