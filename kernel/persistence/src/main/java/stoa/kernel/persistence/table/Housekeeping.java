package stoa.kernel.persistence.table;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;

/** Takes away old receipts and finished jobs, in small steps off the hot path. */
public final class Housekeeping implements AutoCloseable {
    /** How long a repeated key or job is recognised. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int SLICE = 1_000;
    private static final String RECEIPTS =
            "delete from stoa.receipt where (stream, receipt_key) in (select stream, receipt_key"
                    + " from stoa.receipt where moment < ? order by moment limit " + SLICE + ")";
    private static final String JOBS =
            "delete from stoa.job where (kind, job_key) in (select kind, job_key from stoa.job"
                    + " where state = 'done' and finished < ? order by finished limit " + SLICE + ")";

    private final Database database;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stoa-housekeeping").daemon(true).factory());

    public Housekeeping(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void start(Duration period) {
        timer.scheduleWithFixedDelay(this::sweepAndReport, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns how many rows went. */
    public int sweep() {
        var before = Nanos.of(clock.instant().minus(KEPT));
        return sweep(RECEIPTS, before) + sweep(JOBS, before);
    }

    private int sweep(String sql, long before) {
        var total = 0;
        var gone = SLICE;
        while (gone == SLICE && !Thread.currentThread().isInterrupted()) {
            gone = database.transactions().run(() -> database.statements().update(sql, before));
            total += gone;
        }
        return total;
    }

    private void sweepAndReport() {
        try {
            var gone = sweep();
            LOG.atDebug().addKeyValue("rows", gone).log("Old receipts and jobs were taken away");
        } catch (RuntimeException problem) {
            LOG.atWarn().setCause(problem).log("Old receipts and jobs could not be taken away");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
