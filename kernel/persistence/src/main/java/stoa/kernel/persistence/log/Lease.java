package stoa.kernel.persistence.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.database.Statements;

/**
 * The right to write: a row per partition with an owner and an epoch that rises with each owner. Only the database's clock
 * counts, and only the check inside the append decides; nothing here is trusted for it.
 */
public final class Lease {
    private static final String TAKE =
            "update stoa.lease set owner = ?, epoch = epoch + 1, expires = current_timestamp + interval '%s' second";

    private final Database database;
    private final String owner;
    private final Duration length;
    private final AtomicLongArray epochs = new AtomicLongArray(EventLog.PARTITIONS);

    public Lease(Database database, Duration length) {
        this.database = database;
        this.owner = "process " + ProcessHandle.current().pid() + ", key " + UUID.randomUUID();
        this.length = length;
    }

    String owner() {
        return owner;
    }

    long epoch(int partition) {
        return epochs.get(partition);
    }

    /**
     * Takes all partitions. H2 lets one process in, so whoever held the lease there is dead; on PostgreSQL a dead owner's
     * lease is waited for.
     *
     * @throws StartProblem when a living process holds it
     */
    public void acquire() {
        database.transactions().run(this::insertRows);
        if (database.engine() == Engine.H2) {
            database.transactions().run(() -> take("1 = 1"));
        } else {
            waitForPrevious();
        }
        readEpochs();
        database.fence().raise(owner, EventLog.PARTITIONS);
    }

    /** Prolongs it; returns false when another process has taken a partition. */
    boolean renew(Statements statements) {
        var sql = database.engine() == Engine.H2
                ? "update stoa.lease set owner = owner where owner = ? and part = 0"
                : "update stoa.lease set expires = current_timestamp + interval '" + seconds()
                        + "' second where owner = ?";
        return statements.update(sql, owner) == (database.engine() == Engine.H2 ? 1 : EventLog.PARTITIONS);
    }

    /** Lets the next process in at once. */
    void release() {
        database.transactions()
                .run(() -> statements()
                        .update("update stoa.lease set expires = current_timestamp where owner = ?", owner));
    }

    private void insertRows() {
        for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
            statements()
                    .update(
                            "insert into stoa.lease (part, owner, epoch, expires) values (?, '', 0, timestamp with time zone"
                                    + " '1970-01-01 00:00:00+00') on conflict do nothing",
                            partition);
            statements()
                    .update(
                            "insert into stoa.partition_floor (part, pos) values (?, 0) on conflict do nothing",
                            partition);
        }
    }

    private void waitForPrevious() {
        var first = holder();
        var steps = length.plusSeconds(2).toMillis() / 100;
        for (var step = 0; step < steps && !takeExpired(); step++) {
            refuseLiving(first, holder());
            pause();
        }
        if (holder().map(Holder::owner).filter(owner::equals).isEmpty()) {
            throw refusal(holder());
        }
    }

    private boolean takeExpired() {
        var living = statements().first("select 1 from stoa.lease where expires >= current_timestamp", row -> 1);
        if (living.isPresent()) {
            return false;
        }
        return database.transactions().run(() -> {
            statements().query("select part from stoa.lease order by part for update", row -> 1);
            return take("expires < current_timestamp") == EventLog.PARTITIONS;
        });
    }

    /** A lease that was prolonged while we looked has a living owner. */
    private void refuseLiving(Optional<Holder> before, Optional<Holder> now) {
        if (now.isPresent() && !now.equals(before)) {
            throw refusal(now);
        }
    }

    private StartProblem refusal(Optional<Holder> holder) {
        return new StartProblem(
                "Another running Stoa (" + holder.map(Holder::owner).orElse("unknown") + ") uses the "
                        + database.place() + ". Stop it first, or set stoa.db.url to another database.");
    }

    private int take(String condition) {
        return statements().update(TAKE.formatted(seconds()) + " where " + condition, owner);
    }

    private void readEpochs() {
        statements().query("select part, epoch from stoa.lease where owner = ?", this::readEpoch, owner);
    }

    private int readEpoch(ResultSet row) throws SQLException {
        epochs.set(row.getInt(1), row.getLong(2));
        return row.getInt(1);
    }

    private Optional<Holder> holder() {
        List<Holder> holders = statements()
                .query(
                        "select owner, cast(expires as varchar) from stoa.lease order by expires desc, part limit 1",
                        row -> new Holder(row.getString(1), row.getString(2)));
        return holders.stream().findFirst();
    }

    private void pause() {
        try {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartProblem("The start was interrupted while it waited for the lease of the " + database.place()
                    + ". Start again.");
        }
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
    }

    private Statements statements() {
        return database.statements();
    }

    /** Who holds the lease that runs longest. */
    private record Holder(String owner, String expires) {}
}
