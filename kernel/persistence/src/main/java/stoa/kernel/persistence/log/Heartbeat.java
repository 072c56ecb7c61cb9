package stoa.kernel.persistence.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.Statements;

/** Writes each second that this process is alive, and renews the lease with it. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Lease lease;
    private final InstantSource clock;
    private final Statements statements;
    private final ScheduledExecutorService timer;
    private volatile boolean owns = true;
    private volatile String trouble = "";

    Heartbeat(Database database, Lease lease, InstantSource clock) {
        this.lease = lease;
        this.clock = clock;
        this.statements = new Statements(database.pool());
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("stoa-heartbeat").daemon(true).factory());
    }

    /** The last beat of whoever ran before. */
    static Optional<Instant> last(Statements statements) {
        return statements.first("select moment from stoa.heartbeat where id = 1", row -> Nanos.instant(row.getLong(1)));
    }

    void start(Duration beat) {
        write();
        timer.scheduleAtFixedRate(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Empty while all is well. */
    String complaint() {
        return owns ? trouble : "another process took over the event log; stop this one";
    }

    private void beat() {
        try {
            write();
            owned(lease.renew(statements));
            trouble = "";
        } catch (RuntimeException problem) {
            trouble(problem);
        }
    }

    private void owned(boolean now) {
        if (owns && !now) {
            LOG.atError()
                    .addKeyValue("owner", lease.owner())
                    .log("The lease of the event log was lost to another process");
        }
        owns = now;
    }

    private void trouble(RuntimeException problem) {
        if (trouble.isEmpty()) {
            LOG.atWarn().setCause(problem).log("The heartbeat cannot be written");
        }
        trouble = "the database does not answer: " + problem.getMessage();
    }

    private void write() {
        var now = Nanos.of(clock.instant());
        if (statements.update("update stoa.heartbeat set moment = ? where id = 1", now) == 0) {
            statements.update("insert into stoa.heartbeat (id, moment) values (1, ?)", now);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(2, TimeUnit.SECONDS);
            write();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException problem) {
            LOG.atWarn().setCause(problem).log("The last heartbeat could not be written");
        }
    }
}
