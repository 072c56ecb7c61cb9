package stoa.kernel.persistence.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.SqlFailures;

/**
 * Appends for its share of the partitions, one group at a time, on one connection.
 *
 * <p>When the connection dies under a commit nobody says whether the group was written. The committer then connects again,
 * looks for the group in the log, and writes it again if it is not there; sequence and position keys make that safe even if
 * the first commit arrives late.
 */
final class Committer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int CONTENTIONS = 5;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Database database;
    private final Lease lease;
    private final Positions positions;
    private final Tail tail;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Partitions whose last append failed, so that their position has to be read again. */
    private final Set<Integer> doubtful = new HashSet<>();

    private @Nullable AppendTransaction current;
    private volatile boolean isUnsettled;
    private volatile long looked = System.nanoTime();

    /** Where the partitions end: what an append moves for everybody who reads. */
    record Ends(Positions positions, Tail tail) {}

    Committer(Database database, Lease lease, Ends ends, Duration patience) {
        this.database = database;
        this.lease = lease;
        this.positions = ends.positions();
        this.tail = ends.tail();
        this.patience = patience;
    }

    List<Long> append(List<Append> group) {
        turn.lock();
        try {
            recoverDoubtful(group);
            var plan = AppendPlan.of(group, positions);
            doubtful.addAll(plan.reached().keySet());
            commit(plan);
            tail.add(plan.events());
            positions.advance(plan.reached());
            doubtful.removeAll(plan.reached().keySet());
            isUnsettled &= !doubtful.isEmpty();
            return List.copyOf(plan.answers());
        } catch (PlatformException unknown) {
            isUnsettled = true;
            looked = System.nanoTime() - LOOK_NANOS;
            throw unknown;
        } finally {
            turn.unlock();
        }
    }

    /**
     * A group of unknown outcome may be in the log, or come to be there: those who follow must not wait for the next append to its
     * partitions to see it. The partitions stay doubtful.
     */
    void lookAgain() {
        if (isUnsettled && System.nanoTime() - looked >= LOOK_NANOS && turn.tryLock()) {
            try {
                looked = System.nanoTime();
                doubtful.forEach(positions::recover);
            } finally {
                turn.unlock();
            }
        }
    }

    private void recoverDoubtful(List<Append> group) {
        for (var entry : group) {
            var partition = EventLog.partitionOf(entry.stream());
            if (doubtful.remove(partition)) {
                positions.recover(partition);
            }
        }
    }

    private void commit(AppendPlan plan) {
        for (var contention = 0; !tried(plan, contention == CONTENTIONS); contention++) {
            LOG.atDebug()
                    .addKeyValue("contention", contention)
                    .log("An append met another transaction and is tried again");
        }
    }

    private boolean tried(AppendPlan plan, boolean last) {
        var committed = false;
        try {
            transaction().write(plan);
            committed = true;
            database.force();
            return true;
        } catch (SQLException problem) {
            if (committed || isLost(problem)) {
                settle(plan, problem);
                return true;
            }
            rollback();
            if (last || !SqlFailures.isContention(problem)) {
                throw refusal(problem);
            }
            return false;
        } catch (LogConflict conflict) {
            rollback();
            throw conflict;
        }
    }

    /** Finds out whether the group was written, and writes it if not, as soon as the database can be reached again. */
    private void settle(AppendPlan plan, SQLException cause) {
        LOG.atWarn().setCause(cause).log("The connection was lost during an append; looking for the group in the log");
        var attempts = Math.max(1, patience.dividedBy(PAUSE));
        for (var attempt = 0L; attempt < attempts && !isClosed(); attempt++) {
            drop();
            if (settleOnce(plan)) {
                return;
            }
        }
        drop();
        throw new PlatformException(
                Errors.NOT_READY,
                "The " + database.place()
                        + " cannot be reached; whether the last group was written is not known. Load the"
                        + " streams again before deciding on them, and send again with the same keys.",
                cause);
    }

    private boolean settleOnce(AppendPlan plan) {
        try {
            if (!GroupSearch.isWritten(transaction().connection(), plan, lease)) {
                transaction().write(plan);
            }
            database.force();
            return true;
        } catch (SQLException problem) {
            return settledLate(plan, problem);
        } catch (LogConflict conflict) {
            rollback();
            throw conflict;
        }
    }

    /** A duplicate after the second try may be our own first commit that arrived in between. */
    private boolean settledLate(AppendPlan plan, SQLException problem) {
        if (isLost(problem) || SqlFailures.isContention(problem)) {
            return false;
        }
        rollback();
        try {
            if (SqlFailures.isDuplicate(problem)
                    && GroupSearch.isWritten(transaction().connection(), plan, lease)) {
                return true;
            }
        } catch (SQLException again) {
            problem.addSuppressed(again);
        }
        throw refusal(problem);
    }

    private AppendTransaction transaction() throws SQLException {
        var open = current;
        if (open == null) {
            open = new AppendTransaction(connect(), database.engine(), lease);
            current = open;
        }
        return open;
    }

    private Connection connect() throws SQLException {
        var connection = database.connect();
        if (database.engine() == Engine.POSTGRES) {
            try (var statement = connection.createStatement()) {
                // A frozen owner must not keep its row locks: the server cuts it off before the lease runs out.
                statement.execute("set idle_in_transaction_session_timeout = '1500ms'");
                statement.execute("set statement_timeout = '10s'");
                statement.execute("select set_config('synchronous_commit', 'on', false)"
                        + " where current_setting('synchronous_commit') = 'off'");
            }
        }
        return connection;
    }

    private boolean isLost(SQLException problem) {
        if (SqlFailures.isConnectionLost(problem)) {
            return true;
        }
        try {
            return current == null || !current.connection().isValid(2);
        } catch (SQLException ignored) {
            return true;
        }
    }

    private static LogConflict refusal(SQLException problem) {
        if (SqlFailures.isDuplicate(problem)) {
            return new LogConflict(
                    "A sequence or an idempotency key of the group is in the log already", false, problem);
        }
        throw SqlFailures.of("Cannot append to the event log", problem);
    }

    private boolean isClosed() {
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void rollback() {
        try {
            if (current != null) {
                current.connection().rollback();
            }
        } catch (SQLException ignored) {
            drop();
        }
    }

    private void drop() {
        try {
            if (current != null) {
                current.close();
            }
        } catch (SQLException ignored) {
            // It was broken before; the server cleans up its side.
        }
        current = null;
    }

    @Override
    public void close() {
        closed.countDown();
        turn.lock();
        try {
            drop();
        } finally {
            turn.unlock();
        }
    }
}
