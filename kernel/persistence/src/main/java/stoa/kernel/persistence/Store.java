package stoa.kernel.persistence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import stoa.kernel.contract.store.Backups;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.persistence.backup.BackupWriter;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.KernelSchema;
import stoa.kernel.persistence.log.AppendWatches;
import stoa.kernel.persistence.log.JdbcEventLog;
import stoa.kernel.persistence.log.Lease;
import stoa.kernel.persistence.log.LogMeta;
import stoa.kernel.persistence.log.LogTerms;
import stoa.kernel.persistence.table.Housekeeping;
import stoa.kernel.persistence.table.JdbcCheckpoints;
import stoa.kernel.persistence.table.JdbcDocuments;
import stoa.kernel.persistence.table.JdbcJobs;

/** Everything that is open while the platform runs, as one thing: usable without OSGi. */
public final class Store implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofHours(1);

    private final Database database;
    private final JdbcEventLog log;
    private final Housekeeping housekeeping;
    private final JdbcJobs jobs;
    private final DocumentTable documents;
    private final Checkpoints checkpoints;
    private final Backups backups;
    private final AppendWatches watches;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Store(Database database, Lease lease, InstantSource clock, LogTerms terms) {
        this.database = database;
        this.watches = new AppendWatches();
        this.log = JdbcEventLog.open(new JdbcEventLog.Opening(database, lease, clock, terms, watches));
        this.housekeeping = new Housekeeping(database, clock);
        this.jobs = new JdbcJobs(database, clock);
        this.documents = new JdbcDocuments(database);
        this.checkpoints = new JdbcCheckpoints(database);
        this.backups = new BackupWriter(database, clock);
        housekeeping.start(SWEEP);
    }

    /**
     * Opens or creates the database, and takes the right to write to it.
     *
     * @throws stoa.kernel.persistence.database.StartProblem with the sentence for the operator
     */
    public static Store open(DatabaseSettings settings, InstantSource clock, LogTerms terms) {
        var database = Database.open(settings);
        try {
            var lease = ownedSchema(database, terms);
            new LogMeta(database, clock).open();
            return new Store(database, lease, clock, terms);
        } catch (RuntimeException problem) {
            database.close();
            throw problem;
        }
    }

    /** Tables that another process works on are not touched: where there are any, the lease comes first. */
    private static Lease ownedSchema(Database database, LogTerms terms) {
        var lease = new Lease(database, terms.lease());
        var existed = KernelSchema.exists(database);
        if (existed) {
            lease.acquire();
        }
        KernelSchema.apply(database);
        if (!existed) {
            lease.acquire();
        }
        return lease;
    }

    public Database database() {
        return database;
    }

    public JdbcEventLog log() {
        return log;
    }

    public JobTable jobs() {
        return jobs;
    }

    public DocumentTable documents() {
        return documents;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    public Backups backups() {
        return backups;
    }

    public AppendWatches watches() {
        return watches;
    }

    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** Idempotent. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            housekeeping.close();
            jobs.close();
            log.close();
            database.close();
        }
    }
}
